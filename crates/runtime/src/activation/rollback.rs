//! Going back to an older release under a signed permit. The permit excuses the older number and
//! nothing else: the bundle is verified as any. It leads down only, and the newest release that is
//! left stays the mark that the next one has to exceed; so no permit can be used a second time.

use jiff::Timestamp;
use kaopu_bundle::{Anchor, SignedPermit, VerifiedBundle, verify, verify_permit};

use super::Activation;
use super::memory::{Kept, MemoryError, ReleaseMemory};
use super::refusal::ActivationError;
use super::rolled_back::RolledBack;

impl<M: ReleaseMemory> Activation<M> {
    /// The roll-back that counts, if there is one.
    pub fn rolled_back(&self) -> Option<&RolledBack> {
        self.remembered.rolled_back.as_ref()
    }

    /// Whether a permit may be used here and now; nothing is remembered.
    ///
    /// # Errors
    /// Why not: it does not verify; a newer release than the one it leaves is known, or another
    /// bundle with one of its numbers; what answers came back later, and is older.
    pub fn permitted(
        &self,
        file: &[u8],
        clock: Timestamp,
    ) -> Result<SignedPermit, ActivationError> {
        let signed = verify_permit(file, &self.known, self.at(clock))?;
        let (permit, known) = (signed.permit(), &self.remembered);
        let (from, to) = (&permit.from, &permit.to);
        let (left, highest) = ((permit.epoch, from.seq), (known.epoch, known.seq));
        if left < highest {
            return Err(ActivationError::PermitOvertaken { from: from.seq, highest: known.seq });
        }
        if left == highest && known.digest.as_deref().is_some_and(|one| one != from.digest) {
            return Err(ActivationError::PermitOther { seq: from.seq });
        }
        let known_digest = known.digest.as_deref();
        if (permit.epoch, to.seq) == highest && known_digest.is_some_and(|one| one != to.digest) {
            return Err(ActivationError::OtherContent { seq: to.seq });
        }
        let lowest = known.rolled_back.as_ref().map(|back| (back.to, back.digest.as_str()));
        match lowest {
            // What answers by this or another permit may only be left for what is older still.
            Some((seq, digest)) if to.seq > seq || (to.seq == seq && to.digest != digest) => {
                Err(ActivationError::PermitUsed { to: to.seq, serving: seq })
            }
            _ => Ok(signed),
        }
    }

    /// The bytes of a bundle that is kept.
    ///
    /// # Errors
    /// What the memory reports.
    pub fn kept(&self, digest: &str) -> Result<Option<Vec<u8>>, MemoryError> {
        self.memory.kept(digest)
    }

    /// Whether the bundle to which a permit leads may answer; nothing is remembered.
    ///
    /// # Errors
    /// As [`permitted`](Self::permitted); the bundle does not verify, or is not the one that the
    /// permit names.
    pub fn examine_back(
        &self,
        file: &[u8],
        bytes: &[u8],
        clock: Timestamp,
    ) -> Result<(SignedPermit, VerifiedBundle), ActivationError> {
        let signed = self.permitted(file, clock)?;
        let bundle = verify(bytes, &Anchor::Chain(self.known.clone()), self.at(clock))?;
        let (to, release) = (&signed.permit().to, bundle.release());
        if bundle.digest() != to.digest || release.seq != to.seq {
            return Err(ActivationError::PermitOther { seq: to.seq });
        }
        Ok((signed, bundle))
    }

    /// Takes the older bundle into service, and remembers before it says so that it came back, and
    /// that all releases up to the one that is left are over.
    ///
    /// # Errors
    /// As [`examine_back`](Self::examine_back). Nothing that is remembered has changed then.
    pub fn roll_back(
        &mut self,
        file: &[u8],
        bytes: &[u8],
        clock: Timestamp,
    ) -> Result<VerifiedBundle, ActivationError> {
        let at = self.at(clock);
        let (signed, bundle) = self.examine_back(file, bytes, clock)?;
        let permit = signed.permit();
        let mut next = self.remembered.clone();
        next.tenant = Some(permit.tenant.clone());
        (next.epoch, next.seq) = (permit.epoch, permit.from.seq);
        next.digest = Some(permit.from.digest.clone());
        next.latest = next.latest.max(Some(bundle.release().issued()));
        next.last = Some(Kept { digest: bundle.digest().to_owned(), accepted_at: at });
        // What was left must not answer again because the other copy is damaged.
        next.before = None;
        next.rolled_back = Some(RolledBack {
            permit: signed.digest().to_owned(),
            from: permit.from.seq,
            to: permit.to.seq,
            digest: permit.to.digest.clone(),
            reason: permit.reason.clone(),
            persons: signed.signers().iter().map(|signer| signer.person.clone()).collect(),
            at,
        });
        self.memory.keep(bundle.digest(), bytes)?;
        self.memory.save(&next)?;
        self.remembered = next;
        Ok(bundle)
    }
}
