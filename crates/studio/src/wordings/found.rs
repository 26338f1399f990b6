//! What a check found, as the window shows it.

use std::collections::BTreeMap;

use kaopu_lab::ambiguity::{Certificate, Pair};
use kaopu_lab::passport::{EntryPassport, Example, Fared, Outcome, Passport, Way};
use kaopu_model::{FaqId, KnowledgeBase};

use crate::snapshot::count;
use crate::view::{
    EntryName, EntryWays, FailedWording, MixedPair, SlipBounds, WayCell, WayTally, WordingOutcome,
    WordingsView, WritingWay,
};

/// Entries and pairs that are shown, the worst.
const ENTRIES: usize = 200;
const PAIRS: usize = 100;

/// What is shown of a passport and a certificate.
pub(super) fn found(
    kb: &KnowledgeBase,
    measured_at: String,
    passport: &Passport,
    certificate: &Certificate,
) -> WordingsView {
    let names: BTreeMap<&FaqId, &str> =
        kb.faqs.iter().map(|faq| (&faq.id, faq.question.as_str())).collect();
    let failing = |entry: &&EntryPassport| entry.ways.iter().any(|way| !way.failed.is_empty());
    // A word that is exchanged may make the other question of one: that is no mistake.
    let mixed = |pair: &&Pair| pair.taken + pair.ties_of_typing > 0;
    let entries = passport.entries.iter().filter(failing);
    let pairs = certificate.pairs.iter().filter(mixed);
    let bounds = &certificate.bounds;
    WordingsView {
        measured_at,
        stale: false,
        ways: passport.ways.iter().map(tally).collect(),
        all_entries: count(entries.clone().count()),
        entries: entries.take(ENTRIES).map(|entry| entry_ways(&names, entry)).collect(),
        all_pairs: count(pairs.clone().count()),
        pairs: pairs.filter_map(|pair| mixed_pair(&names, pair)).take(PAIRS).collect(),
        slips: SlipBounds {
            wordings: count(bounds.wordings),
            looked_at: count(bounds.looked_at),
            messages: count(bounds.messages),
        },
    }
}

fn entry_ways(names: &BTreeMap<&FaqId, &str>, entry: &EntryPassport) -> EntryWays {
    let cell = |fared: &Fared| WayCell {
        tally: tally(fared),
        failed: fared.failed.iter().filter_map(|example| failed(names, example)).collect(),
    };
    EntryWays {
        entry: EntryName { id: entry.entry.clone(), question: entry.question.clone() },
        cells: entry.ways.iter().map(cell).collect(),
    }
}

fn failed(names: &BTreeMap<&FaqId, &str>, example: &Example) -> Option<FailedWording> {
    let outcome = match example.outcome {
        Outcome::Kept => return None,
        Outcome::AskedBack => WordingOutcome::AskedBack,
        Outcome::HandedOver => WordingOutcome::HandedOver,
        Outcome::Lost => WordingOutcome::Lost,
        Outcome::Misrouted => WordingOutcome::Misrouted,
    };
    Some(FailedWording {
        wording: example.wording.clone(),
        message: example.message.clone(),
        outcome,
        instead: example.instead.as_ref().and_then(|id| named(names, id)),
        taken: false,
        tested: false,
    })
}

fn mixed_pair(names: &BTreeMap<&FaqId, &str>, pair: &Pair) -> Option<MixedPair> {
    let slipped = pair.shortest_taken.as_ref().or(pair.shortest_tie.as_ref())?;
    Some(MixedPair {
        one: named(names, &pair.one)?,
        other: named(names, &pair.other)?,
        message: slipped.message.clone(),
        wording: slipped.wording.clone(),
        of: slipped.of.clone(),
        taken: count(pair.taken),
        ties: count(pair.ties_of_typing),
    })
}

fn named(names: &BTreeMap<&FaqId, &str>, id: &FaqId) -> Option<EntryName> {
    names.get(id).map(|question| EntryName { id: id.clone(), question: (*question).to_owned() })
}

fn tally(fared: &Fared) -> WayTally {
    WayTally {
        way: way(fared.way),
        tried: count(fared.tried()),
        right: count(fared.kept),
        asked_back: count(fared.asked_back),
    }
}

fn way(way: Way) -> WritingWay {
    match way {
        Way::HomophoneWord => WritingWay::HomophoneWord,
        Way::HomophoneCharacter => WritingWay::HomophoneCharacter,
        Way::NearHomophone => WritingWay::NearHomophone,
        Way::PinyinWord => WritingWay::PinyinWord,
        Way::Pinyin => WritingWay::Pinyin,
        Way::Traditional => WritingWay::Traditional,
        Way::Emoji => WritingWay::Emoji,
        Way::Inverted => WritingWay::Inverted,
        Way::TwoInOne => WritingWay::TwoInOne,
        Way::Dictated => WritingWay::Dictated,
        Way::CharacterDropped => WritingWay::CharacterDropped,
        Way::CharacterDoubled => WritingWay::CharacterDoubled,
        Way::CourtesyBefore => WritingWay::CourtesyBefore,
        Way::CourtesyAfter => WritingWay::CourtesyAfter,
    }
}
