//! A program that is killed while somebody types: what was said to be saved is in the file, and of
//! what was typed since, all that was said to be kept.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::common::{Shop, latest, open};
use kaopu_studio::{Draft, EntryDraft, Workspace};

const FOLDER: &str = "KAOPU_TEST_FOLDER";
const ENTRY: &str = "ship-when";
const KILLS: u64 = 8;

fn typed(base: &EntryDraft, letters: usize) -> Draft {
    Draft::Entry(EntryDraft { answer: "发".repeat(letters), ..base.clone() })
}

/// Letters of the answer, in the file.
fn saved(workspace: &Workspace) -> usize {
    let answer = workspace.entry(ENTRY).unwrap().draft.answer;
    if answer.chars().all(|letter| letter == '发') { answer.chars().count() } else { 0 }
}

/// Letters of the answer as the next window shows it.
fn shown(workspace: &Workspace) -> usize {
    match workspace.kept_drafts().unwrap().pop() {
        Some(kept) => match kept.draft {
            Draft::Entry(draft) => draft.answer.chars().count(),
            _ => 0,
        },
        None => saved(workspace),
    }
}

/// The program that is killed: types letter by letter, keeps each, saves every fourth.
#[test]
#[ignore = "runs as a child of the test below"]
fn child_that_types() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let (workspace, _) = open(Path::new(&folder));
    let mut base = workspace.entry(ENTRY).unwrap().draft;
    let first = shown(&workspace) + 1;
    for letters in first..first + 10_000 {
        let draft = typed(&base, letters);
        let begun = Draft::Entry(base.clone());
        workspace.keep_draft(&begun, &draft).unwrap();
        writeln!(std::io::stdout(), "kept {letters}.").unwrap();
        if letters % 4 == 0 {
            workspace.save_draft(Some(&begun), &draft, Some("visit")).unwrap();
            base = workspace.entry(ENTRY).unwrap().draft;
            writeln!(std::io::stdout(), "saved {letters}.").unwrap();
        }
    }
}

fn spawn(folder: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "killed::child_that_types", "--ignored", "--nocapture"])
        .arg("--test-threads=1")
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// The last number that was said after a word.
fn last(said: &str, word: &str) -> usize {
    let numbers = said.split(word).skip(1).filter_map(|rest| rest.trim().split_once('.'));
    numbers.filter_map(|(number, _)| number.parse().ok()).max().unwrap_or(0)
}

#[test]
fn loses_nothing_that_was_acknowledged() {
    let shop = Shop::open();
    let original = shop.read("faqs.csv");
    let folder = shop.close();
    let kb = folder.path().join("kb");
    for kill in 0..KILLS {
        let mut child = spawn(&kb);
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut said = String::new();
        while last(&said, "saved") == 0 {
            assert!(output.read_line(&mut said).unwrap() > 0, "the child ended by itself: {said}");
        }
        // A different moment of its cycle each time.
        std::thread::sleep(Duration::from_micros(2_300 * kill));
        child.kill().unwrap();
        child.wait().unwrap();
        output.read_to_string(&mut said).unwrap();
        let (workspace, _) = open(&kb);
        assert!(saved(&workspace) >= last(&said, "saved"), "{said}");
        assert!(shown(&workspace) >= last(&said, "kept"), "{said}");
        // All of them type in one visit, by its name.
        assert_eq!(latest(&workspace, 99).len(), 1);
    }
    let (workspace, _) = open(&kb);
    workspace.undo().unwrap().unwrap();
    assert_eq!(std::fs::read_to_string(kb.join("faqs.csv")).unwrap(), original);
}
