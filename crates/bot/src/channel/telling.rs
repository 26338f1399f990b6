//! What platforms have in common: what of a turn they pass on, and who has a conversation.

use std::sync::Arc;

use kaopu_engine::{Action, CaseRecord, Message, Reply, TurnOption};
use kaopu_model::{Context, ShopEvent};
use serde::Deserialize;

use crate::problem::{Problem, TOO_MANY};
use crate::tenant::Tenant;
use crate::turn::{Answer, Input, case_of};

/// What a platform passes on of a turn.
#[derive(Debug, Deserialize)]
pub(in crate::channel) struct Told {
    pub(in crate::channel) replies: Vec<Reply>,
    pub(in crate::channel) action: Action,
    pub(in crate::channel) options: Vec<TurnOption>,
    pub(in crate::channel) record: Option<CaseRecord>,
    pub(in crate::channel) notices: Vec<CaseRecord>,
}

impl Told {
    pub(in crate::channel) fn read(answer: &Answer) -> Result<Self, Problem> {
        serde_json::from_str(&answer.body).map_err(|_| Problem::internal())
    }
}

/// The case with which a human has a conversation, as far as we know.
pub(in crate::channel) async fn case_with_a_human(
    tenant: &Arc<Tenant>,
    session: &str,
) -> Result<Option<u32>, Problem> {
    let held = tenant.sessions.hold(session).await;
    let held = held.ok_or_else(|| Problem::from(TOO_MANY).retry_after(1))?;
    tenant
        .blocking(held, |tenant, held| {
            let known = tenant.sessions.read(held, tenant.now())?;
            Ok(known.and_then(|known| case_of(&known.session)))
        })
        .await
}

/// Tells a conversation that something happened to the case with which a human has it.
pub(in crate::channel) async fn tell_of_case(
    tenant: &Arc<Tenant>,
    session: &str,
    case: u32,
    event: ShopEvent,
) -> Result<Answer, Problem> {
    let context = Context { events: vec![event], ..Context::default() };
    let message = Message { text: String::new(), context };
    tenant.hear(session, Input::of_ours(message, case)).await
}
