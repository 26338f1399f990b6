//! The simulator: the production engine over the open KB, replayed from the first message each
//! time.
//!
//! Replaying everything makes rewinding, editing an earlier message and trying an unsaved draft one
//! and the same thing, and the engine is fast enough.

use std::sync::{Arc, Mutex};

use kaopu_engine::compare::{converse, turn_diff};
use kaopu_engine::{CaseRecord, Message, Program, Session, Turn, record_so_far, respond};

use crate::draft::preview::DraftPreview;
use crate::error::{ApiError, ApiResult};
use crate::lock::lock;
use crate::snapshot::Snapshot;
use crate::transcripts::OpenTranscript;
use crate::view::{Draft, SimulatedTurn, Trial};
use crate::workspace::Workspace;

/// Messages of one conversation that are replayed.
const MOST_MESSAGES: usize = 500;

/// Plays the conversation that is open beside what is being edited, and keeps it.
pub struct Simulator {
    workspace: Arc<Workspace>,
    preview: Arc<DraftPreview>,
    before: Mutex<Option<Before>>,
    /// The conversation as it was last kept.
    transcript: Mutex<OpenTranscript>,
}

/// What was when the edit that is under way began.
struct Before {
    state: Arc<Snapshot>,
    /// The conversation as it was then; it stays the same from key to key.
    messages: Vec<Message>,
    turns: Vec<Turn>,
}

impl Simulator {
    pub(crate) fn new(workspace: Arc<Workspace>, preview: Arc<DraftPreview>) -> Self {
        Self { workspace, preview, before: Mutex::default(), transcript: Mutex::default() }
    }

    /// What the screen shows at a key, in one answer: the check of the draft, if there is one, and
    /// the conversation with it. Both look at one state, which is made once.
    ///
    /// # Errors
    /// As [`DraftPreview::check`] and [`Simulator::simulate`].
    pub fn try_out(
        &self,
        draft: Option<&Draft>,
        messages: &[Message],
        editing: bool,
    ) -> ApiResult<Trial> {
        let check = draft.map(|draft| self.preview.check(draft)).transpose()?;
        Ok(Trial { check, turns: self.simulate(messages, draft, editing)? })
    }

    /// The same conversation at another time, with the times at which it really took place beside
    /// it: unless something is being edited, each turn says whether it is another for the customer
    /// than it is then. Both look at one state.
    ///
    /// # Errors
    /// As [`Simulator::try_out`]; `bad-input` if they are not the same messages.
    pub fn try_out_then(
        &self,
        draft: Option<&Draft>,
        messages: &[Message],
        editing: bool,
        now: &[Message],
    ) -> ApiResult<Trial> {
        must_be_same(messages, now)?;
        let trial = self.try_out(draft, messages, editing)?;
        if editing {
            return Ok(trial);
        }
        let turns_now = converse(self.preview.state(draft)?.program(), now);
        let turns = turns_now.into_iter().zip(trial.turns).map(|(now, then)| {
            let before = turn_diff(&now, &then.turn).is_noticed().then_some(now);
            SimulatedTurn { before, ..then }
        });
        Ok(Trial { turns: turns.collect(), ..trial })
    }

    /// Plays a conversation from its beginning; nothing is written. While something is being edited
    /// each turn also says whether the edit changes it for the customer, saved or not: it is
    /// compared with what the knowledge base was when the editing began.
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
        let played = converse_with_record(self.preview.state(draft)?.program(), messages);
        let before = self.before(messages, draft.is_some(), editing);
        let before = before.into_iter().map(Some).chain(std::iter::repeat(None));
        let turns = before.zip(played).map(|(before, (turn, so_far))| {
            let before = before.filter(|before| turn_diff(before, &turn).is_noticed());
            SimulatedTurn { turn, so_far, before }
        });
        Ok(turns.collect())
    }

    /// Remembers a conversation, so that a change can be held against it; of one that goes on, only
    /// the latest.
    ///
    /// # Errors
    /// The conversation has more than 500 messages; the history can't be written.
    pub fn keep(&self, messages: &[Message]) -> ApiResult<()> {
        must_be_short(messages)?;
        lock(&self.transcript).keep(&self.workspace, messages)
    }

    /// The conversation as it was before the edit that is under way; empty if none is, or if
    /// nothing has changed since.
    fn before(&self, messages: &[Message], drafted: bool, editing: bool) -> Vec<Turn> {
        let mut before = lock(&self.before);
        if !editing {
            *before = None;
            return Vec::new();
        }
        let current = self.preview.current();
        // Meaning has been learnt meanwhile, or is being learnt: that is no change by the edit.
        let is_of_now =
            |before: &Before| before.state.encoder().is_some() == current.encoder().is_some();
        *before = before.take().filter(is_of_now);
        let Before { state, messages: known, turns } = before.get_or_insert_with(|| Before {
            state: current.clone(),
            messages: Vec::new(),
            turns: Vec::new(),
        });
        if !drafted && Arc::ptr_eq(state, &current) {
            return Vec::new();
        }
        if known != messages {
            *turns = converse(state.program(), messages);
            *known = messages.to_vec();
        }
        turns.clone()
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

/// Says so if two conversations are not the same words.
fn must_be_same(messages: &[Message], others: &[Message]) -> ApiResult<()> {
    if messages.iter().map(|one| &one.text).eq(others.iter().map(|one| &one.text)) {
        return Ok(());
    }
    Err(ApiError::new(
        "bad-input",
        "两个会话说的不是同样的话，没法比",
        "two conversations of other words can't be compared",
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
