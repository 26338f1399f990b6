//! Everything that a caller can get wrong: the right status, a problem, nothing leaked, nothing lost.

use serde_json::{Value, json};

use crate::running::{Place, Running, messages};
use crate::shop::Shop;

/// Stands for anything personal in a request.
const PHONE: &str = "13912345678";

fn tea() -> (Place, Running) {
    let place = Place::new();
    let running = place.serve(&[&Shop::tea("好的")]);
    (place, running)
}

#[test]
fn bodies_that_are_no_message() {
    let (_place, running) = tea();
    let path = messages("tea", "a");
    let mut client = running.client();
    let nested = format!("{{\"text\":{}", "[".repeat(60_000));
    let cases: [(&[u8], u16, &str); 18] = [
        (b"", 400, "bad-json"),
        (b"hello", 400, "bad-json"),
        (b"{\"text\":\"13912345678\"", 400, "bad-json"),
        (b"{\"text\":\"\xff\xfe 13912345678\"}", 400, "bad-json"),
        (b"{\"text\":\"\\ud800\"}", 400, "bad-json"),
        (b"{\"text\":\"a\"} trailing 13912345678", 400, "bad-json"),
        (nested.as_bytes(), 422, "bad-body"),
        (b"[]", 422, "bad-body"),
        (b"null", 422, "bad-body"),
        ("[\"在吗\"]".as_bytes(), 422, "bad-body"),
        (b"{\"text\":\"a\",\"context\":[\"chat\"]}", 422, "bad-body"),
        (b"{\"text\":\"a\",\"context\":{\"order\":[\"13912345678\"]}}", 422, "bad-body"),
        (b"{}", 422, "bad-body"),
        (b"{\"text\":13912345678}", 422, "bad-body"),
        (b"{\"text\":\"a\",\"13912345678\":1}", 422, "bad-body"),
        (b"{\"text\":\"a\",\"text\":\"13912345678\"}", 422, "bad-body"),
        (b"{\"text\":\"a\",\"context\":{\"order\":{\"state\":\"13912345678\"}}}", 422, "bad-body"),
        (b"{\"text\":\"a\",\"number\":-1}", 422, "bad-body"),
    ];
    for (body, status, code) in cases {
        let response = client.request("POST", &path, &[], body);
        response.is_problem(status, code);
        assert!(!response.text().contains(PHONE), "{}", response.text());
    }
    client.get("/v1/tea/sessions/a").is_problem(404, "unknown-session");
    client.post("/v1/tea/sessions/a/events", &json!({ "events": [] })).is_problem(422, "bad-body");
    let unknown = json!({ "events": [PHONE] });
    let response = client.post("/v1/tea/sessions/a/events", &unknown);
    assert!(!response.is_problem(422, "bad-body").text().contains(PHONE));
}

#[test]
fn bodies_that_are_too_large() {
    let (_place, running) = tea();
    let big = "x".repeat(10 << 20);
    let response = running.client().send("POST", &messages("tea", "a"), &[], big.as_bytes());
    // Refused while it is still being sent: the answer may be lost with the connection.
    if let Some(response) = response {
        response.is_problem(413, "too-large");
    }
    let just = json!({ "text": "a".repeat(60_000) });
    running.client().post(&messages("tea", "a"), &just).is_ok();
    let over = json!({ "text": "a".repeat(66_000) });
    running.client().post(&messages("tea", "a"), &over).is_problem(413, "too-large");
    // Without a length, piece by piece.
    let mut chunked = b"POST /v1/tea/sessions/a/messages HTTP/1.1\r\nhost: localhost\r\n\
        transfer-encoding: chunked\r\n\r\n"
        .to_vec();
    for _ in 0..70 {
        chunked.extend_from_slice(b"400\r\n");
        chunked.extend_from_slice(&[b'x'; 1024]);
        chunked.extend_from_slice(b"\r\n");
    }
    running.client().raw(&chunked).unwrap().is_problem(413, "too-large");
}

#[test]
fn paths_and_methods_that_are_not_there() {
    let (_place, running) = tea();
    let mut client = running.client();
    let body = json!({ "text": "在吗" });
    client.post(&messages(PHONE, "a"), &body).is_problem(404, "unknown-tenant");
    client.get("/v1/tea/sessions/13912345678").is_problem(404, "unknown-session");
    client.get("/nothing/13912345678").is_problem(404, "no-such-path");
    client.get("/v1/tea/sessions/a/messages").is_problem(405, "wrong-method");
    client.get("/v1/tea/media/../../etc/passwd").is_problem(404, "no-such-path");
    client.get("/v1/tea/media/..%2f..%2fetc%2fpasswd").is_problem(404, "unknown-picture");
    client.post(&messages("tea", "%ff%fe"), &body).is_problem(400, "bad-path");
    client.post(&messages("tea", "a%00b"), &body).is_problem(400, "bad-path");
    client.post(&messages("tea", &"x".repeat(201)), &body).is_problem(400, "bad-path");
    client.post(&messages("tea", &"x".repeat(200)), &body).is_ok();
    client.post(&messages("tea", "%E5%BC%A0%E4%B8%89"), &body).is_ok();
    client.get("/v1/tea/sessions/%E5%BC%A0%E4%B8%89").is_ok();
    client.request("POST", "/admin/coffee/reload", &[], b"").is_problem(404, "unknown-tenant");
}

