//! Why the bot would say what: a message without a conversation, and the whole turn with its trace.

use std::sync::Arc;

use axum::Extension;
use axum::body::Bytes;
use axum::response::{IntoResponse as _, Response};
use kaopu_engine::{Message, Session, Turn, respond};

use crate::http::json;
use crate::openapi::{Contents, Operation, Routes};
use crate::problem::{NOT_ENABLED, NOT_READY, Problem};
use crate::tenant::Tenant;

/// Why the bot would say what.
pub(super) fn routes() -> Routes {
    let summary = "What the bot would say to a first message, and why; nothing is remembered.";
    let operation = Operation::post("/v1/{tenant}/explain", "explain", summary);
    let operation = operation.takes::<Message>().may(&[NOT_ENABLED, NOT_READY]);
    Routes::default().add(operation.answers(Contents::json::<Turn>()), explain)
}

/// `POST …/explain`. Nothing is remembered, and nothing counted.
pub(super) async fn explain(
    tenant: Extension<Arc<Tenant>>,
    bytes: Bytes,
) -> Result<Response, Problem> {
    if !tenant.config.explain {
        return Err(NOT_ENABLED.into());
    }
    let mut message: Message = json(&bytes)?;
    let not_ready = || Problem::from(NOT_READY).retry_after(10);
    let active = tenant.active.load_full().ok_or_else(not_ready)?;
    let now = tenant.at_shop(tenant.now());
    message.context.now = message.context.now.or(Some(now));
    let explained = tokio::task::spawn_blocking(move || {
        let (_, turn) = respond(&active.program, &Session::default(), &message);
        serde_json::to_string(&turn).unwrap_or_default()
    });
    let body = explained.await.map_err(|_| Problem::internal())?;
    Ok(([("content-type", "application/json")], body).into_response())
}
