//! What a calendar tells: runs of days, and what their titles mean.

use jiff::civil::Date;

/// The most runs of days that are read.
pub(super) const MOST_RUNS: usize = 2_000;

/// The longest run: what is longer is no holiday.
const MOST_DAYS: i32 = 62;

/// Characters of a title.
pub(super) const MOST_TITLE: usize = 60;

/// A run of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarDays {
    /// The first day.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// What the calendar calls it.
    pub title: String,
    /// Whether one works on it.
    pub works: bool,
    /// Whether the title leaves no doubt that it is a day off or a make-up workday.
    pub sure: bool,
}

/// What a calendar tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Calendar {
    /// Runs of days, in the order of the calendar.
    pub days: Vec<CalendarDays>,
    /// How many events have a time of day, come back, are too long or can't be read, and so are left
    /// out.
    pub left_out: u32,
}

impl Calendar {
    /// Takes a run of days in, or counts that it was left out.
    pub(super) fn add(&mut self, first: Date, last: Date, title: &str) {
        let days = first.until(last).map_or(-1, |span| span.get_days());
        if !(0..MOST_DAYS).contains(&days) || self.days.len() >= MOST_RUNS {
            self.leave_out();
            return;
        }
        let title: String = title.trim().chars().take(MOST_TITLE).collect();
        let (works, sure) = meaning(&title);
        self.days.push(CalendarDays { first, last, title, works, sure });
    }

    pub(super) fn leave_out(&mut self) {
        self.left_out = self.left_out.saturating_add(1);
    }

    /// Whether some titles say that a day is off; then the others are not proposed.
    #[must_use]
    pub fn says_what_is_off(&self) -> bool {
        self.days.iter().any(|days| days.sure)
    }
}

/// Whether one works on a day, and whether its title says so.
fn meaning(title: &str) -> (bool, bool) {
    let title = title.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
    // 下班 and 放假不上班 are no workdays.
    let off = has(&["休", "假", "不上班", "closed", "holiday", "day off"]);
    let works = has(&["班", "workday", "working day"]) && !has(&["不上班", "下班"]);
    match (works, off) {
        // 调休上班 and 国庆假期补班 are workdays.
        (true, _) => (true, true),
        (false, off) => (false, off),
    }
}
