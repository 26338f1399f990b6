//! Taking a bundle into service: verified, newer, compiled, its dialogues played again, remembered.
//! Only then does it answer. Whatever fails, what answers goes on answering.

mod encoder;
mod memory;
mod refusal;
mod trust;

use jiff::Timestamp;
use kaopu_bundle::{Permit, VerifiedBundle, sha256_hex};
use kaopu_engine::Program;
use kaopu_runtime::{Activation, ActivationError, Replayed, RolledBack, program_of_bundle, replay};

pub(crate) use encoder::Encoder;
pub(crate) use memory::Memory;
pub use refusal::Refusal;
pub(crate) use trust::Trust;

/// What answers: a program, and the bundle that it was made from.
pub(crate) struct Active {
    pub(crate) program: Program,
    pub(crate) bundle: VerifiedBundle,
    /// What was played again before it was allowed to answer.
    pub(crate) replayed: Replayed,
    /// Since when it answers in this process.
    pub(crate) since: Timestamp,
    /// That it came back under a permit.
    pub(crate) rolled_back: Option<RolledBack>,
}

/// Decides for one shop which bundle answers.
pub(crate) struct Activator {
    trust: Trust,
    /// Opened once the roots are known: from the settings, or from what was served last, or from
    /// the first bundle.
    activation: Option<Activation<Memory>>,
    /// Until then.
    memory: Option<Memory>,
    encoder: Encoder,
    tenant: String,
}

impl Activator {
    pub(crate) fn new(tenant: &str, trust: Trust, memory: Memory, encoder: Encoder) -> Self {
        let tenant = tenant.to_owned();
        Self { trust, activation: None, memory: Some(memory), encoder, tenant }
    }

    /// What answered before the process was stopped, if it still holds and still answers as tested.
    pub(crate) fn resume(&mut self, now: Timestamp) -> Result<Option<Active>, Refusal> {
        if self.open(None, now)? {
            return Ok(None);
        }
        let Some(activation) = &self.activation else { return Ok(None) };
        match activation.resume(now)? {
            Some(serving) => self.compile(serving.bundle, now).map(Some),
            None => Ok(None),
        }
    }

    /// Whether a bundle may answer, and what would; nothing is remembered.
    pub(crate) fn examine(&mut self, bytes: &[u8], now: Timestamp) -> Result<Active, Refusal> {
        self.open(Some(bytes), now)?;
        let Some(activation) = &self.activation else { return Err(Refusal::internal()) };
        let bundle = activation.examine(bytes, now)?;
        self.compile(bundle, now)
    }

    /// The number of a bundle that may answer, without making a program of it.
    pub(crate) fn rank(&mut self, bytes: &[u8], now: Timestamp) -> Result<(u32, u32), Refusal> {
        self.open(Some(bytes), now)?;
        let Some(activation) = &self.activation else { return Err(Refusal::internal()) };
        let bundle = activation.examine(bytes, now)?;
        Ok((bundle.release().epoch, bundle.release().seq))
    }

    /// Takes a bundle into service. When this returns it is remembered, and may answer.
    pub(crate) fn take(&mut self, bytes: &[u8], now: Timestamp) -> Result<Active, Refusal> {
        let active = self.examine(bytes, now)?;
        let Some(activation) = &mut self.activation else { return Err(Refusal::internal()) };
        activation.accept(bytes, now)?;
        Ok(active)
    }

    fn compile(&self, bundle: VerifiedBundle, now: Timestamp) -> Result<Active, Refusal> {
        if bundle.release().tenant != self.tenant {
            return Err(Refusal::new(
                "other-tenant",
                format!("发布包是“{}”的，设置里写的是“{}”", bundle.release().tenant, self.tenant),
                format!(
                    "the bundle is for {:?}, the settings say {:?}",
                    bundle.release().tenant,
                    self.tenant
                ),
            ));
        }
        let encoder = self.encoder.for_bundle(&bundle)?;
        let program = program_of_bundle(&bundle, encoder)?;
        let replayed = replay(&bundle, &program)?;
        let rolled_back = self.activation.as_ref().and_then(Activation::rolled_back);
        let rolled_back = rolled_back.filter(|back| back.digest == bundle.digest()).cloned();
        Ok(Active { program, bundle, replayed, since: now, rolled_back })
    }

    /// What a permit says, if it may be used here and now and is not what counts already.
    pub(crate) fn permitted(
        &mut self,
        permit: &[u8],
        now: Timestamp,
    ) -> Result<Option<Permit>, Refusal> {
        // Keys alone, and nothing yet that they have signed: then the first bundle comes first.
        if self.open(None, now)? {
            return Ok(None);
        }
        let Some(activation) = &self.activation else { return Err(Refusal::internal()) };
        let used = activation.rolled_back().map(|back| back.permit.as_str());
        if used == Some(&*sha256_hex(permit)) {
            return Ok(None);
        }
        Ok(Some(activation.permitted(permit, now)?.permit().clone()))
    }

    /// What would answer by a permit, from the bundle that was offered or is kept, with its bytes;
    /// nothing is remembered.
    pub(crate) fn examine_back(
        &self,
        permit: &[u8],
        offered: Option<Vec<u8>>,
        now: Timestamp,
    ) -> Result<(Active, Vec<u8>), Refusal> {
        let Some(activation) = &self.activation else { return Err(Refusal::internal()) };
        let to = &activation.permitted(permit, now)?.permit().to.clone();
        let kept = || activation.kept(&to.digest);
        let bytes = offered.map_or_else(kept, |bytes| Ok(Some(bytes)))?;
        let bytes = bytes.ok_or(ActivationError::PermitWithoutBundle { to: to.seq })?;
        let (_, bundle) = activation.examine_back(permit, &bytes, now)?;
        Ok((self.compile(bundle, now)?, bytes))
    }

    /// Goes back by a permit. When this returns it is remembered, and may answer.
    pub(crate) fn roll_back(
        &mut self,
        permit: &[u8],
        offered: Option<Vec<u8>>,
        now: Timestamp,
    ) -> Result<Active, Refusal> {
        let (mut active, bytes) = self.examine_back(permit, offered, now)?;
        let Some(activation) = &mut self.activation else { return Err(Refusal::internal()) };
        activation.roll_back(permit, &bytes, now)?;
        active.rolled_back = activation.rolled_back().cloned();
        Ok(active)
    }

    /// Opens the memory, as soon as the roots are known. Says whether they are not yet.
    fn open(&mut self, offered: Option<&[u8]>, now: Timestamp) -> Result<bool, Refusal> {
        let Some(memory) = self.memory.take() else { return Ok(false) };
        match self.trust.roots(&memory, offered, now) {
            Ok(Some(roots)) => {
                // A memory that can't be opened now can be tried again later.
                let again = memory.again();
                match Activation::open(memory, roots) {
                    Ok(activation) => self.activation = Some(activation),
                    Err(error) => {
                        self.memory = Some(again?);
                        return Err(error.into());
                    }
                }
                Ok(false)
            }
            Ok(None) => {
                self.memory = Some(memory);
                Ok(true)
            }
            Err(refusal) => {
                self.memory = Some(memory);
                Err(refusal)
            }
        }
    }
}
