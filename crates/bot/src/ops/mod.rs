//! What those who operate the bot ask it.

mod canary;
mod dead_letters;
mod status;

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde_json::Value;

use crate::bot::Bot;
use crate::openapi::{Caller, Contents, Operation, Routes};
use crate::problem::{NOT_READY, Problem, UNKNOWN_TENANT};

use canary::Decided;
use dead_letters::{Revived, dead_letters, revive};
use status::status;

/// What operators ask.
pub(crate) fn routes() -> Routes {
    let get = |path, id, summary| Operation::get(path, id, summary).of(Caller::Operator);
    let post = |path, id, summary| {
        Operation::post(path, id, summary).of(Caller::Operator).may(&[UNKNOWN_TENANT])
    };
    let letters = "/admin/{tenant}/dead-letters";
    let show = get("/status", "status", "What answers for whom.");
    let count = get("/metrics", "metrics", "What was counted, for Prometheus.");
    let look = post("/admin/{tenant}/reload", "reload", "Looks at the source of bundles soon.");
    let list = get(letters, "deadLetters", "What could not be delivered, one a line.");
    let again = post(letters, "revive", "Tries all of it again.");
    let lines = Contents::Of("application/jsonl");
    let candidate = "/admin/{tenant}/canary/{order}";
    let decide = post(candidate, "canary", "Lets the candidate answer everybody, or nobody.");
    Routes::default()
        .add(show.answers(Contents::json::<serde_json::Map<String, Value>>()), status)
        .add(count.answers(Contents::Of("application/openmetrics-text")), metrics)
        .add(look.answers_with(StatusCode::ACCEPTED, Contents::Nothing), reload)
        .add(list.answers(lines).may(&[UNKNOWN_TENANT]), dead_letters)
        .add(decide.answers(Contents::json::<Decided>()).may(&canary::REFUSALS), canary::canary)
        .add(again.answers(Contents::json::<Revived>()), revive)
}

/// What balancers and probes ask.
pub(crate) fn routes_of_anybody() -> Routes {
    let text = Contents::Of("text/plain");
    let get =
        |path, id, summary| Operation::get(path, id, summary).of(Caller::Anybody).answers(text);
    Routes::default().add(get("/healthz", "healthz", "The process lives."), healthy).add(
        get("/readyz", "readyz", "Every shop has a bundle in service.").may(&[NOT_READY]),
        ready,
    )
}

/// `GET /healthz`: the process lives.
async fn healthy() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: every shop has something to answer from, and the process is not about to stop.
async fn ready(State(bot): State<Arc<Bot>>) -> Response {
    if bot.is_ready() {
        return "ready\n".into_response();
    }
    Problem::from(NOT_READY).with("draining", bot.is_draining()).into_response()
}

/// `GET /metrics`.
async fn metrics(State(bot): State<Arc<Bot>>) -> Response {
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([("content-type", kind)], bot.metrics.text()).into_response()
}

/// `POST /admin/{tenant}/reload`: looks at the source soon.
async fn reload(
    State(bot): State<Arc<Bot>>,
    tenant: Result<Path<String>, axum::extract::rejection::PathRejection>,
) -> Result<Response, Problem> {
    let tenant = tenant.ok().and_then(|Path(id)| bot.tenants.get(&id));
    tenant.ok_or_else(|| Problem::from(UNKNOWN_TENANT))?.reload.notify_one();
    Ok(StatusCode::ACCEPTED.into_response())
}
