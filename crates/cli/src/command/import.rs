//! `kaopu import`: a knowledge base from something else.

use std::path::PathBuf;

use clap::Args as _;
use clap::error::ErrorKind;
use kaopu_exchange::{FORMATS, Format, Help, Note};
use kaopu_studio::{Imported, import};
use serde::Serialize;

use crate::exit::Exit;
use crate::failure::Outcome;
use crate::output::{Line, TextStyle, Ui};

/// So many skipped lines are named to people; `--json` names more.
const NAMED: usize = 10;

/// So many are named in the document.
const NAMED_IN_JSON: usize = 1_000;

/// Make a knowledge base from something else: a format and what it is read from. There is a
/// subcommand for each format.
#[derive(Debug)]
pub(crate) struct Command {
    format: &'static Format,
    arguments: Arguments,
}

#[derive(Debug, clap::Args)]
struct Arguments {
    #[arg(value_name = FILE)]
    file: PathBuf,
    /// Folder of the new knowledge base; it must be empty or missing
    #[arg(long, value_name = "DIR")]
    into: PathBuf,
}

/// How the argument is called whose help depends on the format.
const FILE: &str = "FILE";

impl clap::Subcommand for Command {
    fn augment_subcommands(command: clap::Command) -> clap::Command {
        let command = command
            .about("Make a knowledge base from something else")
            .subcommand_required(true)
            .arg_required_else_help(true);
        FORMATS.iter().fold(command, |command, format| command.subcommand(subcommand(format)))
    }

    fn augment_subcommands_for_update(command: clap::Command) -> clap::Command {
        Self::augment_subcommands(command)
    }

    fn has_subcommand(name: &str) -> bool {
        FORMATS.iter().any(|format| format.name == name)
    }
}

fn subcommand(format: &Format) -> clap::Command {
    let Help { about, details, file, examples } = format.help;
    Arguments::augment_args(clap::Command::new(format.name))
        .about(about)
        .long_about(format!("{about}\n\n{details}"))
        .mut_arg("file", |argument| argument.help(file))
        .after_help(format!("Examples:\n  {}", examples.join("\n  ")))
}

impl clap::FromArgMatches for Command {
    fn from_arg_matches(matches: &clap::ArgMatches) -> Result<Self, clap::Error> {
        let named = matches.subcommand().and_then(|(name, matches)| {
            Some((FORMATS.iter().find(|format| format.name == name)?, matches))
        });
        let (format, matches) =
            named.ok_or_else(|| clap::Error::new(ErrorKind::MissingSubcommand))?;
        Ok(Self { format, arguments: Arguments::from_arg_matches(matches)? })
    }

    fn update_from_arg_matches(&mut self, matches: &clap::ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

/// What `--json` prints.
#[derive(Serialize)]
struct Document<'a> {
    path: &'a str,
    locale: &'a str,
    entries: usize,
    phrasings: usize,
    skipped: usize,
    skipped_lines: &'a [Note],
}

pub(crate) fn run(command: &Command, ui: &mut Ui) -> Outcome<Exit> {
    let Command { format, arguments } = command;
    ui.progress(ui.t("导入……", "importing …"));
    let imported = import(format, &arguments.file, &arguments.into);
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
    ui.say(Line::new().add(TextStyle::Green, "✓ ").plain(line))?;
    let next = ui.t(
        "  答案都是占位的，发布前要写好。",
        "  The answers are placeholders, to be written before a release.",
    );
    ui.say(Line::new().add(TextStyle::Quiet, next))
}

/// Names the first lines that were left out, and says how many there are.
pub(crate) fn warn_of_skipped(ui: &mut Ui, skipped: &[Note], file: Option<&str>) {
    if skipped.is_empty() {
        return;
    }
    let count = skipped.len();
    let of = file.map(|file| format!("{file}: ")).unwrap_or_default();
    let text = ui.language.choose(
        format!("{of}{count} 行没有用"),
        format!("{of}{count} line{} left out", if count == 1 { "" } else { "s" }),
    );
    ui.note(Line::new().add(TextStyle::Yellow, ui.t("注意", "warning")).plain(": ").plain(text));
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
