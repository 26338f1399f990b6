//! A conversation as it stands, and its end.

use std::sync::Arc;

use axum::Extension;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use kaopu_engine::Pending;
use serde_json::{Value, json};

use super::path::{Ids, second};
use crate::problem::{NO_HAND_OVER, Problem, TOO_MANY, UNKNOWN_SESSION};
use crate::sessions::Conversation;
use crate::tenant::Tenant;
use crate::turn::case_of;

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
    Ok(([("content-type", "application/json")], shown.to_string()).into_response())
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
fn document(conversation: &Conversation) -> Value {
    let session = &conversation.session;
    let waiting_for = session.pending.as_ref().map(|pending| match pending {
        Pending::Choice { .. } => "choice",
        Pending::Confirmation { .. } => "confirmation",
        Pending::Product { .. } => "product",
        Pending::Order { .. } => "order",
        Pending::BeforeHandOver { .. } => "before_hand_over",
        Pending::CallbackPhone => "callback_phone",
    });
    json!({
        "messages": conversation.number,
        "began": conversation.began.to_string(),
        "last": conversation.touched.to_string(),
        "customer": conversation.customer,
        "handed_to": session.handed_to,
        "case": session.handed.as_ref().map(|case| case.case),
        "waiting_for": waiting_for,
        "mood": session.mood,
        "transcript": session.transcript,
    })
}
