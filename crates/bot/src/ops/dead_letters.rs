//! What could not be brought to the agents' system.

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use serde_json::json;

use crate::bot::Bot;
use crate::problem::{Problem, UNKNOWN_TENANT};
use crate::tenant::Tenant;

type Id = Result<Path<String>, PathRejection>;

/// `GET /admin/{tenant}/dead-letters`: one a line, as it was to be sent.
pub(crate) async fn dead_letters(State(bot): State<Arc<Bot>>, id: Id) -> Result<Response, Problem> {
    let tenant = tenant(&bot, id)?;
    let dead = tokio::task::spawn_blocking(move || tenant.sessions.dead()).await;
    let dead = dead.map_err(|_| Problem::internal())??;
    let lines: String = dead.into_iter().map(|one| one.body + "\n").collect();
    Ok(([("content-type", "application/jsonl")], lines).into_response())
}

/// `POST /admin/{tenant}/dead-letters`: all of them are tried again.
pub(crate) async fn revive(State(bot): State<Arc<Bot>>, id: Id) -> Result<Response, Problem> {
    let tenant = tenant(&bot, id)?;
    let work = Arc::clone(&tenant);
    let revived = tokio::task::spawn_blocking(move || work.sessions.revive(work.now()));
    let revived = revived.await.map_err(|_| Problem::internal())??;
    tenant.outgoing.notify_one();
    let body = json!({ "revived": revived }).to_string();
    Ok(([("content-type", "application/json")], body).into_response())
}

fn tenant(bot: &Bot, id: Id) -> Result<Arc<Tenant>, Problem> {
    let tenant = id.ok().and_then(|Path(id)| bot.tenants.get(&id)).cloned();
    tenant.ok_or_else(|| UNKNOWN_TENANT.into())
}
