//! Times as logs write them.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::{Offset, TimeZone};

/// What a number of seconds has at least to be a time: the year 2001.
const EPOCH: i64 = 1_000_000_000;

/// The same in milliseconds.
const EPOCH_MILLIS: i64 = EPOCH * 1_000;

/// Hours by which the shop's clock is ahead of UTC: China has one time zone.
const AHEAD: i8 = 8;

/// Reads a time. One with a zone, or a count of seconds, is told as clocks in China show it.
pub(super) fn parse(said: &str) -> Option<DateTime> {
    let said = said.trim();
    if let Ok(number) = said.parse::<i64>() {
        let seconds = if number >= EPOCH_MILLIS { number / 1_000 } else { number };
        let seconds = Some(seconds).filter(|seconds| *seconds >= EPOCH)?;
        return Some(in_china(Timestamp::from_second(seconds).ok()?));
    }
    if said.len() < 8 || !said.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if let Ok(stamp) = said.parse::<Timestamp>() {
        return Some(in_china(stamp));
    }
    let dashed: String = said
        .chars()
        .map(|c| match c {
            '/' | '.' | '年' | '月' => '-',
            '日' => ' ',
            other => other,
        })
        .collect();
    let mut words = dashed.split([' ', 'T']).filter(|word| !word.is_empty());
    let date = date(words.next()?)?;
    let clock: Vec<i8> = words
        .next()
        .unwrap_or_default()
        .split(':')
        .filter_map(|part| part.split('-').next()?.parse().ok())
        .collect();
    let part = |at: usize| clock.get(at).copied().unwrap_or_default();
    DateTime::new(date.year(), date.month(), date.day(), part(0), part(1), part(2), 0).ok()
}

fn date(said: &str) -> Option<Date> {
    let mut parts = said.trim_end_matches('-').split('-');
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let (month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Date::new(year, month, day).ok()
}

fn in_china(stamp: Timestamp) -> DateTime {
    stamp.to_zoned(TimeZone::fixed(Offset::constant(AHEAD))).datetime()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_shops_write_them() {
        for said in [
            "2026-11-24 10:30:05",
            "2026/11/24 10:30:05",
            "2026.11.24 10:30:05",
            "2026年11月24日 10:30:05",
            "2026-11-24T02:30:05Z",
            "2026-11-24T10:30:05+08:00",
            "1795487405",
            "1795487405000",
        ] {
            let read = parse(said).map(|at| at.to_string());
            assert_eq!(read.as_deref(), Some("2026-11-24T10:30:05"), "{said}");
        }
        assert_eq!(parse("2026/1/4 9:05").unwrap().to_string(), "2026-01-04T09:05:00");
        for said in ["", "3017545", "13800138000x", "什么时候发货", "2026-13-40 10:00"] {
            assert_eq!(parse(said), None, "{said}");
        }
    }
}
