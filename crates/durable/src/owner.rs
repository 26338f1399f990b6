//! Whose a file is.

use cap_fs_ext::MetadataExt as _;
use cap_std::fs::Metadata;

/// Whether it belongs to the user as whom this process runs. Windows has no such short answer;
/// there everything counts as ours.
pub(crate) fn is_ours(found: &Metadata) -> bool {
    #[cfg(unix)]
    let ours = cap_std::fs::MetadataExt::uid(found) == rustix::process::geteuid().as_raw();
    #[cfg(not(unix))]
    let ours = {
        let _ = found;
        true
    };
    ours
}

/// How many names the file has.
pub(crate) fn names(found: &Metadata) -> u64 {
    found.nlink()
}
