//! Hand-overs as they happen, to whoever listens.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;
use std::time::Duration;

use serde_json::{Value, json};

use crate::running::{Place, messages};
use crate::shop::SAMPLE;

#[test]
fn who_listens_is_told_and_a_stop_does_not_wait_for_them() {
    let place = Place::new();
    let running = place.serve(&[&SAMPLE]);
    let stream = TcpStream::connect(running.address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let mut stream = BufReader::new(stream);
    let path = format!("/v1/{}/handoffs", SAMPLE.id());
    write!(stream.get_mut(), "GET {path} HTTP/1.1\r\nhost: localhost\r\n\r\n").unwrap();
    let mut until = |what: &str| {
        let mut line = String::new();
        while !line.contains(what) {
            line.clear();
            assert!(stream.read_line(&mut line).unwrap() > 0, "{what}");
        }
        line
    };
    until("200 OK");
    until("text/event-stream");
    until(": listening");
    let context = json!({ "now": "2026-11-23T10:00:00" });
    for (session, text) in [("a", "在吗"), ("b", "转人工")] {
        let body = json!({ "text": text, "context": context, "customer": "zhang" });
        running.client().post(&messages(SAMPLE.id(), session), &body).is_ok();
    }
    until("event: hand_over");
    let data = until("data: ");
    let told: Value = serde_json::from_str(data.strip_prefix("data: ").unwrap()).unwrap();
    assert_eq!((&told["session"], &told["customer"]), (&json!("b"), &json!("zhang")));
    assert_eq!(told["record"]["case"], 1);
    assert!(running.stopped(), "all that was begun ended");
}
