//! Two replicas with one Redis: the same conversations, each turn once; and what becomes of customers
//! when Redis is lost, slow or full.

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use kaopu_bot::{Config, HandoffConfig, RedisConfig, Token};
use serde_json::json;

use crate::client::{Client, Response};
use crate::handing_over::{agents, next};
use crate::redis::{Redis, slow_way};
use crate::running::{Place, Running, messages};
use crate::shop::{SAMPLE, Shop};

fn with(place: &Place, shop: &Shop, url: &str) -> Config {
    let mut config = place.config(&[shop]);
    let timeout_millis = 400;
    let url = Token::new(url);
    config.redis = Some(RedisConfig { url, timeout_millis, ..RedisConfig::default() });
    config
}

fn say(client: &mut Client, path: &str, text: &str) -> Response {
    let context = json!({ "now": "2026-11-23T10:00:00" });
    client.post(path, &json!({ "text": text, "context": context, "customer": "zhang" }))
}

#[test]
fn what_one_replica_heard_the_other_knows() {
    let Some(redis) = Redis::start() else { return };
    let place = Place::new();
    let config = with(&place, &SAMPLE, &redis.url());
    let replicas = [0, 1].map(|_| Running::start(config.clone()).unwrap());
    let path = messages(SAMPLE.id(), "a");
    for number in 0..6 {
        let response = say(&mut replicas[number % 2].client(), &path, "锅能用电磁炉吗");
        assert_eq!(response.is_ok().header("kaopu-message"), Some(&*(number + 1).to_string()));
    }
    let key = [("idempotency-key", "k")];
    let body = json!({ "text": "好的" }).to_string();
    let [first, again] = [0, 1]
        .map(|one: usize| replicas[one].client().request("POST", &path, &key, body.as_bytes()));
    assert_eq!(first.is_ok().body, again.is_ok().body);
    assert_eq!(again.header("kaopu-again"), Some("true"));
    let shown = [0, 1].map(|one: usize| {
        let path = format!("/v1/{}/sessions/a", SAMPLE.id());
        replicas[one].client().get(&path).is_ok().json()
    });
    assert_eq!((&shown[0], &shown[0]["messages"]), (&shown[1], &json!(7)));
    let gone = replicas[1].client().delete(&format!("/v1/{}/customers/zhang", SAMPLE.id()));
    assert_eq!(gone.is_ok().json()["sessions"], 1);
    assert_eq!(redis.names(), 0, "{}", redis.tell("KEYS *"));
    replicas[0]
        .client()
        .get(&format!("/v1/{}/sessions/a", SAMPLE.id()))
        .is_problem(404, "unknown-session");
}

#[test]
fn messages_at_two_replicas_at_once_are_heard_one_after_the_other() {
    let Some(redis) = Redis::start() else { return };
    let place = Place::new();
    let config = with(&place, &Shop::tea("好的"), &redis.url());
    let replicas = [0, 1].map(|_| Running::start(config.clone()).unwrap());
    let path = messages("tea", "one");
    let numbers: BTreeSet<u64> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..4_usize)
            .map(|worker| {
                let (replica, path) = (&replicas[worker % 2], &path);
                scope.spawn(move || {
                    let mut client = replica.client();
                    (0..20)
                        .map(|n| {
                            let key = format!("{worker}-{n}");
                            let headers = [("idempotency-key", key.as_str())];
                            let body = json!({ "text": "什么时候发货" }).to_string();
                            let answered = client.request("POST", path, &headers, body.as_bytes());
                            answered.is_ok().header("kaopu-message").unwrap().parse().unwrap()
                        })
                        .collect::<Vec<u64>>()
                })
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    });
    assert_eq!(numbers, (1..=80).collect::<BTreeSet<u64>>());
    let shown = replicas[0].client().get("/v1/tea/sessions/one").is_ok().json();
    assert_eq!(shown["messages"], 80);
}

#[test]
fn a_hand_over_is_brought_once_by_whichever_replica() {
    let Some(redis) = Redis::start() else { return };
    let (address, told) = agents(&[503, 200]);
    let place = Place::new();
    let mut config = with(&place, &SAMPLE, &redis.url());
    config.tenants.get_mut(SAMPLE.id()).unwrap().handoff = Some(HandoffConfig {
        url: format!("http://{address}/"),
        secret: Some(Token::new("a-secret-of-the-shop")),
        accept_minutes: Some(60),
        retry_seconds: 1,
        ..HandoffConfig::default()
    });
    let replicas = [0, 1].map(|_| Running::start(config.clone()).unwrap());
    for number in 0..8 {
        let path = messages(SAMPLE.id(), &number.to_string());
        say(&mut replicas[number % 2].client(), &path, "转人工").is_ok();
    }
    let mut arrived: Vec<String> = (0..9).map(|_| next(&told).id).collect();
    arrived.sort_unstable();
    let tries = arrived.len();
    arrived.dedup();
    assert_eq!((tries, arrived.len()), (9, 8), "one was refused once, none came twice");
    assert!(told.recv_timeout(Duration::from_secs(1)).is_err(), "and nothing more");
    for (number, replica) in (0..8).zip(replicas.iter().cycle().skip(1)) {
        let path = format!("/v1/{}/sessions/{number}/accept", SAMPLE.id());
        assert_eq!(replica.client().request("POST", &path, &[], b"").status, 204);
    }
    replicas[0].until(SAMPLE.id(), "over", |status| status["deliveries"]["under_way"] == 0);
    assert_eq!(redis.tell("HLEN {kaopu:xiaoman}:outbox").trim(), ":0");
}

