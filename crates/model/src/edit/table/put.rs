//! Making a gesture in a table's file. All that it does not concern stays byte for byte.

use std::collections::{BTreeMap, BTreeSet};

use super::super::changed::ChangedFiles;
use super::super::error::{EditError, must_be_text, not_an_id};
use super::super::writable::Writable;
use super::columns::{change, no_column};
use super::gesture::{CellBlock, NewRows, TableEdit, TableName};
use crate::limits::TEXT_CHARS;
use crate::parse::is_fact_key;
use crate::{KbFiles, Row, RowKind, Table, is_id};

pub(in super::super) fn put(files: &KbFiles, edit: &TableEdit) -> Result<ChangedFiles, EditError> {
    let mut file = Writable::open(files, edit.table.columns())?;
    let before = keys(&file, edit.table);
    for column in &edit.columns {
        change(edit.table, &mut file, column)?;
    }
    set(&mut file, edit.table, &edit.set)?;
    add(&mut file, edit.table, &edit.add)?;
    let mut removed =
        edit.remove.iter().map(|row| index(&mut file, *row)).collect::<Result<Vec<_>, _>>()?;
    removed.sort_unstable();
    removed.dedup();
    file.remove(&removed);
    must_be_sound(edit.table, &before, &keys(&file, edit.table))?;
    must_read_back(&mut file)?;
    Ok([(edit.table.file().to_owned(), Some(file.into_bytes()))].into())
}

/// Sets every cell once, to the last text that it gets: a row that holds what it held is not
/// written anew.
fn set(file: &mut Writable<'_>, table: TableName, blocks: &[CellBlock]) -> Result<(), EditError> {
    let mut rows: BTreeMap<usize, BTreeMap<usize, &str>> = BTreeMap::new();
    for block in blocks {
        let columns = positions(file, table, &block.columns)?;
        for (row, texts) in block.rows.iter().zip(&block.cells) {
            let index = index(file, *row)?;
            let cells = cells(table, &block.columns, &columns, texts)?;
            rows.entry(index).or_default().extend(cells);
        }
    }
    for (index, cells) in rows {
        file.table().set(index, &cells.into_iter().collect::<Vec<_>>());
    }
    Ok(())
}

fn add(file: &mut Writable<'_>, table: TableName, new: &NewRows) -> Result<(), EditError> {
    let columns = positions(file, table, &new.columns)?;
    let key = table.key().and_then(|key| file.position(key));
    let width = file.header().len();
    let mut next = NextId::new(file, table);
    for texts in &new.rows {
        if texts.iter().all(|text| text.trim().is_empty()) {
            continue;
        }
        let mut row = vec![""; width];
        for (at, text) in cells(table, &new.columns, &columns, texts)? {
            if let Some(cell) = row.get_mut(at) {
                *cell = text;
            }
        }
        let id;
        if table == TableName::Products
            && let Some(cell) = key.and_then(|key| row.get_mut(key))
            && cell.is_empty()
        {
            id = next.take();
            *cell = &id;
        }
        file.table().insert(usize::MAX, &row);
    }
    Ok(())
}

/// The record with this number.
fn index(file: &mut Writable<'_>, row: u32) -> Result<usize, EditError> {
    let index = (row as usize).checked_sub(1);
    let is_record = |index: &usize| {
        file.table().rows().get(*index).is_some_and(|row| row.kind() == RowKind::Record)
    };
    index.filter(is_record).ok_or_else(|| {
        EditError::refused("row", format!("第 {row} 行不在了"), format!("there is no row {row}"))
    })
}

/// Where columns stand. One that Kaopu knows and the file lacks is added.
fn positions(
    file: &mut Writable<'_>,
    table: TableName,
    names: &[String],
) -> Result<Vec<usize>, EditError> {
    let mut positions = Vec::with_capacity(names.len());
    for name in names {
        if file.position(name).is_none() && table.columns().names.contains(&name.as_str()) {
            file.table().add_column(name);
        }
        positions.push(file.position(name).ok_or_else(|| no_column(name))?);
    }
    Ok(positions)
}

