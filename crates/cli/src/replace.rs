//! Replacing files: only such as this command makes. A slip in `--out` must not cost anybody a key
//! or a table. (Bundles have the same rule for the window, in the studio.)

use std::io::Read as _;
use std::path::Path;

use kaopu_durable::{DurableError, split};

use crate::command::eval::HEADER;
use crate::failure::{Failure, Outcome};

/// How the files begin that may be replaced.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    /// An XML report.
    Report,
    /// A table of what `eval` found not answered right.
    Misses,
    /// A roll-back permit.
    Permit,
    /// A table of the rows that `mood` misjudged.
    Moods,
}

/// Fails if there is a file with something else in it, a link, a pipe or a device.
pub(crate) fn may_replace(path: &Path, kind: Kind) -> Outcome {
    let begin: &[u8] = match kind {
        Kind::Report => b"<?xml",
        Kind::Misses => HEADER.as_bytes(),
        Kind::Permit => b"permit.json\0",
        Kind::Moods => b"line\tlabel\t",
    };
    let mut found = Vec::new();
    let length = u64::try_from(begin.len()).unwrap_or(u64::MAX);
    let opened = match split(path).and_then(|(dir, name)| dir.open_to_read(&name)) {
        Ok(Some(file)) => file,
        Ok(None) => return Ok(()),
        // A folder that is not there has no file in it; writing will say so.
        Err(DurableError::Writing { .. }) => return Ok(()),
        Err(error) => return Err(Failure::not_opened(path, error)),
    };
    match opened.take(length).read_to_end(&mut found) {
        Err(error) => Err(Failure::unreadable(path, &error)),
        Ok(_) if found.is_empty() || found == begin => Ok(()),
        Ok(_) => {
            let shown = path.display();
            let (zh, en) = match kind {
                Kind::Report => (
                    format!("{shown} 已经存在，而且不是报告，不会覆盖"),
                    format!("{shown} is there and is no report, so it is not replaced"),
                ),
                Kind::Misses => (
                    format!("{shown} 已经存在，而且不是评测写的表，不会覆盖"),
                    format!("{shown} is there and was not written by eval, so it is not replaced"),
                ),
                Kind::Permit => (
                    format!("{shown} 已经存在，而且不是回退许可，不会覆盖"),
                    format!("{shown} is there and is no permit, so it is not replaced"),
                ),
                Kind::Moods => (
                    format!("{shown} 已经存在，而且不是误判表，不会覆盖"),
                    format!(
                        "{shown} is there and is no table of misjudged moods, so it is not replaced"
                    ),
                ),
            };
            Err(Failure::bad_input(zh, en).hint("换一个文件名。", "Choose another name."))
        }
    }
}
