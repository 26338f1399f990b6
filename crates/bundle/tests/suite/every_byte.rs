//! No byte of a bundle is free: rows 1, 2 and 3 of the threat table.

use crate::sample::{bundle, refusal};

#[test]
fn every_flipped_bit_is_refused() {
    let mut bytes = bundle();
    let mut tried = 0;
    for at in 0..bytes.len() {
        for bit in 0..8 {
            bytes[at] ^= 1 << bit;
            assert_ne!(refusal(&bytes), "accepted", "bit {bit} of byte {at}");
            bytes[at] ^= 1 << bit;
            tried += 1;
        }
    }
    assert_eq!(refusal(&bytes), "accepted");
    assert_eq!(tried, bytes.len() * 8);
}

#[test]
fn every_truncation_is_refused() {
    let bytes = bundle();
    for length in 0..bytes.len() {
        let code = refusal(&bytes[..length]);
        assert_eq!(code, if length < 9 { "not-a-bundle" } else { "truncated" }, "length {length}");
    }
}

#[test]
fn every_appended_or_prefixed_byte_is_refused() {
    for extra in [1, 2, 511, 512, 1024, 10_240, 1 << 20] {
        for filler in [0, b'x'] {
            let appended = [bundle(), vec![filler; extra]].concat();
            assert_eq!(refusal(&appended), "trailing-data", "{extra} appended");
            let prefixed = [vec![filler; extra], bundle()].concat();
            assert_eq!(refusal(&prefixed), "not-a-bundle", "{extra} before");
        }
    }
    assert_eq!(refusal(&[bundle(), bundle()].concat()), "trailing-data");
}

#[test]
fn every_removed_or_inserted_byte_is_refused() {
    let bytes = bundle();
    for at in 0..bytes.len() {
        let removed = [&bytes[..at], &bytes[at + 1..]].concat();
        assert_ne!(refusal(&removed), "accepted", "byte {at} removed");
        let inserted = [&bytes[..at], &[bytes[at]], &bytes[at..]].concat();
        assert_ne!(refusal(&inserted), "accepted", "byte {at} doubled");
    }
}
