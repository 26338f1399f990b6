//! The roll-back permit: row 46 of the threat table.

use kaopu_bundle::{
    NumberedRelease, Permit, PermitProblem, TrustChain, VerifyError, verify_permit, write_permit,
};
use proptest::prelude::*;

use crate::craft::{AUTHOR, Craft, minisig, tar_file};
use crate::sample::{KEY, TRUST, now};

const COMMENT: &str = "kbx2-rollback role=author tenant=xiaoman epoch=0 from=9 to=7";

fn permit() -> Permit {
    let release = |seq, digit: &str| NumberedRelease { seq, digest: digit.repeat(64) };
    Permit {
        format: 2,
        tenant: "xiaoman".into(),
        epoch: 0,
        from: release(9, "9"),
        to: release(7, "7"),
        reason: "第九版把运费说错了".into(),
        issued_at: "2026-11-22T08:00:00Z".into(),
        expires: "2026-11-29T08:00:00Z".into(),
    }
}

fn file() -> Vec<u8> {
    write_permit(&permit(), &KEY, &TRUST, now()).unwrap().bytes().to_vec()
}

fn code(bytes: &[u8]) -> &'static str {
    code_by(bytes, &TRUST)
}

fn code_by(bytes: &[u8], trust: &TrustChain) -> &'static str {
    verify_permit(bytes, trust, now()).map_or_else(|error| error.code(), |_| "accepted")
}

/// A file whose text is signed as it stands, whatever it says.
fn crafted(text: &str, comment: &str) -> Vec<u8> {
    let signature = AUTHOR.sign(text.as_bytes(), comment).into_bytes();
    tar_file(&[
        ("permit.json".to_owned(), text.as_bytes().to_vec()),
        (AUTHOR.entry_name(), signature),
    ])
}

fn text() -> String {
    serde_json::to_string_pretty(&permit()).unwrap() + "\n"
}

#[test]
fn row_46_others_make_the_same_file_and_no_bit_of_it_is_free() {
    let mut bytes = file();
    assert_eq!(crafted(&text(), COMMENT), bytes, "from the document, not by our writer");
    assert_eq!(verify_permit(&bytes, &TRUST, now()).unwrap().permit(), &permit());
    for at in 0..bytes.len() {
        for bit in 0..8 {
            bytes[at] ^= 1 << bit;
            assert_ne!(code(&bytes), "accepted", "bit {bit} of byte {at}");
            bytes[at] ^= 1 << bit;
        }
        assert_ne!(code(&bytes[..at]), "accepted", "cut at {at}");
    }
    assert_eq!(code(&[&bytes[..], &[0; 512]].concat()), "trailing-data");
    assert_eq!(code(&vec![b'p'; 40_000]), "too-large");
}

#[test]
fn row_46_what_a_permit_may_not_say() {
    let edited = |from: &str, to: &str| {
        let text = text();
        assert!(text.contains(from), "{from}");
        crafted(&text.replacen(from, to, 1), COMMENT)
    };
    for (from, to, expected) in [
        ("\"format\": 2", "\"format\": 3", "permit"),
        ("xiaoman", "Xiaoman", "permit"),
        ("\"seq\": 7", "\"seq\": 9", "permit"),
        ("\"seq\": 7", "\"seq\": 0", "permit"),
        ("\"seq\": 7", "\"seq\": 8", "permit"),
        ("\"seq\": 9", "\"seq\": 10", "permit"),
        ("\"epoch\": 0", "\"epoch\": 1", "permit"),
        (&"7".repeat(64), &"7".repeat(63), "permit"),
        (&"7".repeat(64), &"A".repeat(64), "permit"),
        ("第九版把运费说错了", "", "permit"),
        ("说错了", "\u{202e}", "permit"),
        ("11-29T", "12-23T", "permit"),
        ("2026-11-29T08:00:00Z", "2026-11-22T08:00:00Z", "permit"),
        ("2026-11-29T08:00:00Z", "2026-11-29 08:00:00Z", "permit"),
        ("  \"format\"", " \"format\"", "permit"),
        ("\"tenant\"", "\"shop\": 1,\n  \"tenant\"", "permit"),
    ] {
        assert_eq!(code(&edited(from, to)), expected, "{from} → {to}");
    }
    let mut long = permit();
    long.reason = "错".repeat(501);
    let error = write_permit(&long, &KEY, &TRUST, now()).unwrap_err();
    assert!(matches!(error, VerifyError::Permit(PermitProblem::Reason)));
}

#[test]
fn row_46_no_signature_for_anything_else_makes_a_permit() {
    for comment in [
        "kbx2-release role=author tenant=xiaoman epoch=0 seq=7",
        "kbx2-root tenant=xiaoman version=1",
        "kbx2-rollback role=root tenant=xiaoman epoch=0 from=9 to=7",
    ] {
        assert_eq!(code(&crafted(&text(), comment)), "signature-comment", "{comment}");
    }
    let as_approver = COMMENT.replace("author", "approver");
    assert_eq!(code(&crafted(&text(), &as_approver)), "role");
    for comment in [COMMENT.replace("to=7", "to=6"), COMMENT.replace("xiaoman", "tea")] {
        assert_eq!(code(&crafted(&text(), &comment)), "permit", "{comment}");
    }
    // Nor does a permit's make a release.
    let manifest = Craft::good().true_manifest();
    let signature = AUTHOR.sign(manifest.as_bytes(), COMMENT);
    let signatures = Some(vec![(AUTHOR.entry_name(), signature)]);
    let bundle = Craft { signatures, ..Craft::good() }.bytes();
    assert_eq!(crate::sample::refusal(&bundle), "signature-comment");
    // One of a release moved over, and one that is none.
    let entries = [("permit.json".to_owned(), text().into_bytes())];
    assert_eq!(code(&tar_file(&entries)), "signature-count");
    let empty = minisig(b"ED", AUTHOR.id, &[0; 64], COMMENT, &[0; 64]);
    let forged = [entries[0].clone(), (AUTHOR.entry_name(), empty.into_bytes())];
    assert_eq!(code(&tar_file(&forged)), "signature");
    let more = [entries[0].clone(), ("release.json".to_owned(), b"{}".to_vec())];
    assert_eq!(code(&tar_file(&more)), "unknown-entry");
    let signature = (AUTHOR.entry_name(), AUTHOR.sign(text().as_bytes(), COMMENT).into_bytes());
    let twice = [entries[0].clone(), signature.clone(), signature];
    assert_eq!(code(&tar_file(&twice)), "order");
    assert_eq!(code(&Craft::good().bytes()), "not-a-permit");
    let tea = TrustChain::sole("tea", "小满", &KEY, now()).unwrap();
    assert_eq!(code_by(&file(), &tea), "tenant");
}

proptest! {
    #[test]
    fn row_46_any_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..2048)) {
        prop_assert_ne!(code(&bytes), "accepted");
        prop_assert_ne!(code(&[b"permit.json\0", &bytes[..]].concat()), "accepted");
    }

    #[test]
    fn row_46_signed_nonsense_is_refused(text in "[\\[\\]{}\",:0-9a-z\\\\ \n]{0,80}|\\PC{0,40}") {
        prop_assert_eq!(code(&crafted(&text, COMMENT)), "permit");
    }
}
