//! Going back to an older release under a signed permit.

use kaopu_bundle::sha256_hex;
use serde_json::{Value, json};

use crate::running::{Place, Running, messages};
use crate::shop::Shop;

fn seq(status: &Value) -> u64 {
    status["release"]["seq"].as_u64().unwrap_or(0)
}

fn refusal(status: &Value) -> &str {
    status["last_refusal"]["code"].as_str().unwrap_or("")
}

fn answer(running: &Running) -> String {
    let said = json!({ "text": "什么时候发货" });
    let turn = running.client().post(&messages("tea", "a"), &said).is_ok().json();
    turn["replies"][0]["text"].as_str().unwrap().to_owned()
}

#[test]
fn a_permit_beside_the_bundle_brings_the_kept_release_back_until_a_newer_one_comes() {
    let (good, bad) = (Shop::tea("两天发货"), Shop::tea("永远不发"));
    let place = Place::new();
    place.put("tea.kbx", &good.release(8));
    let mut config = place.config(&[&good]);
    config.state = Some(place.path("state"));
    let running = Running::start(config.clone()).unwrap();
    place.put("tea.kbx", &bad.release(9));
    running.until("tea", "the bad one", |status| seq(status) == 9);
    assert!(answer(&running).contains("永远"));
    // An older bundle alone is no way back.
    place.put("tea.kbx", &good.release(8));
    running.until("tea", "refused", |status| refusal(status) == "older-release");
    place.put("tea.kbx", &bad.release(9));
    place.put("tea.permit", &good.permit((9, &bad.release(9)), (8, &good.release(8))));
    running.until("tea", "the good one", |status| seq(status) == 8);
    assert!(answer(&running).contains("两天"), "the conversation goes on");
    let status = running.status("tea");
    assert_eq!(status["rolled_back"]["from"], 9);
    assert_eq!(status["rolled_back"]["reason"], "答错了");
    assert_eq!(status["rolled_back"]["signers"], json!(["wang"]));
    assert_eq!(refusal(&status), "", "that the left one still lies there is no alarm");
    let metrics = running.client().get("/metrics").is_ok().text().to_owned();
    assert!(metrics.contains("result=\"rolled-back\"} 1"), "{metrics}");
    assert!(metrics.contains("kaopu_left_release{tenant=\"tea\"} 9"), "{metrics}");
    running.reload("tea");
    std::thread::sleep(std::time::Duration::from_millis(1200));
    assert_eq!(seq(&running.status("tea")), 8);
    // After a restart, with the left one still in its place.
    drop(running);
    let running = Running::start(config.clone()).unwrap();
    assert_eq!(seq(&running.status("tea")), 8);
    assert_eq!(running.status("tea")["rolled_back"]["from"], 9);
    drop(running);
    assert!(Running::start(config).is_ok());
    let mut config = place.config(&[&good]);
    config.state = Some(place.path("state"));
    let running = Running::start(config).unwrap();
    // The next one is higher than all; then the permit, which still lies there, is over.
    place.put("tea.kbx", &good.release(10));
    running.until("tea", "the next", |status| seq(status) == 10);
    assert!(running.status("tea")["rolled_back"].is_null());
    running.reload("tea");
    running.until("tea", "over", |status| refusal(status) == "permit-overtaken");
    assert_eq!(seq(&running.status("tea")), 10);
    let metrics = running.client().get("/metrics").is_ok().text().to_owned();
    assert!(metrics.contains("kaopu_left_release{tenant=\"tea\"} 0"), "{metrics}");
}

#[test]
fn what_is_no_permit_changes_nothing_and_is_named() {
    let (good, bad) = (Shop::tea("两天发货"), Shop::tea("永远不发"));
    let place = Place::new();
    place.put("tea.kbx", &bad.release(9));
    let running = place.serve(&[&bad]);
    let permit = good.permit((9, &bad.release(9)), (8, &good.release(8)));
    let mut tampered = permit.clone();
    tampered[600] ^= 1;
    let cases: [(&str, Vec<u8>); 5] = [
        ("not-a-permit", b"no permit".to_vec()),
        ("signature", tampered),
        ("permit-overtaken", good.permit((8, &good.release(8)), (7, &good.release(7)))),
        ("permit-other", good.permit((9, &good.release(9)), (8, &good.release(8)))),
        ("permit-without-bundle", permit),
    ];
    for (code, bytes) in cases {
        place.put("tea.permit", &bytes);
        running.until("tea", code, |status| refusal(status) == code);
        assert_eq!(seq(&running.status("tea")), 9, "{code}");
    }
    // Once the older bundle lies there, the same permit leads to it.
    place.put("tea.kbx", &good.release(8));
    running.until("tea", "the good one", |status| seq(status) == 8);
    assert!(answer(&running).contains("两天"));
    assert_eq!(refusal(&running.status("tea")), "");
}

#[test]
fn of_a_folder_the_older_one_is_taken_out_and_a_pin_still_counts() {
    let (good, bad) = (Shop::tea("两天发货"), Shop::tea("永远不发"));
    let place = Place::new();
    let mut config = place.config(&[&good]);
    let folder = place.path("releases");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("7.kbx"), good.release(7)).unwrap();
    std::fs::write(folder.join("9.kbx"), bad.release(9)).unwrap();
    let tenant = config.tenants.get_mut("tea").unwrap();
    tenant.bundle = folder.to_str().unwrap().to_owned();
    tenant.permit = Some(place.path("back").to_str().unwrap().to_owned());
    let running = Running::start(config.clone()).unwrap();
    assert_eq!(seq(&running.status("tea")), 9);
    let permit = good.permit((9, &bad.release(9)), (7, &good.release(7)));
    place.put("back", &permit);
    running.until("tea", "the good one", |status| seq(status) == 7);
    running.reload("tea");
    std::thread::sleep(std::time::Duration::from_millis(1200));
    assert_eq!((seq(&running.status("tea")), refusal(&running.status("tea"))), (7, ""));
    drop(running);
    config.tenants.get_mut("tea").unwrap().pin = Some(sha256_hex(&bad.release(9)));
    let running = Running::start(config).unwrap();
    running.until("tea", "pinned", |status| refusal(status) == "not-pinned");
    assert_eq!(seq(&running.status("tea")), 9);
}
