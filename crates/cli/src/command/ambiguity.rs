//! `kaopu ambiguity`: which entries are how near to each other.

use std::num::NonZero;
use std::path::PathBuf;

use kaopu_lab::ambiguity::{AmbiguityPlan, Certificate, ambiguity as certified};
use kaopu_studio::{Clock as _, SystemClock};
use serde::Serialize;

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::input::{EncoderArguments, load_folder, warn_of_errors};
use crate::output::Ui;
use crate::show::{KbName, ambiguity};

/// Messages between two lines of progress.
const TOLD_EVERY: usize = 500;

/// Show which entries one slip brings together: a character or word dropped, doubled or exchanged
///
/// Every wording with every slip of one character and without each of its words, and a sample of
/// those with a word of another entry's wording: the smallest margin between each two entries, the
/// shortest message that ties them, and the shortest with which one is taken for the other. What is
/// exhaustive and what is a sample is told. Exit code 1 if more pairs tie than `--most`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  kaopu ambiguity sample-kb
  kaopu ambiguity my-kb --wordings 5
  kaopu ambiguity my-kb --json | jq '.pairs[] | select(.taken > 0)'")]
pub(crate) struct Arguments {
    /// Folder of the knowledge base
    #[arg(value_name = "KB", default_value = ".")]
    kb: PathBuf,
    /// Of each entry so many wordings, spread over its list; otherwise all
    #[arg(long, value_name = "COUNT")]
    wordings: Option<usize>,
    /// Show all pairs that tie, not only the twenty nearest
    #[arg(long)]
    all: bool,
    /// Pairs that may tie; with more the exit code is 1
    #[arg(long, value_name = "COUNT")]
    most: Option<usize>,
    #[command(flatten)]
    encoder: EncoderArguments,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Document<'a> {
    kb: KbName<'a>,
    #[serde(flatten)]
    certificate: &'a Certificate,
}

pub(crate) fn run(arguments: &Arguments, ui: &mut Ui, environment: &Environment) -> Outcome<Exit> {
    let encoder = arguments.encoder.load(environment, ui)?;
    let snapshot = load_folder(&arguments.kb, SystemClock.today(), encoder, ui)?;
    warn_of_errors(&snapshot, &arguments.kb, ui);
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    let wordings = arguments.wordings.unwrap_or(usize::MAX).max(1);
    let plan = AmbiguityPlan { program: snapshot.program(), wordings, threads };
    let mut told = 0;
    let certificate = certified(&plan, &mut |done, total| {
        if done == total || done == 0 || done >= told + TOLD_EVERY {
            told = done;
            ui.progress(&ui.language.choose(
                format!("{done}/{total} 句试过了"),
                format!("{done} of {total} messages tried"),
            ));
        }
        true
    });
    ui.clear_progress();
    let certificate =
        certificate.ok_or_else(|| Failure::bad_input("没有测完", "it was not finished"))?;
    ambiguity::say(ui, snapshot.kb(), &certificate, arguments.all)?;
    ui.document(&Document { kb: KbName::of(snapshot.kb()), certificate: &certificate })?;
    let many = arguments.most.is_some_and(|most| certificate.tied().count() > most);
    Ok(if many { Exit::Problems } else { Exit::Fine })
}
