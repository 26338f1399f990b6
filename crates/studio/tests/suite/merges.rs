//! Two versions of a file made one: what another program changed meanwhile, what it saved over,
//! copies that synchronising programs leave.

use kaopu_studio::{
    CellBlock, ChangedThing, MergeConflict, MergeDecision, MergeSource, TableEdit, TableName,
    TableSaved, TableView,
};

use crate::common::Shop;

fn facts(shop: &Shop) -> TableView {
    shop.workspace.table(TableName::Facts, None).unwrap().unwrap()
}

fn set(view: &TableView, of: &str, column: &str, text: &str) -> TableEdit {
    let row = view.rows.iter().find(|row| row.cells.iter().any(|cell| cell == of)).unwrap().row;
    let block = CellBlock {
        rows: vec![row],
        columns: vec![column.to_owned()],
        cells: vec![vec![text.to_owned()]],
    };
    TableEdit { table: view.table, set: vec![block], ..TableEdit::default() }
}

fn saved(outcome: &TableSaved) -> bool {
    matches!(outcome, TableSaved::Saved { .. })
}

fn decided(conflicts: &[MergeConflict], takes_other: bool) -> Vec<MergeDecision> {
    let decision =
        |conflict: &MergeConflict| MergeDecision { conflict: conflict.clone(), takes_other };
    conflicts.iter().map(decision).collect()
}

fn outside(shop: &Shop, file: &str, text: &str) {
    shop.write_outside(file, text);
    shop.workspace.refresh().unwrap();
}

#[test]
fn a_gesture_made_while_another_program_saved_keeps_both() {
    let shop = Shop::open();
    let view = facts(&shop);
    let begun = shop.read("facts.csv");
    // Rows above moved, another value changed.
    let theirs = begun.replace("key,value", "# 新\nkey,value").replace("退换天数,7", "退换天数,15");
    assert_ne!(theirs, begun);
    outside(&shop, "facts.csv", &theirs);
    let edit = set(&view, "包邮门槛", "value", "99");
    let outcome = shop.workspace.edit_table(&view.version, &edit, &[]).unwrap();
    let TableSaved::Saved { view: after } = outcome else { panic!("{outcome:?}") };
    assert!(!after.only_changed);
    assert_eq!(shop.read("facts.csv"), theirs.replace("包邮门槛,59", "包邮门槛,99"));
    shop.workspace.undo().unwrap();
    assert_eq!(shop.read("facts.csv"), theirs);
}

#[test]
fn what_both_changed_is_written_as_decided_and_not_before() {
    let shop = Shop::open();
    let view = facts(&shop);
    let theirs = shop.read("facts.csv").replace("包邮门槛,59", "包邮门槛,49");
    outside(&shop, "facts.csv", &theirs);
    let edit = set(&view, "包邮门槛", "value", "99");
    let outcome = shop.workspace.edit_table(&view.version, &edit, &[]).unwrap();
    let TableSaved::Conflict { conflicts } = outcome else { panic!("{outcome:?}") };
    assert_eq!(shop.read("facts.csv"), theirs);
    let [conflict] = conflicts.as_slice() else { panic!("{conflicts:?}") };
    assert_eq!((conflict.part.what, conflict.part.id.as_str()), (ChangedThing::Fact, "包邮门槛"));
    let sides = [&conflict.base, &conflict.current, &conflict.other];
    assert_eq!(sides.map(|side| side.as_deref().unwrap()), ["59", "49", "99"]);
    // It changed once more meanwhile: what was decided was about something else.
    let again = theirs.replace("包邮门槛,49", "包邮门槛,39");
    outside(&shop, "facts.csv", &again);
    let mine = decided(&conflicts, true);
    let outcome = shop.workspace.edit_table(&view.version, &edit, &mine).unwrap();
    let TableSaved::Conflict { conflicts } = outcome else { panic!("{outcome:?}") };
    let made =
        shop.workspace.edit_table(&view.version, &edit, &decided(&conflicts, false)).unwrap();
    assert!(saved(&made));
    assert_eq!(shop.read("facts.csv"), again);
    let made = shop.workspace.edit_table(&view.version, &edit, &decided(&conflicts, true)).unwrap();
    assert!(saved(&made));
    assert!(shop.read("facts.csv").contains("包邮门槛,99"));
}

