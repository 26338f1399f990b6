//! What all parts of a KB have in common: how they are put and read, what they are called.

use kaopu_model::{
    CareMomentDraft, Edit, KbFiles, Localized, PartRef, PersonaDraft, PersonaStyle,
    care_moment_draft, danger_draft, entry_draft, escalation_settings_draft, persona_draft,
    queue_draft, rule_draft,
};

use crate::view::{ChangedThing, Draft, PartId};

impl Draft {
    /// The edit that saves it.
    pub(crate) fn edit(&self) -> Edit {
        match self.clone() {
            Self::Entry(draft) => Edit::PutEntry(draft),
            Self::Persona(draft) => Edit::PutPersona(draft),
            Self::CareMoment(draft) => Edit::PutCareMoment(draft),
            Self::Rule(draft) => Edit::PutRule(draft),
            Self::Queue(draft) => Edit::PutQueue(draft),
            Self::Danger(draft) => Edit::PutDanger(draft),
            Self::EscalationSettings(draft) => Edit::PutEscalationSettings(draft),
        }
    }

    /// The same part as it stands in the files; `None` if it is not there.
    pub(crate) fn standing(&self, files: &KbFiles) -> Option<Self> {
        match self {
            Self::Entry(draft) => entry_draft(files, &draft.id).map(Self::Entry),
            Self::Persona(draft) => persona_draft(files, &draft.id).map(Self::Persona),
            Self::CareMoment(draft) => care_moment_draft(files, &draft.id).map(Self::CareMoment),
            Self::Rule(draft) => rule_draft(files, &draft.id).map(Self::Rule),
            Self::Queue(draft) => queue_draft(files, &draft.id).map(Self::Queue),
            Self::Danger(draft) => danger_draft(files, &draft.topic).map(Self::Danger),
            Self::EscalationSettings(_) => {
                Some(Self::EscalationSettings(escalation_settings_draft(files)))
            }
        }
    }

    /// Which part it is; `None` for an entry, whose diagnostics have places of their own.
    pub(crate) fn part(&self) -> Option<PartRef> {
        Some(match self {
            Self::Entry(_) => return None,
            Self::Persona(draft) => PartRef::Persona(draft.id.clone()),
            Self::CareMoment(draft) => PartRef::CareMoment(draft.id.clone()),
            Self::Rule(draft) => PartRef::Rule(draft.id.clone()),
            Self::Queue(draft) => PartRef::Queue(draft.id.clone()),
            Self::Danger(draft) => PartRef::Danger(draft.topic.clone()),
            Self::EscalationSettings(_) => PartRef::EscalationSettings,
        })
    }

    /// Whether two drafts say the same. A persona has nothing to say at a care moment whether the
    /// draft lists it or not.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        self.plain() == other.plain()
    }

    /// Without what says nothing, and in one order.
    pub(crate) fn plain(&self) -> Self {
        match self.clone() {
            Self::Persona(mut persona) => {
                persona.care.retain(|care| !care.phrases.is_empty());
                persona.care.sort_by(|a, b| a.id.cmp(&b.id));
                Self::Persona(persona)
            }
            draft => draft,
        }
    }

    /// Its id among those of its kind.
    pub(crate) fn id(&self) -> &str {
        match self {
            Self::Entry(draft) => &draft.id,
            Self::Persona(draft) => &draft.id,
            Self::CareMoment(draft) => &draft.id,
            Self::Rule(draft) => &draft.id,
            Self::Queue(draft) => &draft.id,
            Self::Danger(draft) => &draft.topic,
            Self::EscalationSettings(_) => "",
        }
    }

    /// The word for its kind in the history.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Entry(_) => "entry",
            Self::Persona(_) => "persona",
            Self::CareMoment(_) => "care",
            Self::Rule(_) => "rule",
            Self::Queue(_) => "queue",
            Self::Danger(_) => "danger",
            Self::EscalationSettings(_) => "escalation",
        }
    }

    /// What it is among all that can change.
    pub(crate) fn thing(&self) -> ChangedThing {
        match self {
            Self::Entry(_) => ChangedThing::Entry,
            Self::Persona(_) => ChangedThing::Persona,
            Self::CareMoment(_) => ChangedThing::Care,
            Self::Rule(_) => ChangedThing::Rule,
            Self::Queue(_) => ChangedThing::Queue,
            Self::Danger(_) => ChangedThing::Danger,
            Self::EscalationSettings(_) => ChangedThing::Escalation,
        }
    }

    /// Its name alone.
    pub(crate) fn title(&self) -> String {
        let or = |name: &str, id: &str| {
            if name.trim().is_empty() { id.to_owned() } else { name.to_owned() }
        };
        match self {
            Self::Entry(draft) => or(&draft.question, &draft.id),
            Self::Persona(draft) => persona_title(draft).zh,
            Self::CareMoment(draft) => care_title(draft),
            Self::Rule(draft) => or(&draft.title, &draft.id),
            Self::Queue(draft) => or(&draft.name, &draft.id),
            Self::Danger(draft) => topic_zh(&draft.topic).to_owned(),
            Self::EscalationSettings(_) => "escalation.toml".to_owned(),
        }
    }

    /// The edit that removes it; `None` for what can't be removed.
    pub(crate) fn removal(&self) -> Option<Edit> {
        Some(match self {
            Self::Entry(draft) => Edit::RemoveEntry(draft.id.clone()),
            Self::Persona(draft) => Edit::RemovePersona(draft.id.clone()),
            Self::CareMoment(draft) => Edit::RemoveCareMoment(draft.id.clone()),
            Self::Rule(draft) => Edit::RemoveRule(draft.id.clone()),
            Self::Queue(draft) => Edit::RemoveQueue(draft.id.clone()),
            Self::Danger(draft) => Edit::RemoveDanger(draft.topic.clone()),
            Self::EscalationSettings(_) => return None,
        })
    }

    /// What it is called: kind and name.
    pub(crate) fn called(&self) -> Localized {
        let named = |zh: &str, en: &str, name: &str| {
            Localized::new(format!("{zh}「{name}」"), format!("{en} \"{name}\""))
        };
        match self {
            Self::Entry(_) => named("问答", "entry", &self.title()),
            Self::Persona(draft) => {
                let title = persona_title(draft);
                Localized::new(format!("人设「{}」", title.zh), format!("persona \"{}\"", title.en))
            }
            Self::CareMoment(_) => named("关怀时刻", "care moment", &self.title()),
            Self::Rule(_) => named("转人工规则", "hand-over rule", &self.title()),
            Self::Queue(_) => named("队列", "queue", &self.title()),
            Self::Danger(draft) => Localized::new(
                format!("危险话题「{}」的词", topic_zh(&draft.topic)),
                format!("words for the danger topic \"{}\"", draft.topic),
            ),
            Self::EscalationSettings(_) => Localized::new("转人工设置", "hand-over settings"),
        }
    }
}

