use proptest::prelude::*;

use super::days::{MOST_RUNS, MOST_TITLE};
use super::*;

fn days(text: &str) -> Vec<(String, String, String, bool)> {
    let calendar = read(text.as_bytes()).unwrap();
    let told = |days: &CalendarDays| {
        (days.first.to_string(), days.last.to_string(), days.title.clone(), days.works)
    };
    calendar.days.iter().map(told).collect()
}

fn one(first: &str, last: &str, title: &str, works: bool) -> (String, String, String, bool) {
    (first.into(), last.into(), title.into(), works)
}

const ICS: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\n\
DTSTART;VALUE=DATE:20261001\r\nDTEND;VALUE=DATE:20261008\r\nSUMMARY:国庆节（\r\n 休）\r\n\
BEGIN:VALARM\r\nTRIGGER:-PT1H\r\nSUMMARY:别的\r\nEND:VALARM\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261010\r\nSUMMARY;LANGUAGE=\"zh:CN\":国庆节\\, 补班\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261225\r\nSUMMARY:圣诞节\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nDTSTART:20261224T200000Z\r\nSUMMARY:聚餐\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261111\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:双11\r\nEND:VEVENT\r\n\
BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261301\r\nSUMMARY:没有的日子\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

#[test]
fn an_ics_file_tells_whole_days_and_what_they_are() {
    assert_eq!(
        days(ICS),
        [
            one("2026-10-01", "2026-10-07", "国庆节（休）", false),
            one("2026-10-10", "2026-10-10", "国庆节, 补班", true),
            one("2026-12-25", "2026-12-25", "圣诞节", false),
        ]
    );
    let calendar = read(ICS.as_bytes()).unwrap();
    assert_eq!(calendar.left_out, 3, "a time of day, what comes back, no day");
    let sure: Vec<bool> = calendar.days.iter().map(|days| days.sure).collect();
    assert_eq!((sure, calendar.says_what_is_off()), (vec![true, true, false], true));
}

#[test]
fn a_table_may_be_as_excel_leaves_it() {
    let text = "\u{feff}开始,结束,说明\n2026/10/1,2026/10/7,国庆放假\n# 一行注释,,\n\n2026-10-10,,\"调休,上班\"\n坏,行,\n";
    assert_eq!(
        days(text),
        [
            one("2026-10-01", "2026-10-07", "国庆放假", false),
            one("2026-10-10", "2026-10-10", "调休,上班", true),
        ]
    );
    assert_eq!(days("2027-01-01\n2027-01-02\n").len(), 2, "no heading, no words");
}

#[test]
fn titles_that_deny_a_workday_are_days_off() {
    for (title, works) in
        [("国庆假期不上班", false), ("春节调休上班", true), ("下班早", false), ("元旦", false)]
    {
        assert_eq!(days(&format!("2027-01-01,{title}\n"))[0].3, works, "{title}");
    }
}

#[test]
fn what_is_no_calendar_is_said() {
    assert_eq!(read(b"hello, world\n"), Err(NoCalendar::NoDays));
    assert_eq!(read(b"BEGIN:VCALENDAR\nEND:VCALENDAR\n"), Err(NoCalendar::NoDays));
    assert_eq!(read("节日".as_bytes().get(..2).unwrap()), Err(NoCalendar::Encoding));
    assert_eq!(read(&vec![b'a'; MOST_BYTES + 1]), Err(NoCalendar::TooLarge));
    let endless = read(b"2026-10-01,2036-10-01\n2026-10-02\n2026-10-09,2026-10-03\n").unwrap();
    assert_eq!((endless.days.len(), endless.left_out), (1, 2), "ten years, and backwards");
}

proptest! {
    #[test]
    fn any_text_is_read_within_bounds(text in "(?s)(BEGIN:VCALENDAR\r?\n)?([A-Z;=:,\"\\\\ \n\r\t0-9班休-]{0,12}(BEGIN:VEVENT\n|END:VEVENT\n|DTSTART:20270101\n|SUMMARY:)?){0,24}") {
        if let Ok(calendar) = read(text.as_bytes()) {
            prop_assert!(calendar.days.len() <= MOST_RUNS);
            for days in calendar.days {
                prop_assert!(days.first <= days.last && days.title.chars().count() <= MOST_TITLE);
            }
        }
    }
}
