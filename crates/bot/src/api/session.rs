//! A conversation as it stands, and its end.

use std::sync::Arc;

use axum::Extension;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use kaopu_engine::{Pending, TranscriptLine};
use kaopu_model::{Mood, QueueId};
use schemars::JsonSchema;
use serde::Serialize;

use super::path::{Ids, second};
use crate::openapi::{Contents, Operation, Routes};
use crate::problem::{NO_HAND_OVER, Problem, TOO_MANY, UNKNOWN_SESSION};
use crate::sessions::Conversation;
use crate::tenant::Tenant;
use crate::turn::case_of;

/// Conversations as they stand.
pub(super) fn routes() -> Routes {
    let at = "/v1/{tenant}/sessions/{session}";
    let shown = Contents::json::<SessionDocument>();
    let show_it = Operation::get(at, "show", "How a conversation stands.").about_a_session();
    let forget_it = Operation::delete(at, "forget", "Forgets a conversation.");
    let accept_it = Operation::post(
        "/v1/{tenant}/sessions/{session}/accept",
        "accept",
        "A human has taken the conversation over.",
    );
    let accept_it = accept_it.about_a_session().may(&[NO_HAND_OVER]);
    let nothing =
        |operation: Operation| operation.answers_with(StatusCode::NO_CONTENT, Contents::Nothing);
    Routes::default()
        .add(show_it.answers(shown), show)
        .add(nothing(forget_it), forget)
        .add(nothing(accept_it), accept)
}

/// How a conversation stands.
#[derive(Serialize, JsonSchema)]
struct SessionDocument {
    /// Messages and events so far.
    messages: u64,
    /// When the first came.
    began: String,
    /// When the last came.
    last: String,
    /// The caller's name for the customer.
    customer: Option<String>,
    /// The queue that has the conversation.
    handed_to: Option<QueueId>,
    /// The number of the last case.
    case: Option<u32>,
    /// What the bot asked for.
    waiting_for: Option<WaitingFor>,
    /// The customer's mood.
    mood: Mood,
    /// The last lines.
    transcript: Vec<TranscriptLine>,
}

/// What the bot asked for.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum WaitingFor {
    Choice,
    Confirmation,
    Product,
    Order,
    BeforeHandOver,
    CallbackPhone,
}

/// `GET …/sessions/{id}`.
pub(super) async fn show(tenant: Extension<Arc<Tenant>>, ids: Ids) -> Result<Response, Problem> {
    let held = tenant.sessions.hold(&second(ids)?).await;
    let held = held.ok_or_else(|| Problem::from(TOO_MANY).retry_after(1))?;
    let shown = tenant
        .blocking(held, |tenant, held| {
            let known = tenant.sessions.read(held, tenant.now())?;
            known.map(document).ok_or_else(|| UNKNOWN_SESSION.into())
        })
        .await?;
    Ok(crate::http::document(&shown))
}

/// `DELETE …/sessions/{id}`: nothing of it is left, and that it is not there is no mistake.
pub(super) async fn forget(tenant: Extension<Arc<Tenant>>, ids: Ids) -> Result<Response, Problem> {
    let held = tenant.sessions.hold(&second(ids)?).await;
    let held = held.ok_or_else(|| Problem::from(TOO_MANY).retry_after(1))?;
    tenant.blocking(held, |tenant, held| Ok(tenant.sessions.forget(held)?)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// `POST …/sessions/{id}/accept`: a human has taken the conversation over.
pub(super) async fn accept(tenant: Extension<Arc<Tenant>>, ids: Ids) -> Result<Response, Problem> {
    let held = tenant.sessions.hold(&second(ids)?).await;
    let held = held.ok_or_else(|| Problem::from(TOO_MANY).retry_after(1))?;
    tenant
        .blocking(held, |tenant, held| {
            let known = tenant.sessions.read(held, tenant.now())?;
            let known = known.ok_or_else(|| Problem::from(UNKNOWN_SESSION))?;
            case_of(&known.session).ok_or_else(|| Problem::from(NO_HAND_OVER))?;
            Ok(tenant.sessions.accept(held.id())?)
        })
        .await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// What a caller may want to know; the engine's own memory is not published.
fn document(conversation: &Conversation) -> SessionDocument {
    let session = &conversation.session;
    SessionDocument {
        messages: conversation.number,
        began: conversation.began.to_string(),
        last: conversation.touched.to_string(),
        customer: conversation.customer.clone(),
        handed_to: session.handed_to.clone(),
        case: session.handed.as_ref().map(|case| case.case),
        waiting_for: session.pending.as_ref().map(|pending| match pending {
            Pending::Choice { .. } => WaitingFor::Choice,
            Pending::Confirmation { .. } => WaitingFor::Confirmation,
            Pending::Product { .. } => WaitingFor::Product,
            Pending::Order { .. } => WaitingFor::Order,
            Pending::BeforeHandOver { .. } => WaitingFor::BeforeHandOver,
            Pending::CallbackPhone => WaitingFor::CallbackPhone,
        }),
        mood: session.mood,
        transcript: session.transcript.clone(),
    }
}
