//! The unit in which the studio edits a persona.

use serde::{Deserialize, Serialize};

use crate::{Channel, ChatPolicy, Dials, Feeling, KnowledgeBase, Moment, Persona, Phrase, Tone, Voice};

/// A persona as `persona.toml` has it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PersonaDraft {
    /// Under which it is chosen; `main` for the one at the top of the file.
    pub id: String,
    /// How the bot is called.
    pub name: String,
    /// How it speaks of itself; empty: by its name.
    pub myself: String,
    /// How it addresses customers (亲, 您); empty for none.
    pub address: String,
    /// Its character.
    pub tone: Tone,
    /// How warm, formal and playful it is.
    pub dials: Dials,
    /// What it says, moment by moment: every moment, in their natural order, also those without a phrase.
    pub moments: Vec<MomentDraft>,
    /// What it says at care moments, in the order of `care.toml`; then what belongs to no such moment.
    pub care: Vec<CarePhrases>,
    /// What it may do in chat.
    pub chat: ChatPolicy,
    /// How it sounds on the phone.
    pub voice: Voice,
    /// Words that this brand never says.
    pub forbidden: Vec<String>,
}

/// What a persona says at a moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct MomentDraft {
    /// The moment.
    pub moment: Moment,
    /// The variants.
    pub phrases: Vec<PhraseDraft>,
    /// The name of the sticker that goes with them; empty for none.
    pub sticker: String,
}

/// What a persona says at a care moment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CarePhrases {
    /// The care moment's id.
    pub id: String,
    /// The variants.
    pub phrases: Vec<PhraseDraft>,
}

/// A phrase.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct PhraseDraft {
    /// The words, with placeholders.
    pub text: String,
    /// The feelings that it is fit for; empty: all that its moment and its words allow.
    pub moods: Vec<Feeling>,
    /// The only channel on which it is said.
    pub channel: Option<Channel>,
    /// The capability that keeps what it promises; empty for none.
    pub promise: String,
}

impl From<&Phrase> for PhraseDraft {
    fn from(phrase: &Phrase) -> Self {
        Self {
            text: phrase.text.clone(),
            moods: phrase.moods.clone(),
            channel: phrase.channel,
            promise: phrase.promise.clone().unwrap_or_default(),
        }
    }
}

/// The persona with that id as it is read; `None` if there is none.
#[must_use]
pub fn persona_draft(kb: &KnowledgeBase, id: &str) -> Option<PersonaDraft> {
    let persona = kb.personas.iter().find(|persona| persona.id == id)?;
    Some(PersonaDraft {
        id: persona.id.clone(),
        name: persona.name.clone(),
        myself: persona.myself.clone(),
        address: persona.address.clone(),
        tone: persona.tone,
        dials: persona.dials,
        moments: Moment::ALL.into_iter().map(|moment| at_moment(persona, moment)).collect(),
        care: care(kb, persona),
        chat: persona.chat,
        voice: persona.voice,
        forbidden: persona.forbidden.clone(),
    })
}

fn at_moment(persona: &Persona, moment: Moment) -> MomentDraft {
    MomentDraft {
        moment,
        phrases: persona.phrases.get(&moment).into_iter().flatten().map(PhraseDraft::from).collect(),
        sticker: persona.stickers.get(&moment).cloned().unwrap_or_default(),
    }
}

fn care(kb: &KnowledgeBase, persona: &Persona) -> Vec<CarePhrases> {
    let known = kb.care.moments.iter().map(|moment| &moment.id);
    let stray = persona.care.keys().filter(|id| !kb.care.moments.iter().any(|moment| moment.id == **id));
    let phrases = |id: &String| persona.care.get(id).into_iter().flatten().map(PhraseDraft::from).collect();
    known.chain(stray).map(|id| CarePhrases { id: id.clone(), phrases: phrases(id) }).collect()
}
