//! Holidays and make-up workdays from a calendar: an `.ics` file, or a table of days.
//!
//! Only whole days count. A calendar tells of a make-up workday (调休) by its title: 班, 补班, workday.
//! Where some titles say that a day is off (休, 假, holiday), the others, which may be any feast, are
//! read but not proposed.

mod days;
mod ics;
mod table;
#[cfg(test)]
mod tests;

pub use days::{Calendar, CalendarDays};

/// The largest file.
pub const MOST_BYTES: usize = 1024 * 1024;

/// Why a file is no calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoCalendar {
    /// It is too large.
    TooLarge,
    /// It is not UTF-8.
    Encoding,
    /// It has no days.
    NoDays,
}

/// Reads an `.ics` file or a table (CSV): a day, perhaps the last day of a run, and words.
///
/// # Errors
/// The file is too large, not UTF-8, or tells of no whole day.
///
/// ```
/// use kaopu_exchange::calendar::read;
/// let calendar = read("2026-10-01,2026-10-07,国庆节放假\n2026-10-10,,国庆节补班\n".as_bytes()).unwrap();
/// assert_eq!(calendar.days.iter().map(|days| days.works).collect::<Vec<_>>(), [false, true]);
/// ```
pub fn read(bytes: &[u8]) -> Result<Calendar, NoCalendar> {
    if bytes.len() > MOST_BYTES {
        return Err(NoCalendar::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| NoCalendar::Encoding)?;
    let text = text.trim_start_matches('\u{feff}');
    let is_ics = text
        .trim_start()
        .get(..15)
        .is_some_and(|head| head.eq_ignore_ascii_case("BEGIN:VCALENDAR"));
    let mut calendar = if is_ics { ics::read(text) } else { table::read(text) };
    calendar.days.sort_by(|a, b| (a.first, a.last, &a.title).cmp(&(b.first, b.last, &b.title)));
    calendar.days.dedup();
    if calendar.days.is_empty() { Err(NoCalendar::NoDays) } else { Ok(calendar) }
}
