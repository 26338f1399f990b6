//! Files that are merged as a whole: test dialogues, and what has no keys to go by.

use super::{Decisions, Versions};
use crate::view::{ChangedPart, ChangedThing, MergeConflict};
use kaopu_model::KbFiles;

/// Whether the other version of a file that both sides changed is taken.
pub(super) fn takes_other(
    versions: Versions<'_>,
    file: &str,
    decisions: &mut Decisions<'_>,
) -> bool {
    let text =
        |files: &KbFiles| files.get(file).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let what = if file == "kb.toml" { ChangedThing::Settings } else { ChangedThing::Dialogue };
    decisions.takes_other(MergeConflict {
        part: ChangedPart { what, id: file.to_owned(), title: file.to_owned() },
        nth: 0,
        field: String::new(),
        base: text(versions.base),
        current: text(versions.now),
        other: text(versions.other),
    })
}
