//! A bot that runs for the person at this computer: the packaged `kaopu serve`, in a process of its
//! own, with a folder of its own. Both end with it.

use std::io::{BufRead as _, BufReader, Read};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use kaopu_durable::{Links, write};
use serde::Deserialize;
use tempfile::TempDir;

use crate::error::{ApiError, ApiResult};
use crate::refusal::reason;
use crate::view::TrialView;

/// All test dialogues are played again before it answers.
const MOST_TIME: Duration = Duration::from_secs(120);

/// What it says when it answers, or why it does not, is a few lines.
const MOST_BYTES: u64 = 64 << 10;

/// What a bot serves, and with what.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Served<'a> {
    /// The release's number.
    pub(crate) seq: u32,
    /// Its bundle.
    pub(crate) bundle: &'a [u8],
    /// The root file that says who may sign.
    pub(crate) root: &'a [u8],
    /// The encoder's weights, if they do not lie where the command finds them by itself.
    pub(crate) encoder: Option<&'a Path>,
}

/// A bot that runs. It ends when this is dropped, and also if the program ends without: it listens to
/// its standard input, which closes then.
#[derive(Debug)]
pub(crate) struct Trial {
    child: Child,
    _stdin: Option<ChildStdin>,
    _folder: TempDir,
    view: TrialView,
}

/// What the command prints.
#[derive(Deserialize)]
#[serde(untagged)]
enum Printed {
    Listening { listening: SocketAddr },
    Failed { error: ApiError },
}

impl Trial {
    /// Starts a bot on a port of this computer that is free, and waits until it answers.
    ///
    /// # Errors
    /// `no-command` if there is none; `trial` if it does not begin in time; why it refuses to
    /// answer, by its own code; the folder can't be written.
    pub(crate) fn start(command: &Path, served: Served<'_>) -> ApiResult<Self> {
        let folder = tempfile::Builder::new().prefix("kaopu-trial-").tempdir();
        let folder = folder.map_err(|error| not_begun(&error.to_string(), &error.to_string()))?;
        let path = |name: &str| folder.path().join(name);
        write(&path("release.kbx"), served.bundle, Links::Refuse)?;
        write(&path("root.kbx"), served.root, Links::Refuse)?;
        let mut start = Command::new(command);
        start
            .args(["serve", "--json", "--until-stdin-ends", "--listen", "127.0.0.1:0"])
            .arg("--bundle")
            .arg(path("release.kbx"))
            .arg("--root")
            .arg(path("root.kbx"))
            .arg("--state")
            .arg(path("state"))
            .env("KAOPU_BOT__DEMO", "true")
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        if let Some(encoder) = served.encoder {
            start.arg("--encoder").arg(encoder);
        }
        without_window(&mut start);
        let mut child = start.spawn().map_err(|error| no_command(command, &error))?;
        let stdin = child.stdin.take();
        let view = TrialView { seq: served.seq, url: String::new() };
        let mut trial = Self { child, _stdin: stdin, _folder: folder, view };
        trial.view.url = trial.address()?;
        Ok(trial)
    }

    /// Where it answers, once it does.
    fn address(&mut self) -> ApiResult<String> {
        let (tell, told) = mpsc::channel();
        if let Some(stdout) = self.child.stdout.take() {
            std::thread::spawn(move || {
                let mut stdout = BufReader::new(stdout);
                // Nobody waits any more: then it is over.
                let _ = tell.send(document(&mut stdout));
                // A pipe that nobody reads would hold it up.
                let _ = std::io::copy(&mut stdout, &mut std::io::sink());
            });
        }
        match told.recv_timeout(MOST_TIME) {
            Ok(Some(Printed::Listening { listening })) if listening.ip().is_loopback() => {
                Ok(format!("http://{listening}/demo"))
            }
            Ok(Some(Printed::Failed { error })) => Err(refused(error)),
            Ok(_) => Err(not_begun(
                "kaopu 命令没有回答，可能不是同一个版本",
                "the kaopu command did not answer; it may be of another version",
            )),
            Err(_) => Err(not_begun("两分钟还没准备好", "it was not ready within two minutes")),
        }
    }

    /// What it is, as long as it runs.
    pub(crate) fn view(&mut self) -> Option<TrialView> {
        matches!(self.child.try_wait(), Ok(None)).then(|| self.view.clone())
    }
}

impl Drop for Trial {
    fn drop(&mut self) {
        // It may have ended by itself. What it keeps is its folder's, which goes, too.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The first document that is printed.
fn document(stdout: &mut impl Read) -> Option<Printed> {
    let mut lines = BufReader::new(stdout.take(MOST_BYTES));
    let mut text = String::new();
    // A document ends with a bracket at the beginning of a line.
    while lines.read_line(&mut text).ok()? > 0 {
        if text.ends_with("\n}\n") || text.ends_with("\n}\r\n") {
            return serde_json::from_str(&text).ok();
        }
    }
    serde_json::from_str(&text).ok()
}

/// No black window beside ours.
#[cfg(windows)]
fn without_window(start: &mut Command) {
    use std::os::windows::process::CommandExt as _;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    start.creation_flags(CREATE_NO_WINDOW);
}

#[cfg(not(windows))]
fn without_window(_: &mut Command) {}

fn no_command(command: &Path, error: &std::io::Error) -> ApiError {
    let shown = command.display();
    match error.kind() {
        std::io::ErrorKind::NotFound => ApiError::new(
            "no-command",
            format!("没有找到 kaopu 命令（{shown}），试聊要靠它"),
            format!("the kaopu command is missing ({shown}); trying a release needs it"),
        )
        .hint(
            "安装包里带着它；请重新安装靠谱。",
            "The installer brings it along: install Kaopu again.",
        ),
        _ => ApiError::new(
            "no-command",
            format!("kaopu 命令（{shown}）启动不了：{error}"),
            format!("the kaopu command ({shown}) does not start: {error}"),
        ),
    }
}

/// The bot's own words, with the reason where ours says more.
fn refused(error: ApiError) -> ApiError {
    let known = reason(&error.code);
    let zh = if known == reason("") { error.message.zh.as_str() } else { known };
    let mut told = ApiError::new(
        &error.code,
        format!("试聊没有开始：{zh}"),
        format!("the trial did not begin: {}", error.message.en),
    );
    told.hints = error.hints;
    told
}

fn not_begun(zh: &str, en: &str) -> ApiError {
    ApiError::new("trial", format!("试聊没有开始：{zh}"), format!("the trial did not begin: {en}"))
        .hint("再试一次；还不行就重新安装靠谱。", "Try again; if it stays so, install Kaopu again.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_document_counts_and_anything_else_is_none() {
        let of = |text: &str| document(&mut text.as_bytes());
        let good =
            "{\n  \"listening\": \"127.0.0.1:4711\",\n  \"tenants\": [\n    \"tea\"\n  ]\n}\n";
        assert!(matches!(of(good), Some(Printed::Listening { .. })));
        assert!(matches!(of(&format!("{good}more")), Some(Printed::Listening { .. })));
        for bad in ["", "listening at 127.0.0.1:80\n", "{\n}\n", "{\n  \"listening\": 80\n}\n"] {
            assert!(of(bad).is_none(), "{bad}");
        }
    }
}
