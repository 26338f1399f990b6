//! Editing parts of a KB other than entries: checking a draft, saving it, removing, ordering.

use kaopu_model::{Edit, Localized, PartRef, RuleId, persona_draft, rule_draft};

use crate::draft::diagnostics::{beside_fields, new_elsewhere};
use crate::draft::kind::persona_title;
use crate::error::{ApiError, ApiResult};
use crate::sentence::sentence;
use crate::snapshot::Snapshot;
use crate::view::{Draft, PartCheck, PartId, PartSaved};
use crate::workspace::Workspace;

impl Workspace {
    /// Checks a draft: its diagnostics and, for a rule, its sentence. Nothing is saved.
    ///
    /// # Errors
    /// The draft can't be put into the files.
    pub fn check_draft(&self, draft: &Draft) -> ApiResult<PartCheck> {
        if let Draft::Entry(entry) = draft {
            let diagnostics =
                self.check_entry(entry)?.diagnostics.into_iter().map(Into::into).collect();
            return Ok(PartCheck { diagnostics, sentence: None });
        }
        let before = self.snapshot();
        let after = self.state_as_if(draft)?;
        let mut diagnostics = Vec::new();
        if let Some(part) = draft.part() {
            diagnostics = beside_fields(&after, &part);
            diagnostics.extend(new_elsewhere(&before, &after, &diagnostics));
        }
        let sentence =
            if let Draft::Rule(rule) = draft { Some(sentence(after.kb(), rule)) } else { None };
        Ok(PartCheck { diagnostics, sentence })
    }

    /// Saves a draft that was begun from `base`; `None`: a new part.
    ///
    /// # Errors
    /// The files can't be written; `already-there`: a new part with the id of another.
    pub fn save_draft(&self, base: Option<&Draft>, draft: &Draft) -> ApiResult<PartSaved> {
        let called = draft.called();
        let is_set_once = matches!(draft, Draft::EscalationSettings(_));
        let (kind, label) = match base {
            None if !is_set_once => (
                format!("{}.create", draft.kind()),
                Localized::new(format!("新建{}", called.zh), format!("New {}", called.en)),
            ),
            _ => (
                format!("{}.edit", draft.kind()),
                Localized::new(format!("修改{}", called.zh), format!("Edit {}", called.en)),
            ),
        };
        let met = self.transact(&kind, label, |snapshot| {
            let theirs = draft.standing(snapshot.files());
            match (base, theirs) {
                (_, Some(theirs)) if theirs.says_the_same(draft) => Ok((None, Met::AsItStands)),
                (None, Some(_)) if !is_set_once => Err(already_there(&called)),
                (Some(base), Some(theirs)) if !theirs.says_the_same(base) => {
                    Ok((None, Met::Other(Some(Box::new(theirs)))))
                }
                (Some(_), None) => Ok((None, Met::Other(None))),
                _ => Ok((Some(draft.edit()), Met::AsItStands)),
            }
        })?;
        Ok(match met {
            Met::Other(theirs) => PartSaved::Conflict { theirs: theirs.map(|theirs| *theirs) },
            Met::AsItStands => {
                let stands = draft.standing(self.snapshot().files());
                PartSaved::Saved { draft: stands.unwrap_or_else(|| draft.clone()) }
            }
        })
    }

    /// Removes a part.
    ///
    /// # Errors
    /// The files can't be written; `in-use`: something needs it.
    pub fn remove_part(&self, part: &PartId) -> ApiResult<()> {
        let snapshot = self.snapshot();
        let draft = part.standing(snapshot.files()).ok_or_else(|| gone(&part.part()))?;
        let called = draft.called();
        let label = Localized::new(format!("删除{}", called.zh), format!("Delete {}", called.en));
        self.transact(&format!("{}.remove", draft.kind()), label, |snapshot| {
            must_not_be_needed(snapshot, part, &called)?;
            Ok((Some(part.removal()), ()))
        })
    }

