//! The hours of a queue: `hours`, `days`, `week`, `holidays`.

use std::sync::Arc;

use jiff::civil::Date;

use super::moment::parse_date;
use crate::source::toml::{Placed, Section};
use crate::{Diagnostic, QueueHours};

/// Weekdays as they are written, from Monday.
pub(crate) const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const CLOSED: [&str; 2] = ["closed", "休息"];

/// Runs of dates, first and last day of each.
type Holidays = Vec<(Date, Date)>;

/// When somebody is in the queue. `shop` are the holidays of the whole shop.
pub(super) fn hours(section: &Section<'_, '_>, shop: &Arc<[(Date, Date)]>) -> QueueHours {
    let written = ["hours", "days", "week"].iter().any(|key| section.has(key));
    let mut hours = QueueHours { written, ..QueueHours::default() };
    if !section.flag("on_holidays").is_some_and(|flag| flag.value) {
        hours.shop_holidays = shop.clone();
    }
    hours.holidays = holidays(section, "holidays");
    if let Some(text) = section.string("hours") {
        match opening(&text.value) {
            Some((opens, closes)) => (hours.opens, hours.closes) = (opens, closes),
            None => no_hours(section, &text),
        }
    }
    let days = section.integers("days");
    if section.has("days") {
        hours.days = days.into_iter().filter_map(|day| weekday(section, day)).collect();
        hours.days.sort_unstable();
        hours.days.dedup();
    }
    if let Some(week) = section.section("week", &WEEKDAYS) {
        for (day, key) in (1u8..).zip(WEEKDAYS) {
            let Some(text) = week.string(key) else { continue };
            match opening(&text.value) {
                _ if CLOSED.contains(&text.value.trim()) => drop(hours.week.insert(day, None)),
                Some(window) => drop(hours.week.insert(day, Some(window))),
                None => no_hours(&week, &text),
            }
        }
    }
    hours
}

/// Whether a text can be read as the hours of a queue: `09:00-22:00`.
///
/// ```
/// assert!(kaopu_model::is_opening_hours("22:00-06:00") && !kaopu_model::is_opening_hours("9点"));
/// ```
#[must_use]
pub fn is_opening_hours(text: &str) -> bool {
    opening(text).is_some()
}

fn no_hours(section: &Section<'_, '_>, text: &Placed<String>) {
    section.document().report(
        Diagnostic::error(
            "bad-value",
            text.place.clone(),
            format!("「{}」不是营业时间", text.value),
            format!("`{}` are no opening hours", text.value),
        )
        .with_hint(
            "写成 09:00-22:00；全天写 00:00-24:00",
            "Write them like 09:00-22:00; 00:00-24:00 is always",
        ),
    );
}

/// A list of dates and of `2027-02-03..2027-02-11`, both ends included.
pub(super) fn holidays(section: &Section<'_, '_>, key: &str) -> Holidays {
    let mut runs = Vec::new();
    for text in section.strings(key) {
        let (first, last) = text.value.split_once("..").unwrap_or((&text.value, &text.value));
        match (parse_date(first), parse_date(last)) {
            (Some(first), Some(last)) if first <= last => runs.push((first, last)),
            _ => section.document().report(
                Diagnostic::error(
                    "bad-value",
                    text.place,
                    format!("「{}」不是日期", text.value),
                    format!("`{}` is no date", text.value),
                )
                .with_hint(
                    "写成 2027-01-01，或者 2027-02-03..2027-02-11（两头都算）",
                    "Write 2027-01-01, or 2027-02-03..2027-02-11, both ends included",
                ),
            ),
        }
    }
    runs
}

fn weekday(section: &Section<'_, '_>, day: Placed<i64>) -> Option<u8> {
    let valid = u8::try_from(day.value).ok().filter(|day| (1..=7).contains(day));
    if valid.is_none() {
        section.document().bad_value(
            day.place,
            format!("星期要写 1（周一）到 7（周日），这里是 {}", day.value),
            format!("a weekday is 1 (Monday) to 7 (Sunday), not {}", day.value),
        );
    }
    valid
}

/// The time of day under `hours`, for what is no queue: from this minute until that.
pub(super) fn time_of_day(section: &Section<'_, '_>) -> Option<(u16, u16)> {
    let text = section.string("hours")?;
    let window = opening(&text.value);
    if window.is_none() {
        section.document().bad_value(
            text.place,
            format!("「{}」不是时段，写成 \"22:00-08:00\" 这样", text.value),
            format!("`{}` is no time of day such as \"22:00-08:00\"", text.value),
        );
    }
    window
}

/// `09:00-22:00` in minutes of the day.
fn opening(text: &str) -> Option<(u16, u16)> {
    let (from, to) = text.split_once(['-', '–', '~'])?;
    let (opens, closes) = (minute(from.trim())?, minute(to.trim())?);
    // Equal ends would be either never or always; nobody can tell which was meant.
    (opens != closes && opens < 1440).then_some((opens, closes))
}

fn minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let digits =
        |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(hour) || !digits(minute) || minute.len() != 2 {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    let total = hour * 60 + minute;
    (minute < 60 && total <= 1440).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opening_hours() {
        assert_eq!(opening("09:00-22:00"), Some((540, 1320)));
        assert_eq!(opening("22:00-6:30"), Some((1320, 390)));
        assert_eq!(opening("00:00-24:00"), Some((0, 1440)));
        for text in [
            "",
            "9-22",
            "09:00",
            "25:00-26:00",
            "09:60-10:00",
            "09:00-09:00",
            "24:00-01:00",
            "+9:00-10:00",
        ] {
            assert_eq!(opening(text), None, "{text}");
        }
    }
}
