//! What can stand in a knowledge base's files at all.

use kaopu_model::AnswerDraft;

use crate::grid::CellFault;
use crate::incoming::{Incoming, IncomingEntry};
use crate::note::ImportNote;
use crate::place::FilePlace;

/// Leaves out what holds a NUL, which no table or text could be read with again, and says where.
pub(super) fn writable(mut incoming: Incoming) -> Incoming {
    let Incoming { entries, tables, notes } = &mut incoming;
    let mut is_writable = |place: &FilePlace, holds_nul: bool| {
        if holds_nul {
            let (zh, en) = CellFault::Nul.said();
            notes.push(ImportNote::unreadable(place, zh, en));
        }
        !holds_nul
    };
    entries.retain_mut(|entry| {
        entry.phrasings.retain(|(place, text)| is_writable(place, text.contains('\0')));
        entry.answers.retain(|(place, answer)| is_writable(place, answer_holds_nul(answer)));
        is_writable(&entry.place, entry_holds_nul(entry))
    });
    for table in tables {
        let has_nul = |cells: &[String]| cells.iter().any(|cell| cell.contains('\0'));
        table.rows.retain(|(place, cells)| is_writable(place, has_nul(cells)));
    }
    incoming
}

fn entry_holds_nul(entry: &IncomingEntry) -> bool {
    let IncomingEntry { id, label, category, question, answer, review_by, note, like, .. } = entry;
    [id, label, category, answer, review_by, note]
        .into_iter()
        .flatten()
        .chain([question, like])
        .any(|text| text.contains('\0'))
}

fn answer_holds_nul(draft: &AnswerDraft) -> bool {
    let AnswerDraft { when_order, when_product, when_channel, from, until, keyword, answer } =
        draft;
    [when_order, when_product, when_channel, from, until, keyword, answer]
        .into_iter()
        .any(|text| text.contains('\0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nul_is_named_and_the_rest_is_taken_over() {
        let at = |row| FilePlace { file: "a".to_owned(), row, ..FilePlace::default() };
        let entry = |row, question: &str| IncomingEntry {
            place: at(row),
            question: question.to_owned(),
            phrasings: vec![
                (at(row + 1), "多久\0发货".to_owned()),
                (at(row + 2), "多久".to_owned()),
            ],
            ..IncomingEntry::default()
        };
        let entries = vec![entry(1, "几时发货"), entry(4, "几时\0到")];
        let left = writable(Incoming { entries, ..Incoming::default() });
        let [entry] = &*left.entries else { panic!("{left:?}") };
        assert_eq!(entry.phrasings, [(at(3), "多久".to_owned())]);
        let told: Vec<u32> = left.notes.iter().map(|note| note.place.row).collect();
        assert_eq!(told, [2, 5, 4]);
    }
}
