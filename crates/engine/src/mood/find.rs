//! Finding cues in a message, and leaving out those that the words around them take back.

use std::collections::BTreeMap;

use kaopu_model::Mood;

use super::lexicon::{Cue, Lexicon, PRAISES, SLANG, Target};
use crate::negation::Negation;
use crate::text::Letters;

/// So often is one cue noted in a message; more would say nothing new.
const PER_CUE: u32 = 4;

/// Letters within which 着急倒是不着急 takes the first 着急 back.
const ECHO: usize = 6;

/// The longest cue whose first letter another word may claim, as 天气 does in 天气死热.
const SHORT: usize = 4;

/// A cue in a message.
#[derive(Debug, Clone)]
pub(super) struct Hit<'l> {
    pub cue: &'l Cue,
    pub start: usize,
    pub end: usize,
    pub points: u32,
}

impl Hit<'_> {
    fn covers(&self, other: &Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    fn length(&self) -> usize {
        self.end.saturating_sub(self.start)
    }

    pub(super) fn mood(&self) -> Option<Mood> {
        match self.cue.target {
            Target::Mood(mood) => Some(mood),
            _ => None,
        }
    }
}

/// All cues that stand in the message, whatever is around them.
pub(super) fn all<'l>(lexicon: &'l Lexicon, letters: &Letters<'_>) -> Vec<Hit<'l>> {
    let mut hits = Vec::new();
    let mut times: BTreeMap<*const Cue, u32> = BTreeMap::new();
    for start in 0..letters.len() {
        for cue in lexicon.beginning_at(letters, start) {
            let Some(end) = cue.end(letters, start) else { continue };
            let times = times.entry(std::ptr::from_ref(cue)).or_default();
            *times = times.saturating_add(1);
            if *times <= PER_CUE {
                hits.push(Hit { cue, start, end, points: cue.points });
            }
        }
    }
    hits
}

/// The cues of moods in a message.
#[derive(Debug, Default)]
pub(super) struct MoodHits<'l> {
    /// Those that count, in the order in which they stand.
    pub counted: Vec<Hit<'l>>,
    /// Moods of which a cue stands there that is denied, only asked about, or named by the operator
    /// as harmless.
    pub denied: Vec<Mood>,
}

/// Which cues of a mood count, and which moods are denied.
pub(super) fn moods<'l>(
    hits: &[Hit<'l>],
    letters: &Letters<'_>,
    negation: Negation<'_>,
) -> MoodHits<'l> {
    let blockers: Vec<&Hit<'l>> =
        hits.iter().filter(|hit| hit.cue.target == Target::NoMood).collect();
    let touched =
        |hit: &Hit<'l>| blockers.iter().any(|blocker| blocker.cue.own && blocks(blocker, hit));
    let mut denied: Vec<Mood> =
        hits.iter().filter(|hit| touched(hit)).filter_map(Hit::mood).collect();
    let own: Vec<&Hit<'l>> =
        hits.iter().filter(|hit| hit.cue.own && hit.mood().is_some()).collect();
    let standing: Vec<&Hit<'l>> = hits
        .iter()
        .filter(|hit| hit.mood().is_some())
        .filter(|hit| !blockers.iter().any(|blocker| blocks(blocker, hit) || claims(blocker, hit)))
        .filter(|hit| hit.cue.own || !own.iter().any(|word| word.covers(hit)))
        .collect();
    let (negated, said): (Vec<&Hit<'l>>, Vec<&Hit<'l>>) =
        standing.into_iter().partition(|hit| negation.negated(hit.start, hit.end));
    let asked_about = |hit: &Hit<'l>| hit.cue.topic && negation.asked_about(hit.start, hit.end);
    denied.extend(
        negated
            .iter()
            .chain(said.iter().filter(|hit| asked_about(hit)))
            .filter_map(|hit| hit.mood()),
    );
    let praise = negation.praises();
    let mut counted: Vec<Hit<'l>> = said
        .into_iter()
        .filter(|hit| !negated.iter().any(|other| other.mood() == hit.mood() && other.covers(hit)))
        .filter(|hit| !negated.iter().any(|echo| takes_back(echo, hit, letters)))
        .filter(|hit| !(hit.cue.ironic && praise))
        .filter(|hit| !asked_about(hit))
        .map(|hit| Hit { points: points(hit, negation), ..hit.clone() })
        .filter(|hit| hit.points > 0)
        .collect();
    counted
        .sort_by_key(|hit| (std::cmp::Reverse((hit.cue.own, hit.points, hit.length())), hit.start));
    let mut kept: Vec<Hit<'l>> = Vec::new();
    for hit in counted {
        if !kept.iter().any(|other| {
            other.mood() == hit.mood() && (other.overlaps(&hit) || same(other, &hit, letters))
        }) {
            kept.push(hit);
        }
    }
    kept.sort_by_key(|hit| (hit.start, hit.end));
    MoodHits { counted: kept, denied }
}

