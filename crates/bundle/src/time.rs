//! Times as a bundle writes them: UTC, whole seconds, one spelling.

use jiff::{SignedDuration, Timestamp};

/// How far a release may be ahead of the clock that looks at it.
pub(crate) const TOLERANCE: SignedDuration = SignedDuration::from_hours(24);

/// The longest life of a release.
pub(crate) const LONGEST_LIFE: SignedDuration = SignedDuration::from_hours(24 * 3660);

/// The time that a text names; nothing unless it is a real instant, written in the one way that is
/// allowed.
pub(crate) fn utc_second(text: &str) -> Option<Timestamp> {
    (text.len() == "2026-11-22T08:00:00Z".len())
        .then(|| text.parse::<Timestamp>().ok())
        .flatten()
        .filter(|instant| *instant >= Timestamp::UNIX_EPOCH && instant.to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_way_to_write_a_time() {
        assert!(utc_second("2026-11-22T08:00:00Z").is_some());
        for bad in [
            "",
            "2026-11-22",
            "2026-11-22T08:00:00",
            "2026-11-22t08:00:00z",
            "2026-11-22 08:00:00Z",
            "2026-02-30T08:00:00Z",
            "2026-11-22T08:00:00.5Z",
            "2026-11-22T24:00:00Z",
            "2026-11-22T08:00Z",
            "20261122T08000000000Z",
            "1969-12-31T23:59:59Z",
            "2026-11-22T08:00:60Z",
        ] {
            assert!(utc_second(bad).is_none(), "{bad}");
        }
    }
}
