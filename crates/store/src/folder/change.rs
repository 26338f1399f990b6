//! One file's part in an operation.

/// What a file is believed to hold, and what it shall hold; `None` means that there is no such
/// file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileChange {
    /// The file's path below the KB's folder, with `/`.
    pub path: String,
    /// The bytes that the caller last read. A file that holds anything else is not touched.
    pub before: Option<Vec<u8>>,
    /// The bytes to be written, or `None` to delete the file.
    pub after: Option<Vec<u8>>,
}

impl FileChange {
    /// The change that takes this one back.
    #[must_use]
    pub fn reversed(&self) -> Self {
        Self { path: self.path.clone(), before: self.after.clone(), after: self.before.clone() }
    }

    /// Whether the file would be the same afterwards.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.before == self.after
    }
}
