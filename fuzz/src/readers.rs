//! All readers in one binary; `KAOPU_FUZZ` names the one that is tried. `./dev fuzz` runs each.
#![no_main]

use std::sync::LazyLock;

use kaopu_bundle::{Anchor, PublicKey, fuzzing, verify};
use kaopu_exchange::{Mapping, Plan, PlanOptions, SourceFile, calendar, is_workbook, read_files};
use kaopu_model::{KbFiles, Table, apply_all, check, is_kb_path, parse};
use libfuzzer_sys::{Corpus, fuzz_target};

type Reader = fn(&[u8]) -> bool;

/// A reader by its name, and whether what it promises held.
const READERS: [(&str, Reader); 12] = [
    ("bundle", bundle),
    ("container", fuzzing::container),
    ("signature", fuzzing::signature),
    ("root", fuzzing::root),
    ("release", fuzzing::release),
    ("permit", fuzzing::permit),
    ("evidence", fuzzing::evidence),
    ("chain", fuzzing::chain),
    ("key", key),
    ("kb", kb),
    ("foreign", foreign),
    ("calendar", days),
];

static READER: LazyLock<Reader> = LazyLock::new(|| {
    let wanted = std::env::var("KAOPU_FUZZ").unwrap_or_default();
    let known = READERS.iter().find(|(name, _)| *name == wanted);
    known.map(|(_, reader)| *reader).expect("KAOPU_FUZZ is a reader's name")
});

/// Nobody has the secret half of this key: whatever is taken was signed by a fuzzer.
const NOBODY: &str = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";

static ANCHOR: LazyLock<Anchor> =
    LazyLock::new(|| Anchor::from(PublicKey::parse(NOBODY).expect("a key of minisign's manual")));

fn bundle(bytes: &[u8]) -> bool {
    let at = "2026-11-22T08:00:00Z".parse().expect("a time");
    verify(bytes, &ANCHOR, at).is_err()
}

/// A key that is taken is written again as the line that it was read from.
fn key(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return true };
    PublicKey::parse(text)
        .is_ok_and(|key| PublicKey::parse(&key.to_string()).is_ok_and(|again| again == key))
        || PublicKey::parse(text).is_err()
}

/// The first line is the file's name, the rest what stands in it.
fn named(bytes: &[u8]) -> Option<(String, Vec<u8>)> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let name = std::str::from_utf8(&bytes[..end]).ok()?;
    Some((name.to_owned(), bytes[end + 1..].to_vec()))
}

/// A file of a knowledge base is read and checked, whatever it holds, and a table that nobody edits
/// is written as it was.
fn kb(bytes: &[u8]) -> bool {
    let Some((path, content)) = named(bytes).filter(|(path, _)| is_kb_path(path)) else {
        return true;
    };
    let is_same = match std::str::from_utf8(&content) {
        Ok(text) if path.ends_with(".csv") => Table::parse(text).format() == text,
        _ => true,
    };
    let mut files: KbFiles = [
        ("kb.toml".to_owned(), b"format = 1\nid = \"a\"\nshop = \"b\"\n".to_vec()),
        ("faqs.csv".to_owned(), "id,question,answer\nship,多久发货,48小时\n".into()),
    ]
    .into();
    files.insert(path, content);
    let parsed = parse(&files);
    let diagnostics = check(&parsed.kb, None);
    is_same && diagnostics.iter().chain(&parsed.diagnostics).all(|found| !found.code.is_empty())
}

/// A file of another program: what is told about it names it, and what is planned can be made.
/// (Workbooks are the library's, and read in a process of their own.)
fn foreign(bytes: &[u8]) -> bool {
    let Some((name, content)) = named(bytes) else { return true };
    if is_workbook(&content) {
        return true;
    }
    let file = SourceFile::new(&name, content, None);
    match read_files(&[file], None, &Mapping::default()) {
        Ok(incoming) => {
            let plan = Plan::new(&KbFiles::new(), incoming, PlanOptions::default());
            let is_named = plan.notes.iter().all(|note| note.place.file == name);
            is_named && apply_all(&KbFiles::new(), &plan.edits).is_ok()
        }
        Err(error) => error.file == name,
    }
}

/// Days of a calendar are in order, each with its end.
fn days(bytes: &[u8]) -> bool {
    calendar::read(bytes).map_or(true, |calendar| !calendar.days.is_empty())
}

fuzz_target!(|bytes: &[u8]| -> Corpus {
    assert!(
        READER(bytes),
        "what was taken has another spelling, was signed by nobody, or can't be made"
    );
    Corpus::Keep
});
