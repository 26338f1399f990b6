//! `unreachable-rule`: escalation rules that never fire, because rules tried before them catch
//! every message that they would; and `conflicting-rules`: two that catch the same and want
//! different things.
//!
//! Order state, channel and mood have few values, so they are gone through one by one; a rule is
//! dead if in each combination some rule that is tried before it holds whenever it does. All else
//! is compared condition by condition, and in doubt a rule lives.

use std::collections::BTreeSet;

use super::conditions::situations;
use super::scope::Scope;
use crate::{
    Channel, Diagnostic, FaqId, KnowledgeBase, Mood, OrderState, Place, Rule, RuleConditions, fold,
};

pub(super) fn check(scope: &mut Scope<'_>) {
    let kb = scope.kb;
    // Rules that need no understanding are tried before all others, wherever they stand.
    let (early, late): (Vec<&Rule>, Vec<&Rule>) =
        kb.escalation.rules.iter().partition(|rule| !rule.when.needs_understanding());
    let tried: Vec<&Rule> = early.into_iter().chain(late).collect();
    for (at, rule) in tried.iter().enumerate() {
        if scope.all_read(&["escalation.toml"])
            && let Some((zh, en)) = never_holds(&rule.when)
        {
            let hint = (
                "补上缺的词，或改条件，或删掉这条规则",
                "Add the words, change the conditions, or delete the rule",
            );
            report(scope, rule, (zh, en), hint);
            continue;
        }
        if let Some(other) =
            tried.iter().take(at).find(|other| other.when == rule.when && wants_else(other, rule))
        {
            conflict(scope, other, rule);
            continue;
        }
        let caught = caught_by(kb, rule, tried.get(..at).unwrap_or_default());
        if !caught.is_empty() {
            let zh = format!("能触发它的消息都会先被规则「{}」接走", caught.join("」「"));
            let en = format!(
                "every message that it would catch is caught by `{}` before",
                caught.join("`, `")
            );
            let hint = (
                "把更具体的规则放到前面，或者收窄前面那条的条件，或者删掉这条",
                "Put the more specific rule first, narrow the other one, or delete this one",
            );
            report(scope, rule, (&zh, &en), hint);
        }
    }
}

/// Why no message can fulfil the conditions, if none can.
fn never_holds(when: &RuleConditions) -> Option<(&'static str, &'static str)> {
    if when.anger.is_some() && !when.mood.is_empty() && !when.mood.contains(&Mood::Angry) {
        return Some((
            "anger 只有生气的顾客才有，而 mood 里没有 angry",
            "only an angry customer has an `anger`, and `mood` does not hold angry",
        ));
    }
    let understood =
        when.asked.is_some() || !when.entries.is_empty() || !when.categories.is_empty();
    if [when.unknowns.is_some(), when.clarifications.is_some(), understood]
        .into_iter()
        .filter(|one| *one)
        .count()
        > 1
    {
        return Some((
            "一条消息只能是没听懂（unknowns）、要反问（clarifications）或听成某条问答中的一种",
            "a message is either not understood (`unknowns`), asked back about (`clarifications`) or understood as an entry",
        ));
    }
    // With alternatives: the one that can hold is enough, but each has to hold together with the
    // rest.
    let dead = |alternative: &RuleConditions| {
        let phases = [
            when.unknowns.is_some() || alternative.unknowns.is_some(),
            when.clarifications.is_some() || alternative.clarifications.is_some(),
            understood
                || alternative.asked.is_some()
                || !alternative.entries.is_empty()
                || !alternative.categories.is_empty(),
        ];
        phases.into_iter().filter(|one| *one).count() > 1 || never_holds(alternative).is_some()
    };
    if !when.any.is_empty() && when.any.iter().all(dead) {
        return Some((
            "它列出的几种情况（any）没有一种会发生",
            "none of its alternatives (`any`) can hold",
        ));
    }
    None
}

fn wants_else(one: &Rule, other: &Rule) -> bool {
    (&one.queue, &one.fallback, one.urgency) != (&other.queue, &other.fallback, other.urgency)
}

fn conflict(scope: &mut Scope<'_>, first: &Rule, second: &Rule) {
    let diagnostic = Diagnostic::error(
        "conflicting-rules",
        Place::row("escalation.toml", second.row),
        format!(
            "规则「{}」和「{}」的条件一样，去的队列或紧急程度却不一样；只有前一条会生效",
            first.id, second.id
        ),
        format!(
            "the rules `{}` and `{}` catch the same and want different things; only the first fires",
            first.id, second.id
        ),
    );
    let diagnostic = diagnostic.beside(second.part(), "when");
    scope.report(
        diagnostic.with_hint(
            "留一条，或把条件区分开",
            "Keep one of them, or make their conditions differ",
        ),
    );
}

