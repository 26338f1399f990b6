//! A question of the log as a test dialogue.

use kaopu_engine::{Message, play};
use kaopu_model::{Dialogue, DialogueTurn, Expectation, Localized};

use super::discoverer::Discoverer;
use crate::dialogues::{find, free_name, row};
use crate::error::ApiResult;
use crate::view::{DialogueRow, ReplyVerdict};

/// Characters of a dialogue's title.
const TITLE: usize = 30;

impl Discoverer {
    /// Keeps a question of the log as a test dialogue. Without a verdict, or with one that it is
    /// right, it expects what the bot does now and passes at once. What was judged wrong, or to be
    /// for a human, expects that, and fails until the knowledge base does it.
    ///
    /// # Errors
    /// The knowledge base changed meanwhile; the files can't be written.
    pub fn keep_question(
        &self,
        text: &str,
        verdict: Option<ReplyVerdict>,
    ) -> ApiResult<DialogueRow> {
        let title: String = text.chars().take(TITLE).collect();
        if verdict.is_none_or(|verdict| verdict == ReplyVerdict::Right) {
            return self.workspace.save_as_dialogue(&title, &[Message::new(text)]);
        }
        let snapshot = self.workspace.snapshot();
        let turn = DialogueTurn { customer: text.to_owned(), ..DialogueTurn::default() };
        let file = free_name(&snapshot);
        let mut dialogue = Dialogue {
            file: file.clone(),
            title: title.clone(),
            turns: vec![turn],
            ..Dialogue::default()
        };
        let played = play(snapshot.program(), &dialogue);
        for (turn, now) in dialogue.turns.iter_mut().zip(&played.turns) {
            turn.expect = Some(match verdict {
                Some(ReplyVerdict::Human) => {
                    Expectation { action: Some("hand_over".to_owned()), ..Expectation::default() }
                }
                // Whatever it says, not this.
                _ => Expectation {
                    lacks: now
                        .turn
                        .replies
                        .first()
                        .map(|reply| reply.text.clone())
                        .into_iter()
                        .collect(),
                    ..Expectation::default()
                },
            });
        }
        let label = Localized::new(
            format!("保存对话用例「{title}」"),
            format!("Keep test dialogue \"{title}\""),
        );
        self.workspace.write_proposed(&snapshot, &[dialogue], label)?;
        let snapshot = self.workspace.snapshot();
        let kept = find(&snapshot, &file)?;
        Ok(row(kept, &[play(snapshot.program(), kept)]))
    }
}
