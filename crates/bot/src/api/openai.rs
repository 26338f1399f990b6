//! Chat completions as OpenAI's clients ask for them: how many stacks call a knowledge base.
//!
//! With `user` the conversation is ours, under that name, and the last message is heard. Without,
//! it is the caller's: all that the customer said is played from the beginning, which gives the
//! same turns each time, and nothing is kept.

use std::sync::Arc;

use axum::Extension;
use axum::body::Bytes;
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use kaopu_engine::{Message, Session, respond};
use kaopu_model::Context;
use kaopu_runtime::told;
use serde::Deserialize;
use serde_json::{Value, json};

use super::messages::idempotency_key;
use super::path::checked;
use super::told::Told;
use crate::http::json as read;
use crate::problem::{BAD_BODY, NOT_READY, Problem};
use crate::random;
use crate::tenant::Tenant;
use crate::turn::{Input, request_digest};

/// Messages of the customer that are played; of a longer conversation the last ones.
const MOST_PLAYED: usize = 50;

/// What a client sends. Temperature and the like say nothing to us.
#[derive(Deserialize)]
struct Asked {
    messages: Vec<Line>,
    user: Option<String>,
    #[serde(default)]
    stream: bool,
}

#[derive(Deserialize)]
struct Line {
    role: String,
    #[serde(default)]
    content: Content,
}

/// A text, or pieces of which some are text.
#[derive(Default, Deserialize)]
#[serde(untagged)]
enum Content {
    Text(String),
    Pieces(Vec<Piece>),
    #[default]
    Nothing,
}

#[derive(Deserialize)]
struct Piece {
    #[serde(default)]
    text: String,
}

impl Content {
    fn text(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Pieces(pieces) => pieces.into_iter().map(|piece| piece.text).collect(),
            Self::Nothing => String::new(),
        }
    }
}

/// `POST /v1/{tenant}/chat/completions`.
pub(super) async fn completions(
    tenant: Extension<Arc<Tenant>>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<Response, Problem> {
    let asked: Asked = read(&bytes)?;
    let customer = asked.messages.into_iter().filter(|line| line.role == "user");
    let mut said: Vec<String> = customer.map(|line| line.content.text()).collect();
    let told = match asked.user {
        Some(user) => {
            let text = said.pop().ok_or_else(|| Problem::from(BAD_BODY))?;
            let key = idempotency_key(&headers)?;
            let key = key.map(|key| (key, request_digest(&[b"openai", &bytes])));
            let message = Message { text, context: Context::default() };
            tenant.hear(&checked(user)?, Input::of_caller(message, key)).await?.body
        }
        None => played(&tenant, said).await?,
    };
    let told = Told::read(&told)?;
    let (id, created) = (format!("chatcmpl-{}", random::id()), tenant.now().as_second());
    if asked.stream {
        return Ok(streamed(&id, created, &told));
    }
    let body = json!({
        "id": id,
        "object": "chat.completion",
        "created": created,
        "model": "kaopu",
        "choices": [{
            "index": 0,
            "message": { "role": "assistant", "content": told.text() },
            "finish_reason": "stop",
        }],
        "usage": { "prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0 },
        "kaopu": told,
    });
    Ok(([("content-type", "application/json")], body.to_string()).into_response())
}

/// The turn at the end of a conversation that the caller keeps.
async fn played(tenant: &Arc<Tenant>, mut said: Vec<String>) -> Result<String, Problem> {
    if said.is_empty() {
        return Err(BAD_BODY.into());
    }
    let not_ready = || Problem::from(NOT_READY).retry_after(10);
    let active = tenant.active.load_full().ok_or_else(not_ready)?;
    let context = Context { now: Some(tenant.at_shop(tenant.now())), ..Context::default() };
    let said = said.split_off(said.len().saturating_sub(MOST_PLAYED));
    let turn = tokio::task::spawn_blocking(move || {
        let mut session = Session::default();
        let mut last = String::new();
        for text in said {
            let message = Message { text, context: context.clone() };
            let (next, turn) = respond(&active.program, &session, &message);
            (session, last) = (next, told(&turn));
        }
        last
    });
    turn.await.map_err(|_| Problem::internal())
}

/// The same in pieces, as clients expect them that show a text while it grows: here it is whole.
fn streamed(id: &str, created: i64, told: &Told) -> Response {
    let chunk = |delta: Value, finish: Option<&str>| {
        let chunk = json!({
            "id": id,
            "object": "chat.completion.chunk",
            "created": created,
            "model": "kaopu",
            "choices": [{ "index": 0, "delta": delta, "finish_reason": finish }],
        });
        format!("data: {chunk}\n\n")
    };
    let whole = chunk(json!({ "role": "assistant", "content": told.text() }), None);
    let body = whole + &chunk(json!({}), Some("stop")) + "data: [DONE]\n\n";
    ([("content-type", "text/event-stream")], body).into_response()
}
