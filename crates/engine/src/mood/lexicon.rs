//! The cue lists that ship with the engine, and what a knowledge base adds to them.
//!
//! A header is `[class target points flags...]`, an entry a pattern. What can't be read is left
//! out, and a test sees to it that there is none.

use std::sync::LazyLock;

use kaopu_model::{KnowledgeBase, Mood};

use super::pattern::Pattern;
use super::pattern_index::PatternIndex;
use crate::lists::{CUES, Entry, File, PRAISE, Section};
use crate::text::Letters;

/// The cues of the lists.
static SHIPPED: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::default();
    CUES.iter().flat_map(read).flatten().for_each(|cue| lexicon.add(cue));
    for section in PRAISE.sections() {
        let (texts, name) = (section.entries.iter().map(|entry| entry.text), section.name);
        if [PRAISES, SLANG].contains(&name) {
            texts.for_each(|text| lexicon.add_word(text, name, Target::NoMood, 0, false));
        } else if name == TROUBLE {
            let patterns = texts.filter_map(Pattern::parse);
            patterns
                .for_each(|pattern| lexicon.add_pattern(pattern, name, Target::Trouble, 0, false));
        }
    }
    lexicon
});

/// The class of a word that praises, which is also the name of its list.
pub(super) const PRAISES: &str = "praise";

/// The same for praise that is bitter beside a named trouble, and for what names one.
pub(super) const SLANG: &str = "slang";
const TROUBLE: &str = "trouble";

/// The class of a product's name.
const PRODUCT: &str = "product";

/// Characters from which a product's name says that no mood is meant by what stands in it.
const NAME: usize = 2;

/// Points of a word that the operator put into the KB's `[mood]`.
const OWN_ANGRY: u32 = 4;
const OWN_OTHER: u32 = 2;

/// What a cue is a sign of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// A mood.
    Mood(Mood),
    /// A danger topic.
    Danger(String),
    /// No mood: cues inside it do not count.
    NoMood,
    /// Something went wrong, which is no mood either.
    Trouble,
    /// No danger, or not this one: cues inside it do not count.
    NoDanger(Option<String>),
}

/// A cue: a pattern and what it is a sign of.
#[derive(Debug, Clone)]
pub(super) struct Cue {
    pub class: String,
    pub target: Target,
    pub points: u32,
    pub graded: bool,
    pub topic: bool,
    pub ironic: bool,
    /// The operator's own word, which outranks the lists.
    pub own: bool,
    pub pattern: Pattern,
}

/// All cues, by the letters with which they may begin.
#[derive(Debug, Clone, Default)]
pub(super) struct Lexicon {
    cues: Vec<Cue>,
    index: PatternIndex,
}

impl Lexicon {
    pub(super) fn new(kb: &KnowledgeBase) -> Self {
        let mut lexicon = SHIPPED.clone();
        let moods = &kb.escalation.moods;
        let mood = |mood, points| (Target::Mood(mood), points);
        for (words, (target, points)) in [
            (&moods.angry, mood(Mood::Angry, OWN_ANGRY)),
            (&moods.urgent, mood(Mood::Urgent, OWN_OTHER)),
            (&moods.worried, mood(Mood::Worried, OWN_OTHER)),
            (&moods.calm, (Target::NoMood, 0)),
        ] {
            words.iter().for_each(|word| lexicon.add_own(word, target.clone(), points));
        }
        let products = kb.products.products.iter();
        for name in products.flat_map(|product| product.aliases.iter().chain([&product.name])) {
            if name.chars().count() >= NAME {
                lexicon.add_word(name, PRODUCT, Target::NoMood, 0, false);
            }
        }
        for danger in &kb.escalation.dangers {
            for word in &danger.words {
                lexicon.add_own(word, Target::Danger(danger.topic.clone()), 1);
            }
            for word in &danger.except {
                lexicon.add_own(word, Target::NoDanger(Some(danger.topic.clone())), 0);
            }
        }
        lexicon
    }

    /// The cues that may begin at this letter.
    pub(super) fn beginning_at(
        &self,
        letters: &Letters<'_>,
        start: usize,
    ) -> impl Iterator<Item = &Cue> {
        self.index.at(letters, start).into_iter().filter_map(|at| self.cues.get(at))
    }

    fn add_own(&mut self, word: &str, target: Target, points: u32) {
        self.add_word(word, "own", target, points, true);
    }

    fn add_word(&mut self, word: &str, class: &str, target: Target, points: u32, own: bool) {
        if let Some(pattern) = Pattern::word(word) {
            self.add_pattern(pattern, class, target, points, own);
        }
    }

