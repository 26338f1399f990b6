//! What the bot says by itself, over some weeks.

use kaopu_model::{Channel, FaqId, Localized, OrderState, Severity};
use serde::{Deserialize, Serialize};

use super::{CalendarEvent, QueueAgenda};

/// Some weeks of what changes by itself, a line a subject. Moments and days are of the shop's clock:
/// `2026-11-11T00:00:00`, `2026-11-11`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Timeline {
    /// The first day.
    pub from: String,
    /// How many days.
    pub days: u16,
    /// The moment at which it was looked at.
    pub now: String,
    /// Entries that say something for a time then, or about which something is wrong.
    pub entries: Vec<EntryLine>,
    /// Days on which the shop is closed, or works though it usually doesn't.
    pub shop: Vec<ShopDays>,
    /// When somebody is in each queue.
    pub queues: Vec<QueueAgenda>,
    /// What changes, in the order in which it does.
    pub events: Vec<CalendarEvent>,
    /// All moments at which something changes, ten years before and after, each once.
    pub changes: Vec<String>,
}

/// An entry's windows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct EntryLine {
    /// The entry.
    pub entry: FaqId,
    /// Its standard question.
    pub question: String,
    /// Its windows, by their beginning.
    pub windows: Vec<WindowBar>,
    /// What the checks find wrong with its windows, or with answers that should have one.
    pub faults: Vec<WindowFault>,
}

/// A time for which an entry says something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct WindowBar {
    /// When it begins; `None`: it always has.
    pub from: Option<String>,
    /// When it is over; `None`: never.
    pub until: Option<String>,
    /// What is said then, as customers read it; several if it depends on more than the time.
    pub texts: Vec<String>,
}

/// Something wrong, where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct WindowFault {
    /// The check's code.
    pub code: String,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong.
    pub message: Localized,
    /// What to do about it.
    pub hint: Localized,
    /// Whether it is about an answer that is bound to a time, and so at that time.
    pub timed: bool,
    /// Where it begins on the line; `None`: at its beginning.
    pub from: Option<String>,
    /// Where it ends; `None`: at the end.
    pub until: Option<String>,
}

/// A run of days of the whole shop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ShopDays {
    /// The first day.
    pub first: String,
    /// The last day.
    pub last: String,
    /// Whether one works on them; closed otherwise.
    pub works: bool,
}

/// A question that is answered otherwise from a moment on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct MomentChange {
    /// The entry.
    pub entry: FaqId,
    /// Its standard question, which is what is asked.
    pub question: String,
    /// Where the customer's order stands; `None`: there is none.
    pub order: Option<OrderState>,
    /// The name of the product that it is about.
    pub product: Option<String>,
    /// Where the customer writes or speaks.
    pub channel: Channel,
    /// What is said a minute before.
    pub before: String,
    /// What is said at that moment.
    pub after: String,
}
