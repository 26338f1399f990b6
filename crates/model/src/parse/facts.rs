//! `facts.csv`.

use super::sheet::{FACTS, Line, Sheet};
use crate::findings::Findings;
use crate::{Diagnostic, Fact, Placeholder};

pub(super) fn parse(text: &str, out: &mut Findings) -> Vec<Fact> {
    let Some(sheet) = Sheet::open(&FACTS, text, out) else { return Vec::new() };
    let mut facts = Vec::new();
    for line in sheet.lines() {
        let key = line.get("key");
        if !is_fact_key(key) {
            out.push(
                line.bad_value("key", format!("「{key}」不能做事实的名称"), format!("`{key}` can't be a fact's key"))
                    .with_hint(
                        "名称不能为空，也不能含空格、花括号和点，不能以 # 开头，不能与占位符「店铺」「队列」重名",
                        "A key is not empty, has no spaces, braces or dots, does not begin with #, and is not the name of a built-in placeholder",
                    ),
            );
        }
        if line.get("value").is_empty() {
            out.push(to_fill(&line, key));
        }
        if !key.is_empty() {
            facts.push(Fact {
                key: key.to_owned(),
                value: line.get("value").to_owned(),
                unit: line.get("unit").to_owned(),
                note: line.get("note").to_owned(),
                row: line.row,
            });
        }
    }
    facts
}

/// A fact without a value: what a template leaves to the shop asks for it in its note.
fn to_fill(line: &Line<'_, '_>, key: &str) -> Diagnostic {
    Diagnostic::error(
        "to-fill",
        line.place("value"),
        format!("事实「{key}」还没填"),
        format!("the fact `{key}` is still to be filled in"),
    )
    .with_hint(
        match line.get("note") {
            "" => "填上值，或删掉这一行".to_owned(),
            question => format!("填上值：{question}"),
        },
        match line.get("note") {
            "" => "Fill in the value, or delete the row".to_owned(),
            question => format!("Fill in the value: {question}"),
        },
    )
}

/// Whether a fact may have this key: it must read as one placeholder of its own and never as a
/// comment row.
pub fn is_fact_key(key: &str) -> bool {
    !key.is_empty()
        && !key.starts_with('#')
        && !key.contains(|c: char| c.is_whitespace() || matches!(c, '{' | '}' | '.'))
        && !matches!(Placeholder::parse(key), Some(Placeholder::Picture(_)))
        && !matches!(key, "店铺" | "shop" | "队列" | "queue")
}
