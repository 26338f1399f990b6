//! Merges of `kb.toml`, key by key: comments and the order of what stands there stay.

use std::collections::{BTreeMap, BTreeSet};

use kaopu_model::KbFiles;
use toml_edit::{DocumentMut, Item, Table, TableLike};

use super::{Decisions, Versions};
use crate::view::{ChangedPart, ChangedThing, MergeConflict};

/// The file.
pub(super) const FILE: &str = "kb.toml";

/// Where a value stands: the tables around it, and its key.
type Place = Vec<String>;

/// The file with the other version's keys brought in; `None` if one of the versions can't be read,
/// or is not there: then there is nothing to go by.
pub(super) fn merged(versions: Versions<'_>, decisions: &mut Decisions<'_>) -> Option<Vec<u8>> {
    let document = |files: &KbFiles| -> Option<DocumentMut> {
        std::str::from_utf8(files.get(FILE)?).ok()?.parse().ok()
    };
    let Versions { base, now, other } = versions;
    let (mut document, theirs) = (document(now)?, document(other)?);
    let base = match base.get(FILE) {
        Some(bytes) => {
            values(std::str::from_utf8(bytes).ok()?.parse::<DocumentMut>().ok()?.as_table())
        }
        None => BTreeMap::new(),
    };
    let (ours, other) = (values(document.as_table()), values(theirs.as_table()));
    let places: BTreeSet<&Place> = base.keys().chain(other.keys()).collect();
    for place in places {
        let [before, now, after] = [&base, &ours, &other].map(|version| version.get(place));
        // A copy of unknown origin takes nothing away.
        if after == before || after == now || (after.is_none() && base.is_empty()) {
            continue;
        }
        if now == before || decisions.takes_other(conflict(place, [before, now, after])) {
            put(document.as_table_mut(), place, item(theirs.as_table(), place));
        }
    }
    Some(document.to_string().into_bytes())
}

/// All values below a table, as they are written. A list of tables is one.
fn values(root: &Table) -> BTreeMap<Place, String> {
    let mut values = BTreeMap::new();
    collect(root, &Vec::new(), &mut values);
    values
}

fn collect(table: &dyn TableLike, around: &Place, out: &mut BTreeMap<Place, String>) {
    for (key, item) in table.iter() {
        let place: Place = around.iter().cloned().chain([key.to_owned()]).collect();
        match item.as_table_like() {
            Some(inside) => collect(inside, &place, out),
            None => {
                out.insert(place, written(item));
            }
        }
    }
}

/// A value without the blanks and the comment around it.
fn written(item: &Item) -> String {
    match item.as_value() {
        Some(value) => match value.as_str() {
            Some(text) => text.to_owned(),
            None => {
                let mut value = value.clone();
                value.decor_mut().clear();
                value.to_string()
            }
        },
        None => item.to_string().trim().to_owned(),
    }
}

fn item<'a>(root: &'a Table, place: &Place) -> Option<&'a Item> {
    let (key, around) = place.split_last()?;
    let start: &dyn TableLike = root;
    let table =
        around.iter().try_fold(start, |table, key| table.get(key).and_then(Item::as_table_like))?;
    table.get(key)
}

/// Puts a value where it belongs, or takes it away.
fn put(root: &mut Table, place: &Place, item: Option<&Item>) {
    let Some((key, around)) = place.split_last() else { return };
    let mut table: &mut dyn TableLike = root;
    for key in around {
        let inside = table.entry(key).or_insert_with(|| Item::Table(Table::new()));
        let Some(inside) = inside.as_table_like_mut() else { return };
        table = inside;
    }
    match (item, table.get_mut(key)) {
        (None, _) => {
            table.remove(key);
        }
        (Some(new), Some(old)) => {
            let mut new = new.clone();
            if let (Some(new), Some(old)) = (new.as_value_mut(), old.as_value()) {
                // What stands beside a value is this side's.
                *new.decor_mut() = old.decor().clone();
            }
            *old = new;
        }
        (Some(new), None) => {
            table.insert(key, new.clone());
        }
    }
}

fn conflict(place: &Place, [base, current, other]: [Option<&String>; 3]) -> MergeConflict {
    let part =
        ChangedPart { what: ChangedThing::Settings, id: FILE.to_owned(), title: FILE.to_owned() };
    let [base, current, other] = [base, current, other].map(|text| text.cloned());
    MergeConflict { part, nth: 0, field: place.join("."), base, current, other }
}
