//! What was learnt from wordings, as bytes that may be kept: what takes nearly all the time of
//! making a program, and is a pure function of the wordings, the encoder and the sources of this
//! crate ([`LEARNING`]). Whoever keeps it answers for these being the same; that the wordings are is
//! seen here.

mod bytes;

use std::collections::BTreeMap;
use std::sync::Arc;

use kaopu_encoder::UnitVector;

use super::embeddings::Embedding;
use super::leave_one_out::{LeaveOneOut, MatchScores, Ranked};
use super::linear::Matrix;
use super::reading::Utterance;
use super::ridge::Head;
use super::rows::Rows;
use bytes::{Reader, Writer};

/// Names the sources that learning rests on: what was learnt with others is learnt anew.
pub const LEARNING: &str = env!("KAOPU_LEARNING");

/// Bytes of a text's two vectors.
const VECTORS: usize = 2 * 2 * 512;

/// What was learnt from the wordings of a knowledge base by meaning. Only time is saved by it: what
/// does not fit the wordings that are there is learnt anew.
#[derive(Debug, Clone, PartialEq)]
pub struct Learnt {
    pub(super) vectors: BTreeMap<String, Arc<Embedding>>,
    pub(super) solved: Solved,
}

/// The weights, and the wordings that they were learnt from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Solved {
    wordings: Vec<Wording>,
    entries: usize,
    pub(super) landmarks: Vec<usize>,
    pub(super) head: Head,
}

/// All that decides what a wording teaches, besides its vectors: these follow from `general`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Wording {
    entry: usize,
    general: String,
    letters: String,
}

impl Solved {
    /// Whether they were learnt from these wordings and no others.
    pub(super) fn is_of(&self, rows: &Rows, read: &[Utterance]) -> bool {
        let same = |((wording, row), read): ((&Wording, &super::Row), &Utterance)| {
            (wording.entry, &wording.letters, &wording.general)
                == (row.entry, &row.letters, &read.general)
        };
        self.entries == rows.entries.len()
            && self.wordings.len() == rows.rows.len()
            && rows.rows.len() == read.len()
            && self.wordings.iter().zip(&rows.rows).zip(read).all(same)
    }
}

impl Learnt {
    /// Reads what [`Program::learnt`](crate::Program::learnt) wrote; `None` for anything else.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        let mut vectors = Vec::new();
        for _ in 0..reader.count(VECTORS)? {
            let text = reader.text()?.to_owned();
            let meaning = UnitVector::from_components(reader.components()?)?;
            let wording = UnitVector::from_components(reader.components()?)?;
            vectors.push((text, Arc::new(Embedding { meaning, wording })));
        }
        let solved = read_solved(&mut reader)?;
        reader.is_at_its_end().then(|| Self { vectors: vectors.into_iter().collect(), solved })
    }
}

fn read_solved(reader: &mut Reader<'_>) -> Option<Solved> {
    let entries = reader.count(0)?;
    let mut wordings = Vec::new();
    for _ in 0..reader.count(12)? {
        let entry = reader.place(entries)?;
        let (general, letters) = (reader.text()?.to_owned(), reader.text()?.to_owned());
        wordings.push(Wording { entry, general, letters });
    }
    let mut landmarks = Vec::new();
    for _ in 0..reader.count(4)? {
        landmarks.push(reader.place(wordings.len())?);
    }
    let numbers = reader.numbers(landmarks.len().checked_mul(entries)?)?;
    let weights = Matrix { rows: landmarks.len(), columns: entries, numbers };
    let mut left_out = Vec::with_capacity(wordings.len());
    for _ in 0..wordings.len() {
        left_out.push(match reader.byte()? {
            0 => None,
            tag @ (1 | 2) => Some(LeaveOneOut {
                alone: read_scores(reader, entries)?,
                out_of_scope: match tag {
                    1 => None,
                    _ => Some(read_scores(reader, entries)?),
                },
            }),
            _ => return None,
        });
    }
    // In order and each once, as whoever looks one up believes.
    let in_order = landmarks.is_sorted_by(|one, next| one < next);
    let head = Head { weights, left_out };
    in_order.then_some(Solved { wordings, entries, landmarks, head })
}

fn read_scores(reader: &mut Reader<'_>, entries: usize) -> Option<MatchScores> {
    let (own, nearest) = (reader.number()?, reader.number()?);
    let mut first = Vec::new();
    for _ in 0..reader.byte()? {
        first.push(Ranked { entry: reader.place(entries)?, score: reader.number()? });
    }
    Some(MatchScores { own, first, nearest })
}

/// What is to be kept of a matcher that understands by meaning.
pub(super) struct ToKeep<'m> {
    pub rows: &'m Rows,
    pub vectors: &'m BTreeMap<String, Arc<Embedding>>,
    pub landmarks: &'m [usize],
    pub head: &'m Head,
}

impl ToKeep<'_> {
    /// About how many bytes it takes.
    pub(super) fn size(&self) -> usize {
        let texts: usize = self.rows.rows.iter().map(|row| row.text.len() * 4).sum();
        self.vectors.len() * VECTORS + self.head.weights.numbers.len() * 8 + texts
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut out = Writer(Vec::with_capacity(self.size()));
        out.count(self.vectors.len());
        for (text, embedding) in self.vectors {
            out.text(text);
            out.components(embedding.meaning.components());
            out.components(embedding.wording.components());
        }
        out.count(self.rows.entries.len());
        out.count(self.rows.rows.len());
        for row in &self.rows.rows {
            out.count(row.entry);
            out.text(&row.general);
            out.text(&row.letters);
        }
        out.count(self.landmarks.len());
        self.landmarks.iter().for_each(|landmark| out.count(*landmark));
        self.head.weights.numbers.iter().for_each(|number| out.number(*number));
        for left_out in &self.head.left_out {
            let Some(LeaveOneOut { alone, out_of_scope }) = left_out else {
                out.byte(0);
                continue;
            };
            out.byte(if out_of_scope.is_some() { 2 } else { 1 });
            for scores in std::iter::once(alone).chain(out_of_scope) {
                write_scores(&mut out, scores);
            }
        }
        out.0
    }
}

fn write_scores(out: &mut Writer, scores: &MatchScores) {
    out.number(scores.own);
    out.number(scores.nearest);
    out.byte(u8::try_from(scores.first.len()).unwrap_or(u8::MAX));
    for ranked in &scores.first {
        out.count(ranked.entry);
        out.number(ranked.score);
    }
}

#[cfg(test)]
mod tests;
