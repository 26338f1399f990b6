//! What a release carries as proof that it may be one.

use crate::overrides::Override;
use kaopu_bundle::{EncoderPin, Evidence, Version};
use kaopu_engine::PlayedDialogue;
use kaopu_model::{DIALOGUES, KbFiles};

/// The proof that these files were tested as these dialogues were played, understood with this
/// encoder. Whether it is proof enough is for the checks to say, and for everyone who verifies.
#[must_use]
pub fn evidence(
    files: &KbFiles,
    encoder: EncoderPin,
    played: &[PlayedDialogue],
    overridden: &[Override],
) -> Evidence {
    let names = |passed: bool| {
        let of = played.iter().filter(move |played| played.passed == passed);
        of.map(|played| format!("{DIALOGUES}{}", played.file))
    };
    let overrides = overridden
        .iter()
        .map(|one| kaopu_bundle::Override { gate: one.gate.clone(), reason: one.reason.clone() });
    Evidence::of(files, Version::CURRENT, encoder, names(true), names(false))
        .with_overrides(overrides.collect())
}
