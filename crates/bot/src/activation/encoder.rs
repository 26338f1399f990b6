//! The sentence encoder, loaded when a bundle first needs it, and shared by all shops.

use std::sync::{Arc, OnceLock};

use kaopu_bundle::{EncoderPin, VerifiedBundle};
use kaopu_runtime::{EncoderChoice, EncoderPlaces, LoadedEncoder};

use super::Refusal;

/// Where the encoder is found, and the encoder once it was needed.
#[derive(Clone)]
pub(crate) struct Encoder {
    choice: EncoderChoice,
    places: EncoderPlaces,
    loaded: Arc<OnceLock<Option<LoadedEncoder>>>,
}

impl Encoder {
    pub(crate) fn new(choice: EncoderChoice, places: EncoderPlaces) -> Self {
        Self { choice, places, loaded: Arc::default() }
    }

    /// The encoder for a bundle; nothing if it was tested by words alone, or there is none.
    pub(crate) fn for_bundle(
        &self,
        bundle: &VerifiedBundle,
    ) -> Result<Option<&LoadedEncoder>, Refusal> {
        if bundle.release().encoder == EncoderPin::WordsOnly {
            return Ok(None);
        }
        if let Some(loaded) = self.loaded.get() {
            return Ok(loaded.as_ref());
        }
        let loaded = self.choice.load(&self.places).map_err(|error| {
            let message = error.localized();
            Refusal::new("encoder", message.zh, message.en)
        })?;
        Ok(self.loaded.get_or_init(|| loaded).as_ref())
    }

    /// What names the weights that were loaded.
    pub(crate) fn pin(&self) -> Option<EncoderPin> {
        self.loaded.get()?.as_ref().map(LoadedEncoder::pin)
    }
}
