//! A knowledge base, prepared for answering.

use std::sync::Arc;

use kaopu_encoder::Encoder;
use kaopu_model::KnowledgeBase;

use crate::extract::ProductNames;
use crate::mood::Alarms;
use crate::understand::{Matcher, Meanings};

/// A knowledge base, prepared for answering: made once by [`compile`] or [`compile_with`], then shared and never changed.
#[derive(Debug, Clone)]
pub struct Program {
    pub(crate) kb: Arc<KnowledgeBase>,
    pub(crate) matcher: Matcher,
    pub(crate) products: ProductNames,
    pub(crate) alarms: Alarms,
}

impl Program {
    /// The knowledge base it was made from.
    #[must_use]
    pub fn knowledge_base(&self) -> &KnowledgeBase {
        &self.kb
    }

    /// Whether messages are understood by their meaning too, not by their words alone.
    #[must_use]
    pub fn is_semantic(&self) -> bool {
        self.matcher.meanings().is_some()
    }

    /// Prepares another state of the knowledge base in the way this one was prepared: with the same encoder, or without one. The result is what
    /// [`compile_with`] or [`compile`] would give; wordings that stayed are not encoded again.
    #[must_use]
    pub fn recompile(&self, kb: impl Into<Arc<KnowledgeBase>>) -> Self {
        prepare(kb.into(), self.matcher.meanings())
    }

    /// The same, but deciding by the thresholds of another state. They rest on all phrasings and move a little with every single one: with them
    /// held, two states differ by what the one between them teaches. Where the other promises what this one can't, or the other way round, the
    /// thresholds are of different kinds, and this one keeps its own.
    #[must_use]
    pub fn held_to(&self, other: &Self) -> Self {
        let mut held = self.clone();
        held.matcher.hold_to(&other.matcher);
        held
    }
}

/// Prepares a knowledge base to be understood by its words alone. Never fails: what is broken in it is left out or said literally, and it is
/// the checks' business to tell the author, and the release's to refuse.
#[must_use]
pub fn compile(kb: impl Into<Arc<KnowledgeBase>>) -> Program {
    prepare(kb.into(), None)
}

/// Prepares a knowledge base to be understood by words and meaning. As [`compile`], it never fails.
#[must_use]
pub fn compile_with(kb: impl Into<Arc<KnowledgeBase>>, encoder: &Arc<Encoder<'static>>) -> Program {
    prepare(kb.into(), Some(&Meanings::new(encoder)))
}

fn prepare(kb: Arc<KnowledgeBase>, known: Option<&Meanings>) -> Program {
    Program { matcher: Matcher::new(&kb, known), products: ProductNames::new(&kb), alarms: Alarms::new(&kb), kb }
}
