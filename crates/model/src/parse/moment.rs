//! Dates and times as people and spreadsheets write them.

use jiff::civil::{Date, DateTime, Time};

/// Reads `2026-11-11`; also `2026/11/11` and `2026/1/5`, which is what Excel makes of it.
///
/// ```
/// assert_eq!(kaopu_model::parse_date("2026/1/5"), kaopu_model::parse_date("2026-01-05"));
/// assert_eq!(kaopu_model::parse_date("2026-02-30"), None);
/// ```
#[must_use]
pub fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let separator = if text.contains('/') { '/' } else { '-' };
    let mut parts = text.split(separator);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    Date::new(digits(year)?, i8::try_from(digits(month)?).ok()?, i8::try_from(digits(day)?).ok()?)
        .ok()
}

/// Reads a date, or a date and a time: `2026-11-11 00:05`, `2026-11-11T00:05:00`. A bare date means
/// its 00:00.
///
/// ```
/// assert_eq!(kaopu_model::parse_date_time("2026/11/11 0:05"), kaopu_model::parse_date_time("2026-11-11T00:05:00"));
/// ```
#[must_use]
pub fn parse_date_time(text: &str) -> Option<DateTime> {
    let text = text.trim();
    let Some((date, time)) = text.split_once(['T', ' ']) else {
        return Some(parse_date(text)?.to_datetime(Time::midnight()));
    };
    Some(parse_date(date)?.to_datetime(parse_time(time.trim_start())?))
}

fn parse_time(text: &str) -> Option<Time> {
    let (clock, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut parts = clock.split(':');
    let (hour, minute) = (parts.next()?, parts.next()?);
    let second = parts.next();
    if parts.next().is_some()
        || minute.len() != 2
        || text.contains('.') && (fraction.is_empty() || second.is_none())
    {
        return None;
    }
    if fraction.len() > 9 || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let nanos: i32 = format!("{fraction:0<9}").parse().ok()?;
    let small = |number: i16| i8::try_from(number).ok();
    Time::new(
        small(digits(hour)?)?,
        small(digits(minute)?)?,
        small(second.map_or(Some(0), digits)?)?,
        nanos,
    )
    .ok()
}

/// One to four digits; no sign, no spaces.
fn digits(text: &str) -> Option<i16> {
    ((1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_is_no_moment() {
        for text in [
            "",
            "2026",
            "26-1-1",
            "2026-11-11 24:00",
            "2026-11-11 1:5",
            "2026-11-11 00:05:00:00",
            "2026-1-+1",
            "2026-11/11",
        ] {
            assert_eq!(parse_date_time(text), None, "{text}");
        }
    }

    #[test]
    fn a_bare_date_is_midnight() {
        assert_eq!(parse_date_time("2026-11-11").unwrap().to_string(), "2026-11-11T00:00:00");
    }
}
