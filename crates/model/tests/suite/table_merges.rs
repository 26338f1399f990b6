//! Three-way merges of tables, by row and cell: single cases, and random ones held against a model
//! that knows only cells.

use std::collections::{BTreeMap, BTreeSet};

use kaopu_model::{
    Edit, KbFiles, TableConflict, TableName, apply, rebase_table_edit, table_difference, table_text,
};
use proptest::prelude::*;

fn files(table: TableName, content: &str) -> KbFiles {
    KbFiles::from([(table.file().to_owned(), content.as_bytes().to_vec())])
}

/// What comes of two edits of a table, and what both changed to different things.
fn merged(
    table: TableName,
    [base, ours, theirs]: [&str; 3],
    takes_ours: &dyn Fn(&TableConflict) -> Option<bool>,
) -> (String, Vec<TableConflict>) {
    let text = |content| table_text(&files(table, content), table).unwrap();
    let edit = table_difference(table, &text(base), &text(ours));
    let rebased = rebase_table_edit(&text(base), &text(theirs), &edit, takes_ours);
    let now = files(table, theirs);
    let made = apply(&now, &Edit::EditTable(rebased.edit)).unwrap();
    let content = made.get(table.file()).cloned().flatten();
    let content = content.unwrap_or_else(|| theirs.as_bytes().to_vec());
    (String::from_utf8(content).unwrap(), rebased.conflicts)
}

fn undecided(table: TableName, sides: [&str; 3]) -> (String, Vec<TableConflict>) {
    merged(table, sides, &|_| None)
}

#[test]
fn what_one_side_changed_is_what_comes_out() {
    let base = "key,value,unit,note\n发货时限,48,小时,\n包邮门槛,59,元,\n退货天数,7,天,\n";
    let ours = "key,value,unit,note\n发货时限,24,小时,现货\n包邮门槛,59,元,\n保修,1,年,\n";
    let theirs =
        "key,value,unit,note\n包邮门槛,49,元,\n# 新的\n退货天数,7,天,\n发货时限,48,小时,\n";
    let (merged, conflicts) = undecided(TableName::Facts, [base, ours, theirs]);
    assert_eq!(conflicts, []);
    assert_eq!(
        merged,
        "key,value,unit,note\n包邮门槛,49,元,\n# 新的\n发货时限,24,小时,现货\n保修,1,年,\n"
    );
}

#[test]
fn what_both_changed_is_asked_and_made_as_decided() {
    let base = "id,name,aliases,面料\na,衬衫,衬衣,棉\nb,裤子,,麻\nc,帽子,,毛\n";
    let ours = "id,name,aliases,面料\na,衬衫,衬衣|衫,亚麻\nc,帽子,,呢\n";
    let theirs = "id,name,aliases,面料\na,衬衫,衬衣|上衣,丝\nb,裤子,长裤,麻\n";
    let (merged_text, conflicts) = undecided(TableName::Products, [base, ours, theirs]);
    assert_eq!(merged_text, "id,name,aliases,面料\na,衬衫,衬衣|上衣|衫,丝\nb,裤子,长裤,麻\n");
    let told: Vec<_> =
        conflicts.iter().map(|one| (one.row.as_str(), one.column.as_str())).collect();
    assert_eq!(told, [("a", "面料"), ("c", ""), ("b", "")]);
    assert_eq!(conflicts[0].base.as_deref(), Some("棉"));
    assert_eq!((conflicts[1].ours.as_deref(), conflicts[1].theirs.as_deref()), (Some("呢"), None));
    assert_eq!(conflicts[2].theirs.as_deref(), Some("b · 裤子 · 长裤 · 麻"));
    let (decided, none) = merged(TableName::Products, [base, ours, theirs], &|_| Some(true));
    assert_eq!(none, []);
    assert_eq!(decided, "id,name,aliases,面料\na,衬衫,衬衣|上衣|衫,亚麻\nc,帽子,,呢\n");
}

#[test]
fn columns_come_and_go_unless_somebody_wrote_there() {
    let base = "id,name,aliases,面料,产地\na,衬衫,,棉,国产\n";
    let ours = "id,name,aliases,重量\na,衬衫,,200\n";
    let theirs = "id,name,aliases,面料,产地,重量\na,衬衫,,棉,进口,\n";
    let (merged, conflicts) = undecided(TableName::Products, [base, ours, theirs]);
    assert_eq!(merged, "id,name,aliases,产地,重量\na,衬衫,,进口,200\n");
    assert_eq!(conflicts.len(), 1, "{conflicts:?}");
    assert_eq!((conflicts[0].column.as_str(), conflicts[0].row.as_str()), ("产地", ""));
    // Written into a column that is gone now.
    let (kept, conflicts) = undecided(
        TableName::Products,
        [base, &base.replace("国产", "新疆"), "id,name,aliases,面料\na,衬衫,,棉\n"],
    );
    assert!(!kept.contains("新疆"));
    assert_eq!(conflicts[0].ours.as_deref(), Some("新疆"));
}

