//! A verified bundle: which release it is, and who vouches for it.

use kaopu_bundle::VerifiedBundle;
use kaopu_studio::Snapshot;
use serde::Serialize;

use crate::failure::Outcome;
use crate::input::errors;
use crate::output::{Line, TextStyle, Ui};

/// What `verify --json` prints.
#[derive(Serialize)]
pub(crate) struct Document<'a> {
    /// Always true: what is not verified is an error instead.
    verified: bool,
    digest: &'a str,
    signer: Signer,
    release: Release<'a>,
    dialogues: usize,
    /// How many errors the knowledge base inside has, although it was signed.
    errors: usize,
}

#[derive(Serialize)]
struct Signer {
    key_id: String,
    public_key: String,
}

#[derive(Serialize)]
struct Release<'a> {
    tenant: &'a str,
    title: &'a str,
    epoch: u32,
    seq: u32,
    issued_at: &'a str,
    engine_min: String,
    encoder: String,
    kb_digest: &'a str,
}

impl<'a> Document<'a> {
    /// `inside` is what the bundle holds.
    pub(crate) fn of(bundle: &'a VerifiedBundle, inside: &Snapshot) -> Self {
        let release = bundle.release();
        Self {
            verified: true,
            digest: bundle.digest(),
            signer: Signer {
                key_id: bundle.signer().key_id().to_string(),
                public_key: bundle.signer().to_string(),
            },
            release: Release {
                tenant: &release.tenant,
                title: &release.title,
                epoch: release.epoch,
                seq: release.seq,
                issued_at: &release.issued_at,
                engine_min: release.engine_min.to_string(),
                encoder: release.encoder.to_string(),
                kb_digest: &release.kb_digest,
            },
            dialogues: bundle.evidence().passed.len(),
            errors: errors(inside),
        }
    }
}

/// Prints it.
pub(crate) fn say(ui: &mut Ui, document: &Document<'_>) -> Outcome {
    let release = &document.release;
    let rows = [
        ("知识库  ", "knowledge base", format!("{} ({})", release.title, release.tenant)),
        ("发布编号", "release number", release.seq.to_string()),
        ("签发时间", "issued at     ", release.issued_at.to_owned()),
        ("签名密钥", "signed by     ", document.signer.key_id.clone()),
        ("最低引擎", "engine minimum", release.engine_min.clone()),
        (
            "理解方式",
            "understanding ",
            match release.encoder.as_str() {
                "none" => ui.t("仅按字词", "by words alone").to_owned(),
                digest => ui.language.choose(
                    format!("句子编码器 {digest}"),
                    format!("with sentence encoder {digest}"),
                ),
            },
        ),
        (
            "对话用例",
            "dialogues     ",
            ui.language.choose(
                format!("{} 条全部通过", document.dialogues),
                format!("{}, all passed", document.dialogues),
            ),
        ),
        ("sha256  ", "sha256        ", document.digest.to_owned()),
    ];
    for (zh, en, value) in rows {
        ui.say(
            Line::new().plain("  ").add(TextStyle::Quiet, ui.t(zh, en)).plain("  ").plain(value),
        )?;
    }
    Ok(())
}
