//! Which parts of a knowledge base an operation touched, told from its files alone.

use std::collections::{BTreeMap, BTreeSet};

use kaopu_model::{FaqId, KbFiles, Table};
use kaopu_store::FileChange;

use crate::changes::changes;
use crate::snapshot::Snapshot;
use crate::view::{ChangedPart, ChangedThing};

/// The tables whose rows belong to entries, and the column that says to which.
const OF_ENTRIES: [(&str, &str); 3] =
    [("faqs.csv", "id"), ("phrasings.csv", "faq_id"), ("answers.csv", "faq_id")];

/// What these changes touch.
pub(super) fn touched(file_changes: &[FileChange], now: &Snapshot) -> Vec<ChangedPart> {
    let (mut before, mut after) = (KbFiles::new(), KbFiles::new());
    let mut entries = BTreeSet::new();
    for change in file_changes {
        if let Some((_, key)) = OF_ENTRIES.iter().find(|(file, _)| *file == change.path) {
            entries.extend(ids_of_differing_rows(change, key));
            continue;
        }
        let put = |files: &mut KbFiles, content: &Option<Vec<u8>>| {
            content.as_ref().map(|bytes| files.insert(change.path.clone(), bytes.clone()));
        };
        put(&mut before, &change.before);
        put(&mut after, &change.after);
    }
    let questions = file_changes.iter().find(|change| change.path == "faqs.csv");
    let questions = questions.map(questions_of).unwrap_or_default();
    let entries = entries.into_iter().map(|id| ChangedPart {
        what: ChangedThing::Entry,
        title: questions.get(&id).cloned().unwrap_or_else(|| id.clone()),
        id,
    });
    let others = changes(&before, &after).into_iter();
    let parts = entries.chain(others.map(|row| ChangedPart {
        what: row.what,
        id: row.id,
        title: row.title,
    }));
    parts.map(|part| named_now(part, now)).collect()
}

/// The same with the name that an entry has now, if it is there.
pub(super) fn named_now(mut part: ChangedPart, now: &Snapshot) -> ChangedPart {
    if part.what == ChangedThing::Entry
        && let Some(faq) = now.kb().faq(&FaqId(part.id.clone()))
    {
        part.title = faq.question.clone();
    }
    part
}

fn ids_of_differing_rows(change: &FileChange, key: &str) -> BTreeSet<String> {
    let [before, after] = [&change.before, &change.after].map(text);
    let mut balance: BTreeMap<(String, &str), i64> = BTreeMap::new();
    let (before, after) = (Table::parse(&before), Table::parse(&after));
    for (table, sign) in [(&before, 1), (&after, -1)] {
        let Some(at) = column(table, key) else { continue };
        for (_, row) in table.records() {
            let raw = row.raw().trim_end_matches(['\r', '\n']);
            *balance.entry((row.cell(at).trim().to_owned(), raw)).or_default() += sign;
        }
    }
    let differing = balance.into_iter().filter(|(_, times)| *times != 0);
    differing.map(|((id, _), _)| id).filter(|id| !id.is_empty()).collect()
}

fn questions_of(change: &FileChange) -> BTreeMap<String, String> {
    let mut questions = BTreeMap::new();
    for text in [&change.before, &change.after].map(text) {
        let table = Table::parse(&text);
        let Some((id, question)) = column(&table, "id").zip(column(&table, "question")) else {
            continue;
        };
        questions.extend(
            table.records().map(|(_, row)| (row.cell(id).trim().into(), row.cell(question).into())),
        );
    }
    questions
}

fn column(table: &Table<'_>, name: &str) -> Option<usize> {
    let header = table.header()?;
    header.cells().iter().position(|cell| cell.trim().eq_ignore_ascii_case(name))
}

fn text(content: &Option<Vec<u8>>) -> String {
    String::from_utf8_lossy(content.as_deref().unwrap_or_default()).into_owned()
}
