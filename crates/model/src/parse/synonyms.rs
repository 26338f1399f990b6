//! `synonyms.csv`.

use super::sheet::{SYNONYMS, Sheet, list_cell};
use crate::Synonym;
use crate::findings::Findings;

pub(super) fn parse(text: &str, out: &mut Findings) -> Vec<Synonym> {
    let Some(sheet) = Sheet::open(&SYNONYMS, text, out) else { return Vec::new() };
    let mut synonyms = Vec::new();
    for line in sheet.lines() {
        let term = line.get("term");
        let words = list_cell(line.get("synonyms"));
        if term.is_empty() {
            out.push(line.bad_value("term", "这一行没有写词", "this row has no term").with_hint(
                "填上店里通用的说法，或删掉这一行",
                "Fill in the term, or delete the row",
            ));
        } else if words.is_empty() {
            out.push(
                line.bad_value(
                    "synonyms",
                    format!("「{term}」没有写同义词"),
                    format!("`{term}` has no synonyms"),
                )
                .with_hint(
                    "填上同义词，用 | 隔开，或删掉这一行",
                    "Fill in words with | between them, or delete the row",
                ),
            );
        } else {
            synonyms.push(Synonym { term: term.to_owned(), synonyms: words, row: line.row });
        }
    }
    synonyms
}
