//! Who has signed, under which roots, and when.

use super::{Trust, Vector, craft, root_file};
use crate::craft::{AUTHOR, Author, COMMENT, Craft, Named, Roots, root};
use crate::roots::{first, person, signed_by, with_roots};

pub(super) fn signatures() -> Vec<Vector> {
    let good = Craft::good;
    let manifest = good().true_manifest();
    let text = AUTHOR.sign(manifest.as_bytes(), COMMENT);
    let with = |name: &str, text: String, code| {
        let signatures = Some(vec![(AUTHOR.entry_name(), text)]);
        craft(&format!("signature-{name}"), code, Craft { signatures, ..good() })
    };
    let comment = |name: &str, from: &str, to: &str, code| {
        let comment = COMMENT.replace(from, to);
        craft(&format!("comment-{name}"), code, Craft { comment, ..good() })
    };
    let stranger = person(9);
    vec![
        with("with-crlf", text.replace('\n', "\r\n"), "signature"),
        with(
            "with-another-first-line",
            text.replacen("signature from", "Signature from", 1),
            "signature",
        ),
        with("with-a-line-more", format!("{text}\n"), "signature"),
        with("of-something-else", AUTHOR.sign(b"x", COMMENT), "signature"),
        with("with-another-comment", text.replace("seq=7", "seq=8"), "signature"),
        with("empty", String::new(), "signature"),
        craft(
            "signature-by-nobody",
            "signature-count",
            Craft { signatures: Some(vec![]), ..good() },
        ),
        craft(
            "signature-by-a-stranger",
            "unknown-signer",
            Craft { author: stranger.clone(), ..good() },
        ),
        craft(
            "signature-by-an-impostor",
            "signature",
            Craft { author: Author { id: AUTHOR.id, ..stranger.clone() }, ..good() },
        ),
        craft(
            "signature-of-another-name",
            "signature",
            Craft {
                signatures: Some(vec![("sig/0000000000000000.minisig".into(), text.clone())]),
                ..good()
            },
        ),
        comment("of-the-first-format", "kbx2", "kbx1", "signature-comment"),
        comment("with-zeros", "seq=7", "seq=007", "signature-comment"),
        comment("with-a-space", "seq=7", "seq=7 ", "signature-comment"),
        comment("too-large", "seq=7", "seq=4294967296", "signature-comment"),
        comment("as-root", "author", "root", "signature-comment"),
        comment("as-approver", "author", "approver", "role"),
        comment("of-another-tenant", "xiaoman", "other", "release"),
        comment("of-another-number", "seq=7", "seq=8", "release"),
        comment("of-another-epoch", "epoch=0", "epoch=1", "release"),
    ]
}

