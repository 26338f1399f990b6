//! The REST channel of Rasa, as Botium and web chats drive it.

use std::sync::Arc;

use axum::Extension;
use axum::body::Bytes;
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use kaopu_engine::Message;
use kaopu_model::Context;
use serde::Deserialize;
use serde_json::{Value, json};

use super::messages::idempotency_key;
use super::path::checked;
use super::told::Told;
use crate::http::json;
use crate::problem::Problem;
use crate::tenant::Tenant;
use crate::turn::{Input, request_digest};

/// What Rasa's callers send; whatever else they send is theirs.
#[derive(Deserialize)]
struct Sent {
    sender: String,
    message: String,
    #[serde(default)]
    metadata: Metadata,
}

/// Where a caller who knows more may tell it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Metadata {
    context: Context,
}

/// `POST …/webhooks/rest/webhook`.
pub(super) async fn webhook(
    tenant: Extension<Arc<Tenant>>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<Response, Problem> {
    let sent: Sent = json(&bytes)?;
    let sender = checked(sent.sender)?;
    let message = Message { text: sent.message, context: sent.metadata.context };
    let key = idempotency_key(&headers)?.map(|key| (key, request_digest(&[b"rasa", &bytes])));
    let answer = tenant.hear(&sender, Input::of_caller(message, key)).await?;
    let body = Value::Array(messages(&sender, &Told::read(&answer.body)?)).to_string();
    Ok(([("content-type", "application/json")], body).into_response())
}

/// A message for each bubble; the last one has the buttons, and what else there is to know.
fn messages(sender: &str, told: &Told) -> Vec<Value> {
    let mut messages: Vec<Value> = told
        .replies
        .iter()
        .map(|reply| json!({ "recipient_id": sender, "text": reply.text }))
        .collect();
    if let Some(last) = messages.last_mut().filter(|_| !told.options.is_empty()) {
        let button = |label: &str| json!({ "title": label, "payload": label });
        let buttons = told.options.iter().map(|option| button(&option.label));
        last["buttons"] = buttons.collect();
    }
    if told.record.is_some() {
        messages.push(json!({ "recipient_id": sender, "custom": told }));
    }
    messages
}
