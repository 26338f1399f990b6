//! Entries that come, held against those that are there.

use std::collections::{BTreeMap, BTreeSet};

use kaopu_model::{AnswerDraft, Edit, EntryDraft, FaqId, KbFiles, entry_drafts, fold};

use super::item::{FieldChange, ItemKind, ItemOf, PlanItem};
use super::names::Ids;
use super::outcome::{Plan, PlanOptions};
use crate::incoming::IncomingEntry;
use crate::labels::labels;
use crate::note::{ImportNote, NoteKind};
use crate::place::FilePlace;

/// So many entries are looked at between two words to whoever waits.
const STEP: usize = 200;

/// Adds what becomes of the entries to the plan; `None` if nobody wants it any more.
pub(super) fn plan(
    files: &KbFiles,
    entries: Vec<IncomingEntry>,
    options: PlanOptions,
    watch: &mut dyn FnMut(usize, usize) -> bool,
    plan: &mut Plan,
) -> Option<()> {
    let total = entries.len();
    let mut planner = Planner::new(files, options);
    for (done, entry) in entries.into_iter().enumerate() {
        if done % STEP == 0 && !watch(done, total) {
            return None;
        }
        planner.entry(entry, plan);
    }
    let touched = planner.touched;
    let mut drafts = planner.drafts;
    // New entries of a category stand together, and go in one pass.
    let mut new: Vec<EntryDraft> = planner.new.iter().filter_map(|id| drafts.remove(id)).collect();
    let mut order: BTreeMap<String, usize> = BTreeMap::new();
    for draft in &new {
        let next = order.len();
        order.entry(draft.category.clone()).or_insert(next);
    }
    new.sort_by_key(|draft| order.get(&draft.category).copied());
    new.extend(touched.into_iter().filter_map(|id| drafts.remove(&id)));
    if !new.is_empty() {
        plan.edits.push(Edit::PutEntries(new));
    }
    if !planner.labels.is_empty() {
        plan.edits.push(Edit::PutLabels(planner.labels));
    }
    Some(())
}

struct Planner {
    options: PlanOptions,
    /// All entries, as they will be.
    drafts: BTreeMap<FaqId, EntryDraft>,
    /// Which entry a standard question names.
    questions: BTreeMap<String, FaqId>,
    /// Which entry a wording belongs to, standard questions included.
    wordings: BTreeMap<String, FaqId>,
    ids: Ids,
    new: Vec<FaqId>,
    is_new: BTreeSet<FaqId>,
    touched: BTreeSet<FaqId>,
    /// What entries are called elsewhere, where that is to be written.
    labels: BTreeMap<FaqId, String>,
    labelled: BTreeMap<FaqId, String>,
}

impl Planner {
    fn new(files: &KbFiles, options: PlanOptions) -> Self {
        let drafts = entry_drafts(files);
        let (mut questions, mut wordings) = (BTreeMap::new(), BTreeMap::new());
        for (id, draft) in &drafts {
            questions.entry(fold(&draft.question)).or_insert_with(|| id.clone());
            wordings.entry(fold(&draft.question)).or_insert_with(|| id.clone());
        }
        for (id, draft) in &drafts {
            for phrasing in &draft.phrasings {
                wordings.entry(fold(phrasing)).or_insert_with(|| id.clone());
            }
        }
        let ids = Ids::new(drafts.keys().map(|id| id.0.clone()).collect());
        Self {
            options,
            drafts,
            questions,
            wordings,
            ids,
            new: Vec::new(),
            is_new: BTreeSet::new(),
            touched: BTreeSet::new(),
            labels: BTreeMap::new(),
            labelled: labels(files),
        }
    }

    fn entry(&mut self, entry: IncomingEntry, plan: &mut Plan) {
        let by_id = entry.id.as_deref().map(FaqId::from).filter(|id| self.drafts.contains_key(id));
        let named = fold(&entry.question);
        let by_question = self.questions.get(&named).filter(|_| !named.is_empty()).cloned();
        match (by_id, by_question) {
            (Some(id), _) => self.changed(&id, entry, true, plan),
            (None, Some(id)) => self.changed(&id, entry, false, plan),
            (None, None) if named.is_empty() => {
                let id = entry.id.unwrap_or_default();
                plan.notes.push(ImportNote::unreadable(
                    &entry.place,
                    format!("没有编号为「{id}」的问答"),
                    format!("there is no entry `{id}`"),
                ));
            }
            (None, None) => match self.wordings.get(&named).cloned() {
                Some(other) => self.already_a_phrasing(&other, &entry, plan),
                None => self.fresh(entry, plan),
            },
        }
    }

