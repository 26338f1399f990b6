//! The window's view of who may sign, and of a release that waits for a second signature.

use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use kaopu_bundle::{Anchor, Candidate, PublicKey, Role, SigningKey, read_file};

use crate::approve::{approve, review_candidate};
use crate::error::{ApiError, ApiResult};
use crate::roots::{Quorum, RootChange, RootChanged};
use crate::snapshot::count;
use crate::view::{CandidateView, ChangeTally, OverrideRow, SigningPerson, SigningView};
use crate::workspace::Workspace;

/// When a root's end is told.
const SOON: SignedDuration = SignedDuration::from_hours(24 * 60);

impl Workspace {
    /// Who may sign for this knowledge base.
    ///
    /// # Errors
    /// As [`Workspace::roots`].
    pub fn signing(&self) -> ApiResult<SigningView> {
        let root_path = self.root_path().display().to_string();
        let roots = self.roots()?;
        let Some(root) = roots.as_ref().and_then(|roots| roots.roots().last()) else {
            return Ok(SigningView {
                version: 0,
                expires: String::new(),
                expires_soon: false,
                approvers: 0,
                people: Vec::new(),
                root_path,
            });
        };
        let soon = self.clock.instant().saturating_add(SOON);
        Ok(SigningView {
            version: root.version,
            expires: root.expires.clone(),
            expires_soon: soon.is_ok_and(|soon| root.expires_at() < soon),
            approvers: root.thresholds.approver,
            people: root
                .keys
                .iter()
                .map(|key| SigningPerson {
                    person: key.person.clone(),
                    key_id: key.key.key_id().to_string(),
                    manages: key.roles.contains(&Role::Root),
                    writes: key.roles.contains(&Role::Author),
                    approves: key.roles.contains(&Role::Approver),
                })
                .collect(),
            root_path,
        })
    }

    /// Asks a second person to look at each release from now on.
    ///
    /// # Errors
    /// The public key is none; as [`Workspace::change_roots`].
    pub fn add_approver(
        &self,
        public_key: &str,
        person: &str,
        key: &SigningKey,
    ) -> ApiResult<SigningView> {
        let add = RootChange::Add {
            key: PublicKey::parse(public_key)?,
            person: person.trim().to_owned(),
            roles: vec![Role::Approver],
        };
        self.change_and_show(&add, Quorum::default(), key)
    }

    /// Takes a key's right to sign away. Where nobody is left to look at releases, one person does
    /// all again.
    ///
    /// # Errors
    /// `unknown-key`; as [`Workspace::change_roots`].
    pub fn remove_signer(&self, key_id: &str, key: &SigningKey) -> ApiResult<SigningView> {
        let unknown = || ApiError::new("unknown-key", "没有这把密钥", "there is no such key");
        let id = key_id.parse().map_err(|_| unknown())?;
        let roots = self.roots()?.ok_or_else(unknown)?;
        let root = roots.roots().last().ok_or_else(unknown)?;
        let others = root.keys.iter().filter(|one| one.key.key_id() != id);
        let left = others.filter(|one| one.roles.contains(&Role::Approver)).count();
        let approvers = root.thresholds.approver.min(count(left));
        let revoke = RootChange::Revoke { key: id, min_seq: None };
        let quorum = Quorum { approvers: Some(approvers), managers: None };
        self.change_and_show(&revoke, quorum, key)
    }

    /// Lets the same people sign for ten more years.
    ///
    /// # Errors
    /// As [`Workspace::change_roots`].
    pub fn renew_signing(&self, key: &SigningKey) -> ApiResult<SigningView> {
        self.change_and_show(&RootChange::Renew { new_epoch: false }, Quorum::default(), key)
    }

    fn change_and_show(
        &self,
        change: &RootChange,
        quorum: Quorum,
        key: &SigningKey,
    ) -> ApiResult<SigningView> {
        match self.change_roots(change, quorum, key)? {
            RootChanged::Done(_) => self.signing(),
            RootChanged::Waiting { path, .. } => {
                let shown = path.display();
                Err(ApiError::new(
                    "root-threshold",
                    format!("还要别的管理人签名：{shown}"),
                    format!("others who manage the keys have to sign it: {shown}"),
                )
                .hint("用 kaopu root sign 签这个文件。", "Sign the file with kaopu root sign."))
            }
        }
    }

    /// Opens a release that waits for a second signature.
    ///
    /// # Errors
    /// It can't be read; the reason to refuse it.
    pub fn review(&self, path: &Path) -> ApiResult<CandidateView> {
        Ok(shown(&self.candidate(path, self.clock.instant())?, path))
    }

    /// Signs exactly the release that was looked at, in its place.
    ///
    /// # Errors
    /// `conflict` if the file is not the one that was looked at; as [`Workspace::review`]; the key
    /// may not approve it.
    pub fn approve(&self, path: &Path, digest: &str, key: &SigningKey) -> ApiResult<CandidateView> {
        let candidate = self.candidate(path, self.clock.instant())?;
        if candidate.digest() != digest {
            return Err(ApiError::new(
                "conflict",
                "这个文件刚刚被换过，没有签名",
                "the file has just been exchanged; nothing was signed",
            )
            .hint("请重新打开，看过再签。", "Open it again, and look before you sign."));
        }
        approve(&candidate, key, path)?;
        self.review(path)
    }

    /// A bundle as those who may sign for this knowledge base signed it.
    pub(crate) fn candidate(&self, path: &Path, at: Timestamp) -> ApiResult<Candidate> {
        let roots = self.roots()?.ok_or_else(|| {
            ApiError::new(
                "no-root",
                "这个知识库里没有 root.kbx，认不出谁签的名",
                "this knowledge base has no root.kbx, so nobody's signature is known",
            )
            .hint(
                "请向作者要一份 root.kbx，放进知识库的文件夹。",
                "Ask the author for root.kbx, and put it into the knowledge base's folder.",
            )
        })?;
        review_candidate(&read_file(path)?, &Anchor::from(roots), at)
    }
}

pub(crate) fn shown(candidate: &Candidate, path: &Path) -> CandidateView {
    let (release, changes) = (candidate.release(), candidate.changes());
    CandidateView {
        path: path.display().to_string(),
        title: release.title.clone(),
        seq: release.seq,
        notes: release.notes.clone(),
        issued_at: release.issued_at.clone(),
        expires: release.expires.clone(),
        digest: candidate.digest().to_owned(),
        dialogues: count(candidate.evidence().passed.len()),
        messages: changes.messages,
        changed: changes.changed,
        groups: changes
            .groups
            .iter()
            .map(|group| ChangeTally {
                cause: group.cause.clone(),
                id: group.id.clone(),
                changed: group.changed,
            })
            .collect(),
        overrides: candidate
            .evidence()
            .overrides
            .iter()
            .map(|one| OverrideRow { gate: one.gate.clone(), reason: one.reason.clone() })
            .collect(),
        signed_by: candidate.signers().iter().map(|signer| signer.person.clone()).collect(),
        missing_approvers: candidate.missing().approvers,
    }
}
