//! What can stand in a knowledge base's files at all.

use kaopu_model::AnswerDraft;
use kaopu_model::limits::TEXT_CHARS;

use crate::grid::CellFault;
use crate::incoming::{Incoming, IncomingEntry};
use crate::note::ImportNote;
use crate::place::FilePlace;

/// Leaves out what no table or text could be read with again (a NUL, too many characters), and says
/// where.
pub(super) fn writable(mut incoming: Incoming) -> Incoming {
    let Incoming { entries, tables, notes } = &mut incoming;
    let mut is_writable = |place: &FilePlace, fault: Option<CellFault>| {
        if let Some(fault) = fault {
            let (zh, en) = fault.said();
            notes.push(ImportNote::unreadable(place, zh, en));
        }
        fault.is_none()
    };
    entries.retain_mut(|entry| {
        entry.phrasings.retain(|(place, text)| is_writable(place, fault(text)));
        entry.answers.retain(|(place, answer)| is_writable(place, fault_of_answer(answer)));
        is_writable(&entry.place, fault_of_entry(entry))
    });
    for table in tables {
        let of_row = |cells: &[String]| cells.iter().find_map(|cell| fault(cell));
        table.rows.retain(|(place, cells)| is_writable(place, of_row(cells)));
    }
    incoming
}

fn fault(text: &str) -> Option<CellFault> {
    let is_long = || text.len() > TEXT_CHARS && text.chars().nth(TEXT_CHARS).is_some();
    if text.contains('\0') {
        return Some(CellFault::Nul);
    }
    is_long().then_some(CellFault::TooLong)
}

fn fault_of_entry(entry: &IncomingEntry) -> Option<CellFault> {
    let IncomingEntry { id, label, category, question, answer, review_by, note, like, .. } = entry;
    let said = [id, label, category, answer, review_by, note].into_iter().flatten();
    said.chain([question, like]).find_map(|text| fault(text))
}

fn fault_of_answer(draft: &AnswerDraft) -> Option<CellFault> {
    let AnswerDraft { when_order, when_product, when_channel, from, until, keyword, answer } =
        draft;
    [when_order, when_product, when_channel, from, until, keyword, answer]
        .into_iter()
        .find_map(|text| fault(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_written_is_named_and_the_rest_is_taken_over() {
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
        let long = "长".repeat(TEXT_CHARS + 1);
        let entries = vec![entry(1, "几时发货"), entry(4, "几时\0到"), entry(7, &long)];
        let left = writable(Incoming { entries, ..Incoming::default() });
        let [entry] = &*left.entries else { panic!("{left:?}") };
        assert_eq!(entry.phrasings, [(at(3), "多久".to_owned())]);
        let told: Vec<u32> = left.notes.iter().map(|note| note.place.row).collect();
        assert_eq!(told, [2, 5, 4, 8, 7]);
    }
}