    /// What is to be a standard question is another entry's wording.
    fn already_a_phrasing(&self, other: &FaqId, entry: &IncomingEntry, plan: &mut Plan) {
        let title = self.drafts.get(other).map_or("", |draft| draft.question.as_str());
        plan.notes.push(ImportNote::new(
            NoteKind::Conflict,
            &entry.place,
            format!("「{}」已经是「{title}」的相似问，没有另建一条", entry.question),
            format!("\"{}\" is a phrasing of \"{title}\"; no entry was made of it", entry.question),
        ));
        let mut item =
            PlanItem::new(ItemKind::Conflict, ItemOf::Entry, &entry.question, &entry.place);
        item.id.clone_from(&other.0);
        plan.items.push(item);
    }

    fn fresh(&mut self, entry: IncomingEntry, plan: &mut Plan) {
        let like = if entry.like.is_empty() { &entry.question } else { &entry.like };
        let id = FaqId(self.ids.take(entry.id.as_deref(), like));
        if let Some(wanted) = entry.id.as_deref().filter(|wanted| **wanted != *id.0) {
            plan.notes.push(ImportNote::told(
                &entry.place,
                format!("「{wanted}」不能做编号，改用 {id}"),
                format!("`{wanted}` can't be an id; it becomes {id}"),
            ));
        }
        self.questions.insert(fold(&entry.question), id.clone());
        self.wordings.insert(fold(&entry.question), id.clone());
        self.drafts.insert(
            id.clone(),
            EntryDraft {
                id: id.clone(),
                category: entry.category.unwrap_or_default(),
                question: entry.question.clone(),
                answer: entry.answer.unwrap_or_default(),
                enabled: entry.enabled.unwrap_or(true),
                review_by: entry.review_by.unwrap_or_default(),
                sensitive: entry.sensitive.unwrap_or(false),
                note: entry.note.unwrap_or_default(),
                phrasings: Vec::new(),
                answers: entry.answers.into_iter().map(|(_, answer)| answer).collect(),
            },
        );
        let mut item = PlanItem::new(ItemKind::New, ItemOf::Entry, &entry.question, &entry.place);
        item.id.clone_from(&id.0);
        item.phrasings_added = self.add_phrasings(&id, entry.phrasings, plan);
        item.answers_added = count(self.drafts.get(&id).map_or(0, |draft| draft.answers.len()));
        self.labels.extend(entry.label.map(|label| (id.clone(), label)));
        self.is_new.insert(id.clone());
        self.new.push(id);
        plan.items.push(item);
    }

