//! The window's view of who may sign, how that changes, and a release that waits for a second
//! signature.

use std::collections::BTreeSet;
use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use kaopu_bundle::{
    Anchor, Candidate, KeyId, PublicKey, Role, Root, RootKey, SigningKey, read_file,
};
use kaopu_durable::{Links, write};

use crate::approve::{approve, review_candidate};
use crate::error::{ApiError, ApiResult};
use crate::roots::{Quorum, RootChange, RootChanged, no_root};
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
        let Some((roots, root)) =
            roots.as_ref().and_then(|roots| Some((roots, roots.roots().last()?)))
        else {
            return Ok(SigningView {
                version: 0,
                expires: String::new(),
                expires_soon: false,
                approvers: 0,
                managers: 0,
                people: Vec::new(),
                root_path,
                waiting: None,
            });
        };
        let soon = self.clock.instant().saturating_add(SOON).unwrap_or(Timestamp::MAX);
        let root_ends = root.expires_at() < soon;
        let people: Vec<_> = root.keys.iter().map(|key| person(root, key, soon)).collect();
        Ok(SigningView {
            version: root.version,
            expires: root.expires.clone(),
            expires_soon: root_ends || people.iter().any(|person| person.ends_soon),
            approvers: root.thresholds.approver,
            managers: root.thresholds.root,
            people,
            root_path,
            waiting: self.waiting_root(roots)?,
        })
    }

    /// Asks a second person to look at each release from now on. One who `manages`, too, may change
    /// who signs, and give somebody who lost a key a new one.
    ///
    /// # Errors
    /// The public key is none; as [`Workspace::change_roots`].
    pub fn add_approver(
        &self,
        public_key: &str,
        person: &str,
        manages: bool,
        key: &SigningKey,
    ) -> ApiResult<SigningView> {
        let mut roles = vec![Role::Approver];
        roles.extend(manages.then_some(Role::Root));
        let person = person.trim().to_owned();
        let add = RootChange::Add { key: PublicKey::parse(public_key)?, person, roles };
        self.change_and_show(&add, Quorum::default(), key)
    }

    /// Takes a key's right to sign away. Where nobody is left to look at releases, one person does
    /// all again.
    ///
    /// # Errors
    /// `unknown-key`; as [`Workspace::change_roots`].
    pub fn remove_signer(&self, key_id: &str, key: &SigningKey) -> ApiResult<SigningView> {
        let (id, root) = self.known_key(key_id)?;
        // Whoever is left must be enough for what is asked of them.
        let left = |role: Role| {
            let others = root.keys.iter().filter(|one| one.key.key_id() != id);
            let able = others.filter(|one| one.roles.contains(&role));
            count(able.map(|one| &one.person).collect::<BTreeSet<_>>().len())
        };
        let quorum = Quorum {
            approvers: Some(root.thresholds.approver.min(left(Role::Approver))),
            managers: Some(root.thresholds.root.min(left(Role::Root))),
        };
        let revoke = RootChange::Revoke { key: id, min_seq: None };
        self.change_and_show(&revoke, quorum, key)
    }

    /// Puts a new key in the place of an old one: the same person, who may sign the same. A key that
    /// may change who signs has to show that it can; without it, that waits for its owner.
    ///
    /// # Errors
    /// `unknown-key`; the public key is none; as [`Workspace::change_roots`].
    pub fn rotate_signer(
        &self,
        key_id: &str,
        public_key: &str,
        key: &SigningKey,
        new_key: Option<&SigningKey>,
    ) -> ApiResult<SigningView> {
        let (old, root) = self.known_key(key_id)?;
        let manages = root.key(old).is_some_and(|known| known.roles.contains(&Role::Root));
        let rotate = RootChange::Rotate { old, new: PublicKey::parse(public_key)? };
        let changed = self.change_roots(&rotate, Quorum::default(), key)?;
        if let (RootChanged::Waiting { .. }, Some(new_key), true) = (changed, new_key, manages) {
            let waiting = self.store.next_root_file()?.unwrap_or_default();
            self.sign_root(&waiting, new_key)?;
        }
        self.signing()
    }

    /// Begins anew with one person and one key, for whoever lost the only one that may change who
    /// signs.
    ///
    /// # Errors
    /// As [`Workspace::begin_roots_anew`].
    pub fn begin_signing_anew(&self, person: &str, key: &SigningKey) -> ApiResult<SigningView> {
        self.begin_roots_anew(person.trim(), key)?;
        self.signing()
    }

    /// A copy of `root.kbx`, for whoever runs a bot.
    ///
    /// # Errors
    /// `no-root`; it can't be written there.
    pub fn copy_root(&self, to: &Path) -> ApiResult<()> {
        let roots = self.roots()?.ok_or_else(no_root)?;
        Ok(write(to, &roots.to_file()?, Links::Refuse)?)
    }

    /// A key by its short name, and the root that names it.
    fn known_key(&self, key_id: &str) -> ApiResult<(KeyId, Root)> {
        let unknown = || ApiError::new("unknown-key", "没有这把密钥", "there is no such key");
        let id = key_id.parse().map_err(|_| unknown())?;
        let roots = self.roots()?.ok_or_else(unknown)?;
        let root = roots.roots().last().filter(|root| root.key(id).is_some());
        Ok((id, root.cloned().ok_or_else(unknown)?))
    }

    /// Lets the same people sign for ten more years.
    ///
    /// # Errors
    /// As [`Workspace::change_roots`].
    pub fn renew_signing(&self, key: &SigningKey) -> ApiResult<SigningView> {
        self.change_and_show(&RootChange::Renew { new_epoch: false }, Quorum::default(), key)
    }

    /// How many of those who may change who signs must sign a change from the next one on. With
    /// more than one this change, too, waits for them.
    ///
    /// # Errors
    /// As [`Workspace::change_roots`].
    pub fn ask_managers(&self, managers: u32, key: &SigningKey) -> ApiResult<SigningView> {
        let quorum = Quorum { managers: Some(managers), ..Quorum::default() };
        self.change_and_show(&RootChange::Renew { new_epoch: false }, quorum, key)
    }

    fn change_and_show(
        &self,
        change: &RootChange,
        quorum: Quorum,
        key: &SigningKey,
    ) -> ApiResult<SigningView> {
        // Others may have to sign it, too: then it shows as what waits.
        self.change_roots(change, quorum, key)?;
        self.signing()
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

/// A key of a root, as it is shown.
fn person(root: &Root, known: &RootKey, soon: Timestamp) -> SigningPerson {
    // Both are times in one spelling, whose order is that of their texts.
    let until = known.not_after.clone().min(root.expires.clone());
    SigningPerson {
        person: known.person.clone(),
        key_id: known.key.key_id().to_string(),
        public_key: known.key.to_string(),
        ends_soon: known.is_expired(soon) || root.expires_at() < soon,
        until,
        manages: known.roles.contains(&Role::Root),
        writes: known.roles.contains(&Role::Author),
        approves: known.roles.contains(&Role::Approver),
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
