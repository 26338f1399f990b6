//! Copies that synchronising programs leave beside a file when two computers changed it.

use kaopu_model::TOP_FILES;

use super::{Folder, MAX_FILE_BYTES};
use crate::error::{Result, StoreError};

/// A copy of a file of the KB, lying beside it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ConflictCopy {
    /// The copy's own name.
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
    /// The copies that lie in the folder, by name.
    pub(crate) fn copies(&self) -> Result<Vec<ConflictCopy>> {
        let dir = self.dir()?;
        let names = dir.names().map_err(|e| self.failed(e))?;
        let found = names.into_iter().filter_map(|name| {
            let of = copied_file(&name)?.to_owned();
            Some(ConflictCopy { name, of })
        });
        // What is no regular file is nobody's copy.
        Ok(found.filter(|copy| matches!(dir.expect_file(&copy.name), Ok(true))).collect())
    }

    /// What a copy holds; `None` if it is gone.
    pub(crate) fn read_copy(&self, name: &str) -> Result<Option<Vec<u8>>> {
        if copied_file(name).is_none() {
            return Err(StoreError::NotInKb { path: name.to_owned() });
        }
        self.dir()?.read(name, MAX_FILE_BYTES).map_err(|e| self.failed(e))
    }
}

/// Whether a file of this name in the KB's folder is a copy of one of its files.
pub(crate) fn is_copy_name(name: &str) -> bool {
    copied_file(name).is_some()
}

/// The file of a KB that a file of this name is a copy of.
fn copied_file(name: &str) -> Option<&'static str> {
    TOP_FILES.into_iter().find(|file| is_copy(name, file))
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
            assert_eq!(copied_file(name), Some(file), "{name}");
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
            assert_eq!(copied_file(name), None, "{name}");
        }
    }
}
