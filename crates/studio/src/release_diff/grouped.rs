//! Changes by what caused them, each told once with all places in which it was found.

use std::collections::BTreeMap;

use kaopu_engine::compare::{BehaviorChange, BehaviorPlace, HandOff, Outcome};
use kaopu_model::Dialogue;

use super::asked::Asked;
use super::cause::ChangeCause;
use super::diff::{ChangeGroup, ChangedTurn};
use super::explain::{self, States};
use super::pair;

pub(super) fn grouped(
    changes: Vec<BehaviorChange>,
    asked: &Asked,
    dialogues: &[&Dialogue],
    states: States<'_>,
) -> Vec<ChangeGroup> {
    let mut groups: BTreeMap<ChangeCause, Turns> = BTreeMap::new();
    // The conversation of the change before, and what caused that.
    let mut last: Option<(Conversation, ChangeCause)> = None;
    for change in changes {
        let conversation = Conversation::of(&change.place);
        // What was said before goes to the human, too.
        let only_record = change.differs.record && !change.differs.is_noticed();
        let of_before = last.take().filter(|(before, _)| only_record && *before == conversation);
        let cause = match of_before {
            Some((_, cause)) => cause,
            None => explain::of(
                &change,
                &asked.place(change.text.clone(), change.place.clone()).place,
                states,
            ),
        };
        last = Some((conversation, cause.clone()));
        groups.entry(cause).or_default().add(change, asked, dialogues);
    }
    let mut groups: Vec<ChangeGroup> = groups
        .into_iter()
        .map(|(cause, turns)| ChangeGroup { cause, turns: turns.named() })
        .collect();
    for group in &mut groups {
        group.turns.sort_by_key(|turn| (turn.verdict, std::cmp::Reverse(turn.changed())));
    }
    groups.sort_by_key(|group| (!group.is_worse(), std::cmp::Reverse(group.places())));
    groups
}

/// A conversation, wherever it comes from.
#[derive(PartialEq, Eq)]
enum Conversation {
    Dialogue(String),
    Number(u32),
    Alone,
}

impl Conversation {
    fn of(place: &BehaviorPlace) -> Self {
        match place {
            BehaviorPlace::Dialogue { file, .. } => Self::Dialogue(file.clone()),
            BehaviorPlace::Message { conversation, .. } => Self::Number(*conversation),
            BehaviorPlace::Phrasing { .. } => Self::Alone,
        }
    }
}

/// What one edit changes; where each is found again by what is noticed of it.
#[derive(Default)]
struct Turns {
    turns: Vec<ChangedTurn>,
    found: BTreeMap<String, usize>,
}

impl Turns {
    fn add(&mut self, change: BehaviorChange, asked: &Asked, dialogues: &[&Dialogue]) {
        let name = pair::name(&change);
        let key = format!(
            "{}\n{}\n{} {:?}",
            noticed(&change.before, &change.handed_before),
            noticed(&change.after, &change.handed_after),
            change.differs.record,
            change.verdict
        );
        let place = asked.place(change.text.clone(), change.place.clone());
        if let Some(turn) = self.found.get(&key).and_then(|at| self.turns.get_mut(*at)) {
            turn.places.push(place);
            turn.pairs.push(name);
            return;
        }
        self.found.insert(key, self.turns.len());
        self.turns.push(ChangedTurn {
            id: String::new(),
            said: asked.said(&change.place, dialogues),
            places: vec![place],
            pairs: vec![name],
            before: change.before,
            after: change.after,
            handed_before: change.handed_before,
            handed_after: change.handed_after,
            record: change.differs.record,
            verdict: change.verdict,
        });
    }

    fn named(mut self) -> Vec<ChangedTurn> {
        for turn in &mut self.turns {
            turn.id = pair::of_all(turn.pairs.iter().map(String::as_str));
        }
        self.turns
    }
}

/// What is the same for whoever looks at it, however sure the bot is and whatever else the customer
/// had said.
fn noticed(outcome: &Outcome, handed: &HandOff) -> String {
    let rule = handed.rule.as_ref().map(|rule| &rule.id);
    let queues = handed.records.iter().map(|record| (&record.queue, record.kind));
    let queues: Vec<_> = queues.collect();
    let Outcome { action, entry, questions, said, score: _, pictures } = outcome;
    format!("{action:?} {entry:?} {questions:?} {said:?} {pictures:?} {rule:?} {queues:?}")
}
