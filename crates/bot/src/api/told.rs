//! A turn as it was told, read again by what speaks for others.

use kaopu_engine::{Action, CaseRecord, Reply, TurnOption};
use kaopu_model::FaqId;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::problem::Problem;

/// What those who speak other protocols pass on of a turn.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[schemars(rename = "TurnInShort")]
pub(super) struct Told {
    #[serde(skip_serializing)]
    pub(super) replies: Vec<Reply>,
    pub(super) action: Action,
    pub(super) entry: Option<FaqId>,
    pub(super) options: Vec<TurnOption>,
    pub(super) record: Option<CaseRecord>,
}

impl Told {
    pub(super) fn read(body: &str) -> Result<Self, Problem> {
        serde_json::from_str(body).map_err(|_| Problem::internal())
    }

    /// The bubbles as one text, with what may be chosen below.
    pub(super) fn text(&self) -> String {
        let mut lines: Vec<String> = self.replies.iter().map(Reply::in_words).collect();
        lines.extend(self.options.iter().map(|option| option.label.clone()));
        lines.join("\n")
    }
}
