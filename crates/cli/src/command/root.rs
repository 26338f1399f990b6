//! `kaopu root`: who may sign for a knowledge base.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use kaopu_bundle::{Role, Root};
use kaopu_studio::{Opening, Quorum, RootChange, RootChanged, SystemClock, Workspace, unlock_key};
use serde::Serialize;

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::Outcome;
use crate::input::{PassphraseArguments, read_root, root_bytes};
use crate::output::{Line, TextStyle, Ui};

/// Say who may sign for a knowledge base
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    /// Begin: one person with one key, who signs everything
    ///
    /// Writes root.kbx beside the knowledge base. Give that file to every bot once; it is not
    /// secret. The first `kaopu export` does the same by itself.
    #[command(after_help = "Examples:
  kaopu root init sample-kb --key ~/keys/wang.key --person 王芳")]
    Init {
        /// Folder of the knowledge base
        #[arg(value_name = "KB", default_value = ".")]
        kb: PathBuf,
        /// File of the secret key
        #[arg(long, value_name = "SECRET")]
        key: PathBuf,
        /// What the person is called
        #[arg(long, value_name = "NAME")]
        person: String,
        #[command(flatten)]
        passphrase: PassphraseArguments,
    },
    /// Show who may sign
    #[command(after_help = "Examples:
  kaopu root show sample-kb
  kaopu root show root.kbx --json | jq '.keys[].person'")]
    Show {
        /// A root file, or the folder that holds root.kbx
        #[arg(value_name = "ROOT", default_value = ".")]
        root: PathBuf,
    },
    /// Let it count for ten more years, or let other numbers of people sign
    ///
    /// --managers says how many of those with the role root must sign the next change: with 2, a
    /// single stolen key changes nothing. --new-epoch is for a thief who signed a release whose
    /// number none can follow: numbers begin anew, and all releases before no longer count.
    #[command(after_help = "Examples:
  kaopu root renew --kb sample-kb --key ~/keys/wang.key
  kaopu root renew --managers 2 --kb sample-kb --key ~/keys/wang.key")]
    Renew {
        /// How many must sign the next change of who may sign; otherwise as before
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=8))]
        managers: Option<u32>,
        /// How many must look at a release from now on; otherwise as before
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=8))]
        approvers: Option<u32>,
        /// Begin a new epoch: no release so far counts any more
        #[arg(long)]
        new_epoch: bool,
        #[command(flatten)]
        change: ChangeArguments,
    },
    /// Sign a new root that waits for your signature
    ///
    /// Look at it first: kaopu root show shows what it says.
    #[command(after_help = "Examples:
  kaopu root sign sample-kb/root-next.kbx --kb sample-kb --key ~/keys/li.key")]
    Sign {
        /// The file, as kaopu key add, rotate, revoke or kaopu root renew has made it
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Folder of the knowledge base
        #[arg(long, value_name = "KB", default_value = ".")]
        kb: PathBuf,
        /// File of your secret key
        #[arg(long, value_name = "SECRET")]
        key: PathBuf,
        #[command(flatten)]
        passphrase: PassphraseArguments,
    },
}

