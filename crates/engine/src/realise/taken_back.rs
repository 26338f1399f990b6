//! What is said to a wish taken back.

use kaopu_model::{FaqId, Locale};

use super::realised::Realised;
use super::voice::Voice;
use crate::policy::NotedQuestion;
use crate::session::Pending;
use crate::turn::{Candidate, Reply, TurnOption};

/// Says that it was heard, offers what else may be meant, and answers nothing.
pub(super) fn acknowledge(
    voice: &Voice<'_>,
    realised: Realised,
    entry: &FaqId,
    offered: &[Candidate],
) -> Realised {
    let kb = &voice.context.program.kb;
    let question = kb.faq(entry).map_or("", |faq| faq.question.as_str());
    let text = match kb.settings.locale {
        Locale::ZhCn => format!(
            "好的，「{question}」这件事先放下。要撤回已经提交的申请，或者有别的问题，请直接告诉我，也可以回复“转人工”。"
        ),
        Locale::En => format!(
            "All right, I leave \"{question}\" aside. If something already filed must be withdrawn, or you meant something else, just tell me, or reply \"human\"."
        ),
    };
    let options = offered.iter().map(TurnOption::from).collect();
    let entries = || offered.iter().map(|candidate| candidate.entry.clone()).collect();
    let pending = (!offered.is_empty()).then(|| Pending::Choice { options: entries() });
    let replies = vec![Reply { text, ..Reply::default() }];
    Realised { replies, pending, ..realised }.offering(options).noting(NotedQuestion::default())
}
