//! The dependency graph as cargo resolved it, without development dependencies.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::Path;
use std::process::Command;

use cargo_metadata::{DependencyKind, MetadataCommand};

use super::rules::{LAYERS, Rule};

/// Packages by name and what they depend on in production, build scripts and derives included.
pub(crate) struct Graph {
    members: BTreeSet<String>,
    edges: BTreeMap<String, BTreeSet<String>>,
    licences: BTreeSet<(String, String)>,
}

impl Graph {
    /// Reads the workspace's graph for this platform; needs no network.
    pub(crate) fn of_workspace() -> Self {
        let metadata = MetadataCommand::new()
            .manifest_path(Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.toml"))
            .other_options(["--offline".to_owned(), "--filter-platform".to_owned(), host()])
            .exec()
            .expect("cargo metadata");
        let name = |id| metadata[id].name.to_string();
        let resolve = metadata.resolve.as_ref().expect("cargo metadata resolves");
        let mut edges = BTreeMap::<String, BTreeSet<String>>::new();
        for node in &resolve.nodes {
            let production = node.deps.iter().filter(|dep| {
                dep.dep_kinds.iter().any(|kind| kind.kind != DependencyKind::Development)
            });
            edges.entry(name(&node.id)).or_default().extend(production.map(|dep| name(&dep.pkg)));
        }
        let licences = metadata.packages.iter().map(|package| {
            (
                package.name.to_string(),
                package.license.clone().unwrap_or_else(|| "no licence at all".to_owned()),
            )
        });
        Self {
            members: metadata.workspace_members.iter().map(name).collect(),
            edges,
            licences: licences.collect(),
        }
    }

    /// Every package that is built here, with its licence.
    pub(crate) fn licences(&self) -> impl Iterator<Item = (&str, &str)> {
        self.licences.iter().map(|(name, licence)| (name.as_str(), licence.as_str()))
    }

    /// The workspace's packages.
    pub(crate) fn members(&self) -> impl Iterator<Item = &str> {
        self.members.iter().map(String::as_str)
    }

    /// Each rule with the own packages that its package depends on directly.
    pub(crate) fn ruled(&self) -> impl Iterator<Item = (&'static Rule, Vec<String>)> {
        LAYERS.iter().map(|rule| {
            let own = self
                .edges
                .get(rule.name)
                .into_iter()
                .flatten()
                .filter(|name| self.members.contains(*name));
            (rule, own.cloned().collect())
        })
    }

    /// The shortest way from one package to another, if there is one.
    pub(crate) fn path(&self, from: &str, to: &str) -> Option<Vec<String>> {
        let mut queue = VecDeque::from([vec![from.to_owned()]]);
        let mut seen = BTreeSet::from([from.to_owned()]);
        while let Some(path) = queue.pop_front() {
            let last = path.last()?;
            if last == to {
                return Some(path);
            }
            for next in self.edges.get(last).into_iter().flatten() {
                if seen.insert(next.clone()) {
                    queue.push_back(path.iter().cloned().chain([next.clone()]).collect());
                }
            }
        }
        None
    }
}

/// This machine's platform; without it cargo would want every platform's packages.
fn host() -> String {
    let output = Command::new("rustc").arg("-vV").output().expect("rustc runs");
    let text = String::from_utf8(output.stdout).expect("rustc speaks UTF-8");
    text.lines()
        .find_map(|line| line.strip_prefix("host: "))
        .expect("rustc names its host")
        .to_owned()
}
