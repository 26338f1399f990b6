//! The cue lists that ship with the engine, and what a knowledge base adds to them.
//!
//! A list is text: a header `[class target points flags...]`, then patterns between spaces; `;`
//! begins a comment line. A line that can't be read is left out, and a test sees to it that there
//! is none.

use std::collections::BTreeMap;

use kaopu_model::{KnowledgeBase, Mood};

use super::letters::Letters;
use super::pattern::Pattern;

const LISTS: [&str; 7] = [
    include_str!("../../data/mood/angry.txt"),
    include_str!("../../data/mood/angry-weak.txt"),
    include_str!("../../data/mood/urgent.txt"),
    include_str!("../../data/mood/worried.txt"),
    include_str!("../../data/mood/calm.txt"),
    include_str!("../../data/mood/danger.txt"),
    include_str!("../../data/mood/english.txt"),
];

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
    /// No danger, or not this one: cues inside it do not count.
    NoDanger(Option<String>),
}

/// One thing to look for.
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
    by_first: BTreeMap<char, Vec<usize>>,
}

impl Lexicon {
    pub(super) fn new(kb: &KnowledgeBase) -> Self {
        let mut lexicon = Self::default();
        for list in LISTS {
            for line in read(list) {
                if let Line::Cue(cue) = line {
                    lexicon.add(cue);
                }
            }
        }
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

    /// The cues that may begin with this letter.
    pub(super) fn beginning_with(&self, letter: char) -> impl Iterator<Item = &Cue> {
        self.by_first.get(&letter).into_iter().flatten().filter_map(|at| self.cues.get(*at))
    }

    fn add_own(&mut self, word: &str, target: Target, points: u32) {
        if let Some(pattern) = Pattern::word(word) {
            let class = "own".to_owned();
            self.add(Cue {
                class,
                target,
                points,
                graded: false,
                topic: false,
                ironic: false,
                own: true,
                pattern,
            });
        }
    }

    fn add(&mut self, cue: Cue) {
        for letter in cue.pattern.first_letters().unwrap_or_default() {
            self.by_first.entry(letter).or_default().push(self.cues.len());
        }
        self.cues.push(cue);
    }
}

/// A line of a list, or a word of it.
#[derive(Debug)]
enum Line {
    Cue(Cue),
    /// What can't be read.
    #[cfg_attr(not(test), expect(dead_code, reason = "only a test looks at it"))]
    Unreadable(String),
}

fn read(list: &str) -> impl Iterator<Item = Line> {
    let mut header: Option<Cue> = None;
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with(';')).flat_map(
        move |line| {
            if let Some(read) =
                line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).and_then(header_of)
            {
                header = Some(read);
                return Vec::new();
            }
            let read = |text: &str| match (&header, Pattern::parse(text)) {
                (Some(cue), Some(pattern)) => Line::Cue(Cue { pattern, ..cue.clone() }),
                _ => Line::Unreadable(text.to_owned()),
            };
            line.split_whitespace().map(read).collect()
        },
    )
}

/// `class target points flags...`, as a cue that still wants its pattern.
fn header_of(text: &str) -> Option<Cue> {
    let mut words = text.split(' ');
    let class = words.next()?.to_owned();
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
        let unreadable: Vec<String> = LISTS
            .iter()
            .flat_map(|list| read(list))
            .filter_map(|line| match line {
                Line::Unreadable(text) => Some(text),
                Line::Cue(_) => None,
            })
            .collect();
        assert!(unreadable.is_empty(), "{unreadable:?}");
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
