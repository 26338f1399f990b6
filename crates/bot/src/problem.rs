//! What is said when a request is not answered: RFC 9457, one shape for all.
//!
//! A problem never repeats what the caller sent: that may be a phone number, and problems end up in
//! logs.

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, HeaderName, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// What is wrong with a request, or with us.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    status: StatusCode,
    code: &'static str,
    zh: &'static str,
    en: &'static str,
    retry_after: Option<u32>,
    more: Vec<(&'static str, Value)>,
}

/// The kind of a problem: its status, its name that never changes, and the two sentences.
pub(crate) type Kind = (StatusCode, &'static str, &'static str, &'static str);

/// All kinds; `docs/http-api.md` lists them, and a test compares.
#[cfg(test)]
pub(crate) const KINDS: [Kind; 28] = [
    BAD_SIGNATURE,
    PLATFORM,
    BAD_QUERY,
    BAD_JSON,
    BAD_BODY,
    BAD_PATH,
    BAD_KEY,
    NO_TOKEN,
    FORBIDDEN_HOST,
    NO_SUCH_PATH,
    UNKNOWN_TENANT,
    UNKNOWN_SESSION,
    UNKNOWN_PICTURE,
    NOT_ENABLED,
    WRONG_METHOD,
    SLOW_BODY,
    OUT_OF_ORDER,
    NO_HAND_OVER,
    TOO_LARGE,
    OTHER_REQUEST,
    TOO_MANY,
    INTERNAL,
    NOT_READY,
    NO_SESSIONS,
    NO_CANDIDATE,
    CANDIDATE_REFUSED,
    BUSY,
    TIMEOUT,
];

/// The body is no JSON.
pub(crate) const BAD_JSON: Kind =
    (StatusCode::BAD_REQUEST, "bad-json", "请求体不是 JSON", "the body is not JSON");
/// The body is JSON of another shape.
pub(crate) const BAD_BODY: Kind = (
    StatusCode::UNPROCESSABLE_ENTITY,
    "bad-body",
    "请求体缺字段，或字段不对",
    "the body lacks a field, or has one that does not fit",
);
/// The path can't be read.
pub(crate) const BAD_PATH: Kind = (
    StatusCode::BAD_REQUEST,
    "bad-path",
    "地址里的编号不合规",
    "an id in the path can't be used: 1 to 200 bytes of UTF-8 without control characters",
);
/// The query can't be read.
pub(crate) const BAD_QUERY: Kind = (
    StatusCode::BAD_REQUEST,
    "bad-query",
    "地址里 ? 后面的参数不对",
    "`explain` in the query is `true` or `false`",
);
/// The idempotency key can't be used.
pub(crate) const BAD_KEY: Kind = (
    StatusCode::BAD_REQUEST,
    "bad-idempotency-key",
    "Idempotency-Key 要是 1 到 200 个可见的 ASCII 字符",
    "Idempotency-Key has to be 1 to 200 visible ASCII characters",
);
/// No token, or a wrong one.
pub(crate) const NO_TOKEN: Kind =
    (StatusCode::UNAUTHORIZED, "no-token", "没有令牌，或令牌不对", "no token, or a wrong one");
/// Not signed by the platform, or not of this moment.
pub(crate) const BAD_SIGNATURE: Kind = (
    StatusCode::UNAUTHORIZED,
    "bad-signature",
    "签名不对，或已过时",
    "the signature is wrong, or no longer of this moment",
);
/// A platform did not take an answer.
pub(crate) const PLATFORM: Kind = (
    StatusCode::BAD_GATEWAY,
    "platform",
    "对方平台没有收下回复",
    "the platform did not take the answer",
);
/// The host or origin is not one of ours.
pub(crate) const FORBIDDEN_HOST: Kind = (
    StatusCode::FORBIDDEN,
    "forbidden-host",
    "不接受这个 Host 或 Origin",
    "this Host or Origin is not accepted",
);
/// Nothing is there.
pub(crate) const NO_SUCH_PATH: Kind =
    (StatusCode::NOT_FOUND, "no-such-path", "没有这个地址", "there is nothing at this path");
/// No such shop.
pub(crate) const UNKNOWN_TENANT: Kind =
    (StatusCode::NOT_FOUND, "unknown-tenant", "没有这家店", "there is no such tenant");
/// No such conversation.
pub(crate) const UNKNOWN_SESSION: Kind = (
    StatusCode::NOT_FOUND,
    "unknown-session",
    "没有这段会话，或已过期",
    "there is no such session, or it has expired",
);
/// No such picture.
pub(crate) const UNKNOWN_PICTURE: Kind = (
    StatusCode::NOT_FOUND,
    "unknown-picture",
    "正在用的发布包里没有这张图片",
    "the bundle in service has no such picture",
);
/// Switched off for this shop.
pub(crate) const NOT_ENABLED: Kind = (
    StatusCode::NOT_FOUND,
    "not-enabled",
    "这家店没有打开这项功能",
    "this is not switched on for this tenant",
);
/// Another method.
pub(crate) const WRONG_METHOD: Kind = (
    StatusCode::METHOD_NOT_ALLOWED,
    "wrong-method",
    "这个地址不接受这种方法",
    "this path has no such method",
);
/// The body did not come in time.
pub(crate) const SLOW_BODY: Kind = (
    StatusCode::REQUEST_TIMEOUT,
    "slow-body",
    "请求体没有按时传完",
    "the body did not arrive in time",
);
/// The message is not the next one.
pub(crate) const OUT_OF_ORDER: Kind = (
    StatusCode::CONFLICT,
    "out-of-order",
    "这不是会话的下一条消息",
    "this is not the session's next message",
);
/// No human has the conversation.
pub(crate) const NO_HAND_OVER: Kind =
    (StatusCode::CONFLICT, "no-hand-over", "会话不在人工手里", "no human has this session");
/// There is no candidate to promote or withdraw.
pub(crate) const NO_CANDIDATE: Kind =
    (StatusCode::CONFLICT, "no-candidate", "没有在试用的发布包", "there is no candidate");
/// The candidate may not answer everybody.
pub(crate) const CANDIDATE_REFUSED: Kind = (
    StatusCode::CONFLICT,
    "candidate-refused",
    "试用的发布包不能接替",
    "the candidate can't take over",
);
/// The body is too large.
pub(crate) const TOO_LARGE: Kind =
    (StatusCode::PAYLOAD_TOO_LARGE, "too-large", "请求体太大", "the body is too large");
/// The key was used for something else.
pub(crate) const OTHER_REQUEST: Kind = (
    StatusCode::UNPROCESSABLE_ENTITY,
    "other-request",
    "这个 Idempotency-Key 已用在另一个请求上",
    "this Idempotency-Key was used for another request",
);
/// Too much at once from one shop, or for one conversation.
pub(crate) const TOO_MANY: Kind =
    (StatusCode::TOO_MANY_REQUESTS, "too-many", "请求太密", "too many requests");
/// Our fault.
pub(crate) const INTERNAL: Kind =
    (StatusCode::INTERNAL_SERVER_ERROR, "internal", "内部错误", "an internal error");
/// No bundle answers.
pub(crate) const NOT_READY: Kind = (
    StatusCode::SERVICE_UNAVAILABLE,
    "not-ready",
    "还没有可用的发布包，请转人工",
    "no bundle is in service; hand over to humans",
);
/// What replicas share is lost, slow or full.
pub(crate) const NO_SESSIONS: Kind = (
    StatusCode::SERVICE_UNAVAILABLE,
    "no-sessions",
    "会话暂时读不到、存不下，请转人工",
    "conversations can't be read or kept; hand over to humans",
);
/// All hands are full.
pub(crate) const BUSY: Kind =
    (StatusCode::SERVICE_UNAVAILABLE, "busy", "忙不过来，请稍后重试", "busy; try again later");
/// It took too long.
pub(crate) const TIMEOUT: Kind =
    (StatusCode::SERVICE_UNAVAILABLE, "timeout", "没有按时答完", "it took too long");

impl Problem {
    /// What is said of a bug of ours.
    pub(crate) fn internal() -> Self {
        INTERNAL.into()
    }

    /// Whether nobody can answer now but a human.
    pub(crate) fn needs_a_human(&self) -> bool {
        [NO_SESSIONS.1, NOT_READY.1].contains(&self.code)
    }

    /// Whether the conversation is not as was supposed, which trying again does not change.
    pub(crate) fn is_about_state(&self) -> bool {
        self.status == StatusCode::CONFLICT
    }

    /// With the seconds after which to try again.
    pub(crate) fn retry_after(mut self, seconds: u32) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// With one more member.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.more.push((name, value.into()));
        self
    }
}

