//! What a log is asked for, from its lines to names that stay.

mod large;
mod logs;
mod promises;
mod protected;
mod sorted;
mod stable;

use crate::report::Report;

pub(crate) fn prove(report: &mut Report, nightly: bool) {
    report.promise("nothing personal is kept or shown", logs::nothing_personal);
    report.promise("names of clusters stay as a log grows", stable::names);
    report.promise("the promise of one half holds for the other", || {
        promises::halves(if nightly { 100 } else { 40 })
    });
    report.promise("clusters are what people made of the messages", sorted::labelled);
    if nightly {
        report.promise("100,000 messages", large::log);
        report.promise("mistakes in the sample are noticed", protected::sample_kb);
    }
}
