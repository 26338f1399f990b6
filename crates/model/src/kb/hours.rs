//! When somebody is in a queue: weekly hours, days with hours of their own, holidays.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::{Date, DateTime};

/// Opening hours at the shop's clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueHours {
    /// Minute of the day at which it opens, 0 to 1440.
    pub opens: u16,
    /// Minute of the day at which it closes, 0 to 1440; not after `opens`: it closes on the next
    /// day.
    pub closes: u16,
    /// Weekdays on which it opens, 1 = Monday to 7 = Sunday.
    pub days: Vec<u8>,
    /// Weekdays with hours of their own (opening and closing minute); `None`: closed all day.
    pub week: BTreeMap<u8, Option<(u16, u16)>>,
    /// Dates on which it alone stays closed, first and last of each run.
    pub holidays: Vec<(Date, Date)>,
    /// Those of the whole shop, if it keeps them.
    pub shop_holidays: Arc<[(Date, Date)]>,
    /// Whether the author wrote any hours at all.
    pub written: bool,
}

impl Default for QueueHours {
    fn default() -> Self {
        Self {
            opens: 0,
            closes: 1440,
            days: (1..=7).collect(),
            week: BTreeMap::new(),
            holidays: Vec::new(),
            shop_holidays: Arc::default(),
            written: true,
        }
    }
}

/// The next opening is looked for so many days ahead.
const DAYS_AHEAD: u16 = 400;

impl QueueHours {
    /// The minutes of the day at which it opens and closes on a weekday, holidays aside.
    #[must_use]
    pub fn on_weekday(&self, day: u8) -> Option<(u16, u16)> {
        match self.week.get(&day) {
            Some(own) => *own,
            None => self.days.contains(&day).then_some((self.opens, self.closes)),
        }
    }

    /// The minutes at which it opens and closes on a date; `None`: it does not open.
    #[must_use]
    pub fn on(&self, date: Date) -> Option<(u16, u16)> {
        let mut holidays = self.holidays.iter().chain(self.shop_holidays.iter());
        let closed = holidays.any(|(first, last)| (*first..=*last).contains(&date));
        if closed { None } else { self.on_weekday(weekday(date)) }
    }

    /// Whether somebody is there at an instant.
    ///
    /// ```
    /// use kaopu_model::QueueHours;
    /// let night = QueueHours { opens: 22 * 60, closes: 6 * 60, days: vec![1], ..QueueHours::default() };
    /// assert!(night.open_at("2026-11-24T05:59:00".parse().unwrap())); // Tuesday morning, the end of Monday's hours
    /// assert!(!night.open_at("2026-11-23T05:59:00".parse().unwrap()));
    /// ```
    #[must_use]
    pub fn open_at(&self, now: DateTime) -> bool {
        let minute =
            u16::try_from(i32::from(now.hour()) * 60 + i32::from(now.minute())).unwrap_or(0);
        let today = self.on(now.date()).is_some_and(|(opens, closes)| {
            if opens < closes { (opens..closes).contains(&minute) } else { minute >= opens }
        });
        let since_yesterday = || {
            let before = now.date().yesterday().ok().and_then(|date| self.on(date));
            before.is_some_and(|(opens, closes)| closes <= opens && minute < closes)
        };
        today || since_yesterday()
    }

    /// When somebody is there next: now, if it is open; `None` if that is not within a year.
    #[must_use]
    pub fn next_opening(&self, now: DateTime) -> Option<DateTime> {
        if self.open_at(now) {
            return Some(now);
        }
        let mut date = now.date();
        for _ in 0..DAYS_AHEAD {
            if let Some((opens, _)) = self.on(date) {
                let opening = at_minute(date, opens)?;
                if opening > now {
                    return Some(opening);
                }
            }
            date = date.tomorrow().ok()?;
        }
        None
    }

    /// Whether it opens on any weekday.
    #[must_use]
    pub fn opens_at_all(&self) -> bool {
        (1..=7).any(|day| self.on_weekday(day).is_some())
    }

    /// Whether somebody is always there.
    #[must_use]
    pub fn always_open(&self) -> bool {
        self.holidays.is_empty()
            && self.shop_holidays.is_empty()
            && (1..=7).all(|day| self.on_weekday(day) == Some((0, 1440)))
    }
}

/// 1 = Monday to 7 = Sunday.
fn weekday(date: Date) -> u8 {
    u8::try_from(date.weekday().to_monday_one_offset()).unwrap_or(1)
}

fn at_minute(date: Date, minute: u16) -> Option<DateTime> {
    let (hour, minute) = (i8::try_from(minute / 60).ok()?, i8::try_from(minute % 60).ok()?);
    // 24:00 is the next day's 00:00.
    if hour == 24 {
        Some(date.tomorrow().ok()?.at(0, 0, 0, 0))
    } else {
        Some(date.at(hour, minute, 0, 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime {
        text.parse().unwrap()
    }

    #[test]
    fn days_with_hours_of_their_own_and_holidays_come_before_the_week() {
        let hours = QueueHours {
            opens: 540,
            closes: 1080,
            days: vec![1, 2, 3, 4, 5],
            week: [(6, Some((600, 900))), (5, None)].into(),
            holidays: vec![(at("2026-11-23T00:00").date(), at("2026-11-24T00:00").date())],
            ..QueueHours::default()
        };
        assert!(!hours.open_at(at("2026-11-20T10:00:00")), "Friday is closed");
        assert!(hours.open_at(at("2026-11-21T10:00:00")), "Saturday has hours of its own");
        assert_eq!(
            hours.next_opening(at("2026-11-21T15:00:00")),
            Some(at("2026-11-25T09:00:00")),
            "after the holidays"
        );
        assert_eq!(hours.next_opening(at("2026-11-25T08:59:59")), Some(at("2026-11-25T09:00:00")));
    }

    #[test]
    fn a_queue_that_never_opens_has_no_next_opening_and_the_end_of_time_is_no_panic() {
        let never = QueueHours { days: Vec::new(), ..QueueHours::default() };
        assert!(!never.opens_at_all());
        assert_eq!(never.next_opening(at("2026-11-21T15:00:00")), None);
        assert_eq!(never.next_opening(at("9999-12-31T23:00:00")), None);
        assert!(QueueHours::default().open_at(at("-009999-01-01T00:00:00")));
    }
}
