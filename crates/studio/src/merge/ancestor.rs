//! Which version two others come from, told from what a file held one after the other.
//!
//! A program that opened a file before others saved it writes an old version with its own changes
//! in it. Of all versions before, the one that it comes from is the one that it is most like.

use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher as _};

/// Versions of a file, the oldest first, each with the one that it comes from.
pub(super) struct Lineage {
    versions: Vec<Rows>,
    /// The first comes from nothing.
    parents: Vec<usize>,
}

impl Lineage {
    /// `versions`: each with whether another program wrote it. What was written here comes from what
    /// stood here.
    pub(super) fn new<'v>(versions: impl IntoIterator<Item = (bool, &'v [u8])>) -> Self {
        let mut lineage = Self { versions: Vec::new(), parents: Vec::new() };
        for (at, (is_outside, content)) in versions.into_iter().enumerate() {
            let rows = Rows::new(content);
            let last = at.saturating_sub(1);
            let parent = if is_outside { lineage.stale(&rows) } else { None };
            lineage.parents.push(parent.unwrap_or(last));
            lineage.versions.push(rows);
        }
        lineage
    }

    /// What the version that another program wrote and the one before it come from, if that program
    /// did not know what was saved here before: it, and the one that was saved over.
    pub(super) fn overwritten(&self, by: usize) -> Option<(usize, usize)> {
        let last = by.checked_sub(1)?;
        let base = self.common(*self.parents.get(by)?, last);
        (base != last).then_some((base, last))
    }

    /// What the newest version and a copy of it come from; `None`: it can't be told.
    pub(super) fn origin(&self, copy: &[u8]) -> Option<usize> {
        let newest = self.versions.len().checked_sub(1)?;
        let copy = Rows::new(copy);
        let distances = self.versions.iter().map(|known| known.distance(&copy)).enumerate();
        let (nearest, _) = distances.min_by_key(|(_, distance)| *distance)?;
        let base = self.common(nearest, newest);
        // A copy that is most like what stands here now, and yet is not that, has changes that
        // nobody here has seen: where they come from is not known.
        let is_told = base != newest || self.versions.get(newest) == Some(&copy);
        is_told.then_some(base)
    }

    /// The older version that rows come from: they say again what it said and the newest one does
    /// not, and are no less like it.
    fn stale(&self, rows: &Rows) -> Option<usize> {
        let newest = self.versions.last()?;
        let most = newest.distance(rows);
        let older = self.versions.iter().enumerate().rev().skip(1);
        let older = older.filter(|(_, old)| rows.says_again(old, newest));
        let distances = older.map(|(at, old)| (at, old.distance(rows)));
        distances.filter(|(_, far)| *far <= most).min_by_key(|(_, far)| *far).map(|(at, _)| at)
    }

    /// The newest that both come from.
    fn common(&self, one: usize, two: usize) -> usize {
        let (mut one, mut two) = (one, two);
        while one != two {
            let later = if one > two { &mut one } else { &mut two };
            *later = self.parents.get(*later).copied().unwrap_or_default();
        }
        one
    }
}

/// What a content says, in any order and however it ends its lines: for each row, by what it is
/// called, its cells. Of a text that is no table each line is a row.
#[derive(Debug, PartialEq, Eq)]
struct Rows(BTreeMap<u64, Vec<u64>>);

impl Rows {
    fn new(content: &[u8]) -> Self {
        let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
        let mut rows: BTreeMap<u64, Vec<u64>> = BTreeMap::new();
        let lines = content.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_end);
        for line in lines.filter(|line| !line.is_empty()) {
            let mut cells = line.split(|byte| *byte == b',');
            let name = hash(&cells.next().unwrap_or_default());
            let row = rows.entry(name).or_default();
            let above = row.len();
            row.extend(cells.enumerate().map(|(at, cell)| hash(&(above + at, cell))));
        }
        Self(rows)
    }

    /// How many rows and cells only one of two has.
    fn distance(&self, other: &Self) -> usize {
        let Self(theirs) = other;
        let gone = theirs.keys().filter(|name| !self.0.contains_key(name)).count();
        let here = self.0.iter().map(|(name, cells)| match theirs.get(name) {
            None => 1,
            Some(others) => {
                let same = cells.iter().zip(others).filter(|(one, other)| one == other).count();
                cells.len().max(others.len()) - same
            }
        });
        here.sum::<usize>() + gone
    }

    /// Whether a cell is what it was in an older version, and not what a newer one made of it; or a
    /// row that the newer one let go is there again, or one that it brought is not.
    fn says_again(&self, old: &Self, new: &Self) -> bool {
        let again = |(name, cells): (&u64, &Vec<u64>)| match (old.0.get(name), new.0.get(name)) {
            (Some(old), Some(new)) => {
                let three = cells.iter().zip(old).zip(new);
                three.into_iter().any(|((now, old), new)| now == old && old != new)
            }
            (Some(_), None) => true,
            (None, _) => false,
        };
        let brought = |name: &u64| !old.0.contains_key(name) && !self.0.contains_key(name);
        self.0.iter().any(again) || new.0.keys().any(brought)
    }
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEGUN: &[u8] = b"key\na,1\nb,1\nc,1\n";
    const OURS: &[u8] = b"key\na,2\nb,1\nc,1\n";
    const STALE: &[u8] = b"key\na,1\nb,1\nc,3\n";

    #[test]
    fn what_was_saved_over_is_seen_and_what_was_read_before_is_not() {
        let lineage = Lineage::new([(false, BEGUN), (false, OURS), (true, STALE)]);
        assert_eq!(lineage.overwritten(2), Some((0, 1)));
        let knowing: &[u8] = b"key\na,2\nb,1\nc,3\n";
        let lineage = Lineage::new([(false, BEGUN), (false, OURS), (true, knowing)]);
        assert_eq!(lineage.overwritten(2), None);
        // Stale also where it changed what was changed here, and another cell went back.
        let both: &[u8] = b"key\na,5\nb,1\nc,1\n";
        let ours: &[u8] = b"key\na,2\nb,2\nc,1\n";
        let lineage = Lineage::new([(false, BEGUN), (false, ours), (true, both)]);
        assert_eq!(lineage.overwritten(2), Some((0, 1)));
        // The same cell once more is no way back.
        let once_more: &[u8] = b"key\na,3\nb,1\nc,1\n";
        let lineage = Lineage::new([(false, BEGUN), (false, OURS), (true, once_more)]);
        assert_eq!(lineage.overwritten(2), None);
        // Two stale saves in a row: the second comes from the first.
        let again: &[u8] = b"key\na,1\nb,4\nc,3\n";
        let lineage = Lineage::new([(false, BEGUN), (false, OURS), (true, STALE), (true, again)]);
        assert_eq!(lineage.overwritten(3), None);
        assert_eq!(lineage.overwritten(2), Some((0, 1)));
    }

    #[test]
    fn a_copy_comes_from_what_both_had() {
        let lineage = Lineage::new([(false, BEGUN), (false, OURS)]);
        assert_eq!(lineage.origin(STALE), Some(0));
        assert_eq!(lineage.origin(b"key\r\na,2\r\nb,1\r\nc,1\r\n"), Some(1));
        assert_eq!(lineage.origin(b"key\na,2\nb,1\nc,1\nd,1\n"), None);
        // Ours became the copy, theirs the file.
        let lineage = Lineage::new([(false, BEGUN), (false, OURS), (true, STALE)]);
        assert_eq!(lineage.origin(OURS), Some(0));
        assert_eq!(Lineage::new([(false, BEGUN)]).origin(STALE), None);
    }
}
