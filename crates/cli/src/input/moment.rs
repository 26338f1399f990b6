//! Dates and times in arguments.

use jiff::civil::DateTime;
use kaopu_model::parse_date_time;

/// A time at the shop, as knowledge bases write it.
pub(crate) fn parse(text: &str) -> Result<DateTime, String> {
    parse_date_time(text).ok_or_else(|| {
        "write it as 2026-11-11, \"2026-11-11 00:05\" or 2026-11-11T00:05:00".to_owned()
    })
}
