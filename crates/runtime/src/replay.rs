//! The proof that travels: a bundle carries the exact turns of its test dialogues, and whoever
//! loads it plays them again.

use kaopu_bundle::{Golden, VerifiedBundle};
use kaopu_engine::{
    Action, CaseRecord, FiredRule, PlayedDialogue, Program, Reply, Turn, TurnOption, play,
};
use kaopu_model::{DIALOGUES, FaqId, Localized};
use serde::Serialize;

/// What the customer and the agent get of a turn. Why it came out so stays out: an explanation may
/// become better without anybody being told anything else.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "Turn"))]
pub struct Told<'a> {
    replies: &'a [Reply],
    action: &'a Action,
    entry: &'a Option<FaqId>,
    entries: &'a [FaqId],
    options: &'a [TurnOption],
    rule: &'a Option<FiredRule>,
    record: &'a Option<CaseRecord>,
    notices: &'a [CaseRecord],
}

/// The exact turns of played dialogues, as a bundle carries them.
#[must_use]
pub fn golden(played: &[PlayedDialogue]) -> Vec<Golden> {
    let of = |played: &PlayedDialogue| Golden {
        dialogue: format!("{DIALOGUES}{}", played.file),
        turns: played.turns.iter().map(|turn| told(&turn.turn)).collect(),
    };
    let mut golden: Vec<Golden> = played.iter().map(of).collect();
    golden.sort_by(|a, b| a.dialogue.cmp(&b.dialogue));
    golden
}

/// A turn as a bundle carries it: what the customer and the agent get of it, as JSON. The bot
/// answers with these bytes.
#[must_use]
pub fn told(turn: &Turn) -> String {
    let Turn { replies, action, entry, entries, options, rule, record, notices, .. } = turn;
    let told = Told { replies, action, entry, entries, options, rule, record, notices };
    // Nothing in a turn can fail to become JSON: no map with keys that are no text.
    serde_json::to_string(&told).unwrap_or_default()
}

/// Plays the test dialogues of a bundle with its program and compares each turn with the one that
/// was recorded, byte by byte.
///
/// # Errors
/// The first turn that differs.
pub fn replay(bundle: &VerifiedBundle, program: &Program) -> Result<Replayed, ReplayDifference> {
    let mut turns = 0;
    for recorded in bundle.golden() {
        let file = recorded.dialogue.strip_prefix(DIALOGUES).unwrap_or(&recorded.dialogue);
        let dialogue = program.knowledge_base().dialogues.iter().find(|one| one.file == file);
        let now: Vec<String> = dialogue
            .map(|dialogue| play(program, dialogue).turns.iter().map(|t| told(&t.turn)).collect())
            .unwrap_or_default();
        let pairs = recorded.turns.len().max(now.len());
        for turn in 0..pairs {
            if recorded.turns.get(turn) != now.get(turn) {
                return Err(ReplayDifference {
                    dialogue: recorded.dialogue.clone(),
                    turn: turn + 1,
                    field: first_difference(recorded.turns.get(turn), now.get(turn)),
                });
            }
        }
        turns += pairs;
    }
    Ok(Replayed { dialogues: bundle.golden().len(), turns })
}

/// What was played again and came out the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Replayed {
    /// Test dialogues.
    pub dialogues: usize,
    /// Their turns.
    pub turns: usize,
}

/// The first field of two turns that differs.
fn first_difference(recorded: Option<&String>, now: Option<&String>) -> String {
    let fields = |turn: Option<&String>| {
        let value = turn.and_then(|turn| serde_json::from_str(turn).ok());
        match value {
            Some(serde_json::Value::Object(fields)) => fields,
            _ => serde_json::Map::new(),
        }
    };
    let (recorded, now) = (fields(recorded), fields(now));
    let mut names = recorded.keys().chain(now.keys());
    names.find(|name| recorded.get(*name) != now.get(*name)).cloned().unwrap_or_default()
}

/// A turn that is not the one that was recorded: this engine does not answer as the one that tested
/// the bundle.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "turn {turn} of {dialogue} is not as it was when the bundle was tested (`{field}` differs)"
)]
pub struct ReplayDifference {
    /// The dialogue's path in the bundle.
    pub dialogue: String,
    /// The turn, counted from 1.
    pub turn: usize,
    /// The first field that differs; empty if it is only written otherwise.
    pub field: String,
}

impl ReplayDifference {
    /// The stable name of this refusal.
    pub const CODE: &str = "replay";

    /// What is wrong, for people; the English sentence is the error's own.
    #[must_use]
    pub fn localized(&self) -> Localized {
        let Self { dialogue, turn, field } = self;
        Localized::new(
            format!("{dialogue} 第 {turn} 轮和测试时不一样（{field} 不同），所以不用它回答"),
            self.to_string(),
        )
    }
}
