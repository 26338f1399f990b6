//! Tables: what a gesture touches, what it leaves, what it carries along, what it refuses.

use std::collections::BTreeMap;

use kaopu_model::{
    CellBlock, ColumnEdit, Edit, EditError, KbFiles, NewRows, Subject, Table, TableEdit, TableName,
    apply, apply_all, parse, table_edits, table_text, uses,
};
use proptest::prelude::*;

const PRODUCTS: &str = "\u{feff}# 春季,,,\r\nid,name,aliases,面料,\"产地, 省\"\r\nshirt,\"衬衫\",衬衣|衫,棉,\r\n\r\npan,锅,,\"铁, 无涂层\",浙江\r\n# 完";

fn files(parts: &[(&str, &str)]) -> KbFiles {
    parts.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

fn shop() -> KbFiles {
    files(&[
        ("kb.toml", "format = 2\nid = \"shop\"\nshop = \"小店\"\n"),
        (
            "faqs.csv",
            "id,question,answer\nfabric,什么面料,{商品.面料}，{发货时限}发\nship,何时发货,{发货时限}内\n",
        ),
        (
            "answers.csv",
            "faq_id,when_product,answer\nfabric,面料=棉,{product.面料}\nfabric,pan|shirt,看图\n",
        ),
        ("facts.csv", "key,value,unit\n发货时限,48,小时\n没人用,1,\n"),
        ("products.csv", PRODUCTS),
        ("synonyms.csv", "term,synonyms\n发货,寄出|发走\n"),
        (
            "persona.toml",
            "name = \"小满\"\n\n[phrases]\nunknown = [\"{发货时限}后再问\"] # 先这样\n",
        ),
        (
            "escalation.toml",
            "[[queue]]\nid = \"q\"\nname = \"人工\"\n\n[[rule]]\nid = \"r\"\ntitle = \"催\"\nqueue = \"q\"\nsay = \"{发货时限}还没发，转人工\"\nwhen = { words = [\"催\"] }\n",
        ),
        (
            "dialogues/one.toml",
            "title = \"一\"\n# 前\n[context]\nchannel = \"chat\"\nproduct = \"pan\"\n\n[[turn]]\ncustomer = \"何时发\" # 问\nexpect = { contains = [\"{发货时限}\"] }\n",
        ),
    ])
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn set(table: TableName, row: u32, column: &str, text: &str) -> TableEdit {
    let block =
        CellBlock { rows: vec![row], columns: strings(&[column]), cells: vec![strings(&[text])] };
    TableEdit { table, set: vec![block], ..TableEdit::default() }
}

fn add(table: TableName, columns: &[&str], rows: &[&[&str]]) -> TableEdit {
    let rows = rows.iter().map(|row| strings(row)).collect();
    let add = NewRows { columns: strings(columns), rows };
    TableEdit { table, add, ..TableEdit::default() }
}

fn column(edit: ColumnEdit) -> TableEdit {
    TableEdit { columns: vec![edit], ..TableEdit::default() }
}

fn after(files: &KbFiles, edit: &TableEdit) -> Result<KbFiles, EditError> {
    let edits = table_edits(files, &parse(files).kb, edit)?;
    let mut files = files.clone();
    for (path, content) in apply_all(&files.clone(), &edits)? {
        match content {
            Some(bytes) => files.insert(path, bytes),
            None => files.remove(&path),
        };
    }
    Ok(files)
}

fn text<'f>(files: &'f KbFiles, path: &str) -> &'f str {
    std::str::from_utf8(&files[path]).unwrap()
}

/// The files that differ.
fn changed(before: &KbFiles, after: &KbFiles) -> Vec<String> {
    let differs = |(path, bytes): &(&String, &Vec<u8>)| before.get(*path) != Some(bytes);
    after.iter().filter(differs).map(|(path, _)| path.clone()).collect()
}

fn refused(files: &KbFiles, edit: &TableEdit) -> String {
    match after(files, edit) {
        Err(error @ EditError::Refused { .. }) => error.localized().zh,
        other => panic!("{edit:?}: {other:?}"),
    }
}

#[test]
fn a_table_is_read_as_it_stands() {
    let table = table_text(&shop(), TableName::Products).unwrap();
    let names: Vec<_> = table.columns.iter().map(|column| column.name.as_str()).collect();
    assert_eq!(names, ["id", "name", "aliases", "面料", "产地, 省"]);
    let rows: Vec<u32> = table.rows.iter().map(|(row, _)| *row).collect();
    assert_eq!((rows, table.next_row), (vec![3, 5], 7));
    assert_eq!(table.rows[1].1, ["pan", "锅", "", "铁, 无涂层", "浙江"]);
    // A column that the file lacks can be written to all the same.
    let facts = table_text(&shop(), TableName::Facts).unwrap();
    assert_eq!((facts.columns[3].name.as_str(), facts.columns[3].position), ("note", None));
    let noted = after(&shop(), &set(TableName::Facts, 3, "note", "以后再说")).unwrap();
    assert_eq!(
        text(&noted, "facts.csv"),
        "key,value,unit,note\n发货时限,48,小时,\n没人用,1,,以后再说\n"
    );
}

