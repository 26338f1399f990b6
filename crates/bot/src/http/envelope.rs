//! What surrounds every request: an id, a line in the log, a count, and a net for bugs.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{CACHE_CONTROL, CONNECTION, HeaderName, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use futures_util::FutureExt as _;
use tokio::time::Instant;

use crate::bot::Bot;
use crate::problem::{FORBIDDEN_HOST, Problem, ProblemCode};
use crate::random;

/// The id of a request, in its response and in the log. One that a caller sends is not taken: it may
/// be anything.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Surrounds a request. The log has its route and not its path, in which there are the caller's ids.
pub(crate) async fn envelope(
    State(bot): State<Arc<Bot>>,
    request: Request,
    next: Next,
) -> Response {
    let began = Instant::now();
    let id = random::id();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map_or("none", MatchedPath::as_str);
    let answered = AssertUnwindSafe(next.run(request)).catch_unwind().await;
    let mut response = answered.unwrap_or_else(|_| {
        bot.metrics.panics.inc();
        Problem::internal().into_response()
    });
    let problem = response.extensions().get::<ProblemCode>().map_or("", |problem| problem.0);
    let status = response.status().as_u16();
    bot.metrics.request(route, status, problem);
    let millis = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
    if status >= 500 {
        tracing::warn!(request = id, %method, route, status, problem, millis, "request");
    } else {
        tracing::info!(request = id, %method, route, status, problem, millis, "request");
    }
    let headers = response.headers_mut();
    if let Ok(id) = HeaderValue::from_str(&id) {
        headers.insert(REQUEST_ID, id);
    }
    finish(headers, bot.is_draining());
    response
}

fn finish(headers: &mut HeaderMap, is_draining: bool) {
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if is_draining {
        // Who keeps this connection is told to open the next one elsewhere.
        headers.insert(CONNECTION, HeaderValue::from_static("close"));
    }
}

/// Asked by balancers and probes, which know us by our address; they tell nothing about anybody.
const FOR_ANYBODY: [&str; 2] = ["/healthz", "/readyz"];

/// Refuses hosts and origins that are not ours.
pub(crate) async fn hosts(State(bot): State<Arc<Bot>>, request: Request, next: Next) -> Response {
    let is_for_anybody = FOR_ANYBODY.contains(&request.uri().path());
    if is_for_anybody || bot.hosts.admit(request.uri(), request.headers()) {
        next.run(request).await
    } else {
        Problem::from(FORBIDDEN_HOST).into_response()
    }
}
