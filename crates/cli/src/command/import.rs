//! `kaopu import`: what other programs keep, into a knowledge base.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use kaopu_exchange::{
    FORMATS, Format, ImportNote, ItemKind, LineNote, Mapping, NoteKind, PlanItem, PlanOptions,
    SheetColumns, format_named,
};
use kaopu_studio::{
    ImportPlan, ImportRequest, Opening, SystemClock, WorkbookReader, Workspace, import_new,
};
use serde::Serialize;

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::output::{Line, TextStyle, Ui};

/// So many lines are named to people; `--json` names more.
const NAMED: usize = 10;

/// So many are named in the document.
const NAMED_IN_JSON: usize = 1_000;

/// Take over what other programs keep: tables, workbooks, exports of other systems
///
/// CSV with commas, tabs or semicolons in any encoding; XLSX, XLS, ODS; and the files of Azure
/// custom question answering, Rasa, Dialogflow ES and CX, Botpress 12, nlp.js, FastGPT, Dify, MaxKB,
/// ChatterBot and Botium. What is new, changed, identical or contradicts is worked out first
/// (--dry-run stops there) and then made as one step, which one undo takes back. What can't be read
/// is named by file, sheet, row and column, what has no place is listed; nothing is removed.
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
#[command(after_help = "Examples:
  kaopu import faq.xlsx --into my-kb --dry-run
  kaopu import faq.csv --into my-kb --map 客户问=question --map 话术=answer
  kaopu import nlu.yml domain.yml rules.yml --into new-kb
  kaopu import labelled questions.tsv --into new-kb")]
pub(crate) struct Command {
    #[command(subcommand)]
    labelled: Option<Sorted>,
    #[command(flatten)]
    arguments: Arguments,
}

/// The first format that there was has a command of its own, and makes a new knowledge base.
#[derive(Debug, clap::Subcommand)]
enum Sorted {
    /// Make a knowledge base from questions that are sorted already
    ///
    /// Each line of the file is `label<TAB>text`, in UTF-8, without a header. Each label becomes an
    /// entry, its texts the phrasings; the answers are placeholders to be written. Lines that can't
    /// be used, and wordings that are there already, are left out and named.
    #[command(after_help = "Examples:
  kaopu import labelled questions.tsv --into my-kb
  kaopu eval --kb my-kb --cases test.tsv")]
    Labelled(SortedArguments),
}

#[derive(Debug, clap::Args)]
struct SortedArguments {
    /// File of label<TAB>text lines
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Folder of the new knowledge base; it must be empty or missing
    #[arg(long, value_name = "DIR")]
    into: PathBuf,
}

#[derive(Debug, clap::Args)]
struct Arguments {
    /// Files to take over
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Folder of the knowledge base; one that is empty or missing becomes a new one
    #[arg(long, value_name = "KB", required = true)]
    into: Option<PathBuf>,
    /// The format; without it each file's own is found
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(FORMATS.iter().map(|format| format.name)))]
    format: Option<String>,
    /// What a column means, such as Q=question; COLUMN= leaves it out
    #[arg(long, value_name = "COLUMN=MEANING")]
    map: Vec<String>,
    /// The encoding of text files, such as gb18030; without it it is found
    #[arg(long, value_name = "ENCODING")]
    encoding: Option<String>,
    /// Where a file contradicts the knowledge base, the file holds
    #[arg(long)]
    take: bool,
    /// Entries named by their id get exactly the file's wordings and conditional answers
    #[arg(long)]
    replace: bool,
    /// Say what would be done, and do nothing
    #[arg(long)]
    dry_run: bool,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Document<'a> {
    path: String,
    files: Vec<FileDocument<'a>>,
    applied: bool,
    new: usize,
    changed: usize,
    identical: usize,
    conflicts: usize,
    unreadable: usize,
    items: &'a [PlanItem],
    notes: &'a [ImportNote],
    sheets: &'a [SheetColumns],
}

#[derive(Serialize)]
struct FileDocument<'a> {
    name: &'a str,
    format: &'a str,
}

/// What `--json` prints of a list of sorted questions.
#[derive(Serialize)]
struct SortedDocument<'a> {
    path: String,
    locale: &'a str,
    entries: usize,
    phrasings: usize,
    skipped: usize,
    skipped_lines: &'a [LineNote],
}

pub(crate) fn run(command: &Command, ui: &mut Ui, environment: &Environment) -> Outcome<Exit> {
    match &command.labelled {
        Some(Sorted::Labelled(arguments)) => sorted(arguments, ui),
        None => import(&command.arguments, ui, environment),
    }
}

fn import(arguments: &Arguments, ui: &mut Ui, environment: &Environment) -> Outcome<Exit> {
    let Some(into) = arguments.into.as_deref() else {
        return Err(Failure::bad_input("没有说导入到哪里", "it was not said where to import"));
    };
    let mut mapping = Mapping::default();
    for said in &arguments.map {
        mapping.add(said).map_err(|error| Failure::bad_input(error.zh, error.en))?;
    }
    let format: Option<&'static Format> = arguments.format.as_deref().and_then(format_named);
    let request = ImportRequest {
        files: arguments.files.clone(),
        format,
        mapping,
        encoding: arguments.encoding.clone(),
        options: PlanOptions { take_conflicts: arguments.take, replace: arguments.replace },
    };
    let dry = arguments.dry_run;
    ui.progress(ui.t("导入……", "importing …"));
    let is_new = !into.join("kb.toml").exists();
    let plan = if is_new {
        import_new(&request, into, &reader(), dry).map(|(plan, _)| plan)
    } else {
        into_kb(&request, into, dry, environment)
    };
    ui.clear_progress();
    let plan = plan?;
    say(ui, &plan, dry)?;
    let count = |kind| plan.count(kind);
    let unreadable = plan.plan.notes.iter().filter(|note| note.kind == NoteKind::Unreadable);
    let unreadable = unreadable.count();
    let first = |most: usize, all: usize| most.min(all);
    ui.document(&Document {
        path: into.display().to_string(),
        files: plan.files.iter().map(|(name, format)| FileDocument { name, format }).collect(),
        applied: !dry,
        new: count(ItemKind::New),
        changed: count(ItemKind::Changed),
        identical: count(ItemKind::Identical),
        conflicts: count(ItemKind::Conflict),
        unreadable,
        items: &plan.plan.items[..first(NAMED_IN_JSON, plan.plan.items.len())],
        notes: &plan.plan.notes[..first(NAMED_IN_JSON, plan.plan.notes.len())],
        sheets: &plan.sheets,
    })?;
    Ok(if unreadable + count(ItemKind::Conflict) > 0 { Exit::Problems } else { Exit::Fine })
}

