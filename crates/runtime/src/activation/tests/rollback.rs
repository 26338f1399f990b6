//! Rows 46 and 47 of the threat table: going back under a permit, and nowhere without one.

use kaopu_bundle::{
    NumberedRelease, Permit, Role, RootKey, SignedPermit, Thresholds, review, sha256_hex,
    write_permit,
};
use proptest::prelude::*;

use super::*;

static LI: LazyLock<SigningKey> = LazyLock::new(new_key);

fn numbered(seq: u32, bytes: &[u8]) -> NumberedRelease {
    NumberedRelease { seq, digest: sha256_hex(bytes) }
}

/// A permit from one release to another, good for a week.
fn permit(from: (u32, &[u8]), to: (u32, &[u8])) -> Permit {
    Permit {
        format: kaopu_bundle::FORMAT,
        tenant: "tea".into(),
        epoch: 0,
        from: numbered(from.0, from.1),
        to: numbered(to.0, to.1),
        reason: "第九版的运费答错了".into(),
        issued_at: DAY_1.into(),
        expires: "2026-11-29T08:00:00Z".into(),
    }
}

fn signed(permit: &Permit) -> Vec<u8> {
    by_author(permit, &roots()).bytes().to_vec()
}

fn by_author(permit: &Permit, trust: &TrustChain) -> SignedPermit {
    write_permit(permit, &KEY, trust, permit.issued_at.parse().unwrap()).unwrap()
}

fn release(seq: u32) -> Vec<u8> {
    bundle(&roots(), seq, DAY_1, "")
}

fn serves(folder: &tempfile::TempDir) -> Option<u32> {
    opened(folder).resume(now()).unwrap().map(|serving| serving.bundle.release().seq)
}

#[test]
fn row_46_a_permit_brings_back_one_release_and_the_next_must_be_newer_than_all() {
    let folder = tempfile::tempdir().unwrap();
    let [seven, eight, nine, ten] = [7, 8, 9, 10].map(release);
    let mut bot = opened(&folder);
    for bytes in [&seven, &eight, &nine] {
        bot.accept(bytes, now()).unwrap();
    }
    let file = signed(&permit((9, &nine), (8, &eight)));
    let kept = bot.kept(&sha256_hex(&eight)).unwrap();
    assert_eq!(kept.as_ref(), Some(&eight), "the one before is kept");
    bot.roll_back(&file, &eight, now()).unwrap();
    let back = bot.rolled_back().unwrap().clone();
    assert_eq!((back.from, back.to, &*back.persons[0]), (9, 8, "wang"));
    // Also after a restart.
    assert_eq!(serves(&folder), Some(8));
    let mut bot = opened(&folder);
    assert_eq!(bot.rolled_back(), Some(&back));
    assert_eq!(code(bot.accept(&eight, now())), "accepted", "it is what answers");
    assert_eq!(bot.rolled_back(), Some(&back), "and goes on as what came back");
    assert_eq!(code(bot.accept(&nine, now())), "left-release");
    assert_eq!(code(bot.accept(&seven, now())), "older-release");
    assert_eq!(code(bot.accept(&ten, now())), "accepted");
    assert_eq!(bot.rolled_back(), None);
    assert_eq!(code(bot.accept(&nine, now())), "older-release");
    assert_eq!(code(bot.roll_back(&file, &eight, now())), "permit-overtaken");
    assert_eq!(serves(&folder), Some(10));
}

#[test]
fn row_46_what_is_no_permit_for_this_is_refused_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let [seven, eight, nine] = [7, 8, 9].map(release);
    let mut bot = opened(&folder);
    bot.accept(&eight, now()).unwrap();
    bot.accept(&nine, now()).unwrap();
    let good = permit((9, &nine), (8, &eight));
    let of = |edit: &dyn Fn(&mut Permit)| {
        let mut permit = good.clone();
        edit(&mut permit);
        permit
    };
    let later = time("2026-11-29T08:00:00Z");
    assert_eq!(code(bot.roll_back(&signed(&good), &eight, later)), "permit-expired");
    let future = of(&|one| {
        one.issued_at = "2026-11-24T08:00:00Z".into();
    });
    assert_eq!(code(bot.roll_back(&signed(&future), &eight, now())), "permit-not-yet");
    let coffee = TrustChain::sole("coffee", "wang", &KEY, now()).unwrap();
    let foreign = by_author(&of(&|one| one.tenant = "coffee".into()), &coffee);
    assert_eq!(code(bot.roll_back(foreign.bytes(), &eight, now())), "tenant");
    // Another bundle than the one that is named, here or there.
    assert_eq!(code(bot.roll_back(&signed(&good), &seven, now())), "permit-other");
    let twin = bundle(&roots(), 8, DAY_1, "另一份");
    assert_eq!(code(bot.roll_back(&signed(&good), &twin, now())), "permit-other");
    let other = permit((9, &twin), (8, &eight));
    assert_eq!(code(bot.roll_back(&signed(&other), &eight, now())), "permit-other");
    let lies = of(&|one| one.to.seq = 7);
    assert_eq!(code(bot.roll_back(&signed(&lies), &eight, now())), "permit-other");
    let stranger = new_key();
    let theirs = TrustChain::sole("tea", "wang", &stranger, now()).unwrap();
    let forged = write_permit(&good, &stranger, &theirs, now()).unwrap();
    assert_eq!(code(bot.roll_back(forged.bytes(), &eight, now())), "unknown-signer");
    let file = signed(&good);
    for at in 0..file.len() {
        let mut tampered = file.clone();
        tampered[at] ^= 1;
        assert!(bot.roll_back(&tampered, &eight, now()).is_err(), "byte {at}");
    }
    assert_eq!(code(bot.roll_back(&nine, &eight, now())), "not-a-permit");
    assert_eq!((serves(&folder), bot.rolled_back()), (Some(9), None));
    assert_eq!(code(bot.roll_back(&file, &eight, now())), "accepted");
}

