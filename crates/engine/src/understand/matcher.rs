//! From a text to the entries that it may ask for.

use std::collections::BTreeMap;
use std::sync::Arc;

use kaopu_encoder::Encoder;
use kaopu_model::KnowledgeBase;

use super::centred::Mean;
use super::confidence::Curve;
use super::embeddings::{Embedding, Embeddings};
use super::evidence::{Sample, samples};
use super::landmark_ridge;
use super::landmarks::landmarks;
use super::learnt::{Learnt, Solved, ToKeep};
use super::leave_one_out::{Fixed, MatchScores};
use super::reading::{Gram, Utterance, UtteranceReader};
use super::ridge::{self, Head};
use super::rows::{Rows, asked};
use super::similarity::{Space, Traits, kernel};
use super::sounds::sounds;
use super::terms::{Counts, TermSpace};
use super::thresholds::Thresholds;
use crate::text::Letters;

/// Wordings up to which each of them is compared with every message; beyond, landmarks stand for
/// them.
const MOST_EXACT: usize = 2_000;

/// Landmarks at most, and what they may say about entries, in numbers: memory and time of a message
/// stay bounded.
const MOST_LANDMARKS: usize = 1_200;
const MOST_WEIGHTS: usize = 4_000_000;

/// The model learnt from a knowledge base's wordings.
#[derive(Debug, Clone)]
pub(crate) struct Matcher {
    pub rows: Rows,
    pub samples: Vec<Sample>,
    pub thresholds: Thresholds,
    pub confidence: Curve,
    pub familiarity: Curve,
    pub head: Head,
    /// The rows that texts are compared with.
    pub landmarks: Vec<usize>,
    /// Whether all of it was known, and nothing was learnt.
    pub is_recalled: bool,
    reader: UtteranceReader,
    embeddings: Option<Embeddings>,
    space: Space,
    /// By row.
    traits: Vec<Traits>,
}

/// A text's similarities with the landmarks and its scores.
#[derive(Debug, Clone)]
pub(crate) struct Compared {
    /// For each landmark what it says about the text.
    pub kernels: Vec<f64>,
    /// The raw score of each entry.
    pub scores: Vec<f64>,
    /// The first of them, and the nearest wording.
    pub matched: MatchScores,
}

impl Matcher {
    /// Learns a knowledge base; with `known` by meaning too, encoding what is not known yet.
    pub(crate) fn new(kb: &KnowledgeBase, known: Option<&Embeddings>) -> Self {
        Self::read_by(UtteranceReader::new(kb), kb, known, None)
    }

    /// The same as by meaning, with what is known of `learnt` not learnt again.
    pub(crate) fn recall(
        kb: &KnowledgeBase,
        encoder: &Arc<Encoder<'static>>,
        learnt: Learnt,
    ) -> Self {
        let known = Embeddings::knowing(encoder, learnt.vectors);
        Self::read_by(UtteranceReader::new(kb), kb, Some(&known), Some(learnt.solved))
    }

    /// What was learnt, as bytes that may be kept, if it was by meaning and takes about so many at
    /// most.
    pub(crate) fn learnt(&self, most: usize) -> Option<Vec<u8>> {
        let kept = ToKeep {
            rows: &self.rows,
            vectors: self.embeddings.as_ref()?.known(),
            landmarks: &self.landmarks,
            head: &self.head,
        };
        (kept.size() <= most).then(|| kept.to_bytes())
    }

    /// The same with a reader of its own, and with weights that are taken if they are of these
    /// wordings.
    pub(crate) fn read_by(
        reader: UtteranceReader,
        kb: &KnowledgeBase,
        known: Option<&Embeddings>,
        solved: Option<Solved>,
    ) -> Self {
        let (rows, read) = Rows::new(kb, &reader);
        let solved = solved.filter(|solved| solved.is_of(&rows, &read));
        let is_recalled = solved.is_some();
        let embeddings =
            known.map(|known| known.of(&rows.rows.iter().map(|row| row.asked.as_str()).collect()));
        let letters: Vec<Counts<Gram>> = read.iter().map(letters).collect();
        let heard: Vec<Counts<String>> =
            read.iter().map(|wording| sounds(&wording.general)).collect();
        let own: Vec<Option<Arc<Embedding>>> = rows
            .rows
            .iter()
            .map(|row| embeddings.as_ref().and_then(|known| known.get(&row.asked).cloned()))
            .collect();
        let alone = embeddings.is_none();
        let mut space = Space::new(
            embeddings.is_some().then(|| Mean::of(own.iter().flatten())),
            TermSpace::new(letters.iter(), alone),
            TermSpace::new(heard.iter(), alone),
        );
        let traits: Vec<Traits> = own
            .into_iter()
            .zip(letters.iter().zip(&heard))
            .map(|(embedding, (letters, sounds))| space.traits(embedding, letters, sounds))
            .collect();
        let is_exact = traits.len() <= MOST_EXACT;
        let (landmarks, head) = match solved {
            Some(solved) => (solved.landmarks, Some(solved.head)),
            None => (landmarks(&space, &traits, &rows.entries, most_landmarks(&rows)), None),
        };
        landmarks
            .iter()
            .filter_map(|row| traits.get(*row))
            .for_each(|traits| space.add_landmark(traits));
        let head = head.unwrap_or_else(|| {
            if is_exact {
                Head::exact(&space, &traits, &rows.entries, ridge::REGULARISATION)
            } else {
                let regularisation = landmark_ridge::REGULARISATION;
                Head::by_landmarks(&space, &traits, &rows.entries, &landmarks, regularisation)
            }
        });
        let samples = samples(&rows, &head.left_out, if is_exact { &[] } else { &landmarks });
        Self {
            thresholds: Thresholds::new(&samples, kb.settings.wrong_answers),
            confidence: Curve::of_confidence(&samples),
            familiarity: Curve::of_familiarity(&samples),
            samples,
            rows,
            head,
            landmarks,
            is_recalled,
            reader,
            embeddings,
            space,
            traits,
        }
    }

