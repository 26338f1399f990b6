//! Every mistake tried, on several threads.

use std::sync::Arc;

use jiff::civil::DateTime;
use kaopu_engine::{Message, PlayedDialogue, Program, for_each, messages, play};
use kaopu_model::{Dialogue, KnowledgeBase};

use super::fate::{Fate, Noticed, Replayed, checked, found, parted, replayed};
use super::mutant::{Change, Guarded, Mutant, MutationKind};
use super::mutations::mutants;
use super::probes::{all_wordings, probes};
use super::propose::proposed;
use super::recall::Earlier;
use crate::circumstances::{Prober, asked};

/// What is tried, and by whom it may be noticed.
pub struct Plan<'a> {
    /// The program that answers from the knowledge base today.
    pub program: &'a Program,
    /// Of so many phrasings of an entry each is dropped.
    pub phrasings: usize,
    /// Threads that share the work. What comes of it is the same.
    pub threads: usize,
    /// The gate of a release that has something against a state that it has not against today's.
    pub gate: &'a (dyn Fn(&Arc<KnowledgeBase>) -> Option<String> + Sync),
    /// What an earlier run found: what can't have changed is not tried again.
    pub earlier: Option<&'a Earlier>,
}

/// A mutant and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The mutant.
    pub mutant: Mutant,
    /// What became of it.
    pub fate: Fate,
}

/// How well a knowledge base is protected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protection {
    /// Every mutant, in the order in which they are made.
    pub judged: Vec<Judged>,
    /// When it was asked, where nothing else is said: the hour of most test dialogues.
    pub asked_at: DateTime,
}

impl Protection {
    /// Mutants that somebody notices, nobody notices, and that change nothing; of one kind, or of
    /// all.
    #[must_use]
    pub fn count(&self, kind: Option<MutationKind>) -> (usize, usize, usize) {
        let of_kind =
            self.judged.iter().filter(|one| kind.is_none_or(|kind| one.mutant.kind == kind));
        of_kind.fold((0, 0, 0), |(noticed, unnoticed, equivalent), one| match one.fate {
            Fate::Noticed(_) => (noticed + 1, unnoticed, equivalent),
            Fate::Unnoticed(_) => (noticed, unnoticed + 1, equivalent),
            Fate::Equivalent => (noticed, unnoticed, equivalent + 1),
        })
    }

    /// The share of mutants that are noticed, of those that change something, in ten-thousandths,
    /// rounded down; all of them if there are none.
    #[must_use]
    pub fn score(&self) -> u32 {
        let (noticed, unnoticed, _) = self.count(None);
        let share = (noticed * 10_000).checked_div(noticed + unnoticed).unwrap_or(10_000);
        u32::try_from(share).unwrap_or_default()
    }

    /// What nobody notices.
    pub fn unnoticed(&self) -> impl Iterator<Item = (&Mutant, Option<&Dialogue>)> {
        self.judged.iter().filter_map(|one| match &one.fate {
            Fate::Unnoticed(dialogue) => Some((&one.mutant, dialogue.as_deref())),
            Fate::Noticed(_) | Fate::Equivalent => None,
        })
    }
}

/// Makes every mistake and asks who notices. `keep_going` is told how many are done of how many; if
/// it says no, there is no result.
pub fn protection(
    plan: &Plan<'_>,
    keep_going: &mut dyn FnMut(usize, usize) -> bool,
) -> Option<Protection> {
    let kb = plan.program.knowledge_base();
    let all = mutants(kb, plan.phrasings);
    let judge = Judge::new(plan);
    let numbered: Vec<(usize, &Mutant)> = all.iter().enumerate().collect();
    let fate = |(number, mutant): &(usize, &Mutant)| judge.fate(*number, mutant);
    let begun = &mut |begun| keep_going(begun, numbered.len());
    let fates = for_each(&numbered, plan.threads, &fate, begun)?;
    let asked_at = judge.prober.now;
    let judged = all.into_iter().zip(fates);
    let judged = judged.map(|(mutant, fate)| Judged { mutant, fate }).collect();
    Some(Protection { judged, asked_at })
}

/// What is known of today's state.
struct Judge<'a> {
    plan: &'a Plan<'a>,
    program: Program,
    prober: Prober<'a>,
    played: Vec<PlayedDialogue>,
    found: Vec<(String, String)>,
}

impl<'a> Judge<'a> {
    fn new(plan: &'a Plan<'a>) -> Self {
        let program = plan.program.remembering();
        let kb = plan.program.knowledge_base();
        let played = kb.dialogues.iter().map(|one| play(&program, one)).collect();
        Self { plan, program, prober: Prober::new(kb), played, found: found(kb) }
    }

