//! How entries stand up to the ways in which customers write, and which are mixed up.

use kaopu_model::FaqId;
use serde::{Deserialize, Serialize};

use super::discover::EntryName;

/// How far a check of wordings is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct WordingsProgress {
    /// What is being done.
    pub stage: WordingsStage,
    /// How much of it is done.
    pub done: u32,
    /// How much there is of it; 0 as long as that is not known.
    pub total: u32,
}

/// What is tried, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum WordingsStage {
    /// Wordings of each entry, in each way.
    Ways,
    /// All wordings with one slip, between entries.
    Slips,
}

/// What the last check of wordings found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct WordingsView {
    /// When it was, RFC 3339.
    pub measured_at: String,
    /// Whether the knowledge base is another by now, or is understood otherwise.
    pub stale: bool,
    /// The ways, in the order of the cells, and how all entries fare together.
    pub ways: Vec<WayTally>,
    /// Entries of which something went wrong, the worst first; at most so many as are shown.
    pub entries: Vec<EntryWays>,
    /// How many there are of these.
    pub all_entries: u32,
    /// Pairs that are mixed up, the worst first; at most so many as are shown.
    pub pairs: Vec<MixedPair>,
    /// How many there are of these.
    pub all_pairs: u32,
    /// What that rests on.
    pub slips: SlipBounds,
}

/// Wordings that are written in one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct WayTally {
    /// The way.
    pub way: WritingWay,
    /// Wordings that could be written so.
    pub tried: u32,
    /// Those about which the bot does what it did.
    pub right: u32,
    /// Those about which it asks back, offering the entry.
    pub asked_back: u32,
}

/// A way in which customers write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum WritingWay {
    /// One word as another that sounds the same.
    HomophoneWord,
    /// One character as another that sounds the same.
    HomophoneCharacter,
    /// One character as another that sounds nearly the same.
    NearHomophone,
    /// One word in pinyin.
    PinyinWord,
    /// All of it in pinyin.
    Pinyin,
    /// In traditional characters.
    Traditional,
    /// With emoji in between.
    Emoji,
    /// The other way round.
    Inverted,
    /// With another question behind it.
    TwoInOne,
    /// Spoken into the phone.
    Dictated,
    /// One character is missing.
    CharacterDropped,
    /// One character stands twice.
    CharacterDoubled,
    /// Courtesies before it.
    CourtesyBefore,
    /// Courtesies behind it.
    CourtesyAfter,
}

/// How an entry fares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct EntryWays {
    /// The entry.
    pub entry: EntryName,
    /// In each way.
    pub cells: Vec<WayCell>,
}

/// How an entry fares in one way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct WayCell {
    /// How many wordings were written so, and how they fare.
    pub tally: WayTally,
    /// Those about which the bot does something else.
    pub failed: Vec<FailedWording>,
}

/// A wording as a customer writes it, about which the bot does something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct FailedWording {
    /// As the author wrote it.
    pub wording: String,
    /// As the customer writes it.
    pub message: String,
    /// What the bot does.
    pub outcome: WordingOutcome,
    /// The entry that is answered or offered instead.
    pub instead: Option<EntryName>,
    /// Whether it is a phrasing by now.
    pub taken: bool,
    /// Whether a test dialogue asks it.
    pub tested: bool,
}

/// What the bot does about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum WordingOutcome {
    /// It asks back, and offers the entry.
    AskedBack,
    /// It hands over.
    HandedOver,
    /// It does not understand.
    Lost,
    /// It answers or offers something else.
    Misrouted,
}

/// Two entries that one slip brings together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct MixedPair {
    /// The one.
    pub one: EntryName,
    /// The other.
    pub other: EntryName,
    /// The shortest message that does, as a customer may send it.
    pub message: String,
    /// The wording that it was.
    pub wording: String,
    /// The entry of that wording.
    pub of: FaqId,
    /// Messages of the one that are answered as the other.
    pub taken: u32,
    /// Messages with which both are offered.
    pub ties: u32,
}

/// What was tried to mix entries up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SlipBounds {
    /// Wordings of enabled entries.
    pub wordings: u32,
    /// Those with which every slip was tried.
    pub looked_at: u32,
    /// Different messages.
    pub messages: u32,
}
