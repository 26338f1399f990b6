//! The state of the running program's sentence encoder.

use kaopu_model::Localized;
use kaopu_runtime::LoadedEncoder;

use crate::error::ApiError;

/// The state of the running program's sentence encoder.
#[derive(Debug)]
pub(crate) enum EncoderState {
    /// It is being loaded.
    Awaited,
    /// It is loaded.
    Loaded(LoadedEncoder),
    /// There is no file, or none is wanted.
    Missing,
    /// The file cannot be taken.
    Refused(ApiError),
}

impl EncoderState {
    /// The encoder, if it is loaded.
    pub(crate) fn loaded(&self) -> Option<LoadedEncoder> {
        match self {
            Self::Loaded(encoder) => Some(encoder.clone()),
            Self::Awaited | Self::Missing | Self::Refused(_) => None,
        }
    }

    /// Why there will be no encoder, if so.
    pub(crate) fn because(&self) -> Option<Localized> {
        match self {
            Self::Awaited | Self::Loaded(_) => None,
            Self::Missing => Some(Localized::new(
                "没有找到句子编码器(encoder.kew)。",
                "No sentence encoder (encoder.kew) was found.",
            )),
            Self::Refused(error) => Some(error.message.clone()),
        }
    }
}