    fn changed(&mut self, id: &FaqId, mut entry: IncomingEntry, by_id: bool, plan: &mut Plan) {
        let Some(before) = self.drafts.get(id).cloned() else { return };
        let mut after = before.clone();
        let takes = by_id || self.options.take_conflicts;
        let mut fields = Vec::new();
        let mut is_conflict = false;
        let question = Some(entry.question.clone()).filter(|text| !text.is_empty() && by_id);
        for (field, there, said) in [
            ("question", &mut after.question, question),
            ("category", &mut after.category, entry.category.take()),
            ("answer", &mut after.answer, entry.answer.take()),
            ("review_by", &mut after.review_by, entry.review_by.take()),
            ("note", &mut after.note, entry.note.take()),
        ] {
            let Some(said) = said.filter(|said| !same_text(said, there)) else { continue };
            let change =
                FieldChange { field: field.into(), before: there.clone(), after: said.clone() };
            // What only the file has an answer to is no contradiction.
            if takes || there.trim().is_empty() {
                *there = said;
            } else {
                is_conflict = true;
            }
            fields.push(change);
        }
        for (field, there, said) in [
            ("enabled", &mut after.enabled, entry.enabled),
            ("sensitive", &mut after.sensitive, entry.sensitive),
        ] {
            let Some(said) = said.filter(|said| said != there) else { continue };
            let word = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
            let change =
                FieldChange { field: field.into(), before: word(*there), after: word(said) };
            if takes {
                *there = said;
            } else {
                is_conflict = true;
            }
            fields.push(change);
        }
        if is_conflict {
            let named = fields.iter().map(|change| change.field.as_str()).collect::<Vec<_>>();
            plan.notes.push(ImportNote::new(
                NoteKind::Conflict,
                &entry.place,
                format!("「{}」在知识库里写得不一样，保留了知识库的", before.question),
                format!(
                    "\"{}\" is there with another {}; the knowledge base's was kept",
                    before.question,
                    named.join(", ")
                ),
            ));
        }
        let said = entry.label.take().filter(|label| self.labelled.get(id) != Some(label));
        if let Some(label) = said {
            let before = self.labelled.get(id).cloned().unwrap_or_default();
            fields.push(FieldChange { field: "label".into(), before, after: label.clone() });
            self.labels.insert(id.clone(), label);
        }
        let title = if entry.question.is_empty() { &before.question } else { &entry.question };
        let mut item = PlanItem::new(ItemKind::Identical, ItemOf::Entry, title, &entry.place);
        item.id.clone_from(&id.0);
        item.fields = fields;
        let exact = self.options.replace && by_id;
        if exact && !entry.answers.is_empty() {
            let said: Vec<AnswerDraft> = entry.answers.drain(..).map(|(_, one)| one).collect();
            item.answers_added =
                count(said.iter().filter(|one| !has(&before.answers, one)).count());
            item.answers_removed =
                count(before.answers.iter().filter(|one| !has(&said, one)).count());
            if item.answers_added + item.answers_removed > 0 || said.len() != before.answers.len() {
                after.answers = said;
            }
        } else {
            for (_, answer) in entry.answers.drain(..) {
                if !has(&after.answers, &answer) {
                    after.answers.push(answer);
                    item.answers_added += 1;
                }
            }
        }
        if exact && !entry.phrasings.is_empty() {
            let said: BTreeSet<String> =
                entry.phrasings.iter().map(|(_, text)| fold(text)).collect();
            let gone: Vec<String> = after.phrasings.iter().map(|one| fold(one)).collect();
            let gone = gone.into_iter().filter(|one| !said.contains(one));
            let gone: BTreeSet<String> = gone.collect();
            item.phrasings_removed = count(gone.len());
            after.phrasings.retain(|one| !gone.contains(&fold(one)));
            self.wordings.retain(|wording, owner| owner != id || !gone.contains(wording));
        }
        if after.question != before.question {
            self.questions.insert(fold(&after.question), id.clone());
            self.wordings.entry(fold(&after.question)).or_insert_with(|| id.clone());
        }
        self.drafts.insert(id.clone(), after);
        item.phrasings_added = self.add_phrasings(id, std::mem::take(&mut entry.phrasings), plan);
        let is_relabelled = self.labels.contains_key(id) && !self.is_new.contains(id);
        let is_changed = self.drafts.get(id) != Some(&before) || is_relabelled;
        item.kind = match (is_conflict, is_changed) {
            (true, _) => ItemKind::Conflict,
            (false, true) => ItemKind::Changed,
            (false, false) => ItemKind::Identical,
        };
        if is_changed && !self.is_new.contains(id) {
            self.touched.insert(id.clone());
        }
        plan.items.push(item);
    }

    /// Adds wordings that no entry has; says how many.
    fn add_phrasings(
        &mut self,
        id: &FaqId,
        phrasings: Vec<(FilePlace, String)>,
        plan: &mut Plan,
    ) -> u32 {
        let mut added = 0;
        for (place, text) in phrasings {
            let folded = fold(&text);
            if folded.is_empty() {
                let (zh, en) = ("这句相似问里没有文字", "the phrasing has no words");
                plan.notes.push(ImportNote::unreadable(&place, zh, en));
                continue;
            }
            match self.wordings.get(&folded) {
                Some(owner) if owner == id => {}
                Some(owner) => {
                    let title = self.drafts.get(owner).map_or("", |draft| draft.question.as_str());
                    plan.notes.push(ImportNote::new(
                        NoteKind::Conflict,
                        &place,
                        format!("「{text}」已经在「{title}」里了，一种说法只能属于一条问答"),
                        format!(
                            "\"{text}\" belongs to \"{title}\"; a wording belongs to one entry"
                        ),
                    ));
                }
                None => {
                    self.wordings.insert(folded, id.clone());
                    if let Some(draft) = self.drafts.get_mut(id) {
                        draft.phrasings.push(text);
                        added += 1;
                    }
                }
            }
        }
        added
    }
}

fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}

/// Whether two texts are the same but for spaces at their ends and the kind of line end.
pub(super) fn same_text(left: &str, right: &str) -> bool {
    left.trim() == right.trim()
        || left.trim().replace("\r\n", "\n") == right.trim().replace("\r\n", "\n")
}

fn has(answers: &[AnswerDraft], wanted: &AnswerDraft) -> bool {
    let cells = |one: &AnswerDraft| {
        [
            &one.when_order,
            &one.when_product,
            &one.when_channel,
            &one.from,
            &one.until,
            &one.keyword,
            &one.answer,
        ]
        .map(|cell| cell.trim().replace("\r\n", "\n"))
    };
    answers.iter().any(|one| cells(one) == cells(wanted))
}
