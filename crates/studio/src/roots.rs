//! Who may sign for the open knowledge base: its `root.kbx`, and how that changes.

use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};
use kaopu_bundle::{
    Anchor, KeyId, Proposal, PublicKey, Role, Root, RootKey, RootProblem, SigningKey, Thresholds,
    TrustChain, VerifyError, read_file, review,
};
use kaopu_model::hidden;
use kaopu_store::{NEXT_ROOT_FILE, ROOT_FILE};

use crate::error::{ApiError, ApiResult};
use crate::view::KeyView;
use crate::workspace::Workspace;

/// What a person is called whose computer has no name for them.
const NAMELESS: &str = "author";

/// The longest name that is taken from the computer.
const MOST_CHARS: usize = 64;

/// How long a root and a key last: ten years.
const LIFE: SignedDuration = SignedDuration::from_hours(24 * 3652);

/// A change of who may sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RootChange {
    /// A further key: a second person, or another key of the same one.
    Add {
        /// The key.
        key: PublicKey,
        /// Whose it is.
        person: String,
        /// What it may sign.
        roles: Vec<Role>,
    },
    /// A new key in the place of an old one.
    Rotate {
        /// The old one.
        old: KeyId,
        /// The new one.
        new: PublicKey,
    },
    /// A key that may no longer sign.
    Revoke {
        /// Which.
        key: KeyId,
        /// Releases below this number no longer count; `None`: all that were signed stay good, but
        /// for those with this key's signature, which nobody accepts any more.
        min_seq: Option<u32>,
    },
    /// The same people for ten more years.
    Renew {
        /// Numbers begin anew: for a thief who signed with a stolen key a number that no release
        /// can exceed. Releases of the epoch before no longer count.
        new_epoch: bool,
    },
}

/// How many persons must sign from now on; `None`: as before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Quorum {
    /// A release, as those who looked at it. At least one once there is an approver.
    pub approvers: Option<u32>,
    /// The next change of who may sign.
    pub managers: Option<u32>,
}

/// What came of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RootChanged {
    /// It counts.
    Done(TrustChain),
    /// Others have yet to sign it.
    Waiting {
        /// The file to sign.
        path: PathBuf,
        /// What it says.
        root: Root,
    },
}

impl Workspace {
    /// The roots of this knowledge base; nothing if nobody has signed a release yet.
    ///
    /// # Errors
    /// `root.kbx` can't be read, or is not this knowledge base's.
    pub fn roots(&self) -> ApiResult<Option<TrustChain>> {
        let Some(bytes) = self.store.root_file()? else { return Ok(None) };
        let roots = TrustChain::from_file(&bytes).map_err(|error| {
            ApiError::new(
                error.code(),
                "root.kbx 不完整或被改动过，读不出谁可以签名",
                format!("root.kbx does not say who may sign: {error}"),
            )
            .hint(
                "用备份或同事那里的 root.kbx 换回来；机器人认的是第一份。",
                "Put it back from a backup or from a colleague: bots know the first one.",
            )
        })?;
        let tenant = self.snapshot().kb().settings.id.clone();
        let of = roots.roots().last().map(|root| root.tenant.clone()).unwrap_or_default();
        if of != tenant {
            return Err(ApiError::new(
                "tenant",
                format!("root.kbx 是“{of}”的，kb.toml 里的 id 是“{tenant}”"),
                format!("root.kbx is that of \"{of}\", and the id in kb.toml is \"{tenant}\""),
            )
            .hint(
                "知识库的 id 一旦发布就不再改；要开一家新店，请把 root.kbx 移走。",
                "An id stays once it was released; for a new shop, move root.kbx away.",
            ));
        }
        Ok(Some(roots))
    }

    /// The same, but for who works on it: somebody on whose computer one of these keys is goes by the
    /// name that the root has for that key, so that who did something in the history and who signed
    /// are one.
    #[must_use]
    pub fn known_by(mut self, keys: &[KeyView]) -> Self {
        let roots = self.roots().ok().flatten();
        let last = roots.as_ref().and_then(|roots| roots.roots().last());
        let named = last.into_iter().flat_map(|root| &root.keys);
        let own = |known: &&RootKey| {
            let line = known.key.to_string();
            keys.iter().any(|key| key.public_key == line)
        };
        if let Some(known) = { named }.find(own) {
            self.actor.clone_from(&known.person);
        }
        self
    }

