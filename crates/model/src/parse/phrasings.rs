//! `phrasings.csv`.

use super::faqs::Entries;
use super::sheet::{PHRASINGS, Sheet};
use crate::Phrasing;
use crate::findings::Findings;

/// Adds every phrasing to its entry.
pub(super) fn parse(text: &str, entries: &mut Entries<'_>, out: &mut Findings) {
    let Some(sheet) = Sheet::open(&PHRASINGS, text, out) else { return };
    for line in sheet.lines() {
        let Some(faq) = entries.of(&line, out) else { continue };
        let text = line.get("phrasing");
        if text.is_empty() {
            let diagnostic =
                line.bad_value("phrasing", "相似问是空的", "the phrasing is empty").about(&faq.id);
            out.push(diagnostic.with_hint(
                "填上顾客会怎么问，或删掉这一行",
                "Write how customers ask, or delete the row",
            ));
        } else {
            faq.phrasings.push(Phrasing { text: text.to_owned(), row: line.row });
        }
    }
}
