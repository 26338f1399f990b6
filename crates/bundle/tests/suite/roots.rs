//! Who may sign, and until when: rows 17 to 20, 25, 28 and 31 of the threat table.

use ed25519_dalek::SigningKey;
use kaopu_bundle::{Anchor, TrustChain, verify};

use crate::craft::{AUTHOR, Author, COMMENT, Craft, Named, Roots, root, tar_file};
use crate::sample::{anchor, now, refusal};

/// A key that nobody has to keep secret.
pub(crate) fn person(n: u8) -> Author {
    Author { id: [n; 8], key: SigningKey::from_bytes(&[n; 32]) }
}

/// The sample's own first root, in which two persons have keys of all kinds.
pub(crate) fn first(thresholds: (u32, u32, u32), li: &Author) -> String {
    let keys: [Named<'_>; 2] =
        [(&AUTHOR, "wang", &["root", "author"]), (li, "li", &["root", "author", "approver"])];
    root(1, thresholds, &keys)
}

pub(crate) fn with_roots(roots: &Roots) -> Craft {
    let mut craft = Craft::good();
    craft.content.retain(|name, _| !name.starts_with("trust/"));
    craft.content.extend(roots.entries());
    let version = format!("\"trust_version\": {}", roots.0.len());
    craft.edited("release.json", "\"trust_version\": 1", &version)
}

/// The signatures of these people, with their roles, over a bundle.
pub(crate) fn signed_by(craft: Craft, people: &[(&Author, &str)]) -> Craft {
    let manifest = craft.true_manifest();
    let sign = |(author, role): &(&Author, &str)| {
        let comment = COMMENT.replace("author", role);
        (author.entry_name(), author.sign(manifest.as_bytes(), &comment))
    };
    let mut signatures: Vec<_> = people.iter().map(sign).collect();
    signatures.sort();
    Craft { signatures: Some(signatures), ..craft }
}

fn code(roots: &Roots) -> &'static str {
    refusal(&with_roots(roots).bytes())
}

#[test]
fn row_31_a_chain_is_signed_by_the_old_and_the_new() {
    let li = person(2);
    let one = (first((1, 1, 0), &li), vec![AUTHOR.clone()]);
    let two = |signers: &[&Author]| {
        let text = first((1, 1, 0), &li).replace("\"version\": 1", "\"version\": 2");
        Roots(vec![one.clone(), (text, signers.iter().map(|&a| a.clone()).collect())])
    };
    assert_eq!(code(&two(&[&AUTHOR])), "accepted");
    assert_eq!(code(&two(&[&li])), "accepted");
    assert_eq!(code(&two(&[&person(3)])), "root-threshold");
    assert_eq!(code(&two(&[&AUTHOR, &person(3)])), "root-signature");
    assert_eq!(code(&two(&[])), "root-chain");

    // Two of two from the second on: the old threshold and the new one count.
    let both = |signers: &[&Author]| {
        let text = first((2, 1, 0), &li).replace("\"version\": 1", "\"version\": 2");
        Roots(vec![one.clone(), (text, signers.iter().map(|&a| a.clone()).collect())])
    };
    assert_eq!(code(&both(&[&AUTHOR])), "root-threshold");
    assert_eq!(code(&both(&[&AUTHOR, &li])), "accepted");

    // And back to one of two: both have to agree to that.
    let mut back = both(&[&AUTHOR, &li]);
    let text = first((1, 1, 0), &li).replace("\"version\": 1", "\"version\": 3");
    back.0.push((text.clone(), vec![AUTHOR.clone()]));
    assert_eq!(code(&back), "root-threshold");
    back.0[2] = (text, vec![AUTHOR.clone(), li.clone()]);
    assert_eq!(code(&back), "accepted");
}

