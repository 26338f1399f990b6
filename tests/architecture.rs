//! The shape of the house, checked: who may depend on whom, what the pure crates may not touch, how
//! long a file may be, and what it may be called. ARCHITECTURE.md says why; here is what is
//! enforced.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod architecture {
    pub(crate) mod circles;
    pub(crate) mod graph;
    pub(crate) mod licences;
    pub(crate) mod modules;
    pub(crate) mod rules;
    pub(crate) mod sources;
}

use std::collections::BTreeMap;

use architecture::circles::{circles, leanings};
use architecture::graph::Graph;
use architecture::licences::covered;
use architecture::modules::Modules;
use architecture::rules::{LAYERS, PURE, Rule, WITHOUT_CIRCLES};
use architecture::sources::{self, Source};

/// One complaint a line, all at once.
fn report(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn the_checks_see_the_real_thing() {
    assert_eq!(
        Graph::of_workspace().path("kaopu-store", "rusqlite").unwrap(),
        ["kaopu-store", "rusqlite"]
    );
    assert!(
        sources::under(&["crates"]).iter().any(|source| source.path == "crates/model/src/lib.rs")
    );
}

#[test]
fn every_member_has_a_row_in_the_table() {
    let unknown: Vec<_> = Graph::of_workspace()
        .members()
        .filter(|name| !LAYERS.iter().any(|rule| rule.name == *name))
        .map(|name| {
            format!("{name}: which layer is it in? Give it a row in tests/architecture/rules.rs and in ARCHITECTURE.md")
        })
        .collect();
    report(&unknown);
}

#[test]
fn own_crates_depend_only_downwards() {
    let graph = Graph::of_workspace();
    let mut complaints = Vec::new();
    for (Rule { name, may_use, .. }, own) in graph.ruled() {
        for dependency in
            own.into_iter().filter(|dependency| !may_use.contains(&dependency.as_str()))
        {
            complaints
                .push(format!("{name} may not depend on {dependency}; it may on {may_use:?}"));
        }
    }
    report(&complaints);
}

#[test]
fn each_layer_is_free_of_what_it_must_not_know() {
    let graph = Graph::of_workspace();
    let mut complaints = Vec::new();
    for rule in LAYERS {
        for banned in rule.never {
            if let Some(path) = graph.path(rule.name, banned) {
                complaints.push(format!(
                    "{} must not reach {banned}: {}",
                    rule.name,
                    path.join(" → ")
                ));
            }
        }
    }
    report(&complaints);
}

#[test]
fn no_files_of_a_crate_lean_on_each_other_in_a_circle() {
    let mut complaints = Vec::new();
    for folder in WITHOUT_CIRCLES {
        let files: BTreeMap<String, String> = sources::under(&[folder])
            .into_iter()
            .map(|source| (source.path, source.text))
            .collect();
        let modules = Modules::read(&files, &format!("{folder}/lib.rs"));
        let found = circles(&leanings(&modules));
        complaints.extend(found.into_iter().map(|circle| format!("{folder} has {circle}")));
    }
    report(&complaints);
}

#[test]
fn pure_crates_touch_neither_files_nor_clock_nor_network() {
    let mut complaints = Vec::new();
    for Source { path, text } in sources::under(&["crates"]) {
        if !PURE.iter().any(|folder| path.starts_with(folder)) {
            continue;
        }
        for (number, line) in sources::production_lines(&path, &text) {
            // A scoped thread ends before its call returns and only shares out work; one that lives
            // on would be an effect.
            let line = line.replace("std::thread::scope", "");
            for word in [
                "std::fs",
                "std::net",
                "std::env",
                "std::process",
                "std::thread",
                "SystemTime",
                "Instant::now",
            ] {
                if line.contains(word) {
                    complaints.push(format!(
                        "{path}:{number} has {word}; effects belong into the shells"
                    ));
                }
            }
        }
    }
    report(&complaints);
}

#[test]
fn files_are_rooms_not_halls() {
    let mut lengths: Vec<_> = sources::all()
        .into_iter()
        .map(|source| (source.text.lines().count(), source.path))
        .collect();
    lengths.sort_unstable();
    let complaints: Vec<_> = lengths
        .iter()
        .filter(|(lines, _)| *lines > 500)
        .map(|(lines, path)| format!("{path} has {lines} lines; split it by purpose"))
        .collect();
    report(&complaints);
    let (median, _) = lengths[lengths.len() / 2];
    assert!(median < 150, "half of the files have {median} lines or more");
}

#[test]
fn names_say_what_is_inside() {
    let complaints: Vec<_> = sources::all()
        .into_iter()
        .filter(|source| {
            let stem = source.stem().to_lowercase();
            ["manager", "service", "helper", "util"]
                .iter()
                .any(|word| stem.trim_end_matches('s').ends_with(word))
        })
        .map(|source| format!("{}: name it for what it does", source.path))
        .collect();
    report(&complaints);
}

#[test]
fn only_the_platform_folder_of_the_interface_knows_tauri() {
    let complaints: Vec<_> = sources::under(&["ui/src"])
        .into_iter()
        .filter(|source| !source.path.starts_with("ui/src/platform/"))
        .filter(|source| {
            ["from \"@tauri-apps", "import(\"@tauri-apps", "window.__TAURI"]
                .iter()
                .any(|way| source.text.contains(way))
        })
        .map(|source| format!("{}: call it through ui/src/platform", source.path))
        .collect();
    report(&complaints);
}

#[test]
fn every_licence_is_one_that_deny_toml_allows() {
    let allowed = sources::allowed_licences();
    let complaints: Vec<_> = Graph::of_workspace()
        .licences()
        .filter(|(_, licence)| !covered(licence, &allowed))
        .map(|(name, licence)| {
            format!("{name} is under {licence}: replace it, or allow it in deny.toml")
        })
        .collect();
    report(&complaints);
}
