//! Phrasings: `duplicate-phrasing`, `phrasing-is-question`, `no-phrasings`.

use std::collections::BTreeMap;

use super::scope::{Scope, in_faqs, in_phrasings, named};
use crate::{Diagnostic, Faq, Phrasing, Severity, fold};

/// With fewer phrasings than this an entry is hardly ever recognised.
const ENOUGH: usize = 3;

pub(super) fn check(scope: &mut Scope<'_>) {
    let mut questions: BTreeMap<String, &Faq> = BTreeMap::new();
    let mut all: Vec<(&Phrasing, &Faq)> = Vec::new();
    for faq in scope.enabled() {
        questions.entry(fold(&faq.question)).or_insert(faq);
        all.extend(faq.phrasings.iter().map(|phrasing| (phrasing, faq)));
        if faq.phrasings.len() < ENOUGH && scope.all_read(&["phrasings.csv"]) {
            let name = named(faq);
            let (zh, en) = match faq.phrasings.len() {
                0 => ("还没有相似问".to_owned(), "has no phrasings yet".to_owned()),
                1 => ("只有 1 条相似问".to_owned(), "has only one phrasing".to_owned()),
                count => (format!("只有 {count} 条相似问"), format!("has only {count} phrasings")),
            };
            let diagnostic = Diagnostic::error(
                "no-phrasings",
                in_faqs(faq, "id"),
                format!("{}{zh}", name.zh),
                format!("{} {en}", name.en),
            );
            scope.report(
                diagnostic
                    .with_severity(Severity::Hint)
                    .with_hint(
                        "从聊天记录里挑几句顾客的原话加进来，至少 3 条，最好 8 条以上",
                        "Add wordings from real chats: at least 3, better 8 or more",
                    )
                    .about(&faq.id),
            );
        }
    }
    questions.remove("");
    // The upper row of the file counts as the original, whichever entry it belongs to.
    all.sort_by_key(|(phrasing, _)| phrasing.row);
    let mut seen: BTreeMap<String, (&Phrasing, &Faq)> = BTreeMap::new();
    for (phrasing, faq) in all {
        let folded = fold(&phrasing.text);
        if folded.is_empty() {
            let diagnostic = Diagnostic::error(
                "bad-value",
                in_phrasings(phrasing.row),
                format!("相似问「{}」里没有文字", phrasing.text),
                format!("the phrasing `{}` holds no letters", phrasing.text),
            );
            scope.report(
                diagnostic
                    .with_hint("改成顾客会说的话，或删掉", "Write what customers say, or delete it")
                    .about(&faq.id),
            );
            continue;
        }
        if let Some(owner) = questions.get(&folded) {
            is_question(scope, phrasing, faq, owner);
        }
        match seen.get(&folded) {
            Some((first, owner)) => duplicate(scope, phrasing, faq, first, owner),
            None => {
                seen.insert(folded, (phrasing, faq));
            }
        }
    }
}

fn is_question(scope: &mut Scope<'_>, phrasing: &Phrasing, faq: &Faq, owner: &Faq) {
    let place = in_phrasings(phrasing.row);
    let diagnostic = if std::ptr::eq(faq, owner) {
        Diagnostic::error(
            "phrasing-is-question",
            place,
            format!("相似问「{}」就是这条问答自己的标准问", phrasing.text),
            format!("the phrasing `{}` is the entry's own standard question", phrasing.text),
        )
        .with_severity(Severity::Warning)
        .with_hint(
            "删掉这条相似问，标准问本来就会参与匹配",
            "Delete it; the standard question is matched anyway",
        )
    } else {
        Diagnostic::error(
            "phrasing-is-question",
            place,
            format!("相似问「{}」与另一条问答{}的标准问相同", phrasing.text, named(owner).zh),
            format!(
                "the phrasing `{}` is the standard question of {}",
                phrasing.text,
                named(owner).en
            ),
        )
        .with_hint("只在一条问答里保留这句话", "Keep the wording in one entry only")
    };
    scope.report(diagnostic.about(&faq.id));
}

fn duplicate(scope: &mut Scope<'_>, phrasing: &Phrasing, faq: &Faq, first: &Phrasing, owner: &Faq) {
    let place = in_phrasings(phrasing.row);
    let diagnostic = if std::ptr::eq(faq, owner) {
        Diagnostic::error(
            "duplicate-phrasing",
            place,
            format!("相似问「{}」在这条问答里写了两次（第 {} 行）", phrasing.text, first.row),
            format!(
                "the phrasing `{}` is already in row {}, in the same entry",
                phrasing.text, first.row
            ),
        )
        .with_severity(Severity::Warning)
        .with_hint("删掉其中一条", "Delete one of them")
    } else {
        Diagnostic::error(
            "duplicate-phrasing",
            place,
            format!(
                "相似问「{}」与{}的相似问重复（第 {} 行）",
                phrasing.text,
                named(owner).zh,
                first.row
            ),
            format!(
                "the phrasing `{}` is already one of {} (row {})",
                phrasing.text,
                named(owner).en,
                first.row
            ),
        )
        .with_hint(
            "一句话只能属于一条问答：移到更合适的那条，或删掉一条",
            "A phrasing belongs to one entry: move it to the better one, or delete one",
        )
    };
    scope.report(diagnostic.about(&faq.id));
}
