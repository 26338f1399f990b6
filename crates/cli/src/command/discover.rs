//! `kaopu discover`: what a log of chats asks, how much of it is answered, and what is left.

mod table;

use std::path::PathBuf;

use kaopu_exchange::{ChatLog, ImportNote, LogMapping};
use kaopu_lab::{ClusterMemory, Discovery, QuestionLog, Stage};
use kaopu_model::{KbFiles, Localized};
use kaopu_studio::{
    ApiError, Clock as _, ClusterNames, LogRequest, Snapshot, SystemClock, WorkbookReader,
    discover, load_log,
};
use serde::Serialize;

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::input::{EncoderArguments, load_folder, peak_memory_mb, warn_of_errors};
use crate::output::{Line, TextStyle, Ui};

/// So many notes are told to people.
const TOLD: usize = 8;

/// Show which questions a chat log asks: how many are answered, by which entries, and what is left
///
/// The log is CSV, TSV or XLSX with a header or without, JSON Lines such as the bot's own log, or a
/// list of messages, one a line. Personal data is masked as it comes in, and nothing of the log is
/// kept. What no entry answers is sorted into clusters of questions that seem to ask one thing. What
/// is counted, and how, is in docs/discover.md.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  kaopu discover chats.csv --kb my-kb
  kaopu discover chats.xlsx --kb my-kb --map 原话=text --map 单号=session
  kaopu discover labelled.tsv --map 2=text --json | jq '.clusters[].lines'
  kaopu discover conversations.jsonl --kb my-kb --json | jq '.coverage.curve[49]'")]
pub(crate) struct Arguments {
    /// The log
    #[arg(value_name = "LOG")]
    log: PathBuf,
    /// Folder of the knowledge base; without one, nothing is answered and everything is sorted
    #[arg(long, value_name = "KB")]
    kb: Option<PathBuf>,
    /// What a column holds: session, time, from, text, product, order or transfer, such as
    /// 原话=text; a column without a name goes by its number; COLUMN= leaves it out
    #[arg(long, value_name = "COLUMN=MEANING")]
    map: Vec<String>,
    /// The encoding of a text, such as gb18030; without it it is found
    #[arg(long, value_name = "ENCODING")]
    encoding: Option<String>,
    /// Sort everything into clusters, also what an entry answers
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    encoder: EncoderArguments,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Document<'a> {
    file: String,
    kb: Option<String>,
    /// What each column was taken for.
    read_as: Vec<[&'a str; 2]>,
    notes: Vec<&'a ImportNote>,
    #[serde(flatten)]
    discovery: &'a Discovery,
    peak_rss_mb: Option<f64>,
}

pub(crate) fn run(arguments: &Arguments, ui: &mut Ui, environment: &Environment) -> Outcome<Exit> {
    let mut mapping = LogMapping::default();
    for said in &arguments.map {
        mapping.add(said).map_err(|Localized { zh, en }| Failure::bad_input(zh, en))?;
    }
    ui.progress(ui.t("读取聊天记录……", "reading the log …"));
    let request = LogRequest {
        file: &arguments.log,
        encoding: arguments.encoding.as_deref(),
        mapping: &mapping,
        workbooks: WorkbookReader { program: std::env::current_exe().ok() },
    };
    let chats = load_log(&request, &mut || true);
    ui.clear_progress();
    let chats = chats.map_err(with_way_out)?;
    let log = QuestionLog::of(&chats);
    let encoder = arguments.encoder.load(environment, ui)?;
    let today = SystemClock.today();
    let snapshot = match &arguments.kb {
        Some(folder) => load_folder(folder, today, encoder, ui)?,
        None => Snapshot::with_encoder(KbFiles::new(), today, encoder),
    };
    if let Some(folder) = &arguments.kb {
        warn_of_errors(&snapshot, folder, ui);
    }
    tell(ui, &chats);
    // Names are kept for what is left of a knowledge base's log: of everything there are others.
    let beside = arguments.kb.as_deref().filter(|_| !arguments.all);
    let mut kept = beside.map(ClusterNames::of);
    let mut unkept = ClusterMemory::default();
    let names = kept.as_mut().map_or(&mut unkept, |kept| &mut kept.names);
    let found = discover(&snapshot, &log, arguments.all, names, &mut |stage, done, total| {
        ui.progress(&format!("{} {done}/{total}", doing(ui, stage)));
        true
    });
    ui.clear_progress();
    let found = found.ok_or_else(|| Failure::bad_input("停了", "stopped"))?;
    if let Some(Err(error)) = kept.map(|kept| kept.keep()) {
        let why = ui.of(&error.message).to_owned();
        let what = ui.t(
            "类的编号没能记下来，下次可能会变：",
            "the names of clusters could not be kept and may be others next time: ",
        );
        note(ui, &format!("{what}{why}"));
    }
    let document = Document {
        file: arguments.log.display().to_string(),
        kb: arguments.kb.as_ref().map(|kb| kb.display().to_string()),
        read_as: chats.read_as.iter().map(|(name, role)| [name.as_str(), *role]).collect(),
        notes: chats.notes.iter().collect(),
        discovery: &found,
        peak_rss_mb: peak_memory_mb(),
    };
    table::say(ui, snapshot.kb(), &found, arguments.all)?;
    ui.document(&document)?;
    Ok(Exit::Fine)
}

/// What can be said of a log's columns, where nothing in it could be used.
fn with_way_out(error: ApiError) -> ApiError {
    if error.code != "bad-input" {
        return error;
    }
    error.hint(
        "用 --map 列名=text 说明哪一列是说的话、--map 列名=from 说明谁在说；没有表头就写列号，例如 \
         --map 3=text。",
        "Say which column holds what was said with --map COLUMN=text, and who speaks with --map \
         COLUMN=from; a column without a name goes by its number, such as --map 3=text.",
    )
}

fn doing(ui: &Ui, stage: Stage) -> &'static str {
    match stage {
        Stage::Understanding => ui.language.choose("理解问题", "understanding"),
        Stage::Comparing => ui.language.choose("归类", "sorting"),
        Stage::Trying => ui.language.choose("估计范围", "estimating"),
    }
}

/// How the log was read, and what is strange in it.
fn tell(ui: &mut Ui, chats: &ChatLog) {
    if !chats.read_as.is_empty() && ui.terminal {
        let columns: Vec<String> =
            chats.read_as.iter().map(|(name, role)| format!("{name}={role}")).collect();
        let what = ui.t("列：", "columns: ").to_owned();
        ui.note(Line::new().add(TextStyle::Quiet, format!("{what}{}", columns.join("  "))));
    }
    for one in chats.notes.iter().take(TOLD) {
        let said = one.said();
        note(ui, ui.language.of(&said));
    }
    if let Some(more) = chats.notes.len().checked_sub(TOLD + 1).map(|more| more + 1) {
        let said = ui.language.choose(format!("还有 {more} 处"), format!("and {more} more"));
        note(ui, &said);
    }
}

fn note(ui: &mut Ui, text: &str) {
    let title = ui.t("注意", "note").to_owned();
    ui.note(Line::new().add(TextStyle::Yellow, title).plain(": ").plain(text));
}
