//! The clock, the only source of time.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

/// Tells the time. The window and the command line use [`SystemClock`], tests a fixed one.
pub trait Clock: Send + Sync {
    /// This instant.
    fn instant(&self) -> Timestamp;

    /// This instant on the shop's clock.
    fn local(&self) -> DateTime;

    /// Today at the shop.
    fn today(&self) -> Date {
        self.local().date()
    }
}

/// This computer's clock and time zone.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn instant(&self) -> Timestamp {
        Timestamp::now()
    }

    fn local(&self) -> DateTime {
        jiff::Zoned::now().datetime()
    }
}

/// Unix time in milliseconds as RFC 3339 in UTC.
pub(crate) fn rfc3339(millis: i64) -> String {
    Timestamp::from_millisecond(millis).unwrap_or_default().to_string()
}
