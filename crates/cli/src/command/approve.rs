//! `kaopu approve`: the second signature.

use std::path::PathBuf;

use kaopu_studio::{Clock as _, SystemClock, approve, review_candidate, unlock_key};
use serde::Serialize;

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::input::{PassphraseArguments, bundle_bytes, read_root};
use crate::output::{Line, TextStyle, Ui};
use crate::show::release::{Signer, signed_by, signers};

/// Sign a release that somebody else has made
///
/// Shows what the author signed: which release, what changes for customers, what was released over
/// and why. Then signs exactly that, as its approver. Nothing else in the bundle changes. Where the
/// root asks for no approver, nobody has to.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  kaopu approve shop-v7.kbx --root root.kbx --key ~/keys/li.key --out shop-v7.kbx
  kaopu approve shop-v7.kbx --root root.kbx")]
pub(crate) struct Arguments {
    /// The bundle that waits for a signature
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The root file that says who may sign, or the folder that holds root.kbx
    #[arg(long, value_name = "ROOT")]
    root: PathBuf,
    /// File of your secret key; without it nothing is signed, only shown
    #[arg(long, value_name = "SECRET", requires = "out")]
    key: Option<PathBuf>,
    /// Where the signed bundle goes; may be the same file
    #[arg(long, value_name = "FILE", requires = "key")]
    out: Option<PathBuf>,
    #[command(flatten)]
    passphrase: PassphraseArguments,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Document<'a> {
    title: &'a str,
    tenant: &'a str,
    seq: u32,
    notes: &'a str,
    issued_at: &'a str,
    expires: &'a str,
    replaces: String,
    changes: &'a kaopu_bundle::Changes,
    overrides: &'a [kaopu_bundle::Override],
    dialogues: usize,
    signers: Vec<Signer>,
    missing_authors: u32,
    missing_approvers: u32,
    /// The digest of the bundle that was written; none if nothing was signed.
    digest: Option<String>,
}

pub(crate) fn run(arguments: &Arguments, ui: &mut Ui, environment: &Environment) -> Outcome<Exit> {
    let anchor = read_root(&arguments.root)?.into();
    let now = SystemClock.instant();
    let bytes = bundle_bytes(&arguments.file)?;
    let candidate = review_candidate(&bytes, &anchor, now).map_err(Failure::refused)?;
    let release = candidate.release();
    let mut document = Document {
        title: &release.title,
        tenant: &release.tenant,
        seq: release.seq,
        notes: &release.notes,
        issued_at: &release.issued_at,
        expires: &release.expires,
        replaces: candidate.changes().replaces.clone().into(),
        changes: candidate.changes(),
        overrides: &candidate.evidence().overrides,
        dialogues: candidate.evidence().passed.len(),
        signers: signers(candidate.signers()),
        missing_authors: candidate.missing().authors,
        missing_approvers: candidate.missing().approvers,
        digest: None,
    };
    say(ui, &document)?;
    if let (Some(key), Some(out)) = (&arguments.key, &arguments.out) {
        let passphrase = arguments.passphrase.to_unlock(ui, environment)?;
        let key = unlock_key(key, &passphrase)?;
        let signed = approve(&candidate, &key, out)?;
        document.digest = Some(signed.digest().to_owned());
        document.missing_authors = signed.missing().authors;
        document.missing_approvers = signed.missing().approvers;
        let path = out.display();
        let line = ui
            .language
            .choose(format!("已复核签名：{path}"), format!("signed as approver: {path}"));
        ui.say(Line::new().add(TextStyle::Green, "✓ ").plain(line))?;
        ui.say(Line::new().add(TextStyle::Quiet, "  sha256  ").plain(signed.digest()))?;
    }
    ui.document(&document)?;
    let ready = document.missing_authors == 0 && document.missing_approvers == 0;
    Ok(if ready { Exit::Fine } else { Exit::Problems })
}

fn say(ui: &mut Ui, document: &Document<'_>) -> Outcome {
    let name = format!("{} ({}) · {}", document.title, document.tenant, document.seq);
    ui.say(Line::new().add(TextStyle::Strong, name))?;
    let changes = document.changes;
    let waits = ui.language.choose(
        format!("作者 {} 人、复核 {} 人", document.missing_authors, document.missing_approvers),
        format!(
            "{} author(s), {} approver(s)",
            document.missing_authors, document.missing_approvers
        ),
    );
    let mut rows = vec![
        (ui.t("已签", "signed by"), signed_by(ui, &document.signers)),
        (ui.t("还差", "missing"), waits),
        (ui.t("有效到", "valid until"), document.expires.to_owned()),
        (
            ui.t("对话用例", "dialogues"),
            ui.language.choose(
                format!("{} 条全部通过", document.dialogues),
                format!("{}, all passed", document.dialogues),
            ),
        ),
        (
            ui.t("顾客看到的变化", "changes for customers"),
            ui.language.choose(
                format!("试了 {} 条消息，{} 条的回答变了", changes.messages, changes.changed),
                format!(
                    "{} of {} messages are answered otherwise",
                    changes.changed, changes.messages
                ),
            ),
        ),
    ];
    if !document.notes.is_empty() {
        rows.push((ui.t("说明", "notes"), document.notes.to_owned()));
    }
    for group in &changes.groups {
        rows.push(("", format!("{} {} · {}", group.cause, group.id, group.changed)));
    }
    for one in document.overrides {
        let why = ui.language.choose(
            format!("没通过「{}」也放行：{}", one.gate, one.reason),
            format!("released over {}: {}", one.gate, one.reason),
        );
        rows.push((ui.t("注意", "note"), why));
    }
    for (label, value) in rows {
        let label = label.to_owned();
        ui.say(Line::new().plain("  ").add(TextStyle::Quiet, label).plain("  ").plain(value))?;
    }
    Ok(())
}
