//! `kaopu check`: every mistake in a knowledge base, at once.

use std::path::PathBuf;

use jiff::civil::DateTime;
use kaopu_model::{Diagnostic, Severity};
use kaopu_studio::{Clock as _, QueueAgenda, Snapshot, SystemClock, UnreadFile};
use serde::Serialize;

use super::take_over;
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Outcome;
use crate::input::{load_folder, moment};
use crate::output::{Line, TextStyle, Ui};
use crate::show::{KbName, agenda, diagnostics};

/// Find every mistake in a knowledge base
///
/// Each is reported as `file:row:column severity code message`, with what to do about it below.
/// Rows are what Excel shows at the left. Exit code 1 if there is an error.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  kaopu check
  kaopu check sample-kb --strict
  kaopu check sample-kb --hours
  kaopu check sample-kb --json | jq '.diagnostics[].code'")]
pub(crate) struct Arguments {
    /// Folder of the knowledge base
    #[arg(value_name = "KB", default_value = ".")]
    kb: PathBuf,
    /// Let warnings count as errors
    #[arg(long)]
    strict: bool,
    /// Day on which review dates are judged; otherwise today
    #[arg(long, value_name = "DATE", value_parser = moment::parse)]
    now: Option<DateTime>,
    /// Also show when somebody is in each queue during the next sixty days
    #[arg(long)]
    hours: bool,
    /// First read tables that Excel or WPS saved again (as GBK or UTF-16, with tabs or semicolons,
    /// with other dates) as what was meant, and write them as UTF-8
    #[arg(long)]
    take_over: bool,
}

/// Days that `--hours` shows.
const DAYS: u16 = 60;

/// What `--json` prints.
#[derive(Serialize)]
struct Document<'a> {
    kb: KbName<'a>,
    errors: usize,
    warnings: usize,
    hints: usize,
    diagnostics: &'a [Diagnostic],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    resaved: Vec<UnreadFile>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hours: Option<&'a [QueueAgenda]>,
}

pub(crate) fn run(arguments: &Arguments, ui: &mut Ui, environment: &Environment) -> Outcome<Exit> {
    if arguments.take_over {
        take_over::take_over(&arguments.kb, ui, environment)?;
    }
    let now = arguments.now.unwrap_or_else(|| SystemClock.local());
    let snapshot = load_folder(&arguments.kb, now.date(), None, ui)?;
    let found = snapshot.diagnostics();
    let count =
        |severity| found.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let (errors, warnings, hints) =
        (count(Severity::Error), count(Severity::Warning), count(Severity::Hint));

    let hours = arguments.hours.then(|| kaopu_studio::agenda(snapshot.kb(), now.date(), DAYS));
    diagnostics::say(ui, &arguments.kb, found)?;
    let resaved = take_over::say(ui, &snapshot)?;
    if let Some(hours) = &hours {
        agenda::say(ui, hours)?;
    }
    ui.say(size(ui, &snapshot))?;
    ui.say(summary(ui, errors, warnings, hints))?;
    ui.document(&Document {
        kb: KbName::of(snapshot.kb()),
        errors,
        warnings,
        hints,
        diagnostics: found,
        resaved,
        hours: hours.as_deref(),
    })?;
    Ok(if errors > 0 || (arguments.strict && warnings > 0) { Exit::Problems } else { Exit::Fine })
}

/// What was looked at, so that "no problems" is not said about an empty folder unnoticed.
fn size(ui: &Ui, snapshot: &Snapshot) -> String {
    let kb = snapshot.kb();
    let phrasings: usize = kb.faqs.iter().map(|faq| faq.phrasings.len()).sum();
    let (entries, facts, products) = (kb.faqs.len(), kb.facts.len(), kb.products.products.len());
    let (rules, dialogues) = (kb.escalation.rules.len(), kb.dialogues.len());
    let title = &kb.settings.title;
    ui.language.choose(
        format!(
            "{title}：{entries} 条问答、{phrasings} 条相似问、{facts} 个事实、{products} 件商品、{rules} 条转人工规则、\
             {dialogues} 条对话用例"
        ),
        format!(
            "{title}: {entries} entries, {phrasings} phrasings, {facts} facts, {products} \
             products, {rules} hand-over rules, {dialogues} dialogues"
        ),
    )
}

fn summary(ui: &Ui, errors: usize, warnings: usize, hints: usize) -> Line {
    if errors + warnings + hints == 0 {
        return Line::new().add(TextStyle::Green, ui.t("没有问题", "no problems"));
    }
    let one =
        |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    let text = ui.language.choose(
        format!("{errors} 处错误，{warnings} 处警告，{hints} 条建议"),
        [one(errors, "error"), one(warnings, "warning"), one(hints, "hint")].join(", "),
    );
    let style = match (errors, warnings) {
        (0, 0) => TextStyle::Cyan,
        (0, _) => TextStyle::Yellow,
        _ => TextStyle::Red,
    };
    Line::new().add(style, text)
}
