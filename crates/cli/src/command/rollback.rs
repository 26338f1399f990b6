//! `kaopu rollback`: the signed permit with which a bot may go back to an older release.

use std::path::{Path, PathBuf};

use kaopu_bundle::{Anchor, NumberedRelease, Permit, SignedPermit, TrustChain};
use kaopu_durable::{DurableError, Links, open_regular, write};
use kaopu_studio::{
    Clock as _, SystemClock, permit_rollback, review_rollback, sign_rollback, unlock_key,
};
use serde::Serialize;

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::input::{PassphraseArguments, read_root, verified};
use crate::output::{Line, TextStyle, Ui};
use crate::replace::{Kind, may_replace};
use crate::show::release::{Signer, signed_by, signers};

/// The most of a file that is read: a permit has less.
const MOST_BYTES: u64 = 64 << 10;

/// Let a bot go back to an older release
///
/// A bot takes no release that is older than one it had. A permit is the exception, signed by as many
/// as sign a release: from exactly one release to exactly one older one, for some days, once. Put it
/// beside the bundle, where the bot finds it.
#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    /// Make a permit, and sign it as its author
    #[command(after_help = "Examples:
  kaopu rollback new --from shop-v9.kbx --to shop-v8.kbx --root root.kbx --key ~/keys/wang.key \\
    --reason \"第九版把运费说错了\" --out shop.permit")]
    New {
        /// The bundle of the newest release, which is left
        #[arg(long, value_name = "BUNDLE")]
        from: PathBuf,
        /// The bundle of the older release, which comes back
        #[arg(long, value_name = "BUNDLE")]
        to: PathBuf,
        /// Why; whoever signs, and whoever looks at the bot, reads it
        #[arg(long, value_name = "TEXT")]
        reason: String,
        /// For how many days a bot may go back by it
        #[arg(long, value_name = "DAYS", default_value = "7",
            value_parser = clap::value_parser!(u16).range(1..=30))]
        days: u16,
        /// Where the permit goes
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        #[command(flatten)]
        signing: SigningArguments,
    },
    /// Sign a permit that somebody else has made
    ///
    /// Shows what it says, and adds your signature to the file.
    #[command(after_help = "Examples:
  kaopu rollback sign shop.permit --root root.kbx --key ~/keys/li.key")]
    Sign {
        /// The permit
        #[arg(value_name = "FILE")]
        file: PathBuf,
        #[command(flatten)]
        signing: SigningArguments,
    },
    /// Show what a permit says, and who has signed it
    #[command(after_help = "Examples:
  kaopu rollback show shop.permit --root root.kbx")]
    Show {
        /// The permit
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// The root file that says who may sign, or the folder that holds root.kbx
        #[arg(long, value_name = "ROOT")]
        root: PathBuf,
    },
}

/// Who signs, by which root.
#[derive(Debug, clap::Args)]
pub(crate) struct SigningArguments {
    /// The root file that says who may sign, or the folder that holds root.kbx
    #[arg(long, value_name = "ROOT")]
    root: PathBuf,
    /// File of your secret key
    #[arg(long, value_name = "SECRET")]
    key: PathBuf,
    #[command(flatten)]
    passphrase: PassphraseArguments,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Document<'a> {
    tenant: &'a str,
    epoch: u32,
    from: &'a NumberedRelease,
    to: &'a NumberedRelease,
    reason: &'a str,
    issued_at: &'a str,
    expires: &'a str,
    signers: Vec<Signer>,
    missing_authors: u32,
    missing_approvers: u32,
    /// Of the file.
    digest: &'a str,
}

