//! A number for each class.

/// One value for each of `K` classes.
pub(crate) type Scores<const K: usize> = [i64; K];

/// The class with the highest score, and how far it is ahead; of equals the first.
pub(crate) fn first<const K: usize>(scores: &Scores<K>) -> Option<(usize, i64)> {
    let best = (0..K).max_by_key(|at| (scores.get(*at), std::cmp::Reverse(*at)))?;
    let second = scores.iter().enumerate().filter(|(at, _)| *at != best).map(|(_, s)| *s).max()?;
    Some((best, scores.get(best)? - second))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_leads_by_what_the_second_lacks() {
        assert_eq!(first(&[3, 7, 5]), Some((1, 2)));
        assert_eq!(first(&[4, 4]), Some((0, 0)));
        assert_eq!(first(&[1]), None);
    }
}
