//! Writing cells so that every spreadsheet reads them back the same.

/// Appends a record without its line end.
pub(crate) fn write_record<S: AsRef<str>>(out: &mut String, cells: &[S]) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        write_cell(out, cell.as_ref());
    }
    // A line without any text would be read as a blank one.
    if let [only] = cells
        && only.as_ref().is_empty()
    {
        out.push_str("\"\"");
    }
}

fn write_cell(out: &mut String, cell: &str) {
    if !needs_quotes(cell) {
        out.push_str(cell);
        return;
    }
    out.push('"');
    for (at, part) in cell.split('"').enumerate() {
        if at > 0 {
            out.push_str("\"\"");
        }
        out.push_str(part);
    }
    out.push('"');
}

/// Spaces at the ends are quoted too: some programs drop them otherwise.
fn needs_quotes(cell: &str) -> bool {
    cell.contains([',', '"', '\n', '\r'])
        || cell.starts_with([' ', '\t'])
        || cell.ends_with([' ', '\t'])
}
