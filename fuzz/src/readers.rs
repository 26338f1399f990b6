//! All readers in one binary; `KAOPU_FUZZ` names the one that is tried. `./dev fuzz` runs each.
#![no_main]

use std::sync::LazyLock;

use kaopu_bundle::{Anchor, PublicKey, fuzzing, verify};
use libfuzzer_sys::{Corpus, fuzz_target};

type Reader = fn(&[u8]) -> bool;

/// A reader by its name, and whether what it promises held.
const READERS: [(&str, Reader); 8] = [
    ("bundle", bundle),
    ("container", fuzzing::container),
    ("signature", fuzzing::signature),
    ("root", fuzzing::root),
    ("release", fuzzing::release),
    ("evidence", fuzzing::evidence),
    ("chain", fuzzing::chain),
    ("key", key),
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
    PublicKey::parse(text).is_ok_and(|key| {
        PublicKey::parse(&key.to_string()).is_ok_and(|again| again == key)
    }) || PublicKey::parse(text).is_err()
}

fuzz_target!(|bytes: &[u8]| -> Corpus {
    assert!(READER(bytes), "what was taken has another spelling, or was signed by nobody");
    Corpus::Keep
});