/// A table as rows of cells by what they are called.
type Cells = BTreeMap<String, [String; 2]>;

const COLUMNS: [&str; 2] = ["value", "note"];

fn table() -> impl Strategy<Value = Vec<(String, [String; 2])>> {
    let word = || prop_oneof![Just(""), Just("甲"), Just("乙")].prop_map(str::to_owned);
    let row = (0..6_u8, word(), word()).prop_map(|(n, a, b)| (format!("k{n}"), [a, b]));
    proptest::collection::vec(row, 0..7).prop_map(|mut rows| {
        let mut seen = BTreeSet::new();
        rows.retain(|(key, _)| seen.insert(key.clone()));
        rows
    })
}

fn csv(rows: &[(String, [String; 2])]) -> String {
    let lines = rows.iter().map(|(key, [value, note])| format!("{key},{value},{note}\n"));
    format!("key,value,note\n{}", lines.collect::<String>())
}

fn cells(content: &str) -> Cells {
    let text = table_text(&files(TableName::Facts, content), TableName::Facts).unwrap();
    let at = |name: &str| text.columns.iter().position(|column| column.name == name).unwrap();
    let [key, value, note] = [at("key"), at("value"), at("note")];
    let rows = text.rows.iter();
    rows.map(|(_, cells)| (cells[key].clone(), [cells[value].clone(), cells[note].clone()]))
        .collect()
}

/// What must come out where nobody decides, and how many things both changed.
fn model(base: &Cells, ours: &Cells, theirs: &Cells) -> (Cells, usize) {
    let mut out = Cells::new();
    let mut conflicts = 0;
    let keys: BTreeSet<&String> = base.keys().chain(ours.keys()).chain(theirs.keys()).collect();
    for key in keys {
        match (base.get(key), ours.get(key), theirs.get(key)) {
            (_, None, None) => {}
            (None, Some(only), None) | (None, None, Some(only)) => {
                drop(out.insert(key.clone(), only.clone()))
            }
            (Some(was), Some(changed), None) => conflicts += usize::from(was != changed),
            (Some(was), None, Some(changed)) if was == changed => {}
            (Some(_), None, Some(changed)) => {
                conflicts += 1;
                out.insert(key.clone(), changed.clone());
            }
            (was, Some(mine), Some(yours)) => {
                let mut row = yours.clone();
                for at in 0..COLUMNS.len() {
                    let was = was.map_or("", |was| was[at].as_str());
                    if mine[at] == was || mine[at] == yours[at] {
                        continue;
                    }
                    if yours[at] == was {
                        row[at].clone_from(&mine[at]);
                    } else {
                        conflicts += 1;
                    }
                }
                out.insert(key.clone(), row);
            }
        }
    }
    (out, conflicts)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn random_merges_are_what_the_model_says(base in table(), ours in table(), theirs in table()) {
        let sides = [csv(&base), csv(&ours), csv(&theirs)];
        let [b, o, t] = [&sides[0], &sides[1], &sides[2]].map(|content| cells(content));
        let (merged_text, conflicts) =
            undecided(TableName::Facts, [&sides[0], &sides[1], &sides[2]]);
        let (expected, expected_conflicts) = model(&b, &o, &t);
        prop_assert_eq!(cells(&merged_text), expected, "{:?}", sides);
        prop_assert_eq!(conflicts.len(), expected_conflicts);
        // Decided for us, all that we changed stands, and what they alone changed, too.
        let takes = |_: &TableConflict| Some(true);
        let (ours_text, _) = merged(TableName::Facts, [&sides[0], &sides[1], &sides[2]], &takes);
        let decided = cells(&ours_text);
        for (key, row) in &o {
            if b.get(key) == Some(row) {
                continue;
            }
            let Some(there) = decided.get(key) else { panic!("{key} is lost: {sides:?}") };
            for (at, text) in row.iter().enumerate() {
                if b.get(key).map_or("", |was| was[at].as_str()) != text {
                    prop_assert_eq!(&there[at], text);
                }
            }
        }
    }
}
