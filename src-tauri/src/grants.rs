//! Which paths the page may name: those that a person chose in this run, in a native dialog, on the
//! command line or from the list of recent knowledge bases, and what the program itself proposed.
//!
//! The page gets names to show and gives them back; what a name stands for is kept here. So nothing
//! that runs in the page can open or write a place that nobody chose, and a path that is no UTF-8,
//! or that is not shown as it is, still leads where it should.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use kaopu_studio::{ApiError, ApiResult, WorkspaceView};

/// Paths by the names under which the page knows them.
#[derive(Debug, Default)]
pub(crate) struct Grants {
    folders: Mutex<BTreeMap<String, PathBuf>>,
    files: Mutex<BTreeMap<String, PathBuf>>,
    /// Files to be read and taken over; none of them is ever written.
    imports: Mutex<BTreeMap<String, PathBuf>>,
    /// Where the command line says that a bundle goes.
    export_to: Option<PathBuf>,
}

impl Grants {
    /// None but what the command line named.
    pub(crate) fn new(export_to: Option<PathBuf>) -> Self {
        Self { export_to, ..Self::default() }
    }

    /// Allows a knowledge base's folder to be opened; gives its name for the page.
    pub(crate) fn allow_folder(&self, path: &Path) -> String {
        allow(&self.folders, path)
    }

    /// Allows an open knowledge base to be opened again, under the name that the page shows.
    pub(crate) fn view(&self, view: WorkspaceView) -> WorkspaceView {
        WorkspaceView { path: self.allow_folder(Path::new(&view.path)), ..view }
    }

    /// Allows a bundle to be written there; gives its name for the page.
    pub(crate) fn allow_file(&self, path: &Path) -> String {
        allow(&self.files, path)
    }

    /// Allows a file to be read and taken over; gives its name for the page.
    pub(crate) fn allow_import(&self, path: &Path) -> String {
        allow(&self.imports, path)
    }

    /// The file to be taken over with this name.
    ///
    /// # Errors
    /// `not-chosen`.
    pub(crate) fn import(&self, name: &str) -> ApiResult<PathBuf> {
        granted(&self.imports, name)
    }

    /// Allows what is proposed for a bundle, or what the command line named instead.
    pub(crate) fn allow_proposed(&self, path: &Path) -> String {
        self.allow_file(self.export_to.as_deref().unwrap_or(path))
    }

    /// The folder with this name.
    ///
    /// # Errors
    /// `not-chosen`.
    pub(crate) fn folder(&self, name: &str) -> ApiResult<PathBuf> {
        granted(&self.folders, name)
    }

    /// The file with this name.
    ///
    /// # Errors
    /// `not-chosen`.
    pub(crate) fn file(&self, name: &str) -> ApiResult<PathBuf> {
        granted(&self.files, name)
    }
}

/// What the page says when it names something that nobody chose.
pub(crate) fn not_chosen() -> ApiError {
    ApiError::new(
        "not-chosen",
        "这个位置不是在窗口里选的，没有使用",
        "this place was not chosen in the window, so it is not used",
    )
    .hint("请用“选择…”按钮选择它。", "Choose it with the window's button.")
}

fn allow(paths: &Mutex<BTreeMap<String, PathBuf>>, path: &Path) -> String {
    let name = path.to_string_lossy().into_owned();
    locked(paths).insert(name.clone(), path.to_owned());
    name
}

fn granted(paths: &Mutex<BTreeMap<String, PathBuf>>, name: &str) -> ApiResult<PathBuf> {
    locked(paths).get(name).cloned().ok_or_else(not_chosen)
}

/// A map of paths is whole between any two statements, whoever panicked in between.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_chosen_can_be_named() {
        let grants = Grants::default();
        let name = grants.allow_folder(Path::new("/shop/kb"));
        assert_eq!(grants.folder(&name).unwrap(), Path::new("/shop/kb"));
        for other in [
            "",
            "/",
            "/shop",
            "/shop/kb/",
            "/shop/kb/..",
            "/shop/kb/../../etc",
            "/SHOP/KB",
            "/shop/kb\0",
        ] {
            assert_eq!(grants.folder(other).unwrap_err().code, "not-chosen", "{other:?}");
        }
        // To open is not to write.
        assert_eq!(grants.file(&name).unwrap_err().code, "not-chosen");
        let bundle = grants.allow_file(Path::new("/out/shop.kbx"));
        assert_eq!(grants.file(&bundle).unwrap(), Path::new("/out/shop.kbx"));
        assert_eq!(grants.folder(&bundle).unwrap_err().code, "not-chosen");
    }

    #[test]
    fn the_command_line_wins_over_what_is_proposed() {
        let (named, proposed) = (Path::new("/out/a.kbx"), Path::new("/shop/kb-v1.kbx"));
        let grants = Grants::new(Some(named.to_owned()));
        let name = grants.allow_proposed(proposed);
        assert_eq!(grants.file(&name).unwrap(), named);
        assert!(grants.file("/shop/kb-v1.kbx").is_err());
        let name = Grants::default().allow_proposed(proposed);
        assert_eq!(name, "/shop/kb-v1.kbx");
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_cannot_be_shown_leads_to_its_path_all_the_same() {
        use std::os::unix::ffi::OsStrExt as _;
        for bytes in [&b"/shop/\xff"[..], "/shop/\u{202e}bk".as_bytes()] {
            let path = Path::new(std::ffi::OsStr::from_bytes(bytes));
            let grants = Grants::default();
            let name = grants.allow_folder(path);
            assert_eq!(grants.folder(&name).unwrap(), path);
        }
    }
}
