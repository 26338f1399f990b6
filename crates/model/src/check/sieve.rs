//! A hand-over rule as it is compared with others, worked out once.

use std::collections::BTreeSet;

use super::bits::Bits;
use super::conditions::situations;
use super::entry_sets::EntrySets;
use crate::{Mood, Rule, RuleConditions, fold};

/// A rule.
pub(super) struct Sieve<'k> {
    pub(super) rule: &'k Rule,
    pub(super) when: Conditions<'k>,
    /// The combinations of order state, channel and mood in which it can hold, one bit for each.
    pub(super) states: u128,
}

impl<'k> Sieve<'k> {
    /// What it took is taken from `left`.
    pub(super) fn new(rule: &'k Rule, sets: &EntrySets<'k>, left: &mut usize) -> Self {
        let when = Conditions::new(&rule.when, sets, left);
        Self { rule, states: when.states(), when }
    }
}

/// The conditions of a rule, or of one of its alternatives.
pub(super) struct Conditions<'k> {
    when: &'k RuleConditions,
    /// Equal for equal conditions, and for no others.
    pub(super) spelled: String,
    danger: BTreeSet<&'k str>,
    levels: BTreeSet<&'k str>,
    /// Folded, sorted.
    words: Vec<String>,
    /// Those of the words that begin with no other of them; sorted.
    starts: Vec<String>,
    entries: Option<Bits>,
    any: Vec<Self>,
    any_spelled: String,
}

impl<'k> Conditions<'k> {
    fn new(when: &'k RuleConditions, sets: &EntrySets<'k>, left: &mut usize) -> Self {
        let words: BTreeSet<String> = when.words.iter().map(|word| fold(word)).collect();
        let words: Vec<String> = words.into_iter().collect();
        let mut starts: Vec<String> = Vec::new();
        for word in &words {
            if starts.last().is_none_or(|start| !word.starts_with(start.as_str())) {
                starts.push(word.clone());
            }
        }
        let entries = sets.of(when).map(|(entries, steps)| {
            *left = left.saturating_sub(steps);
            entries
        });
        Self {
            when,
            spelled: format!("{when:?}"),
            danger: when.danger.iter().map(String::as_str).collect(),
            levels: when.levels.iter().map(String::as_str).collect(),
            words,
            starts,
            entries,
            any: when.any.iter().map(|one| Self::new(one, sets, left)).collect(),
            any_spelled: format!("{:?}", when.any),
        }
    }

    fn states(&self) -> u128 {
        let (orders, channels) = (alike(&self.when.orders), alike(&self.when.channels));
        let moods = alike(&self.when.mood);
        let mut states = 0;
        let all = situations()
            .flat_map(|(order, channel)| Mood::ALL.iter().map(move |mood| (order, channel, *mood)));
        for (at, (order, channel, mood)) in all.enumerate() {
            let holds = (orders.is_empty() || orders.contains(&order))
                && (channels.is_empty() || channels.contains(&channel))
                && (moods.is_empty() || moods.contains(&mood))
                && (self.when.anger.is_none() || mood == Mood::Angry);
            states |= u128::from(holds) << at;
        }
        states
    }

    /// Whether all of them but order state, channel and mood hold whenever those of `narrow` do.
    pub(super) fn holds_with(&self, narrow: &Self, left: &mut usize) -> bool {
        let (wide, of) = (self.when, narrow.when);
        let at_least = |narrow: Option<u32>, wide: Option<u32>| {
            wide.is_none() || narrow.is_some() && narrow >= wide
        };
        let steps = 1 + if self.words.is_empty() { 0 } else { narrow.words.len() };
        let Some(fewer) = left.checked_sub(steps) else {
            *left = 0;
            return false;
        };
        *left = fewer;
        (!wide.request_human || of.request_human)
            && subset(&narrow.danger, &self.danger)
            && at_least(of.anger, wide.anger)
            && at_least(of.unknowns, wide.unknowns)
            && at_least(of.asked, wide.asked)
            && at_least(of.clarifications, wide.clarifications)
            && subset(&narrow.levels, &self.levels)
            && (wide.hours.is_none() || of.hours == wide.hours)
            && (wide.amount_over.is_none()
                || of.amount_over.is_some() && of.amount_over >= wide.amount_over)
            && self.words_hold_with(narrow)
            && self.entries_hold_with(narrow, left)
            && (self.any.is_empty()
                || narrow.any_spelled == self.any_spelled
                || self.any.iter().any(|one| one.alone_holds_with(narrow, left)))
    }

    /// Whether an alternative holds whenever `narrow` does, in every state.
    fn alone_holds_with(&self, narrow: &Self, left: &mut usize) -> bool {
        let (wide, of) = (self.when, narrow.when);
        subset(&alike(&of.orders), &alike(&wide.orders))
            && subset(&alike(&of.channels), &alike(&wide.channels))
            && subset(&alike(&of.mood), &alike(&wide.mood))
            && self.holds_with(narrow, left)
    }

    /// A word counts only where no negation stands before it, so a longer word proves a shorter one
    /// only if it begins with it.
    fn words_hold_with(&self, narrow: &Self) -> bool {
        // Of the sorted starts the one right before a word is the only one that it may begin with.
        let proves = |word: &String| {
            let next = self.starts.partition_point(|start| start <= word);
            let start = next.checked_sub(1).and_then(|before| self.starts.get(before));
            start.is_some_and(|start| word.starts_with(start.as_str()))
        };
        self.words.is_empty() || !narrow.words.is_empty() && narrow.words.iter().all(proves)
    }

    fn entries_hold_with(&self, narrow: &Self, left: &mut usize) -> bool {
        match (&narrow.entries, &self.entries) {
            (_, None) => true,
            (None, Some(_)) => false,
            // A rule that names only entries that do not exist is reported for that.
            (Some(narrow), Some(wide)) => {
                *left = left.saturating_sub(wide.steps());
                !narrow.is_empty() && narrow.is_subset(wide)
            }
        }
    }
}

/// The values of a list, each once.
fn alike<T: Ord + Copy>(values: &[T]) -> BTreeSet<T> {
    values.iter().copied().collect()
}

fn subset<T: Ord>(narrow: &BTreeSet<T>, wide: &BTreeSet<T>) -> bool {
    wide.is_empty() || !narrow.is_empty() && narrow.is_subset(wide)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::KnowledgeBase;

    use super::*;

    proptest! {
        #[test]
        fn words_are_proved_by_what_they_begin_with(
            narrow in prop::collection::vec("[ab]{1,4}", 0..5),
            wide in prop::collection::vec("[ab]{1,3}", 0..5),
        ) {
            let plain = wide.is_empty()
                || !narrow.is_empty()
                    && narrow.iter().all(|word| wide.iter().any(|start| word.starts_with(start.as_str())));
            let kb = KnowledgeBase::default();
            let sets = EntrySets::new(&kb);
            let of = |words: &Vec<String>| RuleConditions { words: words.clone(), ..RuleConditions::default() };
            let (narrow, wide) = (of(&narrow), of(&wide));
            let (narrow, wide) = (Conditions::new(&narrow, &sets, &mut 9), Conditions::new(&wide, &sets, &mut 9));
            prop_assert_eq!(wide.words_hold_with(&narrow), plain);
        }
    }
}
