//! One shop in the process: what answers for it, its conversations, its share of the machine.

use std::sync::{Arc, Mutex, PoisonError};

use arc_swap::ArcSwapOption;
use jiff::Timestamp;
use jiff::civil::DateTime;
use kaopu_runtime::RolledBack;
use tokio::sync::{Notify, Semaphore};

use crate::activation::{Active, Refusal};
use crate::auth::Tokens;
use crate::clock::Clock;
use crate::config::TenantConfig;
use crate::conversation_log::ConversationLog;
use crate::handoff::Feed;
use crate::http::Rate;
use crate::levers::Levers;
use crate::metrics::Metrics;
use crate::sessions::Sessions;

/// One shop.
pub(crate) struct Tenant {
    pub(crate) id: String,
    pub(crate) config: TenantConfig,
    pub(crate) tokens: Tokens,
    /// What answers. A turn takes it once, at its beginning, and keeps it to its end.
    pub(crate) active: ArcSwapOption<Active>,
    /// What some of the new conversations are tried with.
    pub(crate) candidate: ArcSwapOption<Active>,
    pub(crate) levers: Levers,
    pub(crate) sessions: Sessions,
    pub(crate) log: Option<ConversationLog>,
    pub(crate) rate: Option<Rate>,
    pub(crate) in_flight: Arc<Semaphore>,
    pub(crate) clock: Clock,
    pub(crate) metrics: Arc<Metrics>,
    /// Wakes whoever looks for new bundles.
    pub(crate) reload: Notify,
    /// Wakes whoever brings what conversations give out.
    pub(crate) outgoing: Notify,
    /// Whoever listens to what conversations give out.
    pub(crate) feed: Feed,
    watched: Mutex<Watched>,
    offset: jiff::tz::Offset,
}

/// What was seen at the source.
#[derive(Debug, Clone, Default)]
pub(crate) struct Watched {
    /// When it was looked at.
    pub(crate) looked: Option<Timestamp>,
    /// The last refusal; what was taken into service later clears it.
    pub(crate) refusal: Option<(Timestamp, Refusal)>,
    /// Loads so far.
    pub(crate) loads: u64,
}

/// What a shop is made of.
pub(crate) struct Parts {
    pub(crate) config: TenantConfig,
    pub(crate) sessions: Sessions,
    pub(crate) log: Option<ConversationLog>,
    pub(crate) in_flight: usize,
    pub(crate) clock: Clock,
    pub(crate) metrics: Arc<Metrics>,
}

impl Tenant {
    pub(crate) fn new(id: &str, parts: Parts) -> Self {
        let Parts { config, sessions, log, in_flight, clock, metrics } = parts;
        Self {
            id: id.to_owned(),
            tokens: Tokens::new(&config.tokens),
            active: ArcSwapOption::empty(),
            candidate: ArcSwapOption::empty(),
            levers: Levers::new(),
            sessions,
            log,
            rate: config.requests_per_second.map(Rate::new),
            in_flight: Arc::new(Semaphore::new(in_flight)),
            clock,
            metrics,
            reload: Notify::new(),
            outgoing: Notify::new(),
            feed: Feed::new(),
            watched: Mutex::default(),
            // The settings were checked.
            offset: config.offset().unwrap_or(jiff::tz::Offset::UTC),
            config,
        }
    }

    /// This instant.
    pub(crate) fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// An instant on the shop's clock, in whole seconds.
    pub(crate) fn at_shop(&self, instant: Timestamp) -> DateTime {
        let second = Timestamp::from_second(instant.as_second()).unwrap_or(instant);
        self.offset.to_datetime(second)
    }

    /// From now on this answers; turns under way end with what they began with.
    pub(crate) fn put(&self, active: Active) {
        let release = active.bundle.release();
        self.metrics.release(&self.id, release.seq);
        let back = active.rolled_back.as_ref();
        self.metrics.activation(&self.id, if back.is_some() { "rolled-back" } else { "taken" });
        self.metrics.left(&self.id, back.map_or(0, |back| back.from));
        tracing::info!(
            tenant = self.id,
            seq = release.seq,
            digest = active.bundle.digest(),
            dialogues = active.replayed.dialogues,
            turns = active.replayed.turns,
            "bundle in service"
        );
        if let Some(RolledBack { from, permit, .. }) = back {
            tracing::warn!(tenant = self.id, left = from, permit, "rolled back under a permit");
        }
        self.watched(|watched| watched.refusal = None);
        let (epoch, seq) = (release.epoch, release.seq);
        let overtaken = |tried: &Active| {
            (tried.bundle.release().epoch, tried.bundle.release().seq) <= (epoch, seq)
        };
        if self.candidate.load().as_deref().is_some_and(overtaken) {
            self.withdraw();
        }
        self.active.store(Some(Arc::new(active)));
    }

    /// From now on some of the new conversations are tried with this.
    pub(crate) fn try_out(&self, active: Active) {
        let seq = active.bundle.release().seq;
        self.metrics.candidate(&self.id, seq);
        self.metrics.activation(&self.id, "tried");
        tracing::info!(tenant = self.id, seq, digest = active.bundle.digest(), "candidate");
        self.candidate.store(Some(Arc::new(active)));
    }

    /// From now on nobody is answered by the candidate; says whether there was one.
    pub(crate) fn withdraw(&self) -> bool {
        self.metrics.candidate(&self.id, 0);
        self.candidate.swap(None).is_some()
    }

    /// Something was refused; what answers goes on.
    pub(crate) fn refuse(&self, refusal: Refusal) {
        self.metrics.activation(&self.id, &refusal.code);
        let (code, reason) = (refusal.code.as_str(), refusal.message.en.as_str());
        if refusal.alarm {
            tracing::error!(tenant = self.id, code, reason, "bundle refused: this is no accident");
        } else {
            tracing::warn!(tenant = self.id, code, reason, "bundle refused");
        }
        let now = self.now();
        self.watched(|watched| watched.refusal = Some((now, refusal)));
    }

    /// Notes, or reads, what was seen at the source.
    pub(crate) fn watched<R>(&self, note: impl FnOnce(&mut Watched) -> R) -> R {
        note(&mut self.watched.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
