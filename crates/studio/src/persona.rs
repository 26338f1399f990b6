//! The persona as it is shown.

use kaopu_model::Moment;

use crate::view::{MomentRow, PersonaView};
use crate::workspace::Workspace;

impl Workspace {
    /// The persona with every moment, also those without a phrase.
    #[must_use]
    pub fn persona(&self) -> PersonaView {
        let snapshot = self.snapshot();
        let persona = &snapshot.kb().persona;
        PersonaView {
            name: persona.name.clone(),
            address: persona.address.clone(),
            tone: persona.tone,
            moments: Moment::ALL
                .into_iter()
                .map(|moment| MomentRow {
                    moment,
                    phrases: persona
                        .phrases
                        .get(&moment)
                        .into_iter()
                        .flatten()
                        .map(|phrase| phrase.text.clone())
                        .collect(),
                    sticker: persona.stickers.get(&moment).cloned(),
                })
                .collect(),
            voice: persona.voice,
        }
    }
}
