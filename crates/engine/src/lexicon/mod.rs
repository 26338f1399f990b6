//! Wordings that mean the same in every shop: hello, thanks, goodbye, "give me a human".

mod human;
mod small_talk;

pub(crate) use human::request_for_human;
pub(crate) use small_talk::small_talk;
