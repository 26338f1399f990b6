//! Mood and danger: how the customer feels, and topics that no bot may settle, with the words that
//! show it.
//!
//! Cues are found by the patterns of the lists in `data/` and the KB's own words ([`lexicon`],
//! [`pattern`]); words around a cue take it back or strengthen it ([`crate::negation`], [`find`]).
//! Beyond the words, the sentence encoder hears the [`tone`] of the whole. What is left is added up here, in whole
//! points.

mod drawn;
mod find;
mod lexicon;
mod pattern;
mod pattern_index;
mod settled;
mod signs;
#[cfg(test)]
mod tests;
mod tone;

use std::sync::Arc;

use kaopu_encoder::Encoder;
use kaopu_model::{KnowledgeBase, Mood};

use crate::danger::{HarmDetector, Suspicion};
use crate::negation::Negation;
use crate::text::Letters;
use crate::turn::{DangerHit, MoodCue, Span};
use crate::understand::Embedding;
use drawn::{Drawing, Shows};
use find::{Hit, MoodHits};
use lexicon::Lexicon;
pub(crate) use pattern::Pattern;
pub(crate) use pattern_index::PatternIndex;
use tone::Heard;

/// Points from which a mood shows.
const SHOWS: u32 = 2;

/// Points from which a customer is displeased, angry, furious.
const LEVELS: [u32; 3] = [SHOWS, 4, 6];

/// Cues and danger words that are noted of one message.
const KEPT: usize = 12;

/// The class of a cue that no word of the lists shows, but the clause as a whole.
const TONE: &str = "tone";

/// The class of slang that is bitter.
const IRONY: &str = "irony";

/// The class of a cue that is drawn.
const DRAWN: &str = "emoji";

/// The most that drawings, or the tone, show alone: displeasure, which hands nobody over where no
/// trouble is named.
const ALONE: u32 = 3;

/// Letters besides a number or a link that have no tone.
const FEW: usize = 6;

/// Points of words from which displeasure stands beside praise by itself.
const OUTWEIGHS_PRAISE: u32 = 4;

/// The class of cues that are also said in delight: 卧槽好快.
const CURSE: &str = "curse";

/// Characters of a cue that are noted.
const KEPT_CHARS: usize = 24;

/// What a message shows of the customer's mood, and what danger it speaks of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feelings {
    /// The mood.
    pub mood: Mood,
    /// How angry: 1 displeased, 2 angry, 3 furious; 0 if not angry.
    pub anger: u32,
    /// All cues of any mood that count, in the order in which they stand.
    pub cues: Vec<MoodCue>,
    /// The danger topics that the message touches.
    pub danger: Vec<DangerHit>,
    /// Whether it praises, and shows no displeasure.
    pub pleased: bool,
    /// Harm that may be told in it.
    pub suspicion: Option<Suspicion>,
    /// The words of praise that count.
    pub praise: Vec<Span>,
}

impl Feelings {
    /// The words that show the mood, each once.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        for cue in self.cues.iter().filter(|cue| cue.mood == self.mood) {
            if !words.contains(&cue.text) {
                words.push(cue.text.clone());
            }
        }
        words
    }
}

/// The words for mood and danger, those of the engine and those of the KB.
#[derive(Debug, Clone, Default)]
pub(crate) struct AffectDetector {
    lexicon: Lexicon,
    /// The weights of the tone; `None` without the encoder that they were learnt with.
    tone: Option<&'static tone::Weights>,
    harm: HarmDetector,
    without: Without,
}

/// Steps that are left out, to measure what they are good for; none but in a test.
#[derive(Debug, Clone, Copy, Default)]
struct Without {
    praise: bool,
    drawings: bool,
}

impl AffectDetector {
    pub(crate) fn new(kb: &KnowledgeBase, encoder: Option<&Encoder<'_>>) -> Self {
        Self {
            lexicon: Lexicon::new(kb),
            tone: encoder.and_then(tone::weights),
            harm: HarmDetector::new(encoder),
            without: Without::default(),
        }
    }

