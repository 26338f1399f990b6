//! `kaopu passport`: how a knowledge base stands up to the ways in which customers write.

use std::num::NonZero;
use std::path::PathBuf;

use kaopu_lab::passport::{Passport, PassportPlan, passport as measured};
use kaopu_studio::{Clock as _, SystemClock};
use serde::Serialize;

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::input::{EncoderArguments, load_folder, warn_of_errors};
use crate::output::Ui;
use crate::show::{KbName, passport};

/// Show how each entry stands up to the ways in which customers write
///
/// Wordings of each entry are written with homophones, in pinyin, in traditional characters, with
/// emoji, the other way round, with a second question, as dictated, with a character dropped or
/// doubled, with courtesies; and it is counted about how many the bot still does what it did. The
/// worst entries come first, each with what is lost. Exit code 1 if less than `--least` is kept.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  kaopu passport sample-kb
  kaopu passport my-kb --wordings 20 --all
  kaopu passport my-kb --least 90 --json | jq '.ways[] | {way, kept, lost}'")]
pub(crate) struct Arguments {
    /// Folder of the knowledge base
    #[arg(value_name = "KB", default_value = ".")]
    kb: PathBuf,
    /// Of each entry so many wordings: its standard question, and phrasings spread over its list
    #[arg(long, value_name = "COUNT", default_value_t = 4)]
    wordings: usize,
    /// Show all entries, not only the ten worst
    #[arg(long)]
    all: bool,
    /// Share in per cent that has to be kept; below it the exit code is 1
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    least: Option<u8>,
    #[command(flatten)]
    encoder: EncoderArguments,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Document<'a> {
    kb: KbName<'a>,
    /// The share that is kept, from 0 to 1.
    kept: f64,
    #[serde(flatten)]
    passport: &'a Passport,
}

pub(crate) fn run(arguments: &Arguments, ui: &mut Ui, environment: &Environment) -> Outcome<Exit> {
    let encoder = arguments.encoder.load(environment, ui)?;
    let snapshot = load_folder(&arguments.kb, SystemClock.today(), encoder, ui)?;
    warn_of_errors(&snapshot, &arguments.kb, ui);
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    let plan =
        PassportPlan { program: snapshot.program(), wordings: arguments.wordings.max(1), threads };
    let passport = measured(&plan, &mut |done, total| {
        ui.progress(&ui.language.choose(
            format!("{done}/{total} 条问答试过了"),
            format!("{done} of {total} entries tried"),
        ));
        true
    });
    ui.clear_progress();
    let passport = passport.ok_or_else(|| Failure::bad_input("没有测完", "it was not finished"))?;
    passport::say(ui, &passport, arguments.all)?;
    let kept = f64::from(passport.kept()) / 10_000.0;
    ui.document(&Document { kb: KbName::of(snapshot.kb()), kept, passport: &passport })?;
    let least = u32::from(arguments.least.unwrap_or_default());
    Ok(if passport.kept() < least * 100 { Exit::Problems } else { Exit::Fine })
}
