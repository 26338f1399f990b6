//! What was sent back to the author, until the bot does something else.

use kaopu_engine::compare::{converse, hand_off, outcome};
use kaopu_engine::{Action, Message};
use kaopu_model::Localized;
use serde::{Deserialize, Serialize};

use crate::clock::rfc3339;
use crate::error::{ApiError, ApiResult};
use crate::release_diff::{ChangeCause, ChangedTurn, result_name};
use crate::view::SentBack;
use crate::workspace::Workspace;

/// A rejected change, with what is needed to show it and to see whether it is still so.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Rejected {
    cause: ChangeCause,
    entry: Option<String>,
    text: String,
    before: (Action, String),
    after: (Action, String),
    /// The name of what came of the last of the messages when it was rejected.
    result: String,
    messages: Vec<Message>,
}

impl Rejected {
    pub(super) fn of(cause: &ChangeCause, turn: &ChangedTurn) -> Self {
        let side =
            |outcome: &kaopu_engine::compare::Outcome| (outcome.action, outcome.said.clone());
        let entry = turn.after.entry.as_ref().or(turn.before.entry.as_ref());
        Self {
            cause: cause.clone(),
            entry: entry.map(|id| id.0.clone()),
            text: turn.places.first().map(|place| place.text.clone()).unwrap_or_default(),
            before: side(&turn.before),
            after: side(&turn.after),
            result: result_name(&turn.after, &turn.handed_after),
            messages: turn.said.clone(),
        }
    }

    pub(super) fn written(&self) -> ApiResult<String> {
        serde_json::to_string(self)
            .map_err(|error| ApiError::new("internal", error.to_string(), error.to_string()))
    }
}

impl Workspace {
    /// What was sent back to the author and is still as it was: it stays until the bot does
    /// something else.
    ///
    /// # Errors
    /// The history can't be read.
    pub fn sent_back(&self) -> ApiResult<Vec<SentBack>> {
        let snapshot = self.snapshot();
        let Some(last) = self.store.releases(1)?.into_iter().next() else { return Ok(Vec::new()) };
        let Some(files) = self.store.released_files(last.seq) else { return Ok(Vec::new()) };
        let mut open = Vec::new();
        for decision in self.store.rejections(&kaopu_bundle::kb_digest(&files))? {
            // The history may have come with the folder, from a stranger or an older program.
            let Ok(rejected) = serde_json::from_str::<Rejected>(&decision.body) else { continue };
            let now = converse(snapshot.program(), &rejected.messages).pop();
            let is_so = now.is_some_and(|turn| {
                result_name(&outcome(&turn), &hand_off(&turn)) == rejected.result
            });
            if is_so {
                open.push(SentBack {
                    change: decision.change,
                    cause: rejected.cause,
                    entry: rejected.entry,
                    text: rejected.text,
                    before: rejected.before.1,
                    after: rejected.after.1,
                    action: rejected.after.0,
                    reason: decision.reason,
                    by: decision.actor,
                    at: rfc3339(decision.at),
                });
            }
        }
        Ok(open)
    }

    /// Why it can't be released, if something is sent back.
    pub(crate) fn blocked_by_rejections(&self) -> ApiResult<Option<Localized>> {
        let (first, count) = match self.sent_back()? {
            back if back.is_empty() => return Ok(None),
            back => (back.first().map(|one| one.reason.clone()).unwrap_or_default(), back.len()),
        };
        Ok(Some(Localized::new(
            format!("退回的 {count} 处还没改（{first}）"),
            format!("sent back and not mended yet: {count} ({first})"),
        )))
    }
}
