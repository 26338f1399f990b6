//! `kaopu eval`: how well a knowledge base understands messages that somebody labelled.

mod misses;
mod table;

use std::path::{Path, PathBuf};

use kaopu_lab::{CaseFile, Evaluation};
use kaopu_model::WrongAnswerBudget;
use kaopu_studio::{Clock as _, EvalRequest, SystemClock, evaluate, load_cases};
use serde::Serialize;

pub(crate) use misses::HEADER;

use super::import::warn_of_skipped;
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::input::{EncoderArguments, load_folder, peak_memory_mb, warn_of_errors};
use crate::output::{Line, TextStyle, Ui};
use crate::replace::{Kind, may_replace};

/// Measure how well labelled messages are understood, and how the bot would act on them
///
/// Each line of a file is `label<TAB>text`; a label is what faqs.csv has in its column `label`, an
/// id, or a standard question. Each message is the first of a conversation. What the numbers mean
/// is in docs/cli.md.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  kaopu eval --kb my-kb --cases test.tsv
  kaopu eval --kb my-kb --cases test.tsv --refuse oos_near.tsv --refuse oos_far.tsv --json
  kaopu eval --kb my-kb --cases test.tsv --budget 2% --misses wrong.tsv")]
pub(crate) struct Arguments {
    /// Folder of the knowledge base
    #[arg(long, value_name = "KB")]
    kb: PathBuf,
    /// Messages whose label names the entry that they ask for
    #[arg(long, value_name = "FILE")]
    cases: PathBuf,
    /// Messages that no entry answers; may be repeated. Their labels do not count
    #[arg(long, value_name = "FILE")]
    refuse: Vec<PathBuf>,
    /// Act under this wrong-answer budget, such as 2%; otherwise the knowledge base's own
    #[arg(long, value_name = "PERCENT", value_parser = budget)]
    budget: Option<WrongAnswerBudget>,
    /// Write the messages that were not answered right into this file, with the reasons
    #[arg(long, value_name = "FILE")]
    misses: Option<PathBuf>,
    #[command(flatten)]
    encoder: EncoderArguments,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Document<'a> {
    #[serde(flatten)]
    evaluation: &'a Evaluation,
    /// Time to prepare the knowledge base in milliseconds.
    compile_ms: f64,
    peak_rss_mb: Option<f64>,
}

pub(crate) fn run(arguments: &Arguments, ui: &mut Ui, environment: &Environment) -> Outcome<Exit> {
    if let Some(path) = &arguments.misses {
        may_replace(path, Kind::Misses)?;
    }
    let cases = read(&arguments.cases, ui)?;
    let mut refusals: Vec<CaseFile> = Vec::new();
    for path in &arguments.refuse {
        let file = read(path, ui)?;
        if refusals.iter().any(|other| other.name == file.name) {
            let name = &file.name;
            return Err(Failure::bad_input(
                format!("{name} 写了两次"),
                format!("{name} is given twice"),
            ));
        }
        refusals.push(file);
    }
    let encoder = arguments.encoder.load(environment, ui)?;
    let snapshot = load_folder(&arguments.kb, SystemClock.today(), encoder, ui)?;
    warn_of_errors(&snapshot, &arguments.kb, ui);
    #[expect(
        clippy::disallowed_methods,
        reason = "measures how long answers take; nothing depends on it"
    )]
    let began = std::time::Instant::now();
    let request = EvalRequest {
        snapshot: &snapshot,
        budget: arguments.budget,
        cases: &cases,
        refusals: &refusals,
        elapsed: &|| began.elapsed(),
    };
    let evaluated = evaluate(&request, &mut |done, total| {
        if done % 100 == 0 {
            ui.progress(&format!("{done}/{total}"));
        }
    });
    ui.clear_progress();
    let (evaluated, prepared) = evaluated?;
    let compile_ms = (prepared.as_secs_f64() * 1e4).round() / 10.0;
    warn_of_unknown(ui, &evaluated.evaluation, &cases.name);
    if let Some(path) = &arguments.misses {
        misses::write(path, ui.language, &evaluated.misses)?;
    }
    let peak_rss_mb = peak_memory_mb();
    let document = Document { evaluation: &evaluated.evaluation, compile_ms, peak_rss_mb };
    table::say(ui, snapshot.kb(), &document)?;
    ui.document(&document)?;
    Ok(Exit::Fine)
}

fn read(path: &Path, ui: &mut Ui) -> Outcome<CaseFile> {
    let (file, skipped) = load_cases(path)?;
    warn_of_skipped(ui, &skipped, Some(&file.name));
    Ok(file)
}

/// A label that names nothing is a mistake in one of the files; leaving its cases out in silence
/// would hide it.
fn warn_of_unknown(ui: &mut Ui, evaluation: &Evaluation, name: &str) {
    let unknown = &evaluation.unknown_labels;
    if unknown.cases == 0 {
        return;
    }
    let (count, quotes) = (unknown.cases, ui.t("”“", "\", \""));
    let labels = unknown.labels.join(quotes);
    let text = ui.language.choose(
        format!("{name} 里有 {count} 条的标签不是任何问答，没有参加评测：“{labels}”"),
        format!("{count} lines of {name} have a label that names no entry and were left out: \"{labels}\""),
    );
    ui.note(Line::new().add(TextStyle::Yellow, ui.t("注意", "warning")).plain(": ").plain(text));
}

fn budget(text: &str) -> Result<WrongAnswerBudget, String> {
    WrongAnswerBudget::parse(text)
        .ok_or_else(|| "write it as a percentage from 0.1% to 20%, such as 2%".to_owned())
}
