//! A verified bundle: which release it is, and who vouches for it.

use kaopu_bundle::{Changes, Override, Role, VerifiedBundle};
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
    signers: Vec<Signer>,
    release: Release<'a>,
    overrides: &'a [Override],
    changes: &'a Changes,
    dialogues: usize,
    /// How many turns were played again and came out the same; none if nobody asked for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) replayed: Option<usize>,
    /// How many errors the knowledge base inside has, although it was signed.
    errors: usize,
}

/// Somebody who has signed.
#[derive(Serialize)]
pub(crate) struct Signer {
    role: Role,
    person: String,
    key_id: String,
    public_key: String,
}

#[derive(Serialize)]
struct Release<'a> {
    tenant: &'a str,
    title: &'a str,
    notes: &'a str,
    epoch: u32,
    seq: u32,
    issued_at: &'a str,
    expires: &'a str,
    engine_min: String,
    encoder: String,
    trust_version: u32,
    kb_digest: &'a str,
}

/// Those who have signed.
pub(crate) fn signers(all: &[kaopu_bundle::Signer]) -> Vec<Signer> {
    all.iter()
        .map(|signer| Signer {
            role: signer.role,
            person: signer.person.clone(),
            key_id: signer.key.key_id().to_string(),
            public_key: signer.key.to_string(),
        })
        .collect()
}

impl<'a> Document<'a> {
    /// `inside` is what the bundle holds.
    pub(crate) fn of(bundle: &'a VerifiedBundle, inside: &Snapshot) -> Self {
        let release = bundle.release();
        Self {
            verified: true,
            digest: bundle.digest(),
            signers: signers(bundle.signers()),
            overrides: &bundle.evidence().overrides,
            changes: bundle.changes(),
            release: Release {
                tenant: &release.tenant,
                title: &release.title,
                notes: &release.notes,
                epoch: release.epoch,
                seq: release.seq,
                issued_at: &release.issued_at,
                expires: &release.expires,
                engine_min: release.engine_min.to_string(),
                encoder: release.encoder.to_string(),
                trust_version: release.trust_version,
                kb_digest: &release.kb_digest,
            },
            dialogues: bundle.evidence().passed.len(),
            replayed: None,
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
        ("有效到  ", "valid until   ", release.expires.to_owned()),
        ("签名    ", "signed by     ", signed_by(ui, &document.signers)),
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
    let replayed = document.replayed.map(|turns| {
        let value = ui.language.choose(
            format!("{turns} 轮，和测试时一字不差"),
            format!("{turns} turns, byte for byte as tested"),
        );
        ("重新跑过", "played again  ", value)
    });
    for (zh, en, value) in rows.into_iter().chain(replayed) {
        ui.say(
            Line::new().plain("  ").add(TextStyle::Quiet, ui.t(zh, en)).plain("  ").plain(value),
        )?;
    }
    Ok(())
}

/// Who has signed, in one line.
pub(crate) fn signed_by(ui: &Ui, signers: &[Signer]) -> String {
    let one = |signer: &Signer| {
        let Signer { person, key_id, .. } = signer;
        match signer.role {
            Role::Approver => ui.language.choose(
                format!("{person}（复核，{key_id}）"),
                format!("{person} (approver, {key_id})"),
            ),
            _ => ui.language.choose(
                format!("{person}（作者，{key_id}）"),
                format!("{person} (author, {key_id})"),
            ),
        }
    };
    signers.iter().map(one).collect::<Vec<_>>().join(ui.t("、", ", "))
}
