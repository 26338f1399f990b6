//! The sentence encoder: which one, and what is said when there is none.

use std::ffi::OsString;

use kaopu_runtime::{EncoderChoice, EncoderPlaces, LoadedEncoder};
use kaopu_studio::ApiError;

use crate::environment::Environment;
use crate::failure::Outcome;
use crate::output::{Line, TextStyle, Ui};

/// Which encoder understands messages.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct EncoderArguments {
    /// Weights of the sentence encoder, or `none` to go by words alone; otherwise KAOPU_ENCODER,
    /// otherwise looked for near the program
    #[arg(long, value_name = "FILE")]
    encoder: Option<OsString>,
}

impl EncoderArguments {
    /// What was said about it, for those who load it only when they need it.
    pub(crate) fn choice(&self, environment: &Environment) -> (EncoderChoice, EncoderPlaces) {
        let said = self.encoder.as_ref().or(environment.encoder.as_ref());
        let choice = said.map_or(EncoderChoice::Find, |said| EncoderChoice::read(said));
        (choice, EncoderPlaces { resources: None, program: std::env::current_exe().ok() })
    }

    /// Loads the encoder. If there is none although nobody said so, that is told: answers differ
    /// without it.
    pub(crate) fn load(
        &self,
        environment: &Environment,
        ui: &mut Ui,
    ) -> Outcome<Option<LoadedEncoder>> {
        let (choice, places) = self.choice(environment);
        let encoder = choice.load(&places).map_err(ApiError::from)?;
        if encoder.is_none() && choice == EncoderChoice::Find {
            let text = ui.t(
                "没有找到句子编码器，只按字词理解（在源码目录里运行 ./dev encoder 获取；--encoder none 则不再提示）",
                "no sentence encoder was found; messages are understood by their words alone \
                 (./dev encoder in the sources fetches it; --encoder none hides this note)",
            );
            ui.note(
                Line::new().add(TextStyle::Yellow, ui.t("注意", "note")).plain(": ").plain(text),
            );
        }
        Ok(encoder)
    }
}