    /// The encoder and what it said, for the next state of the knowledge base.
    pub(crate) fn embeddings(&self) -> Option<&Embeddings> {
        self.embeddings.as_ref()
    }

    /// Lets two share what the encoder says of messages, if it is the same one.
    pub(crate) fn share_vectors(&mut self, other: &mut Self) {
        if let (Some(own), Some(other)) = (&mut self.embeddings, &mut other.embeddings) {
            own.share(other);
        }
    }

    /// Reads a message.
    pub(crate) fn read(&self, text: &str) -> Utterance {
        self.reader.read(text, |folded| self.rows.is_wording(folded))
    }

    /// The same for a message whose letters are known.
    pub(crate) fn read_letters(&self, message: &Letters<'_>) -> Utterance {
        self.reader.read_letters(message, |folded| self.rows.is_wording(folded))
    }

    /// Whether a message equals a wording, so that nothing is to be read into it.
    pub(crate) fn is_wording(&self, message: &Utterance) -> bool {
        self.rows.exact(message).is_some()
    }

    /// Reads a wording of the knowledge base.
    pub(crate) fn read_wording(&self, text: &str) -> Utterance {
        self.reader.read_wording(text)
    }

    /// What the encoder says of a message; `None` without one. This is what takes time.
    pub(crate) fn embedding(&self, message: &Utterance) -> Option<Arc<Embedding>> {
        self.embeddings.as_ref().map(|known| known.message(&asked(&message.general)))
    }

    /// The same, but for a message that is an exact wording, which is understood without.
    pub(crate) fn embedding_unless_exact(&self, message: &Utterance) -> Option<Arc<Embedding>> {
        if self.rows.exact(message).is_some() { None } else { self.embedding(message) }
    }

    /// Compares a message with what was learnt; `embedding` is what [`Matcher::embedding`] said of
    /// it, if it was asked before. `None` if it has nothing in common with any wording, or there is
    /// none.
    pub(crate) fn compare(
        &self,
        message: &Utterance,
        embedding: Option<Arc<Embedding>>,
    ) -> Option<Compared> {
        let embedding = embedding.or_else(|| self.embedding(message));
        let traits = self.space.traits(embedding, &letters(message), &sounds(&message.general));
        let mut kernels = self.space.similarities(&traits);
        let nearest =
            kernels.iter().fold(0.0_f64, |best, one| if *one > best { *one } else { best });
        if nearest <= 0.0 {
            return None;
        }
        kernels.iter_mut().for_each(|number| *number = kernel(*number));
        let scores = self.head.scores(&kernels);
        let matched = MatchScores::new(&scores, None, None, nearest);
        Some(Compared { kernels, scores, matched })
    }

    /// Decides by the thresholds of another one, if both keep the same budget with as good a
    /// reason.
    pub(crate) fn hold_to(&mut self, other: &Self) {
        let kind = |thresholds: &Thresholds| {
            (thresholds.budget, thresholds.guaranteed, thresholds.answer.is_some())
        };
        if kind(&self.thresholds) == kind(&other.thresholds) {
            self.thresholds = other.thresholds;
        }
    }

    /// Which of some rows is most like a row.
    pub(crate) fn nearest(
        &self,
        row: usize,
        among: impl IntoIterator<Item = usize>,
    ) -> Option<usize> {
        let of = self.traits.get(row)?;
        let mut best: Option<(usize, f64)> = None;
        for other in among {
            let similarity = self.space.similarity(of, self.traits.get(other)?);
            if best.is_none_or(|(_, highest)| similarity > highest) {
                best = Some((other, similarity));
            }
        }
        best.map(|(row, _)| row)
    }

    /// The landmarks of other entries that are most like a row, the nearest of each entry, with how
    /// near they are.
    pub(crate) fn neighbours(&self, row: usize, count: usize) -> Vec<(usize, f64)> {
        let (Some(of), Some(own)) = (self.traits.get(row), self.rows.rows.get(row)) else {
            return Vec::new();
        };
        let mut nearest: BTreeMap<usize, (usize, f64)> = BTreeMap::new();
        for (landmark, similarity) in self.landmarks.iter().zip(self.space.similarities(of)) {
            let Some(entry) = self.rows.rows.get(*landmark).map(|row| row.entry) else { continue };
            let best = nearest.entry(entry).or_insert((*landmark, similarity));
            if similarity > best.1 {
                *best = (*landmark, similarity);
            }
        }
        nearest.remove(&own.entry);
        let mut nearest: Vec<(usize, f64)> = nearest.into_values().collect();
        nearest.sort_by(|a, b| b.1.total_cmp(&a.1));
        nearest.truncate(count);
        nearest
    }

    /// How sure it is that a candidate is right, given the best score of the others.
    pub(crate) fn sureness(&self, score: f64, best_other: f64, nearest: f64) -> crate::turn::Score {
        self.confidence.at(Fixed::new(super::leave_one_out::confidence(score, best_other, nearest)))
    }
}

fn most_landmarks(rows: &Rows) -> usize {
    match rows.rows.len() {
        few if few <= MOST_EXACT => few,
        _ => MOST_LANDMARKS.min(MOST_WEIGHTS / rows.entries.len().max(1)).max(1),
    }
}

/// The character n-grams of a wording.
fn letters(wording: &Utterance) -> Counts<Gram> {
    Counts::of(wording.grams())
}