#[test]
fn rows_come_behind_the_last_and_a_product_gets_its_id() {
    let new = add(
        TableName::Products,
        &["name", "面料"],
        &[&["裤", "麻\n混纺"], &["", " "], &["帽", "毛"]],
    );
    let more = after(&shop(), &new).unwrap();
    let expected = format!("{PRODUCTS}\r\nproduct-3,裤,,\"麻\n混纺\",\r\nproduct-4,帽,,毛,\r\n");
    assert_eq!(text(&more, "products.csv"), expected);
    assert_eq!(changed(&shop(), &more), ["products.csv"]);
    let first = add(TableName::Facts, &["key", "value"], &[&["时限", "1"]]);
    assert_eq!(
        text(&after(&KbFiles::new(), &first).unwrap(), "facts.csv"),
        "key,value,unit,note\n时限,1,,\n"
    );
}

#[test]
fn what_is_renamed_is_renamed_wherever_it_is_named() {
    let fact = after(&shop(), &set(TableName::Facts, 2, "key", "时限")).unwrap();
    let mut named =
        ["faqs.csv", "facts.csv", "persona.toml", "escalation.toml", "dialogues/one.toml"];
    named.sort_unstable();
    assert_eq!(changed(&shop(), &fact), named);
    for path in named {
        assert_eq!(text(&fact, path), text(&shop(), path).replace("发货时限", "时限"));
    }
    let attribute = ColumnEdit::Rename { column: "面料".into(), name: "材质".into() };
    let renamed = after(&shop(), &column(attribute)).unwrap();
    assert_eq!(changed(&shop(), &renamed), ["answers.csv", "faqs.csv", "products.csv"]);
    assert!(text(&renamed, "answers.csv").contains("材质=棉,{product.材质}"));
    assert!(parse(&renamed).kb.products.attributes.contains(&"材质".to_owned()));
    let product = after(&shop(), &set(TableName::Products, 5, "id", " iron-pan ")).unwrap();
    assert_eq!(changed(&shop(), &product), ["answers.csv", "dialogues/one.toml", "products.csv"]);
    assert_eq!(
        text(&product, "dialogues/one.toml"),
        text(&shop(), "dialogues/one.toml").replace("pan", "iron-pan")
    );
}

#[test]
fn what_would_break_the_file_or_leave_a_hole_is_refused() {
    let shop = shop();
    for (edit, because) in [
        (set(TableName::Products, 5, "id", "shirt"), "已经有了"),
        (set(TableName::Products, 5, "id", ""), "不能空着"),
        (set(TableName::Products, 5, "id", "锅"), "不能做 id"),
        (set(TableName::Products, 2, "name", "x"), "不在了"),
        (set(TableName::Products, 5, "没有", "x"), "不在了"),
        (set(TableName::Facts, 2, "key", "发 货"), "不能做事实的名称"),
        (set(TableName::Synonyms, 2, "term", "# x"), "注释"),
        (add(TableName::Facts, &["value"], &[&["1"]]), "不能空着"),
        (add(TableName::Facts, &["key"], &[&["a"], &["a"]]), "已经有了"),
        (
            TableEdit { table: TableName::Facts, remove: vec![2], ..TableEdit::default() },
            "「什么面料」等 2 个回答、2 句人设、关怀或转人工的话、1 个对话用例",
        ),
        (TableEdit { remove: vec![5, 5], ..TableEdit::default() }, "还在用"),
        (column(ColumnEdit::Remove { column: "面料".into() }), "还在用"),
        (column(ColumnEdit::Remove { column: "id".into() }), "固定"),
        (column(ColumnEdit::Rename { column: "name".into(), name: "x".into() }), "固定"),
        (column(ColumnEdit::Add { name: "面料".into() }), "已经有"),
        (column(ColumnEdit::Add { name: "ID".into() }), "已经有"),
        (column(ColumnEdit::Add { name: "名称".into() }), "占位符"),
        (column(ColumnEdit::Add { name: " ".into() }), "不能空着"),
        (column(ColumnEdit::Add { name: "{店铺}".into() }), "不能有"),
        (column(ColumnEdit::Add { name: "a=b".into() }), "不能有"),
        (
            TableEdit { table: TableName::Facts, ..column(ColumnEdit::Add { name: "x".into() }) },
            "固定",
        ),
    ] {
        let reason = refused(&shop, &edit);
        assert!(reason.contains(because), "{edit:?}: {reason}");
    }
    // Whole rows that are pasted over do not say which of them became which.
    let pasted = CellBlock {
        rows: vec![3, 5],
        columns: strings(&["id", "name"]),
        cells: vec![strings(&["pan", "锅"]), strings(&["cup", "杯"])],
    };
    let edit = TableEdit { set: vec![pasted], ..TableEdit::default() };
    assert!(refused(&shop, &edit).contains("「shirt」还在用"));
    // A row that has no name already may be edited, and a file that can't be read may not.
    let odd = files(&[("products.csv", "id,name\n,没有\n,也没有\n")]);
    assert!(after(&odd, &set(TableName::Products, 2, "name", "有")).is_ok());
    let broken = files(&[("products.csv", "id,name\na,\"x\n")]);
    assert!(matches!(table_text(&broken, TableName::Products), Err(EditError::Unreadable { .. })));
    // What stood before a text that begins with # may not go.
    let first = files(&[("products.csv", "备注,id,name\nx,a,b\n")]);
    assert!(after(&first, &column(ColumnEdit::Remove { column: "备注".into() })).is_ok());
    let odd = files(&[("synonyms.csv", "x,term,synonyms\n1,#a,b\n")]);
    let gone = TableEdit {
        table: TableName::Synonyms,
        ..column(ColumnEdit::Remove { column: "x".into() })
    };
    assert!(refused(&odd, &gone).contains("注释"));
}

