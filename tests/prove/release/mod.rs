//! Releases that can be trusted.

mod bundles;
mod faults;
mod mutations;
mod reproducible;
mod secrets;
mod verdicts;

use crate::report::Report;

pub(crate) fn prove(report: &mut Report, nightly: bool) {
    let bundles = bundles::three();
    let size = |ci: usize, full: usize| if nightly { full } else { ci };
    report.promise("every flipped bit is refused", || mutations::flips(&bundles[..size(1, 3)]));
    report.promise("every truncation and insertion is refused", || {
        mutations::lengths(&bundles[..size(1, 3)])
    });
    report.promise("structural mutations are refused", || {
        mutations::structural(&bundles, size(10_000, 100_000))
    });
    report.promise("the command gives every vector its verdict", verdicts::by_command);
    report.promise("a second verifier gives every vector its verdict", verdicts::by_python);
    report.promise("a second verifier agrees about mutations", || {
        verdicts::differential(&bundles, size(100, 1_000))
    });
    report.promise("one input makes one file", || reproducible::exports(size(12, 100)));
    report.promise("no output holds a secret", secrets::search);
    report.promise("planted faults are shown to the approver", faults::planted_faults);
}
