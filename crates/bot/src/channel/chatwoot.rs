//! Chatwoot: the bot is an agent bot there. It answers while a conversation is `pending`, and opens
//! it for humans with the case record as a private note.
//!
//! If we answer a webhook with an error, Chatwoot opens the conversation by itself: whatever fails
//! here, a human sees it.

use std::fmt::Write as _;
use std::sync::Arc;

use axum::http::{HeaderMap, Method};
use kaopu_engine::{Action, CaseRecord, Message};
use kaopu_model::{Context, ShopEvent};
use serde::Deserialize;
use serde_json::{Value, json};
use subtle::ConstantTimeEq as _;

use super::caller::{Caller, Failed};
use super::telling::{Told, case_with_a_human, tell_of_case};
use crate::config::{ChatwootConfig, Token};
use crate::handoff::signature;
use crate::problem::{BAD_SIGNATURE, PLATFORM, Problem};
use crate::start_error::StartError;
use crate::tenant::Tenant;
use crate::turn::{Input, request_digest};

/// Seconds that a webhook may be old, or our clocks apart.
const MOST_AGE: i64 = 300;

/// One shop's Chatwoot.
pub(crate) struct Chatwoot {
    caller: Caller,
    token: Token,
    secret: Token,
}

/// What a webhook says, as far as it concerns us.
#[derive(Deserialize)]
pub(crate) struct Webhook {
    event: String,
    #[serde(default)]
    id: i64,
    content: Option<String>,
    #[serde(default)]
    message_type: Value,
    #[serde(default)]
    private: bool,
    conversation: Option<Conversation>,
    account: Option<Named>,
    sender: Option<Named>,
}

#[derive(Deserialize)]
struct Conversation {
    /// The number under which the interface knows it.
    id: i64,
    status: String,
}

#[derive(Deserialize)]
struct Named {
    id: i64,
    name: Option<String>,
}

impl Chatwoot {
    pub(crate) fn new(config: &ChatwootConfig) -> Result<Self, StartError> {
        let caller = Caller::new(&config.url)?;
        Ok(Self { caller, token: config.token.clone(), secret: config.secret.clone() })
    }

    /// Whether a webhook is Chatwoot's, and of this moment.
    pub(crate) fn check(&self, now: i64, headers: &HeaderMap, body: &[u8]) -> Result<(), Problem> {
        let of = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        let stamp = of("x-chatwoot-timestamp").and_then(|text| text.parse::<i64>().ok());
        let shown = of("x-chatwoot-signature").unwrap_or_default();
        let is_ours = stamp.is_some_and(|stamp| {
            let expected = signature(self.secret.expose().as_bytes(), stamp, body);
            let is_fresh = now.abs_diff(stamp) <= MOST_AGE.unsigned_abs();
            bool::from(expected.as_bytes().ct_eq(shown.as_bytes())) && is_fresh
        });
        if is_ours { Ok(()) } else { Err(BAD_SIGNATURE.into()) }
    }

    /// Answers what a customer wrote; passes over all else.
    pub(crate) async fn hear(&self, tenant: &Arc<Tenant>, said: Webhook) -> Result<(), Problem> {
        let is_incoming = said.message_type == "incoming" || said.message_type == 0;
        let (Some(conversation), Some(account)) = (said.conversation, said.account) else {
            return Ok(());
        };
        let is_for_us = said.event == "message_created" && is_incoming && !said.private;
        if !is_for_us || conversation.status != "pending" {
            return Ok(());
        }
        let place = format!("/api/v1/accounts/{}/conversations/{}", account.id, conversation.id);
        let session = format!("chatwoot-{}-{}", account.id, conversation.id);
        if let Some(case) = case_with_a_human(tenant, &session).await? {
            // It is pending again: a human has handed it back.
            tell_of_case(tenant, &session, case, ShopEvent::Returned).await?;
        }
        let name = said.sender.as_ref().and_then(|sender| sender.name.clone());
        let customer = kaopu_model::Customer { name, ..kaopu_model::Customer::default() };
        let context = Context { customer: Some(customer), ..Context::default() };
        let message = Message { text: said.content.unwrap_or_default(), context };
        let id = said.id.to_string();
        let key = (format!("chatwoot-{id}"), request_digest(&[b"chatwoot", id.as_bytes()]));
        let customer = said.sender.map(|sender| format!("chatwoot-{}", sender.id));
        let input = Input { customer, ..Input::of_caller(message, Some(key)) };
        let answer = tenant.hear(&session, input).await?;
        if answer.again {
            return Ok(());
        }
        self.say(&place, &Told::read(&answer)?).await.map_err(|failed| {
            tracing::warn!(tenant = tenant.id, ?failed, "Chatwoot did not take an answer");
            PLATFORM.into()
        })
    }

    async fn say(&self, place: &str, told: &Told) -> Result<(), Failed> {
        let messages = format!("{place}/messages");
        let last = told.replies.len().saturating_sub(1);
        for (number, reply) in told.replies.iter().enumerate() {
            let mut message = json!({ "content": reply.in_words(), "message_type": "outgoing" });
            if number == last && !told.options.is_empty() {
                let item = |label: &str| json!({ "title": label, "value": label });
                let items = told.options.iter().map(|option| item(&option.label));
                message["content_type"] = "input_select".into();
                message["content_attributes"] = json!({ "items": items.collect::<Vec<_>>() });
            }
            self.post(&messages, &message).await?;
        }
        for record in told.record.iter().chain(&told.notices) {
            let note = json!({
                "content": note(record), "message_type": "outgoing", "private": true,
            });
            self.post(&messages, &note).await?;
        }
        if told.action == Action::HandOver {
            self.post(&format!("{place}/toggle_status"), &json!({ "status": "open" })).await?;
        }
        Ok(())
    }

    async fn post(&self, path: &str, body: &Value) -> Result<Value, Failed> {
        let token = Some(("api_access_token", self.token.expose()));
        self.caller.call(Method::POST, path, token, Some(body)).await
    }
}

/// The case record as an agent reads it.
fn note(record: &CaseRecord) -> String {
    let mut note = format!("📋 病历本 {} · {}", record.case, record.queue_name);
    let mut line = |label: &str, value: &str| {
        if !value.is_empty() {
            // Writing to a string does not fail.
            let _ = write!(note, "\n{label}：{value}");
        }
    };
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    line("什么事", &record.issue.summary);
    line("称呼", &text(&record.customer));
    line("电话", &text(&record.phone));
    line("订单", format!("{} {}", text(&record.order), text(&record.order_state)).trim());
    line("快递", format!("{} {}", text(&record.carrier), text(&record.tracking)).trim());
    line("商品", &text(&record.product));
    line("心情", record.mood.now.zh());
    line("触发", &record.because.join("、"));
    for promise in &record.promises {
        line("答应过", &promise.text);
    }
    line("可以这样开头", &record.opening);
    note
}
