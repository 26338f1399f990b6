//! `kaopu export-sheet`: a knowledge base for Excel, or for another program.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use kaopu_exchange::{EXPORTS, export_named};
use kaopu_model::Localized;
use kaopu_studio::{Clock as _, SystemClock, export_sheet};
use serde::Serialize;

use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::input::load_folder;
use crate::output::{Line, TextStyle, Ui};

/// Write a knowledge base as a workbook, as CSV for Excel, or for another program
///
/// xlsx is a workbook with a sheet for each table, csv a folder of CSV files that Excel opens right:
/// `kaopu import` takes both back, ids included. azure, rasa, nlpjs, fastgpt and dify are for other
/// systems: facts are filled in, and what such a system has no place for is listed.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  kaopu export-sheet my-kb --out my-kb.xlsx
  kaopu export-sheet my-kb --to csv --out tables
  kaopu export-sheet my-kb --to rasa --out rasa-data")]
pub(crate) struct Arguments {
    /// Folder of the knowledge base
    #[arg(value_name = "KB", default_value = ".")]
    kb: PathBuf,
    /// The format
    #[arg(long, value_name = "FORMAT", default_value = "xlsx", value_parser = PossibleValuesParser::new(EXPORTS.iter().map(|format| format.name)))]
    to: String,
    /// The new file; for csv and rasa a folder, which must be empty or missing
    #[arg(long, value_name = "PATH")]
    out: PathBuf,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Document<'a> {
    format: &'a str,
    files: &'a [String],
    losses: &'a [Localized],
}

pub(crate) fn run(arguments: &Arguments, ui: &mut Ui) -> Outcome<Exit> {
    let format = export_named(&arguments.to)
        .ok_or_else(|| Failure::bad_input("没有这种格式", "there is no such format"))?;
    let snapshot = load_folder(&arguments.kb, SystemClock.today(), None, ui)?;
    let exported = export_sheet(snapshot.files(), format, &arguments.out)?;
    for loss in &exported.losses {
        let said = ui.of(loss).to_owned();
        ui.note(
            Line::new().add(TextStyle::Yellow, ui.t("注意", "warning")).plain(": ").plain(said),
        );
    }
    for file in &exported.files {
        ui.say(Line::new().add(TextStyle::Green, "✓ ").plain(file.clone()))?;
    }
    ui.document(&Document {
        format: format.name,
        files: &exported.files,
        losses: &exported.losses,
    })?;
    Ok(Exit::Fine)
}
