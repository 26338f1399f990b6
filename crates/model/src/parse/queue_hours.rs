//! The hours of a queue: `hours`, `days`, `week`, `dates`, `holidays`; and the days of the whole shop.

use std::sync::Arc;

use jiff::civil::Date;

use super::moment::parse_date;
use crate::source::toml::{Placed, Section};
use crate::{DatePlan, Diagnostic, Place, QueueHours, Shift, ShopCalendar};

/// Weekdays as they are written, from Monday.
pub(crate) const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const CLOSED: [&str; 2] = ["closed", "休息"];
const OPEN: [&str; 2] = ["open", "上班"];

/// Shifts of a day.
const MOST_SHIFTS: usize = 6;

/// Runs of dates, first and last day of each.
type Runs = Vec<(Date, Date)>;

/// When somebody is in the queue. `shop` are the days of the whole shop.
pub(super) fn hours(section: &Section<'_, '_>, shop: &Arc<ShopCalendar>) -> QueueHours {
    let written = ["hours", "days", "week"].iter().any(|key| section.has(key));
    let mut hours = QueueHours { written, ..QueueHours::default() };
    if !section.flag("on_holidays").is_some_and(|flag| flag.value) {
        hours.shop = shop.clone();
    }
    hours.holidays = days(section, "holidays");
    if let Some(text) = section.string("hours") {
        match shifts(&text.value) {
            Some(shifts) => hours.shifts = shifts,
            None => no_hours(section, &text),
        }
    }
    let weekdays = section.integers("days");
    if section.has("days") {
        hours.days = weekdays.into_iter().filter_map(|day| weekday(section, day)).collect();
        hours.days.sort_unstable();
        hours.days.dedup();
    }
    if let Some(week) = section.section("week", &WEEKDAYS) {
        for (day, key) in (1u8..).zip(WEEKDAYS) {
            let Some(text) = week.string(key) else { continue };
            match plan(&text.value) {
                Some(DatePlan::Shifts(shifts)) => drop(hours.week.insert(day, shifts)),
                Some(DatePlan::Workday) | None => no_hours(&week, &text),
            }
        }
    }
    if let Some(dates) = section.open_section("dates") {
        for (key, text) in dates.entries() {
            match (parse_date(&key), plan(&text.value)) {
                (Some(date), Some(plan)) => drop(hours.dates.insert(date, plan)),
                (None, _) => no_date(section, text.place, &key),
                (_, None) => no_hours(section, &text),
            }
        }
    }
    hours
}

/// The days of the whole shop. One that is both works.
pub(super) fn shop(section: &Section<'_, '_>) -> ShopCalendar {
    let shop =
        ShopCalendar { holidays: days(section, "holidays"), workdays: days(section, "workdays") };
    let overlap = |(first, last): &&(Date, Date)| {
        shop.holidays.iter().any(|(from, until)| first <= until && from <= last)
    };
    if let Some((first, _)) = shop.workdays.iter().find(overlap) {
        section.document().bad_value(
            section.place_of("workdays"),
            format!("{first} 既写在放假（holidays）里，又写在调休上班（workdays）里；现在按上班算"),
            format!("{first} stands among `holidays` and among `workdays`; it counts as a workday"),
        );
    }
    shop
}

/// Shifts, closed, or as on a workday.
fn plan(text: &str) -> Option<DatePlan> {
    match text.trim() {
        closed if CLOSED.contains(&closed) => Some(DatePlan::Shifts(Vec::new())),
        open if OPEN.contains(&open) => Some(DatePlan::Workday),
        text => shifts(text).map(DatePlan::Shifts),
    }
}

/// Whether a text can be read as the hours of a queue: `09:00-12:00, 13:30-18:00`.
///
/// ```
/// assert!(kaopu_model::is_opening_hours("22:00-06:00") && !kaopu_model::is_opening_hours("9点"));
/// ```
#[must_use]
pub fn is_opening_hours(text: &str) -> bool {
    shifts(text).is_some()
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
            "写成 09:00-22:00；几个班次用逗号隔开，不能重叠：09:00-12:00, 13:30-18:00；全天写 00:00-24:00",
            "Write them like 09:00-22:00; several shifts, which must not overlap, with commas: \
             09:00-12:00, 13:30-18:00; 00:00-24:00 is always",
        ),
    );
}

/// A list of dates and of `2027-02-03..2027-02-11`, both ends included.
fn days(section: &Section<'_, '_>, key: &str) -> Runs {
    let mut runs = Vec::new();
    for text in section.strings(key) {
        let (first, last) = text.value.split_once("..").unwrap_or((&text.value, &text.value));
        match (parse_date(first), parse_date(last)) {
            (Some(first), Some(last)) if first <= last => runs.push((first, last)),
            _ => no_date(section, text.place, &text.value),
        }
    }
    runs
}

fn no_date(section: &Section<'_, '_>, place: Place, text: &str) {
    section.document().report(
        Diagnostic::error(
            "bad-value",
            place,
            format!("「{text}」不是日期"),
            format!("`{text}` is no date"),
        )
        .with_hint(
            "写成 2027-01-01，或者 2027-02-03..2027-02-11（两头都算）",
            "Write 2027-01-01, or 2027-02-03..2027-02-11, both ends included",
        ),
    );
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

/// `09:00-12:00, 13:30-18:00`: shifts that do not overlap, in the order of the day. Only the last may
/// pass midnight, and not into the first of the next day.
fn shifts(text: &str) -> Option<Vec<Shift>> {
    let parts: Vec<&str> = text.split([',', '，', '、']).collect();
    if parts.len() > MOST_SHIFTS {
        return None;
    }
    let read = |part: &&str| opening(part).map(|(opens, closes)| Shift { opens, closes });
    let mut shifts: Vec<Shift> = parts.iter().map(read).collect::<Option<_>>()?;
    shifts.sort_unstable();
    let apart = |pair: &[Shift]| match pair {
        [one, next] => !one.passes_midnight() && one.closes <= next.opens,
        _ => true,
    };
    let wraps = match shifts.as_slice() {
        [first, .., last] => last.passes_midnight() && last.closes > first.opens,
        _ => false,
    };
    (shifts.windows(2).all(apart) && !wraps).then_some(shifts)
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
    fn several_shifts_a_day() {
        let shift = |opens, closes| Shift { opens, closes };
        assert_eq!(
            shifts("13:30-18:00,09:00-12:00"),
            Some(vec![shift(540, 720), shift(810, 1080)])
        );
        assert_eq!(shifts("09:00-12:00、20:00-02:00").map(|all| all.len()), Some(2));
        for text in [
            "09:00-12:00,",
            "09:00-12:00, 11:00-18:00",
            "20:00-02:00, 21:00-23:00",
            "01:00-03:00, 22:00-02:00",
            "1:00-2:00,3:00-4:00,5:00-6:00,7:00-8:00,9:00-10:00,11:00-12:00,13:00-14:00",
        ] {
            assert_eq!(shifts(text), None, "{text}");
        }
    }

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