#[test]
fn what_was_saved_over_is_offered_and_brought_back_with_both() {
    let shop = Shop::open();
    let begun = shop.read("facts.csv");
    assert_eq!(shop.workspace.open_merges().unwrap(), []);
    let view = facts(&shop);
    let edit = set(&view, "包邮门槛", "value", "99");
    assert!(saved(&shop.workspace.edit_table(&view.version, &edit, &[]).unwrap()));
    // A spreadsheet that was opened before saves its own change.
    let stale = begun.replace("退换天数,7", "退换天数,15");
    outside(&shop, "facts.csv", &stale);
    assert_eq!(shop.read("facts.csv"), stale);
    let open = shop.workspace.open_merges().unwrap();
    assert_eq!(open.len(), 1, "{open:?}");
    assert_eq!(open[0].file, "facts.csv");
    // Until it is decided it stays offered, also on another day.
    let shop = shop.reopened();
    assert_eq!(shop.workspace.open_merges().unwrap(), open);
    let plan = shop.workspace.plan_merge(&open[0].source, &[]).unwrap();
    assert_eq!(plan.conflicts, []);
    assert!(plan.knows_origin && plan.changes.len() == 1, "{plan:?}");
    shop.workspace.apply_merge(&open[0].source, &plan.version, &[]).unwrap();
    assert_eq!(shop.read("facts.csv"), stale.replace("包邮门槛,59", "包邮门槛,99"));
    assert_eq!(shop.workspace.open_merges().unwrap(), []);
    shop.workspace.undo().unwrap();
    assert_eq!(shop.read("facts.csv"), stale);
}

#[test]
fn a_save_that_knew_the_last_one_is_not_spoken_of() {
    let shop = Shop::open();
    let view = facts(&shop);
    let edit = set(&view, "包邮门槛", "value", "99");
    assert!(saved(&shop.workspace.edit_table(&view.version, &edit, &[]).unwrap()));
    let knowing = shop.read("facts.csv").replace("退换天数,7", "退换天数,15");
    outside(&shop, "facts.csv", &knowing);
    assert_eq!(shop.workspace.open_merges().unwrap(), []);
}

#[test]
fn a_copy_is_offered_merged_and_set_aside() {
    let shop = Shop::open();
    let begun = shop.read("faqs.csv");
    let name = "faqs 的冲突副本.csv";
    // Here an answer is changed; on the other computer another one, and an entry came.
    let ours = begun.replacen("48 小时", "24 小时", 1);
    let ours = if ours == begun { begun.replacen("发货", "发出", 1) } else { ours };
    outside(&shop, "faqs.csv", &ours);
    let copy = format!("{begun}new-one,其他,可以开发票吗,可以的,yes,,\n");
    outside(&shop, name, &copy);
    let open = shop.workspace.open_merges().unwrap();
    assert_eq!(open.len(), 1, "{open:?}");
    assert_eq!(open[0].source, MergeSource::Copy { name: name.to_owned() });
    let plan = shop.workspace.plan_merge(&open[0].source, &[]).unwrap();
    assert!(plan.knows_origin);
    assert_eq!(plan.conflicts, []);
    let ids: Vec<_> = plan.changes.iter().map(|change| change.id.as_str()).collect();
    assert_eq!(ids, ["new-one"]);
    let place = shop.workspace.apply_merge(&open[0].source, &plan.version, &[]).unwrap().unwrap();
    assert_eq!(shop.read(&place), copy);
    assert!(!shop.path(name).exists());
    let merged = shop.read("faqs.csv");
    assert!(merged.contains("可以开发票吗") && merged.lines().count() == ours.lines().count() + 1);
    assert_eq!(shop.workspace.open_merges().unwrap(), []);
    shop.workspace.undo().unwrap();
    assert_eq!(shop.read("faqs.csv"), ours);
}

