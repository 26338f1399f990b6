//! Forgetting a customer.

use std::sync::Arc;

use axum::Extension;
use axum::response::Response;
use schemars::JsonSchema;
use serde::Serialize;

use super::path::{Ids, second};
use crate::openapi::{Contents, Operation, Routes};
use crate::problem::{Problem, TOO_MANY};
use crate::tenant::Tenant;

/// What is kept of customers.
pub(super) fn routes() -> Routes {
    let forget_all = Operation::delete(
        "/v1/{tenant}/customers/{customer}",
        "forgetCustomer",
        "Forgets all conversations of a customer.",
    );
    Routes::default().add(forget_all.answers(Contents::json::<Forgotten>()), forget)
}

/// What was forgotten.
#[derive(Serialize, JsonSchema)]
struct Forgotten {
    /// Conversations.
    sessions: u64,
}

/// `DELETE …/customers/{id}`: all conversations of a customer, and with them all that is kept.
pub(super) async fn forget(tenant: Extension<Arc<Tenant>>, ids: Ids) -> Result<Response, Problem> {
    let customer = second(ids)?;
    let looking = Arc::clone(&tenant);
    let found = tokio::task::spawn_blocking(move || looking.sessions.of_customer(&customer));
    let ids = found.await.map_err(|_| Problem::internal())??;
    let mut forgotten = Forgotten { sessions: 0 };
    for id in ids {
        let held = tenant.sessions.hold(&id).await;
        let held = held.ok_or_else(|| Problem::from(TOO_MANY).retry_after(1))?;
        let gone = tenant.blocking(held, |tenant, held| Ok(tenant.sessions.forget(held)?)).await?;
        forgotten.sessions += u64::from(gone);
    }
    Ok(crate::http::document(&forgotten))
}
