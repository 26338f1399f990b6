//! Clusters keep their names.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use super::logs::{discover, phrasings};
use crate::dice::Dice;

/// What the sample answers is not asked: its folder is only where names are kept.
const KB: &str = "format = 1\nid = \"names\"\nshop = \"names\"\n";

/// A log is looked into, then the same with a fifth more of it, and the half of each.
pub(super) fn names() -> Result<String, String> {
    let place = tempfile::tempdir().unwrap();
    let here = place.path();
    fs::create_dir(here.join("kb")).unwrap();
    fs::write(here.join("kb/kb.toml"), KB).unwrap();
    fs::write(here.join("kb/faqs.csv"), "id,question,answer\n").unwrap();
    let mut dice = Dice::new(7);
    let all = phrasings();
    let said: Vec<&String> = (0..1_800).map(|_| dice.one_of(&all)).collect();
    let mut before: BTreeMap<u64, String> = BTreeMap::new();
    let (mut same, mut known) = (0, 0);
    for count in [1_200, 1_500, 1_800] {
        let lines: Vec<&str> = said.iter().take(count).map(|said| said.as_str()).collect();
        fs::write(here.join("log.txt"), lines.join("\n")).unwrap();
        let found = discover(here, &["log.txt", "--kb", "kb"])?;
        let mut now = BTreeMap::new();
        for cluster in found["clusters"].as_array().unwrap() {
            let several = cluster["lines"].as_array().unwrap().len() > 2;
            for line in cluster["lines"].as_array().unwrap().iter().filter_map(Value::as_u64) {
                if several {
                    now.insert(line, cluster["id"].as_str().unwrap().to_owned());
                }
            }
        }
        for (line, id) in &before {
            known += 1;
            same += usize::from(now.get(line) == Some(id));
        }
        before = now;
    }
    let share = same as f64 / known.max(1) as f64;
    let figure =
        format!("{:.1} % of {known} messages are in a cluster of the same name", share * 100.0);
    if share >= 0.8 { Ok(figure) } else { Err(figure) }
}
