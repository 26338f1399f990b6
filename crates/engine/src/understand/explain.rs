//! Candidates with what carried them: wordings by their share of the score, and the words that message and wording share.

use std::collections::BTreeSet;

use super::left_out::{Ranked, best};
use super::matcher::{Compared, Matcher};
use super::reading::Wording;
use crate::turn::{Candidate, Contribution, Score, Span};

/// So many candidates are shown.
pub(crate) const SHOWN_CANDIDATES: usize = 5;

/// So many of them say what carried them: traces are kept, and who came third needs no reasons.
const EXPLAINED: usize = 2;

/// Wordings that are named for a candidate, and against it.
const NAMED_FOR: usize = 3;
const NAMED_AGAINST: usize = 1;

/// Shares below this, in ten-thousandths, are not worth naming.
const WORTH_NAMING: u32 = 300;

/// A whole, in ten-thousandths.
const WHOLE: f64 = 10_000.0;

/// The best entries, those that the message is about first.
fn first_about(compared: &Compared, about: &BTreeSet<usize>) -> Vec<Ranked> {
    let others = |entry: usize| !about.contains(&entry);
    let scores = |keep: &dyn Fn(usize) -> bool| -> Vec<f64> {
        let masked = compared.scores.iter().enumerate();
        masked.map(|(entry, score)| if keep(entry) { *score } else { f64::NEG_INFINITY }).collect()
    };
    let mut ranked = best(&scores(&|entry| !others(entry)), None, about.len().min(SHOWN_CANDIDATES));
    ranked.extend(best(&scores(&others), None, SHOWN_CANDIDATES - ranked.len()));
    ranked.retain(|ranked| ranked.score.is_finite());
    ranked
}

impl Matcher {
    /// The entries that came closest, best first; those that the message is `about` before all others, and none of these can be surer than by
    /// chance.
    pub(crate) fn candidates(&self, message: &Wording, compared: &Compared, about: &BTreeSet<usize>) -> Vec<Candidate> {
        let ranked = first_about(compared, about);
        let surest = u32::try_from(about.len().max(1)).map_or(Score(0), |count| Score(Score::MAX.0 / count));
        let score = |place: usize| ranked.get(place).map_or(0.0, |ranked: &Ranked| ranked.score);
        let mut candidates: Vec<Candidate> = Vec::with_capacity(ranked.len());
        for (place, one) in ranked.iter().enumerate() {
            let Some(entry) = self.rows.entries.get(one.entry) else { continue };
            let best_other = if place == 0 { score(1) } else { score(0) };
            let sureness = self.sureness(one.score, best_other, compared.fared.nearest);
            let (evidence, carried_by) = self.carried(one.entry, compared);
            candidates.push(Candidate {
                entry: entry.id.clone(),
                question: entry.question.clone(),
                score: if about.contains(&one.entry) { sureness.min(surest) } else { sureness },
                shared: self.shared(message, &evidence),
                evidence,
                carried_by: if place < EXPLAINED { carried_by } else { Vec::new() },
            });
        }
        candidates
    }

    /// The one candidate of a message that equals one of its wordings.
    pub(crate) fn certain(&self, message: &Wording, entry: usize, wording: &str) -> Vec<Candidate> {
        let entry = self.rows.entries.get(entry);
        let candidate = entry.map(|entry| Candidate {
            entry: entry.id.clone(),
            question: entry.question.clone(),
            score: Score::MAX,
            evidence: wording.to_owned(),
            shared: self.shared(message, wording),
            carried_by: Vec::new(),
        });
        candidate.into_iter().collect()
    }

    /// The wording of the entry that carried most of its score, and the shares of those that matter: what the entry's own wordings add up to is
    /// the whole, what speaks against it is negative.
    fn carried(&self, entry: usize, compared: &Compared) -> (String, Vec<Contribution>) {
        let mut parts: Vec<(f64, usize)> = self
            .landmarks
            .iter()
            .zip(&compared.kernels)
            .enumerate()
            .map(|(landmark, (row, kernel))| {
                (kernel * self.head.weights.row(landmark).get(entry).copied().unwrap_or(0.0), *row)
            })
            .collect();
        let is_own = |row: usize| self.rows.rows.get(row).is_some_and(|row| row.entry == entry);
        let whole =
            parts.iter().filter(|(part, row)| *part > 0.0 && is_own(*row)).fold(0.0, |sum, (part, _)| sum + part);
        parts.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let carried = parts.iter().filter(|(part, row)| *part > 0.0 && is_own(*row)).take(NAMED_FOR);
        let against = parts.iter().rev().filter(|(part, row)| *part < 0.0 && !is_own(*row)).take(NAMED_AGAINST);
        let named = carried.chain(against).filter_map(|(part, row)| self.contribution(*row, part / whole));
        let evidence = parts.iter().find(|(_, row)| is_own(*row)).and_then(|(_, row)| self.rows.rows.get(*row));
        let question = || self.rows.entries.get(entry).map(|entry| entry.question.clone());
        (evidence.map(|row| row.text.clone()).or_else(question).unwrap_or_default(), named.collect())
    }

    fn contribution(&self, row: usize, share: f64) -> Option<Contribution> {
        let row = self.rows.rows.get(row)?;
        // Where none of the entry's own wordings is a landmark there is no whole, and so no share.
        if !share.is_finite() {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "a share of a few wholes; more is cut off")]
        let share = libm::round(share * WHOLE) as i32;
        let entry = self.rows.entries.get(row.entry)?.id.clone();
        (share.unsigned_abs() >= WORTH_NAMING).then(|| Contribution { entry, wording: row.text.clone(), share })
    }

    /// Where in the message stands what the evidence has too.
    fn shared(&self, message: &Wording, evidence: &str) -> Vec<Span> {
        let evidence = self.read_wording(evidence);
        let in_both = message.places.iter().filter(|(feature, _)| evidence.features.contains_key(feature));
        let mut spans: Vec<Span> = in_both.flat_map(|(_, places)| places.iter().copied()).collect();
        spans.sort_unstable();
        let mut merged: Vec<Span> = Vec::new();
        for span in spans {
            match merged.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                _ => merged.push(span),
            }
        }
        merged
    }
}
