//! The columns of a log as somebody sees them who says what each holds.

use serde::{Deserialize, Serialize};

use super::column_name::role_of;
use super::columns::is_nothing;
use super::mapping::LogMapping;
use super::objects::{Objects, objects};
use super::role::LogRole;
use super::rows::{LogRow, rows, table};
use super::transcript;
use crate::grid::{Grid, decode};

/// Rows that are looked through for an example of each column.
const LOOKED_AT: usize = 200;

/// Columns that are offered.
const MOST: usize = 60;

/// Characters of an example, and of a name that may stand in a header.
const SHOWN: usize = 40;

/// A column of a log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct LogColumn {
    /// What it is called, or its number from 1: as [`LogMapping`] has it.
    pub name: String,
    /// Something that stands in it.
    pub example: String,
    /// What its name says that it holds.
    pub role: Option<LogRole>,
}

/// The columns of a text; none if it is no text, or a message a line.
#[must_use]
pub fn log_columns(name: &str, bytes: &[u8], encoding: Option<&str>) -> Vec<LogColumn> {
    let Ok(decoded) = decode(bytes, encoding) else { return Vec::new() };
    let text = decoded.text.as_str();
    if let Some(found) = objects(text, None, LOOKED_AT) {
        return fields(found);
    }
    let is_table = table(text, name, &LogMapping::default()).is_some();
    if !is_table && transcript::read(text).is_some() {
        return Vec::new();
    }
    // With anything said of them, what may be a table is read as one.
    let mut mapping = LogMapping::default();
    mapping.put("1", None);
    of_rows(&rows(text, name, &mapping))
}

/// The columns of the first sheet that has more than one.
#[must_use]
pub fn log_columns_of_grids(grids: Vec<Grid>) -> Vec<LogColumn> {
    let rows = |grid: Grid| -> Vec<LogRow> {
        let rows = grid.rows.into_iter().take(LOOKED_AT);
        rows.map(|row| LogRow { line: row.number, cells: row.cells }).collect()
    };
    let columns = |grid| of_rows(&rows(grid));
    grids.into_iter().map(columns).find(|columns| !columns.is_empty()).unwrap_or_default()
}

fn of_rows(rows: &[LogRow]) -> Vec<LogColumn> {
    let Some(first) = rows.first() else { return Vec::new() };
    let sample = rows.get(..LOOKED_AT.min(rows.len())).unwrap_or_default();
    let width = sample.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    if width < 2 {
        return Vec::new();
    }
    let is_header = rows.len() > 1 && (0..first.cells.len()).all(|at| is_name(first.cell(at)));
    let column = |at: usize| {
        let below = sample.iter().skip(usize::from(is_header)).map(|row| row.cell(at));
        let example = below.filter(|cell| !is_nothing(cell)).map(short).next();
        let name = if is_header { first.cell(at).to_owned() } else { (at + 1).to_string() };
        let role = role_of(&name).map(|(role, _)| role);
        LogColumn { name, example: example.unwrap_or_default(), role }
    };
    let columns = (0..width.min(MOST)).map(column);
    columns.filter(|column| !column.name.is_empty()).collect()
}

fn fields(found: Objects) -> Vec<LogColumn> {
    let mut columns: Vec<LogColumn> = Vec::new();
    for (name, said) in found.messages.into_iter().flat_map(|(_, fields)| fields) {
        if columns.len() < MOST && !columns.iter().any(|column| column.name == name) {
            let role = role_of(&name).map(|(role, _)| role);
            columns.push(LogColumn { name, example: short(&said), role });
        }
    }
    columns
}

/// Whether a cell may be a column's name: a number or a sentence is none.
fn is_name(cell: &str) -> bool {
    let length = cell.chars().count();
    (1..=SHOWN).contains(&length)
        && !cell.starts_with(|c: char| c.is_ascii_digit())
        && !cell.contains(['，', '。', '？', '！', '?', '!'])
}

fn short(text: &str) -> String {
    text.chars().take(SHOWN).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(name: &str, text: &str) -> Vec<(String, String, Option<LogRole>)> {
        let columns = log_columns(name, text.as_bytes(), None);
        columns.into_iter().map(|column| (column.name, column.example, column.role)).collect()
    }

    fn column(
        name: &str,
        example: &str,
        role: Option<LogRole>,
    ) -> (String, String, Option<LogRole>) {
        (name.to_owned(), example.to_owned(), role)
    }

    #[test]
    fn columns_are_offered_by_their_names_or_numbers() {
        let named = [
            column("单号", "A1", None),
            column("那句", "什么时候发货", None),
            column("时间", "", Some(LogRole::Time)),
        ];
        assert_eq!(columns("a.csv", "单号,那句,时间\nA1,什么时候发货,\n"), named);
        assert_eq!(columns("a.txt", "单号\t那句\t时间\nA1\t什么时候发货\t\n"), named);
        let numbered = [column("1", "7", None), column("2", "在吗？", None)];
        assert_eq!(columns("a.tsv", "7\t在吗？\n8\t怎么退\n"), numbered);
        let fields = [column("n", "1", None), column("text", "在吗", Some(LogRole::Text))];
        assert_eq!(columns("a.jsonl", "{\"n\":1,\"text\":\"在吗\",\"x\":[]}\nbroken\n"), fields);
        assert_eq!(columns("a.txt", "在吗\n发货\n"), []);
        assert_eq!(log_columns("a.csv", &[0, 159, 146, 150, 0], None), []);
    }
}
