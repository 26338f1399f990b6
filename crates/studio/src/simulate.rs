//! The simulator: the production engine over the open KB, replayed from the first message each
//! time.
//!
//! Replaying everything makes rewinding, editing an earlier message and trying an unsaved draft one
//! and the same thing, and the engine is fast enough.

use std::sync::Arc;

use kaopu_engine::compare::{converse, turn_diff};
use kaopu_engine::{CaseRecord, Message, Program, Session, Turn, record_so_far, respond};

use crate::error::{ApiError, ApiResult};
use crate::snapshot::Snapshot;
use crate::view::{Draft, SimulatedTurn, Trial};
use crate::workspace::{Workspace, lock};

/// Messages of one conversation that are replayed.
const MOST_MESSAGES: usize = 500;

impl Workspace {
    /// What the screen shows at a key, in one answer: the check of the draft, if there is one, and
    /// the conversation with it. Both look at one state, which is made once.
    ///
    /// # Errors
    /// As [`Workspace::check_draft`] and [`Workspace::simulate`].
    pub fn try_out(
        &self,
        draft: Option<&Draft>,
        messages: &[Message],
        editing: bool,
    ) -> ApiResult<Trial> {
        let check = draft.map(|draft| self.check_draft(draft)).transpose()?;
        Ok(Trial { check, turns: self.simulate(messages, draft, editing)? })
    }

    /// Plays a conversation from its beginning. While something is being edited each turn also says
    /// whether the edit changes it for the customer, saved or not: it is compared with what the
    /// knowledge base was when the editing began.
    ///
    /// # Errors
    /// The draft can't be put into the files; the conversation has more than 500 messages.
    pub fn simulate(
        &self,
        messages: &[Message],
        draft: Option<&Draft>,
        editing: bool,
    ) -> ApiResult<Vec<SimulatedTurn>> {
        must_be_short(messages)?;
        self.keep_transcript(messages);
        let now = match draft {
            Some(draft) => self.program_as_if(draft)?,
            None => self.snapshot().program().clone(),
        };
        let played = converse_with_record(&now, messages);
        let before = match self.before_the_edit(editing) {
            Some(before) if draft.is_some() || !Arc::ptr_eq(&before, &self.snapshot()) => {
                converse(before.program(), messages).into_iter().map(Some).collect()
            }
            _ => vec![None; played.len()],
        };
        let turns = before.into_iter().zip(played).map(|(before, (turn, so_far))| {
            let before = before.filter(|before| turn_diff(before, &turn).is_noticed());
            SimulatedTurn { turn, so_far, before }
        });
        Ok(turns.collect())
    }

    /// The state in which the edit that is under way began; `None` if none is.
    fn before_the_edit(&self, editing: bool) -> Option<Arc<Snapshot>> {
        let mut before = lock(&self.before_the_edit);
        if !editing {
            *before = None;
        } else if before.is_none() {
            *before = Some(self.snapshot());
        }
        before.clone()
    }
}

/// Says so if a conversation is too long to be replayed.
pub(crate) fn must_be_short(messages: &[Message]) -> ApiResult<()> {
    if messages.len() <= MOST_MESSAGES {
        return Ok(());
    }
    Err(ApiError::new(
        "bad-input",
        format!("一个会话最多 {MOST_MESSAGES} 条消息，请清空后重新开始"),
        format!("a conversation has at most {MOST_MESSAGES} messages"),
    ))
}

/// A whole conversation, each turn with the case record as it would be if a human took over then.
fn converse_with_record(program: &Program, messages: &[Message]) -> Vec<(Turn, CaseRecord)> {
    let mut session = Session::default();
    let turn = |message: &Message| {
        let (next, turn) = respond(program, &session, message);
        session = next;
        // The transcript is the conversation itself; once a turn, it would make a long one grow
        // with its square.
        let so_far = CaseRecord {
            transcript: Vec::new(),
            ..record_so_far(program, &session, message, &turn)
        };
        (turn, so_far)
    };
    messages.iter().map(turn).collect()
}
