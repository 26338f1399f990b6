//! The simulator: the production engine over the open KB, replayed from the first message each time.
//!
//! Replaying everything makes rewinding, editing an earlier message and trying an unsaved draft one and the same thing, and the engine is
//! fast enough.

use std::sync::Arc;

use kaopu_engine::{Message, Program, Session, Turn, respond};
use kaopu_model::{EntryDraft, entry_draft};

use crate::error::{ApiError, ApiResult};
use crate::view::{Draft, SimulatedTurn};
use crate::workspace::{DraftProgram, Workspace, lock};

/// Messages of one conversation that are replayed.
const MOST_MESSAGES: usize = 500;

impl Workspace {
    /// Plays a conversation from its beginning. With a draft, each turn also says whether the draft changes it for the customer.
    ///
    /// # Errors
    /// The draft can't be put into the files; the conversation has more than 500 messages.
    pub fn simulate(&self, messages: &[Message], draft: Option<&Draft>) -> ApiResult<Vec<SimulatedTurn>> {
        if messages.len() > MOST_MESSAGES {
            return Err(ApiError::new(
                "bad-input",
                format!("一个会话最多 {MOST_MESSAGES} 条消息，请清空后重新开始"),
                format!("a conversation has at most {MOST_MESSAGES} messages"),
            ));
        }
        self.keep_transcript(messages);
        let saved = converse(self.snapshot().program(), messages);
        let Some(draft) = draft else {
            return Ok(saved.into_iter().map(|turn| SimulatedTurn { turn, changed: false, before: None }).collect());
        };
        let drafted = converse(&*self.program_as_if(draft)?, messages);
        let pairs = saved.into_iter().zip(drafted);
        Ok(pairs
            .map(|(before, turn)| {
                let changed = !same_for_customer(&before, &turn);
                SimulatedTurn { turn, changed, before: changed.then_some(before) }
            })
            .collect())
    }

    /// The program of the current state, or as if the draft were saved if that differs.
    pub(crate) fn program_for(&self, draft: &EntryDraft) -> ApiResult<Arc<Program>> {
        let snapshot = self.snapshot();
        if entry_draft(snapshot.files(), &draft.id).as_ref() == Some(draft) {
            return Ok(snapshot.program().clone());
        }
        self.draft_program(draft)
    }

    /// The program as if a draft of any part were saved.
    pub(crate) fn program_as_if(&self, draft: &Draft) -> ApiResult<Arc<Program>> {
        match draft {
            Draft::Entry(draft) => self.draft_program(draft),
            _ => Ok(self.snapshot().program().clone()),
        }
    }

    /// The program as if the draft were saved.
    fn draft_program(&self, draft: &EntryDraft) -> ApiResult<Arc<Program>> {
        let snapshot = self.snapshot();
        if let Some(last) = &*lock(&self.draft_program)
            && Arc::ptr_eq(&last.base, &snapshot)
            && last.draft == *draft
        {
            return Ok(last.program.clone());
        }
        let program = self.with_draft(draft)?.program().clone();
        *lock(&self.draft_program) =
            Some(DraftProgram { base: snapshot, draft: draft.clone(), program: program.clone() });
        Ok(program)
    }
}

/// A whole conversation, turn by turn.
pub(crate) fn converse(program: &Program, messages: &[Message]) -> Vec<Turn> {
    let mut session = Session::default();
    messages
        .iter()
        .map(|message| {
            let (next, turn) = respond(program, &session, message);
            session = next;
            turn
        })
        .collect()
}

fn same_for_customer(a: &Turn, b: &Turn) -> bool {
    a.replies == b.replies && a.action == b.action && a.entry == b.entry && a.options == b.options
}
