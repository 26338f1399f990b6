//! An expectation that is not met, and what it becomes when that is accepted.

use kaopu_engine::{Action, ExpectationFailure, PlayedTurn, filled_in};
use kaopu_model::{Expectation, KnowledgeBase, RecordField};

use super::as_fact::{Changed, as_fact};

/// Letters of the longest piece of a reply that is expected instead of another.
const LONGEST_PIECE: usize = 40;

/// An expectation that is not met.
#[derive(Debug, Clone)]
pub(super) struct Unmet {
    /// As it is written in the file: of a list the item, facts not filled in; empty for what there
    /// is once.
    pub written: String,
    pub failure: ExpectationFailure,
}

/// The expectations that a turn does not meet, as they are written.
pub(super) fn unmet(kb: &KnowledgeBase, expect: &Expectation, came: &PlayedTurn) -> Vec<Unmet> {
    let written = |failure: &ExpectationFailure| -> String {
        let item = |list: &[String]| {
            list.iter().find(|text| filled_in(kb, text) == failure.expected).cloned()
        };
        let found = match failure.field.as_str() {
            "contains" => item(&expect.contains),
            "lacks" | "options" => Some(failure.expected.clone()),
            _ => None,
        };
        found.unwrap_or_default()
    };
    let unmet = |failure: &ExpectationFailure| Unmet {
        written: written(failure),
        failure: failure.clone(),
    };
    came.failures.iter().map(unmet).collect()
}

impl Unmet {
    /// What is expected from then on in place of it; `None`: nothing.
    pub(super) fn becomes(
        &self,
        kb: &KnowledgeBase,
        changed: &Changed,
        came: &PlayedTurn,
    ) -> Option<String> {
        match self.failure.field.as_str() {
            "contains" => as_fact(kb, changed, &self.written, came)
                .map(|fact| fact.becomes)
                .or_else(|| nearest(&self.failure.expected, &came.turn.text())),
            "lacks" | "options" => None,
            _ => Some(self.failure.actual.clone()).filter(|text| !text.is_empty()),
        }
    }
}

/// Makes an expectation what came.
pub(super) fn rewrite(
    kb: &KnowledgeBase,
    changed: &Changed,
    expect: &mut Expectation,
    came: &PlayedTurn,
    unmet: &Unmet,
) {
    let turn = &came.turn;
    match unmet.failure.field.as_str() {
        "action" => expect.action = Some(turn.action.code().to_owned()),
        "entry" => expect.entry = turn.entry.clone(),
        "entries" => {
            expect.entries = if turn.entries.len() > 1 { turn.entries.clone() } else { Vec::new() };
        }
        "queue" => expect.queue = turn.record.as_ref().map(|record| record.queue.clone()),
        "notice" => expect.notice = turn.notices.first().map(|notice| notice.queue.clone()),
        "rule" => expect.rule = turn.rule.as_ref().map(|rule| rule.id.clone()),
        "care" => expect.care = turn.trace.care.clone(),
        "options" => {
            let offers = matches!(turn.action, Action::Clarify | Action::Confirm);
            let offered = turn.options.iter().filter(|_| offers);
            expect.options = offered.map(|option| option.id.as_str().into()).collect();
        }
        "lacks" => expect.lacks.retain(|text| *text != unmet.written),
        "contains" => {
            let becomes = unmet.becomes(kb, changed, came);
            let becomes = becomes.filter(|text| !expect.contains.contains(text));
            let at = expect.contains.iter().position(|text| *text == unmet.written);
            let Some(at) = at else { return };
            match becomes.zip(expect.contains.get_mut(at)) {
                Some((becomes, item)) => *item = becomes,
                None => {
                    expect.contains.remove(at);
                }
            }
        }
        field => {
            let field = field.strip_prefix("record.").and_then(RecordField::parse);
            let Some(field) = field else { return };
            match unmet.becomes(kb, changed, came) {
                Some(text) => expect.record.insert(field, text),
                None => expect.record.remove(&field),
            };
        }
    }
}

/// The piece of a reply that is most like a text, if it has at least half of the text's pairs of
/// letters.
fn nearest(text: &str, said: &str) -> Option<String> {
    let pairs = |text: &str| -> Vec<[char; 2]> {
        let letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
        letters.windows(2).filter_map(|pair| pair.try_into().ok()).collect()
    };
    let wanted = pairs(text);
    let shared = |piece: &str| {
        let has = pairs(piece);
        wanted.iter().filter(|pair| has.contains(pair)).count()
    };
    let ends = ['。', '；', '！', '？', '，', '\n', '：', ';', '!', '?', ','];
    let pieces = said.split(ends).map(str::trim);
    let pieces = pieces.filter(|piece| {
        !piece.is_empty() && piece.chars().count() <= LONGEST_PIECE && !piece.contains(['{', '}'])
    });
    // The first of equals.
    let best = pieces.rev().max_by_key(|piece| shared(piece))?;
    (shared(best) * 2 >= wanted.len().max(1)).then(|| best.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reworded_piece_takes_the_place_of_the_old_one() {
        let said = "现货24小时内从杭州发出，周末也发。退货请联系我们。";
        let text = nearest("24小时内从杭州仓发出", said);
        assert_eq!(text.as_deref(), Some("现货24小时内从杭州发出"));
        assert_eq!(nearest("发票在订单里下载", said), None);
    }
}
