//! What the sample shop hears in lines of any file, each taken as a conversation's first message:
//! for judging alarms by hand (`docs/benchmarks.md`).

use std::fs;

use kaopu_engine::{Suspicion, feelings};
use kaopu_model::Mood;

use crate::exam::read;
use crate::shop::Shop;

/// A line for each message that is not taken calmly, or praises, or asks for a human: what is done,
/// which harm is heard, the mood.
///
/// `KAOPU_LINES` names the file; of lines with tabs the last column is read.
#[test]
#[ignore = "prints what is heard in the lines of the file that KAOPU_LINES names"]
fn what_is_heard_in_the_lines_of_a_file() {
    let (Some(shop), Some(path)) = (Shop::with_encoder(), std::env::var_os("KAOPU_LINES")) else {
        return;
    };
    let text = fs::read_to_string(path).unwrap();
    let (mut all, mut alarms, mut asked) = (0, 0, 0);
    for line in text.lines() {
        let (before, message) = line.rsplit_once('\t').unwrap_or(("", line));
        let heard = feelings(shop.program(), message);
        let turn = shop.play(&read("lines", 0, &format!("{message}\tbot\t"))).turn;
        let topics: Vec<String> =
            heard.danger.iter().map(|hit| format!("{}:{}", hit.topic, hit.word)).collect();
        let suspicion = match &heard.suspicion {
            Some(Suspicion::Likely(hit)) => format!("likely {}:{}", hit.topic, hit.word),
            Some(Suspicion::Smells(hit)) => format!("smells {}:{}", hit.topic, hit.word),
            None => String::new(),
        };
        all += 1;
        alarms += usize::from(!topics.is_empty());
        asked += usize::from(!suspicion.is_empty());
        let rule = turn.rule.as_ref().map_or("", |rule| rule.id.0.as_str());
        if heard.mood != Mood::Calm
            || !topics.is_empty()
            || !suspicion.is_empty()
            || !rule.is_empty()
            || heard.pleased
        {
            let act = if heard.pleased { "pleased" } else { "" };
            println!(
                "{before}\t{} {rule}\t{}\t{suspicion}\t{:?} {}\t{act}\t{message}",
                turn.action.code(),
                topics.join(", "),
                heard.mood,
                heard.anger
            );
        }
    }
    println!("{all} messages, {alarms} alarms, {asked} suspicions");
}
