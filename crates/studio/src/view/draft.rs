//! Parts of a KB as they are edited: one shape for all of them, so that checking, saving and trying
//! are each one use case.

use kaopu_model::{
    CareMomentDraft, DangerDraft, Diagnostic, EntryDraft, EscalationSettingsDraft, FaqId,
    Localized, PersonaDraft, QueueDraft, QueueId, RuleDraft, RuleId,
};
use serde::{Deserialize, Serialize};

use super::AnswerPreview;

/// A part as it is being edited.
#[expect(
    clippy::large_enum_variant,
    reason = "one or two are alive at a time, and a box would be in everybody's way"
)]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", content = "draft", rename_all = "snake_case")]
pub enum Draft {
    /// An FAQ entry.
    Entry(EntryDraft),
    /// A persona.
    Persona(PersonaDraft),
    /// A care moment.
    CareMoment(CareMomentDraft),
    /// A hand-over rule.
    Rule(RuleDraft),
    /// A queue.
    Queue(QueueDraft),
    /// The shop's words for a danger topic.
    Danger(DangerDraft),
    /// What `escalation.toml` sets once for all.
    EscalationSettings(EscalationSettingsDraft),
}

/// A part that can be removed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "kind", content = "id", rename_all = "snake_case")]
pub enum PartId {
    /// An FAQ entry, with its phrasings and conditional answers.
    Entry(FaqId),
    /// A persona; not the one at the top of the file.
    Persona(String),
    /// A care moment. The phrases that personas have for it go with it.
    CareMoment(String),
    /// A hand-over rule.
    Rule(RuleId),
    /// A queue; not one that a rule names.
    Queue(QueueId),
    /// The shop's words for a danger topic.
    Danger(String),
}

/// What a draft would come to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DraftCheck {
    /// What would be wrong with it, field by field.
    pub diagnostics: Vec<FieldDiagnostic>,
    /// An entry's answers as customers would read them; empty for other parts.
    pub previews: Vec<AnswerPreview>,
    /// A rule in words; `None` for other parts.
    pub sentence: Option<Localized>,
}

/// A diagnostic beside the field of a draft that it concerns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct FieldDiagnostic {
    /// The field's path in the draft: `question`, `phrasings.3`, `answers.0.from`,
    /// `moments.greeting.2` (moment and variant), `care.signed.0`, `say.1`, `when.hours`, `when`;
    /// empty for the part as a whole.
    pub field: String,
    /// What is wrong.
    pub diagnostic: Diagnostic,
}

/// A draft that has not reached the files, as it was kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct KeptDraft {
    /// What it was begun from.
    pub base: Draft,
    /// What has been typed.
    pub draft: Draft,
    /// Whether its part is no longer there: somebody removed or renamed it.
    pub is_gone: bool,
}

/// What became of saving a draft.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum SaveOutcome {
    /// It is in the files.
    Saved {
        /// As it stands there now.
        draft: Draft,
        /// The fields that somebody else changed meanwhile, and that are now in it as well.
        merged: Vec<String>,
    },
    /// The same was changed outside since `base`. Nothing was written.
    Conflict {
        /// As it stands in the files; `None` if it is gone.
        theirs: Option<Draft>,
        /// The fields that both sides changed to different things.
        fields: Vec<String>,
    },
}

/// What a draft would change in the test dialogues.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct DialogueChange {
    /// The dialogue's file.
    pub file: String,
    /// Its title.
    pub title: String,
    /// The first message that is treated differently, from 0.
    pub turn: u32,
    /// That message.
    pub message: String,
    /// What the bot says now.
    pub before: String,
    /// What it would say.
    pub after: String,
    /// Whether the dialogue goes as expected now.
    pub passes_before: bool,
    /// Whether it would.
    pub passes_after: bool,
}