#[test]
fn uses_are_found_wherever_they_stand() {
    let kb = parse(&shop()).kb;
    let found = uses(&kb, &Subject::Fact("发货时限"));
    assert_eq!((found.answers.len(), found.phrases.len(), found.dialogues.len()), (2, 2, 1));
    let found = uses(&kb, &Subject::Attribute("面料"));
    assert_eq!((found.answers.len(), found.conditions.len()), (1, 1));
    let found = uses(&kb, &Subject::Product("pan"));
    assert_eq!((found.conditions.len(), found.dialogues.len()), (1, 1));
    assert!(uses(&kb, &Subject::Fact("没人用")).is_empty());
}

fn raw(files: &KbFiles) -> BTreeMap<String, usize> {
    let mut rows = BTreeMap::new();
    for row in Table::parse(text(files, "products.csv")).rows() {
        *rows.entry(row.raw().trim_end_matches(['\r', '\n']).to_owned()).or_insert(0) += 1;
    }
    rows
}

proptest! {
    #[test]
    fn a_gesture_changes_its_cells_and_no_other_row(
        cells in prop::collection::vec((0_usize..2, 1_usize..5, "[a锅,\"|\r\n #]{0,6}"), 1..6),
        rows in prop::collection::vec("[a锅,\"|\r\n]{0,6}", 0..4),
    ) {
        let before = table_text(&shop(), TableName::Products).unwrap();
        let mut edit = TableEdit::default();
        let mut wanted = before.rows.clone();
        for (row, column, cell) in cells {
            edit.set.push(CellBlock {
                rows: vec![before.rows[row].0],
                columns: vec![before.columns[column].name.clone()],
                cells: vec![vec![cell.clone()]],
            });
            wanted[row].1[column] = cell;
        }
        edit.add.columns = strings(&["name"]);
        edit.add.rows = rows.iter().map(|name| vec![name.clone()]).collect();
        let named: Vec<_> = rows.iter().filter(|name| !name.trim().is_empty()).collect();
        let shop = shop();
        let changed = apply(&shop, &Edit::EditTable(edit)).unwrap();
        let mut now = shop.clone();
        for (path, content) in changed {
            now.insert(path, content.unwrap());
        }
        let read = table_text(&now, TableName::Products).unwrap();
        prop_assert_eq!(&read.rows[..2], &wanted[..]);
        let added: Vec<&String> = read.rows[2..].iter().map(|(_, cells)| &cells[1]).collect();
        prop_assert_eq!(added, named);
        // Comments, blank rows, the header, and rows that hold what they held.
        let (old, new) = (raw(&shop), raw(&now));
        for line in ["\u{feff}# 春季,,,", "", "# 完", "id,name,aliases,面料,\"产地, 省\""] {
            let line = line.trim_start_matches('\u{feff}');
            prop_assert!(new.get(line) >= old.get(line), "{line:?}");
        }
        for (index, (row, cells)) in before.rows.iter().enumerate() {
            let line = Table::parse(text(&shop, "products.csv")).rows()[*row as usize - 1].raw().trim_end().to_owned();
            prop_assert!(wanted[index].1 != *cells || new.contains_key(&line));
        }
        prop_assert_eq!(&now["products.csv"][..3], &shop["products.csv"][..3]);
    }
}
