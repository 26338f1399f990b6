//! What is wrong with an entry, as a cause.

use kaopu_model::{FaqId, KnowledgeBase, Localized};

use crate::row::{Cause, CausePlace};

/// A fault of an entry.
pub(super) fn in_entry(kb: &KnowledgeBase, entry: &FaqId, fault: &Localized) -> Cause {
    let question = kb.faq(entry).map_or("", |faq| &faq.question);
    let what = Localized::new(
        format!("「{question}」：{}", fault.zh),
        format!("\"{question}\": {}", fault.en),
    );
    Cause::new(what, CausePlace::Entry(entry.clone()))
}
