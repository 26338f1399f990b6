//! `kaopu mood`: how well moods are recognised in labelled messages.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use kaopu_studio::{
    Clock as _, Feelings, LabelledFile, Localized, Mood, Note, Program, Snapshot, SystemClock,
    feelings, load_labelled, write_atomically,
};
use serde::Serialize;

use super::import::warn_of_skipped;
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::input::{EncoderArguments, load_folder, warn_of_errors};
use crate::output::{Line, Tone, Ui};
use crate::replace::{Kind, may_replace};

/// Measure how well the customers' mood is recognised
///
/// FILE has a label (angry, urgent, neutral, neutral_trap), a tab and a message on each line. A
/// message counts as angry at any level of anger, as urgent if the customer is in a hurry; worry
/// alone counts as neutral.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  kaopu mood labelled.tsv
  kaopu mood labelled.tsv --kb sample-kb --misses misses.tsv
  kaopu mood labelled.tsv --json | jq '.labels[] | {label, f1}'")]
pub(crate) struct Arguments {
    /// Labelled messages, `label<TAB>text`
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Also use the [mood] words of this knowledge base
    #[arg(long, value_name = "KB")]
    kb: Option<PathBuf>,
    /// Write the misjudged rows to this file, with the words that were found
    #[arg(long, value_name = "FILE")]
    misses: Option<PathBuf>,
    #[command(flatten)]
    encoder: EncoderArguments,
}

/// So many skipped lines are named in the document.
const NAMED_IN_JSON: usize = 1_000;

/// What a person says about a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Label {
    /// Angry, in any degree.
    Angry,
    /// In a hurry.
    Urgent,
    /// Neither.
    Neutral,
    /// Neither, though it holds a word that suggests it.
    NeutralTrap,
}

impl Label {
    const ALL: [Self; 4] = [Self::Angry, Self::Urgent, Self::Neutral, Self::NeutralTrap];

    fn code(self) -> &'static str {
        match self {
            Self::Angry => "angry",
            Self::Urgent => "urgent",
            Self::Neutral => "neutral",
            Self::NeutralTrap => "neutral_trap",
        }
    }
}

/// A labelled message.
struct Row {
    line: u32,
    label: Label,
    text: String,
}

/// What `--json` prints.
#[derive(Debug, Serialize)]
struct Document {
    rows: usize,
    labels: Vec<Measured>,
    traps: Traps,
    misses: Vec<Miss>,
    skipped: usize,
    skipped_lines: Vec<Note>,
}

/// One label, counted.
#[derive(Debug, Serialize)]
struct Measured {
    label: Label,
    /// Rows with this label.
    rows: usize,
    /// Rows that the engine judged so.
    judged: usize,
    /// Rows in which both agree.
    right: usize,
    /// Null if nothing was judged so.
    precision: Option<f64>,
    /// Null if no row has the label.
    recall: Option<f64>,
    f1: Option<f64>,
}

/// Calm messages with words that suggest otherwise.
#[derive(Debug, Serialize)]
struct Traps {
    rows: usize,
    flagged: usize,
    rate: Option<f64>,
}

/// A misjudged row.
#[derive(Debug, Serialize)]
struct Miss {
    line: u32,
    label: Label,
    mood: Mood,
    anger: u32,
    words: Vec<String>,
    text: String,
}

pub(crate) fn run(arguments: &Arguments, ui: &mut Ui, environment: &Environment) -> Outcome<Exit> {
    let (rows, skipped) = read(&arguments.file, ui)?;
    let encoder = arguments.encoder.load(environment, ui)?;
    let snapshot = match &arguments.kb {
        Some(folder) => {
            let snapshot = load_folder(folder, SystemClock.today(), encoder, ui)?;
            warn_of_errors(&snapshot, folder, ui);
            snapshot
        }
        None => Snapshot::with_encoder(BTreeMap::new(), SystemClock.today(), encoder),
    };
    let judged = judge(snapshot.program(), rows);
    let document = measure(&judged, skipped);
    if let Some(path) = &arguments.misses {
        may_replace(path, Kind::Moods)?;
        write_atomically(path, table(&document.misses).as_bytes())
            .map_err(|error| Failure::from(kaopu_studio::ApiError::from(error)))?;
    }
    say(ui, &document)?;
    ui.document(&document)?;
    Ok(Exit::Fine)
}

/// The rows that can be used, and those that can't, which are named to people at once.
fn read(path: &Path, ui: &mut Ui) -> Outcome<(Vec<Row>, Vec<Note>)> {
    let LabelledFile { lines, mut skipped } = load_labelled(path)?;
    let mut rows = Vec::with_capacity(lines.len());
    for line in lines {
        match Label::ALL.into_iter().find(|label| label.code() == line.label) {
            Some(label) => rows.push(Row { line: line.line, label, text: line.text }),
            None => {
                let label: String = line.label.chars().take(40).collect();
                let (zh, en) =
                    (format!("没有「{label}」这个标签"), format!("there is no label `{label}`"));
                skipped.push(Note { line: line.line, reason: Localized::new(zh, en) });
            }
        }
    }
    skipped.sort_by_key(|skipped| skipped.line);
    if rows.is_empty() {
        let shown = path.display();
        let failure = Failure::bad_input(
            format!("{shown} 里没有一行能用：标签是 angry、urgent、neutral、neutral_trap"),
            format!(
                "{shown} has no line that can be used: labels are angry, urgent, neutral, neutral_trap"
            ),
        );
        let said = skipped.iter().take(3).map(Note::said);
        return Err(said.fold(failure, |failure, said| failure.hint(said.zh, said.en)));
    }
    warn_of_skipped(ui, &skipped, Some(&path.display().to_string()));
    Ok((rows, skipped))
}

