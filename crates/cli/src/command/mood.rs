//! `kaopu mood`: how well moods are recognised in labelled messages.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use kaopu_durable::{Links, write as write_file};
use kaopu_exchange::LineNote;
use kaopu_lab::{MoodCase, MoodFound, MoodMeasured, MoodMiss, MoodTraps, measure_mood};
use kaopu_model::{Localized, shown};
use kaopu_studio::{Clock as _, Snapshot, SystemClock, load_cases};
use serde::Serialize;

use super::import::warn_of_skipped;
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::input::{EncoderArguments, load_folder, warn_of_errors};
use crate::output::{Line, TextStyle, Ui};
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

/// What `--json` prints.
#[derive(Debug, Serialize)]
struct Document {
    #[serde(flatten)]
    found: MoodFound,
    skipped: usize,
    skipped_lines: Vec<LineNote>,
}

pub(crate) fn run(arguments: &Arguments, ui: &mut Ui, environment: &Environment) -> Outcome<Exit> {
    let (rows, mut skipped) = read(&arguments.file, ui)?;
    let encoder = arguments.encoder.load(environment, ui)?;
    let snapshot = match &arguments.kb {
        Some(folder) => {
            let snapshot = load_folder(folder, SystemClock.today(), encoder, ui)?;
            warn_of_errors(&snapshot, folder, ui);
            snapshot
        }
        None => Snapshot::with_encoder(BTreeMap::new(), SystemClock.today(), encoder),
    };
    let found = measure_mood(snapshot.program(), &rows);
    let count = skipped.len();
    skipped.truncate(NAMED_IN_JSON);
    let document = Document { found, skipped: count, skipped_lines: skipped };
    if let Some(path) = &arguments.misses {
        may_replace(path, Kind::Moods)?;
        write_file(path, table(&document.found.misses).as_bytes(), Links::Refuse)
            .map_err(|error| Failure::from(kaopu_studio::ApiError::from(error)))?;
    }
    say(ui, &document.found)?;
    ui.document(&document)?;
    Ok(Exit::Fine)
}

/// The rows that can be used, and those that can't, which are named to people at once.
fn read(path: &Path, ui: &mut Ui) -> Outcome<(Vec<MoodCase>, Vec<LineNote>)> {
    let (file, mut skipped) = load_cases(path)?;
    let mut rows = Vec::with_capacity(file.cases.len());
    for case in file.cases {
        match MoodCase::of(&case) {
            Some(row) => rows.push(row),
            None => {
                let label: String = case.label.chars().take(40).collect();
                let (zh, en) =
                    (format!("没有「{label}」这个标签"), format!("there is no label `{label}`"));
                skipped.push(LineNote { line: case.line, reason: Localized::new(zh, en) });
            }
        }
    }
    skipped.sort_by_key(|skipped| skipped.line);
    if rows.is_empty() {
        let shown = path.display();
        let failure = Failure::bad_input(
            format!("{shown} 里没有一行能用：标签是 angry、urgent、neutral、neutral_trap"),
            format!(
                "{shown} has no line that can be used: labels are angry, urgent, neutral, \
                 neutral_trap"
            ),
        );
        let said = skipped.iter().take(3).map(LineNote::said);
        return Err(said.fold(failure, |failure, said| failure.hint(said.zh, said.en)));
    }
    warn_of_skipped(ui, &skipped, Some(&path.display().to_string()));
    Ok((rows, skipped))
}

fn table(misses: &[MoodMiss]) -> String {
    let mut table = "line\tlabel\tmood\tanger\twords\ttext\n".to_owned();
    for miss in misses {
        let MoodMiss { line, label, mood, anger, words, text } = miss;
        let (label, words) = (label.code(), words.join("|"));
        let (words, text) = (shown(&words), shown(text));
        table.push_str(&format!("{line}\t{label}\t{mood}\t{anger}\t{words}\t{text}\n"));
    }
    table
}

fn say(ui: &mut Ui, found: &MoodFound) -> Outcome {
    let shown = |value: Option<f64>| {
        value.map_or_else(|| "    –".to_owned(), |value| format!("{value:.3}"))
    };
    ui.say(Line::new().add(
        TextStyle::Strong,
        ui.t(
            "标签          行数   精确率   召回率       F1",
            "label         rows  precision   recall       F1",
        ),
    ))?;
    for MoodMeasured { label, rows, precision, recall, f1, .. } in &found.labels {
        let (label, gap) = (label.code(), ui.language.choose("    ", "      "));
        ui.say(format!(
            "{label:<12}{rows:>6}{gap}{}    {}    {}",
            shown(*precision),
            shown(*recall),
            shown(*f1)
        ))?;
    }
    let MoodTraps { rows, flagged, rate } = &found.traps;
    let percent = rate.map_or_else(|| "–".to_owned(), |rate| format!("{:.1} %", rate * 100.0));
    ui.say(ui.language.choose(
        format!("neutral_trap（含易误判的词）误报 {flagged} / {rows}：{percent}"),
        format!("neutral_trap wrongly flagged: {flagged} of {rows}, {percent}"),
    ))
}
