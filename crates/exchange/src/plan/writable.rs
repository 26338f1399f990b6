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
    use crate::{Mapping, Plan, PlanOptions, SourceFile, read_files};
    use kaopu_model::{KbFiles, apply_all};

    #[test]
    fn a_nul_is_named_and_the_rest_is_taken_over() {
        let text = "UTT_SHIP\n多久\0发货\n几时发货\n";
        let file = SourceFile::new("ship.utterances.txt", text.as_bytes().to_vec(), None);
        let incoming = read_files(&[file], None, &Mapping::default()).unwrap();
        let plan = Plan::new(&KbFiles::new(), incoming, PlanOptions::default());
        let told: Vec<u32> = plan.notes.iter().map(|note| note.place.row).collect();
        assert!(told.contains(&2), "{:?}", plan.notes);
        apply_all(&KbFiles::new(), &plan.edits).unwrap();
    }
}