    fn fate(&self, number: usize, mutant: &Mutant) -> Fate {
        let earlier = self.plan.earlier;
        let known = earlier.and_then(|earlier| earlier.fate(number, mutant));
        let holds = earlier.filter(|earlier| earlier.holds(self.prober.now));
        if let (Some(earlier), Some(Fate::Noticed(by))) = (holds, known)
            && earlier.still_notices(by)
        {
            return Fate::Noticed(by.clone());
        }
        let kb = Arc::new(mutant.of(self.prober.kb));
        let program = self.program.recompile(kb.clone());
        if let Some(Fate::Noticed(Noticed::Check { .. })) = known
            && let Some(by) = checked(&self.found, &kb)
        {
            return Fate::Noticed(by);
        }
        let mut dialogues = self.dialogues(mutant, known);
        // Those that were played before went as they went, or differ and don't fail.
        let settled = known.filter(|fate| !matches!(fate, Fate::Noticed(_)));
        let settled = settled.zip(holds.filter(|earlier| earlier.all_there));
        if let Some((_, earlier)) = settled {
            dialogues.retain(|(dialogue, _)| !earlier.unchanged.contains(&dialogue.file));
        }
        let replayed = replayed(&program, dialogues);
        if let Replayed::Fails(by) = replayed {
            return Fate::Noticed(by);
        }
        if let Some(by) = checked(&self.found, &kb) {
            return Fate::Noticed(by);
        }
        if let Some((fate, _)) = settled
            && (matches!(replayed, Replayed::Same) || matches!(fate, Fate::Unnoticed(Some(_))))
        {
            return fate.clone();
        }
        if changes_texts(mutant)
            && let Some(gate) = (self.plan.gate)(&kb)
        {
            return Fate::Noticed(Noticed::Gate { gate });
        }
        let mut differs = false;
        for probe in probes(&self.prober, mutant) {
            let Some((number, was, is)) = parted(&self.program, &program, &probe) else { continue };
            differs = true;
            let both = (&self.program, &program);
            if let Some(dialogue) = proposed(both, mutant, &probe, (number, &was, &is)) {
                return Fate::Unnoticed(Some(Box::new(dialogue)));
            }
        }
        if let Replayed::Differs(dialogue) = replayed {
            return Fate::Unnoticed(self.stricter(&program, mutant, dialogue).map(Box::new));
        }
        if differs || (changes_understanding(mutant) && self.any_wording_differs(&program)) {
            return Fate::Unnoticed(None);
        }
        Fate::Equivalent
    }

    /// The dialogues: the one that noticed before, then those that are about what the mutant
    /// changes.
    fn dialogues(
        &self,
        mutant: &Mutant,
        known: Option<&Fate>,
    ) -> Vec<(&Dialogue, &PlayedDialogue)> {
        let mut all: Vec<_> = self.prober.kb.dialogues.iter().zip(&self.played).collect();
        let by = match known {
            Some(Fate::Noticed(Noticed::Dialogue { file, .. })) => Some(file),
            _ => None,
        };
        let noticed = |dialogue: &Dialogue| by == Some(&dialogue.file);
        all.sort_by_key(|(dialogue, played)| {
            (!noticed(dialogue), !is_about(mutant, dialogue, played))
        });
        all
    }

    /// A dialogue that differs without failing, as one that fails.
    fn stricter(&self, other: &Program, mutant: &Mutant, dialogue: &Dialogue) -> Option<Dialogue> {
        let said = messages(dialogue);
        let (number, was, is) = parted(&self.program, other, &said)?;
        proposed((&self.program, other), mutant, &said, (number, &was, &is))
    }

    /// Whether any wording of any entry, asked plainly, comes out otherwise.
    fn any_wording_differs(&self, other: &Program) -> bool {
        let plain = [self.prober.plain()];
        let mut probes = asked(all_wordings(self.prober.kb), &plain).into_iter();
        probes.any(|probe: Vec<Message>| parted(&self.program, other, &probe).is_some())
    }
}

/// Whether the mistake is in what messages are understood by, so that any message may come out
/// otherwise, not only those about its place.
fn changes_understanding(mutant: &Mutant) -> bool {
    let change = &mutant.change;
    matches!(change, Change::DropPhrasing(..) | Change::DropSynonym(_) | Change::Disable(_))
}

/// Whether the mistake is in what is said, so that a gate that reads all texts may notice.
fn changes_texts(mutant: &Mutant) -> bool {
    let words = matches!(mutant.change, Change::DropDangerWord(..) | Change::MoveRule(_));
    !words && !changes_understanding(mutant)
}

fn is_about(mutant: &Mutant, dialogue: &Dialogue, played: &PlayedDialogue) -> bool {
    let mut turns = played.turns.iter().map(|played| &played.turn);
    match &mutant.guarded {
        Guarded::Entry(id) => {
            turns.any(|turn| turn.entry.as_ref() == Some(id) || turn.entries.contains(id))
        }
        Guarded::Rule(id) => {
            turns.any(|turn| turn.rule.as_ref().is_some_and(|rule| rule.id == *id))
        }
        Guarded::Product(id) => {
            dialogue.context.product.as_ref() == Some(id)
                || turns.any(|turn| turn.trace.products.contains(id))
        }
        Guarded::Fact(key) => turns.any(|turn| {
            let answer = turn.trace.answer.as_ref();
            answer.is_some_and(|answer| answer.facts.iter().any(|fact| fact.name == *key))
        }),
        Guarded::Danger(topic) => {
            turns.any(|turn| turn.trace.danger.iter().any(|hit| hit.topic == *topic))
        }
        Guarded::Synonym(term) => dialogue.turns.iter().any(|turn| turn.customer.contains(term)),
    }
}
