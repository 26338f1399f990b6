//! `kaopu search`: full-text search.

use std::path::PathBuf;

use kaopu_studio::{Clock as _, HitKind, SearchFound, SearchHit, SystemClock, search};
use serde::Serialize;

use crate::exit::Exit;
use crate::failure::Outcome;
use crate::input::load_folder;
use crate::output::{Line, TextStyle, Ui};
use crate::show::highlight;

/// Find entries, facts, products, dialogues, rules and phrases
///
/// By Chinese words, pinyin, or pinyin initials.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  kaopu search sample-kb 发货
  kaopu search sample-kb fahuo
  kaopu search sample-kb fhsj --json | jq -r '.hits[].id'")]
pub(crate) struct Arguments {
    /// Folder of the knowledge base
    #[arg(value_name = "KB")]
    kb: PathBuf,
    /// What to look for
    #[arg(value_name = "QUERY", required = true, num_args = 1..)]
    query: Vec<String>,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Document {
    query: String,
    hits: Vec<SearchHit>,
    entries: Vec<String>,
}

pub(crate) fn run(arguments: &Arguments, ui: &mut Ui) -> Outcome<Exit> {
    let query = arguments.query.join(" ");
    let snapshot = load_folder(&arguments.kb, SystemClock.today(), None, ui)?;
    let SearchFound { hits, entries } = search(&snapshot, &query);
    for hit in &hits {
        let kind = kind(ui, hit.kind);
        let id = if hit.id == hit.title { String::new() } else { format!("  {}", hit.id) };
        let title =
            highlight::marked(Line::new().plain(format!("{kind}  ")), &hit.title, &hit.highlights);
        ui.say(title.add(TextStyle::Quiet, id))?;
        if !hit.snippet.is_empty() && hit.snippet != hit.title {
            ui.say(
                Line::new()
                    .add(TextStyle::Quiet, format!("      {}", hit.snippet.replace('\n', " "))),
            )?;
        }
    }
    let shown = hits.iter().filter(|hit| hit.kind == HitKind::Entry).count();
    let more = entries.len().saturating_sub(shown);
    if more > 0 {
        ui.note(
            ui.language.choose(format!("还有 {more} 条问答"), format!("and {more} more entries")),
        );
    }
    if hits.is_empty() {
        ui.note(
            ui.language
                .choose(format!("没有找到“{query}”"), format!("nothing found for \"{query}\"")),
        );
    }
    ui.document(&Document { query, hits, entries })?;
    Ok(Exit::Fine)
}

fn kind(ui: &Ui, kind: HitKind) -> &'static str {
    let (zh, en) = match kind {
        HitKind::Entry => ("问答", "entry   "),
        HitKind::Fact => ("事实", "fact    "),
        HitKind::Product => ("商品", "product "),
        HitKind::Dialogue => ("用例", "dialogue"),
        HitKind::Rule => ("规则", "rule    "),
        HitKind::Phrase => ("话术", "phrase  "),
    };
    ui.language.choose(zh, en)
}
