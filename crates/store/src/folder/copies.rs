//! Copies that synchronising programs leave beside a file when two computers changed it.

use kaopu_durable::Dir;
use kaopu_model::{DIALOGUES, TOP_FILES, is_dialogue_name};

use super::{Folder, MAX_FILE_BYTES};
use crate::error::{Result, StoreError};

/// A copy of a file of the KB, lying beside it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ConflictCopy {
    /// Its path below the KB's folder.
    pub name: String,
    /// The file that it is a copy of.
    pub of: String,
}

/// Words that programs put into the names of copies, in lower case.
const WORDS: [&str; 9] =
    ["冲突", "衝突", "副本", "conflict", "copy", "conf(", "desktop-", "laptop-", "macbook"];

/// The most digits of a number that tells copies apart; a year has more.
const MOST_DIGITS: usize = 3;

impl Folder {
    /// The copies that lie in the folder and beside its dialogues, by name.
    pub(crate) fn copies(&self) -> Result<Vec<ConflictCopy>> {
        let dir = self.dir()?;
        let mut found = Vec::new();
        for name in dir.names().map_err(|e| self.failed(e))? {
            found.extend(copied_table(&name).map(|of| (name.clone(), of.to_owned())));
        }
        let mut copies: Vec<ConflictCopy> = found
            .into_iter()
            // What is no regular file is nobody's copy.
            .filter(|(name, _)| matches!(dir.expect_file(name), Ok(true)))
            .map(|(name, of)| ConflictCopy { name, of })
            .collect();
        if let Some(dialogues) = self.dialogues(&dir) {
            let names = dialogues.names().map_err(|e| self.failed(e))?;
            let below = |name: &str| format!("{DIALOGUES}{name}");
            let found = names.iter().filter_map(|name| {
                let of = copied_dialogue(name, &names)?;
                let is_file = matches!(dialogues.expect_file(name), Ok(true));
                is_file.then(|| ConflictCopy { name: below(name), of: below(of) })
            });
            copies.extend(found);
        }
        Ok(copies)
    }

    /// What a copy holds; `None` if it is gone.
    pub(crate) fn read_copy(&self, name: &str) -> Result<Option<Vec<u8>>> {
        let Some((dir, name)) = self.place_of_copy(name)? else { return Ok(None) };
        dir.read(name, MAX_FILE_BYTES).map_err(|e| self.failed(e))
    }

    /// The folder in which a copy lies, and its name there; `None` if that folder is gone.
    pub(crate) fn place_of_copy<'n>(&self, name: &'n str) -> Result<Option<(Dir, &'n str)>> {
        let dir = self.dir()?;
        let Some(below) = name.strip_prefix(DIALOGUES) else {
            let none = || StoreError::NotInKb { path: name.to_owned() };
            return copied_table(name).map(|_| Some((dir, name))).ok_or_else(none);
        };
        let Some(dialogues) = self.dialogues(&dir) else { return Ok(None) };
        let names = dialogues.names().map_err(|e| self.failed(e))?;
        match copied_dialogue(below, &names) {
            Some(_) => Ok(Some((dialogues, below))),
            None => Err(StoreError::NotInKb { path: name.to_owned() }),
        }
    }

    /// The folder of dialogues, if it is one of ours: beside what a link leads to, nothing of ours
    /// lies.
    fn dialogues(&self, dir: &Dir) -> Option<Dir> {
        dir.folder(DIALOGUES.trim_end_matches('/')).ok().flatten()
    }
}

/// Whether a file of this name below the KB's folder may be a copy of one of its files. Of which
/// dialogue is not asked.
pub(crate) fn is_copy_name(name: &str) -> bool {
    match name.strip_prefix(DIALOGUES) {
        Some(below) => below.ends_with(".toml") && !below.starts_with('.') && !below.contains('/'),
        None => copied_table(name).is_some(),
    }
}

/// The table or settings file that a file of this name is a copy of.
fn copied_table(name: &str) -> Option<&'static str> {
    TOP_FILES.into_iter().find(|file| is_copy(name, file))
}

