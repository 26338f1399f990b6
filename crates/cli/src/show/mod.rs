//! What several commands show, in text and as JSON.

pub(crate) mod agenda;
pub(crate) mod ambiguity;
mod conversation;
pub(crate) mod decision;
pub(crate) mod diagnostics;
pub(crate) mod dialogue;
pub(crate) mod highlight;
mod kb_name;
pub(crate) mod passport;
pub(crate) mod protection;
mod record;
pub(crate) mod release;
mod trace;
pub(crate) mod turn;

pub(crate) use conversation::{Conversation, Exchange};
pub(crate) use kb_name::KbName;
