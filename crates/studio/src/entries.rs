//! Listing, opening and creating FAQ entries.

use kaopu_model::{Edit, EntryDraft, Faq, FaqId, Localized, entry_draft, next_entry_id};

use crate::draft::save::{check, gone};
use crate::error::ApiResult;
use crate::handed_over::handed_over_by;
use crate::snapshot::{Snapshot, count};
use crate::view::{DialogueRow, Draft, EntryRow, EntryView, PartId};
use crate::workspace::{Workspace, edited};

/// Characters of the answer that the list shows.
const EXCERPT_CHARS: usize = 60;

impl Workspace {
    /// All entries, in file order.
    #[must_use]
    pub fn entries(&self) -> Vec<EntryRow> {
        let snapshot = self.snapshot();
        snapshot.kb().faqs.iter().map(|faq| entry_row(&snapshot, faq)).collect()
    }

    /// One entry with everything that belongs to it.
    ///
    /// # Errors
    /// `unknown-id`.
    pub fn entry(&self, id: &str) -> ApiResult<EntryView> {
        let snapshot = self.snapshot();
        let id = FaqId::from(id);
        let part = PartId::Entry(id.clone());
        let draft = entry_draft(snapshot.files(), &id).ok_or_else(|| gone(&part.called()))?;
        let expects = |row: &DialogueRow| row.entries.contains(&id.0);
        Ok(EntryView {
            check: check(&snapshot, &snapshot, &Draft::Entry(draft.clone())),
            dialogues: self.dialogues().into_iter().filter(expects).collect(),
            handed_over_by: handed_over_by(&snapshot, &id),
            draft,
        })
    }

    /// The current state as if some edits were made.
    pub(crate) fn as_if(&self, edits: &[Edit]) -> ApiResult<Snapshot> {
        let snapshot = self.snapshot();
        Ok(snapshot.next(edited(snapshot.files(), edits)?, self.clock.today()))
    }

    /// Adds an entry with an id of its own.
    ///
    /// # Errors
    /// The files can't be written.
    pub fn create_entry(&self, category: &str, question: &str) -> ApiResult<EntryView> {
        let label =
            Localized::new(format!("新建问答「{question}」"), format!("New entry \"{question}\""));
        let id = self.transact("entry.create", label, |snapshot| {
            let id = next_entry_id(snapshot.kb());
            let draft = EntryDraft {
                id: id.clone(),
                category: category.to_owned(),
                question: question.to_owned(),
                enabled: true,
                ..EntryDraft::default()
            };
            Ok((Some(Edit::PutEntry(draft)), id))
        })?;
        self.entry(&id)
    }
}

pub(crate) fn entry_row(snapshot: &Snapshot, faq: &Faq) -> EntryRow {
    let answer = if faq.answer.is_empty() {
        faq.answers.first().map_or("", |first| &first.answer)
    } else {
        &faq.answer
    };
    let [errors, warnings, hints] = snapshot.tally(&faq.id);
    EntryRow {
        id: faq.id.0.clone(),
        category: faq.category.clone(),
        question: faq.question.clone(),
        enabled: faq.enabled,
        phrasings: count(faq.phrasings.len()),
        answers: count(faq.answers.len()),
        errors,
        warnings,
        hints,
        review_by: faq.review_by.map(|date| date.to_string()).unwrap_or_default(),
        sensitive: faq.sensitive,
        answer_excerpt: answer.chars().take(EXCERPT_CHARS).collect(),
    }
}
