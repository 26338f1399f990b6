//! One message, from the conversation's lock to the kept turn.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use kaopu_engine::{Message, Session, Turn, respond};
use kaopu_runtime::told;
use sha2::{Digest as _, Sha256};
use tokio::time::Instant;

use crate::activation::Active;
use crate::conversation_log::Said;
use crate::handoff::given_out;
use crate::problem::{
    INTERNAL, NO_HAND_OVER, NO_SESSIONS, NOT_READY, OTHER_REQUEST, OUT_OF_ORDER, Problem, TOO_MANY,
};
use crate::sessions::{Conversation, Held, KeptReply, StoreError};
use crate::tenant::Tenant;

/// How often a turn is made that other replicas overtake. Each time one of theirs was kept.
const MOST_OVERTAKEN: u32 = 16;

/// What comes in for a conversation.
#[derive(Clone)]
pub(crate) struct Input {
    pub(crate) message: Message,
    /// The caller's name for the customer.
    pub(crate) customer: Option<String>,
    /// The number that this message must have.
    pub(crate) number: Option<u64>,
    /// The caller's key, with the SHA-256 of what it asks.
    pub(crate) key: Option<(String, String)>,
    /// Whether the caller wants to know why, too.
    pub(crate) explain: bool,
    /// Heard only if a human has this case; nobody waits for the turn.
    pub(crate) only_case: Option<u32>,
}

impl Input {
    /// A message of the customer, of which no more is known.
    pub(crate) fn of_caller(message: Message, key: Option<(String, String)>) -> Self {
        let (customer, number, explain, only_case) = (None, None, false, None);
        Self { message, customer, number, key, explain, only_case }
    }

    /// Something that we tell a conversation about a case.
    pub(crate) fn of_ours(message: Message, case: u32) -> Self {
        let (customer, number, key, explain) = (None, None, None, false);
        Self { message, customer, number, key, explain, only_case: Some(case) }
    }
}

/// What goes back.
pub(crate) struct Answer {
    /// The turn as JSON.
    pub(crate) body: String,
    /// Which message of the conversation it answers, from 1.
    pub(crate) number: u64,
    /// The release that answered.
    pub(crate) seq: u32,
    /// Its digest.
    pub(crate) digest: String,
    /// Whether it was given before.
    pub(crate) again: bool,
}

/// The SHA-256 of what a request asks.
pub(crate) fn request_digest(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Disk(_) => {
                tracing::error!(%error, "conversations can't be kept");
                INTERNAL.into()
            }
            StoreError::Shared(_) => {
                tracing::error!(%error, "conversations can't be read or kept");
                Self::from(NO_SESSIONS).retry_after(1)
            }
            StoreError::Overtaken => Self::from(TOO_MANY).retry_after(1),
        }
    }
}

impl Tenant {
    /// Hears a message. Once it is heard it is finished and kept, whatever becomes of the caller.
    pub(crate) async fn hear(self: &Arc<Self>, id: &str, input: Input) -> Result<Answer, Problem> {
        let too_many = || Problem::from(TOO_MANY).retry_after(1);
        let held = self.sessions.hold(id).await.ok_or_else(too_many)?;
        let heard = self.blocking(held, move |tenant, held| tenant.turn(held, input)).await;
        heard.map_err(|problem| match problem.needs_a_human() {
            true => problem.with("action", "hand_over").with("reply", &*self.config.apology),
            false => problem,
        })
    }

