//! Question answering as Azure's clients ask for it.
//!
//! With `userId` the conversation is ours, under that name. Without, the question stands alone and
//! nothing is kept or handed over.

use std::sync::Arc;

use axum::Extension;
use axum::body::Bytes;
use axum::response::Response;
use kaopu_engine::{Action, Message, Program, Session, Turn, TurnOption, respond};
use kaopu_model::{Context, FaqId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::path::checked;
use crate::http::json;
use crate::openapi::{Contents, Operation, Routes};
use crate::problem::{NOT_READY, Problem};
use crate::tenant::Tenant;
use crate::turn::Input;

/// What Azure's clients call.
pub(super) fn routes() -> Routes {
    let at = "/v1/{tenant}/language/:query-knowledgebases";
    let summary = "The customer asks something, as Azure's question answering hears it.";
    let operation = Operation::post(at, "queryKnowledgebases", summary).takes::<Asked>();
    let answers = Contents::json::<Answers>();
    Routes::default().add(operation.may(&[NOT_READY]).answers(answers), query)
}

/// What a client sends; rankers, filters and spans say nothing to us.
#[derive(Default, Deserialize, JsonSchema)]
#[schemars(rename = "AzureQuestion")]
#[serde(rename_all = "camelCase", default)]
struct Asked {
    /// What the customer wrote.
    question: String,
    /// An answer that was offered before, in place of a question.
    qna_id: Option<i64>,
    /// The name of the conversation, if it is to be kept here.
    #[schemars(length(min = 1, max = 200), regex(pattern = r"^[^\u0000-\u001f\u007f-\u009f]+$"))]
    user_id: Option<String>,
    /// Answers that are less sure are not given.
    confidence_score_threshold: Option<f64>,
}

/// What comes back: one answer.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "AzureAnswers")]
struct Answers {
    answers: [Answer; 1],
}

/// What the bot says, and how sure it is.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "AzureAnswer")]
#[serde(rename_all = "camelCase")]
struct Answer {
    /// The standard question of the entry that is answered.
    questions: Vec<String>,
    /// The bubbles, a line each.
    answer: String,
    /// From 0 to 1.
    confidence_score: f64,
    /// The place of the entry in the knowledge base in service; −1 if none is answered.
    id: i64,
    source: &'static str,
    metadata: Metadata,
    dialog: Dialog,
}

/// What else there is to know.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "AzureMetadata")]
struct Metadata {
    action: &'static str,
    /// The entry that is answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    entry: Option<FaqId>,
    /// The queue that a human takes over from.
    #[serde(skip_serializing_if = "Option::is_none")]
    queue: Option<String>,
}

/// What may be chosen.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "AzureDialog")]
#[serde(rename_all = "camelCase")]
struct Dialog {
    is_context_only: bool,
    prompts: Vec<Prompt>,
}

/// Something to choose.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "AzurePrompt")]
#[serde(rename_all = "camelCase")]
struct Prompt {
    display_order: usize,
    /// Where the choice is an entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    qna_id: Option<i64>,
    display_text: String,
}

/// `POST …/language/:query-knowledgebases`.
async fn query(tenant: Extension<Arc<Tenant>>, bytes: Bytes) -> Result<Response, Problem> {
    let asked: Asked = json(&bytes)?;
    let not_ready = || Problem::from(NOT_READY).retry_after(10);
    let active = tenant.active.load_full().ok_or_else(not_ready)?;
    let offered = asked.qna_id.and_then(|id| usize::try_from(id.checked_sub(1)?).ok());
    let offered = offered.and_then(|place| active.program.knowledge_base().faqs.get(place));
    let text = offered.map_or(asked.question, |faq| faq.question.clone());
    let now = tenant.at_shop(tenant.now());
    let context = Context { now: Some(now), ..Context::default() };
    let message = Message { text, context };
    let turn = match asked.user_id {
        Some(user) => {
            // What decided is part of what these callers are told.
            let input = Input { explain: true, ..Input::of_caller(message, None) };
            let answer = tenant.hear(&checked(user)?, input).await?;
            serde_json::from_str(&answer.body).map_err(|_| Problem::internal())?
        }
        None => {
            let asked = Arc::clone(&active);
            let alone = tokio::task::spawn_blocking(move || {
                respond(&asked.program, &Session::default(), &message).1
            });
            alone.await.map_err(|_| Problem::internal())?
        }
    };
    let threshold = asked.confidence_score_threshold.unwrap_or(0.0);
    let answer = answer(&active.program, &turn, threshold);
    Ok(crate::http::document(&Answers { answers: [answer] }))
}

fn answer(program: &Program, turn: &Turn, threshold: f64) -> Answer {
    let faqs = &program.knowledge_base().faqs;
    let place = |entry: &str| {
        let place = faqs.iter().position(|faq| *faq.id == *entry)?;
        i64::try_from(place + 1).ok()
    };
    let sure = confidence(turn);
    let entry = turn.entry.as_ref().filter(|_| sure > 0.0 && sure >= threshold);
    let faq = entry.and_then(|entry| faqs.iter().find(|faq| faq.id == *entry));
    let prompt = |(display_order, option): (usize, &TurnOption)| Prompt {
        display_order,
        qna_id: place(&option.id),
        display_text: option.label.clone(),
    };
    Answer {
        questions: faq.map(|faq| faq.question.clone()).into_iter().collect(),
        answer: turn.in_words(),
        confidence_score: if entry.is_some() { sure } else { 0.0 },
        id: entry.and_then(|entry| place(entry)).unwrap_or(-1),
        source: "kaopu",
        metadata: Metadata {
            action: turn.action.code(),
            entry: entry.cloned(),
            queue: turn.record.as_ref().map(|record| record.queue.to_string()),
        },
        dialog: Dialog {
            is_context_only: false,
            prompts: turn.options.iter().enumerate().map(prompt).collect(),
        },
    }
}

/// How sure the bot is of the entry that it answers; nothing else is an answer to these callers.
fn confidence(turn: &Turn) -> f64 {
    if !matches!(turn.action, Action::Answer | Action::Confirm) {
        return 0.0;
    }
    let of_entry = turn.candidates.iter().find(|one| Some(&one.entry) == turn.entry.as_ref());
    // What is answered without being among the candidates was chosen by the customer.
    of_entry.map_or(1.0, |one| f64::from(one.score.0) / 10_000.0)
}