    /// Mood and danger of a message that the customer sent `repeats` times before. Anger outweighs
    /// hurry, hurry outweighs worry. `embedding` is asked for at most
    /// once.
    pub(crate) fn read(
        &self,
        letters: &Letters<'_>,
        repeats: u32,
        embedding: impl FnOnce() -> Option<Arc<Embedding>>,
    ) -> Feelings {
        let written = letters.original();
        let drawings = if self.without.drawings { Vec::new() } else { drawn::drawings(written) };
        let words = drawn::without_signs(written, &drawings);
        let letters = &Letters::new(&words);
        let embedding = if letters.len() == 0 { None } else { embedding() };
        let negation = Negation::of(letters);
        let hits = find::all(&self.lexicon, letters);
        let mut found = find::moods(&hits, letters, negation);
        let settled = settled::settled(letters);
        if let Some((start, end)) = settled {
            found.counted.retain(|hit| !(start..end).contains(&hit.start));
        }
        let praise = if self.without.praise { Vec::new() } else { find::praise(&hits, negation) };
        let praises = !praise.is_empty();
        // Where hardly more than a number or a link was written there is no tone.
        let of_words = letters.len() > FEW || !drawn::names_signs(written);
        // The tone is that of all of it, and what is over sounds on in it.
        let of_now = settled.is_none() || !found.counted.is_empty();
        let heard =
            self.hear(&mut found, letters, embedding.as_deref().filter(|_| of_words && of_now));
        let irony = find::irony(&hits, negation).filter(|_| !self.without.praise);
        let heard = match irony {
            None if praises => beside_praise(&mut found, heard),
            _ => heard,
        };
        let mut cues: Vec<MoodCue> =
            found.counted.iter().filter_map(|hit| mood_cue(hit, letters)).collect();
        cues.extend(heard);
        cues.extend(irony.map(|hit| {
            let (text, span) = quoted(hit, letters);
            MoodCue { text, span, mood: Mood::Angry, class: IRONY.to_owned(), points: SHOWS }
        }));
        cues.extend(drawn_cue(&drawings, &cues, praises, written));
        if cues.iter().any(|cue| cue.mood == Mood::Angry) {
            cues.extend(signs::signs(letters, repeats));
        }
        let points = |mood| {
            cues.iter()
                .filter(|cue| cue.mood == mood)
                .map(|cue| cue.points)
                .fold(0, u32::saturating_add)
        };
        let mood = [Mood::Angry, Mood::Urgent, Mood::Worried]
            .into_iter()
            .find(|mood| points(*mood) >= SHOWS);
        let mood = mood.unwrap_or_default();
        let anger = if mood == Mood::Angry { points(Mood::Angry) } else { 0 };
        let anger = LEVELS.iter().map(|level| u32::from(anger >= *level)).sum();
        let told = find::dangers(&hits, letters, negation).into_iter().map(|(topic, hit, own)| {
            let (word, span) = quoted(&hit, letters);
            (DangerHit { topic: topic.to_owned(), word, span }, own)
        });
        let (danger, suspicion) =
            self.harm.weigh(told.take(KEPT).collect(), letters, embedding.as_deref());
        // What is cut off are the weakest, so that the words shown are those that decided.
        cues.sort_by_key(|cue| std::cmp::Reverse((cue.mood, cue.points)));
        cues.truncate(KEPT);
        cues.sort_by_key(|cue| (cue.span, cue.mood));
        let happy = drawings.iter().any(|drawing| drawing.shows == Shows::Happy);
        let pleased =
            mood == Mood::Calm && danger.is_empty() && (praises || happy && negation.praises());
        let praise = praise.into_iter().map(|(start, end)| letters.span(start, end)).collect();
        Feelings { mood, anger, cues, danger, pleased, suspicion, praise }
    }
}

