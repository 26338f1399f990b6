//! The page to chat with in a browser.

use crate::running::{Place, Running};
use crate::shop::Shop;

#[test]
fn it_is_off_unless_it_is_switched_on_and_lets_nothing_else_in() {
    let place = Place::new();
    let tea = Shop::tea("好的");
    let mut config = place.config(&[&tea]);
    Running::start(config.clone()).unwrap().client().get("/demo").is_problem(404, "not-enabled");
    config.demo = true;
    let running = Running::start(config).unwrap();
    let page = running.client().get("/demo");
    assert!(page.is_ok().text().contains("data-tenant=\"tea\""));
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
}
