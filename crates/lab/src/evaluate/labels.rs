//! Which entry a label names.

use std::collections::BTreeMap;

use kaopu_model::{FaqId, KbFiles, KnowledgeBase, RowKind, Table, fold};

/// The names of the enabled entries.
#[derive(Debug, Clone)]
pub struct Labels {
    by_label: BTreeMap<String, FaqId>,
    by_id: BTreeMap<String, FaqId>,
    by_question: BTreeMap<String, FaqId>,
    names: BTreeMap<FaqId, String>,
}

impl Labels {
    /// Reads them off a knowledge base and the files that it was read from.
    #[must_use]
    pub fn read(files: &KbFiles, kb: &KnowledgeBase) -> Self {
        let mut labels = Self {
            by_label: BTreeMap::new(),
            by_id: BTreeMap::new(),
            by_question: BTreeMap::new(),
            names: label_column(files),
        };
        for faq in kb.faqs.iter().filter(|faq| faq.enabled) {
            if let Some(label) = labels.names.get(&faq.id) {
                labels.by_label.entry(label.clone()).or_insert_with(|| faq.id.clone());
            }
            labels.by_id.entry(faq.id.0.clone()).or_insert_with(|| faq.id.clone());
            labels.by_question.entry(fold(&faq.question)).or_insert_with(|| faq.id.clone());
        }
        labels
    }

    /// The entry with this in its column `label`; else with this id; else with this standard
    /// question.
    pub(super) fn entry(&self, label: &str) -> Option<&FaqId> {
        self.by_label
            .get(label)
            .or_else(|| self.by_id.get(label))
            .or_else(|| self.by_question.get(&fold(label)))
    }

    /// An entry's label; without one its id.
    pub(super) fn name<'a>(&'a self, entry: &'a FaqId) -> &'a str {
        self.names.get(entry).map_or(&**entry, String::as_str)
    }
}

/// The cells of the column `label`, which is none of Kaopu's own: an import writes it, and anybody
/// may.
fn label_column(files: &KbFiles) -> BTreeMap<FaqId, String> {
    let Some(text) = files.get("faqs.csv").and_then(|bytes| std::str::from_utf8(bytes).ok()) else {
        return BTreeMap::new();
    };
    let table = Table::parse(text);
    let column = |name: &str| {
        let header = table.rows().iter().find(|row| row.kind() == RowKind::Header)?;
        header.cells().iter().position(|cell| cell.trim().eq_ignore_ascii_case(name))
    };
    let (Some(id), Some(label)) = (column("id"), column("label")) else { return BTreeMap::new() };
    let mut labels = BTreeMap::new();
    for row in table.rows().iter().filter(|row| row.kind() == RowKind::Record) {
        let label = row.cell(label).trim();
        if !label.is_empty() {
            labels.entry(FaqId::from(row.cell(id).trim())).or_insert_with(|| label.to_owned());
        }
    }
    labels
}
