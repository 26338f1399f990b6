//! What is told of a knowledge base and of each entry.

use std::cmp::Reverse;

use kaopu_model::FaqId;
use serde::Serialize;

use super::example::{Example, Outcome};
use super::way::Way;

/// How a knowledge base stands up to the ways in which customers write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Passport {
    /// Wordings that were tried, of all entries.
    pub wordings: usize,
    /// All entries together, by way.
    pub ways: Vec<Fared>,
    /// Each entry, the worst first.
    pub entries: Vec<EntryPassport>,
}

/// How an entry stands up to them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EntryPassport {
    /// The entry.
    pub entry: FaqId,
    /// Its standard question.
    pub question: String,
    /// Wordings that were tried.
    pub wordings: usize,
    /// Wordings that lead elsewhere also as they are written: nothing is asked of them.
    pub astray: usize,
    /// How it fares, by way.
    pub ways: Vec<Fared>,
}

/// How wordings fare that are written in one way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fared {
    /// The way.
    pub way: Way,
    /// Wordings about which the bot still does what it did.
    pub kept: usize,
    /// Wordings about which it asks back, offering the entry.
    pub asked_back: usize,
    /// Wordings with which it hands over.
    pub handed_over: usize,
    /// Wordings that it does not understand.
    pub lost: usize,
    /// Wordings that lead elsewhere.
    pub misrouted: usize,
    /// Wordings that can't be written in this way: neither for nor against it.
    pub not_varied: usize,
    /// The first of those that fared worst; of none if all are kept.
    pub example: Option<Example>,
    /// All that fared worse than before; of an entry only, not of all together.
    #[serde(skip)]
    pub failed: Vec<Example>,
}

impl Fared {
    pub(super) fn new(way: Way) -> Self {
        Self {
            way,
            kept: 0,
            asked_back: 0,
            handed_over: 0,
            lost: 0,
            misrouted: 0,
            not_varied: 0,
            example: None,
            failed: Vec::new(),
        }
    }

    /// Wordings that were written in this way.
    #[must_use]
    pub fn tried(&self) -> usize {
        self.kept + self.asked_back + self.handed_over + self.lost + self.misrouted
    }

    /// Counts one; `None`: it can't be written in this way.
    pub(super) fn count(&mut self, example: Option<Example>) {
        let Some(example) = example else {
            self.not_varied += 1;
            return;
        };
        match example.outcome {
            Outcome::Kept => self.kept += 1,
            Outcome::AskedBack => self.asked_back += 1,
            Outcome::HandedOver => self.handed_over += 1,
            Outcome::Lost => self.lost += 1,
            Outcome::Misrouted => self.misrouted += 1,
        }
        self.put_forward(&example);
        if example.outcome != Outcome::Kept {
            self.failed.push(example);
        }
    }

    /// Adds what another entry has.
    fn add(&mut self, other: &Self) {
        self.kept += other.kept;
        self.asked_back += other.asked_back;
        self.handed_over += other.handed_over;
        self.lost += other.lost;
        self.misrouted += other.misrouted;
        self.not_varied += other.not_varied;
        if let Some(example) = &other.example {
            self.put_forward(example);
        }
    }

    fn put_forward(&mut self, example: &Example) {
        let known = self.example.as_ref().map_or(Outcome::Kept, |known| known.outcome);
        if example.outcome > known {
            self.example = Some(example.clone());
        }
    }
}

/// The share that is kept of what was tried, in ten-thousandths, rounded down; all of it if nothing
/// was tried.
fn kept(ways: &[Fared]) -> u32 {
    let (kept, tried) =
        ways.iter().fold((0, 0), |(kept, tried), fared| (kept + fared.kept, tried + fared.tried()));
    u32::try_from((kept * 10_000).checked_div(tried).unwrap_or(10_000)).unwrap_or_default()
}

impl EntryPassport {
    /// The share that is kept of what was tried, in ten-thousandths, rounded down.
    #[must_use]
    pub fn kept(&self) -> u32 {
        kept(&self.ways)
    }

    fn misrouted(&self) -> usize {
        self.ways.iter().map(|fared| fared.misrouted).sum()
    }
}

impl Passport {
    /// Puts together what is known of each entry.
    pub(super) fn new(mut entries: Vec<EntryPassport>) -> Self {
        // Entries come in the order of the knowledge base, which settles what is left.
        entries.sort_by_key(|entry| (entry.kept(), Reverse(entry.misrouted())));
        let mut ways: Vec<Fared> = Way::ALL.into_iter().map(Fared::new).collect();
        for entry in &entries {
            for (all, of_entry) in ways.iter_mut().zip(&entry.ways) {
                all.add(of_entry);
            }
        }
        let wordings = entries.iter().map(|entry| entry.wordings).sum();
        Self { wordings, ways, entries }
    }

    /// The share that is kept of what was tried, in ten-thousandths, rounded down.
    #[must_use]
    pub fn kept(&self) -> u32 {
        kept(&self.ways)
    }
}
