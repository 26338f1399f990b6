//! Standard questions: `empty-question`, `duplicate-question`, `question-length`; and
//! `review-expired`.

use std::collections::BTreeMap;

use super::scope::{Scope, in_faqs, named};
use crate::{Diagnostic, Faq, Locale, Severity, fold};

pub(super) fn check(scope: &mut Scope<'_>) {
    let mut seen: BTreeMap<String, &Faq> = BTreeMap::new();
    for faq in scope.enabled() {
        review(scope, faq);
        let place = in_faqs(faq, "question");
        let folded = fold(&faq.question);
        if folded.is_empty() {
            let diagnostic = Diagnostic::error(
                "empty-question",
                place,
                format!("问答「{}」没有标准问", faq.id),
                format!("the entry `{}` has no standard question", faq.id),
            );
            scope.report(
                diagnostic
                    .with_hint("写上顾客最常用的一种问法", "Write the wording customers use most")
                    .about(&faq.id),
            );
            continue;
        }
        let chars = faq.question.chars().count();
        let (fewest, most) = length(scope.kb.settings.locale);
        if !(fewest..=most).contains(&chars) {
            let diagnostic = Diagnostic::error(
                "question-length",
                place.clone(),
                format!("标准问有 {chars} 个字，建议 {fewest} 到 {most} 个字"),
                format!(
                    "the standard question has {chars} characters; {fewest} to {most} are good"
                ),
            );
            scope.report(
                diagnostic
                    .with_severity(Severity::Warning)
                    .with_hint(
                        "标准问写成一句完整的短问句，其他说法放进相似问",
                        "Make it one short question; put other wordings among the phrasings",
                    )
                    .about(&faq.id),
            );
        }
        match seen.get(&folded) {
            None => {
                seen.insert(folded, faq);
            }
            Some(first) => {
                let diagnostic = Diagnostic::error(
                    "duplicate-question",
                    place,
                    format!("标准问与第 {} 行的{}相同", first.row, named(first).zh),
                    format!(
                        "the standard question is the same as that of {} in row {}",
                        named(first).en,
                        first.row
                    ),
                );
                scope.report(
                    diagnostic
                        .with_hint(
                            "合并成一条，或者把两条的标准问写得有区别",
                            "Merge the two entries, or tell them apart",
                        )
                        .about(&faq.id),
                );
            }
        }
    }
}

/// Fewest and most characters of a standard question. A Chinese character says about as much as
/// three letters.
fn length(locale: Locale) -> (usize, usize) {
    match locale {
        Locale::ZhCn => (4, 30),
        Locale::En => (4, 90),
    }
}

fn review(scope: &mut Scope<'_>, faq: &Faq) {
    let (Some(today), Some(review_by)) = (scope.today, faq.review_by) else { return };
    if today > review_by {
        let diagnostic = Diagnostic::error(
            "review-expired",
            in_faqs(faq, "review_by"),
            format!("复核期限 {review_by} 已过"),
            format!("it was to be reviewed by {review_by}"),
        );
        scope.report(
            diagnostic
                .with_severity(Severity::Warning)
                .with_hint(
                    "看一遍答案是否仍然正确，然后把复核日期改到下一次",
                    "Check that the answer still holds, then set the next date",
                )
                .about(&faq.id),
        );
    }
}
