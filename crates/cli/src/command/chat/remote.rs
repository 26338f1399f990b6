//! A conversation with a bot that runs elsewhere.

use std::io::{BufRead as _, IsTerminal as _};
use std::path::PathBuf;

use kaopu_bot::{Remote, RemoteError, Said, Token};
use kaopu_engine::Message;
use serde::Serialize;

use super::not_utf8;
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::output::{Line, TextStyle, Ui};
use crate::show::turn;

/// Where the bot is, and by what it lets one in.
#[derive(Debug, clap::Args)]
pub(super) struct RemoteArguments {
    /// Talk with the bot that runs here, e.g. http://127.0.0.1:8787/v1/xiaoman
    #[arg(long, value_name = "URL", conflicts_with_all = ["kb", "bundle"])]
    pub(super) url: Option<String>,
    /// File with the bot's token; without it KAOPU_BOT_TOKEN is taken, if it is set
    #[arg(long, value_name = "FILE", requires = "url")]
    token_file: Option<PathBuf>,
}

/// What is printed at the end.
#[derive(Serialize)]
struct Heard {
    turns: Vec<Exchanged>,
}

#[derive(Serialize)]
struct Exchanged {
    message: String,
    turn: Said,
}

/// Talks until the input ends; then the bot forgets it.
pub(super) fn talk(
    url: &str,
    arguments: &RemoteArguments,
    ui: &mut Ui,
    environment: &Environment,
) -> Outcome<Exit> {
    if !["http://", "https://"].iter().any(|way| url.starts_with(way)) {
        let (zh, en) =
            ("--url 以 http:// 或 https:// 开头", "--url begins with http:// or https://");
        return Err(Failure::bad_input(zh, en));
    }
    let from_file = arguments.token_file.as_ref().map(|path| {
        let text = std::fs::read_to_string(path);
        text.map_err(|error| Failure::unreadable(path, &error))
    });
    let token = from_file.transpose()?.or_else(|| environment.bot_token.clone());
    let token = token.map(|token| Token::new(token.trim()));
    let remote = Remote::new(url, token.as_ref());
    let remote = remote.map_err(|error| Failure::bad_input(error.message.zh, error.message.en))?;
    let talked = lines(&remote, ui);
    remote.forget();
    ui.document(&Heard { turns: talked? })?;
    Ok(Exit::Fine)
}

fn lines(remote: &Remote, ui: &mut Ui) -> Outcome<Vec<Exchanged>> {
    let typed = std::io::stdin().is_terminal() && !ui.json;
    let mut turns = Vec::new();
    let mut input = std::io::stdin().lock();
    for number in 1.. {
        if typed {
            ui.prompt(Line::new().add(TextStyle::Cyan, "> "))?;
        } else {
            ui.flush()?;
        }
        let mut bytes = Vec::new();
        let length = input.read_until(b'\n', &mut bytes);
        let length = length.map_err(|error| Failure::unreadable("stdin".as_ref(), &error))?;
        let line = String::from_utf8(bytes).map_err(|_| not_utf8(number))?;
        let line = line.trim_start_matches('\u{feff}').trim();
        if length == 0 || ui.is_closed() || line == "/quit" {
            break;
        }
        if line.is_empty() {
            continue;
        }
        if line.starts_with('/') {
            ui.note(
                ui.t("对着远处的机器人只能用 /quit", "with --url there is only /quit").to_owned(),
            );
            continue;
        }
        if !typed {
            ui.say(Line::new().add(TextStyle::Cyan, "> ").plain(turn::shortened(line)))?;
        }
        let said = remote.say(&Message::new(line)).map_err(failure)?;
        show(&said, ui)?;
        turns.push(Exchanged { message: line.to_owned(), turn: said });
    }
    Ok(turns)
}

fn show(said: &Said, ui: &mut Ui) -> Outcome {
    let whole: String = said.replies.iter().map(|reply| reply.text.as_str()).collect();
    for reply in &said.replies {
        ui.say(Line::new().lines(&*reply.text))?;
    }
    for (number, option) in (1..).zip(&said.options) {
        let option = format!("{number}. {}", option.label);
        if !whole.contains(&option) {
            ui.say(format!("  {option}"))?;
        }
    }
    let mut below = vec![turn::action(ui.language, said.action).to_owned()];
    below.extend(said.entry.as_ref().map(ToString::to_string));
    below.extend(said.record.as_ref().map(|record| record.queue_name.clone()));
    ui.say(Line::new().add(TextStyle::Quiet, format!("— {}", below.join(" · "))))
}

fn failure(error: RemoteError) -> Failure {
    match error {
        RemoteError::Unreachable => {
            Failure::bad_input("这个地址没有机器人应答", "no bot answers at this address").hint(
                "地址像 http://127.0.0.1:8787/v1/xiaoman",
                "It looks like http://127.0.0.1:8787/v1/xiaoman",
            )
        }
        RemoteError::Refused(401) => Failure::bad_input("令牌不对", "the token is wrong").hint(
            "用 --token-file 或 KAOPU_BOT_TOKEN 给令牌",
            "Give it by --token-file or KAOPU_BOT_TOKEN",
        ),
        RemoteError::Refused(status) => {
            Failure::bad_input(format!("机器人答了 {status}"), format!("the bot answers {status}"))
        }
    }
}
