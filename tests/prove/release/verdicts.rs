//! Two verifiers, one verdict.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use kaopu_bundle::verify;
use serde_json::Value;

use super::bundles::{Attacked, ISSUED, now};
use super::mutations::mutated;
use crate::binary::{repository, run, side_by_side};
use crate::dice::Dice;

fn vectors() -> PathBuf {
    repository().join("tests/vectors")
}

fn list() -> Vec<Value> {
    serde_json::from_str(&fs::read_to_string(vectors().join("vectors.json")).unwrap()).unwrap()
}

/// Whom a vector trusts, as arguments.
fn trust(vector: &Value) -> [String; 2] {
    match vector["root"].as_str() {
        Some(root) => ["--root".to_owned(), root.to_owned()],
        None => ["--key".to_owned(), vector["key"].as_str().unwrap().to_owned()],
    }
}

fn agreed(verdict: impl Fn(&Value) -> String + Sync) -> Result<String, String> {
    let list = list();
    let wrong: Vec<String> = side_by_side(&list, |vector| {
        let (said, code) = (verdict(vector), vector["code"].as_str().unwrap());
        (said != code).then(|| format!("{}: {said} for {code}", vector["file"]))
    })
    .into_iter()
    .flatten()
    .collect();
    let figure = format!("{} of {}", list.len() - wrong.len(), list.len());
    match wrong.first() {
        None => Ok(figure),
        Some(first) => Err(format!("{figure}; {first}")),
    }
}

pub(super) fn by_command() -> Result<String, String> {
    agreed(|vector| {
        let (file, at) = (vector["file"].as_str().unwrap(), vector["at"].as_str().unwrap());
        let [flag, trusted] = trust(vector);
        let arguments = ["verify", file, &flag, &trusted, "--at", at, "--json"];
        said(&run(&vectors(), &[], &arguments).stdout)
    })
}

/// What a verifier printed, as the code of its verdict.
fn said(json: &[u8]) -> String {
    let said: Value = serde_json::from_slice(json).unwrap_or_default();
    if said["verified"] == true {
        return "accepted".to_owned();
    }
    let code = said["error"]["code"].as_str().or_else(|| said["error"].as_str());
    code.unwrap_or("nothing").to_owned()
}

fn python(arguments: &[&str]) -> String {
    let output = Command::new("python3")
        .arg("verify.py")
        .args(arguments)
        .current_dir(vectors())
        .output()
        .expect("python3 is there");
    said(&output.stdout)
}

pub(super) fn by_python() -> Result<String, String> {
    agreed(|vector| {
        let (file, at) = (vector["file"].as_str().unwrap(), vector["at"].as_str().unwrap());
        let [flag, trusted] = trust(vector);
        python(&[file, &flag, &trusted, "--at", at])
    })
}

/// Both look at the same mutations. Where several things are wrong they may name another one first;
/// that they refuse or accept must be the same.
pub(super) fn differential(bundles: &[Attacked], count: usize) -> Result<String, String> {
    let mut dice = Dice::new(27_112_026);
    let folder = tempfile::tempdir().unwrap();
    let tried: Vec<(usize, usize, Vec<u8>)> = (0..count)
        .map(|number| {
            let which = dice.below(bundles.len());
            (number, which, mutated(bundles, which, &mut dice))
        })
        .collect();
    let verdicts = side_by_side(&tried, |(number, which, bytes)| {
        let bundle = &bundles[*which];
        let path = folder.path().join(format!("{number}.kbx"));
        fs::write(&path, bytes).unwrap();
        let ours = verify(bytes, &bundle.anchor, now())
            .map_or_else(|error| error.code().to_owned(), |_| "accepted".to_owned());
        let key = bundle.key.to_string();
        let theirs = python(&[&path.display().to_string(), "--key", &key, "--at", ISSUED]);
        (ours, theirs)
    });
    let accepted = |code: &String| code == "accepted";
    if let Some((ours, theirs)) =
        verdicts.iter().find(|(ours, theirs)| accepted(ours) != accepted(theirs))
    {
        return Err(format!("{ours} here, {theirs} there"));
    }
    let same_code = verdicts.iter().filter(|(ours, theirs)| ours == theirs).count();
    Ok(format!("{count} of {count}, with the same code {same_code}"))
}
