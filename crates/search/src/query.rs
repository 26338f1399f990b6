//! From what was typed to a ranked list.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use kaopu_model::fold;
use tantivy::Term;
use tantivy::collector::TopDocs;
use tantivy::query::{BooleanQuery, BoostQuery, FuzzyTermQuery, Occur, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};

use crate::index::{Entry, SearchIndex};
use crate::title::{PIECE_CHARS, Span};
use crate::words::{Run, long_words, runs};

/// So many characters of a query are looked at, and so many of its words.
const QUERY_CHARS: usize = 256;
const QUERY_PIECES: usize = 8;

/// How much more a word in the title counts than one in the text.
const TITLE_BOOST: f32 = 3.0;

/// One of the words that were typed, with spaces between them.
#[derive(Debug)]
pub(crate) struct Piece {
    /// Folded, as it is looked for in titles.
    pub(crate) chars: Vec<char>,
    /// As it is looked for in the index.
    pub(crate) runs: Vec<Run>,
}

/// A document that was found.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ranked {
    /// Its position in the index.
    pub(crate) entry: usize,
    pub(crate) score: f32,
}

/// How well a document fits, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    TitleIs,
    TitleBegins,
    TitleContains,
    TitleSounds,
    TitleHasWords,
    TextHasWords,
}

/// What one piece has to do with one document.
#[derive(Debug, Clone, Copy)]
struct Match {
    rank: Rank,
    score: f32,
}

/// The pieces of a query; none if it has neither letters nor digits.
pub(crate) fn pieces(query: &str) -> Vec<Piece> {
    let start: String = query.trim_start().chars().take(QUERY_CHARS).collect();
    start
        .split(|c: char| !c.is_alphanumeric())
        .map(|piece| piece.chars().take(PIECE_CHARS / 2).collect::<String>())
        .map(|piece| Piece {
            chars: fold(&piece).chars().take(PIECE_CHARS).collect(),
            runs: runs(&piece),
        })
        .filter(|piece| !piece.chars.is_empty())
        .take(QUERY_PIECES)
        .collect()
}

impl SearchIndex {
    /// All documents that match as many pieces as any does, best first.
    pub(crate) fn rank(&self, pieces: &[Piece]) -> Vec<Ranked> {
        let mut found: BTreeMap<usize, (usize, Match)> = BTreeMap::new();
        for piece in pieces {
            for (entry, matched) in self.matches(piece) {
                found
                    .entry(entry)
                    .and_modify(|(count, all)| {
                        *count += 1;
                        *all = Match {
                            rank: all.rank.max(matched.rank),
                            score: all.score + matched.score,
                        };
                    })
                    .or_insert((1, matched));
            }
        }
        let most = found.values().map(|(count, _)| *count).max().unwrap_or(0);
        let whole: Vec<char> =
            pieces.iter().flat_map(|piece| piece.chars.iter().copied()).collect();
        let mut ranked: Vec<_> = found
            .into_iter()
            .filter(|(_, (count, _))| *count == most)
            .map(|(entry, (_, matched))| {
                (self.rank_of_title(entry, &whole).unwrap_or(matched.rank), matched.score, entry)
            })
            .collect();
        ranked.sort_by(|(left_rank, left_score, left), (right_rank, right_score, right)| {
            let name =
                |entry: usize| self.entries.get(entry).map(|Entry { doc, .. }| (&doc.id, doc.kind));
            (left_rank, Reverse(Ordered(*left_score)), name(*left)).cmp(&(
                right_rank,
                Reverse(Ordered(*right_score)),
                name(*right),
            ))
        });
        ranked.into_iter().map(|(_, score, entry)| Ranked { entry, score }).collect()
    }

    /// Whether the title is or begins with all that was typed.
    fn rank_of_title(&self, entry: usize, whole: &[char]) -> Option<Rank> {
        let title = &self.entries.get(entry)?.title;
        let span = title.find_literal(whole).filter(Span::is_prefix)?;
        Some(if span.len() == title.len() { Rank::TitleIs } else { Rank::TitleBegins })
    }

