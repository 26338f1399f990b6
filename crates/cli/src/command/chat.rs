//! `kaopu chat`: a conversation, line by line.

mod remote;
mod slash;

use std::io::{BufRead as _, IsTerminal as _};
use std::path::PathBuf;

use kaopu_engine::{Message, Session, respond};
use kaopu_model::Context;

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::input::{Knowledge, SituationArguments, SourceArguments};
use crate::output::{Line, TextStyle, Ui};
use crate::show::{Conversation, Exchange, turn};
use remote::RemoteArguments;
use slash::Slash;

/// Talk with the bot
///
/// One message a line, from the keyboard or from a pipe. Lines that begin with / change the
/// situation; /help lists them.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  kaopu chat sample-kb
  kaopu chat sample-kb --order 已签收 --now \"2026-11-11 00:05\"
  printf '%s\\n' 在吗 \"/order 待发货\" 什么时候发货 | kaopu chat sample-kb
  kaopu chat --bundle shop.kbx --key shop.pub
  kaopu chat --url http://127.0.0.1:8787/v1/xiaoman")]
pub(crate) struct Arguments {
    /// Folder of the knowledge base
    #[arg(value_name = "KB", default_value = ".", conflicts_with = "bundle")]
    kb: PathBuf,
    /// Show why, below each reply
    #[arg(long)]
    trace: bool,
    #[command(flatten)]
    remote: RemoteArguments,
    #[command(flatten)]
    source: SourceArguments,
    #[command(flatten)]
    situation: SituationArguments,
}

/// A conversation under way.
struct Chat<'a> {
    knowledge: &'a Knowledge,
    /// The situation as it was given at the start; `/reset` goes back to it.
    at_start: Context,
    context: Context,
    session: Session,
    trace: bool,
    heard: Conversation<'a>,
}

pub(crate) fn run(arguments: &Arguments, ui: &mut Ui, environment: &Environment) -> Outcome<Exit> {
    if let Some(url) = &arguments.remote.url {
        return remote::talk(url, &arguments.remote, ui, environment);
    }
    let today = arguments.situation.now().date();
    let knowledge =
        Knowledge::load(Some(&arguments.kb), &arguments.source, today, ui, environment)?;
    knowledge.keep_learnt();
    let context = arguments.situation.context(&knowledge)?;
    let mut chat = Chat {
        knowledge: &knowledge,
        at_start: context.clone(),
        context,
        session: Session::default(),
        trace: arguments.trace,
        heard: Conversation::about(&knowledge),
    };
    let typed = std::io::stdin().is_terminal() && !ui.json;
    if typed {
        let title = &knowledge.kb().settings.title;
        ui.say(Line::new().add(TextStyle::Strong, &**title).add(
            TextStyle::Quiet,
            ui.t("  /help 看命令，/quit 结束", "  /help lists commands, /quit ends"),
        ))?;
    }
    let mut input = std::io::stdin().lock();
    for number in 1.. {
        if typed {
            ui.prompt(Line::new().add(TextStyle::Cyan, "> "))?;
        } else {
            ui.flush()?;
        }
        let mut bytes = Vec::new();
        let length = input
            .read_until(b'\n', &mut bytes)
            .map_err(|error| Failure::unreadable("stdin".as_ref(), &error))?;
        if length == 0 && typed {
            // Ctrl-D leaves the cursor behind the prompt.
            ui.say("")?;
        }
        if length == 0 || ui.is_closed() {
            break;
        }
        let line = String::from_utf8(bytes).map_err(|_| not_utf8(number))?;
        // Some programs on Windows begin a pipe with a byte-order mark.
        let line = line.trim_start_matches('\u{feff}').trim();
        if line.is_empty() {
            continue;
        }
        if !typed {
            ui.say(Line::new().add(TextStyle::Cyan, "> ").plain(turn::shortened(line)))?;
        }
        match Slash::read(line) {
            None => chat.hear(line, ui)?,
            Some(Slash::Quit) => break,
            Some(slash) => chat.obey(slash, ui)?,
        }
    }
    ui.document(&chat.heard)?;
    Ok(Exit::Fine)
}

impl Chat<'_> {
    /// The customer says something.
    fn hear(&mut self, text: &str, ui: &mut Ui) -> Outcome {
        let message = Message { text: text.to_owned(), context: self.context.clone() };
        let (next, turn) = respond(self.knowledge.program(), &self.session, &message);
        self.session = next;
        let name = self.knowledge.bot_name();
        if !name.is_empty() && !turn.replies.is_empty() {
            ui.say(Line::new().add(TextStyle::Green, format!("{name}:")))?;
        }
        turn::say(ui, self.knowledge, &turn, self.trace)?;
        self.heard.turns.push(Exchange { message, turn });
        Ok(())
    }
}

fn not_utf8(line: u32) -> Failure {
    Failure::bad_input(
        format!("输入的第 {line} 行不是 UTF-8"),
        format!("line {line} of the input is not UTF-8"),
    )
    .hint(
        "如果是 GBK，先转码：iconv -f GBK -t UTF-8",
        "If it is GBK, convert it first: iconv -f GBK -t UTF-8",
    )
}
