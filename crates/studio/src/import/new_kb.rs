//! A knowledge base made from what another program kept.

use std::path::Path;

use kaopu_exchange::starter;
use kaopu_model::{KbFiles, Locale, apply_all};
use kaopu_store::{create_kb, expect_empty};

use super::child::WorkbookReader;
use super::plan::{ImportPlan, ImportRequest};
use crate::error::ApiResult;
use crate::new_folder::occupied;
use crate::workspace::edited;

/// Makes a knowledge base in the folder `into`, which must be empty or missing, from files of other
/// programs; also tells its language, by what most of the texts are written in. The same files and
/// folder name give the same bytes. If `dry`, nothing is written.
///
/// # Errors
/// `bad-input` if the folder holds anything or nothing of the files can be used, `io`, `too-large`,
/// and what can go wrong in writing.
pub fn import_new(
    request: &ImportRequest,
    into: &Path,
    reader: &WorkbookReader,
    dry: bool,
) -> ApiResult<(ImportPlan, Locale)> {
    let occupied = |error| occupied(error, ("没有导入", "nothing was imported"));
    expect_empty(into).map_err(occupied)?;
    let read = request.read(reader, &mut |_| true)?;
    let locale = read.incoming.locale();
    let begun = begun(into, locale)?;
    let plan = read.plan(&begun, request, &mut |_| true)?;
    if !dry {
        create_kb(&edited(&begun, &plan.plan.edits)?, into).map_err(occupied)?;
    }
    Ok((plan, locale))
}

/// A knowledge base without entries, called like its folder.
pub(super) fn begun(folder: &Path, locale: Locale) -> ApiResult<KbFiles> {
    let name =
        folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let files = apply_all(&KbFiles::new(), &starter(&name, locale))?;
    Ok(files.into_iter().filter_map(|(path, content)| Some((path, content?))).collect())
}

#[cfg(test)]
mod tests {
    use kaopu_durable::{Links, write};
    use kaopu_exchange::format_named;
    use kaopu_store::Folder;

    use super::*;

    #[test]
    fn what_is_there_is_never_touched() {
        let folder = tempfile::tempdir().unwrap();
        let (file, into) = (folder.path().join("in.tsv"), folder.path().join("my kb"));
        write(&file, b"a\tb\n", Links::Refuse).unwrap();
        let import = |file: &Path, into: &Path| {
            let request = ImportRequest {
                files: vec![file.to_owned()],
                format: format_named("labelled"),
                ..ImportRequest::default()
            };
            import_new(&request, into, &WorkbookReader::default(), false)
        };
        import(&file, &into).unwrap();
        let made = Folder::open(&into).unwrap().read().unwrap();
        assert_eq!(import(&file, &into).unwrap_err().code, "bad-input");
        assert_eq!(import(&file, &file).unwrap_err().code, "bad-input");
        assert_eq!(Folder::open(&into).unwrap().read().unwrap(), made);
        let nothing = folder.path().join("nothing.tsv");
        write(&nothing, b"a\t!?\n", Links::Refuse).unwrap();
        let other = folder.path().join("other");
        assert_eq!(import(&nothing, &other).unwrap_err().code, "bad-input");
        assert!(!other.exists());
    }
}