impl AffectDetector {
    /// What the tone adds to the words, or takes from them: it never speaks against the operator's
    /// own words, nor shows a mood that the message denies.
    fn hear(
        &self,
        found: &mut MoodHits<'_>,
        letters: &Letters<'_>,
        embedding: Option<&Embedding>,
    ) -> Option<MoodCue> {
        let points = |mood| {
            let of = found.counted.iter().filter(|hit| hit.mood() == Some(mood));
            of.map(|hit| hit.points).fold(0, u32::saturating_add)
        };
        let angry = points(Mood::Angry);
        let [_, surely_angry, _] = LEVELS;
        if letters.len() == 0
            || angry >= surely_angry
            || found.counted.iter().any(|hit| hit.cue.own)
        {
            return None;
        }
        let weights = self.tone?;
        let embedding = embedding?;
        match tone::hear(weights, embedding, letters) {
            Heard::Mood(mood, tone) if points(mood) >= SHOWS || !found.denied.contains(&mood) => {
                let (start, end) = tone::telling_clause(weights, letters, mood)?;
                let span = letters.span(start, end);
                let text = letters.written(span).chars().take(KEPT_CHARS).collect();
                // Where words show the mood, the tone confirms it, and only makes up what they
                // lack.
                let said = if points(mood) >= SHOWS { points(mood) } else { 0 };
                let tone = if found.counted.is_empty() { tone.min(ALONE) } else { tone };
                let points = tone.saturating_sub(said);
                (points > 0).then(|| MoodCue { text, span, mood, class: TONE.to_owned(), points })
            }
            Heard::Calm => {
                found.counted.retain(|hit| hit.mood() != Some(Mood::Angry));
                None
            }
            Heard::Mood(..) | Heard::Unsure => None,
        }
    }
}

/// What of displeasure and tone is left beside praise: irony names a trouble and sounds like it, and
/// what is said plainly enough stands by itself. The rest is how people praise.
fn beside_praise(found: &mut MoodHits<'_>, heard: Option<MoodCue>) -> Option<MoodCue> {
    let angry = || found.counted.iter().filter(|hit| hit.mood() == Some(Mood::Angry));
    let plain = angry().filter(|hit| hit.cue.class != CURSE).map(|hit| hit.points).sum::<u32>();
    let sounds = heard.as_ref().is_some_and(|cue| cue.mood == Mood::Angry && cue.points >= SHOWS);
    let stands = plain >= OUTWEIGHS_PRAISE
        || angry().any(|hit| hit.cue.own)
        || sounds && angry().any(|hit| hit.cue.class != CURSE);
    if stands {
        return heard;
    }
    found.counted.retain(|hit| hit.mood() != Some(Mood::Angry));
    // 救命，怎么会有这么香的: the tone alone is delight.
    let hurries = found.counted.iter().any(|hit| hit.mood() == Some(Mood::Urgent));
    heard.filter(|cue| cue.mood == Mood::Urgent && hurries)
}

/// What is drawn, at most one cue: the strongest displeasure, else worry. Beside praise it shows
/// neither; what may be tears of joy says a little where something else is said.
fn drawn_cue(
    drawings: &[Drawing],
    cues: &[MoodCue],
    praises: bool,
    written: &[char],
) -> Option<MoodCue> {
    let upset = cues.iter().any(|cue| cue.mood != Mood::Calm);
    let shown = |drawing: &Drawing| match drawing.shows {
        Shows::Displeased(degree) => Some((Mood::Angry, degree.saturating_add(1).min(ALONE))),
        Shows::Worried => Some((Mood::Worried, SHOWS)),
        Shows::Either if upset => Some((Mood::Worried, 1)),
        Shows::Either | Shows::Happy => None,
    };
    let shown = drawings.iter().filter_map(|drawing| Some((shown(drawing)?, drawing)));
    let strongest = shown.max_by_key(|(shown, drawing)| (*shown, std::cmp::Reverse(drawing.start)));
    let ((mood, points), drawing) = strongest.filter(|_| upset || !praises)?;
    let text = written.iter().skip(drawing.start).take(drawing.end - drawing.start).collect();
    Some(MoodCue { text, span: drawing.span(), mood, class: DRAWN.to_owned(), points })
}

fn mood_cue(hit: &Hit<'_>, letters: &Letters<'_>) -> Option<MoodCue> {
    let lexicon::Target::Mood(mood) = hit.cue.target else { return None };
    let (text, span) = quoted(hit, letters);
    Some(MoodCue { text, span, mood, class: hit.cue.class.clone(), points: hit.points })
}

fn quoted(hit: &Hit<'_>, letters: &Letters<'_>) -> (String, crate::turn::Span) {
    let span = letters.span(hit.start, hit.end);
    (letters.written(span).chars().take(KEPT_CHARS).collect(), span)
}