    /// Puts a rule before another; `None`: at the end.
    ///
    /// # Errors
    /// The files can't be written; `unknown-id`.
    pub fn move_rule(&self, rule: &RuleId, before: Option<&RuleId>) -> ApiResult<()> {
        let snapshot = self.snapshot();
        let find = |id: &RuleId| {
            rule_draft(snapshot.files(), id).ok_or_else(|| gone(&PartRef::Rule(id.clone())))
        };
        let called = Draft::Rule(find(rule)?).called();
        if let Some(before) = before {
            find(before)?;
        }
        let label = Localized::new(format!("移动{}", called.zh), format!("Move {}", called.en));
        let edit = Edit::MoveRule { rule: rule.clone(), before: before.cloned() };
        self.transact("rule.move", label, |_| Ok((Some(edit.clone()), ())))
    }

    /// From now on this persona speaks.
    ///
    /// # Errors
    /// The files can't be written; `unknown-id`.
    pub fn use_persona(&self, id: &str) -> ApiResult<()> {
        let draft = persona_draft(self.snapshot().files(), id)
            .ok_or_else(|| gone(&PartRef::Persona(id.to_owned())))?;
        let title = persona_title(&draft);
        let label = Localized::new(
            format!("换成人设「{}」", title.zh),
            format!("Speak as \"{}\"", title.en),
        );
        self.transact("persona.use", label, |_| Ok((Some(Edit::UsePersona(id.to_owned())), ())))
    }
}

/// The outcome of comparing a draft with the files.
enum Met {
    /// The files hold what the draft says, or are about to.
    AsItStands,
    /// Something else was written meanwhile, or it is gone.
    Other(Option<Box<Draft>>),
}

fn must_not_be_needed(snapshot: &Snapshot, part: &PartId, called: &Localized) -> ApiResult<()> {
    match part {
        PartId::Queue(queue) => {
            let rules = &snapshot.kb().escalation.rules;
            let needs = rules
                .iter()
                .filter(|rule| rule.queue == *queue || rule.fallback.as_ref() == Some(queue));
            let users: Vec<String> = needs
                .map(
                    |rule| {
                        if rule.title.is_empty() { rule.id.0.clone() } else { rule.title.clone() }
                    },
                )
                .collect();
            if users.is_empty() {
                return Ok(());
            }
            Err(ApiError::new(
                "in-use",
                format!("{}还有规则要用：{}", called.zh, users.join("、")),
                format!("the {} is used by these rules: {}", called.en, users.join(", ")),
            )
            .hint(
                "先让这些规则转到别的队列，再删除。",
                "Let these rules hand over to another queue first.",
            ))
        }
        PartId::Persona(id) if *id == snapshot.kb().persona.id => Err(ApiError::new(
            "in-use",
            format!("{}正在用，不能删除", called.zh),
            format!("the {} is the one that speaks", called.en),
        )
        .hint("先换一套人设说话，再删除。", "Let another persona speak first.")),
        PartId::Persona(id) if id == kaopu_model::MAIN_PERSONA => Err(ApiError::new(
            "in-use",
            format!("{}写在 persona.toml 的最上面，其余人设都靠它兜底，不能删除", called.zh),
            format!("the {} stands at the top of persona.toml and is always needed", called.en),
        )),
        _ => Ok(()),
    }
}

fn already_there(called: &Localized) -> ApiError {
    ApiError::new(
        "already-there",
        format!("已经有一个同样编号的，没有新建{}", called.zh),
        format!("there is one with the same id already; {} was not made", called.en),
    )
}

fn gone(part: &PartRef) -> ApiError {
    let (zh, en) = match part {
        PartRef::Persona(id) => (format!("人设 {id}"), format!("persona {id}")),
        PartRef::CareMoment(id) => (format!("关怀时刻 {id}"), format!("care moment {id}")),
        PartRef::Rule(id) => (format!("规则 {id}"), format!("rule {id}")),
        PartRef::Queue(id) => (format!("队列 {id}"), format!("queue {id}")),
        PartRef::Danger(topic) => {
            (format!("危险话题 {topic} 的词"), format!("words for the danger topic {topic}"))
        }
        PartRef::EscalationSettings => ("转人工设置".to_owned(), "hand-over settings".to_owned()),
    };
    ApiError::new(
        "unknown-id",
        format!("没有{zh}，可能刚被删除"),
        format!("there is no {en}; it may just have been removed"),
    )
}
