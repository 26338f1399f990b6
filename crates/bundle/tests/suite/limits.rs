//! Rows 9 to 11 of the threat table: nothing can be made to grow without bound, and what is allowed
//! does work.

use crate::craft::{Craft, tar_file};
use crate::sample::{draft, evidence, files, refusal, write};

#[test]
fn row_11_too_many_entries_are_refused() {
    let mut entries = Craft::good().entries();
    let tail = entries.split_off(entries.len() - 3);
    entries.extend((0..19_980_u32).map(|n| (format!("kb/zzz/{n:06}"), vec![])));
    entries.extend(tail);
    // Unknown names end it at once; allowed names end it at the limit.
    assert_eq!(refusal(&tar_file(&entries)), "unknown-entry");
    let many = (0..1_000_000 / 8).map(|n| (format!("kb/dialogues/{n:06}.toml"), vec![]));
    let head = Craft::good().entries().into_iter().take(3);
    assert_eq!(refusal(&tar_file(&head.chain(many).collect::<Vec<_>>())), "too-large");
}

#[test]
fn as_many_entries_as_allowed_are_accepted() {
    let mut kb = files();
    // Manifest, signature, release, three of evidence, kb.toml, faqs.csv, root and its signature.
    let others = 10;
    let dialogues = kaopu_bundle::limits::MAX_ENTRIES - others;
    kb.extend((1..dialogues).map(|n| (format!("dialogues/n{n:05}.toml"), vec![])));
    let bytes = write(&kb, &draft(), &evidence(&kb)).unwrap().into_bytes();
    assert_eq!(refusal(&bytes), "accepted");
    kb.insert("dialogues/one-more.toml".into(), vec![]);
    let error = write(&kb, &draft(), &evidence(&kb)).unwrap_err();
    assert_eq!(error.code(), "too-large");
}

#[test]
fn oversized_parts_are_refused() {
    let big = |bytes: usize| vec![b' '; bytes];
    assert_eq!(
        refusal(&Craft::good().with("kb/answers.csv", big((8 << 20) + 1)).bytes()),
        "too-large"
    );
    assert_eq!(
        refusal(&Craft::good().with("release.json", big((64 << 10) + 1)).bytes()),
        "too-large"
    );
    assert_eq!(
        refusal(&Craft::good().with("evidence/test-result.json", big((4 << 20) + 1)).bytes()),
        "too-large"
    );
    let manifest = Some(String::from_utf8(big((4 << 20) + 1)).unwrap());
    assert_eq!(refusal(&Craft { manifest, ..Craft::good() }.bytes()), "too-large");
    let signatures = Some(vec![(Craft::good().author.entry_name(), "x".repeat(1025))]);
    assert_eq!(refusal(&Craft { signatures, ..Craft::good() }.bytes()), "too-large");
    assert_eq!(refusal(&big((64 << 20) + 1)), "too-large");
}
