//! Knowledge bases in memory.

use kaopu_exchange::{Incoming, ItemKind, Mapping, Plan, PlanOptions, SourceFile, read_files};
use kaopu_exchange::{is_workbook, read_workbook};
use kaopu_model::{Edit, KbFiles, KnowledgeBase, apply_all, parse};

pub(crate) const EVERY: [ItemKind; 4] =
    [ItemKind::New, ItemKind::Changed, ItemKind::Identical, ItemKind::Conflict];

/// A file as a shell hands it in; workbooks are read here, in this process.
pub(crate) fn source(name: &str, bytes: &[u8]) -> SourceFile {
    if is_workbook(bytes) {
        let grids = read_workbook(bytes).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        SourceFile::of_workbook(name, grids)
    } else {
        SourceFile::new(name, bytes.to_vec(), None)
    }
}

pub(crate) fn incoming(files: &[(String, Vec<u8>)]) -> Incoming {
    let sources: Vec<SourceFile> = files.iter().map(|(name, bytes)| source(name, bytes)).collect();
    read_files(&sources, None, &Mapping::default()).unwrap_or_else(|error| panic!("{error:?}"))
}

pub(crate) fn plan(kb: &KbFiles, files: &[(String, Vec<u8>)]) -> Plan {
    Plan::new(kb, incoming(files), PlanOptions::default())
}

pub(crate) fn after(kb: &KbFiles, edits: &[Edit]) -> KbFiles {
    let mut files = kb.clone();
    for (path, content) in apply_all(kb, edits).unwrap() {
        match content {
            Some(bytes) => drop(files.insert(path, bytes)),
            None => drop(files.remove(&path)),
        }
    }
    files
}

/// What a knowledge base knows, without the rows in which it stands; entries by their ids.
pub(crate) fn knowledge(files: &KbFiles) -> KnowledgeBase {
    let mut kb = parse(files).kb;
    for faq in &mut kb.faqs {
        faq.row = 0;
        faq.phrasings.iter_mut().for_each(|phrasing| phrasing.row = 0);
        faq.answers.iter_mut().for_each(|answer| answer.row = 0);
    }
    kb.faqs.sort_by(|a, b| a.id.cmp(&b.id));
    kb.facts.iter_mut().for_each(|fact| fact.row = 0);
    kb.synonyms.iter_mut().for_each(|synonym| synonym.row = 0);
    kb.products.products.iter_mut().for_each(|product| product.row = 0);
    kb.forbidden.iter_mut().for_each(|word| word.row = 0);
    kb
}