    /// That a key may sign as an author, before a number is taken for it.
    pub(crate) fn expect_author(&self, key: &SigningKey) -> ApiResult<()> {
        let Some(roots) = self.roots()? else { return Ok(()) };
        let id = key.public().key_id();
        let known = roots.roots().last().and_then(|root| root.key(id));
        match known {
            Some(known) if known.key == *key.public() && known.roles.contains(&Role::Author) => Ok(()),
            Some(known) if known.key == *key.public() => Err(ApiError::new(
                "role",
                format!("密钥 {id} 只能复核，不能作为作者签名"),
                format!("the key {id} may approve, and not sign as an author"),
            )),
            _ => Err(ApiError::new(
                "unknown-signer",
                format!("root.kbx 不认识密钥 {id}，没有签名"),
                format!("root.kbx does not name the key {id}; nothing was signed"),
            )
            .hint(
                "换回以前用的密钥；要加一把，请有权管理的人运行 kaopu key add。",
                "Use the key from before; to add one, whoever may change the root runs kaopu key add.",
            )),
        }
    }

    /// The same, made for one person with this key if there are none yet.
    pub(crate) fn roots_for(
        &self,
        named: &str,
        key: &SigningKey,
        issued_at: &str,
    ) -> ApiResult<TrustChain> {
        if let Some(roots) = self.roots()? {
            self.store.keep_root_file(&roots.to_file()?)?;
            return Ok(roots);
        }
        let lost = match self.copy_of_roots() {
            None => self.roots_of_last_release(key)?,
            copy => copy,
        };
        if let Some(roots) = lost {
            self.store.keep_root_file(&roots.to_file()?)?;
            return Ok(roots);
        }
        let issued_at = issued_at.parse().unwrap_or_else(|_| self.clock.instant());
        let named = if named.trim().is_empty() { &self.actor } else { named };
        self.begin_roots(&person(named), key, issued_at)
    }

    /// The copy that Kaopu keeps, if it is of this knowledge base.
    fn copy_of_roots(&self) -> Option<TrustChain> {
        let roots = TrustChain::from_file(&self.store.copy_of_root_file()?).ok()?;
        let of = &roots.roots().last()?.tenant;
        (*of == self.snapshot().kb().settings.id).then_some(roots)
    }

    /// A lost `root.kbx` stands in the last bundle, too, if that is still where it was written and
    /// this key has signed its first root. A new chain would be refused by every bot that knows it.
    fn roots_of_last_release(&self, key: &SigningKey) -> ApiResult<Option<TrustChain>> {
        let Some(last) = self.store.releases(1)?.into_iter().next() else { return Ok(None) };
        let tenant = self.snapshot().kb().settings.id.clone();
        let anchor = Anchor::from(key.public().clone());
        let now = self.clock.instant();
        let found = read_file(Path::new(&last.path))
            .and_then(|bytes| review(&bytes, &anchor, now))
            .map(|candidate| (candidate.release().tenant.clone(), candidate.trust().clone()));
        Ok(found.ok().filter(|(of, _)| *of == tenant).map(|(_, roots)| roots))
    }

    /// Begins the roots of this knowledge base: one person with one key, who signs all. A first
    /// release does this by itself.
    ///
    /// # Errors
    /// `root-exists`; `root` if the name is none that can be read; `root.kbx` can't be written.
    pub fn init_roots(&self, person: &str, key: &SigningKey) -> ApiResult<TrustChain> {
        if self.roots()?.is_some() {
            return Err(ApiError::new(
                "root-exists",
                "这个知识库已经有 root.kbx 了，不会覆盖",
                "this knowledge base has a root.kbx, which is not replaced",
            )
            .hint(
                "要加人或换密钥，用 kaopu key add、rotate、revoke。",
                "To add a person or change a key: kaopu key add, rotate, revoke.",
            ));
        }
        self.begin_roots(person, key, self.clock.instant())
    }