/// The words of praise that are not denied, as ranges of letters.
pub(super) fn praise(hits: &[Hit<'_>], negation: Negation<'_>) -> Vec<(usize, usize)> {
    let praise = hits.iter().filter(|hit| [PRAISES, SLANG].contains(&hit.cue.class.as_str()));
    let said = praise.filter(|hit| !negation.negated(hit.start, hit.end));
    said.map(|hit| (hit.start, hit.end)).collect()
}

/// Slang that is bitter, since a trouble is named beside it.
pub(super) fn irony<'h, 'l>(hits: &'h [Hit<'l>], negation: Negation<'_>) -> Option<&'h Hit<'l>> {
    let harmless: Vec<&Hit<'_>> =
        hits.iter().filter(|hit| hit.cue.target == Target::NoMood).collect();
    let troubles = hits.iter().filter(|hit| hit.cue.target == Target::Trouble);
    let troubles = troubles.filter(|hit| !harmless.iter().any(|other| other.covers(hit)));
    let said =
        |hit: &&Hit<'l>| !negation.negated(hit.start, hit.end) && !negation.possible(hit.start);
    troubles.clone().find(said)?;
    hits.iter().find(|hit| hit.cue.class == SLANG)
}

/// The cues of danger that count, in the order in which they stand, each with its topic and whether
/// it is the operator's own word; of those that overlap the longest of each topic, which is the
/// operator's if any of them is.
pub(super) fn dangers<'l>(
    hits: &[Hit<'l>],
    letters: &Letters<'_>,
    negation: Negation<'_>,
) -> Vec<(&'l str, Hit<'l>, bool)> {
    let mut found: Vec<(&'l str, Hit<'l>)> = hits
        .iter()
        .filter_map(|hit| match &hit.cue.target {
            Target::Danger(topic) => Some((topic.as_str(), hit)),
            _ => None,
        })
        .filter(|(topic, hit)| {
            !hits.iter().any(|other| excepts(other, topic) && blocks(other, hit))
        })
        .filter(|(_, hit)| !negation.negated(hit.start, hit.end) && !negation.possible(hit.start))
        .filter(|(_, hit)| {
            !(hit.cue.pattern.has_gap() && negation.possible_within(hit.start, hit.end))
        })
        .filter(|(_, hit)| !(hit.cue.topic && negation.asked_about(hit.start, hit.end)))
        .map(|(topic, hit)| (topic, hit.clone()))
        .collect();
    found.sort_by_key(|(topic, hit)| (std::cmp::Reverse(hit.length()), hit.start, *topic));
    let mut kept: Vec<(&'l str, Hit<'l>, bool)> = Vec::new();
    for (topic, hit) in found {
        let of_one = kept.iter_mut().find(|(other, longer, _)| {
            *other == topic && (longer.overlaps(&hit) || same(longer, &hit, letters))
        });
        match of_one {
            Some((_, _, own)) => *own |= hit.cue.own,
            None => {
                let own = hit.cue.own;
                kept.push((topic, hit, own));
            }
        }
    }
    kept.sort_by_key(|(topic, hit, _)| (hit.start, hit.end, *topic));
    kept
}

fn excepts(hit: &Hit<'_>, topic: &str) -> bool {
    match &hit.cue.target {
        Target::NoDanger(only) => only.as_ref().is_none_or(|only| only == topic),
        _ => false,
    }
}

/// Whether the cue is part of a harmless word. A word that the operator takes out takes every cue
/// of the lists with it that it touches; the operator's own cues yield only to the operator's own
/// exceptions.
fn blocks(blocker: &Hit<'_>, hit: &Hit<'_>) -> bool {
    match (blocker.cue.own, hit.cue.own) {
        (true, false) => blocker.overlaps(hit),
        (false, true) => false,
        _ => blocker.covers(hit),
    }
}

/// Whether the cue's first letter is the end of another word, or its last the beginning: 天气 in
/// 天气死热, 不管用 in 也不管用.
fn claims(blocker: &Hit<'_>, hit: &Hit<'_>) -> bool {
    let left = blocker.start < hit.start && hit.start < blocker.end && blocker.end < hit.end;
    let right = hit.start < blocker.start && blocker.start < hit.end && hit.end < blocker.end;
    let plain = !hit.cue.pattern.has_gap() && !blocker.cue.pattern.has_gap() && !hit.cue.own;
    (left || right) && plain && hit.length() <= SHORT && blocker.length() <= SHORT
}

/// Whether what was said is denied right after, in the same words: 着急倒是不着急.
fn takes_back(denied: &Hit<'_>, hit: &Hit<'_>, letters: &Letters<'_>) -> bool {
    let near = denied.start >= hit.end && denied.start <= hit.end.saturating_add(ECHO);
    let last = |hit: &Hit<'_>| hit.end.checked_sub(1).and_then(|at| letters.at(at));
    near && denied.mood() == hit.mood() && last(denied) == last(hit)
}

fn same(one: &Hit<'_>, other: &Hit<'_>, letters: &Letters<'_>) -> bool {
    one.length() == other.length()
        && (one.start..one.end)
            .zip(other.start..other.end)
            .all(|(a, b)| letters.at(a) == letters.at(b))
}

fn points(hit: &Hit<'_>, negation: Negation<'_>) -> u32 {
    let more = u32::from(hit.cue.graded && negation.intensified(hit.start));
    let less = u32::from(!hit.cue.own && negation.asked(hit.start));
    hit.points.saturating_add(more).saturating_sub(less)
}
