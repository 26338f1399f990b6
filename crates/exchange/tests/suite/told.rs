//! What was read, as lines to compare.

use std::fmt::Write as _;

use kaopu_exchange::{ImportNote, Incoming};

/// Everything that came, entry by entry, and every note.
pub(crate) fn told(incoming: &Incoming) -> String {
    let mut text = String::new();
    for entry in &incoming.entries {
        let id = entry.id.as_deref().unwrap_or("-");
        let _ = writeln!(
            text,
            "{id} | {} | {}",
            entry.category.as_deref().unwrap_or("-"),
            entry.question
        );
        for said in entry.answer.iter() {
            let _ = writeln!(text, "  = {}", said.replace('\n', "⏎"));
        }
        for (field, value) in [("enabled", entry.enabled), ("sensitive", entry.sensitive)] {
            let _ = value.map(|value| writeln!(text, "  {field} {value}"));
        }
        for (field, value) in
            [("review_by", &entry.review_by), ("note", &entry.note), ("label", &entry.label)]
        {
            let _ = value.as_ref().map(|value| writeln!(text, "  {field} {value}"));
        }
        for (_, phrasing) in &entry.phrasings {
            let _ = writeln!(text, "  + {phrasing}");
        }
        for (_, one) in &entry.answers {
            let conditions = [
                &one.when_order,
                &one.when_product,
                &one.when_channel,
                &one.from,
                &one.until,
                &one.keyword,
            ];
            let conditions: Vec<&str> = conditions.iter().map(|cell| cell.as_str()).collect();
            let _ = writeln!(text, "  ? {} = {}", conditions.join("; "), one.answer);
        }
    }
    for table in &incoming.tables {
        let _ = writeln!(text, "{} | {}", table.table, table.columns.join(" | "));
        for (_, cells) in &table.rows {
            let _ = writeln!(text, "  {}", cells.join(" | "));
        }
    }
    for note in &incoming.notes {
        let _ = writeln!(text, "{}", line(note));
    }
    text
}

pub(crate) fn line(note: &ImportNote) -> String {
    let place = &note.place;
    format!(
        "{:?} {}{}:{}:{} {}",
        note.kind,
        place.file,
        if place.sheet.is_empty() { String::new() } else { format!("#{}", place.sheet) },
        place.row,
        place.column,
        note.reason.en
    )
}
