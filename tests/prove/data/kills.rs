//! Killed at any moment, the program has written all that it said was saved, and no file in parts.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use kaopu_model::KbFiles;
use kaopu_store::Store;
use kaopu_studio::{Draft, EntryDraft};

use super::shop::{BEGUN, Shop, entry, files, open};
use crate::binary::side_by_side;
use crate::dice::Dice;

const ENTRY: &str = "e7";
/// Fifty edits a second.
const PACE: Duration = Duration::from_millis(20);

/// What the numbered edit says, in two files.
fn answer(number: u64) -> String {
    if number == 0 { BEGUN.to_owned() } else { format!("第 {number} 次改成这样。") }
}

fn phrasing(number: u64) -> String {
    if number == 0 { "7号事情如何处理".to_owned() } else { format!("{number}次7号事情") }
}

/// The process that is killed: edits an answer and a phrasing in one step, and says so when told
/// that it is saved.
pub(super) fn edit(folder: &Path) {
    let workspace = open(folder, |()| {});
    let begun = entry(&workspace, ENTRY);
    let mut number = (0_u64..).find(|number| begun.answer == answer(*number)).unwrap();
    let numbered = |number| {
        let (answer, phrasings) = (answer(number), vec![phrasing(number)]);
        Draft::Entry(EntryDraft { answer, phrasings, ..begun.clone() })
    };
    let mut next = Instant::now();
    loop {
        let (base, draft) = (numbered(number), numbered(number + 1));
        workspace.save_draft(Some(&base), &draft, None).unwrap();
        number += 1;
        println!("{number}.");
        next = (next + PACE).max(Instant::now());
        std::thread::sleep(next.saturating_duration_since(Instant::now()));
    }
}

/// The files after so many edits.
fn after(begun: &KbFiles, number: u64) -> KbFiles {
    let mut files = begun.clone();
    let mut put = |file: &str, old: String, new: String| {
        let text = String::from_utf8(files[file].clone()).unwrap();
        files.insert(file.to_owned(), text.replacen(&old, &new, 1).into_bytes());
    };
    let row = |number: u64| format!("e7,常问,第7件事怎么办,{}", answer(number));
    put("faqs.csv", row(0), row(number));
    let row = |number: u64| format!("e7,{}", phrasing(number));
    put("phrasings.csv", row(0), row(number));
    files
}

#[derive(Default)]
struct Seen {
    acknowledged: u64,
    seconds: f64,
    lost: u64,
    torn: u64,
    halves: u64,
    left_over: u64,
}

pub(super) fn at_random(kills: usize) -> Result<String, String> {
    let rounds = [(11, kills / 2), (12, kills - kills / 2)];
    let seen = side_by_side(&rounds, |(seed, kills)| killed(&mut Dice::new(*seed), *kills));
    let sum = |of: fn(&Seen) -> u64| seen.iter().map(of).sum::<u64>();
    let (acknowledged, lost) = (sum(|seen| seen.acknowledged), sum(|seen| seen.lost));
    let (torn, halves) = (sum(|seen| seen.torn), sum(|seen| seen.halves));
    let left_over = sum(|seen| seen.left_over);
    let pace = acknowledged as f64 / seen.iter().map(|seen| seen.seconds).sum::<f64>();
    let figure = format!(
        "{kills} kills at {pace:.0} edits a second, {acknowledged} acknowledged: {lost} lost, \
         {torn} files torn, {halves} edits half there after opening, {left_over} files left over"
    );
    let holds = lost + torn + halves + left_over == 0 && acknowledged > kills as u64;
    if holds { Ok(figure) } else { Err(figure) }
}

fn killed(dice: &mut Dice, kills: usize) -> Seen {
    let shop = Shop::new();
    let begun = shop.files();
    let mut seen = Seen::default();
    let mut number = 0;
    for _ in 0..kills {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .arg("--edit-in")
            .arg(shop.folder())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        let acknowledged = std::thread::spawn(move || {
            let (mut last, mut first) = (None, None);
            for line in stdout.lines().map_while(Result::ok) {
                last = line.strip_suffix('.').and_then(|text| text.parse::<u64>().ok()).or(last);
                first = first.or_else(|| Some(Instant::now()));
            }
            (last, first.map_or(0.0, |first| first.elapsed().as_secs_f64()))
        });
        // Also while it opens.
        std::thread::sleep(Duration::from_millis(dice.below(900) as u64));
        child.kill().unwrap();
        child.wait().unwrap();
        let (last, seconds) = acknowledged.join().unwrap();
        let last = last.unwrap_or(number);
        seen.acknowledged += last - number;
        seen.seconds += seconds;
        number = settled(&shop, &begun, last, &mut seen);
    }
    seen
}

/// Looks at the files as the kill left them, and at what is there once they are opened again; says
/// which edit that is.
fn settled(shop: &Shop, begun: &KbFiles, last: u64, seen: &mut Seen) -> u64 {
    let either = [after(begun, last), after(begun, last + 1)];
    let raw = shop.files();
    seen.torn +=
        raw.iter().filter(|(path, bytes)| either.iter().all(|one| one[*path] != **bytes)).count()
            as u64;
    let (store, report) = Store::open(&shop.folder()).unwrap();
    let now = files(&shop.folder());
    let Some(at) = either.iter().position(|one| *one == now) else {
        let old = (0..last).rev().take(200).any(|number| after(begun, number) == now);
        *if old { &mut seen.lost } else { &mut seen.halves } += 1;
        return last;
    };
    let whole = report.unsettled.is_none() && report.changed_outside.is_empty();
    seen.halves += u64::from(!whole);
    let number = last + at as u64;
    // And it is a step that can be taken back.
    if number > 0 {
        store.undo(1).unwrap();
        seen.lost += u64::from(files(&shop.folder()) != after(begun, number - 1));
        store.redo(1).unwrap();
        seen.lost += u64::from(files(&shop.folder()) != now);
    }
    let names = std::fs::read_dir(shop.folder()).unwrap();
    let ours =
        |name: &std::ffi::OsStr| name.to_string_lossy().ends_with(kaopu_durable::TEMP_SUFFIX);
    seen.left_over += names.filter(|name| ours(&name.as_ref().unwrap().file_name())).count() as u64;
    number
}
