//! `kaopu new`: a shop of one's own.

use std::path::PathBuf;

use clap::ValueEnum;
use kaopu_model::{Localized, PersonaStyle};
use kaopu_studio::{Clock as _, NewShop, SystemClock, begin, templates};
use serde::Serialize;

use crate::exit::Exit;
use crate::failure::Outcome;
use crate::input::load_folder;
use crate::output::{Line, TextStyle, Ui};

/// Begin a knowledge base from a template
///
/// A template has the questions that customers of a trade ask most, how they word them, answers,
/// two personas, rules and test dialogues. What only the shop can know is left to be filled in, and
/// `kaopu check` lists it. Without --template, the templates are listed.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  kaopu new
  kaopu new my-kb --template food --shop 小满食品 --hours 09:00-21:00 --tone precise")]
pub(crate) struct Arguments {
    /// Folder of the new knowledge base; it must be empty or missing
    #[arg(value_name = "DIR", requires = "template")]
    folder: Option<PathBuf>,
    /// What the shop sells
    #[arg(long, value_name = "TEMPLATE", requires = "folder")]
    template: Option<String>,
    /// The shop's name as customers know it; otherwise that of the folder
    #[arg(long, value_name = "NAME", requires = "folder")]
    shop: Option<String>,
    /// How the bot speaks; otherwise lively
    #[arg(long, value_name = "TONE", requires = "folder")]
    tone: Option<Tone>,
    /// When humans are there, each day; otherwise as the template has it
    #[arg(long, value_name = "HH:MM-HH:MM", requires = "folder")]
    hours: Option<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Tone {
    /// Warm and playful
    Lively,
    /// Exact and reserved
    Precise,
}

/// What `--json` prints.
#[derive(Serialize)]
#[serde(untagged)]
enum Document {
    Templates { templates: Vec<Row> },
    Begun { path: String, template: String, to_fill: usize },
}

#[derive(Serialize)]
struct Row {
    id: String,
    name: Localized,
    entries: u32,
    phrasings: u32,
}

pub(crate) fn run(arguments: &Arguments, ui: &mut Ui) -> Outcome<Exit> {
    let (Some(folder), Some(template)) = (&arguments.folder, &arguments.template) else {
        return list(ui);
    };
    let tone = arguments.tone.map(|tone| match tone {
        Tone::Lively => PersonaStyle::Lively,
        Tone::Precise => PersonaStyle::Precise,
    });
    let shop = NewShop {
        template: template.clone(),
        name: arguments.shop.clone().unwrap_or_default(),
        tone,
        hours: arguments.hours.clone().unwrap_or_default(),
    };
    begin(folder, &shop, &SystemClock)?;
    let snapshot = load_folder(folder, SystemClock.today(), None, ui)?;
    let to_fill =
        snapshot.diagnostics().iter().filter(|diagnostic| diagnostic.code == "to-fill").count();
    let path = folder.display();
    let line = ui.language.choose(
        format!("{path} 建好了，还有 {to_fill} 处要填"),
        format!("{path} is there; {to_fill} things are still to be filled in"),
    );
    ui.say(Line::new().add(TextStyle::Green, "✓ ").plain(line))?;
    let next = ui.t("看看要填什么：kaopu check", "to see what to fill in: kaopu check");
    ui.say(Line::new().add(TextStyle::Quiet, format!("{next} {path}")))?;
    ui.document(&Document::Begun { path: path.to_string(), template: template.clone(), to_fill })?;
    Ok(Exit::Fine)
}

fn list(ui: &mut Ui) -> Outcome<Exit> {
    let mut rows = Vec::new();
    for template in templates() {
        let (name, sells) = ui.language.choose(
            (template.name.zh.clone(), template.sells.zh),
            (template.name.en.clone(), template.sells.en),
        );
        let counts = ui.language.choose(
            format!("{} 个问答，{} 种问法", template.entries, template.phrasings),
            format!("{} entries, {} phrasings", template.entries, template.phrasings),
        );
        let colon = ui.t("：", ": ");
        ui.say(
            Line::new()
                .plain(format!("{:<12} {name}{colon}{sells}  ", template.id))
                .add(TextStyle::Quiet, counts),
        )?;
        rows.push(Row {
            id: template.id,
            name: template.name,
            entries: template.entries,
            phrasings: template.phrasings,
        });
    }
    ui.document(&Document::Templates { templates: rows })?;
    Ok(Exit::Fine)
}
