//! When somebody is in a queue: shifts, weekdays and dates with shifts of their own, holidays, make-up
//! workdays.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::{Date, DateTime, Time};

/// A stretch of time in which somebody is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shift {
    /// Minute of the day at which it begins, 0 to 1439.
    pub opens: u16,
    /// Minute of the day at which it ends, 0 to 1440; not after `opens`: on the next day.
    pub closes: u16,
}

impl Shift {
    /// All day.
    pub const DAY: Self = Self { opens: 0, closes: 1440 };

    /// Whether it ends on the next day.
    #[must_use]
    pub fn passes_midnight(self) -> bool {
        self.closes <= self.opens
    }
}

/// Days of the whole shop, first and last of each run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ShopCalendar {
    /// Nobody is there.
    pub holidays: Vec<(Date, Date)>,
    /// Workdays, whatever the weekday: a weekend on which a holiday is made up for (调休).
    pub workdays: Vec<(Date, Date)>,
}

/// What a queue does on a date of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DatePlan {
    /// As on a workday.
    Workday,
    /// These shifts; none: closed.
    Shifts(Vec<Shift>),
}

/// Why a queue is there as it is on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayKind {
    /// The weekday.
    Week,
    /// A holiday.
    Holiday,
    /// A make-up workday.
    Workday,
    /// The date has hours of its own.
    Date,
}

/// Opening hours at the shop's clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueHours {
    /// The usual shifts, in the order of the day.
    pub shifts: Vec<Shift>,
    /// Weekdays on which it opens, 1 = Monday to 7 = Sunday.
    pub days: Vec<u8>,
    /// Weekdays with shifts of their own; none: closed all day.
    pub week: BTreeMap<u8, Vec<Shift>>,
    /// Dates with a plan of their own, which outweighs all else.
    pub dates: BTreeMap<Date, DatePlan>,
    /// Dates on which it alone stays closed, first and last of each run.
    pub holidays: Vec<(Date, Date)>,
    /// Holidays and make-up workdays of the whole shop, if it keeps them.
    pub shop: Arc<ShopCalendar>,
    /// Whether the author wrote any hours at all.
    pub written: bool,
}

impl Default for QueueHours {
    fn default() -> Self {
        Self {
            shifts: vec![Shift::DAY],
            days: (1..=7).collect(),
            week: BTreeMap::new(),
            dates: BTreeMap::new(),
            holidays: Vec::new(),
            shop: Arc::default(),
            written: true,
        }
    }
}

/// The next opening is looked for so many days ahead.
const DAYS_AHEAD: u16 = 400;

impl QueueHours {
    /// The same shift every day.
    #[must_use]
    pub fn daily(opens: u16, closes: u16) -> Self {
        Self { shifts: vec![Shift { opens, closes }], ..Self::default() }
    }

    /// The shifts of a weekday, dates aside.
    #[must_use]
    pub fn on_weekday(&self, day: u8) -> &[Shift] {
        match self.week.get(&day) {
            Some(own) => own,
            None if self.days.contains(&day) => &self.shifts,
            None => &[],
        }
    }

    /// The shifts that begin on a date; none: it does not open.
    #[must_use]
    pub fn on(&self, date: Date) -> &[Shift] {
        match (self.day_kind(date), self.dates.get(&date)) {
            (DayKind::Date, Some(DatePlan::Shifts(own))) => own,
            (DayKind::Date | DayKind::Workday, _) => self.on_workday(date),
            (DayKind::Holiday, _) => &[],
            (DayKind::Week, _) => self.on_weekday(weekday(date)),
        }
    }

    /// Why it is there as it is on a date.
    #[must_use]
    pub fn day_kind(&self, date: Date) -> DayKind {
        let within = |runs: &[(Date, Date)]| {
            runs.iter().any(|(first, last)| (*first..=*last).contains(&date))
        };
        if self.dates.contains_key(&date) {
            DayKind::Date
        } else if within(&self.holidays) {
            DayKind::Holiday
        } else if within(&self.shop.workdays) {
            DayKind::Workday
        } else if within(&self.shop.holidays) {
            DayKind::Holiday
        } else {
            DayKind::Week
        }
    }

    /// The shifts of a make-up workday: those of the first of Monday to Friday on which it opens; who
    /// works on weekends alone keeps to the weekday.
    fn on_workday(&self, date: Date) -> &[Shift] {
        let workdays = (1..=5).map(|day| self.on_weekday(day));
        let mut open = workdays.filter(|shifts| !shifts.is_empty());
        open.next().unwrap_or_else(|| self.on_weekday(weekday(date)))
    }

