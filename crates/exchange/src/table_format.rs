//! Tables with a header, from any program: the columns say what they hold.

use crate::format::{Format, Help, ImportError};
use crate::incoming::Incoming;
use crate::source_file::SourceFile;
use crate::table::{Mapping, columns_of_grid, read_grids};

/// The row of the table of formats.
pub(crate) const TABLE: Format = Format {
    name: "table",
    help: Help {
        about: "A table with a header",
        details: "CSV with commas, tabs or semicolons in any encoding, or XLSX, XLS, ODS with any number of sheets. Columns are known by their names; what is not is said with --map.",
        file: "CSV, TSV, XLSX, XLS or ODS",
        examples: &["kaopu import faq.xlsx --into my-kb --dry-run"],
    },
    sniff,
    read,
};

fn sniff(file: &SourceFile) -> bool {
    let mapping = Mapping::default();
    file.grids().iter().any(|grid| {
        columns_of_grid(file.name(), grid, &mapping).is_some_and(|columns| columns.kind.is_some())
    })
}

fn read(files: &[&SourceFile], mapping: &Mapping) -> Result<Incoming, ImportError> {
    let mut incoming = Incoming::default();
    for file in files {
        incoming.add(read_table(file, mapping)?);
    }
    Ok(incoming)
}

/// Reads one file.
pub(crate) fn read_table(file: &SourceFile, mapping: &Mapping) -> Result<Incoming, ImportError> {
    if let Some(read) = read_grids(file.name(), file.grids(), mapping) {
        return Ok(read);
    }
    if file.grids().is_empty()
        && let Err(reason) = file.text()
    {
        return Err(ImportError::new(file.name(), &reason.zh, &reason.en, Vec::new()));
    }
    let first = file.grids().iter().find_map(|grid| columns_of_grid(file.name(), grid, mapping));
    let names = first.map(|first| {
        first.columns.into_iter().take(12).map(|column| column.name).collect::<Vec<_>>()
    });
    let names = names.filter(|names| !names.is_empty());
    let notes = file.grids().iter().flat_map(|grid| grid.notes.clone()).collect();
    Err(match names {
        None => ImportError::new(file.name(), "是空的", "is empty", notes),
        Some(names) => ImportError::new(
            file.name(),
            format!(
                "没有认得的表头（第一行是：{}）；说明哪一列是问题、哪一列是答案，例如 --map {}=question",
                names.join("、"),
                names.first().map_or("", String::as_str)
            ),
            format!(
                "has no header that is known (the first row: {}); say which column is the question, \
                 such as --map {}=question",
                names.join(", "),
                names.first().map_or("", String::as_str)
            ),
            notes,
        ),
    })
}
