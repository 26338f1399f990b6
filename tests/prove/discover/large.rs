//! A log of 100,000 messages.

use std::fs;
use std::time::Instant;

use super::logs::{discover, phrasings};
use crate::binary::{copy, repository};
use crate::dice::Dice;

const MESSAGES: usize = 100_000;

/// Seconds and megabytes that it may take on two cores.
const SECONDS: f64 = 120.0;
const MEGABYTES: f64 = 1_000.0;

const BEFORE: [&str; 8] = ["", "亲", "你好，", "请问", "我想问下", "老板，", "在吗 ", "麻烦问下"];
const ABOUT: [&str; 8] = ["", "今天", "这个", "我的", "上次", "双11", "刚才", "那件"];
const BEHIND: [&str; 8] = ["", "呀", "呢", "啊？", "谢谢", "！", "，急", "吗？？"];

pub(super) fn log() -> Result<String, String> {
    let place = tempfile::tempdir().unwrap();
    let here = place.path();
    copy(&repository().join("sample-kb"), &here.join("shop"), false);
    let mut dice = Dice::new(5);
    let all = phrasings();
    let mut log = String::from("session\tfrom\ttext\n");
    for message in 0..MESSAGES {
        let [before, about, behind] = [&BEFORE, &ABOUT, &BEHIND].map(|words| *dice.one_of(words));
        log += &format!("s{}\t0\t{before}{about}{}{behind}\n", message / 4, dice.one_of(&all));
    }
    fs::write(here.join("log.tsv"), log).unwrap();
    let began = Instant::now();
    let found = discover(here, &["log.tsv", "--kb", "shop"])?;
    let seconds = began.elapsed().as_secs_f64();
    let megabytes = found["peak_rss_mb"].as_f64().unwrap_or_default();
    let figure = format!(
        "{} questions, {} clusters, {seconds:.0} s, {megabytes:.0} MB",
        found["log"]["questions"],
        found["clusters"].as_array().map_or(0, Vec::len)
    );
    if seconds <= SECONDS && megabytes <= MEGABYTES { Ok(figure) } else { Err(figure) }
}
