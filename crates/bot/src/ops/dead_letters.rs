//! What could not be brought to the agents' system.

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use schemars::JsonSchema;
use serde::Serialize;

use crate::bot::Bot;
use crate::problem::{Problem, UNKNOWN_TENANT};
use crate::tenant::Tenant;

/// What is tried again.
#[derive(Serialize, JsonSchema)]
pub(super) struct Revived {
    /// Deliveries.
    revived: usize,
}

type Id = Result<Path<String>, PathRejection>;

/// `GET /admin/{tenant}/dead-letters`: one a line, as it was to be sent.
pub(super) async fn dead_letters(State(bot): State<Arc<Bot>>, id: Id) -> Result<Response, Problem> {
    let tenant = tenant(&bot, id)?;
    let dead = tokio::task::spawn_blocking(move || tenant.sessions.dead()).await;
    let dead = dead.map_err(|_| Problem::internal())??;
    let lines: String = dead.into_iter().map(|one| one.body + "\n").collect();
    Ok(([("content-type", "application/jsonl")], lines).into_response())
}

/// `POST /admin/{tenant}/dead-letters`: all of them are tried again.
pub(super) async fn revive(State(bot): State<Arc<Bot>>, id: Id) -> Result<Response, Problem> {
    let tenant = tenant(&bot, id)?;
    let work = Arc::clone(&tenant);
    let revived = tokio::task::spawn_blocking(move || work.sessions.revive(work.now()));
    let revived = revived.await.map_err(|_| Problem::internal())??;
    tenant.outgoing.notify_one();
    Ok(crate::http::document(&Revived { revived }))
}

fn tenant(bot: &Bot, id: Id) -> Result<Arc<Tenant>, Problem> {
    let tenant = id.ok().and_then(|Path(id)| bot.tenants.get(&id)).cloned();
    tenant.ok_or_else(|| UNKNOWN_TENANT.into())
}
