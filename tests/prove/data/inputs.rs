//! Files with something wrong in them, given to an import as a person would: each row is taken over
//! or named, or the file is refused by name; and none asks for much memory or time.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use kaopu_studio::{ImportChoice, ImportRequest, WorkbookReader};
use serde_json::{Value, json};

use super::mutants::{Expected, Mutant, mutants};
use super::shop::Shop;
use crate::binary::{kaopu, side_by_side};
use crate::dice::Dice;

const MOST_SECONDS: f64 = 10.0;
const MOST_MEGABYTES: u64 = 512;

/// The process that imports: plans each file of a folder, and says what came of it.
pub(super) fn import(folder: &Path) {
    let shop = Shop::new();
    let workspace = shop.open();
    let reader = WorkbookReader { program: Some(kaopu()) };
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    for file in files {
        let began = Instant::now();
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let request = ImportRequest::chosen(&ImportChoice::default(), vec![file]);
        let plan = workspace.plan_import(&request, &reader, &mut |_| true);
        let seconds = began.elapsed().as_secs_f64();
        let said = match plan {
            Ok(plan) => {
                let notes = plan.plan.notes.iter();
                let notes = notes.map(|note| json!([note.place.row, note.place.file]));
                json!({
                    "titles": plan.plan.items.iter().map(|item| &item.title).collect::<Vec<_>>(),
                    "notes": notes.collect::<Vec<_>>(),
                })
            }
            Err(error) => json!({ "code": error.code, "reason": error.message.zh }),
        };
        println!("{}", json!({ "file": name, "seconds": seconds, "said": said }));
    }
    println!("{}", json!({ "megabytes": most_memory("self") }));
}

/// The most memory that a process has had, in megabytes; 0 where the system does not say.
pub(super) fn most_memory(process: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}

/// What a process of its own says of each of these, and its memory; or which of them it did not
/// survive.
fn said_of(mutants: &[Mutant]) -> Result<(Vec<Value>, u64), String> {
    let place = tempfile::tempdir().unwrap();
    for mutant in mutants {
        std::fs::write(place.path().join(&mutant.name), &mutant.bytes).unwrap();
    }
    let mut child = Command::new(std::env::current_exe().unwrap())
        .arg("--import-in")
        .arg(place.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut said: Vec<Value> =
        lines.map_while(Result::ok).filter_map(|line| serde_json::from_str(&line).ok()).collect();
    let output = child.wait_with_output().unwrap();
    let whole = said.len() == mutants.len() + 1;
    match said.pop_if(|last| whole && last["megabytes"].is_u64()) {
        Some(last) => Ok((said, last["megabytes"].as_u64().unwrap_or(u64::MAX))),
        None => {
            let stderr = String::from_utf8_lossy(&output.stderr);
            let at = mutants.get(said.len()).map_or("the end", |mutant| mutant.name.as_str());
            Err(format!("a panic at {at}: {stderr}"))
        }
    }
}

pub(super) fn mutated(count: usize) -> Result<String, String> {
    let mutants = mutants(count, &mut Dice::new(71));
    let (left, right) = mutants.split_at(count / 2);
    let (mut said, mut megabytes) = (Vec::new(), 0);
    for half in side_by_side(&[left, right], |half| said_of(half)) {
        let (half, most) = half?;
        said.extend(half);
        megabytes = megabytes.max(most);
    }
    let mut wrong: Vec<String> = Vec::new();
    let (mut taken, mut refused, mut longest) = (0, 0, 0.0_f64);
    for (mutant, said) in mutants.iter().zip(&said) {
        longest = longest.max(said["seconds"].as_f64().unwrap_or(f64::MAX));
        let is_refused = said["said"]["code"].is_string();
        refused += usize::from(is_refused);
        taken += usize::from(!is_refused);
        if let Err(why) = met(mutant, &said["said"]) {
            wrong.push(format!("{}: {why}", mutant.name));
        }
    }
    let figure = format!(
        "{count}: {taken} taken over with what is wrong named, {refused} refused by name, {} \
         neither; the longest took {longest:.2} s, {megabytes} MB at most{}",
        wrong.len(),
        wrong.iter().map(|one| format!("\n    {one}")).collect::<String>()
    );
    let light = longest <= MOST_SECONDS && megabytes <= MOST_MEGABYTES;
    let both = taken > count / 5 && refused > count / 50;
    if wrong.is_empty() && light && both { Ok(figure) } else { Err(figure) }
}

/// Whether what was said is what a person needs.
fn met(mutant: &Mutant, said: &Value) -> Result<(), String> {
    let texts = |list: &Value| -> BTreeSet<String> {
        let list = list.as_array().into_iter().flatten();
        list.filter_map(|text| text.as_str().map(str::to_owned)).collect()
    };
    let Expected::Rows { named, taken } = &mutant.expected else {
        let reason = said["reason"].as_str().unwrap_or_default();
        let notes = said["notes"].as_array();
        let elsewhere =
            notes.into_iter().flatten().any(|note| note[1].as_str() != Some(&mutant.name));
        return match (said["code"].as_str(), elsewhere) {
            (None, false) => Ok(()),
            (Some("bad-input" | "too-large"), _) if reason.contains(&mutant.name) => Ok(()),
            _ => Err(format!("{said}")),
        };
    };
    let titles = texts(&said["titles"]);
    let missing = taken.iter().find(|question| !titles.contains(*question));
    if let Some(missing) = missing {
        return Err(format!("{missing} is neither taken over nor named"));
    }
    let notes = said["notes"].as_array().into_iter().flatten();
    let rows: BTreeSet<u64> = notes.filter_map(|note| note[0].as_u64()).collect();
    match named {
        Some(row) if !rows.contains(row) => Err(format!("row {row} is not named, but {rows:?}")),
        _ => Ok(()),
    }
}
