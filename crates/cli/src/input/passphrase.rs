//! Passphrases: from a file, the environment, or somebody at the terminal. Never from an argument,
//! which others can see.

use std::io::{BufRead as _, BufReader, IsTerminal as _, Read as _};
use std::path::{Path, PathBuf};

use kaopu_durable::open_regular_or_pipe;
use kaopu_studio::ApiError;
use secrecy::{ExposeSecret as _, SecretString};

use crate::environment::Environment;
use crate::failure::{Failure, Outcome};
use crate::output::Ui;

/// Longer than any passphrase may be.
const MOST_BYTES: u64 = 4 << 10;

/// Where the passphrase comes from.
#[derive(Debug, clap::Args)]
pub(crate) struct PassphraseArguments {
    /// File or pipe whose first line is the passphrase; otherwise KAOPU_PASSPHRASE, otherwise it is asked
    /// for
    #[arg(long, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

impl PassphraseArguments {
    /// The passphrase that unlocks a key.
    pub(crate) fn to_unlock(&self, ui: &Ui, environment: &Environment) -> Outcome<SecretString> {
        match self.given(environment)? {
            Some(passphrase) => Ok(passphrase),
            None => ask(ui.t("密钥口令: ", "Passphrase of the key: ")),
        }
    }

    /// The passphrase that will protect a key: asked for twice, because a slip of the finger would
    /// lose the key.
    pub(crate) fn for_new_key(&self, ui: &Ui, environment: &Environment) -> Outcome<SecretString> {
        if let Some(passphrase) = self.given(environment)? {
            return Ok(passphrase);
        }
        let first = ask(ui.t("设置口令: ", "New passphrase: "))?;
        let second = ask(ui.t("再输一次: ", "Once more: "))?;
        if first.expose_secret() != second.expose_secret() {
            return Err(ApiError::new(
                "passphrase",
                "两次输入的口令不一样，没有生成密钥",
                "the two passphrases differ; no key was made",
            )
            .into());
        }
        Ok(first)
    }

    fn given(&self, environment: &Environment) -> Outcome<Option<SecretString>> {
        let Some(path) = &self.passphrase_file else { return Ok(environment.passphrase.clone()) };
        let mut text = String::new();
        let file = open_regular_or_pipe(path).map_err(|error| Failure::not_opened(path, error))?;
        // A line and no more: who writes to a pipe may keep it open.
        BufReader::new(file.take(MOST_BYTES))
            .read_line(&mut text)
            .map_err(|error| Failure::unreadable(path, &error))?;
        let line = text.lines().next().unwrap_or_default();
        if line.is_empty() {
            return Err(nothing_in(path));
        }
        Ok(Some(SecretString::from(line)))
    }
}

/// Nothing came from the file: said as such, since a pipe to which nobody has written looks alike.
fn nothing_in(path: &Path) -> Failure {
    let name = path.display();
    ApiError::new(
        "passphrase",
        format!("口令文件 {name} 的第一行是空的"),
        format!("the first line of the passphrase file {name} is empty"),
    )
    .hint(
        "把口令写在第一行；如果是管道，要先有程序往里写。",
        "Write the passphrase into the first line; a pipe needs a program that writes to it.",
    )
    .into()
}

fn ask(prompt: &str) -> Outcome<SecretString> {
    let nobody = || {
        Failure::from(
            ApiError::new(
                "passphrase",
                "没有口令，这里也没有终端可以输入",
                "there is no passphrase, and no terminal to ask for it",
            )
            .hint(
                "设置环境变量 KAOPU_PASSPHRASE，或用 --passphrase-file。",
                "Set KAOPU_PASSPHRASE, or use --passphrase-file.",
            ),
        )
    };
    if !std::io::stdin().is_terminal() {
        return Err(nobody());
    }
    rpassword::prompt_password(prompt).map(SecretString::from).map_err(|_| nobody())
}
