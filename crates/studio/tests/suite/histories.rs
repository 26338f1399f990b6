//! The history: read as thoughts, found by what it touched, put back part by part or whole.

use std::collections::BTreeMap;

use crate::common::{Shop, latest};
use kaopu_studio::{
    ChangeKind, ChangedPart, ChangedThing, Draft, EntryDraft, FactDraft, FaqId, HistoryQuery,
    PartId, RestorePoint,
};

const ENTRY: &str = "ship-when";

fn part(what: ChangedThing, id: &str) -> ChangedPart {
    ChangedPart { what, id: id.into(), title: String::new() }
}

fn answer(shop: &Shop, answer: &str) {
    let base = shop.workspace.entry(ENTRY).unwrap().draft;
    let draft = EntryDraft { answer: answer.into(), ..base.clone() };
    let [base, draft] = [base, draft].map(Draft::Entry);
    shop.workspace.save_draft(Some(&base), &draft, None).unwrap();
}

fn fact(shop: &Shop, value: &str) {
    let draft = FactDraft {
        key: "发货时限".into(),
        value: value.into(),
        unit: "小时".into(),
        note: String::new(),
    };
    shop.workspace.save_fact(&draft).unwrap();
}

fn files(shop: &Shop) -> BTreeMap<String, Vec<u8>> {
    shop.workspace.snapshot().files().clone()
}

fn asked(shop: &Shop, query: HistoryQuery) -> Vec<String> {
    let query = HistoryQuery { limit: 100, ..query };
    let page = shop.workspace.history(&query).unwrap();
    page.rows.into_iter().map(|row| row.label.en).collect()
}

/// Puts the state before the latest line back.
fn before_latest(shop: &Shop, part: Option<ChangedPart>) {
    let operation = latest(&shop.workspace, 1)[0].first;
    shop.workspace.restore(&RestorePoint { operation, before: true, part }).unwrap();
}

#[test]
fn a_slider_that_was_moved_a_dozen_times_is_one_line() {
    let shop = Shop::open();
    for budget in 1..=12 {
        shop.workspace.save_budget(budget * 10).unwrap();
    }
    answer(&shop, "今天发。");
    shop.workspace.save_budget(500).unwrap();
    let rows = latest(&shop.workspace, 9);
    assert_eq!(rows.iter().map(|row| row.steps).collect::<Vec<_>>(), [1, 1, 12]);
    let changes = shop.workspace.operation_changes(rows[2].first, rows[2].id).unwrap();
    assert_eq!(changes[0].change.what, ChangedThing::Settings, "{changes:?}");
    assert!(!changes[0].is_as_before && !changes[0].is_as_after);
}

#[test]
fn it_is_found_by_part_kind_person_time_and_words() {
    let shop = Shop::open();
    answer(&shop, "今天发。");
    fact(&shop, "24");
    shop.workspace.undo().unwrap().unwrap();
    let rows = shop.read("phrasings.csv") + "size-plus,这件衣服偏大吗哇\n";
    shop.write_outside("phrasings.csv", &rows);
    shop.workspace.refresh().unwrap();
    let entry = HistoryQuery { part: Some(part(ChangedThing::Entry, ENTRY)), ..Default::default() };
    assert_eq!(asked(&shop, entry), [format!("Edit entry \"{}\"", question(&shop))]);
    let facts = HistoryQuery { things: vec![ChangedThing::Fact], ..Default::default() };
    assert_eq!(asked(&shop, facts), ["Undo: Edit fact 发货时限", "Edit fact 发货时限"]);
    let outside = HistoryQuery { actor: Some(String::new()), ..Default::default() };
    assert_eq!(asked(&shop, outside.clone()), ["Changed outside: phrasings.csv"]);
    let row = &shop.workspace.history(&HistoryQuery { limit: 9, ..outside }).unwrap().rows[0];
    assert!(row.outside && row.parts[0].id == "size-plus", "{row:?}");
    assert_eq!(
        asked(&shop, HistoryQuery { text: "size 外部".into(), ..Default::default() }).len(),
        1
    );
    let later = HistoryQuery { from: Some("2026-11-22T08:00:01Z".into()), ..Default::default() };
    assert!(asked(&shop, later).is_empty());
    let until = HistoryQuery { until: Some("2026-11-22T08:00:01Z".into()), ..Default::default() };
    assert_eq!(asked(&shop, until).len(), 4);
    let bad = HistoryQuery { until: Some("昨天".into()), ..Default::default() };
    assert_eq!(shop.workspace.history(&bad).unwrap_err().code, "bad-input");
}

fn question(shop: &Shop) -> String {
    shop.workspace.entry(ENTRY).unwrap().draft.question
}

#[test]
fn pages_of_it_follow_each_other_without_gap_or_overlap() {
    let shop = Shop::open();
    for n in 0..7 {
        answer(&shop, &format!("第 {n} 天发。"));
        fact(&shop, &n.to_string());
    }
    let all: Vec<u32> = latest(&shop.workspace, 99).iter().map(|row| row.id).collect();
    assert_eq!(all.len(), 14);
    let mut query = HistoryQuery { limit: 4, ..Default::default() };
    let mut paged = Vec::new();
    loop {
        let page = shop.workspace.history(&query).unwrap();
        paged.extend(page.rows.iter().map(|row| row.id));
        query.before = page.next;
        if page.next.is_none() {
            break;
        }
    }
    assert_eq!(paged, all);
}

