//! What a change of one entry costs the others.

use std::collections::BTreeMap;

use kaopu_model::FaqId;
use serde::{Deserialize, Serialize};

use super::health::{LooOutcome, standing};
use crate::program::Program;
use crate::understand::{Entry, MatchScores, Matcher, Row};

/// A wording of another entry that fares worse than before, asked as if it did not stand there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SpoiltWording {
    /// The other entry.
    pub entry: FaqId,
    /// Its standard question.
    pub question: String,
    /// Its wording.
    pub wording: String,
    /// What became of it.
    pub before: LooOutcome,
    /// What becomes of it.
    pub after: LooOutcome,
    /// The new wording of the changed entry that is nearest to it.
    pub because: String,
}

/// The wordings of other entries that the change of an entry spoils: they were answered, or asked
/// about, now are less, of all others the changed entry comes nearest, and it has new wordings. The
/// worst first. Only wordings that both states have count. (That thresholds move, because there is
/// more or less to tell apart, shows in [`outlook`](super::outlook()) and has no one cause.)
///
/// ```
/// use kaopu_engine::compile;
/// use kaopu_engine::insight::spoilt;
/// use kaopu_model::{KbFiles, parse};
///
/// let faqs = "id,question,answer\nship,什么时候发货,很快\nback,怎么退货,这样\n";
/// let files = KbFiles::from([("faqs.csv".to_owned(), faqs.as_bytes().to_vec())]);
/// let program = compile(parse(&files).kb);
/// assert!(spoilt(&program, &program, &"ship".into()).is_empty());
/// ```
#[must_use]
pub fn spoilt(before: &Program, after: &Program, changed: &FaqId) -> Vec<SpoiltWording> {
    let was: BTreeMap<(&FaqId, &str), LooOutcome> = tried(&before.matcher)
        .map(|tried| ((&tried.entry.id, tried.row.text.as_str()), tried.outcome))
        .collect();
    let is_new = |row: &Row| !was.contains_key(&(changed, row.text.as_str()));
    let worse = tried(&after.matcher).filter_map(|now| {
        let before = *was.get(&(&now.entry.id, now.row.text.as_str()))?;
        let is_worse = now.outcome > before && now.outcome >= LooOutcome::AskedBack;
        if !is_worse || now.entry.id == *changed {
            return None;
        }
        Some(SpoiltWording {
            entry: now.entry.id.clone(),
            question: now.entry.question.clone(),
            wording: now.row.text.clone(),
            before,
            after: now.outcome,
            because: because(&after.matcher, &now, changed, is_new)?,
        })
    });
    let mut worse: Vec<SpoiltWording> = worse.collect();
    worse.sort_by(|a, b| (b.after, &a.entry).cmp(&(a.after, &b.entry)));
    worse
}

/// A wording, asked as if it did not stand in its entry.
struct Tried<'m> {
    number: usize,
    row: &'m Row,
    entry: &'m Entry,
    scores: &'m MatchScores,
    outcome: LooOutcome,
}

fn tried(matcher: &Matcher) -> impl Iterator<Item = Tried<'_>> {
    matcher.rows.rows.iter().enumerate().filter_map(|(number, row)| {
        let scores = &matcher.head.left_out.get(number)?.as_ref()?.alone;
        let entry = matcher.rows.entries.get(row.entry)?;
        let outcome = standing(matcher, row.entry, scores);
        Some(Tried { number, row, entry, scores, outcome })
    })
}

/// The new wording of the changed entry that took it, if that entry comes before all others.
fn because(
    matcher: &Matcher,
    tried: &Tried<'_>,
    changed: &FaqId,
    is_new: impl Fn(&Row) -> bool,
) -> Option<String> {
    let other = tried.scores.first.iter().find(|ranked| ranked.entry != tried.row.entry)?;
    let entry = matcher.rows.entries.get(other.entry).filter(|entry| entry.id == *changed)?;
    let new = entry.rows.clone().filter(|row| matcher.rows.rows.get(*row).is_some_and(&is_new));
    let nearest = matcher.nearest(tried.number, new)?;
    Some(matcher.rows.rows.get(nearest)?.text.clone())
}
