//! Columns that a table doesn't have yet.

use kaopu_model::{
    ColumnEdit, Edit, KbFiles, Localized, Table, TableEdit, TableName, TableText, apply,
};

use crate::incoming::IncomingTable;
use crate::note::ImportNote;

/// The columns that have to be added. Those that the table can't have are left out with their
/// cells, and why is said: the rest of the file is good.
pub(super) fn to_add(
    there: &TableText,
    incoming: &mut IncomingTable,
    notes: &mut Vec<ImportNote>,
) -> Vec<ColumnEdit> {
    let mut header: Vec<String> = there.columns.iter().map(|column| column.name.clone()).collect();
    let (mut added, mut kept) = (Vec::new(), Vec::new());
    for name in &incoming.columns {
        if header.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            kept.push(true);
            continue;
        }
        let refusal = refusal(incoming.table, &header, name);
        kept.push(refusal.is_none());
        match refusal {
            None => {
                header.push(name.trim().to_owned());
                added.push(ColumnEdit::Add { name: name.clone() });
            }
            Some(why) => {
                notes.push(ImportNote::unreadable(&incoming.place, why.zh, why.en));
            }
        }
    }
    keep(&mut incoming.columns, &kept);
    for (_, cells) in &mut incoming.rows {
        keep(cells, &kept);
    }
    added
}

/// Why a table with this header can't have the column: its own door is asked.
fn refusal(table: TableName, header: &[String], name: &str) -> Option<Localized> {
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let file = table.file().to_owned();
    let only_header = KbFiles::from([(file, Table::with_header(&header).format().into_bytes())]);
    let columns = vec![ColumnEdit::Add { name: name.to_owned() }];
    let edit = Edit::EditTable(TableEdit { table, columns, ..TableEdit::default() });
    apply(&only_header, &edit).err().map(|error| error.localized())
}

fn keep<T>(list: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter();
    list.retain(|_| kept.next().copied().unwrap_or(false));
}

#[cfg(test)]
mod tests {
    use kaopu_model::{KbFiles, table_text};

    use super::*;
    use crate::place::FilePlace;

    #[test]
    fn a_column_that_cannot_be_is_named_and_the_others_are_added() {
        let there = table_text(&KbFiles::new(), TableName::Products).unwrap();
        let texts = |all: &[&str]| all.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let place = FilePlace::file("商品.csv");
        let mut incoming = IncomingTable {
            table: TableName::Products,
            place: place.clone(),
            columns: texts(&["name", "材\0质", "产地", "{净重}", "产地 "]),
            rows: vec![(place.clone(), texts(&["杏仁", "a", "新疆", "b", "和田"]))],
        };
        let mut notes = Vec::new();
        let added = to_add(&there, &mut incoming, &mut notes);
        assert_eq!(added, [ColumnEdit::Add { name: "产地".to_owned() }]);
        assert_eq!(incoming.columns, ["name", "产地"]);
        assert_eq!(incoming.rows[0].1, ["杏仁", "新疆"]);
        assert_eq!(notes.len(), 3, "{notes:?}");
        assert!(notes.iter().all(|note| note.place == place));
    }
}
