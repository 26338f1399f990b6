//! Building the double array: every node gets a base at which all of its labels find free places.

use std::collections::BTreeMap;
use std::ops::Range;

/// The keys cannot be held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BuildError {
    /// A key is empty or has a zero byte.
    Key,
    /// More units than offsets can reach, or a value with bit 31.
    TooLarge,
}

/// Offsets have 22 bits.
const MAX_UNITS: usize = 1 << 22;

/// The units of a trie with these keys and values.
pub(crate) fn build(keys: &BTreeMap<Vec<u8>, u32>) -> Result<Vec<u32>, BuildError> {
    if keys.keys().any(|key| key.is_empty() || key.contains(&0)) {
        return Err(BuildError::Key);
    }
    if keys.values().any(|value| value >> 31 != 0) {
        return Err(BuildError::TooLarge);
    }
    let keys: Vec<(&[u8], u32)> =
        keys.iter().map(|(key, value)| (key.as_slice(), *value)).collect();
    let mut builder = Builder {
        keys: &keys,
        units: Vec::new(),
        used: Vec::new(),
        bases: Vec::new(),
        first_free: 1,
    };
    builder.grow(1);
    builder.used[0] = true;
    if !keys.is_empty() {
        builder.place(0, 0, 0..keys.len())?;
    }
    Ok(builder.units)
}

struct Builder<'a> {
    keys: &'a [(&'a [u8], u32)],
    units: Vec<u32>,
    used: Vec<bool>,
    /// Bases in use: two nodes with the same base would take each other's children for theirs.
    bases: Vec<bool>,
    first_free: usize,
}

impl Builder<'_> {
    /// Places the children of the node at `position`: the keys of `range`, which share their first
    /// `depth` bytes. Keys are short, so the recursion is.
    fn place(
        &mut self,
        position: usize,
        depth: usize,
        range: Range<usize>,
    ) -> Result<(), BuildError> {
        let label = |key: &[u8]| key.get(depth).copied().unwrap_or(0);
        let mut children: Vec<(u8, Range<usize>)> = Vec::new();
        for index in range {
            let label = label(self.keys[index].0);
            match children.last_mut() {
                Some((last, keys)) if *last == label => keys.end = index + 1,
                _ => children.push((label, index..index + 1)),
            }
        }
        let base = self.free_base(&children)?;
        self.bases[base] = true;
        for (label, _) in &children {
            self.used[base ^ usize::from(*label)] = true;
        }
        while self.used.get(self.first_free) == Some(&true) {
            self.first_free += 1;
        }
        self.units[position] |=
            u32::try_from(position ^ base).map_err(|_| BuildError::TooLarge)? << 10;
        for (label, keys) in children {
            let child = base ^ usize::from(label);
            if label == 0 {
                self.units[position] |= 0x100;
                self.units[child] = 0x8000_0000 | self.keys[keys.start].1;
            } else {
                self.units[child] = u32::from(label);
                self.place(child, depth + 1, keys)?;
            }
        }
        Ok(())
    }

    fn free_base(&mut self, children: &[(u8, Range<usize>)]) -> Result<usize, BuildError> {
        let first = children.first().map_or(0, |(label, _)| usize::from(*label));
        let mut place = self.first_free;
        loop {
            let base = place ^ first;
            self.grow((place | 0xff) + 1);
            if place >= MAX_UNITS {
                return Err(BuildError::TooLarge);
            }
            let free = |label: u8| !self.used[base ^ usize::from(label)];
            if !self.bases[base] && base != 0 && children.iter().all(|(label, _)| free(*label)) {
                return Ok(base);
            }
            place += 1;
        }
    }

    /// Whole blocks of 256, so that a base and its labels always lie in one.
    fn grow(&mut self, length: usize) {
        let length = length.next_multiple_of(256);
        if self.units.len() < length {
            self.units.resize(length, 0);
            self.used.resize(length, false);
            self.bases.resize(length, false);
        }
    }
}
