//! New bundles under load, and bundles that must not answer.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use serde_json::{Value, json};

use crate::running::{Place, Running, messages};
use crate::shop::Shop;

fn seq(status: &Value) -> u64 {
    status["release"]["seq"].as_u64().unwrap_or(0)
}

fn refusal(status: &Value) -> &str {
    status["last_refusal"]["code"].as_str().unwrap_or("")
}

#[test]
fn a_swap_under_load_fails_no_turn_and_mixes_none() {
    let shops = [Shop::tea("来自甲"), Shop::tea("来自乙")];
    let place = Place::new();
    let running = place.serve(&[&shops[0]]);
    let (done, asked) = (AtomicBool::new(false), AtomicU64::new(0));
    std::thread::scope(|scope| {
        for worker in 0..3 {
            let (running, done, asked) = (&running, &done, &asked);
            scope.spawn(move || {
                let mut client = running.client();
                while !done.load(Ordering::Relaxed) {
                    let number = asked.fetch_add(1, Ordering::Relaxed);
                    let path = messages("tea", &format!("{worker}-{}", number % 5));
                    let response = client.post(&path, &json!({ "text": "什么时候发货" }));
                    let turn = response.is_ok().json();
                    let release: usize = response.header("kaopu-release").unwrap().parse().unwrap();
                    // Odd releases are the first shop's.
                    let expected = if release % 2 == 1 { "来自甲" } else { "来自乙" };
                    let text = turn["replies"][0]["text"].as_str().unwrap();
                    assert!(text.contains(expected), "release {release} says {text}");
                }
            });
        }
        for release in 2..=13 {
            place.put("tea.kbx", &shops[(release as usize + 1) % 2].release(release));
            running.reload("tea");
            running.until("tea", "the new release", |status| seq(status) == u64::from(release));
        }
        done.store(true, Ordering::Relaxed);
    });
    assert!(asked.load(Ordering::Relaxed) > 50);
    let metrics = running.client().get("/metrics").is_ok().text().to_owned();
    assert!(
        metrics.contains("kaopu_activations_total{tenant=\"tea\",result=\"taken\"} 13"),
        "{metrics}"
    );
    assert!(metrics.contains("kaopu_release{tenant=\"tea\"} 13"), "{metrics}");
}

#[test]
fn a_conversation_outlives_the_entry_that_it_waits_about() {
    let files = |faqs: &str| {
        let text = |text: &str| text.as_bytes().to_vec();
        Shop::new(
            [
                ("kb.toml".to_owned(), text("format = 1\nid = \"tea\"\nshop = \"茶铺\"\n")),
                ("faqs.csv".to_owned(), text(faqs)),
                (
                    "dialogues/a.toml".to_owned(),
                    text("title = \"a\"\n\n[[turn]]\ncustomer = \"在吗\"\n"),
                ),
            ]
            .into(),
        )
    };
    let before = files("id,question,answer\nship,茶叶什么时候发货,两天\nback,茶叶怎么退货,七天\n");
    let after = files("id,question,answer\nnew,茶具怎么保养,擦干\n");
    let place = Place::new();
    place.put("tea.kbx", &before.release(1));
    let running = place.serve(&[&before]);
    let path = messages("tea", "a");
    let mut client = running.client();
    client.post(&path, &json!({ "text": "茶叶" })).is_ok();
    place.put("tea.kbx", &after.release(2));
    running.until("tea", "the second release", |status| seq(status) == 2);
    for text in ["1", "第一个", "茶具怎么保养"] {
        client.post(&path, &json!({ "text": text })).is_ok();
    }
    let shown = client.get("/v1/tea/sessions/a").is_ok().json();
    assert_eq!(shown["messages"], 4);
}

#[test]
fn what_must_not_answer_changes_nothing_and_is_named() {
    let shop = Shop::tea("好的");
    let place = Place::new();
    place.put("tea.kbx", &shop.release(5));
    let running = place.serve(&[&shop]);
    let digest = running.status("tea")["release"]["digest"].clone();
    let good = shop.release(6);
    let tampered = {
        let mut bytes = good.clone();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        bytes
    };
    let other = Shop::new(
        [
            ("kb.toml", "format = 1\nid = \"coffee\"\n"),
            ("faqs.csv", "id,question,answer\nship,什么时候发货,好\n"),
            ("dialogues/a.toml", "title = \"a\"\n\n[[turn]]\ncustomer = \"在吗\"\n"),
        ]
        .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
        .into(),
    );
    let untrue = {
        // Signed with golden turns that this engine does not give.
        let mut untrue = Shop::tea("别的");
        untrue.played = Shop::tea("又一样").played;
        untrue.release(7)
    };
    let cases: [(&str, Vec<u8>); 6] = [
        ("older-release", shop.release(4)),
        ("other-content", Shop::tea("另一份").release(5)),
        ("other-root", other.release(6)),
        ("replay", untrue),
        ("", tampered),
        ("", good[..good.len() / 2].to_vec()),
    ];
    for (code, bytes) in cases {
        place.put("tea.kbx", &bytes);
        running.reload("tea");
        let named = |status: &Value| {
            if code.is_empty() { !refusal(status).is_empty() } else { refusal(status) == code }
        };
        running.until("tea", code, named);
        let turn = running.client().post(&messages("tea", "a"), &json!({ "text": "什么时候发货" }));
        assert_eq!(turn.is_ok().header("kaopu-bundle"), digest.as_str(), "{code}");
    }
    std::fs::remove_file(place.path("tea.kbx")).unwrap();
    running.until("tea", "gone", |status| refusal(status) == "source-io");
    running.client().get("/readyz").is_ok();
    let metrics = running.client().get("/metrics").is_ok().text().to_owned();
    for code in ["older-release", "other-content", "other-root", "replay", "source-io"] {
        assert!(metrics.contains(&format!("result=\"{code}\"")), "{code}");
    }
    // And what is right is taken at once, however often it went wrong before.
    place.put("tea.kbx", &shop.release(8));
    running.until("tea", "the good one", |status| seq(status) == 8);
    assert!(running.status("tea")["last_refusal"].is_null());
}