pub(super) fn chains() -> Vec<Vector> {
    let (li, zhang) = (person(2), person(3));
    let one = (first((1, 1, 0), &li), vec![AUTHOR.clone()]);
    let numbered =
        |text: String, n: u32| text.replace("\"version\": 1", &format!("\"version\": {n}"));
    let two = |thresholds, signers: &[&Author]| {
        let text = numbered(first(thresholds, &li), 2);
        Roots(vec![one.clone(), (text, signers.iter().map(|&a| a.clone()).collect())])
    };
    let chain =
        |name: &str, code, roots: &Roots| craft(&format!("root-{name}"), code, with_roots(roots));
    let edited = |name: &str, from: &str, to: &str| {
        let text = first((1, 1, 0), &li);
        assert!(text.contains(from), "{from}");
        let roots = Roots(vec![(text.replacen(from, to, 1), vec![AUTHOR.clone()])]);
        craft(&format!("root-{name}"), "root", with_roots(&roots))
    };
    let known = |name: &str, code, roots: &Roots, file: &'static str, known: &Roots| Vector {
        trust: Trust::Root(file, root_file(known)),
        ..craft(&format!("known-{name}"), code, with_roots(roots))
    };
    let keys: [Named<'_>; 3] = [
        (&AUTHOR, "wang", &["root", "author"]),
        (&li, "li", &["approver"]),
        (&zhang, "wang", &["author", "approver"]),
    ];
    let both = Roots(vec![(root(1, (1, 1, 1), &keys), vec![AUTHOR.clone()])]);
    let people = |name: &str, code, people: &[(&Author, &str)]| {
        craft(&format!("people-{name}"), code, signed_by(with_roots(&both), people))
    };
    let mut gap = with_roots(&two((1, 1, 0), &[&AUTHOR]));
    for name in
        gap.content.keys().filter(|n| n.starts_with("trust/02")).cloned().collect::<Vec<_>>()
    {
        let bytes = gap.content.remove(&name).unwrap();
        gap.content.insert(name.replace("02", "03"), bytes);
    }
    let revoking: [Named<'_>; 1] = [(&li, "li", &["root", "author"])];
    let revoked =
        Roots(vec![one.clone(), (root(2, (1, 1, 0), &revoking), vec![AUTHOR.clone(), li.clone()])]);
    let seq = |n: u32| {
        let text = numbered(first((1, 1, 0), &li), 2)
            .replace("\"min_seq\": 1", &format!("\"min_seq\": {n}"));
        Roots(vec![one.clone(), (text, vec![AUTHOR.clone()])])
    };
    let epoch = {
        let text = numbered(first((1, 1, 0), &li), 2).replace("\"epoch\": 0", "\"epoch\": 1");
        Roots(vec![one.clone(), (text, vec![AUTHOR.clone()])])
    };
    let single = Roots(vec![one.clone()]);
    let mut fork = two((1, 1, 0), &[&AUTHOR]);
    fork.0[1].0 = fork.0[1].0.replace("\"li\"", "\"zhao\"");
    let moved = AUTHOR.sign(&with_roots(&single).content["trust/01.root"], COMMENT);
    let name = single.entries().into_keys().next().unwrap();
    let two_file = two((1, 1, 0), &[&AUTHOR]);
    vec![
        chain("second", "accepted", &two((1, 1, 0), &[&AUTHOR])),
        chain("second-by-the-other", "accepted", &two((1, 1, 0), &[&li])),
        chain("second-by-a-stranger", "root-threshold", &two((1, 1, 0), &[&zhang])),
        chain("second-by-a-stranger-too", "root-signature", &two((1, 1, 0), &[&AUTHOR, &zhang])),
        chain("second-by-nobody", "root-chain", &two((1, 1, 0), &[])),
        chain("second-by-one-of-two", "root-threshold", &two((2, 1, 0), &[&AUTHOR])),
        chain("second-by-two", "accepted", &two((2, 1, 0), &[&AUTHOR, &li])),
        chain("none", "root-chain", &Roots::default()),
        craft("root-gap", "root-chain", gap),
        craft(
            "root-without-its-text",
            "root-chain",
            with_roots(&two((1, 1, 0), &[&AUTHOR])).without("trust/02.root"),
        ),
        craft(
            "root-signature-of-a-release",
            "root-signature",
            with_roots(&single).with(&name, moved),
        ),
        chain("signer-revoked", "unknown-signer", &revoked),
        craft(
            "root-signer-exchanged",
            "accepted",
            signed_by(with_roots(&revoked), &[(&li, "author")]),
        ),
        chain("number-revoked", "seq-revoked", &seq(8)),
        chain("number-not-revoked", "accepted", &seq(7)),
        chain("another-epoch", "epoch", &epoch),
        edited("format", "\"format\": 2", "\"format\": 3"),
        edited("least-number-0", "\"min_seq\": 1", "\"min_seq\": 0"),
        edited("threshold-0", "\"author\": 1", "\"author\": 0"),
        edited("threshold-out-of-reach", "\"root\": 1", "\"root\": 3"),
        edited("person-empty", "\"wang\"", "\"\""),
        edited("person-with-a-space", "\"wang\"", "\"wang \""),
        edited("person-hidden", "\"wang\"", "\"wa\u{200b}ng\""),
        edited(
            "roles-unsorted",
            "        \"root\",\n        \"author\"",
            "        \"author\",\n        \"root\"",
        ),
        edited("key-without-time", "\"not_after\": \"2036-11-21", "\"not_after\": \"2036-11-31"),
        edited("another-number", "\"version\": 1", "\"version\": 2"),
        edited("space-more", "{\n", "{ \n"),
        known("same", "accepted", &single, "one.kbx", &single),
        known("longer", "accepted", &single, "two.kbx", &two_file),
        known("shorter", "accepted", &two_file, "one.kbx", &single),
        known("another-first", "other-root", &Roots::sole(), "one.kbx", &single),
        known("fork", "other-root", &fork, "two.kbx", &two_file),
        known("revoked-and-cut-off", "unknown-signer", &single, "revoked.kbx", &revoked),
        people("both", "accepted", &[(&AUTHOR, "author"), (&li, "approver")]),
        people("author-alone", "threshold", &[(&AUTHOR, "author")]),
        people("approver-alone", "threshold", &[(&li, "approver")]),
        people("one-person-twice", "same-person", &[(&AUTHOR, "author"), (&zhang, "approver")]),
        people("in-a-role-not-theirs", "role", &[(&AUTHOR, "approver"), (&li, "approver")]),
        people(
            "and-a-stranger",
            "unknown-signer",
            &[(&AUTHOR, "author"), (&person(4), "approver")],
        ),
    ]
}

pub(super) fn lives() -> Vec<Vector> {
    let at = |name: &str, at: &'static str, code| Vector { at, ..craft(name, code, Craft::good()) };
    vec![
        at("time-last-second", "2027-02-20T07:59:59Z", "accepted"),
        at("time-expired", "2027-02-20T08:00:00Z", "expired"),
        at("time-root-expired", "2036-11-21T08:00:00Z", "root-expired"),
        at("time-a-day-early", "2026-11-21T08:00:00Z", "accepted"),
        at("time-more-than-a-day-early", "2026-11-21T07:59:59Z", "not-yet"),
    ]
}
