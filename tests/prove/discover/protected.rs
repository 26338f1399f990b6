//! How well the sample's dialogues protect it.

use kaopu_studio::measure_protection;

use super::promises::sample;

/// The share of the mistakes that change something which a dialogue, a check or a gate notices.
const LEAST: f64 = 0.95;

/// Of so many phrasings of an entry each is dropped.
const PHRASINGS: usize = 2;

pub(super) fn sample_kb() -> Result<String, String> {
    let measured = measure_protection(&sample()?, PHRASINGS, &mut |_, _| true);
    let report = measured.ok_or("nobody said stop")?.report;
    let (noticed, all) = (report.noticed, report.noticed + report.unnoticed);
    let figure = format!("{noticed} of {all} mistakes noticed ({:.1} %)", report.score * 100.0);
    if report.score >= LEAST { Ok(figure) } else { Err(figure) }
}
