//! `kaopu export`: check, run the dialogues, sign, write.

mod blocked;

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use kaopu_store::Number as ReleaseNumber;
use kaopu_studio::{
    ApiError, DEFAULT_DAYS, Export, Exported, GateOverride, GateState, Opening, ReleasePreview,
    SystemClock, Workspace, may_replace_bundle, overrides, unlock_key,
};

use crate::environment::Environment;
use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::input::{EncoderArguments, PassphraseArguments};
use crate::output::{Line, TextStyle, Ui};

/// Sign a knowledge base and write the bundle that a bot answers from
///
/// Refused (exit code 1) while the knowledge base has errors or a test dialogue fails. The same
/// knowledge base, key, --seq and issue time make the same bundle, byte for byte.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  kaopu export sample-kb --key ~/keys/shop.key --out shop.kbx
  kaopu export --key shop.key --out shop.kbx --seq 7 --issued-at 2026-11-22T08:00:00Z
  SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) kaopu export --key shop.key --out shop.kbx --seq 7")]
pub(crate) struct Arguments {
    /// Folder of the knowledge base
    #[arg(value_name = "KB", default_value = ".")]
    kb: PathBuf,
    /// File of the secret key (kaopu key new)
    #[arg(long, value_name = "SECRET")]
    key: PathBuf,
    /// File of the bundle; a bundle that is there is replaced, any other file is not
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// Number of the release; otherwise one more than the last
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    seq: Option<u32>,
    /// Take the next number, but no lower one; the answer when the last number is not known
    #[arg(long, value_name = "N", conflicts_with = "seq", value_parser = clap::value_parser!(u32).range(1..))]
    seq_at_least: Option<u32>,
    /// When it is issued, to the second; otherwise SOURCE_DATE_EPOCH, otherwise now
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    issued_at: Option<Timestamp>,
    /// For how many days a bot may take it into service
    #[arg(long, value_name = "N", default_value_t = DEFAULT_DAYS,
          value_parser = clap::value_parser!(u16).range(1..=3660))]
    days: u16,
    /// What you say about this release; everyone who verifies it reads it
    #[arg(long, value_name = "TEXT", default_value = "")]
    notes: String,
    /// Pass over a gate, for a written reason of at least 8 characters that the bundle carries;
    /// repeatable
    #[arg(long = "override", value_name = "GATE=REASON", value_parser = passed_over)]
    overrides: Vec<GateOverride>,
    #[command(flatten)]
    encoder: EncoderArguments,
    #[command(flatten)]
    passphrase: PassphraseArguments,
}

pub(crate) fn run(arguments: &Arguments, ui: &mut Ui, environment: &Environment) -> Outcome<Exit> {
    let issued_at = match arguments.issued_at {
        Some(instant) => Some(instant),
        None => environment.source_date_epoch.as_deref().map(epoch).transpose()?,
    };
    let overrides = overrides(&arguments.overrides)?;
    may_replace_bundle(&arguments.out)?;
    let encoder = arguments.encoder.load(environment, ui)?;
    let workspace = Workspace::open(Opening {
        caches: None,
        path: arguments.kb.clone(),
        actor: environment.user.clone(),
        is_sample: false,
        encoder,
        clock: Arc::new(SystemClock),
        on_change: Box::new(|_| {}),
    })?;
    match workspace.expect_writable() {
        Err(error) if error.code == "read-only" => return Err(unrecorded()),
        other => other?,
    }
    for note in &workspace.view().notes {
        ui.note(
            Line::new()
                .add(TextStyle::Yellow, ui.t("注意", "warning"))
                .plain(": ")
                .plain(ui.of(note)),
        );
    }
    ui.progress(ui.t("检查并运行对话用例……", "checking, and running the dialogues …"));
    let number = match (arguments.seq, arguments.seq_at_least) {
        (Some(seq), _) => Some(ReleaseNumber::Exactly(seq)),
        (None, at_least) => at_least.map(ReleaseNumber::AtLeast),
    };
    let preview = workspace.release_preview_as(number, &overrides)?;
    ui.clear_progress();
    if !preview.blockers.is_empty() {
        return Err(blocked::blocked(&preview, &arguments.kb));
    }
    let passphrase = arguments.passphrase.to_unlock(ui, environment)?;
    let key = unlock_key(&arguments.key, &passphrase)?;
    let exported = workspace.export(&Export {
        key: &key,
        path: &arguments.out,
        kb_digest: &preview.kb_digest,
        seq: number,
        issued_at: issued_at.map(|instant| instant.to_string()),
        days: arguments.days,
        notes: &arguments.notes,
        person: "",
        overrides: &overrides,
    })?;
    say(ui, &preview, &exported)?;
    ui.document(&exported)?;
    Ok(Exit::Fine)
}

