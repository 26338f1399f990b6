//! Rows of tables that come, held against those that are there.

use std::collections::{BTreeMap, BTreeSet};

use kaopu_model::{CellBlock, Edit, KbFiles, TableEdit, TableName, apply, fold, is_id, table_text};

use super::columns;
use super::entries::same_text;
use super::item::{FieldChange, ItemKind, ItemOf, PlanItem};
use super::outcome::Plan;
use crate::incoming::IncomingTable;
use crate::note::ImportNote;
use crate::place::FilePlace;

/// Adds what becomes of the rows to the plan.
pub(super) fn plan(files: &KbFiles, mut incoming: IncomingTable, plan: &mut Plan) {
    // What an earlier sheet brings is there already.
    let mut now = files.clone();
    for edit in plan.edits.iter().filter(|edit| is_of(edit, incoming.table)) {
        let Ok(changed) = apply(&now, edit) else { continue };
        now.extend(changed.into_iter().filter_map(|(path, bytes)| Some((path, bytes?))));
    }
    let there = match table_text(&now, incoming.table) {
        Ok(text) => text,
        Err(error) => {
            let reason = error.localized();
            plan.notes.push(ImportNote::unreadable(&incoming.place, reason.zh, reason.en));
            return;
        }
    };
    let names: Vec<&str> = there.columns.iter().map(|column| column.name.as_str()).collect();
    let mut edit = TableEdit { table: incoming.table, ..TableEdit::default() };
    edit.columns = columns::to_add(&there, &mut incoming, &mut plan.notes);
    edit.add.columns.clone_from(&incoming.columns);
    let mut planner = Planner::new(&incoming, &names, &there.rows);
    for (place, cells) in &incoming.rows {
        planner.row(place, cells, &mut edit, plan);
    }
    let nothing = edit.set.is_empty() && edit.add.rows.is_empty() && edit.columns.is_empty();
    if !nothing {
        plan.edits.push(Edit::EditTable(edit));
    }
}

fn is_of(edit: &Edit, table: TableName) -> bool {
    matches!(edit, Edit::EditTable(edit) if edit.table == table)
}

fn item_of(table: TableName) -> ItemOf {
    match table {
        TableName::Products => ItemOf::Product,
        TableName::Facts => ItemOf::Fact,
        TableName::Synonyms => ItemOf::Synonym,
        TableName::Forbidden => ItemOf::Forbidden,
    }
}

/// The columns by which a row is known again, the surest first.
fn keys(table: TableName) -> &'static [&'static str] {
    match table {
        TableName::Products => &["id", "name"],
        TableName::Facts => &["key"],
        TableName::Synonyms => &["term"],
        TableName::Forbidden => &["word"],
    }
}

struct Planner<'p> {
    table: TableName,
    columns: &'p [String],
    /// For each incoming column where it stands in the rows that are there.
    positions: Vec<Option<usize>>,
    there: &'p [(u32, Vec<String>)],
    /// Rows by the text of a key column.
    by_key: Vec<BTreeMap<String, Vec<usize>>>,
    used: BTreeSet<usize>,
    new_keys: BTreeSet<String>,
}

impl<'p> Planner<'p> {
    fn new(incoming: &'p IncomingTable, names: &[&str], there: &'p [(u32, Vec<String>)]) -> Self {
        let position =
            |column: &str| names.iter().position(|name| name.eq_ignore_ascii_case(column));
        let by_key = keys(incoming.table).iter().map(|key| {
            let mut rows: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            for (at, (_, cells)) in there.iter().enumerate() {
                let cell =
                    position(key).and_then(|at| cells.get(at)).map_or("", |cell| cell.trim());
                if !cell.is_empty() {
                    rows.entry(cell.to_owned()).or_default().push(at);
                }
            }
            rows
        });
        Self {
            table: incoming.table,
            columns: &incoming.columns,
            positions: incoming.columns.iter().map(|column| position(column)).collect(),
            there,
            by_key: by_key.collect(),
            used: BTreeSet::new(),
            new_keys: BTreeSet::new(),
        }
    }

