//! Tables: a gesture is one operation, renames carry their references along, and what a gesture
//! would change is told before it is made.

use kaopu_studio::{CellBlock, ColumnEdit, NewRows, TableEdit, TableName, TableSaved, TableView};

use crate::common::Shop;

fn table(shop: &Shop, table: TableName) -> TableView {
    shop.workspace.table(table, None).unwrap().unwrap()
}

fn row(view: &TableView, name: &str) -> u32 {
    view.rows.iter().find(|row| row.cells.iter().any(|cell| cell == name)).unwrap().row
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn set(view: &TableView, of: &str, column: &str, text: &str) -> TableEdit {
    let block = CellBlock {
        rows: vec![row(view, of)],
        columns: strings(&[column]),
        cells: vec![strings(&[text])],
    };
    TableEdit { table: view.table, set: vec![block], ..TableEdit::default() }
}

/// The table after a gesture that nothing is in the way of.
fn made(shop: &Shop, version: &str, edit: &TableEdit) -> TableView {
    match shop.workspace.edit_table(version, edit, &[]).unwrap() {
        TableSaved::Saved { view } => *view,
        conflict => panic!("{conflict:?}"),
    }
}

fn everything(shop: &Shop) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for folder in ["", "dialogues"] {
        for entry in std::fs::read_dir(shop.path(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                files.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

#[test]
fn a_gesture_is_one_operation_taken_back_and_repeated() {
    let shop = Shop::open();
    let before = everything(&shop);
    let products = table(&shop, TableName::Products);
    let twelve: Vec<Vec<String>> =
        (1..=12).map(|number| strings(&[&format!("新品{number}号"), "服饰", "棉"])).collect();
    let edit = TableEdit {
        set: set(&products, "透气亚麻衬衫", "面料", "纯亚麻").set,
        add: NewRows { columns: strings(&["name", "类目", "面料"]), rows: twelve },
        ..TableEdit::default()
    };
    let after = made(&shop, &products.version, &edit);
    assert!(after.only_changed);
    assert_eq!(after.rows.len(), 13, "{:?}", after.rows);
    assert_eq!(after.rows[0].row, row(&products, "透气亚麻衬衫"));
    assert_eq!(after.next_row, products.next_row + 12);
    let whole = table(&shop, TableName::Products);
    assert_eq!((whole.rows.len(), &whole.version), (products.rows.len() + 12, &after.version));
    assert_eq!(shop.workspace.table(TableName::Products, Some(&whole.state)).unwrap(), None);
    let changed = everything(&shop);
    assert_ne!(changed, before);
    let undone = shop.workspace.undo().unwrap().unwrap();
    assert_eq!(undone.zh, "商品表改 1 格、加 12 行");
    assert_eq!(everything(&shop), before);
    shop.workspace.redo().unwrap();
    assert_eq!(everything(&shop), changed);
}

#[test]
fn a_rename_carries_its_references_along_and_back() {
    let shop = Shop::open();
    let before = everything(&shop);
    let facts = table(&shop, TableName::Facts);
    made(&shop, &facts.version, &set(&facts, "发货时限", "key", "现货时限"));
    assert!(!shop.read("faqs.csv").contains("{发货时限}"));
    let products = table(&shop, TableName::Products);
    let column = ColumnEdit::Rename { column: "适用炉灶".into(), name: "能用的灶".into() };
    let edit = TableEdit { columns: vec![column], ..TableEdit::default() };
    let renamed = made(&shop, &products.version, &edit);
    assert!(!renamed.only_changed);
    made(&shop, &renamed.version, &set(&products, "iron-wok", "id", "big-iron-wok"));
    assert!(shop.read("answers.csv").contains("能用的灶=电磁炉"));
    assert!(shop.read("answers.csv").contains(",big-iron-wok,"));
    // Nothing that held before is a mistake now, and every dialogue goes as it did.
    let overview = shop.workspace.overview().unwrap();
    assert_eq!(overview.status.errors, 0, "{:#?}", overview.diagnostics.first());
    let failing = shop.workspace.deviations();
    assert!(failing.is_empty(), "{failing:#?}");
    for _ in 0..3 {
        shop.workspace.undo().unwrap();
    }
    assert_eq!(everything(&shop), before);
}

#[test]
fn a_gesture_in_another_content_or_one_that_leaves_a_hole_is_not_made() {
    let shop = Shop::open();
    let facts = table(&shop, TableName::Facts);
    let used = TableEdit {
        table: TableName::Facts,
        remove: vec![row(&facts, "发货时限")],
        ..TableEdit::default()
    };
    let refused = shop.workspace.edit_table(&facts.version, &used, &[]).unwrap_err();
    assert_eq!(refused.code, "bad-input");
    assert!(refused.message.zh.contains("「发货时限」还在用"), "{}", refused.message.zh);
    let foreseen = shop.desk.impact.of_table(&facts.version, &used).unwrap();
    assert!(foreseen.refused.is_some_and(|reason| reason.zh.contains("还在用")));
    let late = shop.workspace.edit_table(&"0".repeat(64), &used, &[]).unwrap_err();
    assert_eq!(late.code, "table-changed");
}

#[test]
fn a_cell_tells_who_uses_it_and_which_replies_it_changes() {
    let shop = Shop::open();
    let facts = table(&shop, TableName::Facts);
    let uses = shop.workspace.table_uses(TableName::Facts, row(&facts, "发货时限"), "value");
    assert!(uses.answers.len() >= 2 && uses.dialogues.len() >= 3, "{uses:#?}");
    let edit = set(&facts, "发货时限", "value", "24");
    let impact = shop.desk.impact.of_table(&facts.version, &edit).unwrap();
    assert!(impact.refused.is_none() && impact.dialogues > 50);
    assert!(impact.changes.iter().any(|change| {
        change.before.said.contains("48小时") && change.after.said.contains("24小时")
    }));
    assert!(shop.read("facts.csv").contains("发货时限,48"), "looking writes nothing");
    let rename = set(&facts, "发货时限", "key", "时限");
    let renamed = shop.desk.impact.of_table(&facts.version, &rename).unwrap();
    assert_eq!((impact.carried, renamed.changes.len()), (0, 0), "{:#?}", renamed.changes);
    assert!(renamed.carried >= 5);
    let products = table(&shop, TableName::Products);
    let wok = row(&products, "iron-wok");
    let uses = shop.workspace.table_uses(TableName::Products, wok, "适用炉灶");
    assert_eq!((uses.answers.len(), uses.conditions.len(), uses.is_leak), (1, 1, false));
    let uses = shop.workspace.table_uses(TableName::Products, wok, "id");
    assert!(!uses.conditions.is_empty());
}

#[test]
fn an_empty_cell_that_an_answer_needs_is_a_leak() {
    let shop = Shop::open();
    let products = table(&shop, TableName::Products);
    assert_eq!(products.leaks, [], "the sample knows what it is asked");
    let edit = set(&products, "iron-wok", "适用炉灶", "");
    let after = made(&shop, &products.version, &edit);
    let [leak] = after.leaks.as_slice() else { panic!("{:?}", after.leaks) };
    assert_eq!((leak.row, leak.column.as_str()), (row(&products, "iron-wok"), "适用炉灶"));
    assert!(shop.workspace.table_uses(TableName::Products, leak.row, &leak.column).is_leak);
    assert_eq!(shop.workspace.overview().unwrap().leaks, 1);
}