#[test]
fn row_31_a_chain_with_a_gap_a_fork_or_too_many_roots_is_refused() {
    let li = person(2);
    let roots = |versions: &[u32]| {
        let text =
            |n: u32| first((1, 1, 0), &li).replace("\"version\": 1", &format!("\"version\": {n}"));
        Roots(versions.iter().map(|&n| (text(n), vec![AUTHOR.clone()])).collect())
    };
    assert_eq!(code(&roots(&[1, 2, 3])), "accepted");
    assert_eq!(code(&roots(&[1, 3])), "root");
    assert_eq!(code(&roots(&[2])), "root");
    assert_eq!(code(&Roots::default()), "root-chain");
    let sixty_four: Vec<u32> = (1..=64).collect();
    assert_eq!(code(&roots(&sixty_four)), "accepted");

    for (from, to) in [("trust/02", "trust/03"), ("trust/01", "trust/02")] {
        let mut craft = with_roots(&roots(&[1, 2]));
        let moved: Vec<String> =
            craft.content.keys().filter(|name| name.starts_with(from)).cloned().collect();
        for name in moved {
            let bytes = craft.content.remove(&name).unwrap();
            craft.content.insert(name.replace(from, to), bytes);
        }
        assert_eq!(refusal(&craft.bytes()), "root-chain", "{from} as {to}");
    }
    let orphan = with_roots(&roots(&[1, 2])).without("trust/02.root");
    assert_eq!(refusal(&orphan.bytes()), "root-chain");

    // Who knows the chain takes no other one, whoever signed it.
    let known =
        TrustChain::from_file(&tar_file(&roots(&[1, 2]).entries().into_iter().collect::<Vec<_>>()))
            .unwrap();
    let verdict = |roots: &Roots| {
        verify(&with_roots(roots).bytes(), &Anchor::Chain(known.clone()), now())
            .map_or_else(|error| error.code(), |_| "accepted")
    };
    assert_eq!(verdict(&roots(&[1])), "accepted");
    assert_eq!(verdict(&roots(&[1, 2])), "accepted");
    assert_eq!(verdict(&roots(&[1, 2, 3])), "accepted");
    assert_eq!(verdict(&Roots::sole()), "other-root");
    let mut fork = roots(&[1, 2]);
    fork.0[1].0 = fork.0[1].0.replace("\"li\"", "\"zhang\"");
    assert_eq!(verdict(&fork), "other-root");
}

