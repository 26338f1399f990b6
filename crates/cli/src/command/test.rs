//! `kaopu test`: the test dialogues.

use std::path::PathBuf;

use kaopu_durable::{Links, write as write_file};
use kaopu_engine::{PlayedDialogue, play};
use kaopu_studio::{ApiError, Clock as _, Snapshot, SystemClock};
use serde::Serialize;

use super::junit;
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::input::{EncoderArguments, load_folder, warn_of_errors};
use crate::output::{Line, TextStyle, Ui};
use crate::replace::{Kind, may_replace};
use crate::show::{KbName, dialogue};

/// Run the test dialogues
///
/// A failure is shown as the conversation, with what was expected and what came. Exit code 1 if one
/// fails.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  kaopu test
  kaopu test sample-kb --filter 双11
  kaopu test sample-kb --junit dialogues.xml")]
pub(crate) struct Arguments {
    /// Folder of the knowledge base
    #[arg(value_name = "KB", default_value = ".")]
    kb: PathBuf,
    /// Only dialogues whose title or file name contains this
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,
    /// Write a JUnit report as well
    #[arg(long, value_name = "FILE")]
    junit: Option<PathBuf>,
    #[command(flatten)]
    encoder: EncoderArguments,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Document<'a> {
    kb: KbName<'a>,
    passed: usize,
    failed: usize,
    dialogues: &'a [PlayedDialogue],
}

pub(crate) fn run(arguments: &Arguments, ui: &mut Ui, environment: &Environment) -> Outcome<Exit> {
    if let Some(path) = &arguments.junit {
        may_replace(path, Kind::Report)?;
    }
    let encoder = arguments.encoder.load(environment, ui)?;
    let snapshot = load_folder(&arguments.kb, SystemClock.today(), encoder, ui)?;
    let snapshot = snapshot.knowing(environment.learnt_from(&arguments.kb));
    warn_of_errors(&snapshot, &arguments.kb, ui);
    let bot = &snapshot.kb().persona.name;
    let played = play_chosen(&snapshot, arguments.filter.as_deref(), ui)?;
    for failed in played.iter().filter(|dialogue| !dialogue.passed) {
        dialogue::say_failed(ui, bot, failed)?;
    }
    if let Some(path) = &arguments.junit {
        let report = junit::report(&snapshot.kb().settings.id, bot, &played)?;
        write_file(path, report.as_bytes(), Links::Refuse).map_err(ApiError::from)?;
    }
    let passed = played.iter().filter(|dialogue| dialogue.passed).count();
    let failed = played.len() - passed;
    let summary = ui.language.choose(
        format!("{passed} 条通过，{failed} 条没通过"),
        format!("{passed} passed, {failed} failed"),
    );
    ui.say(Line::new().add(if failed == 0 { TextStyle::Green } else { TextStyle::Red }, summary))?;
    snapshot.keep_learnt();
    ui.document(&Document { kb: KbName::of(snapshot.kb()), passed, failed, dialogues: &played })?;
    Ok(if failed == 0 { Exit::Fine } else { Exit::Problems })
}

/// Plays those that are asked for. None at all is a mistake: a run that proves nothing must not
/// look like one that passed.
fn play_chosen(
    snapshot: &Snapshot,
    filter: Option<&str>,
    ui: &mut Ui,
) -> Outcome<Vec<PlayedDialogue>> {
    let all = &snapshot.kb().dialogues;
    let wanted = |text: &str| filter.is_none_or(|filter| text.contains(filter));
    let chosen: Vec<_> =
        all.iter().filter(|dialogue| wanted(&dialogue.title) || wanted(&dialogue.file)).collect();
    if chosen.is_empty() {
        let there = all.len();
        return Err(match filter {
            Some(filter) if there > 0 => Failure::bad_input(
                format!("{there} 条对话用例里没有一条的标题或文件名含“{filter}”"),
                format!("none of the {there} dialogues has \"{filter}\" in its title or file name"),
            ),
            _ => Failure::bad_input("还没有对话用例", "there are no test dialogues").hint(
                "在 dialogues/ 里写一条，或在工作台里把试聊存成用例。",
                "Write one in dialogues/, or keep a tried conversation as one in the studio.",
            ),
        });
    }
    let total = chosen.len();
    let mut played = Vec::with_capacity(total);
    for (number, dialogue) in (1..).zip(chosen) {
        ui.progress(&format!("{number}/{total} {}", dialogue.title));
        played.push(play(snapshot.program(), dialogue));
    }
    ui.clear_progress();
    Ok(played)
}
