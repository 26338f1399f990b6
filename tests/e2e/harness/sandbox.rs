//! A folder of the test's own, in which nothing of the desk's settings or history is seen and
//! nothing real can be harmed.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::WindowError;

/// Where the person's browser is.
const BROWSER: &str = "browser";

/// The copy's folder.
const KB: &str = "sample-kb";

/// The folder: a copy of the sample knowledge base, a home for settings, and room for what is
/// exported.
#[derive(Debug)]
pub struct Sandbox {
    root: TempDir,
    opens: Option<PathBuf>,
}

impl Sandbox {
    /// Makes the folder. It is removed when this is dropped.
    ///
    /// # Errors
    /// If the folder cannot be made or the sample cannot be copied.
    pub fn new() -> Result<Self, WindowError> {
        let root =
            TempDir::with_prefix("kaopu-e2e-").map_err(WindowError::file("a temporary folder"))?;
        let opens = Some(root.path().join(KB));
        let sandbox = Self { root, opens };
        copy(&sample(), &sandbox.kb())?;
        for folder in ["data", "config", "cache", "out"] {
            let path = sandbox.path(folder);
            fs::create_dir(&path).map_err(WindowError::file(path))?;
        }
        sandbox.put_browser()?;
        Ok(sandbox)
    }

    /// A browser that only notes what it is to open.
    fn put_browser(&self) -> Result<(), WindowError> {
        let folder = self.path(BROWSER);
        fs::create_dir(&folder).map_err(WindowError::file(&*folder))?;
        let program = folder.join("xdg-open");
        let script = "#!/bin/sh\necho \"$1\" > \"$(dirname \"$0\")/opened\"\n";
        fs::write(&program, script).map_err(WindowError::file(&*program))?;
        let may_run = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        fs::set_permissions(&program, may_run).map_err(WindowError::file(&*program))
    }

    /// What was last to be opened in the person's browser.
    #[must_use]
    pub fn opened_in_browser(&self) -> Option<String> {
        fs::read_to_string(self.path(BROWSER).join("opened"))
            .ok()
            .map(|text| text.trim().to_owned())
    }

    /// The copy of the sample knowledge base.
    #[must_use]
    pub fn kb(&self) -> PathBuf {
        self.path(KB)
    }

    /// The same, but the studio is started on another folder of the sandbox, or with `None` without
    /// any, as from a menu.
    #[must_use]
    pub fn opening(mut self, folder: Option<&str>) -> Self {
        self.opens = folder.map(|name| self.path(name));
        self
    }

    /// What the studio gets as its arguments.
    pub(crate) fn arguments(&self) -> Vec<String> {
        let folder = self.opens.iter().map(|folder| folder.clone().into_os_string());
        let export_to = [OsString::from("--export-to"), self.bundle().into_os_string()];
        folder.chain(export_to).map(|word| word.to_string_lossy().into_owned()).collect()
    }

    /// Where the studio puts a bundle.
    #[must_use]
    pub fn bundle(&self) -> PathBuf {
        self.path("out").join("发布 1.kbx")
    }

    /// Something in the folder.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    /// The text of one of the knowledge base's files.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn read(&self, file: &str) -> Result<String, WindowError> {
        let path = self.kb().join(file);
        fs::read_to_string(&path).map_err(WindowError::file(path))
    }

    /// Overwrites one of the knowledge base's files, as another program would.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn write(&self, file: &str, text: &str) -> Result<(), WindowError> {
        let path = self.kb().join(file);
        fs::write(&path, text).map_err(WindowError::file(path))
    }

    /// How many test dialogues the sample has.
    ///
    /// # Errors
    /// If their folder cannot be read.
    pub fn dialogues(&self) -> Result<usize, WindowError> {
        let folder = self.kb().join("dialogues");
        Ok(fs::read_dir(&folder).map_err(WindowError::file(folder))?.count())
    }

    /// The sample's files that differ in the copy, hidden ones (history, index) left out.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn changed_files(&self) -> Result<Vec<PathBuf>, WindowError> {
        let mut changed = Vec::new();
        compare(&sample(), &self.kb(), &mut changed)?;
        Ok(changed)
    }

    /// What the app and the driver get as environment: folders of the sandbox instead of the
    /// desk's.
    pub(crate) fn environment(&self) -> Vec<(&'static str, PathBuf)> {
        let mut programs = self.path(BROWSER).into_os_string();
        programs.push(":");
        programs.push(std::env::var_os("PATH").unwrap_or_default());
        vec![
            ("PATH", programs.into()),
            ("XDG_DATA_HOME", self.path("data")),
            ("XDG_CONFIG_HOME", self.path("config")),
            ("XDG_CACHE_HOME", self.path("cache")),
        ]
    }
}

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../sample-kb")
}

fn compare(one: &Path, other: &Path, changed: &mut Vec<PathBuf>) -> Result<(), WindowError> {
    for entry in fs::read_dir(one).map_err(WindowError::file(one))? {
        let entry = entry.map_err(WindowError::file(one))?;
        let (mine, theirs) = (entry.path(), other.join(entry.file_name()));
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if mine.is_dir() {
            compare(&mine, &theirs, changed)?;
        } else if fs::read(&mine).map_err(WindowError::file(mine))?
            != fs::read(&theirs).map_err(WindowError::file(&*theirs))?
        {
            changed.push(theirs);
        }
    }
    Ok(())
}

/// Copies a folder without hidden entries (history and index belong to the original).
fn copy(from: &Path, to: &Path) -> Result<(), WindowError> {
    fs::create_dir(to).map_err(WindowError::file(to))?;
    for entry in fs::read_dir(from).map_err(WindowError::file(from))? {
        let entry = entry.map_err(WindowError::file(from))?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if source.is_dir() {
            copy(&source, &target)?;
        } else {
            fs::copy(&source, &target).map_err(WindowError::file(source))?;
        }
    }
    Ok(())
}
