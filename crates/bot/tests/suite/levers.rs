//! Pinning a bundle, and trying one on some conversations before it answers everybody.

use kaopu_bot::CanaryConfig;
use serde_json::{Value, json};

use crate::running::{Place, Running, messages};
use crate::shop::Shop;

fn release(running: &Running, session: &str) -> u64 {
    let said = json!({ "text": "什么时候发货" });
    let response = running.client().post(&messages("tea", session), &said);
    response.is_ok().header("kaopu-release").unwrap().parse().unwrap()
}

fn order(running: &Running, order: &str) -> crate::client::Response {
    running.client().request("POST", &format!("/admin/tea/canary/{order}"), &[], b"")
}

#[test]
fn only_the_bundle_that_is_pinned_answers() {
    let (first, second) = (Shop::tea("甲"), Shop::tea("乙"));
    let place = Place::new();
    let mut config = place.config(&[&first]);
    let wanted = second.release(2);
    config.tenants.get_mut("tea").unwrap().pin = Some(kaopu_bundle::sha256_hex(&wanted));
    assert_eq!(Running::start(config.clone()).err().unwrap().code, "not-pinned");
    place.put("tea.kbx", &wanted);
    let running = Running::start(config.clone()).unwrap();
    assert_eq!(release(&running, "a"), 2);
    place.put("tea.kbx", &first.release(3));
    running.reload("tea");
    std::thread::sleep(std::time::Duration::from_millis(1500));
    assert_eq!(release(&running, "a"), 2);
    config.tenants.get_mut("tea").unwrap().pin = Some("x".to_owned());
    assert_eq!(Running::start(config).err().unwrap().code, "config");
}

#[test]
fn a_candidate_answers_some_new_conversations_and_is_promoted() {
    let place = Place::new();
    let mut config = place.config(&[&Shop::tea("甲")]);
    let bundle = place.path("next.kbx").to_str().unwrap().to_owned();
    place.put("next.kbx", &Shop::tea("乙").release(2));
    config.tenants.get_mut("tea").unwrap().canary = Some(CanaryConfig { bundle, percent: 30 });
    config.admin_tokens = vec![kaopu_bot::Token::new("an-admin-token-of-ours")];
    let running = Running::start(config).unwrap();
    order(&running, "promote").is_problem(401, "no-token");
    let admin = || running.client().with_token("an-admin-token-of-ours");
    let status = || admin().get("/status").is_ok().json()["tenants"]["tea"].take();
    let candidate = |status: &Value| status["candidate"]["seq"].clone();
    assert_eq!((&candidate(&status()), &status()["release"]["seq"]), (&json!(2), &json!(1)));
    let first: Vec<u64> = (0..200).map(|n| release(&running, &n.to_string())).collect();
    let tried = first.iter().filter(|seq| **seq == 2).count();
    assert!((35..=85).contains(&tried), "{tried} of 200");
    let second: Vec<u64> = (0..200).map(|n| release(&running, &n.to_string())).collect();
    assert_eq!(first, second, "a conversation stays where it began");
    let metrics = admin().get("/metrics").is_ok().text().to_owned();
    let counted =
        format!("kaopu_canary_turns_total{{tenant=\"tea\",action=\"answer\"}} {}", 2 * tried);
    assert!(metrics.contains(&counted), "{counted}\n{metrics}");
    let post = |path: &str| admin().request("POST", path, &[], b"");
    post("/admin/tea/canary/else").is_problem(404, "no-such-path");
    post("/admin/no/canary/promote").is_problem(404, "unknown-tenant");
    assert_eq!(post("/admin/tea/canary/promote").is_ok().json()["release"], 2);
    assert!((0..20).all(|n| release(&running, &format!("new{n}")) == 2));
    assert!((0..20).all(|n| release(&running, &n.to_string()) == 2));
    post("/admin/tea/canary/promote").is_problem(409, "no-candidate");
}

#[test]
fn a_candidate_that_is_withdrawn_answers_nobody_and_stays_away() {
    let place = Place::new();
    let mut config = place.config(&[&Shop::tea("甲")]);
    let bundle = place.path("next.kbx").to_str().unwrap().to_owned();
    let tenant = config.tenants.get_mut("tea").unwrap();
    tenant.canary = Some(CanaryConfig { bundle, percent: 100 });
    place.put("next.kbx", &Shop::tea("乙").release(2));
    let running = Running::start(config).unwrap();
    assert_eq!(release(&running, "a"), 2);
    order(&running, "withdraw").is_ok();
    assert_eq!((release(&running, "a"), release(&running, "b")), (1, 1));
    running.reload("tea");
    std::thread::sleep(std::time::Duration::from_millis(1500));
    assert_eq!(release(&running, "c"), 1);
    order(&running, "withdraw").is_problem(409, "no-candidate");
    // A next one is tried again, and one that must not answer is refused by name.
    place.put("next.kbx", &Shop::tea("丙").release(3));
    running.until("tea", "the next", |status| status["candidate"]["seq"] == 3);
    assert_eq!((release(&running, "a"), release(&running, "d")), (1, 3));
    place.put("next.kbx", b"no bundle");
    running.until("tea", "named", |status| !status["last_refusal"].is_null());
    assert_eq!(release(&running, "e"), 3);
}