#[test]
fn a_root_that_breaks_a_rule_is_refused() {
    let li = person(2);
    let good = first((1, 1, 1), &li);
    let with = |text: String| {
        let roots = Roots(vec![(text, vec![AUTHOR.clone()])]);
        let craft = with_roots(&roots);
        refusal(&signed_by(craft, &[(&AUTHOR, "author"), (&li, "approver")]).bytes())
    };
    assert_eq!(with(good.clone()), "accepted");
    for (from, to) in [
        ("\"format\": 2", "\"format\": 3"),
        ("\"min_seq\": 1", "\"min_seq\": 0"),
        ("\"epoch\": 0", "\"epoch\": -1"),
        ("\"issued_at\": \"2026", "\"issued_at\": \"2036"),
        ("\"expires\": \"2036-11-21", "\"expires\": \"2036-11-31"),
        ("\"root\": 1", "\"root\": 0"),
        ("\"root\": 1", "\"root\": 3"),
        ("\"author\": 1", "\"author\": 0"),
        ("\"author\": 1", "\"author\": 2"),
        ("\"approver\": 1", "\"approver\": 2"),
        ("\"approver\": 1", "\"approver\": 9"),
        ("\"wang\"", "\"li\""),
        ("\"wang\"", "\"\""),
        ("\"wang\"", "\" wang\""),
        ("\"wang\"", "\"wa\u{200b}ng\""),
        ("        \"root\",\n", "        \"author\",\n"),
        ("\"not_after\": \"2036", "\"not_after\": \"x036"),
        ("\"tenant\"", "\"Tenant\""),
        ("{\n", "{ \n"),
    ] {
        let bad = good.replacen(from, to, 1);
        assert_ne!(bad, good, "{from}");
        assert_eq!(with(bad), "root", "{from} -> {to}");
    }
    // One person in both roles could never reach both thresholds.
    let keys: [Named<'_>; 1] = [(&AUTHOR, "wang", &["root", "author", "approver"])];
    assert_eq!(with(root(1, (1, 1, 1), &keys)), "root");
    // The same 32 bytes under two ids are one key.
    let twin = Author { id: [7; 8], ..AUTHOR.clone() };
    let keys: [Named<'_>; 2] =
        [(&AUTHOR, "wang", &["root", "author"]), (&twin, "li", &["approver"])];
    assert_eq!(with(root(1, (1, 1, 1), &keys)), "root");
    assert_eq!(with("x".repeat((16 << 10) + 1)), "too-large");
}

#[test]
fn what_a_root_says_does_not_fall() {
    let li = person(2);
    let next = |change: &dyn Fn(String) -> String| {
        let one = first((1, 1, 0), &li).replace("\"min_seq\": 1", "\"min_seq\": 5");
        let two = change(one.replace("\"version\": 1", "\"version\": 2"));
        code(&Roots(vec![(one, vec![AUTHOR.clone()]), (two, vec![AUTHOR.clone()])]))
    };
    assert_eq!(next(&|text| text), "accepted");
    assert_eq!(next(&|text| text.replace("\"min_seq\": 5", "\"min_seq\": 4")), "root");
    assert_eq!(next(&|text| text.replace("xiaoman", "other")), "root");
    let earlier = |text: String| text.replace("\"issued_at\": \"2026", "\"issued_at\": \"2025");
    assert_eq!(next(&earlier), "root");
    // Row 17: what the lost key may have signed is below the new least number.
    assert_eq!(next(&|text| text.replace("\"min_seq\": 5", "\"min_seq\": 8")), "seq-revoked");
    assert_eq!(next(&|text| text.replace("\"min_seq\": 5", "\"min_seq\": 7")), "accepted");
}

#[test]
fn row_25_a_new_epoch_begins_anew() {
    let li = person(2);
    let one = first((1, 1, 0), &li).replace("\"min_seq\": 1", "\"min_seq\": 4294967295");
    let two = one
        .replace("\"version\": 1", "\"version\": 2")
        .replace("\"epoch\": 0", "\"epoch\": 1")
        .replace("\"min_seq\": 4294967295", "\"min_seq\": 1");
    let roots = Roots(vec![(one, vec![AUTHOR.clone()]), (two, vec![AUTHOR.clone()])]);
    assert_eq!(code(&roots), "epoch");
    let craft = with_roots(&roots).edited("release.json", "\"epoch\": 0", "\"epoch\": 1");
    let comment = COMMENT.replace("epoch=0", "epoch=1");
    assert_eq!(refusal(&Craft { comment, ..craft }.bytes()), "accepted");
}

#[test]
fn row_17_a_key_that_the_last_root_does_not_name_is_unknown() {
    let li = person(2);
    let one = (first((1, 1, 0), &li), vec![AUTHOR.clone()]);
    let keys: [Named<'_>; 1] = [(&li, "li", &["root", "author"])];
    let two = (root(2, (1, 1, 0), &keys), vec![AUTHOR.clone(), li.clone()]);
    let roots = Roots(vec![one, two]);
    assert_eq!(code(&roots), "unknown-signer");
    let craft = signed_by(with_roots(&roots), &[(&li, "author")]);
    assert_eq!(refusal(&craft.bytes()), "accepted");
    // Nor with the new root cut off, by whoever knows it already.
    let old = with_roots(&Roots(vec![roots.0[0].clone()])).bytes();
    let file: Vec<_> = roots.entries().into_iter().collect();
    let known = Anchor::Chain(TrustChain::from_file(&tar_file(&file)).unwrap());
    assert_eq!(verify(&old, &known, now()).unwrap_err().code(), "unknown-signer");
}

#[test]
fn row_18_times_end_to_the_second() {
    let bytes = Craft::good().bytes();
    let at = |time: &str| {
        verify(&bytes, &anchor(), time.parse().unwrap())
            .map_or_else(|error| error.code(), |_| "accepted")
    };
    assert_eq!(at("2027-02-20T07:59:59Z"), "accepted");
    assert_eq!(at("2027-02-20T08:00:00Z"), "expired");
    assert_eq!(at("2036-11-21T07:59:59Z"), "expired");
    assert_eq!(at("2036-11-21T08:00:00Z"), "root-expired");
    // Row 27: a clock that is a day behind is forgiven, one that is years behind is not.
    assert_eq!(at("2026-11-21T08:00:00Z"), "accepted");
    assert_eq!(at("2026-11-21T07:59:59Z"), "not-yet");
    assert_eq!(at("1970-01-01T00:00:00Z"), "not-yet");
    assert_eq!(at("2106-01-01T00:00:00Z"), "root-expired");

    let li = person(2);
    let short = first((1, 1, 0), &li).replacen(
        "\"not_after\": \"2036-11-21",
        "\"not_after\": \"2026-12-01",
        2,
    );
    let bytes = with_roots(&Roots(vec![(short, vec![AUTHOR.clone()])])).bytes();
    let at = |time: &str| {
        verify(&bytes, &anchor(), time.parse().unwrap())
            .map_or_else(|error| error.code(), |_| "accepted")
    };
    assert_eq!(at("2026-12-01T07:59:59Z"), "accepted");
    assert_eq!(at("2026-12-01T08:00:00Z"), "key-expired");
}

#[test]
fn rows_19_and_20_two_persons_must_sign() {
    let (li, zhang) = (person(2), person(3));
    let keys: [Named<'_>; 3] = [
        (&AUTHOR, "wang", &["root", "author"]),
        (&li, "li", &["approver"]),
        (&zhang, "wang", &["author", "approver"]),
    ];
    let craft = || with_roots(&Roots(vec![(root(1, (1, 1, 1), &keys), vec![AUTHOR.clone()])]));
    let code = |people: &[(&Author, &str)]| refusal(&signed_by(craft(), people).bytes());
    assert_eq!(code(&[(&AUTHOR, "author"), (&li, "approver")]), "accepted");
    assert_eq!(code(&[(&AUTHOR, "author")]), "threshold");
    assert_eq!(code(&[(&li, "approver")]), "threshold");
    assert_eq!(code(&[(&AUTHOR, "author"), (&zhang, "approver")]), "same-person");
    assert_eq!(code(&[(&AUTHOR, "author"), (&zhang, "author")]), "same-person");
    assert_eq!(code(&[(&AUTHOR, "approver"), (&li, "approver")]), "role");
    assert_eq!(code(&[(&AUTHOR, "author"), (&li, "author")]), "role");
    assert_eq!(code(&[(&AUTHOR, "author"), (&person(4), "approver")]), "unknown-signer");
    assert_eq!(code(&[]), "signature-count");
}

#[test]
fn row_22_no_signature_fits_elsewhere() {
    // That of the root in the manifest's place, and the other way round.
    let craft = Craft::good();
    let root_signature = Roots::sole().entries().into_values().next().unwrap();
    let text = String::from_utf8(root_signature.clone()).unwrap();
    let moved = Craft { signatures: Some(vec![(AUTHOR.entry_name(), text)]), ..craft.clone() };
    assert_eq!(refusal(&moved.bytes()), "signature");
    let name = Roots::sole().entries().into_keys().next().unwrap();
    let root = &craft.content["trust/01.root"];
    let wrong = AUTHOR.sign(root, COMMENT);
    assert_eq!(refusal(&craft.clone().with(&name, wrong).bytes()), "root-signature");
    let other = AUTHOR.sign(root, "kbx2-root tenant=xiaoman version=2");
    assert_eq!(refusal(&craft.clone().with(&name, other).bytes()), "root-signature");
    let other = AUTHOR.sign(root, "kbx2-root tenant=other version=1");
    assert_eq!(refusal(&craft.with(&name, other).bytes()), "root-signature");
}

#[test]
fn row_28_a_root_is_for_one_shop() {
    let text = Roots::sole().0[0].0.replace("xiaoman", "other");
    let entries = Roots(vec![(text.clone(), vec![AUTHOR.clone()])]).entries();
    let signature = AUTHOR.sign(text.as_bytes(), "kbx2-root tenant=other version=1");
    let name = entries.keys().next().unwrap().clone();
    let craft = Craft::good().with("trust/01.root", text).with(&name, signature);
    assert_eq!(refusal(&craft.bytes()), "tenant");
}

#[test]
fn a_first_root_by_somebody_else_is_a_stranger_s() {
    let stranger = person(9);
    let keys: [Named<'_>; 1] = [(&stranger, "小满", &["root", "author"])];
    let roots = Roots(vec![(root(1, (1, 1, 0), &keys), vec![stranger.clone()])]);
    let craft = signed_by(with_roots(&roots), &[(&stranger, "author")]);
    assert_eq!(refusal(&craft.bytes()), "unknown-signer");
}
