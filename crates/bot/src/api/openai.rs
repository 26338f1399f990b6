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
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::messages::idempotency_key;
use super::path::checked;
use super::told::Told;
use crate::http::json as read;
use crate::openapi::{Contents, Operation, Routes};
use crate::problem::{BAD_BODY, NOT_READY, Problem};
use crate::random;
use crate::tenant::Tenant;
use crate::turn::{Input, request_digest};

/// Messages of the customer that are played; of a longer conversation the last ones.
const MOST_PLAYED: usize = 50;

/// Chat completions.
pub(super) fn routes() -> Routes {
    let summary = "The customer says something, as OpenAI's chat completions hear it.";
    let operation = Operation::post("/v1/{tenant}/chat/completions", "chatCompletions", summary);
    let operation = operation.takes::<Asked>().may_be_repeated().may(&[NOT_READY]);
    let answers = Contents::json_or_events::<Completion<'_>>();
    Routes::default().add(operation.answers(answers), completions)
}

/// What a client sends. Temperature and the like say nothing to us.
#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "ChatCompletionRequest")]
struct Asked {
    /// What was said so far; there has to be something of the customer.
    #[schemars(extend("contains" = json!({ "properties": { "role": { "const": "user" } } })))]
    messages: Vec<Line>,
    /// The name of the conversation, if it is to be kept here.
    #[schemars(length(min = 1, max = 200), regex(pattern = r"^[^\u0000-\u001f\u007f-\u009f]+$"))]
    user: Option<String>,
    /// Whether the answer comes as server-sent events.
    #[serde(default)]
    stream: bool,
}

/// A line of the conversation.
#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "ChatCompletionLine")]
struct Line {
    /// `user` is the customer; what others said is not heard.
    role: String,
    /// What was said.
    #[serde(default)]
    content: Content,
}

/// A text, or pieces of which some are text.
#[derive(Default, Deserialize, JsonSchema)]
#[schemars(rename = "ChatCompletionContent")]
#[serde(untagged)]
enum Content {
    Text(String),
    Pieces(Vec<Piece>),
    #[default]
    Nothing,
}

/// A piece of a line; those without text are passed over.
#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "ChatCompletionPiece")]
struct Piece {
    /// What was said.
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
    let key = idempotency_key(&headers)?;
    let told = match asked.user {
        Some(user) => {
            let text = said.pop().ok_or_else(|| Problem::from(BAD_BODY))?;
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
    let message = Spoken { role: "assistant", content: told.text() };
    let choice = Choice { index: 0, message, finish_reason: "stop" };
    let usage = Usage::default();
    let (id, object, model) = (id.as_str(), "chat.completion", "kaopu");
    let choices = [choice];
    let completion = Completion { id, object, created, model, choices, usage, kaopu: &told };
    Ok(crate::http::document(&completion))
}

/// What comes back, as OpenAI's clients read it.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ChatCompletion")]
struct Completion<'a> {
    id: &'a str,
    object: &'static str,
    /// Seconds since 1970.
    created: i64,
    model: &'static str,
    choices: [Choice; 1],
    usage: Usage,
    /// What else there is to know.
    kaopu: &'a Told,
}

/// The one answer.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ChatCompletionChoice")]
struct Choice {
    index: u32,
    message: Spoken,
    finish_reason: &'static str,
}

/// What the bot says.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ChatCompletionMessage")]
struct Spoken {
    role: &'static str,
    /// The bubbles, and below them what may be chosen, a line each.
    content: String,
}

/// Nothing is counted in tokens here.
#[derive(Default, Serialize, JsonSchema)]
#[schemars(rename = "ChatCompletionUsage")]
struct Usage {
    prompt_tokens: u32,
    completion_tokens: u32,
    total_tokens: u32,
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
