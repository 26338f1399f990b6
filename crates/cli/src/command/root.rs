//! `kaopu root`: who may sign for a knowledge base.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use kaopu_bundle::{Role, Root, TrustChain};
use kaopu_studio::{Opening, RootChanged, SystemClock, Workspace, unlock_key};
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
    /// Sign a new root that waits for your signature
    ///
    /// Look at it first: kaopu root show shows what it says.
    #[command(after_help = "Examples:
  kaopu root sign sample-kb/root-next.kbx --kb sample-kb --key ~/keys/li.key")]
    Sign {
        /// The file, as kaopu key add, rotate or revoke has made it
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
            tell(ui, &RootChanged::Done(chain), None, &workspace)
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
        Command::Sign { file, kb, key, passphrase } => {
            let bytes = root_bytes(file)?;
            let workspace = open(kb, environment)?;
            let passphrase = passphrase.to_unlock(ui, environment)?;
            let (changed, root) = workspace.sign_root(&bytes, &unlock_key(key, &passphrase)?)?;
            tell(ui, &changed, Some(root), &workspace)
        }
    }
}

/// The knowledge base whose root is changed.
pub(crate) fn open(kb: &Path, environment: &Environment) -> Outcome<Workspace> {
    let workspace = Workspace::open(Opening {
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
pub(crate) fn tell(
    ui: &mut Ui,
    changed: &RootChanged,
    proposed: Option<Root>,
    workspace: &Workspace,
) -> Outcome<Exit> {
    let last = |chain: &TrustChain| chain.roots().last().cloned();
    let (root, path, complete) = match changed {
        RootChanged::Done(chain) => (last(chain), workspace.root_path(), true),
        RootChanged::Waiting(path) => (proposed, path.clone(), false),
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
        say(ui, &root, complete)?;
        ui.document(&Document { complete, path: path.display().to_string(), root })?;
    }
    Ok(if complete { Exit::Fine } else { Exit::Problems })
}

/// Who may sign, a line each.
pub(crate) fn say(ui: &mut Ui, root: &Root, complete: bool) -> Outcome {
    let needs = root.thresholds;
    let head = ui.language.choose(
        format!(
            "{} · 第 {} 份{} · 有效到 {} · 发布要作者 {} 人、复核 {} 人签名",
            root.tenant,
            root.version,
            if complete { "" } else { "（等签名）" },
            root.expires,
            needs.author,
            needs.approver
        ),
        format!(
            "{} · root {}{} · until {} · a release needs {} author(s), {} approver(s)",
            root.tenant,
            root.version,
            if complete { "" } else { " (waits for signatures)" },
            root.expires,
            needs.author,
            needs.approver
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
