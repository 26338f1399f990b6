//! Reading, putting and removing queues in `escalation.toml`.

use toml_edit::{TableLike, Value};

use super::changed::ChangedFiles;
use super::error::{EditError, must_be_id, no_list};
use super::escalation_draft::{DateHours, DayHours, QueueDraft};
use super::rule::{FILE, HEADING, remove_from};
use super::toml_blocks::{block, find, push};
use super::toml_list::Items;
use super::toml_merge::open_or_new;
use super::toml_read::{blocks, child, flag, list, root, text, texts};
use super::toml_table::{TableMut, new_list};
use crate::parse::queue_hours::WEEKDAYS;
use crate::{KbFiles, QueueId};

/// The queues as they stand in the files. Of several with one id the first.
#[must_use]
pub fn queue_drafts(files: &KbFiles) -> Vec<QueueDraft> {
    let mut drafts: Vec<QueueDraft> = Vec::new();
    for draft in blocks(&root(files, FILE), "queue").into_iter().flatten().map(read) {
        if !draft.id.is_empty() && !drafts.iter().any(|other| other.id == draft.id) {
            drafts.push(draft);
        }
    }
    drafts
}

/// The queue with that id as it stands in the files; `None` if there is none.
#[must_use]
pub fn queue_draft(files: &KbFiles, id: &QueueId) -> Option<QueueDraft> {
    queue_drafts(files).into_iter().find(|queue| queue.id == *id)
}

fn read(table: &dyn TableLike) -> QueueDraft {
    QueueDraft {
        id: QueueId(text(table, "id")),
        name: text(table, "name"),
        hours: text(table, "hours"),
        days: days(table),
        week: child(table, "week").map(week).unwrap_or_default(),
        dates: child(table, "dates").map(dates).unwrap_or_default(),
        holidays: texts(table, "holidays"),
        on_holidays: flag(table, "on_holidays").unwrap_or(false),
    }
}

fn days(table: &dyn TableLike) -> Vec<u8> {
    if table.contains_key("days") { list(table, "days", day) } else { (1..=7).collect() }
}

fn day(value: &Value) -> Option<u8> {
    value.as_integer().and_then(|day| u8::try_from(day).ok())
}

fn week(table: &dyn TableLike) -> Vec<DayHours> {
    let hours = |(day, key): (u8, &&str)| DayHours { day, hours: text(table, key) };
    (1..).zip(&WEEKDAYS).map(hours).filter(|own| !own.hours.is_empty()).collect()
}

fn dates(table: &dyn TableLike) -> Vec<DateHours> {
    let hours = |(key, _): (&str, _)| DateHours { date: key.to_owned(), hours: text(table, key) };
    let mut dates: Vec<DateHours> =
        table.iter().map(hours).filter(|own| !own.hours.is_empty()).collect();
    dates.sort_by(|a, b| a.date.cmp(&b.date));
    dates
}

pub(super) fn put(files: &KbFiles, draft: &QueueDraft) -> Result<ChangedFiles, EditError> {
    let mut file = open_or_new(files, FILE, HEADING)?;
    let root = file.document.as_table_mut();
    let found = find(root, "queue", "id", &draft.id).filter(|_| !draft.id.is_empty());
    if found.is_none() {
        must_be_id(&draft.id)?;
    }
    if let Some(odd) = draft.week.iter().find(|own| !(1..=7).contains(&own.day)) {
        return Err(EditError::refused(
            "week",
            format!("星期要写 1（周一）到 7（周日），这里是 {}", odd.day),
            format!("a weekday is 1 (Monday) to 7 (Sunday), not {}", odd.day),
        ));
    }
    let table = match found {
        Some(at) => block(root, "queue", at),
        None => push(root, "queue"),
    };
    let mut table = table.ok_or_else(|| no_list(FILE, "queue"))?;
    table.text("id", &draft.id);
    write(&mut table, draft);
    Ok([(FILE.to_owned(), Some(file.into_bytes()))].into())
}

fn write(table: &mut TableMut<'_>, wanted: &QueueDraft) {
    let now = read(table.view());
    table.words("name", &wanted.name);
    table.text("hours", &wanted.hours);
    write_days(table, &now.days, &wanted.days);
    for (day, key) in (1..).zip(WEEKDAYS) {
        let on = |week: &[DayHours]| {
            week.iter().find(|own| own.day == day).map(|own| own.hours.clone()).unwrap_or_default()
        };
        let hours = on(&wanted.week);
        if on(&now.week) == hours {
            continue;
        }
        if child(table.view(), "week").is_none() {
            table.set("week", Value::InlineTable(toml_edit::InlineTable::new()));
        }
        if let Some(mut week) = table.child("week") {
            week.text(key, &hours);
        }
    }
    if child(table.view(), "week").is_some_and(TableLike::is_empty) {
        table.remove("week");
    }
    write_dates(table, &now.dates, &wanted.dates);
    table.texts("holidays", &wanted.holidays);
    table.value("on_holidays", &now.on_holidays, &wanted.on_holidays, |flag| Value::from(*flag));
}

/// A new date goes behind the others; which comes first in the file says nothing.
fn write_dates(table: &mut TableMut<'_>, now: &[DateHours], wanted: &[DateHours]) {
    if now == wanted {
        return;
    }
    if child(table.view(), "dates").is_none() {
        table.set("dates", Value::InlineTable(toml_edit::InlineTable::new()));
    }
    if let Some(mut dates) = table.child("dates") {
        for gone in now.iter().filter(|own| !wanted.iter().any(|kept| kept.date == own.date)) {
            dates.text(&gone.date, "");
        }
        for own in wanted {
            dates.text(&own.date, &own.hours);
        }
    }
    if child(table.view(), "dates").is_some_and(TableLike::is_empty) {
        table.remove("dates");
    }
}

/// No day at all is something else than every day, which is what a queue has that names none.
fn write_days(table: &mut TableMut<'_>, now: &[u8], wanted: &[u8]) {
    let write = |day: &u8| Value::from(i64::from(*day));
    if now == wanted {
        return;
    }
    if wanted.is_empty() || !table.view().contains_key("days") {
        table.set("days", Value::Array(new_list(wanted.iter().map(write).collect(), false)));
    } else {
        table.list(
            "days",
            wanted,
            &Items { read: &day, change: &|value, day| *value = write(day), make: &write },
        );
    }
}

pub(super) fn remove(files: &KbFiles, id: &QueueId) -> Result<ChangedFiles, EditError> {
    remove_from(files, "queue", "id", id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_day_is_not_every_day() {
        let files: KbFiles =
            [(FILE.to_owned(), b"[[queue]]\nid = \"a\"\nname = \"A\"\n".to_vec())].into();
        let draft = queue_draft(&files, &QueueId::from("a")).unwrap();
        let changed = put(&files, &QueueDraft { days: Vec::new(), ..draft }).unwrap();
        let text = String::from_utf8(changed[FILE].clone().unwrap()).unwrap();
        assert_eq!(text, "[[queue]]\nid = \"a\"\nname = \"A\"\ndays = []\n");
    }
}
