//! What customers write stands in no log, no metric and no error.

use std::io::Write;
use std::sync::{Arc, Mutex};

use kaopu_bot::ConversationLogConfig;
use serde_json::{Value, json};
use tracing_subscriber::fmt::MakeWriter;

use crate::running::{Place, Running, messages};
use crate::shop::SAMPLE;

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[test]
fn five_hundred_planted_numbers_are_found_nowhere() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt().with_writer(log.clone()).with_ansi(false).finish();
    tracing::subscriber::set_global_default(subscriber).unwrap();
    let place = Place::new();
    let mut config = place.config(&[&SAMPLE]);
    config.state = Some(place.path("state"));
    config.tenants.get_mut(SAMPLE.id()).unwrap().conversation_log =
        Some(ConversationLogConfig { folder: place.path("log"), file_bytes: 64 << 10, files: 100 });
    let running = Running::start(config).unwrap();
    let mut client = running.client();
    let mut errors = String::new();
    let planted: Vec<String> = (0..500_u64).map(|n| format!("139{:08}", n * 7919 + 1234)).collect();
    for (number, phone) in planted.iter().enumerate() {
        let path = messages(SAMPLE.id(), phone);
        let key = [("idempotency-key", phone.as_str()), ("x-request-id", phone.as_str())];
        let home = format!("浙江省杭州市西湖区幸福路{}号", number + 1_000);
        let said = format!("我的电话{phone} 订单号{phone}99887 地址{home} 转人工");
        let now = "2026-11-23T10:00:00";
        let body = match number % 5 {
            0 => json!({ "text": said, "customer": phone, "context": { "now": now } }).to_string(),
            1 => format!("{{\"text\":\"{phone}"),
            2 => json!({ "text": said, "context": { "order": phone } }).to_string(),
            3 => {
                let context = json!({ "now": now, "customer": { "name": phone } });
                json!({ "text": "转人工", "context": context }).to_string()
            }
            _ => json!({ "text": said, phone: phone }).to_string(),
        };
        let response = client.request("POST", &path, &key, body.as_bytes());
        if response.status != 200 {
            errors.push_str(response.text());
        }
        let strange = match number % 4 {
            0 => client.get(&format!("/{phone}")),
            1 => client.get(&format!("/v1/{phone}/sessions/{phone}")),
            2 => client.get(&format!("/v1/{}/media/{phone}", SAMPLE.id())),
            _ => client.get(&format!("/v1/{}/sessions/{phone}x", SAMPLE.id())),
        };
        errors.push_str(strange.text());
        for (_, value) in response.headers.iter().chain(&strange.headers) {
            errors.push_str(value);
        }
    }
    let metrics = client.get("/metrics").is_ok().text().to_owned();
    let status = client.get("/status").is_ok().text().to_owned();
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("hand_over") && log.contains("/v1/{tenant}/sessions/{session}/messages"));
    assert!(metrics.contains("action=\"hand_over\"") && errors.contains("bad-json"));
    let (said, lines) = conversations(&place.path("log"));
    assert!(lines > 150 && said.contains("我的电话*** 订单号*** 地址*** 转人工"), "{lines}");
    assert!(!said.contains("幸福路") && !said.contains("杭州"));
    for (name, text) in [
        ("conversation log", &said),
        ("log", &log),
        ("metrics", &metrics),
        ("status", &status),
        ("errors", &errors),
    ] {
        for phone in &planted {
            assert!(!text.contains(phone), "{phone} is in the {name}");
        }
    }
}

/// The text of all files of a conversation log, and how many lines they have.
fn conversations(folder: &std::path::Path) -> (String, usize) {
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files: Vec<_> = files.filter(|path| path.extension().is_some()).collect();
    assert!(files.len() > 1, "it goes on in a next file");
    let text: String = files.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    for line in text.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        assert_eq!((&line["version"], &line["role"]), (&json!(1), &json!("customer")));
        assert!(line["session"].is_string() && line["text"].is_string(), "{line}");
    }
    let lines = text.lines().count();
    (text, lines)
}
