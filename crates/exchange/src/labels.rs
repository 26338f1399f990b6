//! What entries are called elsewhere: a column of `faqs.csv` that is none of Kaopu's own.

use std::collections::BTreeMap;

use kaopu_model::{FaqId, KbFiles, Table};

/// The labels that are there, by entry.
pub(crate) fn labels(files: &KbFiles) -> BTreeMap<FaqId, String> {
    let text = files.get("faqs.csv").and_then(|bytes| std::str::from_utf8(bytes).ok());
    let table = Table::parse(text.unwrap_or_default());
    let position = |name: &str| {
        let header = table.header()?;
        header.cells().iter().position(|cell| cell.trim().eq_ignore_ascii_case(name))
    };
    let (Some(id), Some(label)) = (position("id"), position("label")) else {
        return BTreeMap::new();
    };
    let rows = table.records().map(|(_, row)| (FaqId::from(row.cell(id).trim()), row.cell(label)));
    rows.filter(|(_, label)| !label.is_empty()).map(|(id, label)| (id, label.to_owned())).collect()
}
