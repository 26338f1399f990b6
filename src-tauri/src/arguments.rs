//! What the program was started with: `kaopu-studio [KB] [--export-to FILE]`.

use std::ffi::OsString;
use std::path::PathBuf;

/// The option that says where a bundle goes, as the save dialog would.
const EXPORT_TO: &str = "--export-to";

/// Paths that whoever started the program named; they count as chosen.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Arguments {
    /// The folder of the knowledge base to open.
    pub(crate) folder: Option<PathBuf>,
    /// Where a bundle goes, instead of beside the folder.
    pub(crate) export_to: Option<PathBuf>,
}

impl Arguments {
    /// Reads them, without the program's own name. What is given twice counts the first time; what
    /// is not known is left to the window system, which has options of its own.
    pub(crate) fn read(mut words: impl Iterator<Item = OsString>) -> Self {
        let mut arguments = Self::default();
        while let Some(word) = words.next() {
            if word == EXPORT_TO {
                let path = words.next().map(PathBuf::from);
                arguments.export_to = arguments.export_to.or(path);
            } else if !word.to_string_lossy().starts_with('-') {
                arguments.folder = arguments.folder.or(Some(PathBuf::from(word)));
            }
        }
        arguments
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> (Option<String>, Option<String>) {
        let text = |path: Option<PathBuf>| path.map(|path| path.display().to_string());
        let read = Arguments::read(words.iter().map(OsString::from));
        (text(read.folder), text(read.export_to))
    }

    #[test]
    fn folder_and_option_come_in_any_order() {
        let (kb, out) = (Some("kb".to_owned()), Some("o.kbx".to_owned()));
        assert_eq!(read(&[]), (None, None));
        assert_eq!(read(&["kb"]), (kb.clone(), None));
        assert_eq!(read(&["kb", "--export-to", "o.kbx"]), (kb.clone(), out.clone()));
        assert_eq!(read(&["--export-to", "o.kbx", "kb"]), (kb.clone(), out.clone()));
        assert_eq!(read(&["--export-to", "o.kbx"]), (None, out));
        assert_eq!(read(&["--gtk-debug", "kb", "more", "--export-to"]), (kb, None));
    }
}
