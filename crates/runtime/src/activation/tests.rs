//! Rows 23, 24, 26, 27, 35 and 40 of the threat table; in `rollback` rows 46 and 47.

mod rollback;

use std::io::ErrorKind::{PermissionDenied, StorageFull};
use std::sync::{Arc, LazyLock};

use jiff::Timestamp;
use kaopu_bundle::{
    Changes, EncoderPin, Evidence, Golden, Proposal, ReleaseDraft, Root, SecretKeyFile, SigningKey,
    TrustChain, Unsigned, Version, write,
};
use kaopu_durable::{Dir, FailingDisk, Failure};
use kaopu_model::KbFiles;
use secrecy::SecretString;

use super::*;

static KEY: LazyLock<SigningKey> = LazyLock::new(new_key);

fn new_key() -> SigningKey {
    let passphrase = SecretString::from("for tests only");
    SecretKeyFile::generate(&passphrase).unwrap().0.unlock(&passphrase).unwrap()
}

fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn now() -> Timestamp {
    time("2026-11-22T08:00:00Z")
}

fn roots() -> TrustChain {
    TrustChain::sole("tea", "wang", &KEY, now()).unwrap()
}

/// A release of a shop, issued at a time, by these roots.
fn bundle(trust: &TrustChain, seq: u32, issued_at: &str, notes: &str) -> Vec<u8> {
    let path = |path: &str| (path.to_owned(), b"...".to_vec());
    let files: KbFiles = ["kb.toml", "faqs.csv", "dialogues/a.toml"].map(path).into();
    let encoder = EncoderPin::WordsOnly;
    let dialogue = "dialogues/a.toml".to_owned();
    let evidence = Evidence::of(&files, Version::CURRENT, encoder, [dialogue.clone()], []);
    let expires = time(issued_at).saturating_add(jiff::SignedDuration::from_hours(24 * 90));
    let release = ReleaseDraft {
        tenant: trust.roots()[0].tenant.clone(),
        title: "茶铺".into(),
        notes: notes.into(),
        seq,
        issued_at: issued_at.into(),
        expires: expires.unwrap().to_string(),
        engine_min: Version::CURRENT,
        encoder,
    };
    let golden = [Golden { dialogue, turns: vec!["{}".into()] }];
    let (release, evidence, golden) = (&release, &evidence, &golden);
    let changes = &Changes::default();
    let unsigned = Unsigned { files: &files, release, evidence, golden, changes, trust };
    write(&unsigned, &KEY).unwrap().into_bytes()
}

fn opened(folder: &tempfile::TempDir) -> Activation<ReleaseFolder> {
    Activation::open(ReleaseFolder::open(folder.path()).unwrap(), roots()).unwrap()
}

fn code(result: Result<VerifiedBundle, ActivationError>) -> &'static str {
    result.map_or_else(|error| error.code(), |_| "accepted")
}

const DAY_1: &str = "2026-11-22T08:00:00Z";

#[test]
fn row_23_an_older_release_is_refused_also_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let (six, seven) = (bundle(&roots(), 6, DAY_1, ""), bundle(&roots(), 7, DAY_1, ""));
    let mut bot = opened(&folder);
    assert!(bot.resume(now()).unwrap().is_none());
    assert_eq!(code(bot.accept(&seven, now())), "accepted");
    assert_eq!(code(bot.accept(&six, now())), "older-release");
    let mut bot = opened(&folder);
    assert_eq!(code(bot.accept(&six, now())), "older-release");
    assert_eq!(code(bot.accept(&seven, now())), "accepted");
    assert_eq!(bot.resume(now()).unwrap().unwrap().bundle.release().seq, 7);
}

#[test]
fn row_24_the_same_number_with_other_content_is_an_alarm() {
    let folder = tempfile::tempdir().unwrap();
    let mut bot = opened(&folder);
    bot.accept(&bundle(&roots(), 7, DAY_1, ""), now()).unwrap();
    let error = bot.accept(&bundle(&roots(), 7, DAY_1, "另一份"), now()).unwrap_err();
    assert_eq!(error.code(), "other-content");
    assert!(error.is_alarm());
    assert_eq!(bot.resume(now()).unwrap().unwrap().bundle.release().notes, "");
}

#[test]
fn row_25_a_higher_epoch_recovers_from_a_stolen_number() {
    let folder = tempfile::tempdir().unwrap();
    let mut bot = opened(&folder);
    bot.accept(&bundle(&roots(), u32::MAX, DAY_1, "贼"), now()).unwrap();
    let mut root = Root::sole("tea", "wang", &KEY, now());
    root.epoch = 1;
    let mut proposal = Proposal::new(Some(roots()), root).unwrap();
    proposal.sign(&KEY).unwrap();
    let next = proposal.complete().unwrap();
    let anew = bundle(&next, 1, DAY_1, "");
    assert_eq!(code(bot.accept(&anew, now())), "accepted");
    assert_eq!(bot.roots().version(), 2);
    assert_eq!(code(bot.accept(&bundle(&roots(), u32::MAX, DAY_1, "贼"), now())), "epoch");
    // What served before is of the abandoned epoch, so it does not come back either.
    let mut bot = opened(&folder);
    assert_eq!(bot.resume(now()).unwrap().unwrap().bundle.release().seq, 1);
    std::fs::remove_file(folder.path().join(format!("{}.kbx", kaopu_bundle::sha256_hex(&anew))))
        .unwrap();
    assert!(bot.resume(now()).unwrap().is_none());
    assert_eq!(code(bot.accept(&anew, now())), "accepted");
}

