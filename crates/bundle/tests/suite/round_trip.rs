//! What is written comes back, the same bytes every time.

use kaopu_bundle::{EncoderPin, Evidence, Role, Version, kb_digest, verify};

use crate::craft::Craft;
use crate::sample::{KEY, anchor, bundle, draft, evidence, files, now, write};

#[test]
fn a_bundle_comes_back_as_it_was() {
    let bytes = bundle();
    let verified = verify(&bytes, &anchor(), now()).unwrap();
    assert_eq!(verified.files(), &files());
    assert_eq!(verified.evidence(), &evidence(&files()));
    let [signer] = verified.signers() else { panic!("one has signed") };
    assert_eq!((&signer.key, signer.role), (KEY.public(), Role::Author));
    assert_eq!(signer.person, "小满");
    assert_eq!(verified.golden()[0].turns, [r#"{"action":"answer"}"#]);
    assert!(verified.manifest().starts_with("# kbx-manifest-v2\n"));
    let release = verified.release();
    assert_eq!((release.format, release.epoch, release.seq), (2, 0, 7));
    assert_eq!((release.tenant.as_str(), release.title.as_str()), ("xiaoman", "小满好物"));
    assert_eq!(release.kb_digest, kb_digest(&files()));
}

#[test]
fn the_same_input_gives_the_same_bytes_for_ever() {
    assert_eq!(bundle(), bundle());
    // If this fails, the format has changed: bundles that were released can no longer be made
    // again.
    let digest = verify(&bundle(), &anchor(), now()).unwrap().digest().to_owned();
    assert_eq!(digest, "98943eb6d5f163bc0e036db42874b6c4976bb38f59bf7ec15680f9d307404d2a");
}

#[test]
fn an_independent_writer_makes_the_same_bytes() {
    assert_eq!(Craft::good().bytes(), bundle());
}

#[test]
fn write_refuses_what_verify_would_refuse() {
    let refused = |change: &dyn Fn(
        &mut kaopu_model::KbFiles,
        &mut kaopu_bundle::ReleaseDraft,
        &mut Evidence,
    )| {
        let (mut kb, mut release) = (files(), draft());
        let mut proof = evidence(&kb);
        change(&mut kb, &mut release, &mut proof);
        write(&kb, &release, &proof).unwrap_err().code()
    };
    assert_eq!(
        refused(&|_, _, proof| proof.failed = vec!["dialogues/hello.toml".into()]),
        "evidence"
    );
    assert_eq!(refused(&|_, _, proof| proof.passed.clear()), "evidence");
    let without_dialogues = |kb: &mut kaopu_model::KbFiles, proof: &mut Evidence| {
        kb.remove("dialogues/hello.toml");
        *proof = evidence(kb);
    };
    assert_eq!(refused(&|kb, _, proof| without_dialogues(kb, proof)), "evidence");
    assert_eq!(
        refused(&|_, _, proof| proof.engine = Version { major: 0, minor: 0, patch: 9 }),
        "evidence"
    );
    assert_eq!(refused(&|_, _, proof| proof.encoder = EncoderPin::WordsOnly), "evidence");
    assert_eq!(
        refused(&|_, release, _| release.encoder = EncoderPin::Weights([1; 32])),
        "evidence"
    );
    assert_eq!(
        refused(&|kb, _, _| drop(
            kb.insert("kb.toml".into(), b"edited after the test run".to_vec())
        )),
        "evidence"
    );
    assert_eq!(refused(&|kb, _, _| drop(kb.insert("readme.md".into(), vec![]))), "unknown-entry");
    assert_eq!(refused(&|kb, _, _| drop(kb.insert("../kb.toml".into(), vec![]))), "unknown-entry");
    assert_eq!(refused(&|kb, _, _| drop(kb.insert("dialogues/con.toml".into(), vec![]))), "name");
    assert_eq!(
        refused(&|kb, _, _| drop(kb.insert("answers.csv".into(), vec![0; (8 << 20) + 1]))),
        "too-large"
    );
    assert_eq!(refused(&|kb, _, _| drop(kb.remove("faqs.csv"))), "missing-file");
    assert_eq!(refused(&|_, release, _| release.tenant = "小满".into()), "release");
    assert_eq!(refused(&|_, release, _| release.tenant = "a seq=9".into()), "release");
    assert_eq!(refused(&|_, release, _| release.title = String::new()), "release");
    for hidden in
        ['\u{202e}', '\u{7f}', '\u{9b}', '\u{200e}', '\u{61c}', '\u{200b}', '\u{e0041}', '\n']
    {
        let title = format!("小满{hidden}好物");
        assert_eq!(refused(&|_, release, _| release.title = title.clone()), "release", "{title:?}");
    }
    assert_eq!(refused(&|_, release, _| release.title = "长".repeat(201)), "release");
    assert_eq!(refused(&|_, release, _| release.seq = 0), "release");
    assert_eq!(refused(&|_, release, _| release.issued_at = "2026-11-22 08:00".into()), "release");
    assert_eq!(
        refused(&|_, release, _| release.engine_min = Version { major: 99, minor: 0, patch: 0 }),
        "engine-too-old"
    );
}