    /// Whether somebody is there at an instant.
    ///
    /// ```
    /// use kaopu_model::QueueHours;
    /// let night = QueueHours { days: vec![1], ..QueueHours::daily(22 * 60, 6 * 60) };
    /// assert!(night.open_at("2026-11-24T05:59:00".parse().unwrap())); // Tuesday morning, the end of Monday's hours
    /// assert!(!night.open_at("2026-11-23T05:59:00".parse().unwrap()));
    /// ```
    #[must_use]
    pub fn open_at(&self, now: DateTime) -> bool {
        let minute =
            u16::try_from(i32::from(now.hour()) * 60 + i32::from(now.minute())).unwrap_or(0);
        let today = self.on(now.date()).iter().any(|shift| {
            minute >= shift.opens && (shift.passes_midnight() || minute < shift.closes)
        });
        let before = || now.date().yesterday().map_or(&[] as &[Shift], |date| self.on(date));
        today || before().iter().any(|shift| shift.passes_midnight() && minute < shift.closes)
    }

    /// When somebody is there next: now, if it is open; `None` if that is not within a year.
    #[must_use]
    pub fn next_opening(&self, now: DateTime) -> Option<DateTime> {
        if self.open_at(now) {
            return Some(now);
        }
        let mut date = now.date();
        for _ in 0..DAYS_AHEAD {
            let openings = self.on(date).iter().filter_map(|shift| at_minute(date, shift.opens));
            if let Some(first) = openings.filter(|opening| *opening > now).min() {
                return Some(first);
            }
            date = date.tomorrow().ok()?;
        }
        None
    }

    /// Whether it opens on any weekday or date.
    #[must_use]
    pub fn opens_at_all(&self) -> bool {
        let opens = |plan: &DatePlan| *plan != DatePlan::Shifts(Vec::new());
        (1..=7).any(|day| !self.on_weekday(day).is_empty()) || self.dates.values().any(opens)
    }

    /// Whether somebody is always there.
    #[must_use]
    pub fn always_open(&self) -> bool {
        self.holidays.is_empty()
            && self.shop.holidays.is_empty()
            && self.dates.is_empty()
            && (1..=7).all(|day| self.on_weekday(day) == [Shift::DAY])
    }
}

/// 1 = Monday to 7 = Sunday.
fn weekday(date: Date) -> u8 {
    u8::try_from(date.weekday().to_monday_one_offset()).unwrap_or(1)
}

fn at_minute(date: Date, minute: u16) -> Option<DateTime> {
    let (hour, minute) = (i8::try_from(minute / 60).ok()?, i8::try_from(minute % 60).ok()?);
    Some(date.to_datetime(Time::new(hour, minute, 0, 0).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime {
        text.parse().unwrap()
    }

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_make_up_workday_is_a_workday_and_a_date_of_its_own_outweighs_all() {
        let shop = ShopCalendar {
            holidays: vec![(day("2026-10-01"), day("2026-10-10"))],
            workdays: vec![(day("2026-10-10"), day("2026-10-10"))],
        };
        let morning = vec![Shift { opens: 540, closes: 720 }];
        let hours = QueueHours {
            days: vec![1, 2, 3, 4, 5],
            dates: [
                (day("2026-12-31"), DatePlan::Shifts(morning)),
                (day("2026-10-02"), DatePlan::Workday),
                (day("2026-10-12"), DatePlan::Shifts(Vec::new())),
            ]
            .into(),
            shop: Arc::new(shop),
            ..QueueHours::daily(540, 1080)
        };
        assert!(hours.open_at(at("2026-10-10T10:00:00")), "a Saturday that is made up for");
        assert!(!hours.open_at(at("2026-10-09T10:00:00")), "a holiday");
        assert!(hours.open_at(at("2026-10-02T10:00:00")), "open on a holiday");
        assert!(!hours.open_at(at("2026-12-31T14:00:00")), "half a day");
        assert_eq!(hours.next_opening(at("2026-10-10T18:00:00")), Some(at("2026-10-13T09:00:00")));
        let weekend = QueueHours { days: vec![6, 7], ..hours };
        assert!(weekend.open_at(at("2026-10-10T10:00:00")), "who works on weekends does");
    }

    #[test]
    fn days_with_hours_of_their_own_and_holidays_come_before_the_week() {
        let hours = QueueHours {
            days: vec![1, 2, 3, 4, 5],
            week: [(6, vec![Shift { opens: 600, closes: 900 }]), (5, Vec::new())].into(),
            holidays: vec![(day("2026-11-23"), day("2026-11-24"))],
            ..QueueHours::daily(540, 1080)
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