/// The cells of a row, as they may stand in it.
fn cells<'t>(
    table: TableName,
    names: &[String],
    columns: &[usize],
    texts: &'t [String],
) -> Result<Vec<(usize, &'t str)>, EditError> {
    let mut cells = Vec::with_capacity(columns.len());
    for ((name, at), text) in names.iter().zip(columns).zip(texts) {
        // What names a row has no spaces at its ends.
        let text = if table.key() == Some(name) { text.trim() } else { text.as_str() };
        must_be_text([("cell", text)])?;
        if text.chars().nth(TEXT_CHARS).is_some() {
            return Err(EditError::refused(
                "cell",
                format!("一格最多 {TEXT_CHARS} 个字"),
                format!("a cell has at most {TEXT_CHARS} characters"),
            ));
        }
        if *at == 0 && text.trim_start().starts_with('#') {
            return Err(EditError::refused(
                "cell",
                "这一列不能以 # 开头，否则整行会变成注释",
                "a cell of this column must not begin with #: the row would become a comment",
            ));
        }
        cells.push((*at, text));
    }
    Ok(cells)
}

/// How often each row is named, by its name; empty for rows without one.
fn keys(file: &Writable<'_>, table: TableName) -> BTreeMap<String, usize> {
    let mut keys = BTreeMap::new();
    let Some(key) = table.key() else { return keys };
    for index in file.records() {
        *keys.entry(file.cell(index, key).trim().to_owned()).or_insert(0) += 1;
    }
    keys
}

/// A gesture makes no mistake about what rows are called; one that stands in the file may stay.
fn must_be_sound(
    table: TableName,
    before: &BTreeMap<String, usize>,
    after: &BTreeMap<String, usize>,
) -> Result<(), EditError> {
    for (key, times) in after {
        let had = before.get(key).copied().unwrap_or_default();
        if *times <= had {
            continue;
        }
        match (table, key.as_str()) {
            (TableName::Facts, "") => {
                return Err(EditError::refused(
                    "key",
                    "事实的名称不能空着；不要这一行了就删除它",
                    "a fact needs a name; delete the row if it is not wanted",
                ));
            }
            (_, "") => {
                return Err(EditError::refused(
                    "id",
                    "编号不能空着；不要这一行了就删除它",
                    "a row needs its id; delete the row if it is not wanted",
                ));
            }
            (TableName::Facts, key) if had == 0 && !is_fact_key(key) => {
                return Err(EditError::refused(
                    "key",
                    format!(
                        "「{key}」不能做事实的名称：不能含空格、花括号和点，也不能与自带的占位符重名"
                    ),
                    format!(
                        "`{key}` can't be a fact's key: no spaces, braces or dots, and no built-in placeholder"
                    ),
                ));
            }
            (TableName::Products, key) if had == 0 && !is_id(key) => return Err(not_an_id(key)),
            _ => {}
        }
        if *times > 1 {
            return Err(EditError::refused(
                "id",
                format!("「{key}」已经有了，不能有两行同名"),
                format!("there is a row `{key}` already"),
            ));
        }
    }
    Ok(())
}

/// A column that went may have kept its rows from being comments.
fn must_read_back(file: &mut Writable<'_>) -> Result<(), EditError> {
    let is_blank = |row: &Row<'_>| row.cells().iter().all(|cell| cell.trim().is_empty());
    let wanted = file.table().records().filter(|(_, row)| !is_blank(row)).count();
    let text = file.table().format();
    if Table::parse(&text).records().count() == wanted {
        return Ok(());
    }
    Err(EditError::refused(
        "column",
        "这样改完，有的行会变成注释（第一格以 # 开头）",
        "some rows would become comments: their first cell would begin with #",
    ))
}

/// Ids for products that come without one.
struct NextId {
    taken: BTreeSet<String>,
    number: usize,
}

impl NextId {
    fn new(file: &Writable<'_>, table: TableName) -> Self {
        let taken = keys(file, table).into_keys().collect();
        Self { number: file.records().len(), taken }
    }

    fn take(&mut self) -> String {
        loop {
            self.number += 1;
            let id = format!("product-{}", self.number);
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}
