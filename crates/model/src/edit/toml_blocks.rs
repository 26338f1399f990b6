//! Adding, removing and moving the tables of a file, each with the comments right above it.
//!
//! A table is printed where its position says, not where it stands in its parent; both are kept in
//! step here.

use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value};

use super::toml_read;
use super::toml_table::TableMut;

/// Where a table stands: the keys that lead to it, and which of a list it is.
pub(super) type Path = [(String, Option<usize>)];

/// The place in its list of the block whose key says this.
pub(super) fn find(root: &dyn TableLike, list: &str, key: &str, says: &str) -> Option<usize> {
    let is_it = |table: &Option<&dyn TableLike>| {
        table.is_some_and(|table| toml_read::text(table, key) == says)
    };
    toml_read::blocks(root, list).iter().position(is_it)
}

/// A block of a list, to be changed.
pub(super) fn block<'d>(root: &'d mut Table, list: &str, at: usize) -> Option<TableMut<'d>> {
    match root.get_mut(list)? {
        Item::ArrayOfTables(tables) => tables.get_mut(at).map(TableMut::Block),
        Item::Value(Value::Array(array)) => {
            array.get_mut(at)?.as_inline_table_mut().map(TableMut::Inline)
        }
        _ => None,
    }
}

/// Adds an empty block behind the last of its list, and gives it back.
pub(super) fn push<'d>(root: &'d mut Table, list: &str) -> Option<TableMut<'d>> {
    match root.get_mut(list) {
        Some(Item::Value(Value::Array(array))) if !array.is_empty() => {
            let mut value = Value::InlineTable(InlineTable::new());
            let like = array.iter().last().and_then(|last| last.decor().prefix()?.as_str());
            let indent = like
                .and_then(|text| text.rsplit_once('\n'))
                .map(|(_, indent)| format!("\n{indent}"));
            value.decor_mut().set_prefix(indent.unwrap_or_else(|| " ".to_owned()));
            array.push_formatted(value);
        }
        Some(Item::ArrayOfTables(tables)) => tables.push(Table::new()),
        Some(other) if other.as_array().is_none_or(|array| !array.is_empty()) => return None,
        _ => {
            let mut tables = ArrayOfTables::new();
            tables.push(Table::new());
            root.insert(list, Item::ArrayOfTables(tables));
        }
    }
    let last = toml_read::blocks(root, list).len().checked_sub(1)?;
    block(root, list, last)
}

/// Removes a block of a list.
pub(super) fn remove(document: &mut DocumentMut, list: &str, at: usize) {
    let is_it =
        |path: &Path| path.first().is_some_and(|(key, index)| key == list && *index == Some(at));
    leave_heading(document, &is_it);
    let left = match document.get_mut(list) {
        Some(Item::ArrayOfTables(tables)) => {
            tables.remove(at);
            tables.len()
        }
        Some(Item::Value(Value::Array(array))) => {
            remove_item(array, at);
            array.len()
        }
        _ => return,
    };
    if left == 0 {
        document.remove(list);
    }
}

fn remove_item(array: &mut Array, at: usize) {
    let first = array.get(0).and_then(|value| value.decor().prefix().cloned());
    if at < array.len() {
        array.remove(at);
    }
    if let (0, Some(prefix), Some(value)) = (at, first, array.get_mut(0)) {
        value.decor_mut().set_prefix(prefix);
    }
}

/// Comments above tables that go, if a blank line sets them off, are about more than these tables:
/// they stay.
pub(super) fn leave_heading(document: &mut DocumentMut, goes: &dyn Fn(&Path) -> bool) {
    let printed = printed(document.as_table());
    let Some(first) = printed.iter().position(|table| goes(&table.path)) else { return };
    let heading =
        printed.get(first).map(|table| split(&table.above).0.to_owned()).unwrap_or_default();
    let is_top = first == 0 && document.as_table().get_values().is_empty();
    let next = printed.iter().skip(first).find(|table| !goes(&table.path));
    let above = match next {
        Some(next) if heading.contains('#') => {
            format!("{heading}{}", next.above.trim_start_matches('\n'))
        }
        Some(next) if is_top => next.above.trim_start_matches('\n').to_owned(),
        Some(_) => return,
        None if heading.contains('#') => {
            let trailing = document.trailing().as_str().unwrap_or_default().to_owned();
            document.set_trailing(format!(
                "{}{trailing}",
                heading.trim_end_matches('\n').to_owned() + "\n"
            ));
            return;
        }
        None => return,
    };
    let path = next.map(|next| next.path.clone()).unwrap_or_default();
    each_table(document.as_table_mut(), &mut Vec::new(), &mut |table, at| {
        if at == path.as_slice() {
            table.decor_mut().set_prefix(above.clone());
        }
    });
}

