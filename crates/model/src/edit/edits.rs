//! What can be edited.

use std::collections::BTreeMap;

use super::care_draft::CareMomentDraft;
use super::draft::{EntryDraft, FactDraft};
use super::escalation_draft::{DangerDraft, EscalationSettingsDraft, QueueDraft, RuleDraft};
use super::persona_draft::PersonaDraft;
use super::picture_draft::PictureDraft;
use super::settings::SettingsDraft;
use super::table::TableEdit;
use crate::{Dialogue, FaqId, QueueId, RuleId, WrongAnswerBudget};

/// One change to a knowledge base.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// Makes an entry, with all its phrasings and conditional answers, what the draft says; adds it
    /// if it is new.
    PutEntry(EntryDraft),
    /// As [`Edit::PutEntry`] for many at once: what an import brings.
    PutEntries(Vec<EntryDraft>),
    /// Writes what entries are called elsewhere into the column `label` of `faqs.csv`.
    PutLabels(BTreeMap<FaqId, String>),
    /// Removes an entry with its phrasings and conditional answers. What is not there is removed
    /// already.
    RemoveEntry(FaqId),
    /// As [`Edit::RemoveEntry`] for many at once.
    RemoveEntries(Vec<FaqId>),
    /// Makes a fact what the draft says; adds it if it is new.
    PutFact(FactDraft),
    /// Removes the fact with this key.
    RemoveFact(String),
    /// Makes a gesture in a table, and nothing else: see [`crate::table_edits`] for what follows.
    EditTable(TableEdit),
    /// Makes a row of `media.csv` what the draft says, with the file that it names: see
    /// [`crate::picture_edits`] for what follows.
    PutPicture(PictureDraft, Option<Vec<u8>>),
    /// Removes a picture with its file, unless another picture has the same.
    RemovePicture(String),
    /// Writes a test dialogue to the file that it names.
    PutDialogue(Dialogue),
    /// Removes a test dialogue.
    RemoveDialogue {
        /// Its file name below `dialogues/`.
        file: String,
    },
    /// Makes what `kb.toml` says of the shop what the draft says.
    PutSettings(SettingsDraft),
    /// Sets the wrong-answer budget.
    PutBudget(WrongAnswerBudget),
    /// Makes a persona what the draft says; adds it if it is new.
    PutPersona(PersonaDraft),
    /// Removes a persona. If it is the one that speaks, the one at the top does from then on.
    RemovePersona(String),
    /// From then on this persona speaks.
    UsePersona(String),
    /// Makes a care moment what the draft says; adds it at the end if it is new.
    PutCareMoment(CareMomentDraft),
    /// Removes a care moment, and the phrases that personas have for it.
    RemoveCareMoment(String),
    /// Makes a hand-over rule what the draft says; adds it at the end if it is new.
    PutRule(RuleDraft),
    /// Removes a hand-over rule.
    RemoveRule(RuleId),
    /// Moves a hand-over rule, with the comments right above it.
    MoveRule {
        /// The rule.
        rule: RuleId,
        /// The one that it is tried before; `None`: it is tried last.
        before: Option<RuleId>,
    },
    /// Makes a queue what the draft says; adds it if it is new.
    PutQueue(QueueDraft),
    /// Removes a queue. What names it is a mistake from then on.
    RemoveQueue(QueueId),
    /// Makes the shop's words for a danger topic what the draft says.
    PutDanger(DangerDraft),
    /// Removes the shop's words for a danger topic.
    RemoveDanger(String),
    /// Makes what `escalation.toml` sets once for all what the draft says.
    PutEscalationSettings(EscalationSettingsDraft),
}
