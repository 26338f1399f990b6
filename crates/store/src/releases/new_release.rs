//! A release that is about to be made.

use kaopu_model::KbFiles;

/// What is remembered of a release before its bundle is written.
#[derive(Debug, Clone, Copy)]
pub struct NewRelease<'a> {
    /// Its number, as it was taken.
    pub seq: u32,
    /// When it is issued, as it was taken.
    pub issued_at: &'a str,
    /// Digest of its content, as the caller writes digests.
    pub kb_digest: &'a str,
    /// Digest of the bundle that is going to be written.
    pub digest: &'a str,
    /// What people call it.
    pub title: &'a str,
    /// Its content.
    pub files: &'a KbFiles,
}
