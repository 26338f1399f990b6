//! The source files, as far as people write them.

use std::fs;
use std::path::{Path, PathBuf};

/// One file.
pub(crate) struct Source {
    /// From the workspace's root, with slashes.
    pub(crate) path: String,
    /// What is in it.
    pub(crate) text: String,
}

impl Source {
    /// The file's name without folder and ending.
    pub(crate) fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        name.split('.').next().unwrap_or_default()
    }
}

/// All of the project's.
pub(crate) fn all() -> Vec<Source> {
    under(&["crates", "tools", "src-tauri", "ui/src", "tests", "bench", "fuzz"])
}

/// The licences that deny.toml allows.
pub(crate) fn allowed_licences() -> Vec<String> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../deny.toml"))
        .expect("deny.toml");
    let deny: toml::Table = text.parse().expect("deny.toml is TOML");
    let allow = deny["licenses"]["allow"].as_array().expect("a list");
    allow.iter().map(|licence| licence.as_str().expect("a name").to_owned()).collect()
}

/// Those under these folders, as far as they exist.
pub(crate) fn under(folders: &[&str]) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the workspace is one up")
        .to_path_buf();
    let mut found = Vec::new();
    for folder in folders {
        collect(&root, &root.join(folder), &mut found);
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn collect(root: &Path, folder: &Path, found: &mut Vec<Source>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path: PathBuf = entry.expect("a readable folder").path();
        let name = path.file_name().expect("entries have names").to_string_lossy().into_owned();
        if path.is_dir() {
            if !["target", "node_modules", "dist", "generated", "gen"].contains(&name.as_str()) {
                collect(root, &path, found);
            }
        } else if [".rs", ".ts", ".tsx"].iter().any(|ending| name.ends_with(ending)) {
            let relative = path.strip_prefix(root).expect("found under the root");
            let path_text = relative.to_string_lossy().replace('\\', "/");
            found.push(Source {
                path: path_text,
                text: fs::read_to_string(&path).expect("sources are UTF-8"),
            });
        }
    }
}

/// The numbered lines that run in production: no comments, no tests.
pub(crate) fn production_lines<'a>(
    path: &str,
    text: &'a str,
) -> impl Iterator<Item = (usize, &'a str)> {
    let is_test = path.ends_with("tests.rs") || path.contains("/tests/");
    text.lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line))
        .take_while(move |(_, line)| !is_test && line.trim() != "#[cfg(test)]")
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}
