//! Names of clusters that stay as a log grows.
//!
//! A cluster is named by its oldest question. Of each that was named before, the digests of its
//! oldest questions are remembered, and no words: whoever has most of them keeps the name, also when
//! the oldest itself has gone elsewhere.

use std::collections::BTreeMap;

use kaopu_model::fold;
use serde::{Deserialize, Serialize};

/// Questions of a cluster that are remembered.
const MEMBERS: usize = 200;

/// Clusters that are remembered.
const CLUSTERS: usize = 5_000;

/// What the clusters of former logs were called, and by what they are known again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClusterMemory {
    /// For each name the digests of its oldest questions.
    #[serde(default)]
    pub clusters: BTreeMap<String, Vec<u64>>,
}

impl ClusterMemory {
    /// Gives each cluster, known by its questions from the oldest on, its name, and remembers those
    /// that are asked more than once.
    pub(super) fn name(&mut self, clusters: &[Vec<&str>]) -> Vec<String> {
        let members: Vec<Vec<u64>> = clusters
            .iter()
            .map(|texts| texts.iter().take(MEMBERS).map(|text| digest(text)).collect())
            .collect();
        let mut names = self.known_again(&members);
        for (name, members) in names.iter_mut().zip(&members) {
            if name.is_none() {
                *name = Some(self.new_name(members.first().copied().unwrap_or_default()));
            }
            if let Some(name) = name
                && (members.len() > 1 || self.clusters.contains_key(name))
                && (self.clusters.len() < CLUSTERS || self.clusters.contains_key(name))
            {
                self.clusters.insert(name.clone(), members.clone());
            }
        }
        names.into_iter().map(Option::unwrap_or_default).collect()
    }

    /// The names of clusters that are known: those with most in common first.
    fn known_again(&self, clusters: &[Vec<u64>]) -> Vec<Option<String>> {
        let mut holders: BTreeMap<u64, Vec<&String>> = BTreeMap::new();
        for (name, members) in &self.clusters {
            for member in members {
                holders.entry(*member).or_default().push(name);
            }
        }
        let mut shared: Vec<(usize, usize, &String)> = Vec::new();
        for (number, members) in clusters.iter().enumerate() {
            let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
            for name in members.iter().filter_map(|member| holders.get(member)).flatten() {
                *counts.entry(name).or_default() += 1;
            }
            shared.extend(counts.into_iter().map(|(name, count)| (count, number, name)));
        }
        shared.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(b.2)));
        let mut names: Vec<Option<String>> = vec![None; clusters.len()];
        let mut given: Vec<&String> = Vec::new();
        for (_, number, name) in shared {
            if names[number].is_none() && !given.contains(&name) {
                given.push(name);
                names[number] = Some(name.clone());
            }
        }
        names
    }

    /// A name that no other cluster has.
    fn new_name(&self, oldest: u64) -> String {
        let name = format!("c-{:010x}", oldest >> 24);
        let taken = |name: &str| self.clusters.contains_key(name);
        let mut others = (2..).map(|number| format!("{name}-{number}"));
        if taken(&name) { others.find(|name| !taken(name)).unwrap_or(name) } else { name }
    }
}

/// FNV-1a: a question as a number, the same everywhere and for ever.
fn digest(text: &str) -> u64 {
    fold(text).bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_most_in_common_keeps_the_name() {
        let mut memory = ClusterMemory::default();
        let first = memory.name(&[vec!["a1", "a2", "a3"], vec!["b1", "b2"], vec!["c1"]]);
        assert_eq!(memory.clusters.len(), 2, "what was asked once is not remembered");
        // The oldest of the first went to the second; another came.
        let second = memory.name(&[vec!["a1", "b1", "b2", "b3"], vec!["a2", "a3"], vec!["c1"]]);
        assert_eq!(second, [first[1].clone(), first[0].clone(), first[2].clone()]);
        // One that splits keeps its name once.
        let third = memory.name(&[vec!["b1"], vec!["b2", "b3"]]);
        assert_eq!(third[1], first[1]);
        assert_ne!(third[0], third[1]);
    }
}
