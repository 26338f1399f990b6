//! An entry's health: would each of its wordings find it if it did not stand there, and with what
//! is it confused?

use std::collections::BTreeMap;

use kaopu_model::FaqId;
use serde::{Deserialize, Serialize};

use crate::program::Program;
use crate::turn::Score;
use crate::understand::{Band, MatchScores, Matcher, offered};

/// Confusable entries that are named, and wordings that tie each.
const MOST_CONFUSABLE: usize = 4;
const MOST_TIES: usize = 3;

/// How an entry stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct EntryHealth {
    /// The entry.
    pub entry: FaqId,
    /// Its wordings, the standard question first. Those that repeat another one are not listed:
    /// they teach nothing.
    pub wordings: Vec<WordingHealth>,
    /// Entries that take wordings away from this one or make the bot ask back, the worst first.
    pub confusable: Vec<Confusable>,
}

/// How a wording fares, asked as if it did not stand in its entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct WordingHealth {
    /// As its author wrote it.
    pub text: String,
    /// Whether it is a phrasing, or the standard question.
    pub is_phrasing: bool,
    /// What would become of it.
    pub standing: LooOutcome,
    /// How sure the bot would be of its entry.
    pub own: Score,
    /// The other entry that comes nearest.
    pub rival: Option<NearestRival>,
}

/// What would become of a wording if it did not stand in its entry, from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum LooOutcome {
    /// The entry would be answered all the same.
    #[serde(rename = "holds")]
    Found,
    /// The entry would be answered, saying what was understood.
    #[serde(rename = "likely")]
    Confirmed,
    /// The bot would ask back, and the entry would be among the options.
    #[serde(rename = "wavers")]
    AskedBack,
    /// The bot would not understand: this wording alone teaches it.
    #[serde(rename = "alone")]
    Lost,
    /// The bot would ask back without the entry, or answer another.
    #[serde(rename = "strays")]
    Misrouted,
}

/// The other entry that comes nearest to a wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct NearestRival {
    /// The entry.
    pub entry: FaqId,
    /// Its standard question.
    pub question: String,
    /// Its wording that comes nearest.
    pub wording: String,
    /// How sure the bot would be of it.
    pub score: Score,
}

/// An entry that is taken for another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Confusable {
    /// The other entry.
    pub entry: FaqId,
    /// Its standard question.
    pub question: String,
    /// The wordings that tie the two, the worst first, at most three.
    pub ties: Vec<TiedWordings>,
}

/// Two wordings of different entries that are close to each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct TiedWordings {
    /// This entry's wording.
    pub ours: String,
    /// The other entry's.
    pub theirs: String,
}

/// How an entry stands; `None` if there is no such entry, it is disabled, or the knowledge base is
/// so large that its wordings were not tried.
#[must_use]
pub fn entry_health(program: &Program, entry: &FaqId) -> Option<EntryHealth> {
    let matcher = &program.matcher;
    let rows = matcher.rows.entries.iter().find(|one| one.id == *entry)?.rows.clone();
    let tried =
        rows.filter_map(|row| Some((row, &matcher.head.left_out.get(row)?.as_ref()?.alone)));
    let wordings: Vec<WordingHealth> =
        tried.filter_map(|(row, scores)| wording(matcher, row, scores)).collect();
    let confusable = confusable(&wordings);
    Some(EntryHealth { entry: entry.clone(), wordings, confusable })
}

/// What would become of a wording of this entry, by its place.
pub(super) fn standing(matcher: &Matcher, entry: usize, scores: &MatchScores) -> LooOutcome {
    let place = scores.first.iter().position(|ranked| ranked.entry == entry);
    match matcher.thresholds.band(scores.confidence(), scores.familiarity()) {
        Band::Sure if place == Some(0) => LooOutcome::Found,
        Band::Likely if place == Some(0) => LooOutcome::Confirmed,
        Band::Strange => LooOutcome::Lost,
        Band::Familiar if place.is_some_and(|place| place < offered(scores)) => {
            LooOutcome::AskedBack
        }
        Band::Sure | Band::Likely | Band::Familiar => LooOutcome::Misrouted,
    }
}

fn wording(matcher: &Matcher, row: usize, scores: &MatchScores) -> Option<WordingHealth> {
    let own = matcher.rows.rows.get(row)?;
    let standing = standing(matcher, own.entry, scores);
    let rival = scores.first.iter().find(|ranked| ranked.entry != own.entry);
    let best_other = rival.map_or(0.0, |rival| rival.score);
    let rival = rival.and_then(|rival| {
        let entry = matcher.rows.entries.get(rival.entry)?;
        let wording = matcher.nearest(row, entry.rows.clone())?;
        Some(NearestRival {
            entry: entry.id.clone(),
            question: entry.question.clone(),
            wording: matcher.rows.rows.get(wording)?.text.clone(),
            score: matcher.sureness(rival.score, scores.own, scores.nearest),
        })
    });
    Some(WordingHealth {
        text: own.text.clone(),
        is_phrasing: own.is_phrasing,
        standing,
        own: matcher.sureness(scores.own, best_other, scores.nearest),
        rival,
    })
}

/// The entries that take wordings away or make the bot ask back.
fn confusable(wordings: &[WordingHealth]) -> Vec<Confusable> {
    let troubled = wordings.iter().filter(|wording| {
        matches!(wording.standing, LooOutcome::Misrouted | LooOutcome::AskedBack)
    });
    let mut near: Vec<(&WordingHealth, &NearestRival)> =
        troubled.filter_map(|wording| Some((wording, wording.rival.as_ref()?))).collect();
    near.sort_by_key(|(_, rival)| std::cmp::Reverse(rival.score));
    let mut found: BTreeMap<&FaqId, (u32, Confusable)> = BTreeMap::new();
    for (wording, rival) in near {
        let (weight, confusable) = found.entry(&rival.entry).or_insert_with(|| {
            (
                0,
                Confusable {
                    entry: rival.entry.clone(),
                    question: rival.question.clone(),
                    ties: Vec::new(),
                },
            )
        });
        *weight += rival.score.0;
        if confusable.ties.len() < MOST_TIES {
            confusable
                .ties
                .push(TiedWordings { ours: wording.text.clone(), theirs: rival.wording.clone() });
        }
    }
    let mut ranked: Vec<(u32, Confusable)> = found.into_values().collect();
    ranked.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    ranked.into_iter().map(|(_, confusable)| confusable).take(MOST_CONFUSABLE).collect()
}