impl From<Kind> for Problem {
    fn from((status, code, zh, en): Kind) -> Self {
        Self { status, code, zh, en, retry_after: None, more: Vec::new() }
    }
}

/// The name of the problem that a response tells of, for metrics and logs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ProblemCode(pub(crate) &'static str);

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut body = json!({
            "type": format!("urn:kaopu:problem:{}", self.code),
            "title": self.en,
            "title_zh": self.zh,
            "status": self.status.as_u16(),
            "code": self.code,
        });
        if let Value::Object(members) = &mut body {
            members.extend(self.more.into_iter().map(|(name, value)| (name.to_owned(), value)));
        }
        let mut response = (self.status, Body::from(body.to_string())).into_response();
        let mut head = |name: HeaderName, value: &str| {
            if let Ok(value) = HeaderValue::from_str(value) {
                response.headers_mut().insert(name, value);
            }
        };
        head(CONTENT_TYPE, "application/problem+json");
        if let Some(seconds) = self.retry_after {
            head(RETRY_AFTER, &seconds.to_string());
        }
        if self.status == StatusCode::UNAUTHORIZED {
            head(WWW_AUTHENTICATE, "Bearer");
        }
        response.extensions_mut().insert(ProblemCode(self.code));
        response
    }
}

#[cfg(test)]
mod tests {
    use super::KINDS;

    #[test]
    fn every_kind_is_documented_and_no_other() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/http-api.md");
        let document = std::fs::read_to_string(path).unwrap();
        let table = document.split("\n## ").find(|part| part.starts_with("Problems")).unwrap();
        let rows = table.lines().filter_map(|line| line.strip_prefix("| `"));
        let mut documented: Vec<String> = rows
            .filter_map(|row| {
                let (code, rest) = row.split_once("` | ")?;
                let status = rest.split(' ').next()?;
                Some(format!("{status} {code}"))
            })
            .collect();
        let mut kinds: Vec<String> =
            KINDS.iter().map(|kind| format!("{} {}", kind.0.as_u16(), kind.1)).collect();
        documented.sort_unstable();
        kinds.sort_unstable();
        assert_eq!(documented, kinds);
    }
}
