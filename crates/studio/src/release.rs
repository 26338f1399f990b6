//! Releasing: show what will be signed, sign exactly that, write it, remember it.

use std::path::{Path, PathBuf};

use kaopu_bundle::{EncoderPin, ReleaseDraft, SignedBundle, SigningKey, Version, write};
use kaopu_gate::{Run, evidence, reasons};
use kaopu_model::{DIALOGUES, KbFiles, KnowledgeBase};
use kaopu_store::{Folder, Release, create_dir, write_atomically};

use crate::clock::rfc3339;
use crate::dialogues::report;
use crate::error::{ApiError, ApiResult};
use crate::overview::gates;
use crate::snapshot::{Snapshot, count};
use crate::view::{DialogueTally, Exported, FileDigest, ReleasePreview, ReleaseRow, RunReport};
use crate::workspace::Workspace;

/// Releases that are listed.
const LISTED_RELEASES: u32 = 100;

/// What to sign, and where to put it.
pub struct Export<'a> {
    /// The unlocked key.
    pub key: &'a SigningKey,
    /// The bundle's file; an existing one is replaced.
    pub path: &'a Path,
    /// The KB as the person saw it; the export is refused if it changed since.
    pub kb_digest: &'a str,
    /// The release's number; `None`: the next one.
    pub seq: Option<u32>,
    /// When it is issued, as RFC 3339 in whole seconds of UTC; `None`: now.
    pub issued_at: Option<String>,
}

impl Workspace {
    /// What an export would sign, with the dialogues run now.
    ///
    /// # Errors
    /// The folder or the history can't be read.
    pub fn release_preview(&self) -> ApiResult<ReleasePreview> {
        self.refresh()?;
        let snapshot = self.snapshot();
        let run = self.run_for(&snapshot)?;
        let last = self.store.releases(1)?.into_iter().next().map_or(0, |release| release.seq);
        let seq = u32::try_from(last + 1).unwrap_or(u32::MAX);
        let kb = snapshot.kb();
        let folder = self.store.folder().path();
        let beside = folder.parent().unwrap_or(folder);
        Ok(ReleasePreview {
            seq,
            title: kb.settings.title.clone(),
            kb_digest: snapshot.digest().to_owned(),
            files: file_digests(snapshot.files()),
            blockers: reasons(gates(&snapshot, done(&run))),
            tally: DialogueTally { passed: run.passed, total: run.total, stale: false },
            changes: self.changes_since_release(&snapshot)?,
            suggested_path: beside
                .join(format!("{}-v{seq}.kbx", kb.settings.id))
                .display()
                .to_string(),
            encoder: match snapshot.encoder_pin() {
                EncoderPin::WordsOnly => None,
                pin => Some(pin.to_string()),
            },
        })
    }

    /// Signs and writes a bundle.
    ///
    /// # Errors
    /// `blocked` if the KB has errors or a dialogue fails, `conflict` if it is not what the person
    /// saw, or the file can't be written.
    pub fn export(&self, export: &Export<'_>) -> ApiResult<Exported> {
        self.refresh()?;
        let snapshot = self.snapshot();
        if snapshot.digest() != export.kb_digest {
            return Err(ApiError::new(
                "conflict",
                "知识库刚刚有变化，没有签名",
                "the knowledge base has just changed; nothing was signed",
            )
            .hint(
                "请重新查看要签名的内容，再导出。",
                "Look at what will be signed again, then export.",
            ));
        }
        let run = self.run_for(&snapshot)?;
        if let Some(first) = reasons(gates(&snapshot, done(&run))).into_iter().next() {
            return Err(ApiError::new(
                "blocked",
                format!("还不能发布：{}", first.zh),
                format!("not ready for release: {}", first.en),
            ));
        }
        let now = self.millis();
        let seq = match export.seq {
            Some(seq) => seq,
            None => u32::try_from(self.store.next_seq(now, 1)?).unwrap_or(u32::MAX),
        };
        let issued_at =
            export.issued_at.clone().unwrap_or_else(|| rfc3339(now - now.rem_euclid(1000)));
        let bundle = sign(&snapshot, &run, seq, issued_at, export.key)?;
        write_atomically(export.path, bundle.bytes())?;
        self.remember(&snapshot, seq, bundle.digest(), export.path)?;
        let public_key = export.key.public().to_string();
        Ok(Exported {
            path: export.path.display().to_string(),
            digest: bundle.digest().to_owned(),
            seq,
            size: count(bundle.bytes().len()),
            verify_commands: verify_commands(
                export.path,
                &public_key,
                &export.key.public().key_id().to_string(),
            ),
            public_key,
        })
    }

