//! The routes, and what is behind those that callers of a shop use.

mod customers;
mod explain;
mod media;
mod messages;
mod openai;
mod path;
mod rasa;
mod session;
mod told;

use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{delete, get, post};

use crate::bot::Bot;
use crate::http;
use crate::ops;
use crate::problem::{NO_SUCH_PATH, Problem, WRONG_METHOD};

/// Everything that the service answers.
pub(crate) fn router(bot: &Arc<Bot>) -> Router {
    let of_tenant = Router::new()
        .route("/v1/{tenant}/sessions/{session}", get(session::show).delete(session::forget))
        .route("/v1/{tenant}/sessions/{session}/messages", post(messages::message))
        .route("/v1/{tenant}/sessions/{session}/events", post(messages::events))
        .route("/v1/{tenant}/sessions/{session}/return", post(messages::handed_back))
        .route("/v1/{tenant}/sessions/{session}/accept", post(session::accept))
        .route("/v1/{tenant}/customers/{customer}", delete(customers::forget))
        .route("/v1/{tenant}/media/{picture}", get(media::picture))
        .route("/v1/{tenant}/explain", post(explain::explain))
        .route("/v1/{tenant}/chat/completions", post(openai::completions))
        .route("/v1/{tenant}/webhooks/rest/webhook", post(rasa::webhook))
        // Where there is one shop only, at the place where Rasa's callers look for it.
        .route("/webhooks/rest/webhook", post(rasa::webhook))
        .route_layer(from_fn_with_state(Arc::clone(bot), http::tenant));
    let of_admin = Router::new()
        .route("/status", get(ops::status))
        .route("/metrics", get(ops::metrics))
        .route("/admin/{tenant}/reload", post(ops::reload))
        .route("/admin/{tenant}/canary/{order}", post(ops::canary))
        .route("/admin/{tenant}/dead-letters", get(ops::dead_letters).post(ops::revive))
        .route_layer(from_fn_with_state(Arc::clone(bot), http::admin));
    Router::new()
        .merge(of_tenant)
        .merge(of_admin)
        .route("/healthz", get(ops::healthy))
        .route("/readyz", get(ops::ready))
        .fallback(nothing_here)
        .method_not_allowed_fallback(wrong_method)
        .layer(from_fn_with_state(Arc::clone(bot), http::hosts))
        .layer(from_fn_with_state(Arc::clone(bot), http::envelope))
        .with_state(Arc::clone(bot))
}

async fn nothing_here() -> Response {
    Problem::from(NO_SUCH_PATH).into_response()
}

async fn wrong_method() -> Response {
    Problem::from(WRONG_METHOD).into_response()
}