#[test]
fn a_copy_of_a_dialogue_is_offered_merged_and_set_aside() {
    let shop = Shop::open();
    let file = shop.workspace.snapshot().kb().dialogues[0].file.clone();
    let (path, name) = (
        format!("dialogues/{file}"),
        format!("dialogues/{} (1).toml", file.strip_suffix(".toml").unwrap()),
    );
    let begun = shop.read(&path);
    let dialogues = shop.workspace.snapshot().kb().dialogues.len();
    let copy = begun.replacen("title = \"", "title = \"那边改的", 1);
    outside(&shop, &name, &copy);
    assert_eq!(shop.workspace.snapshot().kb().dialogues.len(), dialogues, "a copy is no dialogue");
    let open = shop.workspace.open_merges().unwrap();
    assert_eq!(open.len(), 1, "{open:?}");
    assert_eq!((&open[0].file, &open[0].unreadable), (&path, &None));
    let plan = shop.workspace.plan_merge(&open[0].source, &[]).unwrap();
    let decisions = decided(&plan.conflicts, true);
    let plan = shop.workspace.plan_merge(&open[0].source, &decisions).unwrap();
    let place =
        shop.workspace.apply_merge(&open[0].source, &plan.version, &decisions).unwrap().unwrap();
    assert_eq!(shop.read(&path), copy);
    assert_eq!(shop.read(&place), copy);
    assert!(!shop.path(&name).exists());
    assert_eq!(shop.workspace.open_merges().unwrap(), []);
    shop.workspace.undo().unwrap();
    assert_eq!(shop.read(&path), begun);
}

#[test]
fn a_copy_of_unknown_origin_is_asked_cell_by_cell_and_takes_nothing_away() {
    let shop = Shop::open();
    let begun = shop.read("facts.csv");
    let mut lines: Vec<&str> = begun.lines().collect();
    let dropped = lines.pop().unwrap();
    let copy =
        format!("{}\n保修,1,年,\n", lines.join("\r\n").replace("包邮门槛,59", "包邮门槛,49"));
    outside(&shop, "facts (1).csv", &copy);
    let source = MergeSource::Copy { name: "facts (1).csv".to_owned() };
    let plan = shop.workspace.plan_merge(&source, &[]).unwrap();
    assert!(!plan.knows_origin);
    assert_eq!(plan.conflicts.len(), 1, "{:?}", plan.conflicts);
    let refused = shop.workspace.apply_merge(&source, &plan.version, &[]).unwrap_err();
    assert_eq!(refused.code, "conflict");
    let decisions = decided(&plan.conflicts, true);
    let plan = shop.workspace.plan_merge(&source, &decisions).unwrap();
    shop.workspace.apply_merge(&source, &plan.version, &decisions).unwrap();
    let merged = shop.read("facts.csv");
    assert!(merged.contains("包邮门槛,49") && merged.contains("保修,1,年"));
    assert!(merged.contains(dropped.trim()), "{merged}");
}

