//! Chatwoot, against a server that follows its published interface.

use hmac::{Hmac, KeyInit as _, Mac as _};
use kaopu_bot::{ChatwootConfig, Token};
use serde_json::{Value, json};
use sha2::Sha256;

use crate::client::Response;
use crate::platform::Platform;
use crate::running::{Place, Running};
use crate::shop::SAMPLE;

const SECRET: &str = "secret-of-the-webhook";

fn start(place: &Place, platform: &Platform) -> Running {
    let mut config = place.config(&[&SAMPLE]);
    let tenant = config.tenants.get_mut(SAMPLE.id()).unwrap();
    tenant.tokens = vec![Token::new("not-for-platforms")];
    tenant.chatwoot = Some(ChatwootConfig {
        url: format!("http://{}/", platform.address),
        token: Token::new("of-the-agent-bot"),
        secret: Token::new(SECRET),
    });
    Running::start(config).unwrap()
}

/// What Chatwoot sends when something was written.
fn created(id: u32, text: &str, status: &str) -> Value {
    json!({
        "event": "message_created",
        "id": id,
        "content": text,
        "content_type": "text",
        "content_attributes": {},
        "message_type": "incoming",
        "private": false,
        "created_at": "2026-11-28T02:00:00.000Z",
        "source_id": null,
        "sender": { "id": 17, "name": "王先生", "email": "", "phone_number": null, "identifier": null },
        "account": { "id": 3, "name": "小满" },
        "inbox": { "id": 5, "name": "网站" },
        "conversation": { "id": 42, "status": status, "channel": "Channel::WebWidget", "inbox_id": 5 },
    })
}

fn send(running: &Running, body: &Value, age: i64, secret: &str) -> Response {
    let body = body.to_string();
    let stamp = (jiff::Timestamp::now().as_second() - age).to_string();
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(format!("{stamp}.{body}").as_bytes());
    let hex: String = mac.finalize().into_bytes().iter().map(|b| format!("{b:02x}")).collect();
    let signature = format!("sha256={hex}");
    let headers = [
        ("x-chatwoot-timestamp", stamp.as_str()),
        ("x-chatwoot-signature", &signature),
        ("x-chatwoot-delivery", "d-1"),
    ];
    let path = format!("/v1/{}/chatwoot", SAMPLE.id());
    running.client().request("POST", &path, &headers, body.as_bytes())
}

#[test]
fn answers_while_it_is_pending_and_opens_it_for_humans() {
    let platform = Platform::start(|_| (200, json!({ "id": 1 })));
    let place = Place::new();
    let running = start(&place, &platform);
    let hear = |id, text, status| send(&running, &created(id, text, status), 0, SECRET);
    hear(1, "有什么锅", "pending").is_ok();
    let said = platform.next();
    assert_eq!(said.line, "POST /api/v1/accounts/3/conversations/42/messages");
    assert_eq!(said.headers["api_access_token"], "of-the-agent-bot");
    assert_eq!(said.body["message_type"], "outgoing");
    assert_eq!(said.body["content_type"], "input_select");
    let items = said.body["content_attributes"]["items"].as_array().unwrap();
    assert!(items.len() > 1 && items.iter().all(|item| item["title"] == item["value"]));
    hear(1, "有什么锅", "pending").is_ok();
    platform.rests();
    for (text, status) in [("在吗", "open"), ("在吗", "resolved"), ("在吗", "snoozed")] {
        hear(2, text, status).is_ok();
    }
    for (name, value) in [
        ("event", json!("message_updated")),
        ("message_type", json!("outgoing")),
        ("private", json!(true)),
    ] {
        let mut other = created(3, "在吗", "pending");
        other[name] = value;
        send(&running, &other, 0, SECRET).is_ok();
    }
    send(&running, &json!({ "event": "webwidget_triggered", "id": 1 }), 0, SECRET).is_ok();
    platform.rests();
    // Whoever looks after health is there at any hour.
    hear(4, "我吃了你们家的饼干，过敏了，喘不上气", "pending").is_ok();
    let mut asked = vec![platform.next()];
    while asked.last().unwrap().body["private"] != true {
        asked.push(platform.next());
    }
    let note = asked.last().unwrap();
    assert!(note.body["content"].as_str().unwrap().contains("病历本"), "{note:?}");
    assert!(note.body["content"].as_str().unwrap().contains("王先生"), "{note:?}");
    let path = format!("/v1/{}/sessions/chatwoot-3-42", SAMPLE.id());
    let shown = || running.client().with_token("not-for-platforms").get(&path).is_ok().json();
    assert!(shown()["handed_to"].is_string());
    let opened = platform.next();
    assert_eq!(opened.line, "POST /api/v1/accounts/3/conversations/42/toggle_status");
    assert_eq!(opened.body, json!({ "status": "open" }));
    // Pending again, it is the bot's again.
    hear(5, "有什么锅", "pending").is_ok();
    assert_eq!(platform.next().body["private"], Value::Null);
    assert!(shown()["handed_to"].is_null());
    assert_eq!(shown()["customer"], "chatwoot-17");
}

#[test]
fn what_is_not_signed_or_old_is_refused_and_what_fails_is_told() {
    let platform = Platform::start(|_| (500, json!({ "error": "13912345678" })));
    let place = Place::new();
    let running = start(&place, &platform);
    let said = created(1, "有什么锅", "pending");
    send(&running, &said, 0, "another").is_problem(401, "bad-signature");
    send(&running, &said, 400, SECRET).is_problem(401, "bad-signature");
    send(&running, &said, -400, SECRET).is_problem(401, "bad-signature");
    let path = format!("/v1/{}/chatwoot", SAMPLE.id());
    let bare = running.client().with_token("not-for-platforms").post(&path, &said);
    bare.is_problem(401, "bad-signature");
    platform.rests();
    let failed = send(&running, &said, 0, SECRET);
    assert!(!failed.is_problem(502, "platform").text().contains("13912345678"));
    let other = place.config(&[&SAMPLE]);
    let other = Running::start(other).unwrap();
    send(&other, &said, 0, SECRET).is_problem(404, "not-enabled");
}
