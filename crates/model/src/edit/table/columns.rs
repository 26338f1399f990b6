//! What a column may be called, and changing columns.

use super::super::error::EditError;
use super::super::writable::Writable;
use super::gesture::{ColumnEdit, TableName};
use crate::RowKind;
use crate::limits::COLUMNS;

/// The longest name of a column: it stands in answers.
const NAME_CHARS: usize = 40;

/// Names that mean something else where an attribute is named: `{商品.名称}`.
const TAKEN: [&str; 2] = ["名称", "name"];

pub(super) fn change(
    table: TableName,
    file: &mut Writable<'_>,
    edit: &ColumnEdit,
) -> Result<(), EditError> {
    match edit {
        ColumnEdit::Add { name } => {
            if table != TableName::Products {
                return Err(EditError::refused(
                    "column",
                    format!("「{}」表的列是固定的，不能加列", table.zh()),
                    format!("the columns of the table of {table} are fixed"),
                ));
            }
            let name = sound_name(file, name, None)?;
            if file.header().len() >= COLUMNS {
                return Err(EditError::refused(
                    "column",
                    format!("最多 {COLUMNS} 列"),
                    format!("at most {COLUMNS} columns"),
                ));
            }
            file.table().add_column(&name);
        }
        ColumnEdit::Rename { column, name } => {
            let at = own_column(table, file, column)?;
            let name = sound_name(file, name, Some(at))?;
            let header = file.table().rows().iter().position(|row| row.kind() == RowKind::Header);
            if let Some(header) = header {
                file.table().set(header, &[(at, &name)]);
            }
        }
        ColumnEdit::Remove { column } => {
            let at = own_column(table, file, column)?;
            file.table().remove_column(at);
        }
    }
    Ok(())
}

/// Where a column stands that is not one of Kaopu's own.
fn own_column(table: TableName, file: &Writable<'_>, column: &str) -> Result<usize, EditError> {
    if table.columns().names.iter().any(|known| known.eq_ignore_ascii_case(column)) {
        return Err(EditError::refused(
            "column",
            "这一列是固定的，不能改名，也不能删除",
            format!("the column `{column}` is fixed: it can be neither renamed nor deleted"),
        ));
    }
    file.position(column).ok_or_else(|| no_column(column))
}

pub(super) fn no_column(column: &str) -> EditError {
    EditError::refused(
        "column",
        format!("「{column}」这一列不在了"),
        format!("there is no column `{column}`"),
    )
}

/// The name without spaces at its ends, if a column may have it. `own` is where the column stands
/// that is to be called so.
fn sound_name(file: &Writable<'_>, name: &str, own: Option<usize>) -> Result<String, EditError> {
    let name = name.trim();
    let refused = |zh: String, en: String| Err(EditError::refused("column", zh, en));
    if name.is_empty() {
        return refused("列名不能空着".into(), "a column needs a name".into());
    }
    if name.chars().nth(NAME_CHARS).is_some() {
        return refused(
            format!("列名最多 {NAME_CHARS} 个字"),
            format!("a column's name has at most {NAME_CHARS} characters"),
        );
    }
    let sign = |c: char| matches!(c, '{' | '}' | '=' | '＝' | '|' | '｜') || c.is_control();
    if name.starts_with('#') || name.contains(sign) {
        return refused(
            format!("列名「{name}」里不能有 {{ }} = | 和换行，也不能以 # 开头"),
            format!(
                "a column's name has no braces, `=`, `|` or line breaks, and no `#` at its beginning: `{name}`"
            ),
        );
    }
    if TAKEN.iter().any(|taken| taken.eq_ignore_ascii_case(name)) {
        return refused(
            format!("「{name}」已经是商品名称的占位符 {{商品.名称}}，换一个列名"),
            format!("`{name}` is the placeholder of the product's name; choose another"),
        );
    }
    if file.position(name).is_some_and(|at| own != Some(at)) {
        return refused(
            format!("已经有「{name}」这一列了"),
            format!("there is a column `{name}` already"),
        );
    }
    Ok(name.to_owned())
}
