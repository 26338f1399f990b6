//! What is forgotten is gone, from memory and from the disk.

use serde_json::json;

use crate::running::{Place, Running, holds, messages};
use crate::shop::Shop;

/// What must not be found afterwards.
const SECRET: &str = "13912345678";

fn talk(running: &Running, session: &str, customer: &str) {
    let body = json!({ "text": format!("电话{SECRET}"), "customer": customer });
    running.client().post(&messages("tea", session), &body).is_ok();
}

#[test]
fn all_that_is_kept_of_a_customer_is_deleted() {
    for on_disk in [false, true] {
        let place = Place::new();
        let mut config = place.config(&[&Shop::tea("好的")]);
        config.state = on_disk.then(|| place.path("state"));
        let running = Running::start(config.clone()).unwrap();
        for (session, customer) in [("a", "zhang"), ("b", "zhang"), ("c", "li")] {
            talk(&running, session, customer);
        }
        let running = if on_disk {
            // Also what is only on the disk.
            drop(running);
            Running::start(config).unwrap()
        } else {
            running
        };
        let mut client = running.client();
        let gone = client.delete("/v1/tea/customers/zhang");
        assert_eq!(gone.is_ok().json()["sessions"], 2);
        for session in ["a", "b"] {
            client.get(&format!("/v1/tea/sessions/{session}")).is_problem(404, "unknown-session");
        }
        client.get("/v1/tea/sessions/c").is_ok();
        assert_eq!(client.delete("/v1/tea/sessions/c").status, 204);
        assert_eq!(client.delete("/v1/tea/sessions/c").status, 204);
        assert_eq!(client.delete("/v1/tea/customers/zhang").is_ok().json()["sessions"], 0);
        if on_disk {
            assert!(!holds(&place.path("state"), SECRET), "it is still in a file");
        }
        talk(&running, "a", "zhang");
        assert_eq!(client.get("/v1/tea/sessions/a").is_ok().json()["messages"], 1);
    }
}

#[test]
fn more_conversations_than_fit_are_on_disk_or_forgotten() {
    for on_disk in [false, true] {
        let place = Place::new();
        let mut config = place.config(&[&Shop::tea("好的")]);
        config.state = on_disk.then(|| place.path("state"));
        config.tenants.get_mut("tea").unwrap().sessions.most = 16;
        let running = Running::start(config).unwrap();
        for number in 0..40 {
            talk(&running, &format!("s{number}"), "x");
        }
        let in_memory = running.status("tea")["sessions_in_memory"].as_u64().unwrap();
        assert!(in_memory <= 16, "{in_memory}");
        let mut client = running.client();
        let first = client.get("/v1/tea/sessions/s0");
        if on_disk {
            first.is_ok();
        } else {
            first.is_problem(404, "unknown-session");
        }
        client.get("/v1/tea/sessions/s39").is_ok();
    }
}
