//! Entries that a rule hands over whenever they are asked: their own answers are never said.

use kaopu_model::{ConditionsDraft, Edit, FaqId, Localized, RuleDraft, entry_draft, rule_draft};

use crate::draft::save::gone;
use crate::error::ApiResult;
use crate::snapshot::Snapshot;
use crate::view::{PartId, RuleName};
use crate::workspace::Workspace;

impl Workspace {
    /// Takes an entry out of all rules that hand it over whenever it is asked: from now on its own
    /// answer is said. A rule that names no entry then is gone, too. One operation.
    ///
    /// # Errors
    /// `unknown-id`; the files can't be written.
    pub fn answer_by_bot(&self, entry: &FaqId) -> ApiResult<()> {
        let snapshot = self.snapshot();
        let draft = entry_draft(snapshot.files(), entry)
            .ok_or_else(|| gone(&PartId::Entry(entry.clone()).called()))?;
        let label = Localized::new(
            format!("改由机器人回答「{}」", draft.question),
            format!("Let the bot answer \"{}\"", draft.question),
        );
        self.transact_all("rule.edit", label, |snapshot| {
            Ok((rules(snapshot, entry).map(|rule| without(rule, entry)).collect(), ()))
        })
    }
}

/// The first rule that hands an entry over whenever it is asked.
pub(crate) fn handed_over_by(snapshot: &Snapshot, entry: &FaqId) -> Option<RuleName> {
    rules(snapshot, entry).next().map(|rule| RuleName { id: rule.id.0, title: rule.title })
}

fn rules(snapshot: &Snapshot, entry: &FaqId) -> impl Iterator<Item = RuleDraft> {
    let rules = snapshot.kb().escalation.rules.iter();
    let drafts = rules.filter_map(|rule| rule_draft(snapshot.files(), &rule.id));
    drafts.filter(move |rule| rule.when.entries.contains(entry) && asks_nothing_else(rule))
}

fn asks_nothing_else(rule: &RuleDraft) -> bool {
    let entries = rule.when.entries.clone();
    let only = ConditionsDraft { entries, ..ConditionsDraft::default() };
    rule.notify.is_none() && rule.any.is_empty() && rule.when == only
}

fn without(mut rule: RuleDraft, entry: &FaqId) -> Edit {
    rule.when.entries.retain(|one| one != entry);
    if rule.when.entries.is_empty() { Edit::RemoveRule(rule.id) } else { Edit::PutRule(rule) }
}
