//! Test dialogues: listing, playing one, noting how all of them went.

use kaopu_engine::{Message, PlayedDialogue, messages, play};
use kaopu_model::{Dialogue, Edit, Locale, Localized};
use kaopu_store::TestRun;

use crate::error::{ApiError, ApiResult};
use crate::snapshot::{Snapshot, count};
use crate::view::{DialogueOutcome, DialogueRow, RunReport};
use crate::workspace::Workspace;

impl Workspace {
    /// All test dialogues.
    #[must_use]
    pub fn dialogues(&self) -> Vec<DialogueRow> {
        let snapshot = self.snapshot();
        let played = snapshot.played().unwrap_or_default();
        snapshot.kb().dialogues.iter().map(|dialogue| row(dialogue, played)).collect()
    }

    /// Plays one dialogue now.
    ///
    /// # Errors
    /// `unknown-id`.
    pub fn dialogue(&self, file: &str) -> ApiResult<PlayedDialogue> {
        let snapshot = self.snapshot();
        Ok(play(snapshot.program(), find(&snapshot, file)?))
    }

    pub(crate) fn note_run(&self, snapshot: &Snapshot, report: &RunReport) -> ApiResult<()> {
        snapshot.remember_run(&report.reports);
        let run = TestRun {
            at: self.millis(),
            passed: report.passed,
            failed: report.total - report.passed,
            kb_digest: snapshot.tested_as(),
        };
        match self.store.record_test_run(&run) {
            Ok(()) => Ok(()),
            // A KB that can't be written can still be tested; the result is shown, and not
            // remembered.
            Err(
                kaopu_store::StoreError::NotWritable { .. }
                | kaopu_store::StoreError::NotRemembered,
            ) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Gives a dialogue another title.
    ///
    /// # Errors
    /// `unknown-id`; the files can't be written.
    pub fn rename_dialogue(&self, file: &str, title: &str) -> ApiResult<()> {
        let label = Localized::new(
            format!("把用例改名为「{title}」"),
            format!("Rename test dialogue to \"{title}\""),
        );
        self.transact("dialogue.rename", label, |snapshot| {
            let dialogue = find(snapshot, file)?.clone();
            Ok((Some(Edit::PutDialogue(Dialogue { title: title.to_owned(), ..dialogue })), ()))
        })
    }

    /// Copies a dialogue: the copy has a file of its own.
    ///
    /// # Errors
    /// `unknown-id`; the files can't be written.
    pub fn duplicate_dialogue(&self, file: &str) -> ApiResult<DialogueRow> {
        let before = self.snapshot();
        let title = find(&before, file)?.title.clone();
        let label = Localized::new(
            format!("复制对话用例「{title}」"),
            format!("Copy test dialogue \"{title}\""),
        );
        let copy = self.transact("dialogue.create", label, |snapshot| {
            let dialogue = find(snapshot, file)?.clone();
            let file = free_name(snapshot);
            let title = match snapshot.kb().settings.locale {
                Locale::ZhCn => format!("{}（副本）", dialogue.title),
                Locale::En => format!("{} (copy)", dialogue.title),
            };
            let copy = Dialogue { file: file.clone(), title, ..dialogue };
            Ok((Some(Edit::PutDialogue(copy)), file))
        })?;
        let snapshot = self.snapshot();
        let copy = find(&snapshot, &copy)?;
        Ok(row(copy, &[play(snapshot.program(), copy)]))
    }

    /// The messages of a dialogue, each with the circumstances in which it is said: what the
    /// simulator plays.
    ///
    /// # Errors
    /// `unknown-id`.
    pub fn dialogue_messages(&self, file: &str) -> ApiResult<Vec<Message>> {
        Ok(messages(find(&self.snapshot(), file)?))
    }

    /// Removes a test dialogue.
    ///
    /// # Errors
    /// `unknown-id`; the files can't be written.
    pub fn remove_dialogue(&self, file: &str) -> ApiResult<()> {
        let snapshot = self.snapshot();
        let dialogue = find(&snapshot, file)?;
        let label = Localized::new(
            format!("删除对话用例「{}」", dialogue.title),
            format!("Delete test dialogue \"{}\"", dialogue.title),
        );
        self.transact("dialogue.remove", label, |_| {
            Ok((Some(Edit::RemoveDialogue { file: file.to_owned() }), ()))
        })
    }
}

/// A dialogue by its file.
pub(crate) fn find<'s>(snapshot: &'s Snapshot, file: &str) -> ApiResult<&'s Dialogue> {
    let mut dialogues = snapshot.kb().dialogues.iter();
    dialogues.find(|dialogue| dialogue.file == file).ok_or_else(|| unknown(file))
}

/// A file name that no dialogue has.
pub(crate) fn free_name(snapshot: &Snapshot) -> String {
    let taken =
        |name: &String| snapshot.kb().dialogues.iter().any(|dialogue| &dialogue.file == name);
    (1_u32..)
        .map(|number| format!("tried-{number:03}.toml"))
        .find(|name| !taken(name))
        .unwrap_or_default()
}

/// What a run found.
pub(crate) fn report(played: &[PlayedDialogue]) -> RunReport {
    RunReport {
        passed: count(played.iter().filter(|dialogue| dialogue.passed).count()),
        total: count(played.len()),
        cancelled: false,
        reports: played.to_vec(),
    }
}

pub(crate) fn row(dialogue: &Dialogue, played: &[PlayedDialogue]) -> DialogueRow {
    let last = played.iter().find(|played| played.file == dialogue.file);
    let expected = dialogue.turns.iter().filter_map(|turn| turn.expect.as_ref());
    let mut entries: Vec<String> =
        expected.filter_map(|expect| expect.entry.as_ref().map(|id| id.0.clone())).collect();
    entries.sort();
    entries.dedup();
    DialogueRow {
        file: dialogue.file.clone(),
        title: dialogue.title.clone(),
        turns: count(dialogue.turns.len()),
        first: dialogue.turns.first().map(|turn| turn.customer.clone()).unwrap_or_default(),
        outcome: match last {
            Some(played) if played.passed => DialogueOutcome::Passed,
            Some(_) => DialogueOutcome::Failed,
            None => DialogueOutcome::Unknown,
        },
        entries,
    }
}

fn unknown(file: &str) -> ApiError {
    ApiError::new(
        "unknown-id",
        format!("没有对话用例 {file}，可能刚被删除"),
        format!("there is no dialogue {file}; it may just have been removed"),
    )
}