fn judge(program: &Program, rows: Vec<Row>) -> Vec<(Row, Feelings)> {
    rows.into_iter()
        .map(|row| {
            let judged = feelings(program, &row.text);
            (row, judged)
        })
        .collect()
}

/// The label that the engine would give.
fn label_of(feelings: &Feelings) -> Label {
    match feelings.mood {
        Mood::Angry => Label::Angry,
        Mood::Urgent => Label::Urgent,
        Mood::Calm | Mood::Worried => Label::Neutral,
    }
}

/// Traps are neutral rows, too.
fn plain(label: Label) -> Label {
    if label == Label::NeutralTrap { Label::Neutral } else { label }
}

fn measure(judged: &[(Row, Feelings)], mut skipped: Vec<Note>) -> Document {
    let right = |(row, feelings): &(Row, Feelings)| plain(row.label) == label_of(feelings);
    let traps: Vec<_> = judged.iter().filter(|(row, _)| row.label == Label::NeutralTrap).collect();
    let skipped_lines = skipped.len();
    skipped.truncate(NAMED_IN_JSON);
    let flagged = traps.iter().filter(|row| !right(row)).count();
    Document {
        rows: judged.len(),
        labels: [Label::Angry, Label::Urgent, Label::Neutral]
            .map(|label| measured(label, judged))
            .into(),
        traps: Traps { rows: traps.len(), flagged, rate: ratio(flagged, traps.len()) },
        misses: judged
            .iter()
            .filter(|row| !right(row))
            .map(|(row, feelings)| miss(row, feelings))
            .collect(),
        skipped: skipped_lines,
        skipped_lines: skipped,
    }
}

fn measured(label: Label, judged: &[(Row, Feelings)]) -> Measured {
    let count = |keep: &dyn Fn(&Row, &Feelings) -> bool| {
        judged.iter().filter(|(row, f)| keep(row, f)).count()
    };
    let rows = count(&|row, _| plain(row.label) == label);
    let as_label = count(&|_, feelings| label_of(feelings) == label);
    let right = count(&|row, feelings| plain(row.label) == label && label_of(feelings) == label);
    Measured {
        label,
        rows,
        judged: as_label,
        right,
        precision: ratio(right, as_label),
        recall: ratio(right, rows),
        // 2PR/(P+R) in counts.
        f1: ratio(right.saturating_mul(2), rows.saturating_add(as_label)),
    }
}

/// To four places, so that the document reads well.
fn ratio(part: usize, whole: usize) -> Option<f64> {
    let rounded = part.saturating_mul(10_000).saturating_add(whole / 2).checked_div(whole)?;
    Some(f64::from(u32::try_from(rounded).ok()?) / 10_000.0)
}

fn miss(row: &Row, feelings: &Feelings) -> Miss {
    Miss {
        line: row.line,
        label: row.label,
        mood: feelings.mood,
        anger: feelings.anger,
        words: feelings.words(),
        text: row.text.clone(),
    }
}

fn table(misses: &[Miss]) -> String {
    let mut table = "line\tlabel\tmood\tanger\twords\ttext\n".to_owned();
    for miss in misses {
        let Miss { line, label, mood, anger, words, text } = miss;
        let (label, words) = (label.code(), words.join("|"));
        table.push_str(&format!("{line}\t{label}\t{mood}\t{anger}\t{words}\t{text}\n"));
    }
    table
}

fn say(ui: &mut Ui, document: &Document) -> Outcome {
    let shown = |value: Option<f64>| {
        value.map_or_else(|| "    –".to_owned(), |value| format!("{value:.3}"))
    };
    ui.say(Line::new().add(
        Tone::Strong,
        ui.t(
            "标签          行数   精确率   召回率       F1",
            "label         rows  precision   recall       F1",
        ),
    ))?;
    for Measured { label, rows, precision, recall, f1, .. } in &document.labels {
        let (label, gap) = (label.code(), ui.language.choose("    ", "      "));
        ui.say(format!(
            "{label:<12}{rows:>6}{gap}{}    {}    {}",
            shown(*precision),
            shown(*recall),
            shown(*f1)
        ))?;
    }
    let Traps { rows, flagged, rate } = &document.traps;
    let percent = rate.map_or_else(|| "–".to_owned(), |rate| format!("{:.1} %", rate * 100.0));
    ui.say(ui.language.choose(
        format!("neutral_trap（含易误判的词）误报 {flagged} / {rows}：{percent}"),
        format!("neutral_trap wrongly flagged: {flagged} of {rows}, {percent}"),
    ))
}
