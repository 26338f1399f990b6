//! Checks a knowledge base folder:
//! `cargo run -p kaopu-model --example check -- sample-kb [2026-11-22]`.

use std::path::Path;

use kaopu_model::{DIALOGUES, KbFiles, MEDIA, is_kb_path};

#[expect(clippy::print_stdout, reason = "an example program")]
fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "sample-kb".to_owned());
    let today = std::env::args().nth(2).and_then(|date| kaopu_model::parse_date(&date));
    let mut files = KbFiles::new();
    for (below, prefix) in [("", ""), (DIALOGUES, DIALOGUES), (MEDIA, MEDIA)] {
        let Ok(entries) = std::fs::read_dir(Path::new(&folder).join(below)) else { continue };
        for entry in entries {
            let entry = entry?;
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if is_kb_path(&path) {
                files.insert(path, std::fs::read(entry.path())?);
            }
        }
    }
    let parsed = kaopu_model::analyse(&files, today);
    for diagnostic in &parsed.diagnostics {
        let place = &diagnostic.place;
        println!(
            "{:?} {} {}:{}:{}\n    {}\n    {}\n    {}\n    {}",
            diagnostic.severity,
            diagnostic.code,
            place.file,
            place.row,
            place.column,
            diagnostic.message.zh,
            diagnostic.hint.zh,
            diagnostic.message.en,
            diagnostic.hint.en
        );
    }
    println!("{} entries, {} diagnostics", parsed.kb.faqs.len(), parsed.diagnostics.len());
    Ok(())
}
