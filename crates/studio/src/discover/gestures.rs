//! What is made of a cluster: an entry, wordings of an entry, or nothing for ever.

use std::collections::{BTreeMap, BTreeSet};

use kaopu_engine::understand;
use kaopu_lab::Cluster;
use kaopu_model::{
    ConditionsDraft, Edit, EntryDraft, FaqId, Locale, Localized, RuleDraft, RuleId, entry_draft,
    fold, next_entry_id, rule_draft,
};

use super::discoverer::Discoverer;
use super::shown::{cluster, entry_name};
use crate::draft::save::gone;
use crate::error::{ApiError, ApiResult};
use crate::snapshot::Snapshot;
use crate::view::{EntryName, PartId};

/// The rule that hands over what a human answers.
const BY_HUMAN: &str = "answered-by-human";

/// Stands where something personal was.
const MASKED: &str = "***";

/// Entries that are proposed.
const NEAR: usize = 5;

impl Discoverer {
    /// Entries that a cluster's wordings come closest to, the closest first.
    ///
    /// # Errors
    /// `no-log`, `unknown-id`.
    pub fn near(&self, id: &str) -> ApiResult<Vec<EntryName>> {
        let wordings = self.wordings(id, &[])?;
        let snapshot = self.workspace.snapshot();
        let mut places: BTreeMap<FaqId, (usize, String)> = BTreeMap::new();
        for text in &wordings {
            let candidates = understand(snapshot.program(), text).candidates;
            for (place, candidate) in candidates.into_iter().enumerate() {
                let near = places.entry(candidate.entry).or_insert((0, candidate.question));
                near.0 += NEAR.saturating_sub(place);
            }
        }
        let mut near: Vec<(FaqId, (usize, String))> = places.into_iter().collect();
        near.sort_by_key(|(_, (weight, _))| std::cmp::Reverse(*weight));
        near.truncate(NEAR);
        Ok(near.into_iter().map(|(id, (_, question))| entry_name(&id, &question)).collect())
    }

    /// Makes an entry of a cluster: its most typical wording is the standard question, the others
    /// are phrasings, and a human answers it, as far as there is a queue. Wordings `left_out` stay
    /// out. One operation.
    ///
    /// # Errors
    /// `no-log`, `unknown-id`; `bad-input` if no wording is without something masked; the files
    /// can't be written.
    pub fn write_entry(&self, id: &str, left_out: &[String]) -> ApiResult<EntryName> {
        let wordings = self.wordings(id, left_out)?;
        let Some((question, phrasings)) = wordings.split_first() else {
            return Err(all_masked());
        };
        let label = Localized::new(
            format!("把顾客常问的写成问答「{question}」"),
            format!("Make an entry of what customers ask: \"{question}\""),
        );
        let id = self.workspace.transact_all("entry.create", label, |snapshot| {
            let id = next_entry_id(snapshot.kb());
            let draft = EntryDraft {
                id: id.clone(),
                question: question.clone(),
                phrasings: phrasings.to_vec(),
                enabled: true,
                ..EntryDraft::default()
            };
            Ok((answered_by_human(snapshot, draft), id))
        })?;
        Ok(entry_name(&id, question))
    }

    /// Adds a cluster's wordings to an entry that has not got them, but for those `left_out`. One
    /// operation.
    ///
    /// # Errors
    /// `no-log`, `unknown-id`; `bad-input` as [`Discoverer::write_entry`]; the files can't be
    /// written.
    pub fn add_to_entry(
        &self,
        id: &str,
        entry: &FaqId,
        left_out: &[String],
    ) -> ApiResult<EntryName> {
        let wordings = self.wordings(id, left_out)?;
        if wordings.is_empty() {
            return Err(all_masked());
        }
        let snapshot = self.workspace.snapshot();
        let unknown = || gone(&PartId::Entry(entry.clone()).called());
        let question = snapshot.kb().faq(entry).map(|faq| faq.question.clone());
        let question = question.ok_or_else(unknown)?;
        let label = Localized::new(
            format!("把顾客的问法加到「{question}」"),
            format!("Add what customers say to \"{question}\""),
        );
        self.workspace.transact("entry.edit", label, |snapshot| {
            let mut draft = entry_draft(snapshot.files(), entry).ok_or_else(unknown)?;
            let all = std::iter::once(&draft.question).chain(&draft.phrasings);
            let known: BTreeSet<String> = all.map(|text| fold(text)).collect();
            let new = wordings.iter().filter(|text| !known.contains(&fold(text))).cloned();
            draft.phrasings.extend(new);
            Ok((Some(Edit::PutEntry(draft)), ()))
        })?;
        Ok(entry_name(entry, &question))
    }

    /// Puts a cluster aside for ever, or takes it back.
    ///
    /// # Errors
    /// It can't be written.
    pub fn put_aside(&self, id: &str, aside: bool) -> ApiResult<()> {
        self.decide(|decisions| {
            if aside {
                decisions.aside.insert(id.to_owned());
            } else {
                decisions.aside.remove(id);
            }
        })
    }

    /// A cluster's wordings that may stand in a knowledge base: those that the page shows, each once,
    /// without any of which something personal was taken, and without those `left_out`.
    fn wordings(&self, id: &str, left_out: &[String]) -> ApiResult<Vec<String>> {
        let kept = self.log()?;
        let Some(Cluster { typical, .. }) = cluster(&kept, id) else {
            return Err(ApiError::new(
                "unknown-id",
                "这一类已经不在了，可能重新算过",
                "this cluster is no longer there; it may have been worked out anew",
            ));
        };
        let whole =
            typical.iter().filter(|text| !text.contains(MASKED) && !left_out.contains(text));
        Ok(whole.cloned().collect())
    }
}

/// What makes an entry that a human answers: the entry, and its name in the rule for those. Where
/// there is no queue, it has no answer yet.
fn answered_by_human(snapshot: &Snapshot, mut entry: EntryDraft) -> Vec<Edit> {
    let escalation = &snapshot.kb().escalation;
    let for_all = escalation.rules.iter().find(|rule| rule.when.request_human && !rule.notifies);
    let queue = for_all.map(|rule| &rule.queue);
    let queue = queue.or_else(|| escalation.queues.first().map(|queue| &queue.id));
    let known = rule_draft(snapshot.files(), &RuleId::from(BY_HUMAN));
    let rule = known.or_else(|| {
        let title = in_language(snapshot, "由人工回答的问答", "Entries that a human answers");
        let when = ConditionsDraft::default();
        let (id, queue) = (RuleId::from(BY_HUMAN), queue?.clone());
        Some(RuleDraft { id, title, queue, when, ..RuleDraft::default() })
    });
    let Some(mut rule) = rule else { return vec![Edit::PutEntry(entry)] };
    entry.answer =
        in_language(snapshot, "这个问题请同事来回答您。", "A colleague will answer this for you.");
    rule.when.entries.push(entry.id.clone());
    vec![Edit::PutEntry(entry), Edit::PutRule(rule)]
}

fn in_language(snapshot: &Snapshot, zh: &str, en: &str) -> String {
    match snapshot.kb().settings.locale {
        Locale::ZhCn => zh.to_owned(),
        Locale::En => en.to_owned(),
    }
}

fn all_masked() -> ApiError {
    ApiError::new(
        "bad-input",
        "没有能写进知识库的问法：都打过码，或都没勾",
        "no wording can stand in the knowledge base: each is masked or was left out",
    )
}
