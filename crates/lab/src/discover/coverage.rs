//! How much of a log a knowledge base answers, and by which of its entries.

use std::collections::{BTreeMap, BTreeSet};

use kaopu_model::{FaqId, KnowledgeBase};
use serde::{Deserialize, Serialize};

use super::curve::CurveStep;
use super::items::Item;
use super::promise::{AskedSets, promises};
use super::reach::Reach;
use super::stage::Progress;
use crate::log::QuestionLog;

/// How much of a log a knowledge base answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Coverage {
    /// Questions.
    pub questions: usize,
    /// Answered right away.
    pub now: usize,
    /// Answered after one question back: is it this, or which of these.
    pub back: usize,
    /// Not answered.
    pub not: usize,
    /// Entries in the order in which each adds most, with what those up to it answer.
    pub curve: Vec<CurveStep>,
    /// Enabled entries that nobody asks for.
    pub unasked: Vec<FaqId>,
}

/// What an entry is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedEntry {
    /// The entry.
    pub entry: FaqId,
    /// Questions that it answers right away.
    pub now: usize,
    /// Questions after which it is asked whether it is meant.
    pub back: usize,
    /// The lines of the file, each once.
    pub lines: Vec<u32>,
}

/// Counts. `None` if nobody waits any longer.
pub(super) fn coverage(
    kb: &KnowledgeBase,
    log: &QuestionLog,
    items: &[Item],
    reached: &[Reach],
    progress: Progress<'_>,
) -> Option<(Coverage, Vec<AskedEntry>)> {
    let mut sets = AskedSets::new(log.ended_at_human.len());
    let mut entries: BTreeMap<&FaqId, (usize, usize, BTreeSet<u32>)> = BTreeMap::new();
    let (mut now, mut back) = (0, 0);
    for (item, reach) in items.iter().zip(reached) {
        let times = item.asked.len();
        match (reach.now, reach.entries.is_empty()) {
            (true, _) => now += times,
            (false, false) => back += times,
            (false, true) => {}
        }
        let asked = item.asked.iter().filter_map(|number| log.questions.get(*number));
        for question in asked {
            sets.add(question.session, &reach.entries);
            for entry in &reach.entries {
                let (now, back, lines) = entries.entry(entry).or_default();
                *(if reach.now { now } else { back }) += 1;
                lines.insert(question.line);
            }
        }
    }
    let enabled = kb.faqs.iter().filter(|faq| faq.enabled);
    let unasked = enabled.filter(|faq| !entries.contains_key(&faq.id)).map(|faq| faq.id.clone());
    let unasked = unasked.collect();
    let questions = log.questions.len();
    let curve = promises(&sets, progress)?;
    let coverage = Coverage { questions, now, back, not: questions - now - back, curve, unasked };
    let asked = entries.into_iter().map(|(entry, (now, back, lines))| AskedEntry {
        entry: entry.clone(),
        now,
        back,
        lines: lines.into_iter().collect(),
    });
    let mut asked: Vec<AskedEntry> = asked.collect();
    asked.sort_by_key(|one| std::cmp::Reverse(one.now + one.back));
    Some((coverage, asked))
}
