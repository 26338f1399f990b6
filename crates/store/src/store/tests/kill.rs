//! A process that is killed loses nothing that it was told is done.

use super::*;
use crate::StoredDraft;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const FOLDER: &str = "KAOPU_TEST_FOLDER";
const KILLS: u64 = 25;

/// The process that is killed: counts in two files, and says so after each step.
#[test]
#[ignore = "runs as a child of the test below"]
fn child_that_counts() {
    let Some(dir) = std::env::var_os(FOLDER) else { return };
    let dir = Path::new(&dir);
    let (store, _) = Store::open(dir).unwrap();
    let first = counted(dir) + 1;
    for n in first..first + 100_000 {
        let text = format!("{n}\n").repeat(2_000);
        let to = [("facts.csv", Some(text.as_bytes())), ("faqs.csv", Some(text.as_bytes()))];
        let made = operation(&n.to_string(), changes(dir, &to));
        store.transact(Operation { visit: Some(visit_of(n)), ..made }).unwrap();
        store.keep_draft(&StoredDraft { part: "a".into(), at: 0, body: n.to_string() }).unwrap();
        writeln!(std::io::stdout(), "done {n}.").unwrap();
    }
}

/// Each thought takes three saves.
fn visit_of(n: u64) -> String {
    (n / 3).to_string()
}

/// The draft that is remembered, which is kept after each step.
fn drafted(store: &Store) -> u64 {
    store.drafts().unwrap().first().map_or(0, |draft| draft.body.parse().unwrap())
}

/// The number in the files, which must be the same everywhere in both.
fn counted(dir: &Path) -> u64 {
    let files = read(dir);
    assert_eq!(files["faqs.csv"], files["facts.csv"], "the operation is whole");
    let text = String::from_utf8(files["faqs.csv"].clone()).unwrap();
    let number = text.lines().next().unwrap();
    assert_eq!(text, format!("{number}\n").repeat(2_000), "no file is in parts");
    number.parse().unwrap()
}

fn spawn(dir: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "store::tests::kill::child_that_counts",
            "--ignored",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(FOLDER, dir)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn killed_at_any_moment() {
    let dir = kb();
    let zero = b"0\n".repeat(2_000);
    fs::write(dir.path().join("faqs.csv"), &zero).unwrap();
    fs::write(dir.path().join("facts.csv"), &zero).unwrap();
    let mut acknowledged = 0;
    for kill in 0..KILLS {
        let mut child = spawn(dir.path());
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut said = String::new();
        while !said.contains("done") {
            assert!(output.read_line(&mut said).unwrap() > 0, "the child ended by itself: {said}");
        }
        // A different moment of its cycle each time.
        std::thread::sleep(Duration::from_micros(1_700 * kill));
        child.kill().unwrap();
        child.wait().unwrap();
        output.read_to_string(&mut said).unwrap();
        let numbers =
            said.split("done ").filter_map(|part| part.split_once('.')?.0.parse::<u64>().ok());
        acknowledged = numbers.max().unwrap_or(acknowledged).max(acknowledged);

        let (store, report) = Store::open(dir.path()).unwrap();
        assert!(report.unsettled.is_none() && report.changed_outside.is_empty(), "{report:?}");
        assert!(report.settled.iter().all(|settlement| settlement.left_alone.is_empty()));
        let now = counted(dir.path());
        assert!(
            now == acknowledged || now == acknowledged + 1,
            "{acknowledged} was acknowledged, {now} is there"
        );
        assert_eq!(store.peek_undo().unwrap().unwrap().label.zh, now.to_string());
        // Number 0 was no step.
        let visits = (1..=now).map(visit_of).collect::<std::collections::BTreeSet<_>>().len();
        assert_eq!(store.log(u32::MAX).unwrap().len(), visits, "one operation a visit");
        let drafted = drafted(&store);
        assert!(
            (acknowledged..=now).contains(&drafted),
            "draft {acknowledged} was kept, {drafted} is there"
        );
        acknowledged = now;
    }
    let store = open(dir.path());
    let first = acknowledged / 3;
    for visit in (first.saturating_sub(20)..=first).rev() {
        store.undo(1).unwrap().unwrap();
        assert_eq!(counted(dir.path()), (visit * 3).saturating_sub(1), "back to where it began");
    }
}
