//! Files of other programs: a folder of `tests/formats/` each, read together, and what comes of it
//! (`INSTA_UPDATE=always` writes it anew).

use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

use kaopu_exchange::Plan;
use kaopu_exchange::{FORMATS, Mapping, PlanOptions, SourceFile, read_files, sniff};
use kaopu_model::{KbFiles, apply_all};
use zip::write::SimpleFileOptions;

use crate::told::told;

fn formats() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats")
}

/// The files of a case. A folder `agent` is zipped: an archive in the tree would be no text.
fn sources(case: &Path) -> Vec<SourceFile> {
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(case).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut sources = Vec::new();
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            sources.push(SourceFile::new(&format!("{name}.zip"), zipped(&path), None));
        } else if name != "expected.snap" {
            sources.push(SourceFile::new(&name, std::fs::read(path).unwrap(), None));
        }
    }
    sources
}

fn zipped(folder: &Path) -> Vec<u8> {
    fn add(zip: &mut zip::ZipWriter<Cursor<Vec<u8>>>, root: &Path, folder: &Path) {
        let mut paths: Vec<PathBuf> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                add(zip, root, &path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
                zip.write_all(&std::fs::read(path).unwrap()).unwrap();
            }
        }
    }
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    add(&mut zip, folder, folder);
    zip.finish().unwrap().into_inner()
}

#[test]
fn every_format_is_recognised_and_read_as_expected() {
    let mut names: Vec<String> = std::fs::read_dir(formats())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    for name in &names {
        let case = formats().join(name);
        let sources = sources(&case);
        for source in &sources {
            assert_eq!(
                sniff(source).map(|format| format.name),
                Some(name.as_str()),
                "{}",
                source.name()
            );
        }
        let incoming = read_files(&sources, None, &Mapping::default())
            .unwrap_or_else(|error| panic!("{name}: {error:?}"));
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(&case);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!("expected", told(&incoming)));
        // What came can be taken over, and is then there.
        let plan = Plan::new(&KbFiles::new(), incoming.clone(), PlanOptions::default());
        let files: KbFiles = apply_all(&KbFiles::new(), &plan.edits)
            .unwrap()
            .into_iter()
            .filter_map(|(path, bytes)| Some((path, bytes?)))
            .collect();
        let again = Plan::new(&files, incoming, PlanOptions::default());
        assert_eq!(again.edits, Vec::new(), "{name}");
    }
    let covered: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
    for format in covered {
        let elsewhere = ["table", "labelled"].contains(&format);
        assert!(elsewhere || names.iter().any(|name| name == format), "{format} has no case");
    }
}
