//! What differs between two states of a knowledge base, thing by thing.

use std::collections::{BTreeMap, BTreeSet};

use kaopu_model::{AnswerDraft, EntryDraft, FaqId, KbFiles, KnowledgeBase, entry_drafts, parse};

use crate::part_changes;
use crate::view::{ChangeDetail, ChangeKind, ChangeRow, ChangedThing};

/// One state, with what is needed to compare it.
struct State<'a> {
    files: &'a KbFiles,
    kb: &'a KnowledgeBase,
}

/// All differences, in the order in which the files are documented.
pub(crate) fn changes(before: &KbFiles, after: &KbFiles) -> Vec<ChangeRow> {
    if before == after {
        return Vec::new();
    }
    let (old, new) = (parse(before).kb, parse(after).kb);
    let (old, new) = (State { files: before, kb: &old }, State { files: after, kb: &new });
    let mut rows = Vec::new();
    whole(&mut rows, ChangedThing::Settings, "kb.toml", &old, &new);
    entries(&mut rows, &old, &new);
    named(&mut rows, ChangedThing::Fact, &facts(old.kb), &facts(new.kb));
    named(&mut rows, ChangedThing::Product, &products(old.kb), &products(new.kb));
    named(&mut rows, ChangedThing::Picture, &pictures(old.kb), &pictures(new.kb));
    whole(&mut rows, ChangedThing::Synonyms, "synonyms.csv", &old, &new);
    whole(&mut rows, ChangedThing::Forbidden, "forbidden.csv", &old, &new);
    part_changes::personas(&mut rows, before, after);
    part_changes::care(&mut rows, before, after);
    part_changes::escalation(&mut rows, before, after);
    dialogues(&mut rows, &old, &new);
    rows
}

fn whole(
    rows: &mut Vec<ChangeRow>,
    what: ChangedThing,
    file: &str,
    old: &State<'_>,
    new: &State<'_>,
) {
    let kind = match (old.files.get(file), new.files.get(file)) {
        (a, b) if a == b => return,
        (None, _) => ChangeKind::Added,
        (_, None) => ChangeKind::Removed,
        _ => ChangeKind::Changed,
    };
    rows.push(ChangeRow {
        kind,
        what,
        id: file.to_owned(),
        title: file.to_owned(),
        details: Vec::new(),
    });
}

fn entries(rows: &mut Vec<ChangeRow>, old: &State<'_>, new: &State<'_>) {
    let ids: BTreeSet<&FaqId> = old.kb.faq_ids().chain(new.kb.faq_ids()).collect();
    let (old, new) = (entry_drafts(old.files), entry_drafts(new.files));
    for id in ids {
        let (a, b) = (old.get(id), new.get(id));
        if a == b {
            continue;
        }
        let title = b.or(a).map(|draft| draft.question.clone()).unwrap_or_default();
        let (kind, details) = match (a, b) {
            (None, _) => (ChangeKind::Added, Vec::new()),
            (_, None) => (ChangeKind::Removed, Vec::new()),
            (Some(a), Some(b)) => (ChangeKind::Changed, entry_details(a, b)),
        };
        rows.push(ChangeRow { kind, what: ChangedThing::Entry, id: id.0.clone(), title, details });
    }
}

pub(crate) fn entry_details(a: &EntryDraft, b: &EntryDraft) -> Vec<ChangeDetail> {
    let yes_no = |yes: bool| if yes { "yes".to_owned() } else { "no".to_owned() };
    let answers =
        |list: &[AnswerDraft]| list.iter().map(answer_line).collect::<Vec<_>>().join("\n");
    let fields = [
        ("category", a.category.clone(), b.category.clone()),
        ("question", a.question.clone(), b.question.clone()),
        ("answer", a.answer.clone(), b.answer.clone()),
        ("enabled", yes_no(a.enabled), yes_no(b.enabled)),
        ("review_by", a.review_by.clone(), b.review_by.clone()),
        ("sensitive", yes_no(a.sensitive), yes_no(b.sensitive)),
        ("note", a.note.clone(), b.note.clone()),
        ("phrasings", only_in(&a.phrasings, &b.phrasings), only_in(&b.phrasings, &a.phrasings)),
        ("answers", answers(&a.answers), answers(&b.answers)),
    ];
    fields
        .into_iter()
        .filter(|(_, before, after)| before != after)
        .map(|(field, before, after)| ChangeDetail { field: field.to_owned(), before, after })
        .collect()
}