    /// Begins them anew, for whoever lost the only key that may change them; the old file stays
    /// beside the new one. Every bot that knows the old ones refuses what is signed from now on,
    /// until it is given the new file.
    ///
    /// # Errors
    /// `root` if the name is none that can be read; a file can't be written.
    pub fn begin_roots_anew(&self, person: &str, key: &SigningKey) -> ApiResult<TrustChain> {
        let (tenant, now) = (self.snapshot().kb().settings.id.clone(), self.clock.instant());
        // Nothing is put aside for what can't be begun.
        TrustChain::sole(&tenant, person, key, now).map_err(not_changed)?;
        self.store.set_root_file_aside()?;
        self.store.keep_next_root_file(None)?;
        self.begin_roots(person, key, now)
    }

    fn begin_roots(&self, person: &str, key: &SigningKey, at: Timestamp) -> ApiResult<TrustChain> {
        let tenant = self.snapshot().kb().settings.id.clone();
        let roots = TrustChain::sole(&tenant, person, key, at).map_err(not_changed)?;
        self.store.keep_root_file(&roots.to_file()?)?;
        Ok(roots)
    }

    /// Changes who may sign and how many must, and signs that.
    ///
    /// # Errors
    /// `no-root`; `unknown-key`; `root` if the change leaves too few people; `root-signature` if
    /// this key has no say; a file can't be written.
    pub fn change_roots(
        &self,
        change: &RootChange,
        quorum: Quorum,
        key: &SigningKey,
    ) -> ApiResult<RootChanged> {
        let roots = self.roots()?.ok_or_else(no_root)?;
        let last = roots.roots().last().ok_or_else(no_root)?;
        let next = changed(last, change, quorum, self.clock.instant())?;
        let mut proposal = Proposal::new(Some(roots.clone()), next).map_err(not_changed)?;
        proposal.sign(key).map_err(not_changed)?;
        match proposal.complete() {
            Ok(chain) => self.root_is(chain),
            Err(_) => self.root_waits(&proposal),
        }
    }

    /// Signs a root that waits for signatures; when there are enough, it counts.
    ///
    /// # Errors
    /// The file is no root, or not the next one of this knowledge base; this key has no say.
    pub fn sign_root(&self, file: &[u8], key: &SigningKey) -> ApiResult<RootChanged> {
        let mut proposal = Proposal::from_file(file).map_err(not_changed)?;
        proposal.sign(key).map_err(not_changed)?;
        let known = self.roots()?;
        match proposal.complete() {
            Ok(chain) if known.as_ref().is_none_or(|known| chain.extends(known)) => {
                self.root_is(chain)
            }
            Ok(_) => Err(ApiError::new(
                "other-root",
                "这份信任根和这个知识库的 root.kbx 接不上",
                "this root does not follow the root.kbx of this knowledge base",
            )),
            Err(_) => self.root_waits(&proposal),
        }
    }

    /// A root that has its signatures: it counts, and what waited for its place does not any more.
    fn root_is(&self, chain: TrustChain) -> ApiResult<RootChanged> {
        self.store.keep_root_file(&chain.to_file()?)?;
        self.store.keep_next_root_file(None)?;
        Ok(RootChanged::Done(chain))
    }

    fn root_waits(&self, proposal: &Proposal) -> ApiResult<RootChanged> {
        self.store.keep_next_root_file(Some(&proposal.to_file()?))?;
        let path = self.next_root_path();
        Ok(RootChanged::Waiting { path, root: proposal.root().clone() })
    }

    /// Where a root waits for signatures.
    pub(crate) fn next_root_path(&self) -> PathBuf {
        self.store.folder().path().join(NEXT_ROOT_FILE)
    }

    /// Where the roots of this knowledge base are.
    #[must_use]
    pub fn root_path(&self) -> PathBuf {
        self.store.folder().path().join(ROOT_FILE)
    }
}