fn into_kb(
    request: &ImportRequest,
    into: &std::path::Path,
    dry: bool,
    environment: &Environment,
) -> kaopu_studio::ApiResult<ImportPlan> {
    let workspace = Workspace::open(Opening {
        caches: None,
        path: into.to_owned(),
        actor: environment.user.clone(),
        is_sample: false,
        encoder: None,
        clock: std::sync::Arc::new(SystemClock),
        on_change: Box::new(|_| {}),
    })?;
    if dry {
        workspace.plan_import(request, &reader(), &mut |_| true)
    } else {
        workspace.apply_import(request, &reader(), None, &mut |_| true)
    }
}

/// Workbooks are read by this program, started once more.
fn reader() -> WorkbookReader {
    WorkbookReader { program: std::env::current_exe().ok() }
}

fn say(ui: &mut Ui, plan: &ImportPlan, dry: bool) -> Outcome {
    for (name, format) in &plan.files {
        let line = ui.language.choose(format!("{name}：{format}"), format!("{name}: {format}"));
        ui.say(Line::new().add(TextStyle::Quiet, line))?;
    }
    let notes = &plan.plan.notes;
    for (kind, zh, en) in [
        (NoteKind::Unreadable, "读不出来，没有导入", "can't be read, left out"),
        (NoteKind::Conflict, "与知识库不一致", "contradicts the knowledge base"),
        (NoteKind::NotCarried, "没有地方放", "has no place"),
        (NoteKind::Told, "说明", "to be known"),
    ] {
        let of_kind: Vec<&ImportNote> = notes.iter().filter(|note| note.kind == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        let count = of_kind.len();
        let title = ui.language.choose(format!("{zh}：{count}"), format!("{en}: {count}"));
        ui.say(Line::new().add(TextStyle::Yellow, title))?;
        for note in of_kind.iter().take(NAMED) {
            let said = ui.of(&note.said()).to_owned();
            ui.say(Line::new().plain("  ").plain(said))?;
        }
        if count > NAMED {
            let rest = count - NAMED;
            let more =
                ui.language.choose(format!("  ……还有 {rest} 处"), format!("  … and {rest} more"));
            ui.say(Line::new().plain(more))?;
        }
    }
    let [new, changed, identical, conflicts] =
        [ItemKind::New, ItemKind::Changed, ItemKind::Identical, ItemKind::Conflict]
            .map(|kind| plan.count(kind));
    let line = ui.language.choose(
        format!("新增 {new}、改动 {changed}、相同 {identical}、冲突 {conflicts}"),
        format!("{new} new, {changed} changed, {identical} identical, {conflicts} conflicting"),
    );
    if dry {
        ui.say(Line::new().plain(line).plain(ui.t("（没有写入）", " (nothing was written)")))
    } else {
        ui.say(Line::new().add(TextStyle::Green, "✓ ").plain(line))
    }
}

fn sorted(arguments: &SortedArguments, ui: &mut Ui) -> Outcome<Exit> {
    let request = ImportRequest {
        files: vec![arguments.file.clone()],
        format: format_named("labelled"),
        ..ImportRequest::default()
    };
    ui.progress(ui.t("导入……", "importing …"));
    let imported = import_new(&request, &arguments.into, &reader(), false);
    ui.clear_progress();
    let (plan, locale) = imported?;
    let entries = plan.count(ItemKind::New);
    let phrasings: usize = plan.plan.items.iter().map(|item| item.phrasings_added as usize).sum();
    let line = |note: &ImportNote| LineNote { line: note.place.row, reason: note.reason.clone() };
    let skipped: Vec<LineNote> = plan.plan.notes.iter().map(line).collect();
    let path = arguments.into.display().to_string();
    warn_of_skipped(ui, &skipped, None);
    let line = ui.language.choose(
        format!("{path}：{entries} 条问答、{phrasings} 条相似问"),
        format!("{path}: {entries} entries, {phrasings} phrasings"),
    );
    ui.say(Line::new().add(TextStyle::Green, "✓ ").plain(line))?;
    let next = ui.t(
        "  答案都是占位的，发布前要写好。",
        "  The answers are placeholders, to be written before a release.",
    );
    ui.say(Line::new().add(TextStyle::Quiet, next))?;
    ui.document(&SortedDocument {
        path,
        locale: locale.code(),
        entries,
        phrasings,
        skipped: skipped.len(),
        skipped_lines: skipped.get(..NAMED_IN_JSON).unwrap_or(&skipped),
    })?;
    Ok(Exit::Fine)
}

/// Names the first lines that were left out, and says how many there are.
pub(crate) fn warn_of_skipped(ui: &mut Ui, skipped: &[LineNote], file: Option<&str>) {
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
