//! `kaopu ask`: one message, or several of one conversation.

use std::io::Read as _;
use std::path::PathBuf;

use kaopu_engine::{Message, Session, respond};

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::input::{Knowledge, SituationArguments, SourceArguments};
use crate::output::{Line, TextStyle, Ui};
use crate::show::{Conversation, Exchange, turn};

/// Ask the bot something, and see what it says and why
///
/// Several messages are one conversation. The same engine answers as in production.
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "kaopu ask [OPTIONS] <KB> <MESSAGE>...\n       kaopu ask [OPTIONS] --bundle <FILE> --key <PUB> <MESSAGE>...",
    after_help = "Examples:
  kaopu ask sample-kb \"什么时候发货呀\"
  kaopu ask sample-kb \"什么时候发货\" --order 待发货 --now \"2026-11-11 00:05\" --trace
  kaopu ask sample-kb \"多大码合适\" \"羊毛衫\"
  kaopu ask sample-kb - < letter.txt
  kaopu ask --bundle shop.kbx --key shop.pub \"什么时候发货呀\" --json"
)]
pub(crate) struct Arguments {
    /// Folder of the knowledge base (not with --bundle), then the messages; `-` reads one from
    /// stdin
    #[arg(value_name = "KB MESSAGE", required = true, num_args = 1..)]
    words: Vec<String>,
    /// Show why: candidates, decision, answer, facts, rule
    #[arg(long)]
    trace: bool,
    #[command(flatten)]
    source: SourceArguments,
    #[command(flatten)]
    situation: SituationArguments,
}

pub(crate) fn run(arguments: Arguments, ui: &mut Ui, environment: &Environment) -> Outcome<Exit> {
    let mut words = arguments.words.into_iter();
    let folder = if arguments.source.is_bundle() { None } else { words.next().map(PathBuf::from) };
    let messages = words.map(read).collect::<Outcome<Vec<String>>>()?;
    if messages.is_empty() {
        return Err(Failure::bad_input("没有要问的话", "there is no message to ask").hint(
            "写在知识库文件夹后面：kaopu ask 文件夹 \"什么时候发货\"",
            "Put it after the folder: kaopu ask KB \"什么时候发货\"",
        ));
    }
    let now = arguments.situation.now();
    let knowledge =
        Knowledge::load(folder.as_deref(), &arguments.source, now.date(), ui, environment)?;
    let context = arguments.situation.context(&knowledge)?;
    let several = messages.len() > 1;
    let mut conversation = Conversation::about(&knowledge);
    let mut session = Session::default();
    for text in messages {
        let message = Message { text, context: context.clone() };
        let (next, turn) = respond(knowledge.program(), &session, &message);
        session = next;
        if several {
            ui.say(Line::new().add(TextStyle::Cyan, "> ").plain(turn::shortened(&message.text)))?;
        }
        turn::say(ui, &knowledge, &turn, arguments.trace)?;
        if several {
            ui.say("")?;
        }
        conversation.turns.push(Exchange { message, turn });
    }
    ui.document(&conversation)?;
    knowledge.keep_learnt();
    Ok(Exit::Fine)
}

/// A message as it was given, or all of stdin.
fn read(word: String) -> Outcome<String> {
    if word != "-" {
        return Ok(word);
    }
    // More than any customer writes; what is longer is a mistake, and no reason to fill the memory.
    const MOST_BYTES: u64 = 16 << 20;
    let mut text = String::new();
    match std::io::stdin().lock().take(MOST_BYTES).read_to_string(&mut text) {
        Ok(_) => Ok(text.trim_end_matches(['\r', '\n']).to_owned()),
        Err(error) => Err(Failure::bad_input(
            format!("读不懂标准输入（需要 UTF-8）：{error}"),
            format!("cannot read standard input as UTF-8: {error}"),
        )),
    }
}
