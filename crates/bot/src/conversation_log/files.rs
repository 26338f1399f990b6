//! The files of a log: one that grows, and so many former ones.

use std::fs::File;
use std::path::Path;

use kaopu_durable::{Dir, DurableError, Lock};

/// The file that grows.
const NOW: &str = "conversations.jsonl";

/// A file that grows up to a size, and former ones up to a number.
pub(super) struct Files {
    dir: Dir,
    file: File,
    length: u64,
    most_bytes: u64,
    /// Former files that are kept.
    former: u32,
    _lock: Lock,
}

impl Files {
    pub(super) fn open(folder: &Path, most_bytes: u64, most: u32) -> Result<Self, DurableError> {
        let dir = Dir::open(folder)?;
        let lock = dir.lock("lock")?;
        let (file, length) = dir.open_to_append(NOW)?;
        let former = most.saturating_sub(1);
        let mut files = Self { dir, file, length, most_bytes, former, _lock: lock };
        if !files.ends_with_a_line()? {
            // A process that was killed may have left a part of a line.
            files.dir.append(NOW, &mut files.file, b"\n")?;
            files.length += 1;
        }
        Ok(files)
    }

    pub(super) fn add(&mut self, line: &[u8]) -> Result<(), DurableError> {
        let bytes = line.len() as u64;
        if self.length > 0 && self.length.saturating_add(bytes) > self.most_bytes {
            self.turn_over()?;
        }
        self.length += bytes;
        self.dir.append(NOW, &mut self.file, line)
    }

    /// The file becomes the first of the former ones, and the last of those goes.
    fn turn_over(&mut self) -> Result<(), DurableError> {
        if self.former == 0 {
            self.dir.remove(NOW)?;
        } else {
            let last = former(self.former);
            if self.dir.holds(&last)? {
                self.dir.remove(&last)?;
            }
            for number in (1..self.former).rev() {
                if self.dir.holds(&former(number))? {
                    self.dir.rename(&former(number), &former(number + 1))?;
                }
            }
            self.dir.rename(NOW, &former(1))?;
        }
        (self.file, self.length) = self.dir.open_to_append(NOW)?;
        Ok(())
    }

    fn ends_with_a_line(&self) -> Result<bool, DurableError> {
        let end = self.dir.read_end(NOW, 1, u64::MAX)?.unwrap_or_default();
        Ok(end.is_empty() || end == b"\n")
    }
}

fn former(number: u32) -> String {
    format!("conversations.{number}.jsonl")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<(String, String)> {
        let mut found: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap())
            .filter(|entry| entry.file_name() != "lock")
            .map(|entry| {
                let text = std::fs::read_to_string(entry.path()).unwrap();
                (entry.file_name().into_string().unwrap(), text)
            })
            .collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn files_and_bytes_are_bounded_and_lines_are_whole() {
        let folder = tempfile::tempdir().unwrap();
        let mut files = Files::open(folder.path(), 8, 3).unwrap();
        for line in ["1one\n", "2two\n", "3\n", "4four\n", "5five\n", "6-is-longer-than-all\n"] {
            files.add(line.as_bytes()).unwrap();
        }
        let expected = [
            ("conversations.1.jsonl", "5five\n"),
            ("conversations.2.jsonl", "4four\n"),
            ("conversations.jsonl", "6-is-longer-than-all\n"),
        ];
        assert_eq!(names(folder.path()), expected.map(|(a, b)| (a.to_owned(), b.to_owned())));
        assert!(Files::open(folder.path(), 8, 3).is_err(), "it is one process's");
    }

    #[test]
    fn a_line_that_was_cut_off_does_not_spoil_the_next() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(NOW), "{\"half").unwrap();
        Files::open(folder.path(), 100, 1).unwrap().add(b"whole\n").unwrap();
        assert_eq!(names(folder.path())[0].1, "{\"half\nwhole\n");
    }
}
