//! The simulator: the production engine over the open KB, replayed from the first message each
//! time.
//!
//! Replaying everything makes rewinding, editing an earlier message and trying an unsaved draft one
//! and the same thing, and the engine is fast enough.

use kaopu_engine::{CaseRecord, Message, Program, Session, Turn, record_so_far, respond};

use crate::error::{ApiError, ApiResult};
use crate::view::{Draft, SimulatedTurn};
use crate::workspace::Workspace;

/// Messages of one conversation that are replayed.
const MOST_MESSAGES: usize = 500;

impl Workspace {
    /// Plays a conversation from its beginning. With a draft, each turn also says whether the draft
    /// changes it for the customer.
    ///
    /// # Errors
    /// The draft can't be put into the files; the conversation has more than 500 messages.
    pub fn simulate(
        &self,
        messages: &[Message],
        draft: Option<&Draft>,
    ) -> ApiResult<Vec<SimulatedTurn>> {
        must_be_short(messages)?;
        self.keep_transcript(messages);
        let snapshot = self.snapshot();
        let Some(draft) = draft else {
            let played = converse_with_record(snapshot.program(), messages);
            let unchanged =
                |(turn, so_far)| SimulatedTurn { turn, so_far, changed: false, before: None };
            return Ok(played.into_iter().map(unchanged).collect());
        };
        let saved = converse(snapshot.program(), messages);
        let drafted = converse_with_record(&*self.program_as_if(draft)?, messages);
        Ok(saved
            .into_iter()
            .zip(drafted)
            .map(|(before, (turn, so_far))| {
                let changed = !same_for_customer(&before, &turn);
                SimulatedTurn { turn, so_far, changed, before: changed.then_some(before) }
            })
            .collect())
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

/// A whole conversation, turn by turn.
pub(crate) fn converse(program: &Program, messages: &[Message]) -> Vec<Turn> {
    play(program, messages, |_, _, turn| turn)
}

/// The same, each turn with the case record as it would be if a human took over then.
fn converse_with_record(program: &Program, messages: &[Message]) -> Vec<(Turn, CaseRecord)> {
    play(program, messages, |session, message, turn| {
        // The transcript is the conversation itself; once a turn, it would make a long one grow
        // with its square.
        let so_far = CaseRecord {
            transcript: Vec::new(),
            ..record_so_far(program, session, message, &turn)
        };
        (turn, so_far)
    })
}

fn play<T>(
    program: &Program,
    messages: &[Message],
    keep: impl Fn(&Session, &Message, Turn) -> T,
) -> Vec<T> {
    let mut session = Session::default();
    messages
        .iter()
        .map(|message| {
            let (next, turn) = respond(program, &session, message);
            session = next;
            keep(&session, message, turn)
        })
        .collect()
}

/// Whether a customer would notice no difference between two turns.
pub(crate) fn same_for_customer(a: &Turn, b: &Turn) -> bool {
    a.replies == b.replies && a.action == b.action && a.entry == b.entry && a.options == b.options
}