/// The lines of one list that the other lacks.
fn only_in(list: &[String], other: &[String]) -> String {
    let other: BTreeSet<&String> = other.iter().collect();
    list.iter().filter(|line| !other.contains(line)).cloned().collect::<Vec<_>>().join("\n")
}

pub(crate) fn answer_line(answer: &AnswerDraft) -> String {
    let conditions = [
        &answer.keyword,
        &answer.from,
        &answer.until,
        &answer.when_order,
        &answer.when_product,
        &answer.when_channel,
    ];
    let conditions: Vec<&str> =
        conditions.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    format!("[{}] {}", conditions.join(" · "), answer.answer)
}

/// Id, name and content of things that are compared as a whole.
pub(crate) type Named = Vec<(String, String, String)>;

pub(crate) fn facts(kb: &KnowledgeBase) -> Named {
    kb.facts.iter().map(|fact| (fact.key.clone(), fact.key.clone(), fact.rendered())).collect()
}

pub(crate) fn products(kb: &KnowledgeBase) -> Named {
    let line = |product: &kaopu_model::Product| {
        let attributes = kb.products.attributes.iter().zip(&product.values);
        let known = attributes
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={value}"));
        let words = std::iter::once(product.name.clone())
            .chain(product.aliases.iter().cloned())
            .chain(known);
        words.collect::<Vec<_>>().join("; ")
    };
    kb.products.products.iter().map(|p| (p.id.0.clone(), p.name.clone(), line(p))).collect()
}

/// A picture's file is named by its content, so another picture is another line.
pub(crate) fn pictures(kb: &KnowledgeBase) -> Named {
    let line = |picture: &kaopu_model::Picture| {
        let parts = [&picture.name, &picture.alt, &picture.note, &picture.file];
        let parts = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join("; ")
    };
    kb.pictures.iter().map(|one| (one.id.clone(), one.name.clone(), line(one))).collect()
}

fn named(rows: &mut Vec<ChangeRow>, what: ChangedThing, old: &Named, new: &Named) {
    // Of several with one name the first counts.
    let by_name = |list: &Named| -> BTreeMap<String, (String, String, String)> {
        list.iter().rev().map(|one| (one.0.clone(), one.clone())).collect()
    };
    let ids: BTreeSet<&String> = old.iter().chain(new).map(|(id, ..)| id).collect();
    let (old, new) = (by_name(old), by_name(new));
    for id in ids {
        let (kind, title, details) = match (old.get(id).cloned(), new.get(id).cloned()) {
            (a, b) if a == b => continue,
            (Some((_, _, before)), Some((_, title, after))) => (
                ChangeKind::Changed,
                title,
                vec![ChangeDetail { field: "value".to_owned(), before, after }],
            ),
            (Some((_, title, _)), None) => (ChangeKind::Removed, title, Vec::new()),
            (None, Some((_, title, _))) => (ChangeKind::Added, title, Vec::new()),
            (None, None) => continue,
        };
        rows.push(ChangeRow { kind, what, id: id.clone(), title, details });
    }
}

fn dialogues(rows: &mut Vec<ChangeRow>, old: &State<'_>, new: &State<'_>) {
    let titles = |state: &State<'_>| -> Named {
        let row = |dialogue: &kaopu_model::Dialogue| {
            let path = format!("{}{}", kaopu_model::DIALOGUES, dialogue.file);
            let bytes =
                state.files.get(&path).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
            (dialogue.file.clone(), dialogue.title.clone(), bytes.unwrap_or_default())
        };
        state.kb.dialogues.iter().map(row).collect()
    };
    let from = rows.len();
    named(rows, ChangedThing::Dialogue, &titles(old), &titles(new));
    for row in rows.iter_mut().skip(from) {
        row.details.clear();
    }
}