/// Of these names beside it the dialogue that a file of this name is a copy of. What a dialogue may
/// be called is one.
fn copied_dialogue<'n>(name: &str, names: &'n [String]) -> Option<&'n str> {
    let dialogues = names.iter().filter(|one| is_dialogue_name(one));
    let copied = dialogues.filter(|one| !is_dialogue_name(name) && is_copy(name, one));
    copied.max_by_key(|one| one.len()).map(String::as_str)
}

fn is_copy(name: &str, file: &str) -> bool {
    let Some((stem, ending)) = file.rsplit_once('.') else { return false };
    let ending = format!(".{ending}");
    let behind = name.strip_prefix(stem).and_then(|rest| rest.strip_suffix(&ending));
    if let Some(behind) = behind {
        return is_mark(behind);
    }
    // `Copy of faqs.csv`, and what is put behind the ending: `faqs.csv 的冲突副本.csv`.
    let before =
        name.strip_suffix(file).filter(|before| before.ends_with([' ', '-', '_', '）', ')']));
    let after = name.strip_prefix(file).map(|after| after.strip_suffix(&ending).unwrap_or(after));
    before.into_iter().chain(after).any(has_word)
}

/// Whether what stands between a file's stem and its ending makes it a copy.
fn is_mark(text: &str) -> bool {
    let begins =
        |c: char| matches!(c, ' ' | '.' | '-' | '_' | '~' | '(' | '（' | '[' | '【' | '的');
    text.starts_with(begins) && (has_word(text) || is_number(text))
}

fn has_word(text: &str) -> bool {
    let text = text.to_lowercase();
    !text.starts_with(".bak") && WORDS.iter().any(|word| text.contains(word))
}

/// `(1)`, `（2）`, ` 3`.
fn is_number(text: &str) -> bool {
    let text = text.trim();
    let bare = text
        .strip_prefix(['(', '（'])
        .and_then(|rest| rest.strip_suffix([')', '）']))
        .unwrap_or(text);
    (1..=MOST_DIGITS).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_known_by_their_names() {
        for (name, file) in [
            ("faqs (1).csv", "faqs.csv"),
            ("faqs（2）.csv", "faqs.csv"),
            ("faqs 2.csv", "faqs.csv"),
            ("faqs.sync-conflict-20260101-120000-ABCDEFG.csv", "faqs.csv"),
            ("products (小李's conflicted copy 2026-01-01).csv", "products.csv"),
            ("facts 的冲突副本.csv", "facts.csv"),
            ("facts(冲突版本).csv", "facts.csv"),
            ("kb-冲突文件.toml", "kb.toml"),
            ("Copy of synonyms.csv", "synonyms.csv"),
            ("escalation-DESKTOP-4F2A.toml", "escalation.toml"),
        ] {
            assert_eq!(copied_table(name), Some(file), "{name}");
        }
        for name in [
            "faqs.csv",
            "faqs.csv.bak",
            "myfaqs (1).csv",
            "faqs (1).xlsx",
            "faqs2026.csv",
            "faqs 2026.csv",
            "facts-2026.csv",
            ".faqs (1).csv",
            "faqs (新款).csv",
            "faqs-备份.csv",
            "副本.csv",
        ] {
            assert_eq!(copied_table(name), None, "{name}");
        }
    }

    #[test]
    fn copies_of_dialogues_are_known_beside_them() {
        let names = ["hello.toml", "hello-2.toml", "hello (1).toml"].map(str::to_owned);
        for (name, of) in [
            ("hello (1).toml", Some("hello.toml")),
            ("hello-2 的冲突副本.toml", Some("hello-2.toml")),
            ("hello.sync-conflict-20260101-120000-ABCDEFG.toml", Some("hello.toml")),
            ("Copy of hello.toml", Some("hello.toml")),
            ("hello-2.toml", None),
            ("bye (1).toml", None),
            ("hello 新款.toml", None),
            (".hello (1).toml", None),
        ] {
            assert_eq!(copied_dialogue(name, &names), of, "{name}");
        }
    }
}