/// Moves a block of a list before another; `None`: behind the last.
pub(super) fn relocate(document: &mut DocumentMut, list: &str, from: usize, before: Option<usize>) {
    let mut order: Vec<usize> = (0..toml_read::blocks(document.as_table(), list).len()).collect();
    order.retain(|at| *at != from);
    let target =
        before.and_then(|before| order.iter().position(|at| *at == before)).unwrap_or(order.len());
    order.insert(target, from);
    if order.is_sorted() {
        return;
    }
    match document.get_mut(list) {
        Some(Item::Value(Value::Array(array))) => {
            let values: Vec<Value> = array.iter().cloned().collect();
            for (at, from) in order.into_iter().enumerate() {
                if let (Some(value), Some(slot)) = (values.get(from), array.get_mut(at)) {
                    let decor = slot.decor().clone();
                    *slot = value.clone();
                    *slot.decor_mut() = decor;
                }
            }
        }
        Some(Item::ArrayOfTables(_)) => relocate_tables(document, list, &order, (from, before)),
        _ => {}
    }
}

fn relocate_tables(
    document: &mut DocumentMut,
    list: &str,
    order: &[usize],
    (from, before): (usize, Option<usize>),
) {
    let printed = printed(document.as_table());
    let owner =
        |path: &Path| path.first().and_then(|(key, at)| if key == list { *at } else { None });
    let (moving, mut places): (Vec<&Printed>, Vec<&Printed>) =
        printed.iter().partition(|table| owner(&table.path) == Some(from));
    let target = match before {
        Some(before) => places.iter().position(|table| owner(&table.path) == Some(before)),
        None => places.iter().rposition(|table| owner(&table.path).is_some()).map(|at| at + 1),
    };
    let target = target.unwrap_or(places.len());
    places.splice(target..target, moving);
    let ranked: Vec<(isize, &Printed)> = (1isize..).zip(places).collect();
    // What stands above the rules, set off by a blank line, stays where it is.
    let above: Vec<String> = (0..order.len())
        .map(|at| {
            printed
                .iter()
                .find(|table| owner(&table.path) == Some(at))
                .map(|table| table.above.clone())
        })
        .map(Option::unwrap_or_default)
        .collect();
    each_table(document.as_table_mut(), &mut Vec::new(), &mut |table, path| {
        if let Some((rank, _)) = ranked.iter().find(|(_, place)| place.path == path) {
            table.set_position(Some(*rank));
        }
    });
    let Some(Item::ArrayOfTables(tables)) = document.get_mut(list) else { return };
    let mut reordered = ArrayOfTables::new();
    for (slot, from) in order.iter().enumerate() {
        let Some(mut table) = tables.get(*from).cloned() else { continue };
        let heading = above.get(slot).map(|text| split(text).0).unwrap_or_default();
        let own = above.get(*from).map(|text| split(text).1).unwrap_or_default();
        table.decor_mut().set_prefix(format!("{heading}{own}"));
        reordered.push(table);
    }
    *tables = reordered;
}

/// What is set off by a blank line, and what stands right above the table.
fn split(above: &str) -> (&str, &str) {
    let mut at = 0;
    let mut start = 0;
    for line in above.split_inclusive('\n') {
        start += line.len();
        if line.trim().is_empty() && line.ends_with('\n') {
            at = start;
        }
    }
    above.split_at(at)
}

/// A table as it is printed.
struct Printed {
    path: Vec<(String, Option<usize>)>,
    /// What stands between its header and what is before it.
    above: String,
}

/// All tables but the root, in the order in which they are printed.
fn printed(root: &Table) -> Vec<Printed> {
    let mut root = root.clone();
    let mut found: Vec<(isize, Printed)> = Vec::new();
    let mut last = 0;
    each_table(&mut root, &mut Vec::new(), &mut |table, path| {
        last = table.position().unwrap_or(last);
        let shows = !table.is_implicit() || !table.get_values().is_empty();
        if !path.is_empty() && shows {
            let above =
                table.decor().prefix().and_then(|text| text.as_str()).unwrap_or("\n").to_owned();
            found.push((last, Printed { path: path.to_vec(), above }));
        }
    });
    found.sort_by_key(|(position, _)| *position);
    found.into_iter().map(|(_, table)| table).collect()
}

/// Visits the tables as toml_edit does when it prints them.
fn each_table(
    table: &mut Table,
    path: &mut Vec<(String, Option<usize>)>,
    visit: &mut dyn FnMut(&mut Table, &Path),
) {
    if !table.is_dotted() {
        visit(table, path);
    }
    for (key, item) in table.iter_mut() {
        match item {
            Item::Table(table) => {
                path.push((key.get().to_owned(), None));
                each_table(table, path, visit);
                path.pop();
            }
            Item::ArrayOfTables(tables) => {
                for (at, table) in tables.iter_mut().enumerate() {
                    path.push((key.get().to_owned(), Some(at)));
                    each_table(table, path, visit);
                    path.pop();
                }
            }
            Item::None | Item::Value(_) => {}
        }
    }
}

/// The first key of a file that began with a table goes below the comment at the top that a blank
/// line sets off.
pub(super) fn key_below_heading(document: &mut DocumentMut, key: &str) {
    let Some(first) = printed(document.as_table()).into_iter().next() else { return };
    let (heading, own) = split(&first.above);
    let (heading, own) = (heading.to_owned(), own.to_owned());
    if heading.contains('#')
        && let Some(mut key) = document.as_table_mut().key_mut(key)
    {
        key.leaf_decor_mut().set_prefix(heading);
    }
    each_table(document.as_table_mut(), &mut Vec::new(), &mut |table, path| {
        if path == first.path.as_slice() {
            table.decor_mut().set_prefix(format!("\n{own}"));
        }
    });
}
