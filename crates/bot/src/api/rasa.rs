//! The REST channel of Rasa, as Botium and web chats drive it.

use std::sync::Arc;

use axum::Extension;
use axum::body::Bytes;
use axum::http::HeaderMap;
use axum::response::Response;
use kaopu_engine::Message;
use kaopu_model::Context;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::messages::idempotency_key;
use super::path::checked;
use super::told::Told;
use crate::http::json;
use crate::openapi::{Contents, Operation, Routes};
use crate::problem::{NOT_READY, Problem};
use crate::tenant::Tenant;
use crate::turn::{Input, request_digest};

/// The channel, below the shop and, where there is one shop only, where Rasa's callers look for it.
pub(super) fn routes() -> Routes {
    let of = |path, id| {
        let summary = "The customer says something, as Rasa's REST channel hears it.";
        let operation = Operation::post(path, id, summary).takes::<Sent>().may_be_repeated();
        operation.may(&[NOT_READY]).answers(Contents::json::<Vec<Bubble<'_>>>())
    };
    Routes::default()
        .add(of("/v1/{tenant}/webhooks/rest/webhook", "rasaWebhook"), webhook)
        .add(of("/webhooks/rest/webhook", "rasaWebhookOfTheOnlyShop"), webhook)
}

/// What Rasa's callers send; whatever else they send is theirs.
#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "RasaMessage")]
struct Sent {
    /// The conversation.
    #[schemars(length(min = 1, max = 200), regex(pattern = r"^[^\u0000-\u001f\u007f-\u009f]+$"))]
    sender: String,
    /// What the customer wrote.
    message: String,
    /// What else is known.
    #[serde(default)]
    metadata: Metadata,
}

/// Where a caller who knows more may tell it.
#[derive(Default, Deserialize, JsonSchema)]
#[schemars(rename = "RasaMetadata")]
#[serde(default)]
struct Metadata {
    /// What is true with this message.
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
    Ok(crate::http::document(&bubbles(&sender, &Told::read(&answer.body)?)))
}

/// What Rasa's callers get: something to show.
#[derive(Default, Serialize, JsonSchema)]
#[schemars(rename = "RasaBubble")]
struct Bubble<'a> {
    /// The sender that it is for.
    recipient_id: &'a str,
    /// What the bot says.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    /// What may be chosen.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    buttons: Vec<Button<'a>>,
    /// What there is to know besides.
    #[serde(skip_serializing_if = "Option::is_none")]
    custom: Option<&'a Told>,
}

/// Something to choose: what is shown, and what is sent when it is chosen.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "RasaButton")]
struct Button<'a> {
    title: &'a str,
    payload: &'a str,
}

/// One for each thing that is said; the last one has the buttons, and what else there is to know.
fn bubbles<'a>(sender: &'a str, told: &'a Told) -> Vec<Bubble<'a>> {
    let of = |text| Bubble { recipient_id: sender, text, ..Bubble::default() };
    let mut bubbles: Vec<Bubble<'a>> =
        told.replies.iter().map(|reply| of(Some(reply.in_words()))).collect();
    if let Some(last) = bubbles.last_mut() {
        let labels = told.options.iter().map(|option| option.label.as_str());
        last.buttons = labels.map(|label| Button { title: label, payload: label }).collect();
    }
    if told.record.is_some() {
        bubbles.push(Bubble { custom: Some(told), ..of(None) });
    }
    bubbles
}
