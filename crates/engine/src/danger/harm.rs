//! Whether harm is told in a message: cues of the lists and composed reports, weighed by a
//! classifier ([`crate::classifier`]) that was taught with messages of our own, half of them
//! harmless look-alikes (`data/harm/examples.txt`).

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use kaopu_encoder::Encoder;
use kaopu_model::Locale;

use super::slots::{composed, slots, tells};
use super::topic::harms;
use crate::classifier::{self, Gram, grams};
use crate::text::Letters;
use crate::turn::DangerHit;
use crate::understand::Embedding;

/// Classes that are told apart: the topics of harm, and last harmless.
const CLASSES: usize = 8;
const TOPICS: [&str; CLASSES - 1] =
    ["injury", "illness", "allergy", "food_safety", "fire", "fraud", "privacy"];
const HARMLESS: usize = CLASSES - 1;

/// How far harm must stand out, in units of 2⁻¹⁰: to be one by itself, if something that happened or
/// is felt is named and if none is; to make up for an answer that is not sure; and to be spoken to
/// soberly. Chosen with examples left out in turn.
const SURE: i64 = 256;
const SURE_UNNAMED: i64 = 410;
const LIKELY: i64 = 154;
const SMELLS: i64 = -205;

/// How harmless a message must be to outweigh cues of the lists, and a composed report.
const OUTWEIGHS_CUE: i64 = -410;
const OUTWEIGHS_REPORT: i64 = 0;

/// Characters that are quoted of a message.
const QUOTED: usize = 24;

type Weights = classifier::Weights<CLASSES>;

static LEARNT: LazyLock<Option<Weights>> =
    LazyLock::new(|| Weights::parse(include_str!("../../data/harm/weights.txt")));

/// Harm that is not sure enough to be an alarm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Suspicion {
    /// Likely enough that a human should see a message that the bot does not understand.
    Likely(DangerHit),
    /// Enough that the bot should ask, and not joke.
    Smells(DangerHit),
}

/// What is asked, soberly, about harm of this topic that may have been told.
pub(crate) fn question(topic: &str, locale: Locale) -> &'static str {
    match (locale, harms(topic)) {
        (Locale::ZhCn, true) => {
            "想先跟您确认：有没有人受伤、不舒服，或者东西有危险？有的话请先停止使用；身体不适请及时就医。回复“转人工”，同事马上来处理。"
        }
        (Locale::ZhCn, false) => {
            "想先跟您确认：是不是有人冒用我们的名义，或者您的信息、账号出了问题？请先不要转账、不要说出验证码。回复“转人工”，同事马上来核实。"
        }
        (Locale::En, true) => {
            "Let me make sure first: is anybody hurt or unwell, or is something dangerous? If so, please stop using it, and see a doctor if you feel unwell. Reply \"human agent\" and a colleague will take over."
        }
        (Locale::En, false) => {
            "Let me make sure first: has somebody used our name, or is something wrong with your data or account? Please send no money and tell nobody a code. Reply \"human agent\" and a colleague will look into it."
        }
    }
}

/// What finds harm beyond the lists.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct HarmDetector {
    /// `None` without the encoder that the weights were learnt with.
    weights: Option<&'static Weights>,
    /// Reports are not composed; only to measure what that is good for.
    without_reports: bool,
}

impl HarmDetector {
    pub(crate) fn new(encoder: Option<&Encoder<'_>>) -> Self {
        let fits = |encoder| LEARNT.as_ref().filter(|weights| weights.fit(encoder));
        Self { weights: encoder.and_then(fits), without_reports: false }
    }

    /// Without the classifier, or without composed reports.
    #[cfg(test)]
    pub(crate) fn ablated(self, classifier: bool, reports: bool) -> Self {
        Self { weights: self.weights.filter(|_| !classifier), without_reports: reports }
    }

    /// Weighs the cues that were found, each with whether it is the operator's own word, and adds
    /// what they do not show. An operator's word is never outweighed.
    pub(crate) fn weigh(
        self,
        cues: Vec<(DangerHit, bool)>,
        letters: &Letters<'_>,
        embedding: Option<&Embedding>,
    ) -> (Vec<DangerHit>, Option<Suspicion>) {
        let told = composed(letters).filter(|_| !self.without_reports);
        let known = self.weights.filter(|_| letters.are_chinese());
        let Some((weights, embedding)) = known.zip(embedding) else {
            let mut hits: Vec<DangerHit> = cues.into_iter().map(|(hit, _)| hit).collect();
            if let Some((topic, start, end)) = told
                && hits.is_empty()
            {
                hits.push(hit(topic, letters, start, end));
            }
            return (hits, None);
        };
        let scores = weights.scores(embedding, &views(letters));
        let harm = -scores[HARMLESS];
        let mut hits: Vec<DangerHit> = cues
            .into_iter()
            .filter(|(hit, own)| *own || !harms_or_leaks(&hit.topic) || harm > OUTWEIGHS_CUE)
            .map(|(hit, _)| hit)
            .collect();
        if hits.iter().any(|hit| harms_or_leaks(&hit.topic)) {
            return (hits, None);
        }
        if let Some((topic, start, end)) = told.filter(|_| harm > OUTWEIGHS_REPORT) {
            hits.push(hit(topic, letters, start, end));
            return (hits, None);
        }
        if harm <= SMELLS {
            return (hits, None);
        }
        let class = (0..HARMLESS).max_by_key(|class| (scores[*class], std::cmp::Reverse(*class)));
        let class = class.unwrap_or_default();
        let clause = weights.telling_clause(letters, class, HARMLESS);
        let Some((start, end)) = clause else { return (hits, None) };
        let heard = hit(TOPICS[class], letters, start, end);
        match harm {
            _ if harm > SURE && (harm > SURE_UNNAMED || tells(letters)) => {
                hits.push(heard);
                (hits, None)
            }
            _ if harm > LIKELY && tells(letters) => (hits, Some(Suspicion::Likely(heard))),
            _ => (hits, Some(Suspicion::Smells(heard))),
        }
    }
}

/// The ways in which the classifier looks at a message.
fn views(letters: &Letters<'_>) -> [BTreeSet<Gram>; 2] {
    [grams(letters), slots(letters)]
}

/// Whether the classifier was taught to hear the topic.
fn harms_or_leaks(topic: &str) -> bool {
    harms(topic) || TOPICS.contains(&topic)
}

fn hit(topic: &str, letters: &Letters<'_>, start: usize, end: usize) -> DangerHit {
    let span = letters.span(start, end);
    let word = letters.written(span).chars().take(QUOTED).collect();
    DangerHit { topic: topic.to_owned(), word, span }
}