#[test]
fn row_46_the_permit_excuses_the_number_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let mut bot = opened(&folder);
    let [eight, nine] = [8, 9].map(release);
    bot.accept(&eight, now()).unwrap();
    bot.accept(&nine, now()).unwrap();
    let file = signed(&permit((9, &nine), (8, &eight)));
    let mut damaged = eight.clone();
    damaged[eight.len() / 2] ^= 1;
    assert!(bot.roll_back(&file, &damaged, now()).is_err());
    // Revoked meanwhile by a newer root.
    let mut root = Root::sole("tea", "wang", &KEY, now());
    root.min_seq = 9;
    let mut proposal = Proposal::new(Some(roots()), root).unwrap();
    proposal.sign(&KEY).unwrap();
    bot.learn(&proposal.complete().unwrap().to_file().unwrap()).unwrap();
    assert_eq!(code(bot.roll_back(&file, &eight, now())), "seq-revoked");
    // Out of date.
    let folder = tempfile::tempdir().unwrap();
    let mut bot = opened(&folder);
    let old = bundle(&roots(), 8, "2026-08-24T09:00:00Z", "");
    bot.accept(&old, time("2026-08-24T09:00:00Z")).unwrap();
    bot.accept(&nine, now()).unwrap();
    let file = signed(&permit((9, &nine), (8, &old)));
    assert_eq!(code(bot.roll_back(&file, &old, time("2026-11-22T09:00:00Z"))), "expired");
}

#[test]
fn row_46_where_two_must_sign_one_does_not_lead_back() {
    let mut root = Root::sole("tea", "wang", &KEY, now());
    root.thresholds = Thresholds { root: 1, author: 1, approver: 1 };
    let not_after = root.expires.clone();
    let (key, roles) = (LI.public().clone(), vec![Role::Author, Role::Approver]);
    root.keys.push(RootKey { key, person: "li".into(), roles, not_after });
    root.keys.sort_by_key(|key| key.key.to_string());
    let mut proposal = Proposal::new(None, root).unwrap();
    proposal.sign(&KEY).unwrap();
    let both = proposal.complete().unwrap();
    let releases = [8, 9].map(|seq| {
        let seen = review(&bundle(&both, seq, DAY_1, ""), &both.clone().into(), now()).unwrap();
        seen.sign(Role::Approver, &LI).unwrap().into_bytes()
    });
    let [eight, nine] = &releases;
    let folder = tempfile::tempdir().unwrap();
    let memory = ReleaseFolder::open(folder.path()).unwrap();
    let mut bot = Activation::open(memory, both.clone()).unwrap();
    bot.accept(eight, now()).unwrap();
    bot.accept(nine, now()).unwrap();
    let one = by_author(&permit((9, nine), (8, eight)), &both);
    assert_eq!((one.missing().authors, one.missing().approvers), (0, 1));
    assert_eq!(code(bot.roll_back(one.bytes(), eight, now())), "threshold");
    let by = |role, key: &SigningKey| one.sign(role, key, &both, now());
    assert_eq!(by(Role::Approver, &KEY).unwrap_err().code(), "same-person");
    let two_authors = by(Role::Author, &LI).unwrap();
    assert_eq!(code(bot.roll_back(two_authors.bytes(), eight, now())), "threshold");
    let whole = by(Role::Approver, &LI).unwrap();
    assert_eq!(whole.permit(), one.permit(), "both have signed the same");
    assert_eq!(code(bot.roll_back(whole.bytes(), eight, now())), "accepted");
    assert_eq!(bot.rolled_back().unwrap().persons.len(), 2);
}

