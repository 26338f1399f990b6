//! Which knowledge base a document is about.

use kaopu_model::KnowledgeBase;
use serde::Serialize;

/// Id and title.
#[derive(Serialize)]
pub(crate) struct KbName<'a> {
    id: &'a str,
    title: &'a str,
}

impl<'a> KbName<'a> {
    pub(crate) fn of(kb: &'a KnowledgeBase) -> Self {
        Self { id: &kb.settings.id, title: &kb.settings.title }
    }
}