    fn add_pattern(
        &mut self,
        pattern: Pattern,
        class: &str,
        target: Target,
        points: u32,
        own: bool,
    ) {
        let class = class.to_owned();
        let (graded, topic, ironic) = (false, false, false);
        self.add(Cue { class, target, points, graded, topic, ironic, own, pattern });
    }

    fn add(&mut self, cue: Cue) {
        self.index.add(self.cues.len(), &cue.pattern);
        self.cues.push(cue);
    }
}

/// A cue of the lists, or an entry or header that can't be read.
type Read = Result<Cue, String>;

/// The cues of a file. What can't be read is told with file and line.
fn read(file: &'static File) -> impl Iterator<Item = Read> {
    file.sections().into_iter().flat_map(move |section| {
        let place = |line: usize, text: &str| format!("{}:{line}: {text}", file.path);
        let Some(cue) = cue_of(&section) else {
            return vec![Err(place(section.line, section.name))];
        };
        let read = |entry: &Entry| match Pattern::parse(entry.text) {
            Some(pattern) => Ok(Cue { pattern, ..cue.clone() }),
            None => Err(place(entry.line, entry.text)),
        };
        section.entries.iter().map(read).collect()
    })
}

/// `[class target points flags...]`, as a cue that still wants its pattern.
fn cue_of(section: &Section) -> Option<Cue> {
    let class = section.name.to_owned();
    let mut words = section.parameters.iter().copied();
    let target = match words.next()? {
        "danger" => Target::Danger(class.clone()),
        "no-mood" => Target::NoMood,
        "no-danger" => Target::NoDanger(None),
        mood => Target::Mood(Mood::parse(mood)?),
    };
    let points = words.next()?.parse().ok()?;
    let flags: Vec<&str> = words.collect();
    if flags.iter().any(|flag| !["graded", "topic", "ironic"].contains(flag)) {
        return None;
    }
    let has = |flag| flags.contains(&flag);
    let pattern = Pattern::word("x")?;
    Some(Cue {
        class,
        target,
        points,
        graded: has("graded"),
        topic: has("topic"),
        ironic: has("ironic"),
        own: false,
        pattern,
    })
}

impl Cue {
    /// Where the cue ends if it stands at this letter.
    pub(super) fn end(&self, letters: &Letters<'_>, start: usize) -> Option<usize> {
        self.pattern.end(letters, start)
    }
}

#[cfg(test)]
mod tests {
    use kaopu_model::DANGER_TOPICS;

    use super::*;

    #[test]
    fn the_lists_can_be_read_to_the_last_word() {
        let unreadable: Vec<String> = CUES.iter().flat_map(read).filter_map(Read::err).collect();
        assert!(unreadable.is_empty(), "{}", unreadable.join("\n"));
    }

    /// A cue is a sign of one mood by one number of points, and stands in its list once.
    #[test]
    fn no_cue_stands_twice() {
        let mut known = std::collections::BTreeMap::new();
        let mut twice = Vec::new();
        for file in &CUES {
            for section in file.sections() {
                let Some(cue) = cue_of(&section) else { continue };
                for entry in &section.entries {
                    let place = format!("{}:{}", file.path, entry.line);
                    let sign = (entry.text, format!("{:?}", cue.target));
                    if let Some(first) = known.insert(sign, place.clone()) {
                        twice.push(format!("{place}: {} stands in {first}, too", entry.text));
                    }
                }
            }
        }
        assert!(twice.is_empty(), "{}", twice.join("\n"));
    }

    #[test]
    fn every_trouble_can_be_read() {
        for section in PRAISE.sections().into_iter().filter(|section| section.name == TROUBLE) {
            for entry in &section.entries {
                assert!(Pattern::parse(entry.text).is_some(), "{}", entry.text);
            }
        }
    }

    #[test]
    fn every_mood_and_danger_topic_has_cues() {
        let lexicon = Lexicon::new(&KnowledgeBase::default());
        for topic in DANGER_TOPICS {
            assert!(
                lexicon.cues.iter().any(|cue| cue.target == Target::Danger(topic.to_owned())),
                "{topic}"
            );
        }
        for cue in &lexicon.cues {
            if let Target::Danger(topic) = &cue.target {
                assert!(DANGER_TOPICS.contains(&topic.as_str()), "{topic}");
            }
        }
        for mood in [Mood::Angry, Mood::Urgent, Mood::Worried] {
            assert!(lexicon.cues.iter().any(|cue| cue.target == Target::Mood(mood)), "{mood}");
        }
    }
}
