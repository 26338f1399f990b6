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

/// Whether anybody but its owner may write it.
pub(crate) fn others_may_write(found: &Metadata) -> bool {
    #[cfg(unix)]
    let may = cap_std::fs::PermissionsExt::mode(&found.permissions()) & 0o022 != 0;
    #[cfg(not(unix))]
    let may = {
        let _ = found;
        false
    };
    may
}

/// How many names the file has.
pub(crate) fn names(found: &Metadata) -> u64 {
    found.nlink()
}
