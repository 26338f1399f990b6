//! From files that were verified, or are being edited, to what answers from them.

use std::sync::Arc;

use kaopu_bundle::{EncoderPin, VerifiedBundle};
use kaopu_engine::Program;
use kaopu_model::{KnowledgeBase, Localized, parse};

use crate::encoder::LoadedEncoder;

/// The program of a bundle, understood exactly as it was tested: one that was tested without an
/// encoder is answered without, whatever is there.
///
/// # Errors
/// It was tested with another encoder than the one that is there, or there is none.
pub fn program_of_bundle(
    bundle: &VerifiedBundle,
    there: Option<&LoadedEncoder>,
) -> Result<Program, OtherEncoder> {
    let encoder = encoder_of(bundle, there)?;
    Ok(compile(parse(bundle.files()).kb, encoder))
}

/// The program of a knowledge base, with an encoder or by words alone.
#[must_use]
pub fn compile(kb: impl Into<Arc<KnowledgeBase>>, encoder: Option<&LoadedEncoder>) -> Program {
    match encoder {
        Some(encoder) => kaopu_engine::compile_with(kb, encoder.shared()),
        None => kaopu_engine::compile(kb),
    }
}

/// The encoder that a bundle is answered with; `None`: by words alone.
///
/// # Errors
/// It was tested with another encoder than the one that is there, or there is none.
pub fn encoder_of<'e>(
    bundle: &VerifiedBundle,
    there: Option<&'e LoadedEncoder>,
) -> Result<Option<&'e LoadedEncoder>, OtherEncoder> {
    let needed = bundle.release().encoder;
    if needed == EncoderPin::WordsOnly {
        return Ok(None);
    }
    match there.map(LoadedEncoder::pin).unwrap_or_default() {
        pin if pin == needed => Ok(there),
        there => Err(OtherEncoder { needed, there }),
    }
}

/// A bundle was tested with another encoder than the one that is there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this bundle was tested with sentence encoder {needed}, and {}; understood otherwise it would not answer as tested", self.there_en())]
pub struct OtherEncoder {
    /// What it was tested with.
    pub needed: EncoderPin,
    /// What is there.
    pub there: EncoderPin,
}

impl OtherEncoder {
    /// What is wrong, for people; the English sentence is the error's own.
    #[must_use]
    pub fn localized(&self) -> Localized {
        let Self { needed, there } = self;
        let there = match there {
            EncoderPin::WordsOnly => "这里没有".to_owned(),
            there => format!("这里的是 {there}"),
        };
        Localized::new(
            format!(
                "这个发布包是用句子编码器 {needed} 测试的，{there}；换一种理解方式，回答就不是测试过的样子，所以不回答"
            ),
            self.to_string(),
        )
    }

    fn there_en(&self) -> String {
        match self.there {
            EncoderPin::WordsOnly => "there is none".to_owned(),
            there => format!("the one that is there is {there}"),
        }
    }
}
