//! Conversations that were tried in the simulator, kept so that a change can be held against them.

use kaopu_engine::Message;

use crate::error::{ApiError, ApiResult};
use crate::workspace::Workspace;

/// The conversation in the simulator as it was last kept.
#[derive(Default)]
pub(crate) struct OpenTranscript {
    id: Option<i64>,
    messages: Vec<Message>,
}

impl OpenTranscript {
    /// Remembers the conversation as it is now; only what is new is written.
    pub(crate) fn keep(&mut self, workspace: &Workspace, messages: &[Message]) -> ApiResult<()> {
        // Rewinding takes nothing out of memory: what was said before is still something that
        // customers may say.
        if self.messages.starts_with(messages) {
            return Ok(());
        }
        let body = serde_json::to_string(messages)
            .map_err(|error| ApiError::new("internal", error.to_string(), error.to_string()))?;
        let grown_from = self.id.filter(|_| messages.starts_with(&self.messages));
        let id = workspace.store.keep_transcript(grown_from, workspace.millis(), &body)?;
        *self = Self { id: Some(id), messages: messages.to_vec() };
        Ok(())
    }
}

impl Workspace {
    /// The conversations tried before, newest first. What an older version wrote otherwise is left
    /// out.
    pub(crate) fn transcripts(&self) -> Vec<Vec<Message>> {
        let bodies = self.store.transcripts().unwrap_or_default();
        bodies.iter().filter_map(|body| serde_json::from_str(body).ok()).collect()
    }
}