    /// Releases so far, newest first.
    ///
    /// # Errors
    /// The history can't be read.
    pub fn releases(&self) -> ApiResult<Vec<ReleaseRow>> {
        let rows = self.store.releases(LISTED_RELEASES)?.into_iter().map(|release| ReleaseRow {
            seq: u32::try_from(release.seq).unwrap_or(u32::MAX),
            digest: release.digest,
            path: release.path,
            at: rfc3339(release.at),
            title: release.note,
        });
        Ok(rows.collect())
    }

    fn run_for(&self, snapshot: &Snapshot) -> ApiResult<RunReport> {
        let run = report(snapshot.play_all(&mut |_, _| true).unwrap_or_default());
        self.note_run(snapshot, &run)?;
        Ok(run)
    }

    /// Notes the release and keeps a copy of what was released, to compare later states with.
    fn remember(&self, snapshot: &Snapshot, seq: u32, digest: &str, path: &Path) -> ApiResult<()> {
        let seq = u64::from(seq);
        self.store.record_release(&Release {
            seq,
            at: self.millis(),
            digest: digest.to_owned(),
            path: path.display().to_string(),
            note: snapshot.kb().settings.title.clone(),
        })?;
        let copy = self.released_folder(seq);
        create_dir(&copy.join(DIALOGUES))?;
        for (name, bytes) in snapshot.files() {
            write_atomically(&copy.join(name), bytes)?;
        }
        Ok(())
    }

    /// The files of a release, if its copy is still there.
    pub(crate) fn released_files(&self, seq: u64) -> Option<KbFiles> {
        Folder::open(&self.released_folder(seq)).ok()?.read().ok()
    }

    fn released_folder(&self, seq: u64) -> PathBuf {
        self.store.folder().path().join(".kaopu").join("releases").join(seq.to_string())
    }
}

fn sign(
    snapshot: &Snapshot,
    run: &RunReport,
    seq: u32,
    issued_at: String,
    key: &SigningKey,
) -> ApiResult<SignedBundle> {
    let kb: &KnowledgeBase = snapshot.kb();
    let evidence = evidence(snapshot.files(), snapshot.encoder_pin(), &run.reports);
    let draft = ReleaseDraft {
        tenant: kb.settings.id.clone(),
        title: kb.settings.title.clone(),
        seq,
        issued_at,
        engine_min: Version::CURRENT,
        encoder: snapshot.encoder_pin(),
    };
    Ok(write(snapshot.files(), &draft, &evidence, key)?)
}

fn done(run: &RunReport) -> Run {
    Run::Done { passed: run.passed, total: run.total }
}

fn file_digests(files: &KbFiles) -> Vec<FileDigest> {
    let row = |(path, bytes): (&String, &Vec<u8>)| FileDigest {
        path: path.clone(),
        size: count(bytes.len()),
        sha256: kaopu_bundle::sha256_hex(bytes),
    };
    files.iter().map(row).collect()
}

/// How anyone can verify a bundle, with and without Kaopu.
fn verify_commands(path: &Path, public_key: &str, key_id: &str) -> Vec<String> {
    let file = format!("'{}'", path.display().to_string().replace('\'', "'\\''"));
    vec![
        format!("kaopu verify {file} --key {public_key}"),
        format!("mkdir check && tar -xf {file} -C check && cd check"),
        format!("minisign -Vm manifest -x sig/{key_id}.minisig -P {public_key}"),
        "sha256sum -c manifest".to_owned(),
    ]
}