#[test]
fn row_47_what_was_left_does_not_come_back_through_damage() {
    let folder = tempfile::tempdir().unwrap();
    let [eight, nine] = [8, 9].map(release);
    let mut bot = opened(&folder);
    bot.accept(&eight, now()).unwrap();
    bot.accept(&nine, now()).unwrap();
    bot.roll_back(&signed(&permit((9, &nine), (8, &eight))), &eight, now()).unwrap();
    let kept = |bytes: &[u8]| folder.path().join(format!("{}.kbx", sha256_hex(bytes)));
    assert!(!kept(&nine).exists());
    std::fs::write(kept(&eight), b"damaged").unwrap();
    assert_eq!(serves(&folder), None);
    let mut bot = opened(&folder);
    assert_eq!(code(bot.accept(&nine, now())), "left-release");
    assert_eq!(code(bot.accept(&eight, now())), "accepted");
    assert_eq!(serves(&folder), Some(8));
}

#[test]
fn row_47_a_replica_that_never_had_the_newest_closes_the_way_to_it_too() {
    let [seven, eight, nine] = [7, 8, 9].map(release);
    let file = signed(&permit((9, &nine), (7, &seven)));
    // Nothing known at all, the older one already in service, the newest not yet seen.
    for known in [&[][..], &[&seven][..], &[&seven, &eight][..]] {
        let folder = tempfile::tempdir().unwrap();
        let mut bot = opened(&folder);
        for bytes in known {
            bot.accept(bytes, now()).unwrap();
        }
        assert_eq!(code(bot.roll_back(&file, &seven, now())), "accepted");
        assert_eq!(code(bot.accept(&nine, now())), "left-release");
        assert_eq!(code(bot.accept(&eight, now())), "older-release");
        assert_eq!(code(bot.accept(&release(10), now())), "accepted");
    }
}

#[test]
fn row_47_a_crash_while_going_back_leaves_the_one_or_the_other() {
    let [eight, nine] = [8, 9].map(release);
    let file = signed(&permit((9, &nine), (8, &eight)));
    for failure in [Failure::Once(StorageFull), Failure::AfterEffect(PermissionDenied)] {
        for step in 0.. {
            let folder = tempfile::tempdir().unwrap();
            opened(&folder).accept(&eight, now()).unwrap();
            opened(&folder).accept(&nine, now()).unwrap();
            let disk = Arc::new(FailingDisk::new(failure));
            let dir = Dir::open_on(folder.path(), disk.clone()).unwrap();
            disk.fail_at(step);
            let mut bot = Activation::open(ReleaseFolder::on(dir), roots()).unwrap();
            let done = bot.roll_back(&file, &eight, now()).is_ok();
            let seq = serves(&folder).unwrap();
            assert!(seq == 8 || (seq == 9 && !done), "step {step}");
            if !disk.has_failed() {
                assert!(step > 2, "the disk is used");
                break;
            }
        }
    }
}

/// What somebody at the source puts before a bot.
#[derive(Debug, Clone)]
enum Step {
    Offer(u32),
    Permit(u32, u32),
    Restart,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (1..7_u32).prop_map(Step::Offer),
        3 => (2..7_u32).prop_flat_map(|from| (Just(from), 1..from))
            .prop_map(|(from, to)| Step::Permit(from, to)),
        1 => Just(Step::Restart),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// In whatever order releases and permits are put before a bot, it goes down only by a permit,
    /// never up to what was left, and never below by one that it has left behind.
    #[test]
    fn row_46_no_order_of_releases_and_permits_brings_back_what_was_left(
        steps in prop::collection::vec(step(), 1..14)
    ) {
        static RELEASES: LazyLock<Vec<Vec<u8>>> =
            LazyLock::new(|| (1..7).map(release).collect());
        let of = |seq: u32| RELEASES[seq as usize - 1].as_slice();
        let folder = tempfile::tempdir().unwrap();
        let mut bot = opened(&folder);
        // The highest that is closed or was served, what answers, whether it came back.
        let (mut highest, mut serving, mut back) = (0, 0, false);
        for step in steps {
            match step {
                Step::Offer(seq) => {
                    let may = seq > highest || seq == serving;
                    let taken = bot.accept(of(seq), now()).is_ok();
                    prop_assert_eq!(taken, may, "offered {}", seq);
                    if taken && seq > highest {
                        (highest, serving, back) = (seq, seq, false);
                    }
                }
                Step::Permit(from, to) => {
                    let file = signed(&permit((from, of(from)), (to, of(to))));
                    let may = from >= highest && (!back || to <= serving);
                    let taken = bot.roll_back(&file, of(to), now()).is_ok();
                    prop_assert_eq!(taken, may, "permit {} to {}", from, to);
                    if taken {
                        (highest, serving, back) = (from, to, true);
                    }
                }
                Step::Restart => bot = opened(&folder),
            }
            prop_assert_eq!(serves(&folder).unwrap_or(0), serving);
            prop_assert_eq!(bot.rolled_back().is_some(), back);
        }
    }
}
