//! A bot that runs elsewhere, asked over HTTP: for whoever wants to talk with production.

use axum::http::Method;
use kaopu_engine::{Action, CaseRecord, Message, Reply, TurnOption};
use kaopu_model::FaqId;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::channel::{Caller, Failed};
use crate::config::Token;
use crate::random;
use crate::start_error::StartError;

/// A conversation with a bot that runs.
pub struct Remote {
    runtime: tokio::runtime::Runtime,
    caller: Caller,
    bearer: Option<String>,
    path: String,
}

/// What it said.
#[derive(Debug, Serialize, Deserialize)]
pub struct Said {
    /// Bubble by bubble.
    pub replies: Vec<Reply>,
    /// What kind of thing it did.
    pub action: Action,
    /// The entry that it answered.
    pub entry: Option<FaqId>,
    /// What may be chosen.
    pub options: Vec<TurnOption>,
    /// What a human gets.
    pub record: Option<CaseRecord>,
}

/// Why it said nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RemoteError {
    /// Nobody answers there, or something else does.
    #[error("no bot answers there")]
    Unreachable,
    /// It answered with this status.
    #[error("the bot answers {0}")]
    Refused(i64),
}

impl Remote {
    /// A conversation that begins, at an address such as `http://127.0.0.1:8787/v1/xiaoman`.
    ///
    /// # Errors
    /// The system's certificates or threads are not to be had.
    pub fn new(address: &str, token: Option<&Token>) -> Result<Self, StartError> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        Ok(Self {
            runtime: runtime.map_err(|error| StartError::io("threads", &error))?,
            caller: Caller::new(address)?,
            bearer: token.map(|token| format!("Bearer {}", token.expose())),
            path: format!("/sessions/chat-{}", random::id()),
        })
    }

    /// Says something.
    ///
    /// # Errors
    /// It can't be reached, or refuses.
    pub fn say(&self, message: &Message) -> Result<Said, RemoteError> {
        let body = json!({ "text": message.text, "context": message.context });
        let path = format!("{}/messages", self.path);
        let call = self.caller.call(Method::POST, &path, self.token(), Some(&body));
        let said = self.runtime.block_on(call).map_err(RemoteError::from)?;
        serde_json::from_value(said).map_err(|_| RemoteError::Unreachable)
    }

    /// Lets the bot forget the conversation. What was handed over stays with whoever has it.
    pub fn forget(&self) {
        // If it can't be reached, it forgets by itself after its idle time.
        let _ =
            self.runtime.block_on(self.caller.call(Method::DELETE, &self.path, self.token(), None));
    }

    fn token(&self) -> Option<(&'static str, &str)> {
        Some(("authorization", self.bearer.as_deref()?))
    }
}

impl From<Failed> for RemoteError {
    fn from(failed: Failed) -> Self {
        match failed {
            Failed::Unreachable => Self::Unreachable,
            Failed::Refused(status) => Self::Refused(status),
        }
    }
}
