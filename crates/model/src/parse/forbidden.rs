//! `forbidden.csv`.

use super::sheet::{FORBIDDEN, Sheet, list_cell};
use std::collections::BTreeMap;

use crate::findings::Findings;
use crate::limits::{FORBIDDEN_WORDS, too_large};
use crate::{ForbiddenSeverity, ForbiddenWord, Place, fold};

pub(super) fn parse(text: &str, out: &mut Findings) -> Vec<ForbiddenWord> {
    let Some(sheet) = Sheet::open(&FORBIDDEN, text, out) else { return Vec::new() };
    let mut words: Vec<ForbiddenWord> = Vec::new();
    let mut rows: BTreeMap<(Vec<String>, &str), u32> = BTreeMap::new();
    for line in sheet.lines() {
        if words.len() == FORBIDDEN_WORDS {
            out.push(too_many(line.row));
            break;
        }
        let word = line.get("word");
        if pieces(word).any(|piece| piece.is_empty()) {
            out.push(
                line.bad_value(
                    "word",
                    format!("「{word}」不能做禁用词：* 的两边都要有字"),
                    format!("`{word}` can't be a forbidden word: letters stand on both sides of *"),
                )
                .with_hint("填上词，或删掉这一行", "Fill in the word, or delete the row"),
            );
            continue;
        }
        let written = line.get("severity");
        let severity = ForbiddenSeverity::parse(&written.to_ascii_lowercase());
        let Some(severity) = severity else {
            out.push(
                line.bad_value(
                    "severity",
                    format!("「{written}」不是处理方式"),
                    format!("`{written}` is no severity"),
                )
                .with_hint(
                    "写 block（不能发布）或 warn（只提醒）",
                    "Write block (no release) or warn",
                ),
            );
            continue;
        };
        let marketplace = line.get("marketplace");
        let (pieces, first) = (pieces(word).collect(), line.row);
        let row = *rows.entry((pieces, marketplace)).or_insert(first);
        if row != first {
            out.push(
                line.bad_value(
                    "word",
                    format!("「{word}」和第 {row} 行重复"),
                    format!("`{word}` stands in row {row}, too"),
                )
                .with_hint("删掉其中一行", "Delete one of the two rows"),
            );
            continue;
        }
        words.push(ForbiddenWord {
            word: word.to_owned(),
            unless: list_cell(line.get("unless")),
            severity,
            marketplace: marketplace.to_owned(),
            source: line.get("source").to_owned(),
            note: line.get("note").to_owned(),
            row: line.row,
        });
    }
    words
}

fn too_many(row: u32) -> crate::Diagnostic {
    too_large(
        Place::row(FORBIDDEN.file, row),
        format!("禁用词超过了 {FORBIDDEN_WORDS} 个，从这一行起都没有读取"),
        format!(
            "there are more than {FORBIDDEN_WORDS} forbidden words; none from this row on was read"
        ),
    )
    .with_hint(
        "看看是不是同样的词重复了很多遍；用 * 可以把相近的并成一行",
        "See whether the same words stand there again and again; `*` makes one row of similar ones",
    )
}

/// The words between the gaps, as they are compared.
fn pieces(word: &str) -> impl Iterator<Item = String> {
    word.split('*').map(fold)
}
