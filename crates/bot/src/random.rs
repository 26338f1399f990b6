//! Numbers that nobody guesses: ids of requests and deliveries, the salt of logs, jitter.

/// Random bytes; zeros if the system has none to give, which costs uniqueness and no secret.
pub(crate) fn bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    let _ = getrandom::fill(&mut bytes);
    bytes
}

/// An id of 16 hex digits.
pub(crate) fn id() -> String {
    format!("{:016x}", u64::from_le_bytes(bytes()))
}

/// A number below `most`; 0 if that is 0.
pub(crate) fn below(most: u64) -> u64 {
    u64::from_le_bytes(bytes()).checked_rem(most).unwrap_or_default()
}
