//! Merges of files: each by the parts that stand in it.

use kaopu_model::{Edit, KbFiles};

use super::{Decisions, Versions, parts, settings, tables, whole};
use crate::error::ApiResult;
use crate::workspace::edited;

/// The tables that hold entries together.
const OF_ENTRIES: [&str; 3] = ["faqs.csv", "phrasings.csv", "answers.csv"];

/// The files with the other version brought in. What nobody has decided stays as it is.
pub(super) fn merged(versions: Versions<'_>, decisions: &mut Decisions<'_>) -> ApiResult<KbFiles> {
    let Versions { base, now, other } = versions;
    let differs = |one: &KbFiles, two: &KbFiles, file: &str| one.get(file) != two.get(file);
    let mut files = now.clone();
    let mut edits = Vec::new();
    let brought = |file: &str| differs(base, other, file) && differs(now, other, file);
    let paths = base.keys().chain(other.keys()).chain(now.keys());
    let mut paths: Vec<&str> = paths.map(String::as_str).collect();
    paths.sort_unstable();
    paths.dedup();
    let (entries, others): (Vec<&str>, Vec<&str>) =
        paths.into_iter().filter(|file| brought(file)).partition(|file| OF_ENTRIES.contains(file));
    if entries.iter().any(|file| differs(base, now, file)) {
        edits.extend(parts::merged(versions, parts::Of::Entries, decisions));
    } else {
        entries.iter().for_each(|file| take(&mut files, other, file));
    }
    for file in others {
        if !differs(base, now, file) {
            take(&mut files, other, file);
        } else if let Some(table) = tables::table_of(file) {
            edits.push(Edit::EditTable(tables::merged(versions, table, decisions)?));
        } else if let Some(of) = parts::Of::file(file) {
            edits.extend(parts::merged(versions, of, decisions));
        } else if let Some(text) =
            (file == settings::FILE).then(|| settings::merged(versions, decisions)).flatten()
        {
            files.insert(file.to_owned(), text);
        } else if whole::takes_other(versions, file, decisions) {
            take(&mut files, other, file);
        }
    }
    let mut files = edited(&files, &edits)?;
    if others_order(versions) {
        let order = parts::order_of_rules(&files, other);
        files = edited(&files, &order)?;
    }
    Ok(files)
}

/// Whether the other version alone put the rules into another order.
fn others_order(versions: Versions<'_>) -> bool {
    let Versions { base, now, other } = versions;
    base.contains_key("escalation.toml")
        && parts::order_of_rules(now, base).is_empty()
        && !parts::order_of_rules(base, other).is_empty()
}

fn take(files: &mut KbFiles, other: &KbFiles, file: &str) {
    match other.get(file) {
        Some(bytes) => files.insert(file.to_owned(), bytes.clone()),
        None => files.remove(file),
    };
}
