//! What is kept of a conversation.

use std::collections::VecDeque;

use jiff::Timestamp;
use kaopu_engine::Session;
use serde::{Deserialize, Serialize};

use crate::random;

/// Replies that are kept, so that a message that comes twice is answered twice and heard once.
const MOST_REPLIES: usize = 8;

/// Bytes that they have together; the last one is kept whatever it has.
const MOST_REPLY_BYTES: usize = 32 << 10;

/// What is kept of a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Conversation {
    /// What the engine remembers.
    pub(crate) session: Session,
    /// What it is called where nobody is to know whose it is.
    #[serde(default = "random::id")]
    pub(crate) alias: String,
    /// The candidate that this conversation is tried with.
    #[serde(default)]
    pub(crate) tried: Option<String>,
    /// The caller's name for the customer, by which all that is kept of them is found.
    pub(crate) customer: Option<String>,
    /// When the first message came.
    pub(crate) began: Timestamp,
    /// When the last one came.
    pub(crate) touched: Timestamp,
    /// Messages and events so far.
    pub(crate) number: u64,
    /// The last replies to requests that had a key.
    pub(crate) replies: VecDeque<KeptReply>,
}

/// A reply that can be given once more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeptReply {
    /// The caller's key.
    pub(crate) key: String,
    /// The SHA-256 of what was asked.
    pub(crate) request: String,
    /// Which message it was.
    pub(crate) number: u64,
    /// The release that answered.
    pub(crate) seq: u32,
    /// Its digest.
    pub(crate) digest: String,
    /// The turn as it was told.
    pub(crate) body: String,
}

impl Conversation {
    /// One that begins now.
    pub(crate) fn beginning(now: Timestamp) -> Self {
        Self {
            session: Session::default(),
            alias: random::id(),
            tried: None,
            customer: None,
            began: now,
            touched: now,
            number: 0,
            replies: VecDeque::new(),
        }
    }

    /// The reply that was given to a key.
    pub(crate) fn reply(&self, key: &str) -> Option<&KeptReply> {
        self.replies.iter().rev().find(|reply| reply.key == key)
    }

    /// Keeps a reply, in place of the oldest ones if need be.
    pub(crate) fn remember(&mut self, reply: KeptReply) {
        self.replies.push_back(reply);
        let bytes = |replies: &VecDeque<KeptReply>| -> usize {
            replies.iter().map(|reply| reply.body.len()).sum()
        };
        while self.replies.len() > 1
            && (self.replies.len() > MOST_REPLIES || bytes(&self.replies) > MOST_REPLY_BYTES)
        {
            self.replies.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replies_are_kept_within_bounds() {
        let mut conversation = Conversation::beginning(Timestamp::UNIX_EPOCH);
        let mut remember = |key: &str, bytes: usize| {
            let (request, digest, body) = (String::new(), String::new(), "x".repeat(bytes));
            let (number, seq) = (1, 1);
            conversation.remember(KeptReply {
                key: key.into(),
                request,
                number,
                seq,
                digest,
                body,
            });
            let keys: Vec<String> =
                conversation.replies.iter().map(|one| one.key.clone()).collect();
            keys.concat()
        };
        assert_eq!(["a", "b", "c"].map(|key| remember(key, 10)), ["a", "ab", "abc"]);
        assert_eq!(
            "defghijk".chars().map(|key| remember(&key.to_string(), 10)).last().unwrap(),
            "defghijk"
        );
        assert_eq!(remember("l", MOST_REPLY_BYTES - 20), "jkl");
        assert_eq!(remember("m", MOST_REPLY_BYTES * 2), "m");
        assert_eq!(remember("n", 1), "n");
    }
}
