//! A change of who may sign that others have yet to sign.

use kaopu_bundle::{Proposal, SigningKey, TrustChain, sha256_hex};

use crate::error::{ApiError, ApiResult};
use crate::root_differences::root_differences;
use crate::roots::not_changed;
use crate::view::{SigningView, WaitingRoot};
use crate::workspace::Workspace;

impl Workspace {
    /// What waits to follow these roots. A file that is none, or follows others, is nobody's.
    pub(crate) fn waiting_root(&self, roots: &TrustChain) -> ApiResult<Option<WaitingRoot>> {
        let Some(bytes) = self.store.next_root_file()? else { return Ok(None) };
        let Ok(proposal) = Proposal::from_file(&bytes) else { return Ok(None) };
        let Some(last) = roots.roots().last() else { return Ok(None) };
        if proposal.before() != Some(roots) {
            return Ok(None);
        }
        let signatures = proposal.signatures();
        Ok(Some(WaitingRoot {
            path: self.next_root_path().display().to_string(),
            digest: sha256_hex(&bytes),
            changes: root_differences(last, proposal.root()),
            signed_by: signatures.signed.into_iter().collect(),
            asked: signatures.asked.into_iter().collect(),
            missing: signatures.missing,
        }))
    }

    /// Signs the change that waits, if it is the one that was looked at.
    ///
    /// # Errors
    /// `conflict` if it is not; as [`Workspace::sign_root`].
    pub fn sign_waiting_root(&self, digest: &str, key: &SigningKey) -> ApiResult<SigningView> {
        let bytes = self.store.next_root_file()?.unwrap_or_default();
        if sha256_hex(&bytes) != digest {
            return Err(ApiError::new(
                "conflict",
                "这份改动刚刚变了，没有签名",
                "the change has just become another one; nothing was signed",
            )
            .hint("看过现在的这份再签。", "Look at the one that is there now, and sign then."));
        }
        let mut proposal = Proposal::from_file(&bytes).map_err(not_changed)?;
        let before = proposal.signatures();
        proposal.sign(key).map_err(not_changed)?;
        if proposal.signatures() == before {
            return Err(ApiError::new(
                "same-person",
                "这个人已经签过了，要别人来签",
                "this person has signed already; somebody else has to",
            ));
        }
        self.sign_root(&bytes, key)?;
        self.signing()
    }

    /// Takes the change that waits back: who may sign stays as it is.
    ///
    /// # Errors
    /// The file can't be removed.
    pub fn withdraw_root(&self) -> ApiResult<SigningView> {
        self.store.keep_next_root_file(None)?;
        self.signing()
    }
}
