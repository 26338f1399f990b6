//! Every wording with one slip, understood.

use std::collections::BTreeMap;

use kaopu_engine::insight::neighbours;
use kaopu_engine::{Program, for_each, understand};
use kaopu_model::{Faq, FaqId};

use super::bounds::Bounds;
use super::certificate::{Between, Certificate, Pairs, Slipped};
use super::slip::{Slip, says_enough, slipped, with_words_of};
use crate::wordings::spread;

/// Longer wordings are left out: with so many words around it one slip makes no difference, and
/// there would be hundreds of them.
const LONGEST: usize = 40;

/// Candidates that are told of a message.
const CANDIDATES: usize = 5;

/// What is looked at.
pub struct AmbiguityPlan<'a> {
    /// The program that understands.
    pub program: &'a Program,
    /// Of each entry so many wordings: the standard question, and phrasings spread over its list.
    pub wordings: usize,
    /// Threads that share the work. What comes of it is the same.
    pub threads: usize,
}

/// Which entries are how near to each other, each message standing alone: what a message is taken for
/// by its words and the knowledge base, without order, product and conversation. `keep_going` is told
/// how many messages are begun of how many; `None` if it says no.
pub fn ambiguity(
    plan: &AmbiguityPlan<'_>,
    keep_going: &mut dyn FnMut(usize, usize) -> bool,
) -> Option<Certificate> {
    let kb = plan.program.knowledge_base();
    let entries: Vec<&Faq> = kb.faqs.iter().filter(|faq| faq.enabled).collect();
    let ids: Vec<&FaqId> = entries.iter().map(|faq| &faq.id).collect();
    let places: BTreeMap<&FaqId, usize> = ids.iter().copied().zip(0..).collect();
    let (bounds, messages) = messages(plan, &entries);
    let messages: Vec<Slipped> = messages.into_values().collect();
    let understood = |one: &Slipped| Between::of(&understand(plan.program, &one.message), &places);
    let begun = &mut |begun| keep_going(begun, messages.len());
    let between = for_each(&messages, plan.threads, &understood, begun)?;
    let mut pairs = Pairs::default();
    for (from, between) in messages.iter().zip(between) {
        if let Some(between) = between {
            pairs.note(&ids, from, &between);
        }
    }
    let all_pairs = ids.len() * ids.len().saturating_sub(1) / 2;
    Some(Certificate { bounds, all_pairs, pairs: pairs.sorted() })
}

/// The messages, each once, with the first wording that it comes of.
fn messages(plan: &AmbiguityPlan<'_>, entries: &[&Faq]) -> (Bounds, BTreeMap<String, Slipped>) {
    let mut messages: BTreeMap<String, Slipped> = BTreeMap::new();
    let mut slips: BTreeMap<Slip, usize> = Slip::ALL.into_iter().map(|slip| (slip, 0)).collect();
    let (mut looked_at, mut too_long, mut too_little) = (0, 0, 0);
    for faq in entries {
        let near: BTreeMap<String, Vec<String>> = neighbours(plan.program, &faq.id)
            .into_iter()
            .map(|(wording, near)| (wording, near.into_iter().map(|one| one.wording).collect()))
            .collect();
        for wording in spread(faq, plan.wordings) {
            if wording.chars().count() > LONGEST {
                too_long += 1;
                continue;
            }
            looked_at += 1;
            let mut made = slipped(wording);
            let near = near.get(wording).into_iter().flatten();
            made.extend(near.flat_map(|other| with_words_of(wording, other)));
            for (slip, message) in made {
                if !says_enough(&message, wording) {
                    too_little += 1;
                    continue;
                }
                slips.entry(slip).and_modify(|count| *count += 1);
                messages.entry(message.clone()).or_insert_with(|| Slipped {
                    message,
                    wording: wording.to_owned(),
                    of: faq.id.clone(),
                    slip,
                });
            }
        }
    }
    let (sampled, exhaustive) =
        Slip::ALL.into_iter().partition(|slip| *slip == Slip::WordExchanged);
    let bounds = Bounds {
        wordings: entries.iter().map(|faq| 1 + faq.phrasings.len()).sum(),
        looked_at,
        too_long,
        too_little,
        messages: messages.len(),
        slips,
        exhaustive,
        sampled,
        candidates: CANDIDATES,
    };
    (bounds, messages)
}
