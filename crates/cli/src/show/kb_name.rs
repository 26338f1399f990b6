//! Which knowledge base a document is about.

use kaopu_studio::Snapshot;
use serde::Serialize;

/// Id and title.
#[derive(Serialize)]
pub(crate) struct KbName<'a> {
    id: &'a str,
    title: &'a str,
}

impl<'a> KbName<'a> {
    pub(crate) fn of(snapshot: &'a Snapshot) -> Self {
        let settings = &snapshot.kb().settings;
        Self { id: &settings.id, title: &settings.title }
    }
}