/// The rules that together catch all that `rule` would, or nothing.
fn caught_by(kb: &KnowledgeBase, rule: &Rule, before: &[&Rule]) -> Vec<String> {
    let wider: Vec<&Rule> =
        before.iter().copied().filter(|earlier| implies(kb, &rule.when, &earlier.when)).collect();
    let states = |when: &RuleConditions| -> Vec<(OrderState, Channel, Mood)> {
        let all = situations()
            .flat_map(|(order, channel)| Mood::ALL.iter().map(move |mood| (order, channel, *mood)));
        all.filter(|(order, channel, mood)| fits(when, *order, *channel, *mood)).collect()
    };
    let own = states(&rule.when);
    let takes = |earlier: &&Rule, (order, channel, mood): (OrderState, Channel, Mood)| {
        fits(&earlier.when, order, channel, mood)
    };
    // One rule that does it all says more than several that share it.
    if let Some(one) = wider.iter().find(|earlier| own.iter().all(|state| takes(earlier, *state))) {
        return vec![one.id.0.clone()];
    }
    let mut names = BTreeSet::new();
    for state in own {
        match wider.iter().find(|earlier| takes(earlier, state)) {
            Some(earlier) => names.insert(earlier.id.0.clone()),
            None => return Vec::new(),
        };
    }
    names.into_iter().collect()
}

fn fits(when: &RuleConditions, order: OrderState, channel: Channel, mood: Mood) -> bool {
    (when.orders.is_empty() || when.orders.contains(&order))
        && (when.channels.is_empty() || when.channels.contains(&channel))
        && (when.mood.is_empty() || when.mood.contains(&mood))
        && (when.anger.is_none() || mood == Mood::Angry)
}

/// Whether all other conditions of `wide` hold whenever those of `narrow` do.
fn implies(kb: &KnowledgeBase, narrow: &RuleConditions, wide: &RuleConditions) -> bool {
    let at_least = |narrow: Option<u32>, wide: Option<u32>| {
        wide.is_none() || narrow.is_some() && narrow >= wide
    };
    (!wide.request_human || narrow.request_human)
        && subset(&narrow.danger, &wide.danger)
        && words_imply(&narrow.words, &wide.words)
        && at_least(narrow.anger, wide.anger)
        && at_least(narrow.unknowns, wide.unknowns)
        && at_least(narrow.asked, wide.asked)
        && at_least(narrow.clarifications, wide.clarifications)
        && subset(&narrow.levels, &wide.levels)
        && (wide.hours.is_none() || narrow.hours == wide.hours)
        && (wide.any.is_empty()
            || narrow.any == wide.any
            || wide.any.iter().any(|one| alone_implies(kb, narrow, one)))
        && (wide.amount_over.is_none()
            || narrow.amount_over.is_some() && narrow.amount_over >= wide.amount_over)
        && entries_imply(kb, narrow, wide)
}

/// Whether an alternative of `wide` holds whenever `narrow` does, in every state.
fn alone_implies(kb: &KnowledgeBase, narrow: &RuleConditions, one: &RuleConditions) -> bool {
    subset(&narrow.orders, &one.orders)
        && subset(&narrow.channels, &one.channels)
        && subset(&narrow.mood, &one.mood)
        && implies(kb, narrow, one)
}

fn subset<T: PartialEq>(narrow: &[T], wide: &[T]) -> bool {
    wide.is_empty() || !narrow.is_empty() && narrow.iter().all(|item| wide.contains(item))
}

/// A word counts only where no negation stands before it, so a longer word proves a shorter one
/// only if it begins with it.
fn words_imply(narrow: &[String], wide: &[String]) -> bool {
    let wide: Vec<String> = wide.iter().map(|word| fold(word)).collect();
    wide.is_empty()
        || !narrow.is_empty()
            && narrow
                .iter()
                .map(|word| fold(word))
                .all(|word| wide.iter().any(|start| word.starts_with(start.as_str())))
}

fn entries_imply(kb: &KnowledgeBase, narrow: &RuleConditions, wide: &RuleConditions) -> bool {
    if wide.entries.is_empty() && wide.categories.is_empty() {
        return true;
    }
    if narrow.entries.is_empty() && narrow.categories.is_empty() {
        return false;
    }
    let caught = entries_of(kb, narrow);
    // A rule that names only entries that do not exist is reported for that.
    !caught.is_empty() && caught.is_subset(&entries_of(kb, wide))
}

/// The entries that fulfil both conditions on entries and on categories.
fn entries_of<'k>(kb: &'k KnowledgeBase, when: &RuleConditions) -> BTreeSet<&'k FaqId> {
    kb.faqs
        .iter()
        .filter(|faq| faq.enabled)
        .filter(|faq| when.entries.is_empty() || when.entries.contains(&faq.id))
        .filter(|faq| when.categories.is_empty() || when.categories.contains(&faq.category))
        .map(|faq| &faq.id)
        .collect()
}

fn report(scope: &mut Scope<'_>, rule: &Rule, reason: (&str, &str), hint: (&str, &str)) {
    let diagnostic = Diagnostic::error(
        "unreachable-rule",
        Place::row("escalation.toml", rule.row),
        format!("规则「{}」永远不会触发：{}", rule.id, reason.0),
        format!("the rule `{}` never fires: {}", rule.id, reason.1),
    );
    scope.report(diagnostic.beside(rule.part(), "when").with_hint(hint.0, hint.1));
}
