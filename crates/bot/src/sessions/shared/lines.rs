//! What a conversation gives out as text: a line of JSON each, so that adding one reads none.

use super::super::Delivery;

/// Deliveries as lines.
pub(super) fn lines(deliveries: &[Delivery]) -> String {
    let line = |one: &Delivery| serde_json::to_string(one).unwrap_or_default() + "\n";
    deliveries.iter().map(line).collect()
}

/// Lines as deliveries; those that a newer version wrote otherwise are left out.
pub(super) fn read(lines: &str) -> Vec<Delivery> {
    lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}
