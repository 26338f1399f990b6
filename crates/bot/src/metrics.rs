//! What is counted, for Prometheus. Labels are ids of the knowledge base and names of ours; nothing
//! that a customer wrote.

use std::sync::atomic::AtomicI64;
use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

/// Upper ends of the latency histograms, in seconds.
const BUCKETS: [f64; 12] =
    [0.000_5, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1.0, 5.0, 15.0];

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Shop {
    tenant: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Act {
    tenant: String,
    action: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Entry {
    tenant: String,
    entry: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Rule {
    tenant: String,
    rule: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Brought {
    tenant: String,
    kind: &'static str,
    result: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Outcome {
    tenant: String,
    result: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    route: String,
    status: u16,
    problem: &'static str,
}

/// All counters of a process.
pub(crate) struct Metrics {
    registry: Registry,
    turns: Family<Act, Counter>,
    answers: Family<Entry, Counter>,
    hand_overs: Family<Rule, Counter>,
    turn_seconds: Family<Shop, Histogram>,
    requests: Family<Answered, Counter>,
    activations: Family<Outcome, Counter>,
    deliveries: Family<Brought, Counter>,
    canary_turns: Family<Act, Counter>,
    candidate: Family<Shop, Gauge<i64, AtomicI64>>,
    release: Family<Shop, Gauge<i64, AtomicI64>>,
    left: Family<Shop, Gauge<i64, AtomicI64>>,
    sessions: Family<Shop, Gauge<i64, AtomicI64>>,
    pub(crate) connections: Gauge<i64, AtomicI64>,
    pub(crate) refused_connections: Counter,
    pub(crate) panics: Counter,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("kaopu");
        let turn_seconds: Family<Shop, Histogram> =
            Family::new_with_constructor(|| Histogram::new(BUCKETS));
        let mut metrics = Self {
            registry: Registry::default(),
            turns: Family::default(),
            answers: Family::default(),
            hand_overs: Family::default(),
            turn_seconds,
            requests: Family::default(),
            activations: Family::default(),
            deliveries: Family::default(),
            canary_turns: Family::default(),
            candidate: Family::default(),
            release: Family::default(),
            left: Family::default(),
            sessions: Family::default(),
            connections: Gauge::default(),
            refused_connections: Counter::default(),
            panics: Counter::default(),
        };
        let all = &metrics;
        registry.register("turns", "Turns by what the bot did", all.turns.clone());
        registry.register("answers", "Answers by entry", all.answers.clone());
        registry.register("hand_overs", "Rules that fired", all.hand_overs.clone());
        registry.register_with_unit(
            "turn",
            "Time from the message to the kept turn",
            Unit::Seconds,
            all.turn_seconds.clone(),
        );
        registry.register("requests", "Requests by route and status", all.requests.clone());
        registry.register(
            "activations",
            "Bundles taken into service, and refusals by their codes",
            all.activations.clone(),
        );
        registry.register(
            "deliveries",
            "Tries to bring something to the agents' system",
            all.deliveries.clone(),
        );
        registry.register(
            "canary_turns",
            "Turns of the candidate by what the bot did; they are among all turns, too",
            all.canary_turns.clone(),
        );
        registry.register(
            "candidate",
            "The number of the release that is tried, or 0",
            all.candidate.clone(),
        );
        registry.register("release", "The number of the release in service", all.release.clone());
        registry.register(
            "left_release",
            "The number of the release that was left under a roll-back permit, or 0",
            all.left.clone(),
        );
        registry.register("sessions", "Conversations in memory", all.sessions.clone());
        registry.register("connections", "Open connections", all.connections.clone());
        registry.register(
            "refused_connections",
            "Connections beyond the limit",
            all.refused_connections.clone(),
        );
        registry.register("panics", "Requests that ended in a bug", all.panics.clone());
        metrics.registry = registry;
        metrics
    }
}

impl Metrics {
    /// A turn that was kept.
    pub(crate) fn turn(&self, tenant: &str, turn: &kaopu_engine::Turn, took: Duration) {
        let tenant = || tenant.to_owned();
        self.turns.get_or_create(&Act { tenant: tenant(), action: turn.action.code() }).inc();
        for entry in &turn.entries {
            self.answers.get_or_create(&Entry { tenant: tenant(), entry: entry.0.clone() }).inc();
        }
        if let Some(rule) = &turn.rule {
            let label = Rule { tenant: tenant(), rule: rule.id.0.clone() };
            self.hand_overs.get_or_create(&label).inc();
        }
        self.turn_seconds.get_or_create(&Shop { tenant: tenant() }).observe(took.as_secs_f64());
    }

    /// A turn of the candidate.
    pub(crate) fn canary_turn(&self, tenant: &str, turn: &kaopu_engine::Turn) {
        let label = Act { tenant: tenant.to_owned(), action: turn.action.code() };
        self.canary_turns.get_or_create(&label).inc();
    }

    /// The release that is tried; 0: none.
    pub(crate) fn candidate(&self, tenant: &str, seq: u32) {
        self.candidate.get_or_create(&Shop { tenant: tenant.to_owned() }).set(i64::from(seq));
    }

    /// A request that was answered, be it with a problem.
    pub(crate) fn request(&self, route: &str, status: u16, problem: &'static str) {
        let label = Answered { route: route.to_owned(), status, problem };
        self.requests.get_or_create(&label).inc();
    }

    /// A bundle that was taken into service, or refused.
    pub(crate) fn activation(&self, tenant: &str, result: &str) {
        let label = Outcome { tenant: tenant.to_owned(), result: result.to_owned() };
        self.activations.get_or_create(&label).inc();
    }

    /// A try to bring something to the agents' system.
    pub(crate) fn delivery(&self, tenant: &str, kind: &'static str, result: &'static str) {
        let label = Brought { tenant: tenant.to_owned(), kind, result };
        self.deliveries.get_or_create(&label).inc();
    }

    /// The release that answers.
    pub(crate) fn release(&self, tenant: &str, seq: u32) {
        self.release.get_or_create(&Shop { tenant: tenant.to_owned() }).set(i64::from(seq));
    }

    /// The release that was left under a permit; 0: none.
    pub(crate) fn left(&self, tenant: &str, seq: u32) {
        self.left.get_or_create(&Shop { tenant: tenant.to_owned() }).set(i64::from(seq));
    }

    /// Conversations in memory.
    pub(crate) fn sessions(&self, tenant: &str, count: usize) {
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        self.sessions.get_or_create(&Shop { tenant: tenant.to_owned() }).set(count);
    }

    /// All of it as OpenMetrics text.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        // Writing to a string fails only if an encoder of ours does, and none can.
        let _ = encode(&mut text, &self.registry);
        text
    }
}