/// The root after a change.
fn changed(last: &Root, change: &RootChange, quorum: Quorum, now: Timestamp) -> ApiResult<Root> {
    let mut next = last.clone();
    let from = Timestamp::from_second(now.as_second()).unwrap_or(now);
    let before = last.issued_at.parse().unwrap_or(from);
    let from = from.max(before);
    let end = from.checked_add(LIFE).unwrap_or(Timestamp::MAX).to_string();
    next.issued_at = from.to_string();
    next.expires.clone_from(&end);
    let unknown = |id: &KeyId| {
        ApiError::new(
            "unknown-key",
            format!("root.kbx 里没有密钥 {id}"),
            format!("root.kbx does not name the key {id}"),
        )
        .hint("用 kaopu key list 看有哪些。", "kaopu key list shows those that it names.")
    };
    match change {
        RootChange::Add { key, person, roles } => {
            let mut roles = roles.clone();
            roles.sort_unstable();
            roles.dedup();
            if roles.contains(&Role::Approver) {
                next.thresholds.approver = next.thresholds.approver.max(1);
            }
            let (key, person) = (key.clone(), person.clone());
            next.keys.push(RootKey { key, person, roles, not_after: end });
        }
        RootChange::Rotate { old, new } => {
            let known = next.keys.iter_mut().find(|known| known.key.key_id() == *old);
            let known = known.ok_or_else(|| unknown(old))?;
            if known.key == *new {
                return Err(ApiError::new(
                    "same-key",
                    "新钥匙就是现在用的这把，没有更改",
                    "the new key is the one in use; nothing was changed",
                ));
            }
            known.key = new.clone();
            known.not_after = end;
        }
        RootChange::Revoke { key, min_seq } => {
            if last.key(*key).is_none() {
                return Err(unknown(key));
            }
            next.keys.retain(|known| known.key.key_id() != *key);
            next.min_seq = min_seq.unwrap_or(0).max(next.min_seq);
        }
        RootChange::Renew { new_epoch } => {
            for known in &mut next.keys {
                known.not_after.clone_from(&end);
            }
            if *new_epoch {
                next.epoch = next.epoch.saturating_add(1);
                next.min_seq = 1;
            }
        }
    }
    let Thresholds { root, approver, .. } = &mut next.thresholds;
    *root = quorum.managers.unwrap_or(*root);
    *approver = quorum.approvers.unwrap_or(*approver);
    next.keys.sort_by_key(|known| known.key.to_string());
    Ok(next)
}

pub(crate) fn no_root() -> ApiError {
    ApiError::new(
        "no-root",
        "这个知识库还没有 root.kbx：第一次发布时会自动建好",
        "this knowledge base has no root.kbx yet: the first release makes it",
    )
    .hint("也可以先运行 kaopu root init。", "Or run kaopu root init first.")
}

/// Why a root can't be changed so, for whoever wanted it.
pub(crate) fn not_changed(error: VerifyError) -> ApiError {
    let (zh, en) = match &error {
        VerifyError::Root { problem: RootProblem::Keys, .. } => (
            "这把钥匙已经在 root.kbx 里了，或者钥匙太多",
            "root.kbx names this key already, or there are too many keys",
        ),
        VerifyError::Root { problem: RootProblem::Thresholds, .. } => {
            ("这样一来，能签名的人就不够了", "there would be too few people left who can sign")
        }
        VerifyError::Root { problem: RootProblem::Key, .. } => (
            "称呼不能为空，不能超过 64 个字，也不能有看不见的字符",
            "a person's name has 1 to 64 characters, all of which can be seen",
        ),
        VerifyError::RootSignature { .. } => {
            ("这把钥匙无权更改谁可以签名", "this key may not change who signs")
        }
        _ => ("读不出这份信任文件，或者它不能这样改", "this is no root that can be changed so"),
    };
    ApiError::new(error.code(), format!("没有更改：{zh}"), format!("nothing was changed: {en}"))
        .hint("用 kaopu key list 看现在谁可以签。", "kaopu key list shows who may sign now.")
}

/// A name that a root can hold.
fn person(actor: &str) -> String {
    let name: String = actor.trim().chars().take(MOST_CHARS).collect();
    let name = name.trim();
    if name.is_empty() || hidden(name).next().is_some() {
        NAMELESS.to_owned()
    } else {
        name.to_owned()
    }
}
