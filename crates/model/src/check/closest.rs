//! "Did you mean": the known name that looks most like an unknown one.

/// The candidate that takes the fewest edits, if it is near enough to be meant. The first of
/// equals.
pub(super) fn closest<'c>(
    name: &str,
    candidates: impl Iterator<Item = &'c str>,
) -> Option<&'c str> {
    let name: Vec<char> = name.chars().collect();
    let furthest = name.len().div_ceil(2).min(3);
    candidates
        .map(|candidate| (distance(&name, candidate), candidate))
        .filter(|(edits, _)| *edits <= furthest && *edits < name.len())
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, candidate)| candidate)
}

/// Characters to insert, delete or replace.
fn distance(left: &[char], right: &str) -> usize {
    let mut row: Vec<usize> = (0..=left.len()).collect();
    for (above, c) in right.chars().enumerate() {
        let mut diagonal = above;
        let mut before = above + 1;
        if let Some(first) = row.first_mut() {
            *first = before;
        }
        for (l, cell) in left.iter().zip(row.iter_mut().skip(1)) {
            let replaced = diagonal + usize::from(*l != c);
            diagonal = *cell;
            before = replaced.min(before + 1).min(diagonal + 1);
            *cell = before;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant() {
        let facts = ["发货时限", "退货时限", "shop-hours"];
        assert_eq!(closest("发货时间", facts.into_iter()), Some("发货时限"));
        assert_eq!(closest("shop-hour", facts.into_iter()), Some("shop-hours"));
        assert_eq!(closest("优惠券", facts.into_iter()), None);
    }

    #[test]
    fn counts_edits() {
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        assert_eq!(distance(&chars("kitten"), "sitting"), 3);
        assert_eq!(distance(&chars(""), "abc"), 3);
        assert_eq!(distance(&chars("abc"), ""), 3);
    }
}
