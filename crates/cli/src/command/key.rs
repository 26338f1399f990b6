//! `kaopu key`: signing keys.

use std::path::PathBuf;

use kaopu_bundle::{KeyId, Role};
use kaopu_studio::{ApiError, KeyView, Quorum, RootChange, create_key, public_path};

use super::root;
use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::input::{PassphraseArguments, public_key, read_root};
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
    /// List the keys that may sign for a knowledge base
    #[command(after_help = "Examples:
  kaopu key list sample-kb
  kaopu key list root.kbx --json | jq -r '.keys[].person'")]
    List {
        /// A root file, or the folder that holds root.kbx
        #[arg(value_name = "ROOT", default_value = ".")]
        root: PathBuf,
    },
    /// Let a further key sign
    ///
    /// For a second person who looks at each release: --role approver. From then on every release
    /// needs both signatures.
    #[command(after_help = "Examples:
  kaopu key add li.pub --kb sample-kb --person 李雷 --role approver --key ~/keys/wang.key")]
    Add {
        /// The new public key: a .pub file, or its line of base64
        #[arg(value_name = "PUB")]
        public: String,
        /// What the person is called
        #[arg(long, value_name = "NAME")]
        person: String,
        /// What the key may sign; may be repeated
        #[arg(long, value_name = "ROLE", required = true)]
        role: Vec<RoleArgument>,
        /// How many must look at a release from now on; otherwise as before, or 1 with the first
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=8))]
        approvers: Option<u32>,
        #[command(flatten)]
        change: root::ChangeArguments,
    },
    /// Put a new key in the place of an old one
    #[command(after_help = "Examples:
  kaopu key rotate c31890152fcfb303 new.pub --kb sample-kb --key ~/keys/old.key")]
    Rotate {
        /// The old key's id
        #[arg(value_name = "ID", value_parser = key_id)]
        old: KeyId,
        /// The new public key: a .pub file, or its line of base64
        #[arg(value_name = "PUB")]
        new: String,
        #[command(flatten)]
        change: root::ChangeArguments,
    },
    /// Take a key's right to sign away
    ///
    /// Bots that have the new root refuse whatever it has signed, and with --min-seq every release
    /// below that number.
    #[command(after_help = "Examples:
  kaopu key revoke c31890152fcfb303 --min-seq 12 --kb sample-kb --key ~/keys/wang.key")]
    Revoke {
        /// The key's id
        #[arg(value_name = "ID", value_parser = key_id)]
        id: KeyId,
        /// Releases below this number no longer count
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
        min_seq: Option<u32>,
        /// How many must look at a release from now on; otherwise as before
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=8))]
        approvers: Option<u32>,
        #[command(flatten)]
        change: root::ChangeArguments,
    },
}

/// A role, as it is typed.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(crate) enum RoleArgument {
    /// Says who may sign
    Root,
    /// Writes releases
    Author,
    /// Looks at releases
    Approver,
}

impl From<RoleArgument> for Role {
    fn from(role: RoleArgument) -> Self {
        match role {
            RoleArgument::Root => Self::Root,
            RoleArgument::Author => Self::Author,
            RoleArgument::Approver => Self::Approver,
        }
    }
}

fn key_id(text: &str) -> Result<KeyId, String> {
    text.parse().map_err(|_| "a key id is 16 hex digits, as kaopu key list shows it".to_owned())
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
        Command::List { root } => {
            let chain = read_root(root)?;
            if let Some(last) = chain.roots().last() {
                root::say(ui, last, true)?;
                ui.document(last)?;
            }
        }
        Command::Add { public, person, role, approvers, change } => {
            let key = public_key::read(public)?;
            let roles = role.iter().map(|&role| role.into()).collect();
            let add = RootChange::Add { key, person: person.clone(), roles };
            return root::change(&add, approvers_are(*approvers), change, ui, environment);
        }
        Command::Rotate { old, new, change } => {
            let rotate = RootChange::Rotate { old: *old, new: public_key::read(new)? };
            return root::change(&rotate, Quorum::default(), change, ui, environment);
        }
        Command::Revoke { id, min_seq, approvers, change } => {
            let revoke = RootChange::Revoke { key: *id, min_seq: *min_seq };
            return root::change(&revoke, approvers_are(*approvers), change, ui, environment);
        }
    }
    Ok(Exit::Fine)
}

fn approvers_are(approvers: Option<u32>) -> Quorum {
    Quorum { approvers, managers: None }
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
