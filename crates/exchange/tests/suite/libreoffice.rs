//! LibreOffice, which stands in for Excel and WPS.

use std::path::{Path, PathBuf};
use std::process::Command;

use kaopu_exchange::export_named;
use kaopu_model::KbFiles;

use crate::kb::{after, knowledge, plan};

/// Saves files in another format, with settings of its own.
pub(crate) fn convert(files: &[PathBuf], ending: &str, to: &Path) {
    let own = tempfile::tempdir().unwrap();
    let status = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", own.path().display()))
        .args(["--headless", "--convert-to", ending, "--outdir"])
        .arg(to)
        .args(files)
        .stdout(std::process::Stdio::null())
        .status()
        .unwrap();
    assert!(status.success());
}

/// The sample as a workbook, saved in each format and at last as a workbook again: read into
/// nothing it is the same knowledge, ids included, and held against itself there is nothing to do.
/// Where there is no `soffice`, the saved workbooks of `tests/workbooks` are what there is.
#[test]
fn a_workbook_that_libreoffice_saved_again_is_the_same() {
    if Command::new("soffice").arg("--version").output().is_err() {
        return;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sample-kb");
    let mut files = KbFiles::new();
    for name in ["faqs", "phrasings", "answers", "facts", "products", "synonyms", "forbidden"] {
        let name = format!("{name}.csv");
        files.insert(name.clone(), std::fs::read(folder.join(name)).unwrap());
    }
    let exported = (export_named("xlsx").unwrap().write)(&files).unwrap();
    let place = tempfile::tempdir().unwrap();
    let mut written = place.path().join("kb.xlsx");
    std::fs::write(&written, &exported.files[0].1).unwrap();
    for ending in ["ods", "xls", "xlsx"] {
        let to = place.path().join(ending);
        convert(&[written], ending, &to);
        written = to.join(format!("kb.{ending}"));
        let again = [(format!("kb.{ending}"), std::fs::read(&written).unwrap())];
        assert_eq!(plan(&files, &again).edits, Vec::new(), "{ending}");
        let fresh = plan(&KbFiles::new(), &again);
        let read = after(&KbFiles::new(), &fresh.edits);
        assert_eq!(knowledge(&read), knowledge(&files), "{ending}");
    }
}
