//! Listing, opening, checking, saving, creating and removing FAQ entries.

use kaopu_model::{
    Edit, EntryDraft, Faq, FaqId, Localized, entry_draft, is_id, merge_entry, next_entry_id, shown,
    shown_lines,
};

use crate::entry_preview::{draft_diagnostics, previews};
use crate::error::{ApiError, ApiResult};
use crate::snapshot::{Snapshot, count};
use crate::view::{Draft, DraftCheck, EntryRow, EntryView, SaveOutcome};
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
        self.entry_in(&self.snapshot(), id)
    }

    fn entry_in(&self, snapshot: &Snapshot, id: &str) -> ApiResult<EntryView> {
        let draft = entry_draft(snapshot.files(), &FaqId::from(id)).ok_or_else(|| unknown(id))?;
        Ok(EntryView {
            diagnostics: draft_diagnostics(snapshot, &draft),
            previews: previews(snapshot, &draft),
            dialogues: self
                .dialogues()
                .into_iter()
                .filter(|row| row.entries.iter().any(|entry| entry == id))
                .collect(),
            draft,
        })
    }

    /// What a draft would look like and what would be wrong with it. Nothing is saved.
    ///
    /// # Errors
    /// A file that the draft would change can't be read.
    pub fn check_entry(&self, draft: &EntryDraft) -> ApiResult<DraftCheck> {
        let snapshot = self.state_as_if(&Draft::Entry(draft.clone()))?;
        Ok(DraftCheck {
            diagnostics: draft_diagnostics(&snapshot, draft),
            previews: previews(&snapshot, draft),
        })
    }

    /// The current state as if some edits were made.
    pub(crate) fn as_if(&self, edits: &[Edit]) -> ApiResult<Snapshot> {
        let snapshot = self.snapshot();
        Ok(snapshot.next(edited(snapshot.files(), edits)?, self.clock.today()))
    }

    /// Saves a draft that was begun from `base`. An edit made outside meanwhile is merged field by
    /// field; where both changed the same field nothing is written and the person decides.
    ///
    /// # Errors
    /// The files can't be written; the draft is still with the caller.
    pub fn save_entry(&self, base: &EntryDraft, draft: &EntryDraft) -> ApiResult<SaveOutcome> {
        if draft.id != base.id || !is_id(&draft.id) {
            return Err(ApiError::new(
                "bad-input",
                "问答的编号不能改",
                "an entry's id can't be changed",
            ));
        }
        let label = Localized::new(
            format!("修改问答「{}」", draft.question),
            format!("Edit entry \"{}\"", draft.question),
        );
        let merged = self.transact("entry.edit", label, |snapshot| {
            let theirs = entry_draft(snapshot.files(), &draft.id);
            let Some(theirs) = theirs.filter(|theirs| theirs != base) else {
                return Ok((Some(Edit::PutEntry(draft.clone())), Merged::Plain));
            };
            let merge = merge_entry(base, draft, &theirs);
            if !merge.conflicts.is_empty() {
                return Ok((None, Merged::Conflict { theirs, fields: merge.conflicts }));
            }
            let fields = changed_fields(draft, &merge.merged);
            Ok((Some(Edit::PutEntry(merge.merged)), Merged::WithOutside { fields }))
        })?;
        Ok(match merged {
            Merged::Plain => SaveOutcome::Saved { entry: self.entry(&draft.id)? },
            Merged::WithOutside { fields } if fields.is_empty() => {
                SaveOutcome::Saved { entry: self.entry(&draft.id)? }
            }
            Merged::WithOutside { fields } => {
                SaveOutcome::Merged { entry: self.entry(&draft.id)?, fields }
            }
            Merged::Conflict { theirs, fields } => SaveOutcome::Conflict { theirs, fields },
        })
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

    /// Removes an entry with its phrasings and conditional answers.
    ///
    /// # Errors
    /// `unknown-id`; the files can't be written.
    pub fn remove_entry(&self, id: &str) -> ApiResult<()> {
        let question = self
            .snapshot()
            .kb()
            .faq(id)
            .map(|faq| faq.question.clone())
            .ok_or_else(|| unknown(id))?;
        let label = Localized::new(
            format!("删除问答「{question}」"),
            format!("Delete entry \"{question}\""),
        );
        self.transact("entry.remove", label, |_| Ok((Some(Edit::RemoveEntry(FaqId::from(id))), ())))
    }
}

/// The outcome of merging a draft with the files.
enum Merged {
    Plain,
    WithOutside { fields: Vec<String> },
    Conflict { theirs: EntryDraft, fields: Vec<String> },
}

/// The fields in which two drafts differ.
fn changed_fields(ours: &EntryDraft, merged: &EntryDraft) -> Vec<String> {
    let fields = [
        ("category", ours.category != merged.category),
        ("question", ours.question != merged.question),
        ("answer", ours.answer != merged.answer),
        ("enabled", ours.enabled != merged.enabled),
        ("review_by", ours.review_by != merged.review_by),
        ("note", ours.note != merged.note),
        ("phrasings", ours.phrasings != merged.phrasings),
        ("answers", ours.answers != merged.answers),
    ];
    fields.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name.to_owned()).collect()
}

fn unknown(id: &str) -> ApiError {
    ApiError::new(
        "unknown-id",
        format!("没有编号为 {id} 的问答，可能刚被删除"),
        format!("there is no entry {id}; it may just have been removed"),
    )
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
        question: shown(&faq.question).into_owned(),
        enabled: faq.enabled,
        phrasings: count(faq.phrasings.len()),
        answers: count(faq.answers.len()),
        errors,
        warnings,
        hints,
        review_by: faq.review_by.map(|date| date.to_string()).unwrap_or_default(),
        answer_excerpt: shown_lines(&answer.chars().take(EXCERPT_CHARS).collect::<String>())
            .into_owned(),
    }
}
