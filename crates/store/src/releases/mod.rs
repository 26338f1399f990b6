//! Releases, as the folder remembers them: which number went to which content.
//!
//! A number that is given twice with different content is the one thing that no bot can tell apart,
//! so every place that knows a number is asked: the history, the copies of what was released, and
//! `releases.csv`, a plain file that travels with the knowledge base (and is no part of it: what is
//! released does not depend on it). Everything is remembered *before* the bundle is written, so
//! whatever fails, a further try with the same content gets the same number and makes the same
//! bytes.

mod kept;
mod ledger;
mod new_release;
mod number;
mod root_file;

pub(crate) use kept::KEPT;
pub use ledger::LEDGER;
pub use new_release::NewRelease;
pub use number::{Number, Taken, Wanted};
pub use root_file::{NEXT_ROOT_FILE, ROOT_FILE};
pub(crate) use root_file::{
    copy as copy_of_root_file, read as read_root_file, read_next as read_next_root_file,
    set_aside as set_root_file_aside, write as write_root_file, write_next as write_next_root_file,
};

use kaopu_durable::Dir;
use kaopu_model::KbFiles;

use crate::error::{Result, StoreError};
use crate::folder::Folder;
use crate::history::History;
pub(crate) use number::Begun;
use number::Known;

/// All that the folder knows about numbers.
pub(crate) fn known(folder: &Folder, own: Option<&Dir>, history: &History) -> Result<Known> {
    let mut known = Known::default();
    ledger::read(folder, &mut known)?;
    for begun in history.begun()? {
        known.add(begun);
    }
    for seq in kept::numbers(folder)? {
        known.add_number(seq);
    }
    let broken = |own: &Dir| own.names().map_err(|e| folder.failed(e));
    known.history_lost = match own {
        Some(own) => broken(own)?.iter().any(|name| name.contains(".broken-")),
        None => false,
    };
    Ok(known)
}

/// Chooses a number without taking it.
pub(crate) fn choose(folder: &Folder, known: &Known, wanted: &Wanted<'_>) -> Result<Taken> {
    known.choose(wanted, &|seq| kept::read(folder, seq))
}

/// Remembers a release in `releases.csv` and as a copy of its files.
pub(crate) fn note(folder: &Folder, own: &Dir, known: &Known, new: &NewRelease<'_>) -> Result<()> {
    if !known.may_be_bundle(new.seq, new.digest) {
        return Err(StoreError::NumberUsed { seq: new.seq });
    }
    ledger::append(folder, new)?;
    kept::write(folder, own, new.seq, new.files)
}

/// The files of a release, if the copy of them is whole.
pub(crate) fn files(folder: &Folder, seq: u32) -> Option<KbFiles> {
    kept::read(folder, seq)
}