#[test]
fn one_entry_comes_back_and_all_else_stays_as_it_is() {
    let shop = Shop::open();
    let before = shop.workspace.entry(ENTRY).unwrap().draft;
    let id = FaqId::from(ENTRY);
    shop.workspace.remove_part(&PartId::Entry(id.clone())).unwrap();
    let removal = latest(&shop.workspace, 1)[0].clone();
    let changes = shop.workspace.operation_changes(removal.first, removal.id).unwrap();
    assert_eq!(changes[0].change.kind, ChangeKind::Removed);
    let said = changes[0].change.details.iter().find(|one| one.field == "answer").unwrap();
    assert_eq!((said.before.as_str(), said.after.as_str()), (before.answer.as_str(), ""));
    assert!(!changes[0].is_as_before && changes[0].is_as_after);

    fact(&shop, "24");
    let kept = shop.read("facts.csv");
    let point = RestorePoint {
        operation: removal.first,
        before: true,
        part: Some(part(ChangedThing::Entry, ENTRY)),
    };
    shop.workspace.restore(&point).unwrap();
    assert_eq!(shop.workspace.entry(ENTRY).unwrap().draft, before);
    assert_eq!(shop.read("facts.csv"), kept);
    let changes = shop.workspace.operation_changes(removal.first, removal.id).unwrap();
    assert!(changes[0].is_as_before && !changes[0].is_as_after);
    shop.workspace.undo().unwrap().unwrap();
    assert!(shop.workspace.entry(ENTRY).is_err(), "a way back is a step like any other");
}

#[test]
fn everything_comes_back_byte_for_byte_and_goes_again() {
    let shop = Shop::open();
    let begun = files(&shop);
    answer(&shop, "今天发。");
    let first = latest(&shop.workspace, 1)[0].id;
    fact(&shop, "24");
    shop.workspace.save_budget(300).unwrap();
    let ended = files(&shop);
    shop.workspace.restore(&RestorePoint { operation: first, before: true, part: None }).unwrap();
    assert_eq!(files(&shop), begun);
    shop.workspace.undo().unwrap().unwrap();
    assert_eq!(files(&shop), ended);
    let point = RestorePoint { operation: 999, before: true, part: None };
    assert_eq!(shop.workspace.restore(&point).unwrap_err().code, "no-operation");
}

#[test]
fn every_kind_of_part_comes_back() {
    let shop = Shop::open();
    let snapshot = shop.workspace.snapshot();
    let kb = snapshot.kb();
    let rule = kb.escalation.rules[1].id.clone();
    let product = kb.products.products[2].id.0.clone();
    let dialogue = kb.dialogues[0].file.clone();
    // Facts and products are gone from their tables as another program leaves them.
    let without = |file: &str, key: &str| {
        let text = shop.read(file);
        let rows: Vec<&str> = text.lines().filter(|line| !line.starts_with(key)).collect();
        shop.write_outside(file, &(rows.join("\n") + "\n"));
        assert!(shop.workspace.refresh().unwrap(), "{key} stood in {file}");
    };
    let removals: Vec<(ChangedPart, Box<dyn Fn()>)> = vec![
        (
            part(ChangedThing::Rule, &rule.0),
            Box::new(|| shop.workspace.remove_part(&PartId::Rule(rule.clone())).unwrap()),
        ),
        (part(ChangedThing::Product, &product), Box::new(|| without("products.csv", &product))),
        (part(ChangedThing::Fact, "发货时限"), Box::new(|| without("facts.csv", "发货时限"))),
        (
            part(ChangedThing::Dialogue, &dialogue),
            Box::new(|| shop.workspace.remove_dialogue(&dialogue).unwrap()),
        ),
    ];
    for (part, remove) in removals {
        let before = shop.workspace.snapshot().kb().clone();
        remove();
        assert_ne!(*shop.workspace.snapshot().kb(), before, "{part:?}");
        let row = latest(&shop.workspace, 1).remove(0);
        assert!(row.parts.iter().any(|one| one.id == part.id), "{row:?}");
        before_latest(&shop, Some(part.clone()));
        let after = shop.workspace.snapshot().kb().clone();
        match part.what {
            ChangedThing::Rule => assert_eq!(
                after.escalation.rules.iter().map(|r| &r.id).collect::<Vec<_>>(),
                before.escalation.rules.iter().map(|r| &r.id).collect::<Vec<_>>()
            ),
            ChangedThing::Product => {
                let sorted = |kb: &kaopu_model::KnowledgeBase| {
                    let mut all = kb.products.products.clone();
                    all.sort_by(|a, b| a.id.cmp(&b.id));
                    all.iter_mut().for_each(|product| product.row = 0);
                    all
                };
                assert_eq!(sorted(&after), sorted(&before));
            }
            ChangedThing::Fact => {
                let of = |kb: &kaopu_model::KnowledgeBase| {
                    kb.facts.iter().find(|f| f.key == "发货时限").map(|f| f.rendered())
                };
                assert_eq!(of(&after), of(&before));
            }
            _ => assert_eq!(after.dialogues, before.dialogues),
        }
    }
}
