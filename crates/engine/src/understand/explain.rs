//! Candidates with what carried them: wordings by their share of the score, and the words that
//! message and wording share.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::ops::Range;

use super::leave_one_out::{Ranked, best};
use super::matcher::{Compared, Matcher};
use super::reading::Utterance;
use super::rows::Row;
use crate::turn::{Candidate, Contribution, Score};

/// So many candidates are shown.
pub(crate) const SHOWN_CANDIDATES: usize = 5;

/// So many of them say what carried them: traces are kept, and who came third needs no reasons.
const EXPLAINED: usize = 2;

/// Wordings that are named for a candidate; beside them one that speaks against it.
const NAMED_FOR: usize = 3;

/// Shares below this, in ten-thousandths, are not worth naming.
const WORTH_NAMING: u32 = 300;

/// A whole, in ten-thousandths.
const WHOLE: f64 = 10_000.0;

/// The best entries, those that the message is about first.
fn first_about(compared: &Compared, about: &BTreeSet<usize>) -> Vec<Ranked> {
    if about.is_empty() {
        return best(&compared.scores, None, SHOWN_CANDIDATES);
    }
    let others = |entry: usize| !about.contains(&entry);
    let scores = |keep: &dyn Fn(usize) -> bool| -> Vec<f64> {
        let masked = compared.scores.iter().enumerate();
        masked.map(|(entry, score)| if keep(entry) { *score } else { f64::NEG_INFINITY }).collect()
    };
    let mut ranked =
        best(&scores(&|entry| !others(entry)), None, about.len().min(SHOWN_CANDIDATES));
    ranked.extend(best(&scores(&others), None, SHOWN_CANDIDATES - ranked.len()));
    ranked.retain(|ranked| ranked.score.is_finite());
    ranked
}

impl Matcher {
    /// The entries that came closest, best first; those that the message is `about` before all
    /// others, and none of these can be surer than by chance.
    pub(crate) fn candidates(
        &self,
        message: &Utterance,
        compared: &Compared,
        about: &BTreeSet<usize>,
    ) -> Vec<Candidate> {
        let ranked = first_about(compared, about);
        let surest =
            u32::try_from(about.len().max(1)).map_or(Score(0), |count| Score(Score::MAX.0 / count));
        let score = |place: usize| ranked.get(place).map_or(0.0, |ranked: &Ranked| ranked.score);
        let mut candidates: Vec<Candidate> = Vec::with_capacity(ranked.len());
        for (place, one) in ranked.iter().enumerate() {
            let Some(entry) = self.rows.entries.get(one.entry) else { continue };
            let best_other = if place == 0 { score(1) } else { score(0) };
            let sureness = self.sureness(one.score, best_other, compared.matched.nearest);
            let evidence = self.evidence(one.entry, compared);
            candidates.push(Candidate {
                entry: entry.id.clone(),
                question: entry.question.clone(),
                score: if about.contains(&one.entry) { sureness.min(surest) } else { sureness },
                shared: match evidence {
                    Some(row) => message.shared(&row.letters),
                    None => message.shared(&self.read_wording(&entry.question).compared_text()),
                },
                evidence: evidence.map_or_else(|| entry.question.clone(), |row| row.text.clone()),
                carried_by: if place < EXPLAINED {
                    self.carried(one.entry, compared)
                } else {
                    Vec::new()
                },
            });
        }
        candidates
    }

    /// The one candidate of a message that equals one of its wordings.
    pub(crate) fn certain(
        &self,
        message: &Utterance,
        entry: usize,
        wording: &str,
    ) -> Vec<Candidate> {
        let shared = match self.rows.row_of(entry, wording) {
            Some(row) => message.shared(&row.letters),
            None => message.shared(&self.read_wording(wording).compared_text()),
        };
        let entry = self.rows.entries.get(entry);
        let candidate = entry.map(|entry| Candidate {
            entry: entry.id.clone(),
            question: entry.question.clone(),
            score: Score::MAX,
            evidence: wording.to_owned(),
            shared,
            carried_by: Vec::new(),
        });
        candidate.into_iter().collect()
    }

    /// What each landmark adds to an entry's score, with its row.
    fn parts<'s>(
        &'s self,
        entry: usize,
        compared: &'s Compared,
        landmarks: Range<usize>,
    ) -> impl Iterator<Item = (f64, usize)> + 's {
        landmarks.filter_map(move |landmark| {
            let (row, kernel) = (self.landmarks.get(landmark)?, compared.kernels.get(landmark)?);
            Some((
                kernel * self.head.weights.row(landmark).get(entry).copied().unwrap_or(0.0),
                *row,
            ))
        })
    }

    /// The landmarks of an entry: as its rows lie side by side, so do they.
    fn landmarks_of(&self, entry: usize) -> Range<usize> {
        let rows = self.rows.entries.get(entry).map_or(0..0, |entry| entry.rows.clone());
        let place = |row: usize| self.landmarks.partition_point(|landmark| *landmark < row);
        place(rows.start)..place(rows.end)
    }

    /// The wording of the entry that carried most of its score; `None` if none of its wordings is a
    /// landmark.
    fn evidence(&self, entry: usize, compared: &Compared) -> Option<&Row> {
        let own = self.parts(entry, compared, self.landmarks_of(entry));
        let (_, row) = own.min_by(most_first)?;
        self.rows.rows.get(row)
    }

    /// The shares of the wordings that matter: what the entry's own wordings add up to is the
    /// whole, what speaks against it is negative.
    fn carried(&self, entry: usize, compared: &Compared) -> Vec<Contribution> {
        let own = self.landmarks_of(entry);
        let others = (0..own.start).chain(own.end..self.landmarks.len());
        let against =
            others.flat_map(|landmark| self.parts(entry, compared, landmark..landmark + 1));
        let against = against.filter(|(part, _)| *part < 0.0).max_by(most_first);
        let mut carried: Vec<(f64, usize)> =
            self.parts(entry, compared, own).filter(|(part, _)| *part > 0.0).collect();
        let whole = carried.iter().fold(0.0, |sum, (part, _)| sum + part);
        carried.sort_by(most_first);
        let named = carried.into_iter().take(NAMED_FOR).chain(against);
        named.filter_map(|(part, row)| self.contribution(row, part / whole)).collect()
    }

    fn contribution(&self, row: usize, share: f64) -> Option<Contribution> {
        let row = self.rows.rows.get(row)?;
        // Where none of the entry's own wordings is a landmark there is no whole, and so no share.
        if !share.is_finite() {
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a share of a few wholes; more is cut off"
        )]
        let share = libm::round(share * WHOLE) as i32;
        let entry = self.rows.entries.get(row.entry)?.id.clone();
        (share.unsigned_abs() >= WORTH_NAMING).then(|| Contribution {
            entry,
            wording: row.text.clone(),
            share,
        })
    }
}

/// The largest part first, and of equal ones the wording that comes first.
fn most_first(a: &(f64, usize), b: &(f64, usize)) -> Ordering {
    b.0.total_cmp(&a.0).then(a.1.cmp(&b.1))
}
