//! The question that the bot had asked, once it is known what the message is to it.

use crate::policy::OpenQuestion;
use crate::session::{Pending, Session};

/// The conversation without the question, unless it stays open.
pub(super) fn settle(mut session: Session, question: &OpenQuestion) -> Session {
    if *question == OpenQuestion::Kept {
        return session;
    }
    // The entry was counted as asked when the bot asked back for what its answer needs; supplying
    // that is not asking again.
    if let Some(Pending::Product { entry, .. } | Pending::Order { entry }) = session.pending.take()
        && let Some(count) = session.asked.get_mut(&entry)
    {
        *count = count.saturating_sub(1);
    }
    if let OpenQuestion::Answered(Some(product)) = question {
        session.product = Some(product.clone());
    }
    session
}