    fn cell<'c>(&self, cells: &'c [String], column: &str) -> &'c str {
        let at = self.columns.iter().position(|name| name == column);
        at.and_then(|at| cells.get(at)).map_or("", String::as_str)
    }

    fn row(&mut self, place: &FilePlace, cells: &[String], edit: &mut TableEdit, plan: &mut Plan) {
        let title = match self.table {
            TableName::Products => match self.cell(cells, "name") {
                "" => self.cell(cells, "id"),
                name => name,
            },
            other => keys(other).first().map_or("", |key| self.cell(cells, key)),
        };
        let of = item_of(self.table);
        let mut item = PlanItem::new(ItemKind::New, of, title, place);
        if let Some(key) = keys(self.table).first().filter(|_| of <= ItemOf::Fact) {
            item.id = self.cell(cells, key).to_owned();
        }
        if let Some(at) = self.find(cells) {
            self.used.insert(at);
            let Some((number, there)) = self.there.get(at) else { return };
            let mut block = CellBlock { rows: vec![*number], ..CellBlock::default() };
            let mut texts = Vec::new();
            for ((column, position), said) in self.columns.iter().zip(&self.positions).zip(cells) {
                let before = position.and_then(|at| there.get(at)).map_or("", String::as_str);
                // A cell that says nothing takes nothing away.
                if said.is_empty() || same_text(before, said) {
                    continue;
                }
                item.fields.push(FieldChange {
                    field: column.clone(),
                    before: before.to_owned(),
                    after: said.clone(),
                });
                block.columns.push(column.clone());
                texts.push(said.clone());
            }
            item.kind = if texts.is_empty() { ItemKind::Identical } else { ItemKind::Changed };
            if !texts.is_empty() {
                block.cells.push(texts);
                edit.set.push(block);
            }
        } else {
            if let Some((zh, en)) = self.refused(cells) {
                plan.notes.push(ImportNote::unreadable(place, zh, en));
                return;
            }
            edit.add.rows.push(cells.to_vec());
        }
        plan.items.push(item);
    }

    /// The row that is there: the same one, or one of the same name.
    fn find(&self, cells: &[String]) -> Option<usize> {
        let free = |rows: &Vec<usize>| -> Vec<usize> {
            rows.iter().copied().filter(|at| !self.used.contains(at)).collect()
        };
        for (key, rows) in keys(self.table).iter().zip(&self.by_key) {
            let said = self.cell(cells, key);
            // A product with an id of its own is no other with the same name.
            if said.is_empty() {
                continue;
            }
            let rows = rows.get(said).map(free).unwrap_or_default();
            let same = rows.iter().copied().find(|at| self.is_same(*at, cells));
            return same.or_else(|| rows.first().copied());
        }
        None
    }

    fn is_same(&self, at: usize, cells: &[String]) -> bool {
        let Some((_, there)) = self.there.get(at) else { return false };
        self.positions.iter().zip(cells).all(|(position, said)| {
            same_text(position.and_then(|at| there.get(at)).map_or("", String::as_str), said)
        })
    }

    /// Why a table can't have the row; else takes its name.
    fn refused(&mut self, cells: &[String]) -> Option<(String, String)> {
        let both = |zh: &str, en: &str| Some((zh.to_owned(), en.to_owned()));
        let first = self.positions.iter().position(|position| *position == Some(0));
        if first.and_then(|at| cells.get(at)).is_some_and(|cell| cell.starts_with('#')) {
            return both("第一列不能以 # 开头", "a text of the first column must not begin with #");
        }
        match self.table {
            TableName::Products => {
                let (id, name) = (self.cell(cells, "id"), self.cell(cells, "name"));
                if name.is_empty() {
                    return both("商品没有名称", "the product has no name");
                }
                if !id.is_empty() && !is_id(id) {
                    return Some((
                        format!("「{id}」不能做商品编号：只用小写字母、数字和 -"),
                        format!("`{id}` is no id: use a–z, 0–9 and -"),
                    ));
                }
                let name =
                    format!("{id} {}", if id.is_empty() { fold(name) } else { String::new() });
                self.twice(name)
            }
            TableName::Facts => {
                let key = self.cell(cells, "key").to_owned();
                if !kaopu_model::is_fact_key(&key) {
                    return Some((
                        format!("「{key}」不能做事实的名称：不能为空，不能含空格、花括号和点"),
                        format!("`{key}` can't be a fact's key: no spaces, braces or dots"),
                    ));
                }
                self.twice(key)
            }
            TableName::Synonyms => {
                if self.cell(cells, "term").is_empty() || self.cell(cells, "synonyms").is_empty() {
                    return both("词和同义词都要写", "both the term and its synonyms are needed");
                }
                None
            }
            TableName::Forbidden => {
                if self.cell(cells, "word").is_empty() {
                    return both("没有写禁用词", "the row has no word");
                }
                None
            }
        }
    }

    fn twice(&mut self, name: String) -> Option<(String, String)> {
        if self.new_keys.insert(name) {
            return None;
        }
        Some((
            "文件里已经有同名的一行了".to_owned(),
            "the file has another row of this name".to_owned(),
        ))
    }
}
