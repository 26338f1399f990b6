//! `unreachable-rule`: escalation rules that never fire, because rules tried before them catch
//! every message that they would; and `conflicting-rules`: two that catch the same and want
//! different things.
//!
//! Order state, channel and mood have few values, so they are gone through one by one; a rule is
//! dead if in each combination some rule that is tried before it holds whenever it does. All else
//! is compared condition by condition, and in doubt a rule lives.

use std::collections::{BTreeMap, BTreeSet};

use super::entry_sets::EntrySets;
use super::scope::{Scope, clipped};
use super::sieve::Sieve;
use crate::{Diagnostic, Mood, Place, Rule, RuleConditions};

/// What comparing may take in all, in words and entries looked at. In doubt a rule lives.
const MOST_STEPS: usize = 30_000_000;

pub(super) fn check(scope: &mut Scope<'_>) {
    let kb = scope.kb;
    // Rules that need no understanding are tried before all others, wherever they stand.
    let (early, late): (Vec<&Rule>, Vec<&Rule>) =
        kb.escalation.rules.iter().partition(|rule| !rule.when.needs_understanding());
    let sets = EntrySets::new(kb);
    let mut left = MOST_STEPS;
    let mut alike: BTreeMap<String, Alike<'_>> = BTreeMap::new();
    let mut before: Vec<Sieve<'_>> = Vec::new();
    for rule in early.into_iter().chain(late) {
        let sieve = Sieve::new(rule, &sets, &mut left);
        one(scope, &sieve, &before, &alike, &mut left);
        // A rule that only tells somebody takes no message from others, and others none from it.
        if rule.notifies {
            continue;
        }
        alike.entry(sieve.when.spelled.clone()).or_insert_with(|| Alike::new(rule)).add(rule);
        before.push(sieve);
    }
}

fn one(
    scope: &mut Scope<'_>,
    sieve: &Sieve<'_>,
    before: &[Sieve<'_>],
    alike: &BTreeMap<String, Alike<'_>>,
    left: &mut usize,
) {
    let rule = sieve.rule;
    if scope.all_read(&["escalation.toml"])
        && let Some((zh, en)) = never_holds(&rule.when)
    {
        let hint = (
            "补上缺的词，或改条件，或删掉这条规则",
            "Add the words, change the conditions, or delete the rule",
        );
        report(scope, rule, (zh, en), hint);
        return;
    }
    if rule.notifies {
        return;
    }
    let other = alike.get(&sieve.when.spelled).and_then(|alike| alike.wants_else(rule));
    if let Some(other) = other {
        conflict(scope, other, rule);
        return;
    }
    let caught = caught_by(sieve, before, left);
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

/// Rules with the same conditions: the first of them, and the first that wants something else.
struct Alike<'k> {
    first: &'k Rule,
    other: Option<&'k Rule>,
}

impl<'k> Alike<'k> {
    fn new(first: &'k Rule) -> Self {
        Self { first, other: None }
    }

    fn add(&mut self, rule: &'k Rule) {
        if self.other.is_none() && wants_else(self.first, rule) {
            self.other = Some(rule);
        }
    }

    /// The first of them that wants something else than a rule.
    fn wants_else(&self, rule: &Rule) -> Option<&'k Rule> {
        if wants_else(self.first, rule) { Some(self.first) } else { self.other }
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
            "a message is either not understood (`unknowns`), asked back about (`clarifications`) \
             or understood as an entry",
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
    let (one, other) = (clipped(&first.id), clipped(&second.id));
    let diagnostic = Diagnostic::error(
        "conflicting-rules",
        Place::row("escalation.toml", second.row),
        format!(
            "规则「{one}」和「{other}」的条件一样，去的队列或紧急程度却不一样；只有前一条会生效"
        ),
        format!(
            "the rules `{one}` and `{other}` catch the same and want different things; only the \
             first fires"
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

/// The rules that together catch all that a rule would, or nothing.
fn caught_by(rule: &Sieve<'_>, before: &[Sieve<'_>], left: &mut usize) -> Vec<String> {
    let mut wider: Vec<&Sieve<'_>> = Vec::new();
    for earlier in before {
        // What catches nothing of it is no help; a rule that has no state is caught by any.
        if rule.states != 0 && rule.states & earlier.states == 0
            || !earlier.when.holds_with(&rule.when, left)
        {
            continue;
        }
        // One rule that does it all says more than several that share it.
        if rule.states & !earlier.states == 0 {
            return vec![clipped(&earlier.rule.id).into_owned()];
        }
        wider.push(earlier);
    }
    let mut names = BTreeSet::new();
    let mut open = rule.states;
    for earlier in wider {
        if open & earlier.states != 0 {
            names.insert(clipped(&earlier.rule.id).into_owned());
            open &= !earlier.states;
        }
    }
    if open == 0 { names.into_iter().collect() } else { Vec::new() }
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