#[test]
fn heads_that_are_absurd() {
    let (_place, running) = tea();
    let status = |head: &str| running.client().raw(head.as_bytes()).map(|r| r.status);
    let many: String = (0..200).map(|n| format!("x-{n}: y\r\n")).collect();
    let long = "y".repeat(100_000);
    let ok = "GET /healthz HTTP/1.1\r\nhost: localhost\r\n";
    assert_eq!(status(&format!("{ok}\r\n")), Some(200));
    assert_eq!(status(&format!("{ok}{many}\r\n")), Some(431));
    assert_eq!(status(&format!("{ok}x: {long}\r\n\r\n")), Some(431));
    assert_eq!(status("GET /status HTTP/1.1\r\n\r\n"), Some(403));
    let elsewhere = "host: evil.example\r\n\r\n";
    assert_eq!(
        status(&format!("GET http://evil.example/status HTTP/1.1\r\n{elsewhere}")),
        Some(403)
    );
    assert_eq!(status(&format!("GET /readyz HTTP/1.1\r\n{elsewhere}")), Some(200));
    let folded = format!("{ok}x: a\r\n  b\r\n\r\n");
    assert_eq!(status(&folded), Some(400));
    let broken = "POST /v1/tea/sessions/a/messages HTTP/1.1\r\nhost: localhost\r\n\
        transfer-encoding: chunked\r\n\r\nfffffffffffffffff\r\nabc";
    assert_eq!(status(broken), Some(400));
    let unknown = "POST /v1/tea/sessions/a/messages HTTP/1.1\r\nhost: localhost\r\n\
        transfer-encoding: xchunked\r\n\r\n";
    assert_eq!(status(unknown), Some(400));
    assert_eq!(status("GET / HTTP/9.9\r\n\r\n"), Some(400));
    assert_eq!(status("\x16\x03\x01 not HTTP at all\r\n\r\n"), Some(400));
    let smuggled = "POST /v1/tea/sessions/a/messages HTTP/1.1\r\nhost: localhost\r\n\
        content-length: 5\r\ncontent-length: 6\r\n\r\n";
    assert_eq!(status(smuggled), Some(400));
    for (name, value) in [("host", "evil.example"), ("origin", "http://evil.example")] {
        let response = running.client().request("GET", "/v1/tea/sessions/a", &[(name, value)], b"");
        response.is_problem(403, "forbidden-host");
    }
}

#[test]
fn tokens_keep_shops_and_operators_apart() {
    let place = Place::new();
    let shops = [
        Shop::tea("好的"),
        Shop::new(
            [
                ("kb.toml", "format = 1\nid = \"coffee\"\n"),
                ("faqs.csv", "id,question,answer\nship,什么时候发货,好\n"),
                ("dialogues/a.toml", "title = \"a\"\n\n[[turn]]\ncustomer = \"在吗\"\n"),
            ]
            .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
            .into(),
        ),
    ];
    let mut config = place.config(&[&shops[0], &shops[1]]);
    let token = |text: &str| vec![kaopu_bot::Token::new(text)];
    config.tenants.get_mut("tea").unwrap().tokens = token("tea-tea-tea-tea-tea");
    config.tenants.get_mut("coffee").unwrap().tokens = token("coffee-coffee-coffee");
    config.admin_tokens = token("admin-admin-admin-admin");
    let running = Running::start(config).unwrap();
    let body = json!({ "text": "什么时候发货" });
    let status = |token: Option<&str>, path: &str, method: &str, body: &Value| {
        let client = running.client();
        let mut client = token.map_or_else(|| running.client(), |token| client.with_token(token));
        let body = if method == "POST" { body.to_string() } else { String::new() };
        client.request(method, path, &[], body.as_bytes()).status
    };
    let tea = messages("tea", "a");
    assert_eq!(status(Some("tea-tea-tea-tea-tea"), &tea, "POST", &body), 200);
    for wrong in [None, Some("coffee-coffee-coffee"), Some("admin-admin-admin-admin"), Some("x")] {
        assert_eq!(status(wrong, &tea, "POST", &body), 401, "{wrong:?}");
        assert_eq!(status(wrong, "/v1/tea/sessions/a", "DELETE", &body), 401);
    }
    for path in ["/status", "/metrics"] {
        assert_eq!(status(None, path, "GET", &body), 401);
        assert_eq!(status(Some("tea-tea-tea-tea-tea"), path, "GET", &body), 401);
        assert_eq!(status(Some("admin-admin-admin-admin"), path, "GET", &body), 200);
    }
    assert_eq!(status(None, "/healthz", "GET", &body), 200);
    assert_eq!(status(None, "/readyz", "GET", &body), 200);
    // The same id in another shop is another conversation.
    let theirs = status(Some("coffee-coffee-coffee"), "/v1/coffee/sessions/a", "GET", &body);
    assert_eq!(theirs, 404);
}
