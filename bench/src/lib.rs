//! The knowledge bases that the benches run on: the sample shop, and larger ones made from it.
//!
//! ```
//! let files = kaopu_bench::sample().unwrap();
//! assert!(files.contains_key("faqs.csv"));
//! assert!(kaopu_bench::repeated(&files, 3)["faqs.csv"].len() > 2 * files["faqs.csv"].len());
//! ```

use std::io;
use std::path::Path;

use kaopu_model::{DIALOGUES, KbFiles, TOP_FILES};

/// The files of `sample-kb/`.
///
/// # Errors
/// A file can't be read.
pub fn sample() -> io::Result<KbFiles> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../sample-kb");
    let mut files = KbFiles::new();
    for name in TOP_FILES {
        files.insert(name.to_owned(), std::fs::read(root.join(name))?);
    }
    for entry in std::fs::read_dir(root.join(DIALOGUES))? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        files.insert(format!("{DIALOGUES}{name}"), std::fs::read(entry.path())?);
    }
    Ok(files)
}

/// The same shop with its entries and phrasings several times over: each copy under ids of its own,
/// its wordings told apart by a word that no other copy has. Conditional answers and dialogues stay
/// those of the first.
#[must_use]
pub fn repeated(files: &KbFiles, times: usize) -> KbFiles {
    let mut out = files.clone();
    for (name, wording) in [("faqs.csv", 2), ("phrasings.csv", 1)] {
        let text = files
            .get(name)
            .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
            .unwrap_or_default();
        let mut lines = text.lines();
        let mut table = lines.next().unwrap_or_default().to_owned() + "\n";
        let rows: Vec<&str> =
            lines.filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
        for copy in 0..times {
            for row in &rows {
                table.push_str(&copied(row, wording, copy));
                table.push('\n');
            }
        }
        out.insert(name.to_owned(), table.into_bytes());
    }
    out
}

/// A row under another id, with its wording marked; the first copy is the original. Rows of the
/// sample quote no cell before the answer.
fn copied(row: &str, wording: usize, copy: usize) -> String {
    if copy == 0 {
        return row.to_owned();
    }
    let mut cells: Vec<String> = row.splitn(wording + 2, ',').map(str::to_owned).collect();
    if let Some(id) = cells.first_mut() {
        id.push_str(&format!("-{copy}"));
    }
    if let Some(text) = cells.get_mut(wording) {
        text.push_str(&format!("第{copy}店"));
    }
    cells.join(",")
}
