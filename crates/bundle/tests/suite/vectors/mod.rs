//! The fixed vectors in `tests/vectors`: bundles with the verdict that every verifier must give. They
//! are made here, and written anew with `UPDATE_VECTORS=1`; whoever verifies bundles in another
//! language can take the files as they are.

mod laid_out;
mod signed;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use kaopu_bundle::{Anchor, PublicKey, TrustChain, verify};

use crate::craft::{AUTHOR, Craft, Roots, public, tar_file};

/// One bundle and what is to be said of it.
struct Vector {
    name: String,
    bytes: Vec<u8>,
    trust: Trust,
    at: &'static str,
    code: &'static str,
}

#[derive(Clone)]
enum Trust {
    /// The author's key.
    Key,
    /// A root file.
    Root(&'static str, Vec<u8>),
}

const NOW: &str = "2026-11-22T08:00:00Z";

fn vector(name: &str, code: &'static str, bytes: Vec<u8>) -> Vector {
    Vector { name: name.to_owned(), bytes, trust: Trust::Key, at: NOW, code }
}

fn craft(name: &str, code: &'static str, craft: Craft) -> Vector {
    vector(name, code, craft.bytes())
}

fn root_file(roots: &Roots) -> Vec<u8> {
    tar_file(&roots.entries().into_iter().collect::<Vec<_>>())
}

fn all() -> Vec<Vector> {
    [
        laid_out::container(),
        laid_out::meaning(),
        signed::signatures(),
        signed::chains(),
        signed::lives(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors")
}

/// Every file with its content: bundles, root files, and the list of what is to be said of them.
fn files() -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut list = Vec::new();
    for vector in all() {
        let folder = if vector.code == "accepted" { "accept" } else { "reject" };
        let file = format!("{folder}/{}.kbx", vector.name);
        let trust = match vector.trust {
            Trust::Key => format!("\"key\": \"{}\"", public(&AUTHOR)),
            Trust::Root(name, bytes) => {
                files.insert(format!("root/{name}"), bytes);
                format!("\"root\": \"root/{name}\"")
            }
        };
        list.push(format!(
            "  {{\"file\": \"{file}\", {trust}, \"at\": \"{}\", \"code\": \"{}\"}}",
            vector.at, vector.code
        ));
        assert!(files.insert(file, vector.bytes).is_none(), "{} stands there twice", vector.name);
    }
    files.insert("vectors.json".to_owned(), format!("[\n{}\n]\n", list.join(",\n")).into_bytes());
    files
}

#[test]
fn every_vector_gets_its_verdict() {
    let key: PublicKey = public(&AUTHOR).parse().unwrap();
    for Vector { name, bytes, trust, at, code } in all() {
        let anchor = match trust {
            Trust::Key => Anchor::from(key.clone()),
            Trust::Root(_, bytes) => Anchor::Chain(TrustChain::from_file(&bytes).unwrap()),
        };
        let verdict = verify(&bytes, &anchor, at.parse().unwrap());
        assert_eq!(verdict.map_or_else(|error| error.code(), |_| "accepted"), code, "{name}");
    }
}

#[test]
fn the_vectors_in_the_folder_are_these() {
    let files = files();
    if std::env::var_os("UPDATE_VECTORS").is_some() {
        for sub in ["accept", "reject", "root"] {
            let _ = fs::remove_dir_all(folder().join(sub));
            fs::create_dir_all(folder().join(sub)).unwrap();
        }
        for (name, bytes) in &files {
            fs::write(folder().join(name), bytes).unwrap();
        }
    }
    for (name, bytes) in &files {
        let there = fs::read(folder().join(name)).unwrap_or_default();
        assert!(there == *bytes, "{name} has changed; UPDATE_VECTORS=1 writes the vectors anew");
    }
    let there: usize = ["accept", "reject", "root"]
        .iter()
        .map(|sub| fs::read_dir(folder().join(sub)).unwrap().count())
        .sum();
    assert_eq!(there + 1, files.len(), "a file in tests/vectors is no vector any more");
}