fn say(ui: &mut Ui, preview: &ReleasePreview, exported: &Exported) -> Outcome {
    let (title, seq, path, size) = (&preview.title, exported.seq, &exported.path, exported.size);
    let dialogues = preview.tally.passed;
    let line = ui.language.choose(
        format!("{title} 第 {seq} 版已签名：{path}（{size} 字节，{dialogues} 条对话用例全部通过）"),
        format!(
            "signed release {seq} of {title}: {path} ({size} bytes, {dialogues} dialogues passed)"
        ),
    );
    ui.say(Line::new().add(TextStyle::Green, "✓ ").plain(line))?;
    ui.say(Line::new().add(TextStyle::Quiet, "  sha256  ").plain(&*exported.digest))?;
    if exported.missing_approvals > 0 {
        let count = exported.missing_approvals;
        let wait = ui.language.choose(
            format!("还差 {count} 位复核的人签名，签完机器人才会用它：kaopu approve {path}"),
            format!(
                "{count} approver(s) have yet to sign before a bot takes it: kaopu approve {path}"
            ),
        );
        ui.say(Line::new().add(TextStyle::Yellow, "  ").plain(wait))?;
    }
    for row in preview.gates.iter().filter(|row| row.state == GateState::Overridden) {
        let reason = row.overridden.as_deref().unwrap_or_default();
        let line = Line::new().add(TextStyle::Yellow, ui.t("  跳过  ", "  overridden  "));
        ui.say(line.plain(format!("{}（{}）：{reason}", ui.of(&row.title), row.id)))?;
    }
    ui.say(
        Line::new().add(TextStyle::Quiet, ui.t("  任何人都可以验证：", "  Anyone can verify it:")),
    )?;
    for command in &exported.verify_commands {
        ui.say(format!("    {command}"))?;
    }
    Ok(())
}

/// `GATE=REASON`. Whether there is such a gate, and whether that is a reason, is checked with all
/// others.
fn passed_over(text: &str) -> Result<GateOverride, String> {
    let (gate, reason) = text.split_once('=').ok_or("write it as GATE=REASON")?;
    Ok(GateOverride { gate: gate.trim().to_owned(), reason: reason.to_owned() })
}

/// Signing first and then failing to note the number would let the next release have the same one.
fn unrecorded() -> Failure {
    let (zh, en) = (
        "这个文件夹不能写入，没法记录发布编号，没有签名",
        "this folder can't be written, so the release's number can't be recorded; nothing was \
         signed",
    );
    ApiError::new("read-only", zh, en)
        .hint(
            "把知识库复制到可写的文件夹再导出。",
            "Copy the knowledge base to a folder that can be written, then export.",
        )
        .into()
}

/// A time in whole seconds; bundles have no finer one.
fn instant(text: &str) -> Result<Timestamp, String> {
    let instant: Timestamp =
        text.parse().map_err(|_| "write it as 2026-11-22T08:00:00Z".to_owned())?;
    if instant.subsec_nanosecond() == 0 {
        Ok(instant)
    } else {
        Err("whole seconds only".to_owned())
    }
}

fn epoch(text: &str) -> Outcome<Timestamp> {
    text.parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok()).ok_or_else(|| {
        Failure::bad_input(
            format!("SOURCE_DATE_EPOCH 应是 1970 年以来的秒数，不是“{text}”"),
            format!("SOURCE_DATE_EPOCH must be seconds since 1970, not \"{text}\""),
        )
    })
}