    fn matches(&self, piece: &Piece) -> BTreeMap<usize, Match> {
        let mut matches = BTreeMap::new();
        let fields = self.fields;
        for (entry, score) in self.ask(in_text(piece, fields.text, fields.sound)) {
            matches.insert(entry, Match { rank: Rank::TextHasWords, score });
        }
        for (entry, score) in self.ask(all_runs(piece, fields.title)) {
            let in_text = matches.get(&entry).map_or(0.0, |matched: &Match| matched.score);
            matches.insert(
                entry,
                Match { rank: Rank::TitleHasWords, score: TITLE_BOOST * score + in_text },
            );
        }
        for (entry, Entry { title, .. }) in self.entries.iter().enumerate() {
            if let Some(span) = title.find(&piece.chars) {
                let rank = if span.literal { Rank::TitleContains } else { Rank::TitleSounds };
                #[expect(clippy::cast_precision_loss, reason = "titles are short")]
                let share = span.len() as f32 / title.len().max(1) as f32;
                matches.insert(entry, Match { rank, score: share });
            }
        }
        matches
    }

    /// All documents that fit the query. Its kinds cannot fail on an index in memory; if they do,
    /// nothing is found. An index without documents is not asked: tantivy panics there.
    fn ask(&self, query: Option<Box<dyn Query>>) -> Vec<(usize, f32)> {
        let Some(query) = query.filter(|_| !self.entries.is_empty()) else { return Vec::new() };
        let all = TopDocs::with_limit(self.entries.len()).order_by_score();
        let found = self.searcher.search(&query, &all).unwrap_or_default();
        found.into_iter().map(|(score, address)| (address.doc_id as usize, score)).collect()
    }
}

/// The piece in texts: by its words, or by the sound of a word.
fn in_text(piece: &Piece, text: Field, sound: Field) -> Option<Box<dyn Query>> {
    let by_words = all_runs(piece, text)?;
    match piece.runs.as_slice() {
        [Run::Latin(typed)] if typed.len() >= 2 => {
            let by_sound = Box::new(BoostQuery::new(begins(sound, typed), 0.5));
            Some(Box::new(BooleanQuery::union(vec![by_words, by_sound])))
        }
        _ => Some(by_words),
    }
}

fn all_runs(piece: &Piece, field: Field) -> Option<Box<dyn Query>> {
    let runs: Vec<_> = piece.runs.iter().map(|run| one_run(run, field)).collect();
    if runs.is_empty() { None } else { Some(Box::new(BooleanQuery::intersection(runs))) }
}

/// A Latin word by its beginning; Chinese by at least half of its words, or by all of its
/// characters.
///
/// tantivy's own query parser would make one phrase of a whole Chinese sentence and find nothing.
fn one_run(run: &Run, field: Field) -> Box<dyn Query> {
    match run {
        Run::Latin(typed) => begins(field, typed),
        Run::Dense(typed) => {
            let mut chars: Vec<char> = typed.chars().collect();
            chars.sort_unstable();
            chars.dedup();
            let chars =
                chars.into_iter().map(|c| term(field, c.encode_utf8(&mut [0; 4]))).collect();
            let by_chars: Box<dyn Query> = Box::new(BooleanQuery::intersection(chars));
            let words: Vec<_> =
                long_words(typed).iter().map(|word| (Occur::Should, term(field, word))).collect();
            if words.is_empty() {
                return by_chars;
            }
            let half = words.len().div_ceil(2);
            let by_words = BooleanQuery::with_minimum_required_clauses(words, half);
            Box::new(BooleanQuery::union(vec![by_chars, Box::new(by_words)]))
        }
    }
}

fn term(field: Field, word: &str) -> Box<dyn Query> {
    Box::new(TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::WithFreqs))
}

fn begins(field: Field, typed: &str) -> Box<dyn Query> {
    Box::new(FuzzyTermQuery::new_prefix(Term::from_field_text(field, typed), 0, false))
}

/// Scores in a total order.
#[derive(Debug, Clone, Copy)]
struct Ordered(f32);

impl PartialEq for Ordered {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}
impl Eq for Ordered {}
impl PartialOrd for Ordered {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Ordered {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}
