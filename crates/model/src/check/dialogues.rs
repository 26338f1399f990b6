//! What test dialogues name: `unknown-entry`, `unknown-queue`, `unknown-id`,
//! `unknown-placeholder`.

use super::ids::with_guess;
use super::rules::{unknown_entry, unknown_queue};
use super::scope::{Scope, clipped};
use crate::{DIALOGUES, Diagnostic, Dialogue, DialogueTurn, Place, Placeholder, Template};

pub(super) fn check(scope: &mut Scope<'_>) {
    for dialogue in &scope.kb.dialogues {
        let file = format!("{DIALOGUES}{}", dialogue.file);
        if let Some(product) = &dialogue.context.product {
            unknown_product(scope, product, Place::file(&file));
        }
        for (number, turn) in (1..).zip(&dialogue.turns) {
            let place = Place::row(&file, turn.row);
            if let Some(product) = turn.context.as_ref().and_then(|change| change.product.as_ref())
            {
                unknown_product(scope, product, place.clone());
            }
            expectations(scope, dialogue, number, turn, &place);
        }
    }
}

fn expectations(
    scope: &mut Scope<'_>,
    dialogue: &Dialogue,
    number: usize,
    turn: &DialogueTurn,
    place: &Place,
) {
    let Some(expect) = &turn.expect else { return };
    let title = clipped(if dialogue.title.is_empty() { &dialogue.file } else { &dialogue.title });
    let (who_zh, who_en) = (
        format!("用例「{title}」第 {number} 轮"),
        format!("turn {number} of the dialogue `{title}`"),
    );
    for id in expect.entry.iter().chain(&expect.entries).chain(&expect.options) {
        unknown_entry(scope, id, place, &who_zh, &who_en);
        if scope.known.faqs.get(&**id).is_some_and(|faq| !faq.enabled) {
            let diagnostic = Diagnostic::error(
                "unknown-entry",
                place.clone(),
                format!("{who_zh}里写的问答「{id}」已停用，不会被回答"),
                format!("{who_en} names the entry `{id}`, which is disabled"),
            );
            scope.report(
                diagnostic.with_hint(
                    "启用这条问答，或修改用例",
                    "Enable the entry, or change the dialogue",
                ),
            );
        }
    }
    for text in expect.contains.iter().chain(expect.record.values()) {
        unknown_fact(scope, text, place, (&who_zh, &who_en));
    }
    for queue in expect.queue.iter().chain(&expect.notice) {
        unknown_queue(scope, queue, place, &who_zh, &who_en);
    }
    if let Some(care) = &expect.care
        && scope.all_read(&["care.toml"])
        && !scope.known.care.contains_key(care.as_str())
    {
        let diagnostic = Diagnostic::error(
            "unknown-id",
            place.clone(),
            format!("{who_zh}里写的关怀时刻「{care}」不存在"),
            format!("{who_en} names the care moment `{care}`, which does not exist"),
        );
        let known = scope.kb.care.moments.iter().map(|known| known.id.as_str());
        let guess = scope.guesses.closest(care, known);
        scope.report(with_guess(diagnostic, guess, "care.toml"));
    }
    if let Some(rule) = &expect.rule
        && scope.all_read(&["escalation.toml"])
        && !scope.known.rules.contains(&**rule)
    {
        let diagnostic = Diagnostic::error(
            "unknown-id",
            place.clone(),
            format!("{who_zh}里写的规则「{rule}」不存在"),
            format!("{who_en} names the rule `{rule}`, which does not exist"),
        );
        let rules = scope.kb.escalation.rules.iter();
        let guess = scope.guesses.closest(rule, rules.map(|known| &*known.id));
        scope.report(with_guess(diagnostic, guess, "escalation.toml"));
    }
}

/// A text that is expected may refer to facts; a reply never has another placeholder in it.
fn unknown_fact(scope: &mut Scope<'_>, text: &str, place: &Place, (zh, en): (&str, &str)) {
    if !scope.all_read(&["facts.csv"]) {
        return;
    }
    let (template, _) = Template::read(text);
    for placeholder in template.placeholders() {
        let guess = match placeholder {
            Placeholder::Fact(key) if scope.known.facts.contains(key.as_str()) => continue,
            Placeholder::Fact(key) => {
                let known = scope.kb.facts.iter().map(|fact| fact.key.as_str());
                scope.guesses.closest(key, known)
            }
            _ => None,
        };
        let diagnostic = Diagnostic::error(
            "unknown-placeholder",
            place.clone(),
            format!("{zh}要求回复里有 {{{placeholder}}}，但没有这个事实"),
            format!("{en} expects {{{placeholder}}} in a reply, which is no fact"),
        );
        scope.report(with_guess(diagnostic, guess, "facts.csv"));
    }
}

fn unknown_product(scope: &mut Scope<'_>, product: &crate::ProductId, place: Place) {
    if !scope.all_read(&["products.csv"]) || scope.known.products.contains_key(&**product) {
        return;
    }
    let diagnostic = Diagnostic::error(
        "unknown-id",
        place,
        format!("没有 id 为「{product}」的商品"),
        format!("there is no product `{product}`"),
    );
    let products = scope.kb.products.products.iter();
    let guess = scope.guesses.closest(product, products.map(|known| &*known.id));
    scope.report(with_guess(diagnostic, guess, "products.csv"));
}
