//! What every format that can be written has and gives.

use kaopu_model::{KbFiles, Localized};

/// What a knowledge base is written as.
#[derive(Debug, Clone, Copy)]
pub struct ExportFormat {
    /// As it is called on the command line.
    pub name: &'static str,
    /// What it makes, in one line, in English like all help there.
    pub about: &'static str,
    /// How the file's name ends; empty if several files are made, in a folder.
    pub extension: &'static str,
    /// Writes it. The same knowledge base gives the same bytes.
    pub write: fn(&KbFiles) -> Result<Exported, ExportError>,
}

/// What was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exported {
    /// The files with their names.
    pub files: Vec<(String, Vec<u8>)>,
    /// What is not in them.
    pub losses: Vec<Localized>,
}

/// Why nothing can be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportError {
    /// Why.
    pub reason: Localized,
}