pub(crate) fn run(command: &Command, ui: &mut Ui, environment: &Environment) -> Outcome<Exit> {
    let now = SystemClock.instant();
    match command {
        Command::New { from, to, reason, days, out, signing } => {
            may_replace(out, Kind::Permit)?;
            let trust = read_root(&signing.root)?;
            let anchor = Anchor::Chain(trust.clone());
            let (from, to) = (verified(from, &anchor)?, verified(to, &anchor)?);
            let key = unlock_key(&signing.key, &signing.passphrase.to_unlock(ui, environment)?)?;
            let permit = permit_rollback(&from, &to, reason, *days, &key, &trust, now)?;
            put(&permit, out, ui)
        }
        Command::Sign { file, signing } => {
            let trust = read_root(&signing.root)?;
            let seen = read(file, &trust)?;
            say(&seen, ui)?;
            let key = unlock_key(&signing.key, &signing.passphrase.to_unlock(ui, environment)?)?;
            put(&sign_rollback(&seen, &key, &trust, now)?, file, ui)
        }
        Command::Show { file, root } => {
            let permit = read(file, &read_root(root)?)?;
            say(&permit, ui)?;
            end(&permit, ui)
        }
    }
}

fn read(path: &Path, trust: &TrustChain) -> Outcome<SignedPermit> {
    let mut bytes = Vec::new();
    let read = open_regular(path).and_then(|file| {
        let mut file = std::io::Read::take(file, MOST_BYTES);
        let read = std::io::Read::read_to_end(&mut file, &mut bytes);
        read.map_err(|error| DurableError::reading(path, error))
    });
    read.map_err(|error| Failure::not_opened(path, error))?;
    review_rollback(&bytes, trust, SystemClock.instant()).map_err(Failure::refused)
}

/// Writes it, and says what is still to be done.
fn put(permit: &SignedPermit, path: &Path, ui: &mut Ui) -> Outcome<Exit> {
    write(path, permit.bytes(), Links::Refuse).map_err(kaopu_studio::ApiError::from)?;
    let shown = path.display();
    let line = match permit.missing().is_none() {
        true => ui.language.choose(
            format!("已写入 {shown}，放到机器人的发布包旁边就生效"),
            format!("written to {shown}; put it beside the bot's bundle"),
        ),
        false => ui.language.choose(
            format!("已写入 {shown}，还要别人签名：kaopu rollback sign {shown}"),
            format!("written to {shown}; others have to sign it: kaopu rollback sign {shown}"),
        ),
    };
    ui.say(Line::new().add(TextStyle::Green, "✓ ").plain(line))?;
    end(permit, ui)
}

/// Prints the document; ends with 1 while signatures are missing.
fn end(signed: &SignedPermit, ui: &mut Ui) -> Outcome<Exit> {
    let Permit { tenant, epoch, from, to, reason, issued_at, expires, .. } = signed.permit();
    ui.document(&Document {
        tenant,
        epoch: *epoch,
        from,
        to,
        reason,
        issued_at,
        expires,
        signers: signers(signed.signers()),
        missing_authors: signed.missing().authors,
        missing_approvers: signed.missing().approvers,
        digest: signed.digest(),
    })?;
    Ok(if signed.missing().is_none() { Exit::Fine } else { Exit::Problems })
}

fn say(signed: &SignedPermit, ui: &mut Ui) -> Outcome {
    let permit = signed.permit();
    let (from, to, missing) = (permit.from.seq, permit.to.seq, signed.missing());
    let head = ui.language.choose(
        format!("{} · 从第 {from} 版退回第 {to} 版", permit.tenant),
        format!("{} · from release {from} back to {to}", permit.tenant),
    );
    ui.say(Line::new().add(TextStyle::Strong, head))?;
    let waits = ui.language.choose(
        format!("作者 {} 人、复核 {} 人", missing.authors, missing.approvers),
        format!("{} author(s), {} approver(s)", missing.authors, missing.approvers),
    );
    let rows = [
        (ui.t("原因", "reason"), permit.reason.clone()),
        (ui.t("已签", "signed by"), signed_by(ui, &signers(signed.signers()))),
        (ui.t("还差", "missing"), waits),
        (ui.t("有效到", "valid until"), permit.expires.clone()),
        (ui.t("退下", "leaves"), permit.from.digest.clone()),
        (ui.t("退回", "brings back"), permit.to.digest.clone()),
    ];
    for (label, value) in rows {
        ui.say(Line::new().plain("  ").add(TextStyle::Quiet, label).plain("  ").plain(value))?;
    }
    Ok(())
}
