//! `kaopu protect`: how well the test dialogues protect a knowledge base, and those that are missing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use kaopu_studio::{
    Clock as _, Measured, Opening, Protected, ProtectionReport, Snapshot, SystemClock, Workspace,
    measure_protection,
};
use serde::Serialize;

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::input::{EncoderArguments, load_folder, warn_of_errors};
use crate::output::Ui;
use crate::show::{KbName, protection};

/// Measure how well the test dialogues protect a knowledge base, and write those that are missing
///
/// Small mistakes are made in a copy, one at a time: answers exchanged, a conditional answer, a
/// phrasing, a rule, a danger word dropped, a window shifted, a fact or a product changed, an entry
/// disabled. The score is the share of them that a dialogue, a check or a gate notices; those that
/// change nothing that was tried are told apart. What nobody notices is listed with a dialogue that
/// would. Exit code 1 if the score is below `--least`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  kaopu protect sample-kb
  kaopu protect my-kb --write
  kaopu protect my-kb --least 95 --json | jq '.gaps[].what.zh'")]
pub(crate) struct Arguments {
    /// Folder of the knowledge base
    #[arg(value_name = "KB", default_value = ".")]
    kb: PathBuf,
    /// Write the missing dialogues: one for each entry that none answers, and those proposed
    #[arg(long)]
    write: bool,
    /// Score in per cent below which the exit code is 1
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    least: Option<u8>,
    /// How many phrasings of each entry are dropped, one at a time; each is learnt without
    #[arg(long, value_name = "COUNT", default_value_t = 2)]
    phrasings: usize,
    #[command(flatten)]
    encoder: EncoderArguments,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Document<'a> {
    kb: KbName<'a>,
    #[serde(flatten)]
    report: &'a ProtectionReport,
    /// What `--write` wrote for entries that no dialogue answered, and the entries left.
    #[serde(flatten)]
    entries: Option<&'a Protected>,
}

pub(crate) fn run(arguments: &Arguments, ui: &mut Ui, environment: &Environment) -> Outcome<Exit> {
    let encoder = arguments.encoder.load(environment, ui)?;
    if !arguments.write {
        let snapshot = load_folder(&arguments.kb, SystemClock.today(), encoder, ui)?;
        let measured = measure(arguments, &snapshot, &arguments.kb, ui)?;
        return told(arguments, ui, &snapshot, &measured.report, None);
    }
    let workspace = Workspace::open(Opening {
        caches: None,
        path: arguments.kb.clone(),
        actor: environment.user.clone(),
        is_sample: false,
        encoder,
        clock: Arc::new(SystemClock),
        on_change: Box::new(|_| {}),
    })?;
    workspace.expect_writable()?;
    ui.progress(ui.t("挑选相似问……", "choosing phrasings …"));
    let entries = workspace.protect()?;
    ui.clear_progress();
    protection::say_entries(ui, &entries)?;
    let snapshot = workspace.snapshot();
    let measured = measure(arguments, &snapshot, &arguments.kb, ui)?;
    if !measured.dialogues.is_empty() {
        workspace.write_dialogues(&snapshot, &measured.dialogues)?;
    }
    told(arguments, ui, &snapshot, &measured.report, Some(&entries))
}

fn measure(
    arguments: &Arguments,
    snapshot: &Snapshot,
    folder: &Path,
    ui: &mut Ui,
) -> Outcome<Measured> {
    warn_of_errors(snapshot, folder, ui);
    let mut told = 0;
    let measured = measure_protection(snapshot, arguments.phrasings, &mut |done, total| {
        // Not every single one: a terminal is slower than they are.
        if done == total || done >= told + 10 || done == 0 {
            told = done;
            ui.progress(&ui.language.choose(
                format!("{done}/{total} 个改动试过了"),
                format!("{done} of {total} mistakes tried"),
            ));
        }
        true
    });
    ui.clear_progress();
    measured.ok_or_else(|| Failure::bad_input("没有测完", "it was not finished"))
}

fn told(
    arguments: &Arguments,
    ui: &mut Ui,
    snapshot: &Snapshot,
    report: &ProtectionReport,
    entries: Option<&Protected>,
) -> Outcome<Exit> {
    protection::say(ui, report, arguments.write)?;
    ui.document(&Document { kb: KbName::of(snapshot.kb()), report, entries })?;
    let left = entries.is_some_and(|entries| !entries.left.is_empty());
    let least = arguments.least.unwrap_or_default();
    let low = report.score * 100.0 < f64::from(least);
    Ok(if left || low { Exit::Problems } else { Exit::Fine })
}
