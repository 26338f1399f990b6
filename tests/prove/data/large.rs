//! A large table through the optimised command.

use std::fmt::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::inputs::most_memory;
use super::shop::Shop;
use crate::binary::kaopu;

const ROWS: usize = 100_000;
const MOST: Duration = Duration::from_secs(10);
const MOST_MEGABYTES: u64 = 512;

pub(super) fn import() -> Result<String, String> {
    let program = kaopu();
    let program = program.parent().and_then(|folder| folder.parent()).unwrap();
    let program = program.join("release/kaopu");
    if !program.is_file() {
        return Err("needs the optimised command: cargo build --release -p kaopu-cli".into());
    }
    let shop = Shop::new();
    let file = shop.folder().join("many.csv");
    let mut text = String::from("标准问,相似问,答案\n");
    for row in 0..ROWS {
        let entry = row / 50;
        let _ = writeln!(text, "第{entry}种货多久能到,{row}号客人问{entry}种货何时到,三天内到");
    }
    std::fs::write(&file, text).unwrap();
    let began = Instant::now();
    let mut child = Command::new(program)
        .args(["import", "many.csv", "--into", ".", "--json"])
        .current_dir(shop.folder())
        .env("KAOPU_ENCODER", "none")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut megabytes = 0;
    let status = loop {
        megabytes = megabytes.max(most_memory(&child.id().to_string()));
        match child.try_wait().unwrap() {
            Some(status) => break status,
            None => std::thread::sleep(Duration::from_millis(5)),
        }
    };
    let seconds = began.elapsed();
    let there = shop.files()["phrasings.csv"].iter().filter(|byte| **byte == b'\n').count();
    let figure = format!(
        "{ROWS} rows in {:.1} s, {megabytes} MB at most; {there} lines of phrasings, {status}",
        seconds.as_secs_f64()
    );
    let holds = status.success() && there > ROWS && seconds <= MOST && megabytes <= MOST_MEGABYTES;
    if holds { Ok(figure) } else { Err(figure) }
}
