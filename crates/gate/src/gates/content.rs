//! What the files must have, and must not.

use kaopu_model::{Diagnostic, Localized, Severity};

use crate::candidate::Candidate;
use crate::finding::{Finding, plural};
use crate::row::{Cause, CausePlace};

/// What a template left to the shop: errors, but none that anybody made.
const TO_FILL: &str = "to-fill";

pub(super) fn filled_in(candidate: &Candidate<'_>) -> Finding {
    let causes = diagnosed(candidate, |one| one.code == TO_FILL);
    Finding::of(causes, |left| {
        Localized::new(
            format!("还差 {} 处要填", left.len()),
            plural(left.len(), "thing to fill in", "things to fill in"),
        )
    })
}

pub(super) fn no_errors(candidate: &Candidate<'_>) -> Finding {
    let causes = diagnosed(candidate, |one| one.severity == Severity::Error && one.code != TO_FILL);
    Finding::of(causes, |errors| {
        Localized::new(
            format!("还有 {} 处错误要改", errors.len()),
            plural(errors.len(), "error to mend", "errors to mend"),
        )
    })
}

pub(super) fn has_entries(candidate: &Candidate<'_>) -> Finding {
    if candidate.kb.faqs.iter().any(|faq| faq.enabled) {
        return Finding::Open;
    }
    Finding::Blocked(Localized::new("没有启用的问答", "No entry is enabled"), Vec::new())
}

/// At least one must prove the answers: a bundle without proof is refused by everyone who verifies
/// it.
pub(super) fn has_dialogues(candidate: &Candidate<'_>) -> Finding {
    if !candidate.kb.dialogues.is_empty() {
        return Finding::Open;
    }
    let reason = Localized::new(
        "还没有对话用例：至少要有一条，才能证明答得对",
        "There is no test dialogue: at least one must prove the answers",
    );
    Finding::Blocked(reason, Vec::new())
}

/// The day is that of the diagnostics.
pub(super) fn review_dates(candidate: &Candidate<'_>) -> Finding {
    let causes = diagnosed(candidate, |one| one.code == "review-expired");
    Finding::of(causes, |overdue| {
        Localized::new(
            format!("{} 条问答过了复核期限", overdue.len()),
            format!("{} overdue for review", plural(overdue.len(), "entry is", "entries are")),
        )
    })
}

/// The diagnostics that are meant, as causes.
pub(super) fn diagnosed(
    candidate: &Candidate<'_>,
    meant: impl Fn(&Diagnostic) -> bool,
) -> Vec<Cause> {
    let meant = candidate.diagnostics.iter().filter(|one| meant(one));
    let cause =
        |one: &Diagnostic| Cause::new(described(candidate, one), place(one)).at(one.place.clone());
    meant.map(cause).collect()
}

/// The message, with the entry that it is about where there is one.
fn described(candidate: &Candidate<'_>, one: &Diagnostic) -> Localized {
    match one.faq.as_ref().and_then(|id| candidate.kb.faq(id)) {
        Some(faq) if !faq.question.is_empty() => Localized::new(
            format!("「{}」：{}", faq.question, one.message.zh),
            format!("\"{}\": {}", faq.question, one.message.en),
        ),
        _ => one.message.clone(),
    }
}

fn place(one: &Diagnostic) -> CausePlace {
    match &one.faq {
        Some(id) => CausePlace::Entry(id.clone()),
        None => CausePlace::File(one.place.clone()),
    }
}

/// What customers will be told otherwise than by the release before was looked at and approved, by
/// whoever signs.
pub(super) fn changes_approved(candidate: &Candidate<'_>) -> Finding {
    match candidate.tried.and_then(|tried| tried.unapproved) {
        None => Finding::Unknown(Localized::new(
            "还没和上一版比过",
            "Nobody has compared it with the last release",
        )),
        Some(0) => Finding::Open,
        Some(left) => Finding::Blocked(
            Localized::new(
                format!("还有 {left} 处顾客看到的变化没确认"),
                format!(
                    "{} that customers will notice not approved yet",
                    plural(left, "change is", "changes are")
                ),
            ),
            Vec::new(),
        ),
    }
}
