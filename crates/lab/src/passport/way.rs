//! The ways in which customers write.

use serde::Serialize;

/// A way in which customers write what an author wrote otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// The keyboard offered another word that sounds the same: 时间 as 实践.
    HomophoneWord,
    /// One character is another that sounds the same.
    HomophoneCharacter,
    /// One character is another of a sound that many do not tell apart: zh and z, n and l, in and
    /// ing.
    NearHomophone,
    /// One word is typed in pinyin.
    PinyinWord,
    /// All of it is typed in pinyin.
    Pinyin,
    /// In traditional characters.
    Traditional,
    /// With emoji in between.
    Emoji,
    /// The other way round: two clauses exchanged, or what is asked before what it is about.
    Inverted,
    /// With another question behind it.
    TwoInOne,
    /// Spoken into the phone: no marks, numbers in words, hesitation before and behind.
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

impl Way {
    /// All ways.
    pub const ALL: [Self; 14] = [
        Self::HomophoneWord,
        Self::HomophoneCharacter,
        Self::NearHomophone,
        Self::PinyinWord,
        Self::Pinyin,
        Self::Traditional,
        Self::Emoji,
        Self::Inverted,
        Self::TwoInOne,
        Self::Dictated,
        Self::CharacterDropped,
        Self::CharacterDoubled,
        Self::CourtesyBefore,
        Self::CourtesyAfter,
    ];
}
