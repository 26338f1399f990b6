//! An entry's check-up: each of its wordings is asked as if it did not stand there.

use std::collections::BTreeMap;
use std::sync::Arc;

use kaopu_engine::{Act, Candidate, Program, Score, Understanding, understand};
use kaopu_model::{EntryDraft, Faq, FaqId, KnowledgeBase};

use crate::error::ApiResult;
use crate::view::{Checkup, ConfusableEntry, Rival, Standing, Tie, WordingCheck};
use crate::workspace::Workspace;

/// Confusable entries that are shown, and wordings that tie each.
const MOST_CONFUSABLE: usize = 4;
const MOST_TIES: usize = 3;

/// A rival that comes within this share of the entry's own confidence, in percent, is a danger of confusion.
const CONFUSABLE_SHARE: u32 = 70;

impl Workspace {
    /// Checks an entry as the draft has it.
    ///
    /// # Errors
    /// A file that the draft would change can't be read.
    pub fn check_up(&self, draft: &EntryDraft) -> ApiResult<Checkup> {
        let program = self.program_for(draft)?;
        let kb = program.knowledge_base();
        let Some(faq) = kb.faq(&draft.id).filter(|faq| faq.enabled) else {
            return Ok(Checkup { wordings: Vec::new(), confusable: Vec::new() });
        };
        let wordings: Vec<WordingCheck> = wordings_of(faq, draft)
            .map(|(index, text)| check(faq, index, text, &understand(&without(&program, &faq.id, index, text), text)))
            .collect();
        let confusable = confusable(&wordings);
        Ok(Checkup { wordings, confusable })
    }
}

/// The wordings with their places in the draft: what is blank there is not in the knowledge base.
fn wordings_of<'a>(faq: &'a Faq, draft: &'a EntryDraft) -> impl Iterator<Item = (Option<u32>, &'a str)> {
    let phrasings = (0..).zip(&draft.phrasings).filter(|(_, text)| !text.trim().is_empty());
    std::iter::once((None, faq.question.as_str())).chain(phrasings.map(|(index, text)| (Some(index), text.trim())))
}

/// The program without one wording. An entry that loses its standard question keeps its place, so that the wording can still find it.
fn without(program: &Program, entry: &FaqId, index: Option<u32>, text: &str) -> Program {
    let mut kb: KnowledgeBase = program.knowledge_base().clone();
    if let Some(faq) = kb.faqs.iter_mut().find(|faq| faq.id == *entry) {
        match index {
            None => faq.question.clear(),
            Some(_) => faq.phrasings.retain(|phrasing| phrasing.text.trim() != text),
        }
    }
    program.recompile(Arc::new(kb))
}

fn check(faq: &Faq, index: Option<u32>, text: &str, found: &Understanding) -> WordingCheck {
    let is_own = |candidate: &&Candidate| candidate.entry == faq.id;
    let own = found.candidates.iter().find(is_own).map_or(Score(0), |candidate| candidate.score);
    let rival = found.candidates.iter().find(|candidate| !is_own(candidate));
    let standing = match &found.act {
        Act::Answer { entry } if *entry == faq.id => Standing::Holds,
        Act::AskBack { options } if options.contains(&faq.id) => Standing::Wavers,
        Act::GiveUp => Standing::Alone,
        Act::Answer { .. } | Act::AskBack { .. } => Standing::Strays,
    };
    let rival = rival.map(|candidate| Rival {
        entry: candidate.entry.clone(),
        question: candidate.question.clone(),
        wording: candidate.evidence.clone(),
        score: candidate.score,
    });
    WordingCheck { index, text: text.to_owned(), standing, own, rival }
}

/// The entries that come near to several wordings, or too near to one.
fn confusable(wordings: &[WordingCheck]) -> Vec<ConfusableEntry> {
    let mut found: BTreeMap<FaqId, (u32, ConfusableEntry)> = BTreeMap::new();
    let mut near: Vec<(&WordingCheck, &Rival)> = wordings
        .iter()
        .filter_map(|check| check.rival.as_ref().map(|rival| (check, rival)))
        .filter(|(check, rival)| {
            matches!(check.standing, Standing::Strays | Standing::Wavers)
                && rival.score.0 * 100 >= check.own.0 * CONFUSABLE_SHARE
        })
        .collect();
    near.sort_by_key(|(_, rival)| std::cmp::Reverse(rival.score));
    for (check, rival) in near {
        let (weight, entry) = found.entry(rival.entry.clone()).or_insert_with(|| {
            let (entry, question) = (rival.entry.clone(), rival.question.clone());
            (0, ConfusableEntry { entry, question, ties: Vec::new() })
        });
        *weight += rival.score.0;
        if entry.ties.len() < MOST_TIES {
            entry.ties.push(Tie { ours: check.text.clone(), theirs: rival.wording.clone() });
        }
    }
    let mut ranked: Vec<(u32, ConfusableEntry)> = found.into_values().collect();
    ranked.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    ranked.into_iter().map(|(_, entry)| entry).take(MOST_CONFUSABLE).collect()
}
