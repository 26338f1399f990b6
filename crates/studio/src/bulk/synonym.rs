//! A word that is understood as another, whatever entry it stands in.

use kaopu_model::{CellBlock, Edit, Localized, NewRows, TableEdit, TableName, fold, table_text};

use super::planned::Planned;
use crate::error::{ApiError, ApiResult};
use crate::snapshot::Snapshot;
use crate::view::{BulkChange, BulkEffect, TextPiece, TextPlace};

const TABLE: TableName = TableName::Synonyms;

pub(super) fn plan(snapshot: &Snapshot, term: &str, word: &str) -> ApiResult<Planned> {
    let (term, word) = (term.trim(), word.trim());
    let (folded_term, folded_word) = (fold(term), fold(word));
    if folded_term.is_empty()
        || folded_word.is_empty()
        || [term, word].iter().any(|one| one.contains(['|', '｜', '\n', '\r']))
    {
        return Err(ApiError::new(
            "bad-input",
            "两个词都要写，也不能含竖线或换行",
            "both words are needed, without bars or line breaks",
        ));
    }
    if folded_term == folded_word {
        return Err(ApiError::new(
            "already-there",
            "这两个词只是写法不同，机器人本来就当成一个词",
            "these differ only in writing, and are one word to the bot already",
        ));
    }
    for known in &snapshot.kb().synonyms {
        let mut all = std::iter::once(&known.term).chain(&known.synonyms).map(|one| fold(one));
        if all.any(|one| one == folded_word) {
            let together = fold(&known.term) == folded_term;
            return Err(taken(word, &known.term, together));
        }
    }
    let text = table_text(snapshot.files(), TABLE)?;
    let of = |name: &str| text.columns.iter().position(|column| column.name == name);
    let (at_term, at_words) = (of("term"), of("synonyms"));
    let cell = |cells: &[String], at: Option<usize>| {
        at.and_then(|at| cells.get(at)).cloned().unwrap_or_default()
    };
    let row = text.rows.iter().find(|(_, cells)| fold(&cell(cells, at_term)) == folded_term);
    let mut edit = TableEdit { table: TABLE, ..TableEdit::default() };
    let (number, pieces) = match row {
        Some((row, cells)) => {
            let before = cell(cells, at_words);
            let between = if before.trim().is_empty() { "" } else { "|" };
            let after = format!("{}{between}{word}", before.trim_end());
            edit.set.push(CellBlock {
                rows: vec![*row],
                columns: vec!["synonyms".to_owned()],
                cells: vec![vec![after]],
            });
            let comes = TextPiece::added(&format!("{between}{word}"));
            (*row, vec![TextPiece::kept(before.trim_end()), comes])
        }
        None => {
            edit.add = NewRows {
                columns: ["term", "synonyms"].map(str::to_owned).into(),
                rows: vec![[term, word].map(str::to_owned).into()],
            };
            (text.next_row, vec![TextPiece::added(word)])
        }
    };
    let mut planned = Planned::default();
    planned.changes.push(BulkChange {
        place: TextPlace::Cell { table: TABLE, row: number, column: "synonyms".to_owned() },
        title: Localized::new(format!("同义词「{term}」"), format!("synonyms of \"{term}\"")),
        pieces,
        effect: if row.is_some() { BulkEffect::Changed } else { BulkEffect::Added },
        reason: None,
    });
    planned.edits.push(Edit::EditTable(edit));
    Ok(planned)
}

fn taken(word: &str, term: &str, together: bool) -> ApiError {
    let error = if together {
        ApiError::new(
            "already-there",
            format!("“{word}”已经是「{term}」的同义词了"),
            format!("\"{word}\" is a synonym of \"{term}\" already"),
        )
    } else {
        ApiError::new(
            "already-there",
            format!("“{word}”已经在同义词「{term}」那一行里了"),
            format!("\"{word}\" is in the row of \"{term}\" already"),
        )
    };
    error.hint("在同义词表里看看。", "Look into the table of synonyms.")
}
