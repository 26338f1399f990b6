//! Signatures that must not count: rows 15, 16, 21, 22 and 28 of the threat table.

use ed25519_dalek::{Signer, SigningKey};
use sha2::Digest as _;

use crate::craft::{AUTHOR, Author, COMMENT, Craft, minisig, public};
use crate::sample::{now, refusal};

fn blake2b(bytes: &[u8]) -> Vec<u8> {
    <blake2::Blake2b512 as blake2::Digest>::digest(bytes).to_vec()
}

/// The sample bundle with another text in the place of its signature.
fn signed_with(text: String) -> &'static str {
    refusal(&Craft { signatures: Some(vec![(AUTHOR.entry_name(), text)]), ..Craft::good() }.bytes())
}

fn good_signature() -> String {
    AUTHOR.sign(Craft::good().true_manifest().as_bytes(), COMMENT)
}

#[test]
fn row_15_an_unknown_key_is_refused() {
    let stranger = Author { id: [9; 8], key: SigningKey::from_bytes(&[9; 32]) };
    assert_eq!(refusal(&Craft { author: stranger, ..Craft::good() }.bytes()), "unknown-signer");
}

#[test]
fn row_16_a_copied_key_id_does_not_help() {
    let impostor = Author { id: AUTHOR.id, key: SigningKey::from_bytes(&[9; 32]) };
    assert_eq!(refusal(&Craft { author: impostor.clone(), ..Craft::good() }.bytes()), "signature");
    // Nor does it harm: with both keys trusted, each finds its own.
    let both = [impostor, AUTHOR.clone()]
        .map(|author| kaopu_bundle::PublicKey::parse(&public(&author)).unwrap());
    let anchor = kaopu_bundle::Anchor::Keys(both.to_vec());
    let verified = kaopu_bundle::verify(&Craft::good().bytes(), &anchor, now()).unwrap();
    assert_eq!(verified.signers()[0].key, both[1]);
}

#[test]
fn there_must_be_a_signature_and_no_stranger_s() {
    assert_eq!(
        refusal(&Craft { signatures: Some(vec![]), ..Craft::good() }.bytes()),
        "signature-count"
    );
    let stranger = Author { id: [0xff; 8], key: SigningKey::from_bytes(&[9; 32]) };
    let manifest = Craft::good().true_manifest();
    let mut two = [&*AUTHOR, &stranger]
        .map(|author| (author.entry_name(), author.sign(manifest.as_bytes(), COMMENT)));
    two.sort();
    assert_eq!(
        refusal(&Craft { signatures: Some(two.into()), ..Craft::good() }.bytes()),
        "unknown-signer"
    );
    let mut nine: Vec<_> = (0..9)
        .map(|n| Author { id: [n; 8], key: SigningKey::from_bytes(&[n; 32]) })
        .map(|author| (author.entry_name(), author.sign(manifest.as_bytes(), COMMENT)))
        .collect();
    nine.sort();
    assert_eq!(
        refusal(&Craft { signatures: Some(nine), ..Craft::good() }.bytes()),
        "signature-count"
    );
}

#[test]
fn a_signature_file_has_one_spelling() {
    let good = good_signature();
    assert_eq!(signed_with(good.clone()), "accepted");
    let lines: Vec<&str> = good.lines().collect();
    for (what, text) in [
        ("another untrusted comment", good.replacen("signature from", "Signature from", 1)),
        ("CRLF", good.replace('\n', "\r\n")),
        ("no line end", good.trim_end().to_owned()),
        ("a line after", format!("{good}\n")),
        ("a line before", format!("\n{good}")),
        ("a space after base64", good.replacen(lines[1], &format!("{} ", lines[1]), 1)),
        ("base64 without padding", good.replacen(lines[3], lines[3].trim_end_matches('='), 1)),
        ("a NUL", good.replacen("author", "auth\0r", 1)),
        ("three lines", good.replacen(lines[3], "", 1)),
        ("empty", String::new()),
    ] {
        assert_eq!(signed_with(text), "signature", "{what}");
    }
}

#[test]
fn unused_bits_of_base64_must_be_zero() {
    // 64 bytes end in "xx==": four bits of the last digit carry nothing.
    let good = good_signature();
    let at = good.trim_end().len() - 3;
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let value = alphabet.iter().position(|&c| c == good.as_bytes()[at]).unwrap();
    assert_eq!(value % 16, 0);
    for unused in 1..16 {
        let mut text = good.clone().into_bytes();
        text[at] = alphabet[value + unused];
        assert_eq!(signed_with(String::from_utf8(text).unwrap()), "signature");
    }
}

#[test]
fn the_name_of_a_signature_must_name_its_key() {
    let elsewhere = Craft {
        signatures: Some(vec![("sig/0000000000000000.minisig".into(), good_signature())]),
        ..Craft::good()
    };
    assert_eq!(refusal(&elsewhere.bytes()), "signature");
}

#[test]
fn signatures_that_are_not_prehashed_are_refused() {
    let manifest = Craft::good().true_manifest();
    let first = AUTHOR.key.sign(manifest.as_bytes()).to_bytes();
    let second = AUTHOR.key.sign(&[&first[..], COMMENT.as_bytes()].concat()).to_bytes();
    assert_eq!(signed_with(minisig(b"Ed", AUTHOR.id, &first, COMMENT, &second)), "signature");
    assert_eq!(signed_with(minisig(b"ED", AUTHOR.id, &first, COMMENT, &second)), "signature");
}

