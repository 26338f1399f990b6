//! `kaopu import`: a knowledge base from something else.

use std::path::PathBuf;

use kaopu_studio::{Imported, SkippedLine, import_labelled};
use serde::Serialize;

use crate::exit::Exit;
use crate::failure::Outcome;
use crate::output::{Line, Tone, Ui};

/// So many skipped lines are named to people; `--json` names more.
const NAMED: usize = 10;

/// So many are named in the document.
const NAMED_IN_JSON: usize = 1_000;

/// Make a knowledge base from something else
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    Labelled(Labelled),
}

/// Make a knowledge base from questions that are sorted already
///
/// Each line of the file is `label<TAB>text`, in UTF-8, without a header. Each label becomes an
/// entry, its texts the phrasings; the answers are placeholders to be written. Lines that can't be
/// used, and wordings that are there already, are left out and named.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  kaopu import labelled questions.tsv --into my-kb
  kaopu eval --kb my-kb --cases test.tsv")]
pub(crate) struct Labelled {
    /// File of label<TAB>text lines
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Folder of the new knowledge base; it must be empty or missing
    #[arg(long, value_name = "DIR")]
    into: PathBuf,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Document<'a> {
    path: &'a str,
    locale: &'a str,
    entries: usize,
    phrasings: usize,
    skipped: usize,
    skipped_lines: &'a [SkippedLine],
}

pub(crate) fn run(command: &Command, ui: &mut Ui) -> Outcome<Exit> {
    let Command::Labelled(arguments) = command;
    ui.progress(ui.t("导入……", "importing …"));
    let imported = import_labelled(&arguments.file, &arguments.into);
    ui.clear_progress();
    let imported = imported?;
    say(ui, &imported)?;
    ui.document(&Document {
        path: &imported.path,
        locale: imported.locale.code(),
        entries: imported.entries,
        phrasings: imported.phrasings,
        skipped: imported.skipped.len(),
        skipped_lines: imported.skipped.get(..NAMED_IN_JSON).unwrap_or(&imported.skipped),
    })?;
    Ok(Exit::Fine)
}

fn say(ui: &mut Ui, imported: &Imported) -> Outcome {
    warn_of_skipped(ui, &imported.skipped, None);
    let (path, entries, phrasings) = (&imported.path, imported.entries, imported.phrasings);
    let line = ui.language.choose(
        format!("{path}：{entries} 条问答、{phrasings} 条相似问"),
        format!("{path}: {entries} entries, {phrasings} phrasings"),
    );
    ui.say(Line::new().add(Tone::Green, "✓ ").plain(line))?;
    let next = ui.t(
        "  答案都是占位的，发布前要写好。",
        "  The answers are placeholders, to be written before a release.",
    );
    ui.say(Line::new().add(Tone::Quiet, next))
}

/// Names the first lines that were left out, and says how many there are.
pub(crate) fn warn_of_skipped(ui: &mut Ui, skipped: &[SkippedLine], file: Option<&str>) {
    if skipped.is_empty() {
        return;
    }
    let count = skipped.len();
    let of = file.map(|file| format!("{file}: ")).unwrap_or_default();
    let text = ui.language.choose(
        format!("{of}{count} 行没有用"),
        format!("{of}{count} line{} left out", if count == 1 { "" } else { "s" }),
    );
    ui.note(Line::new().add(Tone::Yellow, ui.t("注意", "warning")).plain(": ").plain(text));
    for line in skipped.iter().take(NAMED) {
        let said = ui.of(&line.said()).to_owned();
        ui.note(Line::new().plain("  ").plain(said));
    }
    if count > NAMED {
        let rest = count - NAMED;
        let text =
            ui.language.choose(format!("  ……还有 {rest} 行"), format!("  … and {rest} more"));
        ui.note(Line::new().plain(text));
    }
}
