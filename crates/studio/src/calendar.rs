//! Holidays and make-up workdays from a calendar file: what it tells, to be looked at before any of it
//! is taken over. Taking over is an edit of the settings like any other.

use std::path::Path;

use kaopu_exchange::calendar::{NoCalendar, read};

use crate::error::{ApiError, ApiResult};
use crate::import;
use crate::snapshot::count;
use crate::view::{CalendarPlan, CalendarRow};

/// Reads an `.ics` file or a table of days. Nothing is written.
///
/// # Errors
/// `io` if it can't be read, `too-large`, and `bad-input` if it tells of no whole day.
pub fn read_calendar(file: &Path) -> ApiResult<CalendarPlan> {
    let calendar = read(&import::read(file)?).map_err(|error| unusable(file, error))?;
    let says_what_is_off = calendar.says_what_is_off();
    let row = |days: &kaopu_exchange::calendar::CalendarDays| CalendarRow {
        first: days.first.to_string(),
        last: days.last.to_string(),
        title: days.title.clone(),
        works: days.works,
        proposed: days.sure || !says_what_is_off,
    };
    Ok(CalendarPlan {
        file: file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        days: calendar.days.iter().map(row).collect(),
        left_out: count(calendar.left_out as usize),
    })
}

fn unusable(file: &Path, error: NoCalendar) -> ApiError {
    let shown = file.display();
    let (code, zh, en) = match error {
        NoCalendar::TooLarge => ("too-large", "文件超过 1 MB，没有读", "the file is over 1 MB"),
        NoCalendar::Encoding => (
            "bad-input",
            "文件不是 UTF-8；用 Excel 另存为“CSV UTF-8”再试",
            "the file is not UTF-8; save it as \"CSV UTF-8\"",
        ),
        NoCalendar::NoDays => (
            "bad-input",
            "文件里没有找到整天的日子；可以用 .ics 日历，或每行一个日期的表格",
            "there is no whole day in it; use an .ics calendar, or a table with a date in each row",
        ),
    };
    ApiError::new(code, format!("{shown}：{zh}"), format!("{shown}: {en}"))
}
