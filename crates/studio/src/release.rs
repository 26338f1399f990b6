//! Releasing: show what will be signed, sign exactly that, write it, remember it.

use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use kaopu_bundle::{
    Changes, EncoderPin, ReleaseDraft, Role, SignedBundle, SigningKey, TrustChain, Unsigned,
    Version, write,
};
use kaopu_durable::{Links, TEMP_SUFFIX, split, write as write_file};
use kaopu_gate::{Override, evidence, reasons};
use kaopu_model::{KbFiles, KnowledgeBase, Localized};
use kaopu_runtime::golden;
use kaopu_store::{NewRelease, Number, ROOT_FILE, Release, StoreError, Taken, Wanted};

use crate::clock::rfc3339;
use crate::dialogues::report;
use crate::error::{ApiError, ApiResult};
use crate::gates::{gate_row, gates};
use crate::replaced::{Standing, standing};
use crate::snapshot::{Snapshot, count};
use crate::view::{DialogueTally, Exported, FileDigest, ReleasePreview, ReleaseRow, RunReport};
use crate::workspace::Workspace;

/// How long a release may be taken into service, in days, if nobody says otherwise.
pub const DEFAULT_DAYS: u16 = 90;

/// Releases that are listed.
const LISTED_RELEASES: u32 = 100;

/// What to sign, and where to put it.
pub struct Export<'a> {
    /// The unlocked key.
    pub key: &'a SigningKey,
    /// The bundle's file; an existing bundle is replaced, and nothing else.
    pub path: &'a Path,
    /// The KB as the person saw it; the export is refused if it changed since.
    pub kb_digest: &'a str,
    /// The release's number; `None`: the next one.
    pub seq: Option<Number>,
    /// When it is issued, as RFC 3339 in whole seconds of UTC; `None`: now, or, for a further try
    /// after a failure, what the first one said.
    pub issued_at: Option<String>,
    /// How many days it may be taken into service.
    pub days: u16,
    /// What the author says about it; may be empty.
    pub notes: &'a str,
    /// What the author is called, if this is the first release and makes the root; otherwise, and
    /// where it is empty, as who works on it is called.
    pub person: &'a str,
    /// Gates that are passed over, each with the written reason.
    pub overrides: &'a [Override],
}

impl Workspace {
    /// What an export would sign, with the dialogues run now.
    ///
    /// # Errors
    /// The folder or the history can't be read.
    pub fn release_preview(&self) -> ApiResult<ReleasePreview> {
        self.preview(None, Asks::Nobody, &[])
    }

    /// The same for a number that the person asks for, and with gates passed over.
    ///
    /// # Errors
    /// As [`Workspace::release_preview`].
    pub fn release_preview_as(
        &self,
        number: Option<Number>,
        overrides: &[Override],
    ) -> ApiResult<ReleasePreview> {
        self.preview(number, Asks::Nobody, overrides)
    }

    /// The same for a person who can be asked for the last release's number, and what the answer
    /// was. A number that is not known is then a question and no blocker.
    ///
    /// # Errors
    /// As [`Workspace::release_preview`]; `seq-exhausted` if no number comes after `last`.
    pub fn release_preview_after(&self, last: Option<u32>) -> ApiResult<ReleasePreview> {
        self.preview(last.map(Number::after).transpose()?, Asks::LastNumber, &[])
    }

