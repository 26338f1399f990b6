//! `kaopu mood`: how well moods are recognised in labelled messages.

use std::path::PathBuf;

use kaopu_studio::{
    Clock as _, Feelings, KnowledgeBase, Mood, Program, SystemClock, compile, feelings, write_atomically,
};
use serde::Serialize;

use super::mood_labels::{Label, Labelled, read};
use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::input::{load_folder, warn_of_errors};
use crate::output::{Line, Tone, Ui};
use crate::replace::{Kind, may_replace};

/// Measure how well the customers' mood is recognised
///
/// FILE has a label (angry, urgent, neutral, neutral_trap), a tab and a message on each line. A message counts as angry at any level of
/// anger, as urgent if the customer is in a hurry; worry alone counts as neutral.
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
}

/// What `--json` prints.
#[derive(Debug, Serialize)]
struct Document {
    rows: usize,
    labels: Vec<Measured>,
    traps: Traps,
    misses: Vec<Miss>,
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
    line: usize,
    label: Label,
    mood: Mood,
    anger: u32,
    words: Vec<String>,
    text: String,
}

pub(crate) fn run(arguments: &Arguments, ui: &mut Ui) -> Outcome<Exit> {
    let rows = read(&arguments.file)?;
    let judged = match &arguments.kb {
        Some(folder) => {
            let snapshot = load_folder(folder, SystemClock.today(), ui)?;
            warn_of_errors(&snapshot, folder, ui);
            judge(snapshot.program(), rows)
        }
        None => judge(&compile(KnowledgeBase::default()), rows),
    };
    let document = measure(&judged);
    if let Some(path) = &arguments.misses {
        may_replace(path, Kind::Misses)?;
        write_atomically(path, table(&document.misses).as_bytes())
            .map_err(|error| Failure::from(kaopu_studio::ApiError::from(error)))?;
    }
    say(ui, &document)?;
    ui.document(&document)?;
    Ok(Exit::Fine)
}

fn judge(program: &Program, rows: Vec<Labelled>) -> Vec<(Labelled, Feelings)> {
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

fn measure(judged: &[(Labelled, Feelings)]) -> Document {
    let right = |(row, feelings): &(Labelled, Feelings)| plain(row.label) == label_of(feelings);
    let traps: Vec<_> = judged.iter().filter(|(row, _)| row.label == Label::NeutralTrap).collect();
    let flagged = traps.iter().filter(|row| !right(row)).count();
    Document {
        rows: judged.len(),
        labels: [Label::Angry, Label::Urgent, Label::Neutral].map(|label| measured(label, judged)).into(),
        traps: Traps { rows: traps.len(), flagged, rate: ratio(flagged, traps.len()) },
        misses: judged.iter().filter(|row| !right(row)).map(|(row, feelings)| miss(row, feelings)).collect(),
    }
}

fn measured(label: Label, judged: &[(Labelled, Feelings)]) -> Measured {
    let count = |keep: &dyn Fn(&Labelled, &Feelings) -> bool| judged.iter().filter(|(row, f)| keep(row, f)).count();
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

fn miss(row: &Labelled, feelings: &Feelings) -> Miss {
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
    let shown = |value: Option<f64>| value.map_or_else(|| "    –".to_owned(), |value| format!("{value:.3}"));
    ui.say(Line::new().add(
        Tone::Strong,
        ui.t("标签          行数   精确率   召回率       F1", "label         rows  precision   recall       F1"),
    ))?;
    for Measured { label, rows, precision, recall, f1, .. } in &document.labels {
        let (label, gap) = (label.code(), ui.language.choose("    ", "      "));
        ui.say(format!("{label:<12}{rows:>6}{gap}{}    {}    {}", shown(*precision), shown(*recall), shown(*f1)))?;
    }
    let Traps { rows, flagged, rate } = &document.traps;
    let percent = rate.map_or_else(|| "–".to_owned(), |rate| format!("{:.1} %", rate * 100.0));
    ui.say(ui.language.choose(
        format!("neutral_trap（含易误判的词）误报 {flagged} / {rows}：{percent}"),
        format!("neutral_trap wrongly flagged: {flagged} of {rows}, {percent}"),
    ))
}
