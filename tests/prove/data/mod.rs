//! Nothing that a person has typed is lost, whatever happens to the program, the disk, the files and
//! the history.

mod corruptions;
mod failures;
mod full_disk;
mod inputs;
mod interleavings;
mod kills;
mod large;
mod meanwhile;
mod merges;
mod mutants;
mod saves;
mod shop;
mod silence;
mod undo;
mod writers;

use std::path::Path;

use crate::report::Report;

type Child = fn(&Path);

/// Programs that the proofs start: this one once more, with a word that says what it is to be.
const CHILDREN: [(&str, Child); 3] =
    [("--edit-in", kills::edit), ("--watch-in", silence::watch), ("--import-in", inputs::import)];

/// If this process is one that a proof has started, does its part. Says whether it was.
pub(crate) fn child(arguments: &[String]) -> bool {
    let [word, folder] = arguments else { return false };
    let part = CHILDREN.iter().find(|(name, _)| name == word);
    part.map(|(_, work)| work(Path::new(folder))).is_some()
}

pub(crate) fn prove(report: &mut Report, nightly: bool) {
    let size = |ci: usize, full: usize| if nightly { full } else { ci };
    report.promise("a kill loses no acknowledged edit", || kills::at_random(size(30, 100)));
    report.promise("a disk that fails leaves old files whole", || failures::injected(nightly));
    report.promise("a full file system leaves old files whole", full_disk::import);
    report.promise("two writers: nothing is overwritten at any step", || {
        interleavings::at_each_step(size(400, 2_000))
    });
    report.promise("two writers: nothing is overwritten over time", || {
        writers::at_random(size(400, 2_000))
    });
    report.promise("two versions of a file become one", || merges::at_random(size(40, 500)));
    report.promise("a damaged history costs no knowledge", || corruptions::of(size(200, 1_000)));
    report.promise("saves of other programs are seen", || saves::seen(size(1_000, 10_000)));
    report.promise("they are seen without events", || silence::seen(size(100, 1_000)));
    report.promise("undo and redo give back the bytes", || undo::at_random(size(1_000, 10_000)));
    report.promise("inputs are taken over or located", || inputs::mutated(size(500, 2_000)));
    if nightly {
        report.promise("100,000 rows are taken over in time", large::import);
    }
}
