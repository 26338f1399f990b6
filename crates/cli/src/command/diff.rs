//! `kaopu diff`: what a release changes, for those who sign it.

mod table;

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use kaopu_bundle::EncoderPin;
use kaopu_model::{KbFiles, Severity};
use kaopu_runtime::{LoadedEncoder, encoder_of};
use kaopu_studio::{
    ChangeSummary, Clock as _, Conversations, Message, ReleaseDiff, Snapshot, SystemClock,
    WorkbookReader, read_log, release_diff,
};
use serde::Serialize;

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::input::{EncoderArguments, TrustArguments, verified};
use crate::output::{Line, TextStyle, Ui};
use crate::show::KbName;

/// Show what changes for customers between two states of a knowledge base
///
/// Each is a folder or a bundle. Their test dialogues, all phrasings and what customers said are
/// played through both; what comes out otherwise is shown by the edit that caused it, before and
/// after as the customer reads it. Exit code 1 if something does.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  kaopu diff shop-v3.kbx sample-kb --key shop.pub
  kaopu diff last-week sample-kb --messages asked-today.txt
  kaopu diff last-week sample-kb --log bot.jsonl
  kaopu diff shop-v3.kbx shop-v4.kbx --key shop.pub --all
  kaopu diff shop-v3.kbx shop-v4.kbx --key shop.pub --json | jq '.groups[].cause'")]
pub(crate) struct Arguments {
    /// What customers are told now: a folder, or a bundle
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// What they would be told
    #[arg(value_name = "NEW")]
    new: PathBuf,
    #[command(flatten)]
    trust: TrustArguments,
    /// Messages of customers to try as well, one a line
    #[arg(long, value_name = "FILE")]
    messages: Option<PathBuf>,
    /// A log of chats to try as well: whatever `kaopu discover` reads
    #[arg(long, value_name = "FILE")]
    log: Option<PathBuf>,
    /// Show all that changes, not the first of each cause
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    encoder: EncoderArguments,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Document<'a> {
    old: KbName<'a>,
    new: KbName<'a>,
    #[serde(flatten)]
    diff: &'a ReleaseDiff,
    /// The same in numbers.
    summary: ChangeSummary,
}

pub(crate) fn run(arguments: &Arguments, ui: &mut Ui, environment: &Environment) -> Outcome<Exit> {
    let mut said = arguments.messages.as_deref().map(lines).transpose()?.unwrap_or_default();
    if let Some(log) = &arguments.log {
        said.extend(read_log(log, WorkbookReader { program: std::env::current_exe().ok() })?);
    }
    let today = SystemClock.today();
    let there = arguments.encoder.load(environment, ui)?;
    let old = state(&arguments.old, &arguments.trust, there.as_ref(), today)?;
    let new = state(&arguments.new, &arguments.trust, there.as_ref(), today)?;
    for (path, snapshot) in [(&arguments.old, &old), (&arguments.new, &new)] {
        warn_of_errors(path, snapshot, ui);
    }
    let diff = release_diff(
        &old,
        &new,
        Conversations { sessions: &[], log: &said },
        &mut |done, total| {
            if done % 50 == 0 {
                ui.progress(&format!("{done}/{total}"));
            }
            true
        },
    );
    ui.clear_progress();
    table::say(ui, &diff, arguments.all)?;
    let document = Document {
        old: KbName::of(old.kb()),
        new: KbName::of(new.kb()),
        diff: &diff,
        summary: diff.summary(old.digest()),
    };
    ui.document(&document)?;
    Ok(if diff.groups.is_empty() { Exit::Fine } else { Exit::Problems })
}

/// A folder as it is, or a bundle that was verified, understood as it was tested.
fn state(
    path: &Path,
    trust: &TrustArguments,
    there: Option<&LoadedEncoder>,
    today: Date,
) -> Outcome<Snapshot> {
    if path.is_dir() {
        return Ok(Snapshot::load(path, today, there.cloned())?);
    }
    if trust.is_empty() && path.is_file() {
        return Err(Failure::bad_input(
            format!("{} 是发布包，要用公钥验证过才能比", path.display()),
            format!("{} is a bundle, and is compared only once it is verified", path.display()),
        )
        .hint("加上 --key 公钥文件。", "Add --key with the public key that you trust."));
    }
    if !path.exists() {
        return Err(Failure::unreadable(path, &std::io::ErrorKind::NotFound.into()));
    }
    let bundle = verified(path, &trust.anchor()?)?;
    let encoder = encoder_of(&bundle, there).map_err(|error| Failure::refused(error.into()))?;
    debug_assert!(encoder.is_some() || bundle.release().encoder == EncoderPin::WordsOnly);
    let files: KbFiles = bundle.files().clone();
    Ok(Snapshot::with_encoder(files, today, encoder.cloned()))
}

/// What has errors may answer wrong in either state, and whoever compares should know.
fn warn_of_errors(path: &Path, snapshot: &Snapshot, ui: &mut Ui) {
    let errors = snapshot.diagnostics().iter().filter(|one| one.severity == Severity::Error);
    let count = errors.count();
    if count > 0 {
        let path = path.display();
        let text = ui.language.choose(
            format!("{path} 里有 {count} 处错误，回答可能不对"),
            format!("{path} has {count} error(s), so answers may be wrong"),
        );
        ui.note(
            Line::new().add(TextStyle::Yellow, ui.t("注意", "warning")).plain(": ").plain(text),
        );
    }
}

/// The messages of a file, each the first of a conversation: its lines, without those that are
/// empty.
fn lines(path: &Path) -> Outcome<Vec<Vec<Message>>> {
    let text = std::fs::read_to_string(path).map_err(|error| Failure::unreadable(path, &error))?;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    Ok(lines.map(|line| vec![Message::new(line)]).collect())
}
