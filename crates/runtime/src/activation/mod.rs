//! Taking a bundle into service: not only verified, but newer than all that was served before, by
//! people whom the last root names.

mod folder;
mod memory;
mod refusal;
mod rollback;
mod rolled_back;
#[cfg(test)]
mod tests;

use jiff::Timestamp;
use kaopu_bundle::{Anchor, TrustChain, VerifiedBundle, verify};

pub use folder::ReleaseFolder;
pub use memory::{Kept, MemoryError, ReleaseMemory, Remembered};
pub use refusal::ActivationError;
pub use rolled_back::RolledBack;

/// Decides which bundle may answer for one knowledge base, and remembers it over restarts.
#[derive(Debug)]
pub struct Activation<M> {
    memory: M,
    remembered: Remembered,
    known: TrustChain,
}

/// The bundle that answers.
#[derive(Debug, Clone)]
pub struct Serving {
    /// The bundle.
    pub bundle: VerifiedBundle,
    /// Its life is over: it may go on answering, and its operator has to be told.
    pub stale: bool,
}

impl<M: ReleaseMemory> Activation<M> {
    /// Begins with the roots that the installation was given, or with newer ones that were learnt
    /// since.
    ///
    /// # Errors
    /// `other-root` if the roots that were given are not those of what was served here before;
    /// what the memory reports.
    pub fn open(memory: M, given: TrustChain) -> Result<Self, ActivationError> {
        let remembered = memory.load()?.unwrap_or_default();
        let known = match remembered.roots()? {
            Some(learnt) if learnt.extends(&given) => learnt,
            Some(learnt) if !given.extends(&learnt) => return Err(ActivationError::OtherRoot),
            _ => given,
        };
        Ok(Self { memory, remembered, known })
    }

    /// The roots that count now.
    pub fn roots(&self) -> &TrustChain {
        &self.known
    }

    /// The latest moment that is known to be past: the clock may be set back, releases are not.
    fn at(&self, clock: Timestamp) -> Timestamp {
        self.remembered.latest.map_or(clock, |latest| latest.max(clock))
    }

    /// Whether a bundle may be taken into service, as far as this knows; nothing is remembered. A
    /// bot that wants to try it first, and play its dialogues again, asks here before it accepts.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn examine(
        &self,
        bytes: &[u8],
        clock: Timestamp,
    ) -> Result<VerifiedBundle, ActivationError> {
        let bundle = verify(bytes, &Anchor::Chain(self.known.clone()), self.at(clock))?;
        let release = bundle.release();
        let known = &self.remembered;
        if known.tenant.as_ref().is_some_and(|tenant| *tenant != release.tenant) {
            return Err(ActivationError::OtherTenant { tenant: release.tenant.clone() });
        }
        let (highest, offered) = ((known.epoch, known.seq), (release.epoch, release.seq));
        let back = known.rolled_back.as_ref();
        if back.is_some_and(|back| back.digest == bundle.digest()) {
            return Ok(bundle);
        }
        if offered < highest {
            return Err(ActivationError::OlderRelease { seq: release.seq, highest: known.seq });
        }
        if offered == highest && known.digest.as_deref().is_some_and(|one| one != bundle.digest()) {
            return Err(ActivationError::OtherContent { seq: release.seq });
        }
        if offered == highest && back.is_some() {
            return Err(ActivationError::LeftRelease { seq: release.seq });
        }
        Ok(bundle)
    }

    /// Takes a bundle into service, and remembers that before it says so. The one that is in
    /// service may be taken again.
    ///
    /// # Errors
    /// Why it is refused. Nothing that is remembered has changed then.
    pub fn accept(
        &mut self,
        bytes: &[u8],
        clock: Timestamp,
    ) -> Result<VerifiedBundle, ActivationError> {
        let at = self.at(clock);
        let bundle = self.examine(bytes, clock)?;
        let release = bundle.release();
        let known = &self.remembered;
        let newer = bundle.trust().version() > self.known.version();
        let roots = if newer { bundle.trust() } else { &self.known }.clone();
        let mut next = self.remembered.clone();
        next.tenant = Some(release.tenant.clone());
        if (release.epoch, release.seq) >= (known.epoch, known.seq) {
            (next.epoch, next.seq) = (release.epoch, release.seq);
            next.digest = Some(bundle.digest().to_owned());
            next.rolled_back = None;
        }
        next.latest = Some(release.issued().max(known.latest.unwrap_or(Timestamp::MIN)));
        next.roots = Some(roots.to_file()?);
        let kept = Kept { digest: bundle.digest().to_owned(), accepted_at: at };
        if next.last.as_ref().is_none_or(|last| last.digest != kept.digest) {
            next.before = next.last.replace(kept);
        }
        self.memory.keep(bundle.digest(), bytes)?;
        self.memory.save(&next)?;
        self.remembered = next;
        self.known = roots;
        Ok(bundle)
    }

    /// Learns a newer root without a release, from a root file. An older one of the same chain is
    /// no news.
    ///
    /// # Errors
    /// `other-root` if it is not the same chain; what verifying and the memory report.
    pub fn learn(&mut self, root_file: &[u8]) -> Result<(), ActivationError> {
        let offered = TrustChain::from_file(root_file)?;
        if self.known.extends(&offered) {
            return Ok(());
        }
        if !offered.extends(&self.known) {
            return Err(ActivationError::OtherRoot);
        }
        let mut next = self.remembered.clone();
        next.roots = Some(root_file.to_vec());
        self.memory.save(&next)?;
        self.remembered = next;
        self.known = offered;
        Ok(())
    }

    /// What answered last, verified anew as of when it was accepted; or, if that does not hold any
    /// more, what answered before it. Nothing: hand over to humans only.
    ///
    /// # Errors
    /// What the memory reports.
    pub fn resume(&self, clock: Timestamp) -> Result<Option<Serving>, ActivationError> {
        let anchor = Anchor::Chain(self.known.clone());
        for kept in [&self.remembered.last, &self.remembered.before].into_iter().flatten() {
            let Some(bytes) = self.memory.kept(&kept.digest)? else { continue };
            if let Ok(bundle) = verify(&bytes, &anchor, kept.accepted_at)
                && bundle.digest() == kept.digest
            {
                let stale = bundle.release().is_expired(self.at(clock));
                return Ok(Some(Serving { bundle, stale }));
            }
        }
        Ok(None)
    }
}
