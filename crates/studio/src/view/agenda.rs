//! When somebody is there on the days to come.

use kaopu_model::QueueId;
use serde::{Deserialize, Serialize};

/// When somebody is in a queue on the days to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct QueueAgenda {
    /// The queue.
    pub id: QueueId,
    /// Its name.
    pub name: String,
    /// Monday to Sunday: the shifts, dates aside.
    pub week: Vec<Vec<String>>,
    /// Day by day.
    pub days: Vec<AgendaDay>,
}

/// A day of a queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct AgendaDay {
    /// `2026-11-22`.
    pub date: String,
    /// The shifts that begin on it, as `09:00-12:00`; none: closed.
    pub hours: Vec<String>,
    /// Why.
    pub kind: AgendaDayKind,
}

/// Why a queue is there as it is on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum AgendaDayKind {
    /// The weekday.
    Week,
    /// A holiday.
    Holiday,
    /// A make-up workday.
    Workday,
    /// The date has hours of its own.
    Date,
}

/// What a calendar file tells of holidays and make-up workdays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CalendarPlan {
    /// The file's name.
    pub file: String,
    /// Runs of days, in the order of the calendar.
    pub days: Vec<CalendarRow>,
    /// How many events are none: with a time of day, coming back, too long, or not to be read.
    pub left_out: u32,
}

/// A run of days in a calendar file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CalendarRow {
    /// The first day, `2026-10-01`.
    pub first: String,
    /// The last day.
    pub last: String,
    /// What the calendar calls it.
    pub title: String,
    /// Whether one works on it.
    pub works: bool,
    /// Whether it is proposed: it is plainly a day off or a make-up workday.
    pub proposed: bool,
}
