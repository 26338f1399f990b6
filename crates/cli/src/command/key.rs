//! `kaopu key`: signing keys.

use std::path::PathBuf;

use kaopu_studio::{ApiError, KeyView, create_key, public_path};

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::input::{PassphraseArguments, public_key};
use crate::output::{Line, TextStyle, Ui};

/// Make and look at signing keys
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    /// Make a key pair
    ///
    /// PATH gets the secret half, encrypted with a passphrase and readable by you alone; beside it,
    /// ending in .pub, the public half, which everyone may have. Both are minisign's format. The
    /// passphrase is asked for twice, or comes from --passphrase-file or KAOPU_PASSPHRASE; it is
    /// never an argument, because others can see those.
    #[command(after_help = "Examples:
  kaopu key new ~/keys/shop.key
  KAOPU_PASSPHRASE=… kaopu key new shop.key --json")]
    New {
        /// File of the secret half; never overwritten
        #[arg(value_name = "PATH")]
        path: PathBuf,
        #[command(flatten)]
        passphrase: PassphraseArguments,
    },
    /// Show the public half of a key
    ///
    /// PATH is the secret key's file or the .pub file; no passphrase is needed.
    #[command(after_help = "Examples:
  kaopu key show ~/keys/shop.key")]
    Show {
        /// The secret key's file, or its .pub file
        #[arg(value_name = "PATH")]
        path: PathBuf,
    },
}

pub(crate) fn run(command: &Command, ui: &mut Ui, environment: &Environment) -> Outcome<Exit> {
    match command {
        Command::New { path, passphrase } => {
            if path.extension().is_some_and(|extension| extension == "pub") {
                return Err(Failure::bad_input(
                    ".pub 结尾的名字留给公钥",
                    "names that end in .pub are for public keys",
                )
                .hint("换一个名字，例如 shop.key", "Choose another, such as shop.key."));
            }
            let public = public_path(path);
            // Before anybody types a passphrase twice.
            if path.exists() || public.exists() {
                let taken = if path.exists() { path } else { &public }.display();
                return Err(ApiError::new(
                    "key-exists",
                    format!("{taken} 已经存在，不会覆盖密钥"),
                    format!("{taken} is already there, and a key is never overwritten"),
                )
                .hint("换一个名字。", "Choose another name.")
                .into());
            }
            let passphrase = passphrase.for_new_key(ui, environment)?;
            let key = create_key(path, &passphrase)?;
            say(ui, &key)?;
            ui.say(Line::new().add(TextStyle::Quiet, ui.t(
                "私钥和口令请分开备份；丢了任何一个都不能再签名。公钥给要验证的人。",
                "Back up the secret key and the passphrase, apart from each other: without either \
                 nothing can be signed. Give the public key to whoever verifies.",
            )))?;
            ui.document(&key)?;
        }
        Command::Show { path } => {
            let public = if path.extension().is_some_and(|extension| extension == "pub") {
                path.clone()
            } else {
                public_path(path)
            };
            let key = public_key::read_file(&public)?;
            let view = KeyView {
                path: path.display().to_string(),
                public_key: key.to_string(),
                key_id: key.key_id().to_string(),
            };
            say(ui, &view)?;
            ui.document(&view)?;
        }
    }
    Ok(Exit::Fine)
}

fn say(ui: &mut Ui, key: &KeyView) -> Outcome {
    let rows = [
        (ui.t("文件    ", "file       "), key.path.as_str()),
        (ui.t("密钥编号", "key id     "), &key.key_id),
        (ui.t("公钥    ", "public key "), &key.public_key),
    ];
    for (label, value) in rows.map(|(label, value)| (label.to_owned(), value.to_owned())) {
        ui.say(Line::new().add(TextStyle::Quiet, label).plain("  ").plain(value))?;
    }
    Ok(())
}