impl PartId {
    /// What it is called where it is not there to be named.
    pub(crate) fn called(&self) -> Localized {
        let named = |zh: &str, en: &str, id: &str| {
            Localized::new(format!("{zh} {id}"), format!("{en} {id}"))
        };
        match self {
            Self::Entry(id) => named("问答", "entry", id),
            Self::Persona(id) => named("人设", "persona", id),
            Self::CareMoment(id) => named("关怀时刻", "care moment", id),
            Self::Rule(id) => named("规则", "rule", id),
            Self::Queue(id) => named("队列", "queue", id),
            Self::Danger(topic) => Localized::new(
                format!("危险话题 {topic} 的词"),
                format!("words for the danger topic {topic}"),
            ),
        }
    }

    /// The part as it stands in the files; `None` if it is not there.
    pub(crate) fn standing(&self, files: &KbFiles) -> Option<Draft> {
        match self {
            Self::Entry(id) => entry_draft(files, id).map(Draft::Entry),
            Self::Persona(id) => persona_draft(files, id).map(Draft::Persona),
            Self::CareMoment(id) => care_moment_draft(files, id).map(Draft::CareMoment),
            Self::Rule(id) => rule_draft(files, id).map(Draft::Rule),
            Self::Queue(id) => queue_draft(files, id).map(Draft::Queue),
            Self::Danger(topic) => danger_draft(files, topic).map(Draft::Danger),
        }
    }

    /// The edit that removes it.
    pub(crate) fn removal(&self) -> Edit {
        match self.clone() {
            Self::Entry(id) => Edit::RemoveEntry(id),
            Self::Persona(id) => Edit::RemovePersona(id),
            Self::CareMoment(id) => Edit::RemoveCareMoment(id),
            Self::Rule(id) => Edit::RemoveRule(id),
            Self::Queue(id) => Edit::RemoveQueue(id),
            Self::Danger(topic) => Edit::RemoveDanger(topic),
        }
    }
}

/// What a persona is called on the screen: its name and its character.
pub(crate) fn persona_title(draft: &PersonaDraft) -> Localized {
    let (zh, en) = match draft.tone {
        PersonaStyle::Lively => ("活泼", "lively"),
        PersonaStyle::Precise => ("严谨", "precise"),
    };
    let name = if draft.name.trim().is_empty() { &draft.id } else { &draft.name };
    Localized::new(format!("{name} · {zh}"), format!("{name} · {en}"))
}

fn care_title(draft: &CareMomentDraft) -> String {
    if draft.title.trim().is_empty() { draft.id.clone() } else { draft.title.clone() }
}

/// A danger topic in words.
pub(crate) fn topic_zh(topic: &str) -> &str {
    match topic {
        "injury" => "受伤",
        "illness" => "身体不适",
        "allergy" => "过敏反应",
        "food_safety" => "食品安全",
        "fire" => "起火",
        "minor" => "未成年人",
        "legal" => "投诉维权",
        "fraud" => "诈骗",
        "privacy" => "隐私",
        other => other,
    }
}