#[test]
fn row_26_what_has_expired_is_not_taken_and_goes_on_as_stale() {
    let folder = tempfile::tempdir().unwrap();
    let mut bot = opened(&folder);
    let bytes = bundle(&roots(), 7, DAY_1, "");
    bot.accept(&bytes, now()).unwrap();
    let later = time("2027-02-21T08:00:00Z");
    assert_eq!(code(bot.accept(&bytes, later)), "expired");
    assert!(opened(&folder).resume(later).unwrap().unwrap().stale);
    assert!(!opened(&folder).resume(now()).unwrap().unwrap().stale);
}

#[test]
fn row_27_time_does_not_go_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut bot = opened(&folder);
    bot.accept(&bundle(&roots(), 7, "2027-03-01T00:00:00Z", ""), time("2027-03-01T00:00:00Z"))
        .unwrap();
    // The clock is set back; a release that had expired by then stays expired.
    let mut bot = opened(&folder);
    assert_eq!(code(bot.accept(&bundle(&roots(), 8, DAY_1, ""), now())), "expired");
}

#[test]
fn row_28_another_shop_s_bundle_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let mut bot = opened(&folder);
    let other = TrustChain::sole("coffee", "wang", &KEY, now()).unwrap();
    assert_eq!(code(bot.accept(&bundle(&other, 1, DAY_1, ""), now())), "other-root");
}

#[test]
fn a_root_can_be_learnt_without_a_release_and_is_never_unlearnt() {
    let folder = tempfile::tempdir().unwrap();
    let mut bot = opened(&folder);
    let seven = bundle(&roots(), 7, DAY_1, "");
    bot.accept(&seven, now()).unwrap();
    let mut root = Root::sole("tea", "wang", &KEY, now());
    root.min_seq = 8;
    let mut proposal = Proposal::new(Some(roots()), root).unwrap();
    proposal.sign(&KEY).unwrap();
    let next = proposal.complete().unwrap();
    bot.learn(&next.to_file().unwrap()).unwrap();
    bot.learn(&roots().to_file().unwrap()).unwrap();
    assert_eq!(bot.roots().version(), 2);
    let mut bot = opened(&folder);
    assert_eq!(bot.roots().version(), 2);
    assert_eq!(code(bot.accept(&seven, now())), "seq-revoked");
    assert!(bot.resume(now()).unwrap().is_none(), "a revoked release does not go on");
    let other = TrustChain::sole("tea", "li", &new_key(), now()).unwrap();
    assert_eq!(bot.learn(&other.to_file().unwrap()).unwrap_err().code(), "other-root");
    let open = Activation::open(ReleaseFolder::open(folder.path()).unwrap(), other);
    assert_eq!(open.unwrap_err().code(), "other-root");
}

#[test]
fn row_35_a_crash_at_any_step_leaves_the_old_release_or_the_new_one() {
    let (seven, eight) = (bundle(&roots(), 7, DAY_1, ""), bundle(&roots(), 8, DAY_1, ""));
    let (once, ever) = (Failure::Once, Failure::Ever);
    let after = Failure::AfterEffect;
    for failure in [once(StorageFull), ever(StorageFull), after(PermissionDenied)] {
        for step in 0.. {
            let folder = tempfile::tempdir().unwrap();
            opened(&folder).accept(&seven, now()).unwrap();
            let disk = Arc::new(FailingDisk::new(failure));
            let dir = Dir::open_on(folder.path(), disk.clone()).unwrap();
            disk.fail_at(step);
            let mut bot = Activation::open(ReleaseFolder::on(dir), roots()).unwrap();
            let taken = bot.accept(&eight, now());
            let seq = opened(&folder).resume(now()).unwrap().unwrap().bundle.release().seq;
            if taken.is_ok() {
                assert_eq!(seq, 8, "step {step}");
            }
            assert!(seq == 7 || seq == 8, "step {step}");
            if !disk.has_failed() {
                assert!(step > 3, "the disk is used");
                break;
            }
        }
    }
}

#[test]
fn row_40_damage_is_noticed_and_the_second_copy_taken() {
    let folder = tempfile::tempdir().unwrap();
    let (seven, eight) = (bundle(&roots(), 7, DAY_1, ""), bundle(&roots(), 8, DAY_1, ""));
    let mut bot = opened(&folder);
    bot.accept(&seven, now()).unwrap();
    bot.accept(&eight, now()).unwrap();
    drop(bot);
    let damage = |name: &str| {
        let path = folder.path().join(name);
        let mut bytes = std::fs::read(&path).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(path, bytes).unwrap();
    };
    // The bundle: the one before it answers.
    damage(&format!("{}.kbx", kaopu_bundle::sha256_hex(&eight)));
    let mut bot = opened(&folder);
    assert_eq!(bot.resume(now()).unwrap().unwrap().bundle.release().seq, 7);
    assert_eq!(code(bot.accept(&seven, now())), "older-release", "it is still known as older");
    // The state: the copy of before is one release behind.
    damage("state.json");
    let bot = opened(&folder);
    assert_eq!(bot.resume(now()).unwrap().unwrap().bundle.release().seq, 7);
    damage("state-before.json");
    let open = Activation::open(ReleaseFolder::open(folder.path()).unwrap(), roots());
    assert_eq!(open.unwrap_err().code(), "memory-damaged");
}
