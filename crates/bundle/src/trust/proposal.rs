//! A root that is being signed.

use std::collections::{BTreeMap, BTreeSet};

use super::chain::TrustChain;
use super::file::{entries, pack};
use super::link::signed_by;
use super::role::Role;
use super::root::{Root, RootProblem};
use crate::VerifyError;
use crate::container::Entry;
use crate::json;
use crate::key::SigningKey;
use crate::minisig::Minisig;
use crate::name::{TrustName, root_name, root_signature_name};

/// A new root, and the signatures that it has so far. It becomes part of a chain when there are
/// enough; until then it can be handed from person to person as a file.
#[derive(Debug, Clone)]
pub struct Proposal {
    before: Option<TrustChain>,
    root: Root,
    bytes: Vec<u8>,
    signatures: BTreeMap<String, Vec<u8>>,
}

/// The persons of a root that is being signed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RootSignatures {
    /// Whose signatures are there and hold.
    pub signed: BTreeSet<String>,
    /// Who may sign and has not, as long as somebody has to; whoever has signed and stands here, too,
    /// has yet to do so with a new key.
    pub asked: BTreeSet<String>,
    /// How many of them have to.
    pub missing: u32,
}

impl Proposal {
    /// Proposes a root: the first one, or the next of a chain. Its `version` is set here.
    ///
    /// # Errors
    /// `root` if it breaks a rule.
    pub fn new(before: Option<TrustChain>, mut root: Root) -> Result<Self, VerifyError> {
        let last = before.as_ref().and_then(|chain| chain.roots().last());
        let version = last.map_or(1, |last| last.version.saturating_add(1));
        root.version = version;
        let wrong = |problem| VerifyError::Root { version, problem };
        root.check(version, last).map_err(wrong)?;
        let bytes = json::to_text(&root).map_err(|problem| wrong(RootProblem::Json(problem)))?;
        Ok(Self { before, root, bytes, signatures: BTreeMap::new() })
    }

    /// What is proposed.
    #[must_use]
    pub fn root(&self) -> &Root {
        &self.root
    }

    /// The chain that it goes on, if it is not the first.
    #[must_use]
    pub fn before(&self) -> Option<&TrustChain> {
        self.before.as_ref()
    }

    /// Who has signed it and who is still asked.
    #[must_use]
    pub fn signatures(&self) -> RootSignatures {
        let comment = self.root.comment().to_string();
        let signatures: Vec<Minisig<'_>> = self
            .signatures
            .values()
            .filter_map(|text| Minisig::parse(text))
            .filter(|signature| signature.comment == comment)
            .collect();
        let last = self.before.as_ref().and_then(|chain| chain.roots().last());
        let mut found = RootSignatures::default();
        // Those of the root before give the right away, those of the new one show that they can.
        for root in last.into_iter().chain([&self.root]) {
            let signed = signed_by(root, &signatures, &self.bytes);
            let open = root.thresholds.root.saturating_sub(signed.len() as u32);
            found.missing = found.missing.max(open);
            if open > 0 {
                let managers = root.keys.iter().filter(|key| key.roles.contains(&Role::Root));
                let asked = managers.filter(|key| !signed.contains(key.person.as_str()));
                found.asked.extend(asked.map(|key| key.person.clone()));
            }
            found.signed.extend(signed.into_iter().map(str::to_owned));
        }
        found
    }

    /// Adds a signature.
    ///
    /// # Errors
    /// `root-signature` if this key has no say in it.
    pub fn sign(&mut self, key: &SigningKey) -> Result<(), VerifyError> {
        let version = self.root.version;
        let last = self.before.as_ref().and_then(|chain| chain.roots().last());
        let has_say = |root: &Root| {
            root.key(key.public().key_id()).is_some_and(|known| {
                known.key == *key.public() && known.roles.contains(&Role::Root)
            })
        };
        if !has_say(&self.root) && !last.is_some_and(has_say) {
            return Err(VerifyError::RootSignature { version });
        }
        let comment = self.root.comment().to_string();
        let signature = Minisig::sign(&self.bytes, &comment, key);
        let name = root_signature_name(version, signature.key_id);
        let text = signature.to_text().ok_or(VerifyError::RootSignature { version })?;
        self.signatures.insert(name, text.into_bytes());
        Ok(())
    }

    /// The chain with this root as its last.
    ///
    /// # Errors
    /// `root-threshold` if signatures are missing.
    pub fn complete(&self) -> Result<TrustChain, VerifyError> {
        let all = self.entries();
        let entries: Vec<Entry<'_>> =
            all.iter().map(|(name, bytes)| Entry { name, bytes }).collect();
        TrustChain::read(&entries, |_| Ok(()))
    }

    fn entries(&self) -> BTreeMap<String, Vec<u8>> {
        let mut all = self.before.as_ref().map(|chain| chain.entries().clone()).unwrap_or_default();
        all.extend(self.signatures.clone());
        all.insert(root_name(self.root.version), self.bytes.clone());
        all
    }

    /// The file in which it is handed on: a root file whose last root lacks signatures.
    ///
    /// # Errors
    /// `too-large`, which no root that can be proposed is.
    pub fn to_file(&self) -> Result<Vec<u8>, VerifyError> {
        pack(&self.entries())
    }

    /// Reads such a file. Who wrote it is not known: what it says is to be looked at before it is
    /// signed.
    ///
    /// # Errors
    /// The rule of the container, or of a root, that is broken.
    pub fn from_file(bytes: &[u8]) -> Result<Self, VerifyError> {
        let entries = entries(bytes)?;
        let of = |entry: &Entry<'_>| match TrustName::of(entry.name) {
            Some(TrustName::Root { version } | TrustName::Signature { version, .. }) => version,
            None => 0,
        };
        let last = entries.iter().map(of).max().unwrap_or(0);
        let (before, mine): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|entry| of(entry) < last);
        let before =
            if before.is_empty() { None } else { Some(TrustChain::read(&before, |_| Ok(()))?) };
        let name = root_name(last);
        let (root, signatures): (Vec<_>, Vec<_>) =
            mine.into_iter().partition(|entry| entry.name == name);
        let [root] = root[..] else { return Err(VerifyError::RootChain { name }) };
        let known = before.as_ref().and_then(|chain| chain.roots().last());
        let parsed = Root::read(root.bytes, last, known)
            .map_err(|problem| VerifyError::Root { version: last, problem })?;
        Ok(Self {
            before,
            root: parsed,
            bytes: root.bytes.to_vec(),
            signatures: signatures
                .into_iter()
                .map(|entry| (entry.name.to_owned(), entry.bytes.to_vec()))
                .collect(),
        })
    }
}
