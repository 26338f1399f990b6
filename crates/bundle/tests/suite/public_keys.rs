//! Row 21 of the threat table: keys for which anyone could sign cannot be trusted by mistake.

use ct_codecs::{Base64, Encoder};
use ed25519_dalek::VerifyingKey;
use kaopu_bundle::PublicKey;

use crate::craft::AUTHOR;
use crate::sample::KEY;

fn parse(point: [u8; 32]) -> &'static str {
    let line = Base64::encode_to_string([b"Ed", &[1; 8][..], &point].concat()).unwrap();
    PublicKey::parse(&line).map_or_else(|error| error.code(), |_| "accepted")
}

/// The points of small order, by the first and last bytes of their encodings; non-canonical
/// spellings included.
fn small_order_points() -> Vec<[u8; 32]> {
    let filled = |first: u8, middle: u8, last: u8| {
        let mut point = [middle; 32];
        (point[0], point[31]) = (first, last);
        point
    };
    let mut points = vec![filled(0, 0, 0), filled(0, 0, 0x80), filled(1, 0, 0), filled(1, 0, 0x80)];
    for first in [0xec, 0xed, 0xee] {
        points.extend([filled(first, 0xff, 0x7f), filled(first, 0xff, 0xff)]);
    }
    let order_8: [[u8; 32]; 2] = [
        [
            0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef,
            0x98, 0xf0, 0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88,
            0x6d, 0x53, 0xfc, 0x05,
        ],
        [
            0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10,
            0x67, 0x0f, 0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77,
            0x92, 0xac, 0x03, 0x7a,
        ],
    ];
    for point in order_8 {
        let mut negative = point;
        negative[31] ^= 0x80;
        points.extend([point, negative]);
    }
    points
}

#[test]
fn row_21_keys_of_small_order_are_refused() {
    assert_eq!(small_order_points().len(), 14);
    for point in small_order_points() {
        let code = parse(point);
        assert!(code == "weak-key" || code == "key-point", "{point:02x?}: {code}");
    }
    // Not all of them by failing to decode: the check itself works.
    assert!(
        small_order_points().into_iter().filter(|&point| parse(point) == "weak-key").count() >= 8
    );
}

#[test]
fn row_21_keys_with_a_small_component_are_refused() {
    let honest = AUTHOR.key.verifying_key();
    assert_eq!(parse(honest.to_bytes()), "accepted");
    let order_8 = VerifyingKey::from_bytes(&small_order_points()[10]).unwrap();
    let mixed = honest.to_edwards() + order_8.to_edwards();
    assert_eq!(parse(mixed.compress().to_bytes()), "weak-key");
}

#[test]
fn row_21_keys_in_another_spelling_are_refused() {
    // The coordinate is a number modulo p = 2^255 - 19, so the 19 smallest can be written a second
    // time, as p + n.
    for n in 0..19 {
        for sign in [0, 0x80] {
            let mut point = [0xff; 32];
            (point[0], point[31]) = (0xed + n, 0x7f | sign);
            assert_ne!(parse(point), "accepted", "p + {n}, sign {sign}");
        }
    }
}

#[test]
fn a_public_key_reads_back_in_both_forms() {
    let key = KEY.public();
    assert_eq!(&PublicKey::parse(&key.to_string()).unwrap(), key);
    assert_eq!(&PublicKey::parse(&key.to_file_text()).unwrap(), key);
    assert_eq!(&PublicKey::parse(&key.to_file_text().replace('\n', "\r\n")).unwrap(), key);
    assert_eq!(&format!("  {key}\n").parse::<PublicKey>().unwrap(), key);
}

#[test]
fn other_texts_are_not_keys() {
    let line = KEY.public().to_string();
    for text in [
        "",
        "RW",
        &line[1..],
        &format!("{line}{line}"),
        &format!("{line}\n{line}"),
        &format!("untrusted comment: x\n{line}\nmore"),
        &line.replacen('R', "S", 1),
        &line.replacen("RW", "RU", 1),
        crate::sample::KEY_FILE,
        "商品",
        "\0",
    ] {
        assert_eq!(PublicKey::parse(text).unwrap_err().code(), "key-format", "{text:?}");
    }
}

#[test]
fn a_line_that_is_no_point_is_said_to_be_damaged() {
    let mut nowhere = [0; 32];
    nowhere[0] = 2;
    assert_eq!(parse(nowhere), "key-point");
    // Half of all numbers are no point; whatever digit was mistyped, it is never "no key".
    let point = AUTHOR.key.verifying_key().to_bytes();
    let mut damaged = 0;
    for at in 0..32 {
        let mut changed = point;
        changed[at] ^= 1;
        let code = parse(changed);
        assert_ne!(code, "key-format", "{at}");
        damaged += u32::from(code == "key-point");
    }
    assert!(damaged > 8, "{damaged}");
}
