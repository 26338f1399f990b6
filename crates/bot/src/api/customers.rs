//! Forgetting a customer.

use std::sync::Arc;

use axum::Extension;
use axum::response::{IntoResponse as _, Response};
use serde_json::json;

use super::path::{Ids, second};
use crate::problem::{Problem, TOO_MANY};
use crate::tenant::Tenant;

/// `DELETE …/customers/{id}`: all conversations of a customer, and with them all that is kept.
pub(super) async fn forget(tenant: Extension<Arc<Tenant>>, ids: Ids) -> Result<Response, Problem> {
    let customer = second(ids)?;
    let looking = Arc::clone(&tenant);
    let found = tokio::task::spawn_blocking(move || looking.sessions.of_customer(&customer));
    let ids = found.await.map_err(|_| Problem::internal())??;
    let mut forgotten = 0_u64;
    for id in ids {
        let held = tenant.sessions.hold(&id).await;
        let held = held.ok_or_else(|| Problem::from(TOO_MANY).retry_after(1))?;
        let gone = tenant.blocking(held, |tenant, held| Ok(tenant.sessions.forget(held)?)).await?;
        forgotten += u64::from(gone);
    }
    let body = json!({ "sessions": forgotten }).to_string();
    Ok(([("content-type", "application/json")], body).into_response())
}
