//! What a conversation hears: the customer's words, what happened at the shop, a human's handing
//! back.

use std::sync::Arc;

use axum::Extension;
use axum::body::Bytes;
use axum::extract::RawQuery;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use kaopu_engine::Message;
use kaopu_model::{Context, ShopEvent};
use schemars::JsonSchema;
use serde::Deserialize;

use super::path::{Ids, checked, second};
use crate::http::{Fields, json};
use crate::openapi::{Operation, Routes};
use crate::problem::{BAD_KEY, BAD_QUERY, NOT_ENABLED, Problem};
use crate::tenant::Tenant;
use crate::turn::{Answer, Input, request_digest};

/// The highest number that every caller can tell from its neighbours.
const MOST_NUMBER: u64 = (1 << 53) - 1;

/// What a conversation hears, and by which doors.
pub(super) fn routes() -> Routes {
    let explained = |operation: Operation| {
        let why = "`true`: the turn has its trace and candidates, where that is switched on.";
        operation
            .answers_with_a_turn()
            .asked("explain", "^(true|false)$", why)
            .may(&[NOT_ENABLED, BAD_QUERY])
    };
    let messages = Operation::post(
        "/v1/{tenant}/sessions/{session}/messages",
        "say",
        "The customer says something; the turn comes back.",
    );
    let events_path = Operation::post(
        "/v1/{tenant}/sessions/{session}/events",
        "tell",
        "Something happened at the shop; the turn comes back.",
    );
    let back = Operation::post(
        "/v1/{tenant}/sessions/{session}/return",
        "handBack",
        "A human hands the conversation back; the turn comes back.",
    );
    Routes::default()
        .add(explained(messages.takes::<MessageBody>()), message)
        .add(explained(events_path.takes::<EventsBody>()), events)
        .add(explained(back.may_take::<ReturnBody>()), handed_back)
}

/// A message of the customer.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct MessageBody {
    /// What the customer wrote, as they wrote it.
    text: String,
    /// What is known besides the words.
    #[serde(default)]
    context: Context,
    /// The caller's name for the customer.
    #[schemars(length(min = 1, max = 200), regex(pattern = r"^[^\u0000-\u001f\u007f-\u009f]+$"))]
    customer: Option<String>,
    /// The number that this message has in the conversation, from 1.
    #[schemars(range(max = MOST_NUMBER))]
    number: Option<u64>,
}

/// What happened at the shop.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct EventsBody {
    /// At least one.
    #[schemars(length(min = 1))]
    events: Vec<ShopEvent>,
    /// What is known besides; its own events are not heard.
    #[serde(default)]
    context: Context,
    /// The caller's name for the customer.
    #[schemars(length(min = 1, max = 200), regex(pattern = r"^[^\u0000-\u001f\u007f-\u009f]+$"))]
    customer: Option<String>,
    /// The number that this event has in the conversation, from 1.
    #[schemars(range(max = MOST_NUMBER))]
    number: Option<u64>,
}

/// A human hands the conversation back.
#[derive(Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
struct ReturnBody {
    /// What is known besides; its own events are not heard.
    context: Context,
    /// The number that this has in the conversation, from 1.
    #[schemars(range(max = MOST_NUMBER))]
    number: Option<u64>,
}

/// `POST …/messages`.
pub(super) async fn message(
    tenant: Extension<Arc<Tenant>>,
    ids: Ids,
    query: RawQuery,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<Response, Problem> {
    let body: MessageBody = json(&bytes)?;
    let customer = body.customer.map(checked).transpose()?;
    let message = Message { text: body.text, context: body.context };
    let said = Said { message, customer, number: body.number };
    hear(&tenant, ids, &query, &headers, &bytes, said).await
}

/// `POST …/events`.
pub(super) async fn events(
    tenant: Extension<Arc<Tenant>>,
    ids: Ids,
    query: RawQuery,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<Response, Problem> {
    let body: EventsBody = json(&bytes)?;
    if body.events.is_empty() {
        return Err(crate::problem::BAD_BODY.into());
    }
    let customer = body.customer.map(checked).transpose()?;
    let context = Context { events: body.events, ..body.context };
    let message = Message { text: String::new(), context };
    let said = Said { message, customer, number: body.number };
    hear(&tenant, ids, &query, &headers, &bytes, said).await
}

/// `POST …/return`.
pub(super) async fn handed_back(
    tenant: Extension<Arc<Tenant>>,
    ids: Ids,
    query: RawQuery,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<Response, Problem> {
    let body: ReturnBody = Fields::read(&bytes)?;
    let context = Context { events: vec![ShopEvent::Returned], ..body.context };
    let message = Message { text: String::new(), context };
    let said = Said { message, customer: None, number: body.number };
    hear(&tenant, ids, &query, &headers, &bytes, said).await
}

/// What was read of a body.
struct Said {
    message: Message,
    customer: Option<String>,
    number: Option<u64>,
}

async fn hear(
    tenant: &Arc<Tenant>,
    ids: Ids,
    RawQuery(query): &RawQuery,
    headers: &HeaderMap,
    bytes: &Bytes,
    said: Said,
) -> Result<Response, Problem> {
    let id = second(ids)?;
    let explain = is_asked_why(query.as_deref())?;
    if explain && !tenant.config.explain {
        return Err(NOT_ENABLED.into());
    }
    let Said { message, customer, number } = said;
    let why: &[u8] = if explain { b"why" } else { b"" };
    let asked = [why, bytes];
    let key = idempotency_key(headers)?.map(|key| (key, request_digest(&asked)));
    let only_case = None;
    let input = Input { message, customer, number, key, explain, only_case };
    let answer = tenant.hear(&id, input).await?;
    Ok(answered(answer))
}

/// Whether the query says `explain=true`. What else stands there is not for us.
fn is_asked_why(query: Option<&str>) -> Result<bool, Problem> {
    let pairs = query.unwrap_or_default().split('&');
    let mut values = pairs.filter_map(|pair| match pair.split_once('=').unwrap_or((pair, "")) {
        ("explain", value) => Some(value),
        _ => None,
    });
    match (values.next(), values.next()) {
        (None, _) | (Some("false"), None) => Ok(false),
        (Some("true"), None) => Ok(true),
        _ => Err(BAD_QUERY.into()),
    }
}

/// The key under which a request may be sent again.
pub(super) fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    let bytes = value.as_bytes();
    if (1..=200).contains(&bytes.len()) && bytes.iter().all(u8::is_ascii_graphic) {
        return Ok(Some(String::from_utf8_lossy(bytes).into_owned()));
    }
    Err(BAD_KEY.into())
}

/// The turn, and in the head of the response what it is the turn of.
fn answered(answer: Answer) -> Response {
    let mut response = (StatusCode::OK, answer.body).into_response();
    let mut head = |name: &'static str, value: String| {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(name, value);
        }
    };
    head("content-type", "application/json".to_owned());
    head("kaopu-message", answer.number.to_string());
    head("kaopu-release", answer.seq.to_string());
    head("kaopu-bundle", answer.digest);
    if answer.again {
        head("kaopu-again", "true".to_owned());
    }
    response
}
