//! What those who operate the bot ask it.

mod canary;
mod dead_letters;
mod status;

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};

use crate::bot::Bot;
use crate::problem::{NOT_READY, Problem, UNKNOWN_TENANT};

pub(crate) use canary::canary;
pub(crate) use dead_letters::{dead_letters, revive};
pub(crate) use status::status;

/// `GET /healthz`: the process lives.
pub(crate) async fn healthy() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: every shop has something to answer from, and the process is not about to stop.
pub(crate) async fn ready(State(bot): State<Arc<Bot>>) -> Response {
    if bot.is_ready() {
        return "ready\n".into_response();
    }
    Problem::from(NOT_READY).with("draining", bot.is_draining()).into_response()
}

/// `GET /metrics`.
pub(crate) async fn metrics(State(bot): State<Arc<Bot>>) -> Response {
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([("content-type", kind)], bot.metrics.text()).into_response()
}

/// `POST /admin/{tenant}/reload`: looks at the source soon.
pub(crate) async fn reload(
    State(bot): State<Arc<Bot>>,
    tenant: Result<Path<String>, axum::extract::rejection::PathRejection>,
) -> Result<Response, Problem> {
    let tenant = tenant.ok().and_then(|Path(id)| bot.tenants.get(&id));
    tenant.ok_or_else(|| Problem::from(UNKNOWN_TENANT))?.reload.notify_one();
    Ok(StatusCode::ACCEPTED.into_response())
}