    /// Does something with a conversation that is held, where it may take its time.
    pub(crate) async fn blocking<R: Send + 'static>(
        self: &Arc<Self>,
        mut held: Held,
        work: impl FnOnce(&Self, &mut Held) -> Result<R, Problem> + Send + 'static,
    ) -> Result<R, Problem> {
        let tenant = Arc::clone(self);
        let done = tokio::task::spawn_blocking(move || {
            // Nothing is changed before the engine has returned, so what a bug leaves is whole.
            catch_unwind(AssertUnwindSafe(|| work(&tenant, &mut held))).unwrap_or_else(|_| {
                tenant.metrics.panics.inc();
                tracing::error!(tenant = tenant.id, "a turn ended in a bug");
                Err(Problem::internal())
            })
        });
        done.await.unwrap_or_else(|_| Err(Problem::internal()))
    }

    /// The turn, with the conversation held; made again if another replica was faster.
    fn turn(&self, held: &mut Held, input: Input) -> Result<Answer, Problem> {
        for _ in 0..MOST_OVERTAKEN {
            if let Some(answer) = self.try_turn(held, input.clone())? {
                return Ok(answer);
            }
        }
        Err(StoreError::Overtaken.into())
    }

    /// The turn; nothing if another replica has written to the conversation meanwhile.
    fn try_turn(&self, held: &mut Held, mut input: Input) -> Result<Option<Answer>, Problem> {
        let (began, now) = (Instant::now(), self.now());
        let known = self.sessions.read(held, now)?;
        if let (Some((key, request)), Some(known)) = (&input.key, known)
            && let Some(reply) = known.reply(key)
        {
            return again(reply, request).map(Some);
        }
        let mut next = known.cloned().unwrap_or_else(|| Conversation::beginning(now));
        let number = next.number + 1;
        if input.number.is_some_and(|wanted| wanted != number) {
            return Err(Problem::from(OUT_OF_ORDER).with("expected", number));
        }
        if input.only_case.is_some() && input.only_case != case_of(&next.session) {
            return Err(NO_HAND_OVER.into());
        }
        let not_ready = || Problem::from(NOT_READY).retry_after(10);
        let (active, is_tried) = self.answering(held.id(), &mut next);
        let active: Arc<Active> = active.ok_or_else(not_ready)?;
        let context = &mut input.message.context;
        context.now = context.now.or_else(|| Some(self.at_shop(now)));
        let (session, turn) = respond(&active.program, &next.session, &input.message);
        next.session = session;
        next.touched = now;
        next.number = number;
        next.customer = input.customer.or(next.customer);
        let (seq, digest) = (active.bundle.release().seq, active.bundle.digest().to_owned());
        let body = match input.explain {
            true => serde_json::to_string(&turn).unwrap_or_default(),
            false => told(&turn),
        };
        if let Some((key, request)) = input.key {
            let (body, digest) = (body.clone(), digest.clone());
            next.remember(KeptReply { key, request, number, seq, digest, body });
        }
        let unasked = input.only_case.is_some();
        let is_brought = self.config.handoff.is_some();
        let deliveries = match is_brought || self.feed.is_heard() {
            true => given_out(&self.id, held.id(), &next, &turn, seq, unasked),
            false => Vec::new(),
        };
        let brought = if is_brought { deliveries.clone() } else { Vec::new() };
        let (alias, customer) = (next.alias.clone(), next.customer.clone());
        match self.sessions.keep(held, next, brought) {
            Err(StoreError::Overtaken) => return Ok(None),
            kept => kept?,
        }
        if !deliveries.is_empty() {
            self.feed.tell(&deliveries);
            self.outgoing.notify_one();
        }
        if let Some(log) = &self.log {
            let (message, customer) = (&input.message, customer.as_deref());
            let (alias, digest) = (alias.as_str(), digest.as_str());
            let said = Said { at: now, alias, number, message, customer, seq, digest };
            log.add(&self.id, &said, &turn);
        }
        if is_tried {
            self.metrics.canary_turn(&self.id, &turn);
        }
        self.note(&turn, seq, began);
        Ok(Some(Answer { body, number, seq, digest, again: false }))
    }

    /// What answers a conversation, and whether that is the candidate. A conversation that begins is
    /// given to one of them, by its name alone, and stays with it as long as it is there.
    fn answering(&self, id: &str, next: &mut Conversation) -> (Option<Arc<Active>>, bool) {
        if let Some(candidate) = self.candidate.load_full() {
            let digest = candidate.bundle.digest();
            let percent = self.config.canary.as_ref().map_or(0, |canary| canary.percent);
            if next.number == 0 && is_among(percent, digest, id) {
                next.tried = Some(digest.to_owned());
            }
            if next.tried.as_deref() == Some(digest) {
                return (Some(candidate), true);
            }
        }
        (self.active.load_full(), false)
    }

    /// Counts a turn, and logs what kind it was; never its words.
    fn note(&self, turn: &Turn, seq: u32, began: Instant) {
        let took = began.elapsed();
        self.metrics.turn(&self.id, turn, took);
        self.metrics.sessions(&self.id, self.sessions.count());
        tracing::info!(
            tenant = self.id,
            action = turn.action.code(),
            entry = turn.entry.as_ref().map(|entry| entry.0.as_str()),
            rule = turn.rule.as_ref().map(|rule| rule.id.0.as_str()),
            seq,
            micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX),
            "turn"
        );
    }
}

