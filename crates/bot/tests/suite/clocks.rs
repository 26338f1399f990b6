//! A clock that jumps: nobody waits for a moment that is years off, and nothing ends the service.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use kaopu_bot::{Clock, RedisConfig, Token};
use serde_json::json;

use crate::handing_over::{agents, ask_for_a_human, config, next};
use crate::redis::Redis;
use crate::running::{Place, Running, messages};
use crate::shop::{SAMPLE, Shop};

const YEAR: i64 = 365 * 24 * 3600;

/// This computer's clock, and by how many seconds it is off.
fn clock() -> (Clock, Arc<AtomicI64>) {
    let off = Arc::new(AtomicI64::new(0));
    let by = Arc::clone(&off);
    let clock = move || Timestamp::now() + SignedDuration::from_secs(by.load(Ordering::Relaxed));
    (Arc::new(clock), off)
}

#[test]
fn a_clock_that_is_put_back_leaves_no_delivery_waiting() {
    let redis = Redis::start();
    for url in [None, redis.as_ref().map(Redis::url)] {
        let (address, told) = agents(&[503, 200]);
        let (place, (clock, off)) = (Place::new(), clock());
        let mut config = config(&place, address);
        config.redis =
            url.map(|url| RedisConfig { url: Token::new(&url), ..RedisConfig::default() });
        let handoff = config.tenants.get_mut(SAMPLE.id()).unwrap().handoff.as_mut().unwrap();
        handoff.retry_seconds = 3600;
        let running = Running::start_at(config, clock).unwrap();
        ask_for_a_human(&running, "a");
        let first = next(&told);
        // The next try is in an hour, which would become a year and an hour.
        assert!(told.recv_timeout(Duration::from_millis(500)).is_err());
        off.store(-YEAR, Ordering::Relaxed);
        assert_eq!(next(&told).id, first.id);
    }
}

#[test]
fn a_clock_that_runs_ahead_ends_nothing_and_refuses_only_what_has_ended_by_it() {
    let shop = Shop::tea("好的");
    let (place, (clock, off)) = (Place::new(), clock());
    let running = Running::start_at(place.config(&[&shop]), clock).unwrap();
    let mut client = running.client();
    let mut ask = |text: &str| {
        client.post(&messages("tea", "a"), &json!({ "text": text })).is_ok().json()["action"].take()
    };
    assert_eq!(ask("什么时候发货"), "answer");
    off.store(YEAR, Ordering::Relaxed);
    assert_eq!(ask("怎么退货"), "answer");
    running.until("tea", "its time is over", |status| status["release"]["stale"] == true);
    place.put("tea.kbx", &shop.release(2));
    running.reload("tea");
    running.until("tea", "refused", |status| status["last_refusal"]["code"] == "expired");
    assert_eq!(running.status("tea")["release"]["seq"], 1);
    // Put right, it goes on as if nothing had been: no time that was never true is remembered.
    off.store(0, Ordering::Relaxed);
    running.reload("tea");
    running.until("tea", "in service", |status| status["release"]["seq"] == 2);
    assert_eq!(ask("什么时候发货"), "answer");
}
