//! Slow, many, greedy callers, and the end of the process.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::running::{Place, Running, messages};
use crate::shop::Shop;

fn tea(change: impl FnOnce(&mut kaopu_bot::Config)) -> (Place, Running) {
    let place = Place::new();
    let mut config = place.config(&[&Shop::tea("好的")]);
    change(&mut config);
    let running = Running::start(config).unwrap();
    (place, running)
}

#[test]
fn five_hundred_slow_callers_hold_up_nobody_and_are_cut_off() {
    let (_place, running) = tea(|config| {
        config.limits.head_seconds = 4;
        config.limits.body_seconds = 4;
    });
    let slowest = |rounds| {
        let mut client = running.client();
        let mut took = |_| {
            let began = Instant::now();
            client.post(&messages("tea", "a"), &json!({ "text": "什么时候发货" })).is_ok();
            began.elapsed()
        };
        (0..rounds).map(&mut took).max().unwrap()
    };
    slowest(20);
    let began = Instant::now();
    let mut slow: Vec<TcpStream> = (0..500)
        .map(|number| {
            let mut stream = TcpStream::connect(running.address).unwrap();
            // Half a head; or a whole one, and half a body.
            let half: &[u8] = match number % 2 {
                0 => b"POST /v1/tea/sessions/a/messages HTTP/1.1\r\nhost: loc",
                _ => {
                    b"POST /v1/tea/sessions/a/messages HTTP/1.1\r\nhost: localhost\r\n\
                       content-length: 100\r\n\r\n{\"text\""
                }
            };
            stream.write_all(half).unwrap();
            stream
        })
        .collect();
    let with_them = slowest(50);
    assert!(began.elapsed() < Duration::from_secs(4), "they are still there");
    assert!(with_them < Duration::from_millis(500), "{with_them:?}");
    for stream in &mut slow {
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer);
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 408"), "{answer}");
    }
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
}

#[test]
fn connections_beyond_the_limit_are_told_to_come_again() {
    let (_place, running) = tea(|config| config.limits.connections = 4);
    let mut held: Vec<_> = (0..4).map(|_| running.client()).collect();
    for client in &mut held {
        client.get("/healthz").is_ok();
    }
    let refused = running.client().get("/healthz");
    assert_eq!(refused.is_problem(503, "busy").header("retry-after"), Some("1"));
    for client in &mut held {
        client.get("/healthz").is_ok();
    }
    drop(held);
    std::thread::sleep(Duration::from_millis(200));
    running.client().get("/healthz").is_ok();
}

#[test]
fn one_shop_s_flood_leaves_the_others_their_share() {
    let coffee = Shop::new(
        [
            ("kb.toml", "format = 1\nid = \"coffee\"\n"),
            ("faqs.csv", "id,question,answer\nship,什么时候发货,好\n"),
            ("dialogues/a.toml", "title = \"a\"\n\n[[turn]]\ncustomer = \"在吗\"\n"),
        ]
        .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
        .into(),
    );
    let place = Place::new();
    let mut config = place.config(&[&Shop::tea("好的"), &coffee]);
    config.tenants.get_mut("tea").unwrap().requests_per_second = Some(5);
    let running = Running::start(config).unwrap();
    let body = json!({ "text": "什么时候发货" });
    let mut client = running.client();
    let mut refused = 0;
    for _ in 0..40 {
        let response = client.post(&messages("tea", "a"), &body);
        if response.status != 200 {
            assert_eq!(response.is_problem(429, "too-many").header("retry-after"), Some("1"));
            refused += 1;
        }
        client.post(&messages("coffee", "a"), &body).is_ok();
    }
    assert!(refused >= 20, "{refused}");
}

#[test]
fn the_word_to_stop_drops_nothing() {
    for _ in 0..5 {
        let (_place, mut running) = tea(|config| config.limits.grace_seconds = 1);
        let address = running.address;
        let workers: Vec<_> = (0..4)
            .map(|worker| {
                std::thread::spawn(move || {
                    let (mut answered, mut client) = (0, crate::client::Client::new(address));
                    loop {
                        let path = messages("tea", &format!("w{worker}"));
                        let body = json!({ "text": "什么时候发货" }).to_string();
                        let response = client.send("POST", &path, &[], body.as_bytes());
                        let response = response.expect("a request was dropped");
                        response.is_ok();
                        answered += 1;
                        if response.header("connection") == Some("close") {
                            return answered;
                        }
                    }
                })
            })
            .collect();
        std::thread::sleep(Duration::from_millis(150));
        running.stop();
        std::thread::sleep(Duration::from_millis(100));
        // Within the grace period it still answers, and says that it will not for long.
        running.client().get("/readyz").is_problem(503, "not-ready");
        for worker in workers {
            assert!(worker.join().unwrap() > 0);
        }
        assert!(running.stopped());
        assert!(TcpStream::connect(address).is_err());
    }
}

#[test]
fn what_was_begun_before_the_end_is_finished() {
    let (_place, running) = tea(|_| {});
    let mut stream = TcpStream::connect(running.address).unwrap();
    let body = json!({ "text": "什么时候发货" }).to_string();
    let head = format!(
        "POST /v1/tea/sessions/a/messages HTTP/1.1\r\nhost: localhost\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    std::thread::sleep(Duration::from_millis(200));
    let stopping = std::thread::spawn(move || running.stopped());
    std::thread::sleep(Duration::from_millis(200));
    stream.write_all(body.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(stopping.join().unwrap());
}
