//! What the history calls a change to many things.

use kaopu_model::{FaqId, Localized};

use super::planned::Planned;
use crate::snapshot::Snapshot;
use crate::view::BulkEdit;

pub(super) fn kind(edit: &BulkEdit) -> &'static str {
    match edit {
        BulkEdit::Category { .. } => "bulk.category",
        BulkEdit::Enable { .. } => "bulk.enable",
        BulkEdit::Remove { .. } => "bulk.remove",
        BulkEdit::Replace { .. } => "bulk.replace",
        BulkEdit::Merge { .. } => "bulk.merge",
        BulkEdit::Split { .. } => "bulk.split",
        BulkEdit::Deduplicate { .. } => "bulk.deduplicate",
        BulkEdit::Synonym { .. } => "bulk.synonym",
    }
}

pub(super) fn label(edit: &BulkEdit, before: &Snapshot, planned: &Planned) -> Localized {
    let count = planned.chosen();
    let question =
        |id: &FaqId| before.kb().faq(id).map_or_else(|| id.0.clone(), |faq| faq.question.clone());
    let (zh, en) = match edit {
        BulkEdit::Category { category, .. } if category.trim().is_empty() => (
            format!("把 {count} 个问答移出分类"),
            format!("Take {count} entries out of their category"),
        ),
        BulkEdit::Category { category, .. } => (
            format!("把 {count} 个问答移到「{}」", category.trim()),
            format!("Move {count} entries to \"{}\"", category.trim()),
        ),
        BulkEdit::Enable { enabled: true, .. } => {
            (format!("启用 {count} 个问答"), format!("Enable {count} entries"))
        }
        BulkEdit::Enable { enabled: false, .. } => {
            (format!("停用 {count} 个问答"), format!("Disable {count} entries"))
        }
        BulkEdit::Remove { .. } => {
            (format!("删除 {count} 个问答"), format!("Delete {count} entries"))
        }
        BulkEdit::Replace { how } => {
            let (find, with) = (clipped(&how.find), clipped(&how.with));
            (
                format!("把“{find}”替换成“{with}”，改 {count} 处"),
                format!("Replace \"{find}\" by \"{with}\" in {count} places"),
            )
        }
        BulkEdit::Merge { entries, into } => (
            format!("把 {} 个问答合并成「{}」", entries.len(), question(into)),
            format!("Merge {} entries into \"{}\"", entries.len(), question(into)),
        ),
        BulkEdit::Split { entry, question: new, .. } => (
            format!("从「{}」分出「{}」", question(entry), new.trim()),
            format!("Split \"{}\" off \"{}\"", new.trim(), question(entry)),
        ),
        BulkEdit::Deduplicate { .. } => {
            (format!("去掉 {count} 个重复的相似问"), format!("Remove {count} duplicate phrasings"))
        }
        BulkEdit::Synonym { term, word } => (
            format!("把“{}”当作“{}”的同义词", word.trim(), term.trim()),
            format!("Take \"{}\" as a synonym of \"{}\"", word.trim(), term.trim()),
        ),
    };
    Localized::new(zh, en)
}

/// As much of a text as a line of the history has room for.
fn clipped(text: &str) -> String {
    let start: String = text.chars().take(20).collect();
    if start.len() < text.len() { start + "…" } else { start }
}
