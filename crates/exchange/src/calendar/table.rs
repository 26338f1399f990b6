//! A table of days: in each row a day, perhaps the last day of a run, and words in any order.

use kaopu_model::{Table, parse_date};

use super::days::Calendar;

pub(super) fn read(text: &str) -> Calendar {
    let mut calendar = Calendar::default();
    // A heading is a row without a day; where there is none, the first row counts, too.
    for row in Table::parse(text).rows() {
        let mut dates = row.cells().iter().filter_map(|cell| parse_date(cell.trim()));
        let Some(first) = dates.next() else { continue };
        let last = dates.next().unwrap_or(first);
        let words = row.cells().iter().map(|cell| cell.trim());
        let words = words.filter(|cell| !cell.is_empty() && parse_date(cell).is_none());
        calendar.add(first, last, &words.collect::<Vec<_>>().join(" "));
    }
    calendar
}
