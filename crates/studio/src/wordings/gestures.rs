//! What is made of a wording that went wrong: a phrasing, or a test dialogue.

use kaopu_engine::play;
use kaopu_model::{Dialogue, DialogueTurn, Edit, Expectation, FaqId, Localized, entry_draft, fold};

use super::writing_tester::WritingTester;
use crate::dialogues::{find, free_name, row};
use crate::draft::save::gone;
use crate::error::ApiResult;
use crate::view::{DialogueRow, EntryName, PartId};

impl WritingTester {
    /// Adds a wording to an entry's phrasings, if it has not got it. One operation.
    ///
    /// # Errors
    /// `unknown-id` for an entry that is gone; the files can't be written.
    pub fn add_phrasing(&self, entry: &FaqId, text: &str) -> ApiResult<EntryName> {
        let snapshot = self.workspace.snapshot();
        let unknown = || gone(&PartId::Entry(entry.clone()).called());
        let question = snapshot.kb().faq(entry).map(|faq| faq.question.clone());
        let question = question.ok_or_else(unknown)?;
        let label = Localized::new(
            format!("把“{text}”收为「{question}」的相似问"),
            format!("Add \"{text}\" to the phrasings of \"{question}\""),
        );
        self.workspace.transact("entry.edit", label, |snapshot| {
            let mut draft = entry_draft(snapshot.files(), entry).ok_or_else(unknown)?;
            let mut known = std::iter::once(&draft.question).chain(&draft.phrasings);
            if known.any(|known| fold(known) == fold(text)) {
                return Ok((None, ()));
            }
            draft.phrasings.push(text.to_owned());
            Ok((Some(Edit::PutEntry(draft)), ()))
        })?;
        Ok(EntryName { id: entry.clone(), question })
    }

    /// Keeps a wording as a test dialogue that expects the entry: it fails until the bot answers it.
    ///
    /// # Errors
    /// `unknown-id` for an entry that is gone; `conflict` if the knowledge base changed meanwhile;
    /// the files can't be written.
    pub fn keep_as_dialogue(&self, entry: &FaqId, text: &str) -> ApiResult<DialogueRow> {
        let snapshot = self.workspace.snapshot();
        let question = snapshot.kb().faq(entry).map(|faq| faq.question.clone());
        let question = question.ok_or_else(|| gone(&PartId::Entry(entry.clone()).called()))?;
        let expect = Expectation { entry: Some(entry.clone()), ..Expectation::default() };
        let turn = DialogueTurn {
            customer: text.to_owned(),
            expect: Some(expect),
            ..DialogueTurn::default()
        };
        let (file, title) = (free_name(&snapshot), format!("{question}：{text}"));
        let label = Localized::new(
            format!("保存对话用例「{title}」"),
            format!("Keep test dialogue \"{title}\""),
        );
        let turns = vec![turn];
        let dialogue = Dialogue { file: file.clone(), title, turns, ..Dialogue::default() };
        self.workspace.write_proposed(&snapshot, &[dialogue], label)?;
        let snapshot = self.workspace.snapshot();
        let kept = find(&snapshot, &file)?;
        Ok(row(kept, &[play(snapshot.program(), kept)]))
    }
}
