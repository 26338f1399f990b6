//! The customer's reply to what the bot had asked.

use kaopu_model::{FaqId, fold};

use super::draft::TurnDraft;
use crate::session::Pending;
use crate::turn::Decision;

/// Ways to say yes when only one option was offered, folded.
const AGREEMENT: &[&str] =
    &["是", "是的", "对", "对的", "对对", "嗯", "嗯嗯", "没错", "就是这个", "就这个", "yes", "yeah", "ok"];

/// The entry to answer now, if the message replies to the open question. Otherwise the question is dropped and the message taken as new.
pub(super) fn resolve(draft: &mut TurnDraft<'_>) -> Option<(FaqId, Decision)> {
    let resolved = resolve_pending(draft);
    draft.continues_question = resolved.is_some();
    resolved
}

fn resolve_pending(draft: &mut TurnDraft<'_>) -> Option<(FaqId, Decision)> {
    let folded = draft.wording.folded.clone();
    match draft.session.pending.take()? {
        Pending::Choice { options } => {
            let labels: Vec<String> = options
                .iter()
                .map(|id| draft.program.kb.faq(id).map(|faq| faq.question.clone()).unwrap_or_default())
                .collect();
            let chosen = choice(&folded, &labels)?;
            Some((options.get(chosen)?.clone(), Decision::Chosen { label: labels.get(chosen)?.clone() }))
        }
        Pending::Product { entry, options } => {
            counted_already(draft, &entry);
            if draft.extracted.product.is_some() {
                return Some((entry, Decision::Supplied));
            }
            let labels: Vec<String> = options
                .iter()
                .map(|id| draft.program.kb.product(id).map(|product| product.name.clone()).unwrap_or_default())
                .collect();
            let chosen = choice(&folded, &labels)?;
            let id = options.get(chosen)?.clone();
            draft.product = draft.program.kb.product(&id);
            draft.session.product = Some(id);
            Some((entry, Decision::Chosen { label: labels.get(chosen)?.clone() }))
        }
        Pending::Order { entry } => {
            counted_already(draft, &entry);
            let known = draft.extracted.order.is_some() || draft.message.context.order.is_some();
            known.then_some((entry, Decision::Supplied))
        }
        // Both concern a human; see `case::supplied`.
        Pending::BeforeHandOver { .. } | Pending::CallbackPhone => None,
    }
}

/// The entry was counted as asked when the bot asked back for what its answer needs; supplying that is not asking again.
fn counted_already(draft: &mut TurnDraft<'_>, entry: &FaqId) {
    if let Some(count) = draft.session.asked.get_mut(entry) {
        *count = count.saturating_sub(1);
    }
}

/// Which option a reply picks: by number ("2", "第二个", "选2") or by its label.
fn choice(folded: &str, labels: &[String]) -> Option<usize> {
    if let Some(exact) = labels.iter().position(|label| fold(label) == folded) {
        return Some(exact);
    }
    if labels.len() == 1 && AGREEMENT.contains(&folded) {
        return Some(0);
    }
    let mut core = folded;
    for prefix in ["我选", "选", "第", "是", "要", "问"] {
        core = core.strip_prefix(prefix).unwrap_or(core);
    }
    for suffix in ["吧", "啊", "呀", "的", "个", "种", "条", "款", "号", "项"] {
        core = core.strip_suffix(suffix).unwrap_or(core);
    }
    let number = match core {
        "1" | "一" | "first" | "one" => 0,
        "2" | "二" | "两" | "second" | "two" => 1,
        "3" | "三" | "third" | "three" => 2,
        _ => return None,
    };
    (number < labels.len()).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_option_can_be_agreed_to() {
        assert_eq!(choice("嗯", &["什么时候发货".to_owned()]), Some(0));
        assert_eq!(choice("嗯", &["什么时候发货".to_owned(), "快递到哪了".to_owned()]), None);
    }

    #[test]
    fn options_are_picked_by_number_or_label() {
        let labels = ["什么时候发货".to_owned(), "快递到哪了".to_owned()];
        for (reply, expected) in [
            ("2", Some(1)),
            ("第二个", Some(1)),
            ("选1", Some(0)),
            ("第一个吧", Some(0)),
            ("快递到哪了", Some(1)),
            ("3", None),
            ("都不是", None),
        ] {
            assert_eq!(choice(reply, &labels), expected, "{reply}");
        }
    }
}