/// Whose root is changed, and who signs that.
#[derive(Debug, clap::Args)]
pub(crate) struct ChangeArguments {
    /// Folder of the knowledge base
    #[arg(long, value_name = "KB", default_value = ".")]
    kb: PathBuf,
    /// File of a secret key that may change who signs
    #[arg(long, value_name = "SECRET")]
    key: PathBuf,
    #[command(flatten)]
    passphrase: PassphraseArguments,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Document {
    /// Whether it counts; else others have yet to sign it.
    complete: bool,
    /// Where it is.
    path: String,
    #[serde(flatten)]
    root: Root,
}

pub(crate) fn run(command: &Command, ui: &mut Ui, environment: &Environment) -> Outcome<Exit> {
    match command {
        Command::Init { kb, key, person, passphrase } => {
            let workspace = open(kb, environment)?;
            let passphrase = passphrase.to_unlock(ui, environment)?;
            let chain = workspace.init_roots(person, &unlock_key(key, &passphrase)?)?;
            tell(ui, &RootChanged::Done(chain), &workspace)
        }
        Command::Show { root } => {
            let complete = read_root(root);
            let shown = match &complete {
                Ok(chain) => chain.roots().last().cloned(),
                Err(_) => kaopu_bundle::Proposal::from_file(&root_bytes(root)?)
                    .ok()
                    .map(|proposal| proposal.root().clone()),
            };
            let (Some(shown), done) = (shown, complete.is_ok()) else {
                complete?;
                return Ok(Exit::Problems);
            };
            say(ui, &shown, done)?;
            let path = root.display().to_string();
            ui.document(&Document { complete: done, path, root: shown })?;
            Ok(Exit::Fine)
        }
        Command::Renew { managers, approvers, new_epoch, change: arguments } => {
            let quorum = Quorum { approvers: *approvers, managers: *managers };
            let renew = RootChange::Renew { new_epoch: *new_epoch };
            change(&renew, quorum, arguments, ui, environment)
        }
        Command::Sign { file, kb, key, passphrase } => {
            let bytes = root_bytes(file)?;
            let workspace = open(kb, environment)?;
            let passphrase = passphrase.to_unlock(ui, environment)?;
            let changed = workspace.sign_root(&bytes, &unlock_key(key, &passphrase)?)?;
            tell(ui, &changed, &workspace)
        }
    }
}

/// Makes the next root, signs it, and says what came of it.
pub(crate) fn change(
    change: &RootChange,
    quorum: Quorum,
    arguments: &ChangeArguments,
    ui: &mut Ui,
    environment: &Environment,
) -> Outcome<Exit> {
    let workspace = open(&arguments.kb, environment)?;
    let passphrase = arguments.passphrase.to_unlock(ui, environment)?;
    let key = unlock_key(&arguments.key, &passphrase)?;
    let done = workspace.change_roots(change, quorum, &key)?;
    tell(ui, &done, &workspace)
}

/// The knowledge base whose root is changed.
fn open(kb: &Path, environment: &Environment) -> Outcome<Workspace> {
    let workspace = Workspace::open(Opening {
        caches: None,
        path: kb.to_owned(),
        actor: environment.user.clone(),
        is_sample: false,
        encoder: None,
        clock: Arc::new(SystemClock),
        on_change: Box::new(|_| {}),
    })?;
    workspace.expect_writable()?;
    Ok(workspace)
}

/// Says what came of a change.
fn tell(ui: &mut Ui, changed: &RootChanged, workspace: &Workspace) -> Outcome<Exit> {
    let (root, path, complete) = match changed {
        RootChanged::Done(chain) => (chain.roots().last(), workspace.root_path(), true),
        RootChanged::Waiting { path, root } => (Some(root), path.clone(), false),
    };
    let shown = path.display();
    let line = match complete {
        true => ui.language.choose(
            format!("已写入 {shown}，请交给每个机器人一份"),
            format!("written to {shown}; give every bot a copy"),
        ),
        false => ui.language.choose(
            format!("还要别人签名：kaopu root sign {shown}"),
            format!("others have to sign it: kaopu root sign {shown}"),
        ),
    };
    let mark = if complete { "✓ " } else { "… " };
    ui.say(Line::new().add(TextStyle::Green, mark).plain(line))?;
    if let Some(root) = root {
        say(ui, root, complete)?;
        let path = path.display().to_string();
        ui.document(&Document { complete, path, root: root.clone() })?;
    }
    Ok(if complete { Exit::Fine } else { Exit::Problems })
}

/// Who may sign, a line each.
pub(crate) fn say(ui: &mut Ui, root: &Root, complete: bool) -> Outcome {
    let needs = root.thresholds;
    let head = ui.language.choose(
        format!(
            "{} · 第 {} 份{} · 有效到 {} · 发布要作者 {} 人、复核 {} 人签名，改签名人要 {} 人",
            root.tenant,
            root.version,
            if complete { "" } else { "（等签名）" },
            root.expires,
            needs.author,
            needs.approver,
            needs.root
        ),
        format!(
            "{} · root {}{} · until {} · a release needs {} author(s), {} approver(s), a new root {}",
            root.tenant,
            root.version,
            if complete { "" } else { " (waits for signatures)" },
            root.expires,
            needs.author,
            needs.approver,
            needs.root
        ),
    );
    ui.say(Line::new().add(TextStyle::Strong, head))?;
    for key in &root.keys {
        let roles: Vec<&str> = key
            .roles
            .iter()
            .map(|role| match role {
                Role::Root => ui.t("管理", "root"),
                Role::Author => ui.t("作者", "author"),
                Role::Approver => ui.t("复核", "approver"),
            })
            .collect();
        let roles = roles.join(ui.t("、", ", "));
        ui.say(
            Line::new()
                .plain(format!("  {}  {}  ", key.key.key_id(), key.person))
                .add(TextStyle::Quiet, roles),
        )?;
    }
    if needs.approver == 0 {
        ui.say(Line::new().add(
            TextStyle::Quiet,
            ui.t(
                "  只有一个人签字。要第二个人复核：kaopu key add",
                "  One person signs everything. For a second pair of eyes: kaopu key add",
            ),
        ))?;
    }
    Ok(())
}
