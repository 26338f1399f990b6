//! Other people's test vectors: Ed25519 as Project Wycheproof tries it, and what the public JSON
//! test suite says that no reader may take.

use ct_codecs::{Base64, Decoder, Encoder};
use kaopu_bundle::PublicKey;
use wycheproof::TestResult;
use wycheproof::eddsa::{TestName, TestSet};

use crate::craft::{Author, Craft, minisig};
use crate::sample::refusal;

/// The text of a public key with these 32 bytes, under some id.
fn key_line(point: &[u8]) -> String {
    Base64::encode_to_string([&b"Ed"[..], &[7; 8], point].concat()).unwrap()
}

#[test]
fn row_21_wycheproof_s_signatures_get_the_verdict_that_it_gives() {
    let set = TestSet::load(TestName::Ed25519).unwrap();
    let mut tried = 0;
    for group in &set.test_groups {
        let key = PublicKey::parse(&key_line(&group.key.pk));
        for test in &group.tests {
            let signature: Result<[u8; 64], _> = test.sig.as_ref().try_into();
            let holds = match (&key, signature) {
                (Ok(key), Ok(signature)) => key.signed(&test.msg, &signature),
                _ => false,
            };
            let wanted = test.result == TestResult::Valid;
            assert_eq!(holds, wanted, "test {}: {}", test.tc_id, test.comment);
            tried += 1;
        }
    }
    assert!(tried >= 150, "{tried} vectors");
}

/// Name and bytes of each text that a JSON reader must refuse. Long repetitions are written as
/// `count*piece+rest`.
fn texts_to_refuse() -> Vec<(String, Vec<u8>)> {
    let decode = |text: &str| {
        let mut bytes = vec![0; text.len()];
        Base64::decode(&mut bytes, text, None).unwrap().to_vec()
    };
    include_str!("fixtures/json-to-refuse.tsv")
        .lines()
        .map(|line| {
            let (name, text) = line.split_once('\t').unwrap();
            let bytes = match text.split_once('*') {
                None => decode(text),
                Some((count, pieces)) => {
                    let (piece, rest) = pieces.split_once('+').unwrap();
                    [decode(piece).repeat(count.parse().unwrap()), decode(rest)].concat()
                }
            };
            (name.to_owned(), bytes)
        })
        .collect()
}

#[test]
fn row_13_no_text_of_the_json_test_suite_that_must_be_refused_is_taken() {
    let texts = texts_to_refuse();
    assert_eq!(texts.len(), 188);
    for (name, bytes) in texts {
        for place in [
            "release.json",
            "evidence/test-result.json",
            "evidence/changes.json",
            "evidence/golden.jsonl",
            "trust/01.root",
        ] {
            let code = refusal(&Craft::good().with(place, bytes.clone()).bytes());
            assert_ne!(code, "accepted", "{name} as {place}");
        }
        // As the value of a field, where all else is as it must be, and as a turn.
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let release =
            Craft::good().edited("release.json", "\"seq\": 7", &format!("\"seq\": {text}"));
        assert_ne!(refusal(&release.bytes()), "accepted", "{name} as a number");
        let turn = Craft::good().edited("evidence/golden.jsonl", "\"answer\"", &text);
        assert_ne!(refusal(&turn.bytes()), "accepted", "{name} inside a turn");
    }
}

#[test]
fn row_21_no_key_of_small_order_is_taken() {
    // The eight points of small order, and the second spellings of those that have one.
    for point in [
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    ] {
        let bytes: Vec<u8> =
            (0..32).map(|at| u8::from_str_radix(&point[2 * at..2 * at + 2], 16).unwrap()).collect();
        assert!(PublicKey::parse(&key_line(&bytes)).is_err(), "{point}");
    }
}

#[test]
fn row_21_no_signature_with_a_point_of_small_order_is_taken() {
    let author = Author { id: crate::craft::AUTHOR.id, ..crate::craft::AUTHOR.clone() };
    for first in [[0; 32], {
        let mut one = [0; 32];
        one[0] = 1;
        one
    }] {
        let mut signature = [0; 64];
        signature[..32].copy_from_slice(&first);
        let text = minisig(b"ED", author.id, &signature, crate::craft::COMMENT, &signature);
        let signatures = Some(vec![(author.entry_name(), text)]);
        assert_eq!(refusal(&Craft { signatures, ..Craft::good() }.bytes()), "signature");
    }
}
