//! Answers one by one: `empty-answer`, `answer-length`.

use super::scope::{Scope, in_answers, in_faqs, named};
use crate::{Diagnostic, FaqId, Locale, Place, Severity, Template};

pub(super) fn check(scope: &mut Scope<'_>) {
    for faq in scope.enabled() {
        let said = faq.answers.iter().any(|answer| !answer.answer.is_empty());
        if faq.answer.is_empty() && !said && scope.all_answers_read(&faq.id) {
            let diagnostic = Diagnostic::error(
                "empty-answer",
                in_faqs(faq, "answer"),
                format!("{}没有任何答案", named(faq).zh),
                format!("{} has no answer at all", named(faq).en),
            );
            scope.report(
                diagnostic
                    .with_hint(
                        "写上答案，或先把这条问答停用",
                        "Write an answer, or disable the entry",
                    )
                    .about(&faq.id),
            );
        }
        length(scope, &faq.answer, in_faqs(faq, "answer"), &faq.id);
        for answer in &faq.answers {
            let place = in_answers(answer.row, "answer");
            if answer.answer.is_empty() {
                let diagnostic = Diagnostic::error(
                    "empty-answer",
                    place,
                    "条件答案是空的",
                    "the conditional answer is empty",
                );
                scope.report(
                    diagnostic
                        .with_hint("写上答案，或删掉这一行", "Write an answer, or delete the row")
                        .about(&faq.id),
                );
            } else {
                length(scope, &answer.answer, place, &faq.id);
            }
        }
    }
}

fn length(scope: &mut Scope<'_>, answer: &str, place: Place, faq: &FaqId) {
    let chars = Template::parse(answer)
        .map_or_else(|_| answer.chars().count(), |template| template.literal_chars());
    let most = match scope.kb.settings.locale {
        Locale::ZhCn => 200,
        Locale::En => 600,
    };
    if chars > most {
        let diagnostic = Diagnostic::error(
            "answer-length",
            place,
            format!("答案有 {chars} 个字，超过 {most} 个字顾客不会看完"),
            format!("the answer has {chars} characters; over {most} nobody reads it all"),
        );
        scope.report(
            diagnostic
                .with_severity(Severity::Warning)
                .with_hint(
                    "先说结论；细节拆成另一条问答",
                    "Say the result first; make the details another entry",
                )
                .about(faq),
        );
    }
}