#[test]
fn the_comment_is_signed_too() {
    let manifest = Craft::good().true_manifest();
    let first = AUTHOR.key.sign(&blake2b(manifest.as_bytes())).to_bytes();
    let second = AUTHOR.key.sign(&[&first[..], COMMENT.as_bytes()].concat()).to_bytes();
    assert_eq!(signed_with(minisig(b"ED", AUTHOR.id, &first, COMMENT, &second)), "accepted");
    let other = COMMENT.replace("seq=7", "seq=8");
    assert_eq!(signed_with(minisig(b"ED", AUTHOR.id, &first, &other, &second)), "signature");
    assert_eq!(signed_with(minisig(b"ED", AUTHOR.id, &first, COMMENT, &[0; 64])), "signature");
}

/// Adds the group order to the second half of a signature: the equation still holds, the bytes
/// differ.
fn plus_order(signature: &[u8; 64]) -> [u8; 64] {
    const ORDER: [u8; 32] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde,
        0x14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    let mut changed = *signature;
    let mut carry = 0;
    for (byte, order) in changed[32..].iter_mut().zip(ORDER) {
        let sum = u16::from(*byte) + u16::from(order) + carry;
        *byte = u8::try_from(sum & 0xff).unwrap();
        carry = sum >> 8;
    }
    assert_eq!(carry, 0);
    changed
}

#[test]
fn row_21_a_malleated_signature_is_refused() {
    let manifest = Craft::good().true_manifest();
    let first = AUTHOR.key.sign(&blake2b(manifest.as_bytes())).to_bytes();
    let bind =
        |first: &[u8; 64]| AUTHOR.key.sign(&[&first[..], COMMENT.as_bytes()].concat()).to_bytes();
    assert_eq!(
        signed_with(minisig(b"ED", AUTHOR.id, &first, COMMENT, &plus_order(&bind(&first)))),
        "signature"
    );
    let malleated = plus_order(&first);
    assert_eq!(
        signed_with(minisig(b"ED", AUTHOR.id, &malleated, COMMENT, &bind(&malleated))),
        "signature"
    );
}

#[test]
fn row_21_a_signature_whose_point_has_small_order_is_refused() {
    // With R = 0 and S = k·a the equation S·B = R + k·A holds, so a lenient verifier takes it.
    let sign = |message: &[u8]| -> [u8; 64] {
        let mut zero = [0; 32];
        zero[0] = 1;
        let public = AUTHOR.key.verifying_key();
        let hash =
            sha2::Sha512::new_with_prefix([&zero, public.as_bytes(), message].concat()).finalize();
        let k = curve25519_dalek::Scalar::from_bytes_mod_order_wide(&hash.into());
        let signature =
            [zero, (k * AUTHOR.key.to_scalar()).to_bytes()].concat().try_into().unwrap();
        let lenient = ed25519_dalek::Verifier::verify(
            &public,
            message,
            &ed25519_dalek::Signature::from_bytes(&signature),
        );
        assert!(lenient.is_ok(), "the forgery is well made");
        signature
    };
    let first = sign(&blake2b(Craft::good().true_manifest().as_bytes()));
    let second = AUTHOR.key.sign(&[&first[..], COMMENT.as_bytes()].concat()).to_bytes();
    assert_eq!(signed_with(minisig(b"ED", AUTHOR.id, &first, COMMENT, &second)), "signature");
    let first = AUTHOR.key.sign(&blake2b(Craft::good().true_manifest().as_bytes())).to_bytes();
    let second = sign(&[&first[..], COMMENT.as_bytes()].concat());
    assert_eq!(signed_with(minisig(b"ED", AUTHOR.id, &first, COMMENT, &second)), "signature");
}

#[test]
fn row_22_a_signature_for_another_purpose_is_refused() {
    for comment in [
        "timestamp:1763798400\tfile:manifest\thashed",
        "kbx2-release role=root tenant=xiaoman epoch=0 seq=7",
        "kbx1-release role=author tenant=xiaoman epoch=0 seq=7",
        "kbx2-root tenant=xiaoman version=1",
        "kbx2-release role=author tenant=xiaoman epoch=0 seq=7 ",
        "kbx2-release role=author tenant=xiaoman epoch=0 seq=007",
        "",
    ] {
        assert_eq!(
            refusal(&Craft { comment: comment.into(), ..Craft::good() }.bytes()),
            "signature-comment",
            "{comment}"
        );
    }
}

#[test]
fn row_28_the_signature_must_be_for_this_tenant_and_number() {
    for (from, to) in [
        ("xiaoman", "other"),
        ("epoch=0", "epoch=1"),
        ("seq=7", "seq=8"),
        ("seq=7", "seq=4294967295"),
    ] {
        let comment = COMMENT.replace(from, to);
        assert_eq!(
            refusal(&Craft { comment: comment.clone(), ..Craft::good() }.bytes()),
            "release",
            "{comment}"
        );
    }
    // Nobody begins a new epoch but the root, even if all else agrees.
    let next_epoch = Craft::good().edited("release.json", "\"epoch\": 0", "\"epoch\": 1");
    let comment = COMMENT.replace("epoch=0", "epoch=1");
    assert_eq!(refusal(&Craft { comment, ..next_epoch }.bytes()), "epoch");
}
