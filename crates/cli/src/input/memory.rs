//! How much memory this process has taken.

/// The most memory that was in use at once, in megabytes of a million bytes; `None` where the
/// system does not tell it in a file.
pub(crate) fn peak_memory_mb() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let kibibytes: f64 = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?
        .split_whitespace()
        .next()?
        .parse()
        .ok()?;
    Some((kibibytes * 1024.0 / 1e5).round() / 10.0)
}
