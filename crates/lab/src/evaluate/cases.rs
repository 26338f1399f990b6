//! The cases whose label names an entry.

use kaopu_model::FaqId;

use super::found::UnknownLabels;
use super::labels::Labels;
use crate::case::{Case, CaseFile};

/// So many unknown labels are named.
const NAMED_LABELS: usize = 20;

/// The cases of a file whose label names an entry, and what is known of the others.
#[derive(Debug, Clone)]
pub struct KnownCases<'a> {
    pub(super) labels: &'a Labels,
    pub(super) file: &'a str,
    pub(super) known: Vec<(&'a Case, FaqId)>,
    pub(super) unknown: UnknownLabels,
}

/// No case has a label that the knowledge base knows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no label in {file} names an entry of this knowledge base; the first is \"{label}\"")]
pub struct NoKnownCase {
    /// The file's name.
    pub file: String,
    /// Its first label.
    pub label: String,
}

impl<'a> KnownCases<'a> {
    /// Looks up what the labels of a file name.
    ///
    /// # Errors
    /// None of them names an entry.
    pub fn of(labels: &'a Labels, file: &'a CaseFile) -> Result<Self, NoKnownCase> {
        let mut known = Vec::with_capacity(file.cases.len());
        let mut unknown = UnknownLabels::default();
        for case in &file.cases {
            match labels.entry(&case.label) {
                Some(entry) => known.push((case, entry.clone())),
                None => unknown.note(&case.label),
            }
        }
        if known.is_empty() {
            let label = unknown.labels.into_iter().next().unwrap_or_default();
            return Err(NoKnownCase { file: file.name.clone(), label });
        }
        Ok(Self { labels, file: &file.name, known, unknown })
    }
}

impl UnknownLabels {
    fn note(&mut self, label: &str) {
        self.cases += 1;
        if self.labels.len() < NAMED_LABELS && !self.labels.iter().any(|known| known == label) {
            self.labels.push(label.to_owned());
        }
    }
}
