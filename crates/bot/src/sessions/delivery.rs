//! What has to reach the agents' system, and has not yet.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// Something for the agents' system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Delivery {
    /// Names it for ever: who gets it twice has got it once.
    pub(crate) id: String,
    /// The conversation that it is about.
    pub(crate) session: String,
    /// What it is.
    pub(crate) kind: DeliveryKind,
    /// The number of the case; 0 if it is none.
    pub(crate) case: u32,
    /// What is sent.
    pub(crate) body: String,
    /// When it was made.
    pub(crate) created: Timestamp,
    /// Tries so far.
    pub(crate) attempts: u32,
    /// When it is to be looked at next.
    pub(crate) due: Timestamp,
    /// How far it has come.
    pub(crate) stage: Stage,
    /// Whether somebody has taken the conversation over; that may be known before the answer to the
    /// delivery is.
    pub(crate) accepted: bool,
    /// Where replicas share deliveries: what the lease is known by that this one has on it.
    #[serde(skip)]
    pub(crate) lease: i64,
}

impl Delivery {
    /// Whether it is to be looked at: it is time, or it is further off than anything waits, for the
    /// clock has been put back.
    pub(crate) fn is_due(&self, now: Timestamp, longest: SignedDuration) -> bool {
        self.due <= now || self.due > now.saturating_add(longest).unwrap_or(Timestamp::MAX)
    }
}

/// What a delivery is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum DeliveryKind {
    /// A human takes over now.
    HandOver,
    /// A human calls back.
    Callback,
    /// A human is told.
    Notice,
    /// What the bot says without having been asked.
    Turn,
}

/// How far a delivery has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Stage {
    /// It is to be sent.
    Pending,
    /// It was sent; nobody has accepted it yet.
    Waiting,
    /// It could not be sent.
    Dead,
}

impl DeliveryKind {
    /// Its name in what is sent, and in metrics.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::HandOver => "hand_over",
            Self::Callback => "callback",
            Self::Notice => "notice",
            Self::Turn => "turn",
        }
    }
}
