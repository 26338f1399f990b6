//! Conversations that were tried in the simulator, kept so that a change can be held against them.

use kaopu_engine::Message;

use crate::workspace::{Workspace, lock};

/// The conversation in the simulator as it was last kept.
#[derive(Default)]
pub(crate) struct OpenTranscript {
    id: Option<i64>,
    messages: Vec<Message>,
}

impl Workspace {
    /// Remembers the conversation in the simulator. It is replayed on every key; only what is new
    /// is written.
    pub(crate) fn keep_transcript(&self, messages: &[Message]) {
        let mut open = lock(&self.transcript);
        // Rewinding takes nothing out of memory: what was said before is still something that
        // customers may say.
        if open.messages.starts_with(messages) {
            return;
        }
        let Ok(body) = serde_json::to_string(messages) else { return };
        let grown_from = open.id.filter(|_| messages.starts_with(&open.messages));
        // A history that can't be written must not keep anybody from trying.
        open.id = self.store.keep_transcript(grown_from, self.millis(), &body).ok();
        open.messages = messages.to_vec();
    }

    /// The conversations tried before, newest first. What an older version wrote otherwise is left
    /// out.
    pub(crate) fn transcripts(&self) -> Vec<Vec<Message>> {
        let bodies = self.store.transcripts().unwrap_or_default();
        bodies.iter().filter_map(|body| serde_json::from_str(body).ok()).collect()
    }
}
