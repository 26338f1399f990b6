//! Who is let in, and how many at a time.
//!
//! The order is that of what it costs: a token is compared before a body is read, and a body is
//! whole before a place among the requests that are being answered is taken, so that nobody holds
//! one by sending slowly.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{RawPathParams, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use tokio::time::timeout;

use super::body;
use crate::bot::Bot;
use crate::problem::{BAD_PATH, BUSY, NO_TOKEN, Problem, TIMEOUT, TOO_MANY, UNKNOWN_TENANT};
use crate::tenant::Tenant;

/// What the path says, or why it can't be read.
type Parameters = Result<RawPathParams, axum::extract::rejection::RawPathParamsRejection>;

/// Lets in whoever may talk to a shop's bot, and leaves the shop with the request.
pub(crate) async fn tenant(
    State(bot): State<Arc<Bot>>,
    parameters: Parameters,
    request: Request,
    next: Next,
) -> Response {
    admit(&bot, parameters, request, next, true).await
}

/// The same for platforms, which show a signature instead of a token: what is in the body is
/// believed only when that was checked.
pub(crate) async fn platform(
    State(bot): State<Arc<Bot>>,
    parameters: Parameters,
    request: Request,
    next: Next,
) -> Response {
    admit(&bot, parameters, request, next, false).await
}

async fn admit(
    bot: &Bot,
    parameters: Parameters,
    request: Request,
    next: Next,
    by_token: bool,
) -> Response {
    let tenant = parameters.map_err(|_| Problem::from(BAD_PATH)).and_then(|parameters| {
        let id = parameters.iter().find(|(name, _)| *name == "tenant").map(|(_, id)| id);
        // A path without a shop is that of the only one.
        let sole = || bot.tenants.values().next().filter(|_| bot.tenants.len() == 1);
        let tenant = id.map_or_else(sole, |id| bot.tenants.get(id)).cloned();
        tenant.ok_or_else(|| UNKNOWN_TENANT.into())
    });
    let answered = match tenant {
        Ok(tenant) if by_token && !tenant.tokens.admit(request.headers()) => Err(NO_TOKEN.into()),
        Ok(tenant) => of_tenant(bot, tenant, request, next).await,
        Err(problem) => Err(problem),
    };
    answered.unwrap_or_else(Problem::into_response)
}

async fn of_tenant(
    bot: &Bot,
    tenant: Arc<Tenant>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    if !tenant.rate.as_ref().is_none_or(super::Rate::take) {
        return Err(Problem::from(TOO_MANY).retry_after(1));
    }
    let limits = &bot.config.limits;
    let (parts, body) = request.into_parts();
    let within = Duration::from_secs(limits.body_seconds);
    let bytes = body::read(body, limits.body_bytes, within).await?;
    let busy = |_| Problem::from(BUSY).retry_after(1);
    let _mine = tenant.in_flight.try_acquire().map_err(busy)?;
    let _ours = bot.in_flight.try_acquire().map_err(busy)?;
    let mut request = Request::from_parts(parts, Body::from(bytes));
    request.extensions_mut().insert(Arc::clone(&tenant));
    let within = Duration::from_secs(limits.request_seconds);
    timeout(within, next.run(request)).await.map_err(|_| Problem::from(TIMEOUT).retry_after(1))
}

/// Lets in whoever operates the bot.
pub(crate) async fn admin(State(bot): State<Arc<Bot>>, request: Request, next: Next) -> Response {
    if bot.admin.admit(request.headers()) {
        next.run(request).await
    } else {
        Problem::from(NO_TOKEN).into_response()
    }
}