#[test]
fn copies_are_left_and_those_that_cannot_be_read_say_why() {
    let shop = Shop::open();
    outside(&shop, "rules.csv", "x");
    let (gbk, _, _) = encoding_rs::GBK.encode("term,synonyms\n邮费,运费|快递费\n");
    kaopu_durable::write(&shop.path("synonyms (2).csv"), &gbk, kaopu_durable::Links::Refuse)
        .unwrap();
    kaopu_durable::write(
        &shop.path("faqs (3).csv"),
        b"\0\x9f\x92\x96\0\x01",
        kaopu_durable::Links::Refuse,
    )
    .unwrap();
    kaopu_durable::write(&shop.path("care-冲突文件.toml"), b"[[a", kaopu_durable::Links::Refuse)
        .unwrap();
    shop.workspace.refresh().unwrap();
    let open = shop.workspace.open_merges().unwrap();
    let told: Vec<_> =
        open.iter().map(|one| (one.file.as_str(), one.unreadable.is_some())).collect();
    assert_eq!(told, [("care.toml", true), ("faqs.csv", true), ("synonyms.csv", false)]);
    let plan = shop.workspace.plan_merge(&open[2].source, &[]).unwrap();
    assert!(!plan.changes.is_empty() || !plan.conflicts.is_empty());
    assert_eq!(shop.workspace.plan_merge(&open[0].source, &[]).unwrap_err().code, "not-readable");
    for one in &open {
        shop.workspace.leave_merge(&one.source);
    }
    assert_eq!(shop.workspace.open_merges().unwrap(), []);
    // It is not asked again when the shop is opened the next day.
    let shop = shop.reopened();
    assert_eq!(shop.workspace.open_merges().unwrap(), []);
    // Another content of it is another copy.
    outside(&shop, "synonyms (2).csv", "term,synonyms\n邮费,运费\n");
    assert_eq!(shop.workspace.open_merges().unwrap().len(), 1);
}

#[test]
fn rules_are_merged_field_by_field() {
    let shop = Shop::open();
    let begun = shop.read("escalation.toml");
    let title = begun.lines().find(|line| line.starts_with("title = ")).unwrap().to_owned();
    outside(&shop, "escalation.toml", &begun.replacen(&title, "title = \"这边改的\"", 1));
    let say = begun.lines().find(|line| line.starts_with("say = ")).unwrap().to_owned();
    let copy = begun.replacen(&say, "say = \"那边改的\"", 1);
    outside(&shop, "escalation (1).toml", &copy);
    let source = MergeSource::Copy { name: "escalation (1).toml".to_owned() };
    let plan = shop.workspace.plan_merge(&source, &[]).unwrap();
    assert_eq!(plan.conflicts, []);
    shop.workspace.apply_merge(&source, &plan.version, &[]).unwrap();
    let merged = shop.read("escalation.toml");
    assert!(merged.contains("这边改的") && merged.contains("那边改的"));
}

#[test]
fn settings_are_merged_key_by_key_and_only_the_same_key_is_asked_about() {
    let shop = Shop::open();
    let begun = shop.read("kb.toml");
    let ours = begun.replace("title = \"小满好物客服知识库\"", "title = \"这边的名字\" # 改过");
    let ours = ours.replace("shop = \"小满好物\"", "shop = \"小满这边\"");
    outside(&shop, "kb.toml", &ours);
    let copy = begun.replace("shop = \"小满好物\"", "shop = \"小满那边\"");
    let copy = copy.replace("wrong_answers = \"1%\"", "wrong_answers = \"2%\"");
    let copy =
        copy.replace("[capabilities]\n", "[capabilities]\nnotify_gift = \"赠品发出，发短信\"\n");
    outside(&shop, "kb (1).toml", &copy);
    let source = MergeSource::Copy { name: "kb (1).toml".to_owned() };
    let plan = shop.workspace.plan_merge(&source, &[]).unwrap();
    let [conflict] = plan.conflicts.as_slice() else { panic!("{:?}", plan.conflicts) };
    assert_eq!((conflict.part.what, &*conflict.field), (ChangedThing::Settings, "shop"));
    let sides = [&conflict.base, &conflict.current, &conflict.other];
    assert_eq!(
        sides.map(|side| side.as_deref()),
        [Some("小满好物"), Some("小满这边"), Some("小满那边")]
    );
    let decisions = decided(&plan.conflicts, true);
    let plan = shop.workspace.plan_merge(&source, &decisions).unwrap();
    shop.workspace.apply_merge(&source, &plan.version, &decisions).unwrap();
    let merged = shop.read("kb.toml");
    let comment = begun.lines().find(|line| line.starts_with('#')).unwrap();
    for told in [
        "title = \"这边的名字\" # 改过",
        "小满那边",
        "wrong_answers = \"2%\"",
        "notify_gift",
        comment,
    ] {
        assert!(merged.contains(told), "{told}: {merged}");
    }
}
