//! What becomes of the candidate.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::response::Response;
use schemars::JsonSchema;
use serde::Serialize;
use tokio::time::timeout;

use crate::bot::Bot;
use crate::levers::Lever;
use crate::problem::{
    BUSY, CANDIDATE_REFUSED, Kind, NO_CANDIDATE, NO_SUCH_PATH, Problem, UNKNOWN_TENANT,
};

/// What may come of it instead.
pub(super) const REFUSALS: [Kind; 5] =
    [UNKNOWN_TENANT, NO_SUCH_PATH, NO_CANDIDATE, CANDIDATE_REFUSED, BUSY];

/// What answers afterwards.
#[derive(Serialize, JsonSchema)]
pub(super) struct Decided {
    /// The number of the release in service, if there is one.
    release: Option<u32>,
}

type Parts = Result<Path<(String, String)>, PathRejection>;

/// `POST /admin/{tenant}/canary/{promote, withdraw}`.
pub(super) async fn canary(State(bot): State<Arc<Bot>>, parts: Parts) -> Result<Response, Problem> {
    let (id, order) = parts.map_or_else(|_| Default::default(), |Path(parts)| parts);
    let tenant = bot.tenants.get(&id).ok_or_else(|| Problem::from(UNKNOWN_TENANT))?;
    let lever = match order.as_str() {
        "promote" => Lever::Promote,
        "withdraw" => Lever::Withdraw,
        _ => return Err(NO_SUCH_PATH.into()),
    };
    let within = Duration::from_secs(bot.config.limits.request_seconds);
    let done = timeout(within, tenant.levers.pull(lever)).await;
    match done.ok().flatten() {
        None => Err(Problem::from(BUSY).retry_after(1)),
        Some(Ok(false)) => Err(NO_CANDIDATE.into()),
        Some(Err(refusal)) => Err(Problem::from(CANDIDATE_REFUSED).with("reason", refusal.code)),
        Some(Ok(true)) => {
            let active = tenant.active.load_full();
            let release = active.map(|active| active.bundle.release().seq);
            Ok(crate::http::document(&Decided { release }))
        }
    }
}
