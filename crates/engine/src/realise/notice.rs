//! Who is told of the conversation while the bot goes on with it.

use super::realised::{Case, Handed, Notice, Realised};
use crate::policy::Plan;
use crate::session::Session;
use crate::turn::{FiredRule, RecordKind};

/// A notice for each rule that tells somebody, but not to whom the case goes anyway. Each has a
/// number of its own.
pub(super) fn notices(session: &Session, plan: &Plan<'_>, realised: &Realised) -> Vec<Notice> {
    let handed = match &realised.handed {
        Some(Handed::Over(case) | Handed::Callback(case) | Handed::Completed(case)) => Some(case),
        Some(Handed::AskedFirst | Handed::CallbackAgain) | None => None,
    };
    let last = handed.map_or(0, |case| case.number).max(session.cases);
    let told = plan.told.iter();
    let told = told.filter(|(rule, _)| handed.is_none_or(|case| case.queue != rule.queue));
    let notice = |(number, (rule, because)): (u32, &(&kaopu_model::Rule, Vec<String>))| Notice {
        rule: FiredRule::from(*rule),
        case: Case {
            number: last.saturating_add(number),
            kind: RecordKind::Notice,
            queue: rule.queue.clone(),
            instead_of: None,
            urgency: rule.urgency,
            because: because.clone(),
            lacks_issue: false,
            feeling: session.feeling,
        },
    };
    (1..).zip(told).map(notice).collect()
}
