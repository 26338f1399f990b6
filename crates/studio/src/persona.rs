//! Personas and care moments as they are shown.

use std::sync::Arc;

use kaopu_engine::{Message, ToneRow, speak, tone_matrix};
use kaopu_model::{
    Feeling, KnowledgeBase, PartRef, PersonaDraft, Placeholder, Template, TemplatePart,
    care_moment_drafts, persona_drafts,
};

use crate::draft::diagnostics::beside_fields;
use crate::draft::kind::persona_title;
use crate::draft::preview::DraftPreview;
use crate::error::ApiResult;
use crate::placeholders::example;
use kaopu_engine::compare::converse;

use crate::simulate::must_be_short;
use crate::view::{
    Capability, CareMomentRow, CareSaid, CareView, Draft, PersonaConversation, PersonaRow,
    PersonasView,
};
use crate::workspace::Workspace;

impl Workspace {
    /// All personas with every moment, also those without a phrase.
    #[must_use]
    pub fn personas(&self) -> PersonasView {
        let snapshot = self.snapshot();
        let row = |draft: PersonaDraft| PersonaRow {
            title: persona_title(&draft),
            diagnostics: beside_fields(&snapshot, &PartRef::Persona(draft.id.clone())),
            draft,
        };
        PersonasView {
            speaking: snapshot.kb().persona.id.clone(),
            personas: persona_drafts(snapshot.files()).into_iter().map(row).collect(),
            capabilities: capabilities(snapshot.kb()),
        }
    }

    /// All care moments.
    #[must_use]
    pub fn care(&self) -> CareView {
        let snapshot = self.snapshot();
        let matrix = tone_matrix(snapshot.program());
        let dialogues = self.dialogues();
        let kb = snapshot.kb();
        let expects = |file: &str, id: &str| {
            let dialogue = kb.dialogues.iter().find(|dialogue| dialogue.file == file);
            let turns = dialogue.into_iter().flat_map(|dialogue| &dialogue.turns);
            turns
                .filter_map(|turn| turn.expect.as_ref())
                .any(|expect| expect.care.as_deref() == Some(id))
        };
        let moments = care_moment_drafts(snapshot.files()).into_iter().map(|draft| CareMomentRow {
            said: said(&matrix, &draft.id),
            dialogues: dialogues
                .iter()
                .filter(|row| expects(&row.file, &draft.id))
                .cloned()
                .collect(),
            diagnostics: beside_fields(&snapshot, &PartRef::CareMoment(draft.id.clone())),
            draft,
        });
        CareView { moments: moments.collect(), capabilities: capabilities(kb) }
    }

    /// A phrase of a persona as SSML, in its voice, with made-up values.
    ///
    /// # Errors
    /// None now.
    pub fn voice_preview(&self, draft: &PersonaDraft, text: &str) -> ApiResult<String> {
        let snapshot = self.snapshot();
        let (template, _) = Template::read(text);
        let part = |part: &TemplatePart| match part {
            TemplatePart::Text(text) => text.clone(),
            TemplatePart::Placeholder(Placeholder::CustomerAddress) => draft.address.clone(),
            TemplatePart::Placeholder(Placeholder::PersonaName) => draft.name.clone(),
            TemplatePart::Placeholder(Placeholder::PersonaSelf) if draft.myself.is_empty() => {
                draft.name.clone()
            }
            TemplatePart::Placeholder(Placeholder::PersonaSelf) => draft.myself.clone(),
            TemplatePart::Placeholder(placeholder) => example(snapshot.kb(), placeholder),
        };
        let words: String = template.parts.iter().map(part).collect();
        Ok(speak(&words, &draft.voice))
    }
}

impl DraftPreview {
    /// Everything that any persona can say at any moment to a customer who feels in any way, as if
    /// the draft were saved.
    ///
    /// # Errors
    /// The draft can't be put into the files.
    pub fn tone_matrix(&self, draft: Option<&Draft>) -> ApiResult<Vec<ToneRow>> {
        Ok(tone_matrix(self.state(draft)?.program()))
    }

    /// One conversation as each persona would lead it, as if the draft were saved.
    ///
    /// # Errors
    /// The draft can't be put into the files; the conversation has more than 500 messages.
    pub fn play_personas(
        &self,
        messages: &[Message],
        draft: Option<&Draft>,
    ) -> ApiResult<Vec<PersonaConversation>> {
        must_be_short(messages)?;
        let state = self.state(draft)?;
        let kb = state.kb();
        let led = kb.personas.iter().map(|persona| {
            // Who speaks makes no difference to what is understood.
            let program = match kb.with_persona(&persona.id).filter(|_| persona.id != kb.persona.id)
            {
                Some(other) => Arc::new(state.program().recompile(other)),
                None => state.program().clone(),
            };
            PersonaConversation { persona: persona.id.clone(), turns: converse(&program, messages) }
        });
        Ok(led.collect())
    }
}

fn capabilities(kb: &KnowledgeBase) -> Vec<Capability> {
    let capabilities = kb.settings.capabilities.iter();
    capabilities
        .map(|(id, description)| Capability { id: id.clone(), description: description.clone() })
        .collect()
}

/// What each persona says at a care moment to a calm customer.
fn said(matrix: &[ToneRow], id: &str) -> Vec<CareSaid> {
    let rows = matrix.iter().filter(|row| row.care && row.moment == id);
    let calm = |row: &ToneRow| {
        let cell = row.cells.iter().find(|cell| cell.feeling == Feeling::Calm);
        cell.map(|cell| cell.phrases.clone()).unwrap_or_default()
    };
    rows.map(|row| CareSaid { persona: row.persona.clone(), phrases: calm(row) }).collect()
}
