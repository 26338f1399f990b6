//! How well the customers' mood is recognised.

use kaopu_engine::{Feelings, Program, feelings};
use kaopu_model::Mood;
use serde::Serialize;

use crate::case::Case;

/// What a person says about a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MoodLabel {
    /// Angry, in any degree.
    Angry,
    /// In a hurry.
    Urgent,
    /// Neither.
    Neutral,
    /// Neither, though it holds a word that suggests it.
    NeutralTrap,
}

impl MoodLabel {
    const ALL: [Self; 4] = [Self::Angry, Self::Urgent, Self::Neutral, Self::NeutralTrap];

    /// Its spelling in files and in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Angry => "angry",
            Self::Urgent => "urgent",
            Self::Neutral => "neutral",
            Self::NeutralTrap => "neutral_trap",
        }
    }

    /// Reads the spelling of [`MoodLabel::code`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|label| label.code() == text)
    }

    /// The label that the engine would give. Worry alone is neutral.
    fn of(feelings: &Feelings) -> Self {
        match feelings.mood {
            Mood::Angry => Self::Angry,
            Mood::Urgent => Self::Urgent,
            Mood::Calm | Mood::Worried => Self::Neutral,
        }
    }

    /// Traps are neutral, too.
    fn plain(self) -> Self {
        if self == Self::NeutralTrap { Self::Neutral } else { self }
    }
}

/// A labelled message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoodCase {
    /// The line in its file, counted from 1.
    pub line: u32,
    /// What a person says about it.
    pub label: MoodLabel,
    /// What the customer says.
    pub text: String,
}

impl MoodCase {
    /// A labelled message, if its label is one of moods.
    #[must_use]
    pub fn of(case: &Case) -> Option<Self> {
        let label = MoodLabel::parse(&case.label)?;
        Some(Self { line: case.line, label, text: case.text.clone() })
    }
}

/// What was measured.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MoodFound {
    /// Messages.
    pub rows: usize,
    /// Each label, traps being neutral.
    pub labels: Vec<MoodMeasured>,
    /// Calm messages with words that suggest otherwise.
    pub traps: MoodTraps,
    /// The misjudged messages.
    pub misses: Vec<MoodMiss>,
}

/// One label, counted.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MoodMeasured {
    /// The label.
    pub label: MoodLabel,
    /// Messages with this label.
    pub rows: usize,
    /// Messages that the engine judged so.
    pub judged: usize,
    /// Messages in which both agree.
    pub right: usize,
    /// `None` if nothing was judged so.
    pub precision: Option<f64>,
    /// `None` if no message has the label.
    pub recall: Option<f64>,
    /// `None` if there is neither.
    pub f1: Option<f64>,
}

/// Calm messages with words that suggest otherwise.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MoodTraps {
    /// How many.
    pub rows: usize,
    /// How many were taken for something else than calm.
    pub flagged: usize,
    /// The share of these; `None` without any.
    pub rate: Option<f64>,
}

/// A misjudged message.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MoodMiss {
    /// Its line.
    pub line: u32,
    /// What a person says.
    pub label: MoodLabel,
    /// What the engine says.
    pub mood: Mood,
    /// How angry the engine takes the customer to be.
    pub anger: u32,
    /// The words that it went by.
    pub words: Vec<String>,
    /// The message.
    pub text: String,
}

/// Judges every message and compares.
#[must_use]
pub fn measure_mood(program: &Program, cases: &[MoodCase]) -> MoodFound {
    let judged: Vec<Judged<'_>> =
        cases.iter().map(|case| Judged { case, feelings: feelings(program, &case.text) }).collect();
    let traps: Vec<_> =
        judged.iter().filter(|one| one.case.label == MoodLabel::NeutralTrap).collect();
    let flagged = traps.iter().filter(|one| !one.is_right()).count();
    MoodFound {
        rows: judged.len(),
        labels: [MoodLabel::Angry, MoodLabel::Urgent, MoodLabel::Neutral]
            .map(|label| measured(label, &judged))
            .into(),
        traps: MoodTraps { rows: traps.len(), flagged, rate: ratio(flagged, traps.len()) },
        misses: judged.iter().filter(|one| !one.is_right()).map(Judged::miss).collect(),
    }
}

struct Judged<'c> {
    case: &'c MoodCase,
    feelings: Feelings,
}

impl Judged<'_> {
    fn is_right(&self) -> bool {
        self.case.label.plain() == MoodLabel::of(&self.feelings)
    }

    fn miss(&self) -> MoodMiss {
        MoodMiss {
            line: self.case.line,
            label: self.case.label,
            mood: self.feelings.mood,
            anger: self.feelings.anger,
            words: self.feelings.words(),
            text: self.case.text.clone(),
        }
    }
}

fn measured(label: MoodLabel, all: &[Judged<'_>]) -> MoodMeasured {
    let count = |keep: &dyn Fn(&Judged<'_>) -> bool| all.iter().filter(|one| keep(one)).count();
    let rows = count(&|one| one.case.label.plain() == label);
    let judged = count(&|one| MoodLabel::of(&one.feelings) == label);
    let right = count(&|one| one.case.label.plain() == label && one.is_right());
    MoodMeasured {
        label,
        rows,
        judged,
        right,
        precision: ratio(right, judged),
        recall: ratio(right, rows),
        // 2PR/(P+R) in counts.
        f1: ratio(right.saturating_mul(2), rows.saturating_add(judged)),
    }
}

/// To four places, so that the document reads well.
fn ratio(part: usize, whole: usize) -> Option<f64> {
    let rounded = part.saturating_mul(10_000).saturating_add(whole / 2).checked_div(whole)?;
    Some(f64::from(u32::try_from(rounded).ok()?) / 10_000.0)
}

#[cfg(test)]
mod tests {
    use kaopu_engine::compile;
    use kaopu_model::KnowledgeBase;

    use super::*;

    #[test]
    fn labels_are_counted_and_traps_are_neutral() {
        let program = compile(KnowledgeBase::default());
        let case = |line, label, text: &str| MoodCase { line, label, text: text.to_owned() };
        let cases = [
            case(1, MoodLabel::Angry, "你们这是什么破店，气死我了"),
            case(2, MoodLabel::Neutral, "什么时候发货"),
            case(3, MoodLabel::NeutralTrap, "尺码怎么选"),
            case(4, MoodLabel::Angry, "什么时候发货"),
        ];
        let found = measure_mood(&program, &cases);
        let [angry, urgent, neutral] = &found.labels[..] else { panic!("three labels") };
        assert_eq!((angry.rows, angry.judged, angry.right), (2, 1, 1));
        assert_eq!((angry.precision, angry.recall, angry.f1), (Some(1.0), Some(0.5), Some(0.6667)));
        assert_eq!((urgent.rows, urgent.precision, urgent.f1), (0, None, None));
        assert_eq!((neutral.rows, neutral.judged, neutral.right), (2, 3, 2));
        assert_eq!((found.traps.rows, found.traps.flagged), (1, 0));
        assert_eq!(found.misses.iter().map(|miss| miss.line).collect::<Vec<_>>(), [4]);
    }

    #[test]
    fn a_label_reads_as_it_is_written() {
        for label in MoodLabel::ALL {
            assert_eq!(MoodLabel::parse(label.code()), Some(label));
            assert_eq!(serde_json::to_value(label).unwrap(), label.code());
        }
        assert_eq!(MoodLabel::parse("furious"), None);
    }
}
