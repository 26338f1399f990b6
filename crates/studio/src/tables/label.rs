//! What the history calls a gesture in a table.

use kaopu_model::{ColumnEdit, KbFiles, Localized, TableEdit, TableName, table_text};

/// `files`: those in which the gesture was made.
pub(super) fn label(files: &KbFiles, edit: &TableEdit) -> Localized {
    let (zh, en) = (edit.table.zh(), edit.table.code());
    if let [column] = edit.columns.as_slice() {
        return match column {
            ColumnEdit::Add { name } => Localized::new(
                format!("{zh}表加一列「{name}」"),
                format!("Add column \"{name}\" to {en}"),
            ),
            ColumnEdit::Rename { column, name } => Localized::new(
                format!("把{zh}表的「{column}」列改名为「{name}」"),
                format!("Rename column \"{column}\" of {en} to \"{name}\""),
            ),
            ColumnEdit::Remove { column } => Localized::new(
                format!("删除{zh}表的「{column}」列"),
                format!("Delete column \"{column}\" of {en}"),
            ),
        };
    }
    let cells: usize = edit.set.iter().flat_map(|block| &block.cells).map(Vec::len).sum();
    let (added, removed) = (edit.add.rows.len(), edit.remove.len());
    if (cells, added, removed) == (1, 0, 0)
        && let Some((row, column)) = only_cell(edit)
    {
        let name = called(files, edit.table, row);
        return Localized::new(
            format!("修改{zh}「{name}」的{}", column_zh(column)),
            format!("Edit {column} of \"{name}\" in {en}"),
        );
    }
    let parts = [
        (cells, format!("改 {cells} 格"), format!("edit {cells} cells")),
        (added, format!("加 {added} 行"), format!("add {added} rows")),
        (removed, format!("删 {removed} 行"), format!("delete {removed} rows")),
    ];
    let told: Vec<_> = parts.into_iter().filter(|(count, ..)| *count > 0).collect();
    let all = |of: fn(&(usize, String, String)) -> &str, between: &str| {
        told.iter().map(of).collect::<Vec<_>>().join(between)
    };
    Localized::new(
        format!("{zh}表{}", all(|(_, zh, _)| zh, "、")),
        format!("Table {en}: {}", all(|(_, _, en)| en, ", ")),
    )
}

fn only_cell(edit: &TableEdit) -> Option<(u32, &str)> {
    let block = edit.set.iter().find(|block| !block.cells.is_empty())?;
    Some((*block.rows.first()?, block.columns.first()?))
}

/// What people call a row.
fn called(files: &KbFiles, table: TableName, row: u32) -> String {
    let name = match table {
        TableName::Products => "name",
        TableName::Facts => "key",
        TableName::Synonyms => "term",
        TableName::Forbidden => "word",
    };
    let Ok(text) = table_text(files, table) else { return String::new() };
    let at = text.columns.iter().position(|column| column.name == name);
    let found = text.rows.into_iter().find(|(number, _)| *number == row);
    found.and_then(|(_, cells)| cells.into_iter().nth(at?)).unwrap_or_default()
}

/// A column as the window calls it.
fn column_zh(column: &str) -> &str {
    match column {
        "id" => "编号",
        "name" | "key" => "名称",
        "aliases" => "别名",
        "value" => "值",
        "unit" => "单位",
        "note" => "备注",
        "term" | "word" => "词",
        "unless" => "不算的词",
        "severity" => "处理",
        "marketplace" => "平台",
        "source" => "依据",
        "synonyms" => "同义词",
        attribute => attribute,
    }
}
