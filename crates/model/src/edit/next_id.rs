//! An id for a new entry.

use std::collections::BTreeSet;

use crate::{FaqId, KnowledgeBase};

/// An id that no entry has, such as `faq-51` for the 51st.
///
/// ```
/// let kb = kaopu_model::KnowledgeBase::default();
/// assert_eq!(kaopu_model::next_entry_id(&kb).0, "faq-1");
/// ```
#[must_use]
pub fn next_entry_id(kb: &KnowledgeBase) -> FaqId {
    let taken: BTreeSet<&str> = kb.faq_ids().map(|id| &**id).collect();
    let mut number = kb.faqs.len() + 1;
    loop {
        let id = format!("faq-{number}");
        if !taken.contains(id.as_str()) {
            return FaqId(id);
        }
        number += 1;
    }
}
