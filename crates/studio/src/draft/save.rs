//! Editing a part of a KB: checking a draft, saving it, removing, ordering.

use kaopu_model::{Edit, Localized, RuleId, is_id, persona_draft, rule_draft};

use super::diagnostics::{beside_fields, new_elsewhere};
use super::kind::persona_title;
use super::merge::{Merge, differing, merge};
use crate::entry_preview::{entry_diagnostics, previews};
use crate::error::{ApiError, ApiResult};
use crate::sentence::sentence;
use crate::snapshot::Snapshot;
use crate::view::{Draft, DraftCheck, PartId, SaveOutcome};
use crate::workspace::Workspace;

impl Workspace {
    /// Saves a draft that was begun from `base`; `None`: a new part. An edit made outside meanwhile
    /// is joined with it; where both changed the same, nothing is written and the person decides.
    /// `visit` names the visit of a field that it was typed in: saves of one visit are one step of
    /// undo. When it says that it is saved, it is in the files and would be after a power cut.
    ///
    /// # Errors
    /// The files can't be written; `already-there`: a new part with the id of another; `bad-input`:
    /// its id changed.
    pub fn save_draft(
        &self,
        base: Option<&Draft>,
        draft: &Draft,
        visit: Option<&str>,
    ) -> ApiResult<SaveOutcome> {
        let called = draft.called();
        if base.is_some_and(|base| base.kind() != draft.kind() || base.id() != draft.id())
            || matches!(draft, Draft::Entry(entry) if !is_id(&entry.id))
        {
            return Err(ApiError::new(
                "bad-input",
                format!("{}的编号不能改", called.zh),
                format!("the id of the {} can't be changed", called.en),
            ));
        }
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
        let met = self.transact_in(visit, &kind, label, |snapshot| {
            let theirs = draft.standing(snapshot.files());
            Ok(match (base, theirs) {
                (_, Some(theirs)) if theirs.says_the_same(draft) => (None, Met::Stands(Vec::new())),
                (None, Some(_)) if !is_set_once => return Err(already_there(&called)),
                (Some(_), None) => (None, Met::Conflicts(None, Vec::new())),
                (Some(base), Some(theirs)) if !theirs.says_the_same(base) => {
                    let Merge { merged, conflicts } = merge(base, draft, &theirs);
                    if conflicts.is_empty() {
                        (Some(merged.edit()), Met::Stands(differing(&merged, draft)))
                    } else {
                        (None, Met::Conflicts(Some(Box::new(theirs)), conflicts))
                    }
                }
                _ => (Some(draft.edit()), Met::Stands(Vec::new())),
            })
        })?;
        Ok(match met {
            Met::Conflicts(theirs, fields) => {
                SaveOutcome::Conflict { theirs: theirs.map(|theirs| *theirs), fields }
            }
            Met::Stands(merged) => {
                // It is saved; what is left of it among the drafts is seen to be in the files.
                let _ = self.forget_draft(draft);
                let stands = draft.standing(self.snapshot().files());
                SaveOutcome::Saved { draft: stands.unwrap_or_else(|| draft.clone()), merged }
            }
        })
    }

    /// Removes a part.
    ///
    /// # Errors
    /// The files can't be written; `in-use`: something needs it.
    pub fn remove_part(&self, part: &PartId) -> ApiResult<()> {
        let snapshot = self.snapshot();
        let draft = part.standing(snapshot.files()).ok_or_else(|| gone(&part.called()))?;
        let called = draft.called();
        let label = Localized::new(format!("删除{}", called.zh), format!("Delete {}", called.en));
        self.transact(&format!("{}.remove", draft.kind()), label, |snapshot| {
            must_not_be_needed(snapshot, part, &called)?;
            Ok((Some(part.removal()), ()))
        })?;
        // What was typed in it is gone with it; if that can't be noted, it is asked about later.
        let _ = self.forget_draft(&draft);
        Ok(())
    }

    /// Puts a rule before another; `None`: at the end.
    ///
    /// # Errors
    /// The files can't be written; `unknown-id`.
    pub fn move_rule(&self, rule: &RuleId, before: Option<&RuleId>) -> ApiResult<()> {
        let snapshot = self.snapshot();
        let find = |id: &RuleId| {
            rule_draft(snapshot.files(), id).ok_or_else(|| gone(&PartId::Rule(id.clone()).called()))
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
            .ok_or_else(|| gone(&PartId::Persona(id.to_owned()).called()))?;
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
    /// What it says stands there, or will, with these fields from outside.
    Stands(Vec<String>),
    /// Something else was written meanwhile, or it is gone; the fields that both changed.
    Conflicts(Option<Box<Draft>>, Vec<String>),
}

/// What is said about a draft, in a state that holds it; `before` is the one that does not.
pub(crate) fn check(before: &Snapshot, after: &Snapshot, draft: &Draft) -> DraftCheck {
    match draft {
        Draft::Entry(entry) => DraftCheck {
            diagnostics: entry_diagnostics(after, entry),
            previews: previews(after, entry),
            sentence: None,
        },
        _ => {
            let mut diagnostics =
                draft.part().map(|part| beside_fields(after, &part)).unwrap_or_default();
            diagnostics.extend(new_elsewhere(before, after, &diagnostics));
            let sentence =
                if let Draft::Rule(rule) = draft { Some(sentence(after.kb(), rule)) } else { None };
            DraftCheck { diagnostics, previews: Vec::new(), sentence }
        }
    }
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

/// There is no such part.
pub(crate) fn gone(called: &Localized) -> ApiError {
    ApiError::new(
        "unknown-id",
        format!("没有{}，可能刚被删除", called.zh),
        format!("there is no {}; it may just have been removed", called.en),
    )
}