    fn preview(
        &self,
        number: Option<Number>,
        asks: Asks,
        overrides: &[Override],
    ) -> ApiResult<ReleasePreview> {
        self.refresh()?;
        self.expect_all_read()?;
        let snapshot = self.learnt();
        let run = self.run_for(&snapshot)?;
        let unapproved = match asks {
            Asks::Nobody => Some(self.unapproved()?),
            // The window compares beside this, and asks again.
            Asks::LastNumber => self.unapproved_if_known()?,
        };
        let outcome = gates(&snapshot, &run, unapproved, overrides);
        let mut blockers = reasons(&outcome.rows);
        blockers.extend(self.blocked_by_rejections()?);
        let next = |number| {
            self.store.next_number(&Wanted {
                kb_digest: snapshot.digest(),
                files: snapshot.files(),
                number,
                above: 0,
                issued_at: None,
                now: "",
            })
        };
        let last_asked = match (asks, next(None)) {
            (Asks::LastNumber, Err(error @ StoreError::NumberUnknown { .. })) => {
                Some(ApiError::from(error).message)
            }
            _ => None,
        };
        let seq = match next(number) {
            Ok(taken) => taken.seq,
            Err(StoreError::NumberUnknown { .. }) if last_asked.is_some() => 0,
            Err(
                error @ (StoreError::NumberUnknown { .. }
                | StoreError::NumberUsed { .. }
                | StoreError::NumbersExhausted),
            ) => {
                blockers.push(with_way_out(error.into()));
                0
            }
            Err(error) => return Err(error.into()),
        };
        let kb = snapshot.kb();
        let folder = self.store.folder().path();
        let beside = folder.parent().unwrap_or(folder);
        Ok(ReleasePreview {
            seq,
            last_asked,
            title: kb.settings.title.clone(),
            kb_digest: snapshot.digest().to_owned(),
            files: file_digests(snapshot.files()),
            blockers,
            gates: outcome.rows.into_iter().map(gate_row).collect(),
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
    /// saw, `seq-used`, `seq-unknown` and `seq-exhausted` for its number, `bad-input` or `link` if
    /// something else than a bundle would be replaced, or a file can't be written. The bundle comes
    /// last: until it is written, trying again does not use another number.
    pub fn export(&self, export: &Export<'_>) -> ApiResult<Exported> {
        self.refresh()?;
        self.expect_all_read()?;
        let snapshot = self.learnt().anew();
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
        let outcome = gates(&snapshot, &run, Some(self.unapproved()?), export.overrides);
        let mut blockers = reasons(&outcome.rows);
        blockers.extend(self.blocked_by_rejections()?);
        if let Some(first) = blockers.into_iter().next() {
            return Err(ApiError::new(
                "blocked",
                format!("还不能发布：{}", first.zh),
                format!("not ready for release: {}", first.en),
            ));
        }
        self.expect_author(export.key)?;
        let Signed { taken, bundle, trust } =
            self.sign_next(&snapshot, &run, export, &outcome.overridden)?;
        let seq = taken.seq;
        self.write_last(export.path, bundle.bytes()).map_err(|error| not_written(error, seq))?;
        let digest = bundle.digest().to_owned();
        self.store
            .finish_release(&Release {
                seq: seq.into(),
                at: self.millis(),
                digest: digest.clone(),
                path: export.path.display().to_string(),
                note: snapshot.kb().settings.title.clone(),
            })
            .map_err(|error| written_all_the_same(error.into(), export.path, seq))?;
        let public_key = export.key.public().to_string();
        let roots = self.store.folder().path().join(ROOT_FILE);
        Ok(Exported {
            path: export.path.display().to_string(),
            digest: bundle.digest().to_owned(),
            seq,
            size: count(bundle.bytes().len()),
            missing_approvals: bundle.missing().approvers,
            verify_commands: verify_commands(export.path, export.key, &trust, &roots),
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

    /// Takes a number, signs, and remembers what was signed. Nothing is written to the bundle's
    /// place yet.
    fn sign_next(
        &self,
        snapshot: &Snapshot,
        run: &RunReport,
        export: &Export<'_>,
        overridden: &[Override],
    ) -> ApiResult<Signed> {
        let keys = std::slice::from_ref(export.key.public());
        let there = standing(export.path, keys, self.clock.instant())?;
        let tenant = &snapshot.kb().settings.id;
        let (now, title) = (self.millis(), &snapshot.kb().settings.title);
        let (above, mut number) = (there.seq_of(tenant), export.seq);
        loop {
            let taken = self.store.take_number(
                &Wanted {
                    kb_digest: snapshot.digest(),
                    files: snapshot.files(),
                    number,
                    above,
                    issued_at: export.issued_at.as_deref(),
                    now: &rfc3339(now - now.rem_euclid(1000)),
                },
                now,
            )?;
            let trust = self.roots_for(export.person, export.key, &taken.issued_at)?;
            let changes = self.changes_since(snapshot, taken.seq)?;
            let signed = sign(snapshot, run, taken, export, (trust, &changes), overridden)?;
            let seq = signed.taken.seq;
            let noted = match is_another(&there, &signed, tenant) {
                true => Err(StoreError::NumberUsed { seq }),
                false => self.store.note_release(&NewRelease {
                    seq,
                    issued_at: &signed.taken.issued_at,
                    kb_digest: snapshot.digest(),
                    digest: signed.bundle.digest(),
                    title,
                    files: snapshot.files(),
                }),
            };
            match noted {
                Ok(()) => return Ok(signed),
                Err(error @ StoreError::NumberUsed { .. }) => {
                    if matches!(export.seq, Some(Number::Exactly(_))) {
                        return Err(error.into());
                    }
                    // A further try, of which something else (encoder, key) made other bytes.
                    let next = seq.checked_add(1).ok_or(StoreError::NumbersExhausted)?;
                    number = Some(Number::AtLeast(next));
                }
                Err(error) => return Err(not_written(error.into(), seq)),
            }
        }
    }

    /// Writes the bundle, and sweeps away what an export that was killed left beside it.
    fn write_last(&self, path: &Path, bytes: &[u8]) -> ApiResult<()> {
        if let Ok((dir, name)) = split(path) {
            let (begin, end) = (format!(".{name}."), TEMP_SUFFIX);
            dir.sweep(|found| found.starts_with(&begin) && found.ends_with(end));
        }
        Ok(write_file(path, bytes, Links::Refuse)?)
    }

    /// The files of a release, if its copy is still there.
    pub(crate) fn released_files(&self, seq: u64) -> Option<KbFiles> {
        self.store.released_files(seq)
    }
}

/// Whom a preview can ask for what the folder does not know.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asks {
    /// Nobody: it is said, with what to do.
    Nobody,
    /// A person, for the last release's number.
    LastNumber,
}

/// A release that is signed and not yet written.
struct Signed {
    taken: Taken,
    bundle: SignedBundle,
    trust: TrustChain,
}

/// Whether another release with this very number is about to be replaced.
fn is_another(there: &Standing, signed: &Signed, tenant: &str) -> bool {
    match there {
        Standing::Release(release) if release.tenant == tenant => {
            release.seq == signed.taken.seq && **release != *signed.bundle.release()
        }
        _ => false,
    }
}

/// The bundle was not written: what is done, and what a further try does.
fn not_written(error: ApiError, seq: u32) -> ApiError {
    error.hint(
        format!(
            "发布包还没有写入。编号 {seq} 已经留给这份内容：解决后再导出一次，还是第 {seq} 版。"
        ),
        format!(
            "The bundle was not written. Number {seq} is kept for this content: export again, and \
             it is still release {seq}."
        ),
    )
}

/// The bundle is there, and only the history does not know it.
fn written_all_the_same(error: ApiError, path: &Path, seq: u32) -> ApiError {
    let shown = path.display();
    ApiError {
        code: error.code,
        message: Localized::new(
            format!("第 {seq} 版已经签名并写入 {shown}，可以使用；只是没能记进修改历史"),
            format!(
                "release {seq} is signed and written to {shown}, and may be used; only the history \
                 could not note it"
            ),
        ),
        hints: vec![error.message],
    }
    .hint(
        "再导出一次，还是这一版，不会用掉新的编号。",
        "Export again, and it is still this release; no other number is used.",
    )
}

/// An error as one sentence: what, and what to do.
fn with_way_out(error: ApiError) -> Localized {
    let mut sentence = error.message;
    if let Some(hint) = error.hints.into_iter().next() {
        sentence.zh = format!("{}。{}", sentence.zh, hint.zh);
        sentence.en = format!("{}. {}", sentence.en, hint.en);
    }
    sentence
}

fn sign(
    snapshot: &Snapshot,
    run: &RunReport,
    taken: Taken,
    export: &Export<'_>,
    (trust, changes): (TrustChain, &Changes),
    overridden: &[Override],
) -> ApiResult<Signed> {
    let kb: &KnowledgeBase = snapshot.kb();
    let evidence = evidence(snapshot.files(), snapshot.encoder_pin(), &run.reports, overridden);
    let draft = ReleaseDraft {
        tenant: kb.settings.id.clone(),
        title: kb.settings.title.clone(),
        notes: export.notes.to_owned(),
        seq: taken.seq,
        issued_at: taken.issued_at.clone(),
        expires: expires(&taken.issued_at, export.days),
        engine_min: Version::CURRENT,
        encoder: snapshot.encoder_pin(),
    };
    let unsigned = Unsigned {
        files: snapshot.files(),
        release: &draft,
        evidence: &evidence,
        golden: &golden(&run.reports),
        changes,
        trust: &trust,
    };
    let bundle = write(&unsigned, export.key)?;
    Ok(Signed { taken, bundle, trust })
}

/// So many days after a moment.
fn expires(issued_at: &str, days: u16) -> String {
    let life = SignedDuration::from_hours(24 * i64::from(days));
    let end = issued_at.parse::<Timestamp>().and_then(|from| from.checked_add(life));
    // Writing the bundle says what is wrong with it.
    end.map(|end| end.to_string()).unwrap_or_default()
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
fn verify_commands(path: &Path, key: &SigningKey, trust: &TrustChain, roots: &Path) -> Vec<String> {
    let quoted = |path: &Path| format!("'{}'", path.display().to_string().replace('\'', "'\\''"));
    let (file, public, id) = (quoted(path), key.public(), key.public().key_id());
    // Whose key has signed the first root needs no file for it.
    let first = trust.roots().first().and_then(|root| root.key(id));
    let is_root = first.is_some_and(|known| known.roles.contains(&Role::Root));
    let trusted = match is_root {
        true => format!("--key {public}"),
        false => format!("--root {}", quoted(roots)),
    };
    vec![
        format!("kaopu verify {file} {trusted}"),
        format!("mkdir check && tar -xf {file} -C check && cd check"),
        format!("minisign -Vm manifest -x sig/{id}.minisig -P {public}"),
        "sha256sum -c manifest".to_owned(),
    ]
}