/// What a customer's message comes back with while nothing can be read or kept.
#[track_caller]
fn is_for_humans(response: &Response) {
    let body = response.is_problem(503, "no-sessions").json();
    assert_eq!((&body["action"], response.header("retry-after")), (&json!("hand_over"), Some("1")));
    assert!(body["reply"].as_str().is_some_and(|reply| reply.contains("人工")));
}

#[test]
fn a_redis_that_is_lost_leaves_customers_to_humans_and_comes_back_with_all_it_had() {
    let Some(mut redis) = Redis::start() else { return };
    let place = Place::new();
    let config = with(&place, &Shop::tea("好的"), &redis.url());
    let running = Running::start(config.clone()).unwrap();
    let path = messages("tea", "a");
    let mut client = running.client();
    for _ in 0..3 {
        say(&mut client, &path, "什么时候发货").is_ok();
    }
    redis.kill();
    let began = Instant::now();
    for _ in 0..20 {
        is_for_humans(&say(&mut client, &path, "什么时候发货"));
    }
    client.get("/v1/tea/sessions/a").is_problem(503, "no-sessions");
    client.delete("/v1/tea/sessions/a").is_problem(503, "no-sessions");
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    client.get("/readyz").is_ok();
    assert_eq!(running.status("tea")["redis"], "lost");
    // One that is started meanwhile lives, and waits for it.
    let second = Running::start(config).unwrap();
    is_for_humans(&say(&mut second.client(), &path, "什么时候发货"));
    redis.restart();
    for replica in [&running, &second] {
        replica.until("tea", "it is back", |status| status["redis"] == "reachable");
    }
    assert_eq!(say(&mut client, &path, "什么时候发货").is_ok().header("kaopu-message"), Some("4"));
    let next = say(&mut second.client(), &path, "什么时候发货");
    assert_eq!(next.is_ok().header("kaopu-message"), Some("5"));
}

#[test]
fn a_redis_that_is_slow_holds_up_nobody_for_long() {
    let Some(redis) = Redis::start() else { return };
    let (way, millis) = slow_way(redis.address());
    let place = Place::new();
    let running =
        Running::start(with(&place, &Shop::tea("好的"), &format!("redis://{way}/"))).unwrap();
    let path = messages("tea", "a");
    say(&mut running.client(), &path, "什么时候发货").is_ok();
    millis.store(60, Ordering::Relaxed);
    say(&mut running.client(), &path, "什么时候发货").is_ok();
    millis.store(3_000, Ordering::Relaxed);
    std::thread::scope(|scope| {
        for number in 0..8 {
            let running = &running;
            scope.spawn(move || {
                let began = Instant::now();
                let path = messages("tea", &format!("b{number}"));
                is_for_humans(&say(&mut running.client(), &path, "什么时候发货"));
                assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
            });
        }
    });
    millis.store(0, Ordering::Relaxed);
    running.until("tea", "it is quick again", |status| status["redis"] == "reachable");
    assert_eq!(
        say(&mut running.client(), &path, "什么时候发货").is_ok().header("kaopu-message"),
        Some("3")
    );
}

#[test]
fn a_redis_that_is_full_loses_nothing_and_still_forgets() {
    let Some(redis) = Redis::start() else { return };
    let place = Place::new();
    let running = Running::start(with(&place, &Shop::tea("好的"), &redis.url())).unwrap();
    let path = messages("tea", "a");
    let mut client = running.client();
    say(&mut client, &path, "什么时候发货").is_ok();
    redis.tell("CONFIG SET maxmemory-policy allkeys-lru");
    redis.tell("CONFIG SET maxmemory 1gb");
    running.until("tea", "it would forget", |status| status["redis"] == "evicts");
    redis.tell("CONFIG SET maxmemory-policy noeviction");
    redis.tell("CONFIG SET maxmemory 1");
    for _ in 0..3 {
        is_for_humans(&say(&mut client, &path, "什么时候发货"));
    }
    assert_eq!(client.get("/v1/tea/sessions/a").is_ok().json()["messages"], 1);
    assert_eq!(client.delete("/v1/tea/sessions/a").status, 204);
    redis.tell("CONFIG SET maxmemory 0");
    let next = say(&mut client, &path, "什么时候发货");
    assert_eq!(next.is_ok().header("kaopu-message"), Some("1"));
}

#[test]
fn each_shop_keeps_its_conversations_as_long_as_it_says() {
    let Some(redis) = Redis::start() else { return };
    let place = Place::new();
    let mut config = with(&place, &Shop::tea("好的"), &redis.url());
    config.tenants.get_mut("tea").unwrap().sessions.idle_minutes = 7;
    let running = Running::start(config).unwrap();
    say(&mut running.client(), &messages("tea", "a"), "什么时候发货").is_ok();
    for name in ["session:a", "customer:zhang"] {
        let left: i64 = redis
            .tell(&format!("PTTL {{kaopu:tea}}:{name}"))
            .trim()
            .trim_start_matches(':')
            .parse()
            .unwrap();
        assert!((1..=7 * 60_000).contains(&left), "{name} has {left} ms");
    }
}
