//! A knowledge base, prepared for answering.

use std::sync::Arc;

use kaopu_model::KnowledgeBase;

use crate::extract::ProductNames;
use crate::mood::Alarms;
use crate::understand::WordingIndex;

/// A knowledge base, prepared for answering: made once by [`compile`], then shared and never changed.
#[derive(Debug, Clone)]
pub struct Program {
    pub(crate) kb: Arc<KnowledgeBase>,
    pub(crate) index: WordingIndex,
    pub(crate) products: ProductNames,
    pub(crate) alarms: Alarms,
}

impl Program {
    /// The knowledge base it was made from.
    #[must_use]
    pub fn knowledge_base(&self) -> &KnowledgeBase {
        &self.kb
    }
}

/// Prepares a knowledge base. Never fails: what is broken in it is left out or said literally, and it is the checks' business to tell the
/// author, and the release's to refuse.
#[must_use]
pub fn compile(kb: impl Into<Arc<KnowledgeBase>>) -> Program {
    let kb = kb.into();
    Program { index: WordingIndex::new(&kb), products: ProductNames::new(&kb), alarms: Alarms::new(&kb), kb }
}