#[test]
fn of_a_folder_the_highest_number_answers() {
    let shop = Shop::tea("好的");
    let place = Place::new();
    let mut config = place.config(&[&shop]);
    let folder = place.path("releases");
    std::fs::create_dir(&folder).unwrap();
    for seq in [1, 3, 2] {
        std::fs::write(folder.join(format!("{seq}.kbx")), shop.release(seq)).unwrap();
    }
    config.tenants.get_mut("tea").unwrap().bundle = folder.to_str().unwrap().to_owned();
    let running = Running::start(config).unwrap();
    assert_eq!(seq(&running.status("tea")), 3);
    assert!(running.status("tea")["last_refusal"].is_null());
    std::fs::write(folder.join("5.kbx"), shop.release(5)).unwrap();
    running.until("tea", "the new one", |status| seq(status) == 5);
}

#[test]
fn without_anything_to_answer_from_it_does_not_start_and_says_why() {
    let shop = Shop::tea("好的");
    let place = Place::new();
    let config = place.config(&[&shop]);
    place.put("tea.kbx", b"no bundle");
    let error = Running::start(config.clone()).err().unwrap();
    assert_eq!(
        error.code,
        kaopu_bundle::verify(b"no bundle", &shop.roots().into(), jiff::Timestamp::now())
            .unwrap_err()
            .code()
    );
    std::fs::remove_file(place.path("tea.kbx")).unwrap();
    assert_eq!(Running::start(config.clone()).err().unwrap().code, "source-io");
    // An address may be there later: the process waits, is alive, and not ready.
    let mut config = config;
    config.tenants.get_mut("tea").unwrap().bundle = "http://127.0.0.1:9/shop.kbx".to_owned();
    let running = Running::start(config).unwrap();
    running.client().get("/healthz").is_ok();
    running.client().get("/readyz").is_problem(503, "not-ready");
    let turn = running.client().post(&messages("tea", "a"), &json!({ "text": "在吗" }));
    assert_eq!(turn.is_problem(503, "not-ready").header("retry-after"), Some("10"));
}

#[test]
fn many_requests_to_reload_are_few_loads() {
    let shop = Shop::tea("好的");
    let place = Place::new();
    let mut config = place.config(&[&shop]);
    let tenant = config.tenants.get_mut("tea").unwrap();
    (tenant.poll_seconds, tenant.min_load_seconds) = (3600, 1);
    let running = Running::start(config).unwrap();
    let loads = || running.status("tea")["loads"].as_u64().unwrap();
    let before = loads();
    let mut client = running.client();
    let began = std::time::Instant::now();
    for _ in 0..500 {
        assert_eq!(client.request("POST", "/admin/tea/reload", &[], b"").status, 202);
    }
    let seconds = began.elapsed().as_secs();
    std::thread::sleep(Duration::from_millis(2500));
    let made = loads() - before;
    assert!((1..=2 + seconds).contains(&made), "{made} loads");
}

#[test]
fn what_was_served_is_served_again_and_older_ones_stay_refused() {
    let shop = Shop::tea("好的");
    let place = Place::new();
    let mut config = place.config(&[&shop]);
    config.state = Some(place.path("state"));
    place.put("tea.kbx", &shop.release(5));
    let running = Running::start(config.clone()).unwrap();
    assert_eq!(seq(&running.status("tea")), 5);
    let second = Running::start(config.clone()).err().unwrap();
    assert_eq!(second.code, "state", "a state folder is one process's");
    drop(running);
    place.put("tea.kbx", &shop.release(4));
    let running = Running::start(config.clone()).unwrap();
    assert_eq!(seq(&running.status("tea")), 5);
    assert_eq!(refusal(&running.status("tea")), "older-release");
    drop(running);
    std::fs::remove_file(place.path("tea.kbx")).unwrap();
    let running = Running::start(config).unwrap();
    running.client().get("/readyz").is_ok();
    running.client().post(&messages("tea", "a"), &json!({ "text": "什么时候发货" })).is_ok();
}