/// Whether a conversation is among so many of a hundred: the same at every replica, and others with
/// each candidate.
fn is_among(percent: u8, digest: &str, id: &str) -> bool {
    let hash = Sha256::digest(format!("{digest}:{id}"));
    let number = hash.iter().take(4).fold(0_u32, |number, byte| (number << 8) | u32::from(*byte));
    number % 100 < u32::from(percent)
}

/// The case with which a human has a conversation.
pub(crate) fn case_of(session: &Session) -> Option<u32> {
    session.handed_to.as_ref()?;
    // A session of an older version does not tell.
    Some(session.handed.as_ref().map_or(session.cases.max(1), |handed| handed.case))
}

/// A reply that was given before, to the same request.
fn again(reply: &KeptReply, request: &str) -> Result<Answer, Problem> {
    if reply.request != request {
        return Err(OTHER_REQUEST.into());
    }
    let KeptReply { body, number, seq, digest, .. } = reply.clone();
    Ok(Answer { body, number, seq, digest, again: true })
}

#[cfg(test)]
mod tests {
    use crate::config::{SessionLimits, TenantConfig};
    use crate::metrics::Metrics;
    use crate::sessions::Sessions;
    use crate::tenant::Parts;

    use super::*;

    fn tenant() -> Arc<Tenant> {
        let parts = Parts {
            config: TenantConfig::default(),
            sessions: Sessions::open(&SessionLimits::default(), None).unwrap(),
            log: None,
            in_flight: 1,
            clock: crate::clock::system_clock(),
            metrics: Arc::new(Metrics::default()),
        };
        Arc::new(Tenant::new("tea", parts))
    }

    #[tokio::test]
    async fn a_bug_fails_one_request_and_leaves_the_conversation_usable() {
        let tenant = tenant();
        for _ in 0..2 {
            let held = tenant.sessions.hold("a").await.unwrap();
            let failed = tenant.blocking(held, |_, _| -> Result<(), Problem> { panic!("a bug") });
            assert!(!failed.await.unwrap_err().is_about_state());
        }
        let held = tenant.sessions.hold("a").await.unwrap();
        assert_eq!(tenant.blocking(held, |_, _| Ok(7)).await.unwrap(), 7);
        assert!(tenant.metrics.text().contains("kaopu_panics_total 2"));
    }

    #[tokio::test]
    async fn so_many_may_wait_for_a_conversation_and_no_more() {
        let tenant = tenant();
        let first = tenant.sessions.hold("a").await.unwrap();
        let waiting: Vec<_> = (0..20)
            .map(|_| {
                let tenant = Arc::clone(&tenant);
                tokio::spawn(async move { tenant.sessions.hold("a").await.is_some() })
            })
            .collect();
        tokio::task::yield_now().await;
        drop(first);
        let mut let_in = 0;
        for one in waiting {
            let_in += usize::from(one.await.unwrap());
        }
        assert_eq!(let_in, 7, "one had it, seven could wait");
        assert!(tenant.sessions.hold("a").await.is_some());
    }
}
