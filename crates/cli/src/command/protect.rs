//! `kaopu protect`: a test dialogue for each entry that has none.

use std::path::PathBuf;
use std::sync::Arc;

use kaopu_studio::{Opening, SystemClock, Workspace};

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Outcome;
use crate::input::EncoderArguments;
use crate::output::{Line, TextStyle, Ui};

/// Write a test dialogue for each entry that none answers
///
/// Each is one phrasing of the entry that is understood also while it is held out: the knowledge
/// base is prepared without it, and it must lead to the entry all the same. Exit code 1 if an entry
/// has no such phrasing.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:
  kaopu protect my-kb")]
pub(crate) struct Arguments {
    /// Folder of the knowledge base
    #[arg(value_name = "KB", default_value = ".")]
    kb: PathBuf,
    #[command(flatten)]
    encoder: EncoderArguments,
}

pub(crate) fn run(arguments: &Arguments, ui: &mut Ui, environment: &Environment) -> Outcome<Exit> {
    let encoder = arguments.encoder.load(environment, ui)?;
    let workspace = Workspace::open(Opening {
        path: arguments.kb.clone(),
        actor: environment.user.clone(),
        is_sample: false,
        encoder,
        clock: Arc::new(SystemClock),
        on_change: Box::new(|_| {}),
    })?;
    workspace.expect_writable()?;
    ui.progress(ui.t("挑选相似问……", "choosing phrasings …"));
    let protected = workspace.protect()?;
    ui.clear_progress();
    for one in &protected.written {
        let line = Line::new().add(TextStyle::Green, "✓ ").plain(&*one.file);
        ui.say(line.plain(format!("  {}", one.phrasing)))?;
    }
    for one in &protected.left {
        let why = ui.language.choose(
            format!(
                "「{}」试了 {} 句相似问，藏起来都认不出，请自己写一个用例",
                one.question, one.tried
            ),
            format!(
                "\"{}\": none of {} phrasings is understood while held out; write a dialogue",
                one.question, one.tried
            ),
        );
        ui.say(Line::new().add(TextStyle::Yellow, "✗ ").plain(why))?;
    }
    let (written, left) = (protected.written.len(), protected.left.len());
    let summary = ui.language.choose(
        format!("写了 {written} 个用例，{left} 条问答没写成"),
        format!("{written} dialogues written, {left} entries left"),
    );
    ui.say(Line::new().add(if left == 0 { TextStyle::Green } else { TextStyle::Yellow }, summary))?;
    ui.document(&protected)?;
    Ok(if left == 0 { Exit::Fine } else { Exit::Problems })
}
