//! Who may sign, and the second signature, as the window asks for them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::common::{Shop, StoppedClock, latest, sample};
use kaopu_studio::{
    Export, KeyDamage, Places, SigningKey, SigningView, Studio, create_key, unlock_key,
};
use secrecy::SecretString;

/// A key in the shop's folder; its public half in one line.
fn key(shop: &Shop, name: &str) -> (SigningKey, String) {
    let passphrase = SecretString::from("for a test");
    let path = shop.folder.path().join(name);
    let made = create_key(&path, &passphrase).unwrap();
    (unlock_key(&path, &passphrase).unwrap(), made.public_key)
}

fn export(shop: &Shop, key: &SigningKey, name: &str) -> (PathBuf, u32) {
    let path = shop.folder.path().join(name);
    let kb_digest = shop.workspace.snapshot().digest().to_owned();
    let exported = shop.workspace.export(&Export {
        key,
        path: &path,
        kb_digest: &kb_digest,
        seq: None,
        issued_at: None,
        days: 90,
        notes: "双十一",
        person: " 王芳 ",
        overrides: &[],
    });
    (path, exported.unwrap().missing_approvals)
}

fn review_code(shop: &Shop, path: &Path) -> String {
    shop.workspace.review(path).map_or_else(|error| error.code, |_| "shown".to_owned())
}

#[test]
fn a_second_person_is_asked_signs_what_they_saw_and_is_let_go() {
    let shop = Shop::open();
    let workspace = &shop.workspace;
    let ((wang, _), (li, li_public)) = (key(&shop, "wang.key"), key(&shop, "li.key"));
    let before = workspace.signing().unwrap();
    assert_eq!((before.version, before.people.len()), (0, 0));
    assert_eq!(
        workspace.add_approver(&li_public, "李雷", false, &wang).unwrap_err().code,
        "no-root"
    );

    let (v1, missing) = export(&shop, &wang, "v1.kbx");
    let alone = workspace.signing().unwrap();
    assert_eq!((missing, alone.approvers, alone.people[0].person.as_str()), (0, 0, "王芳"));
    assert_eq!(workspace.add_approver("RWQabc", "李雷", false, &wang).unwrap_err().code, "bad-key");
    assert_eq!(workspace.add_approver(&li_public, " ", false, &wang).unwrap_err().code, "root");
    let both = workspace.add_approver(&li_public, " 李雷 ", false, &wang).unwrap();
    assert_eq!((both.version, both.approvers), (2, 1));
    let again = workspace.add_approver(&li_public, "李雷", false, &wang).unwrap_err();
    assert!(again.code == "root" && again.message.zh.contains("已经在"), "{again:?}");
    let stranger = workspace.remove_signer(&both.people[0].key_id, &li).unwrap_err();
    assert!(stranger.message.zh.contains("没有更改"), "{stranger:?}");
    let added = both.people.iter().find(|person| person.person == "李雷").unwrap();
    assert!(added.approves && !added.writes && !added.manages);

    let (v2, missing) = export(&shop, &wang, "v2.kbx");
    assert_eq!(missing, 1);
    let seen = workspace.review(&v2).unwrap();
    assert_eq!((seen.seq, seen.notes.as_str(), seen.missing_approvers), (2, "双十一", 1));
    // What is signed is what was shown: another file in its place is not.
    std::fs::copy(&v1, &v2).unwrap();
    let error = workspace.approve(&v2, &seen.digest, &li).unwrap_err();
    assert_eq!(error.code, "conflict");
    let (v2, _) = export(&shop, &wang, "v2.kbx");
    let seen = workspace.review(&v2).unwrap();
    let own = workspace.approve(&v2, &seen.digest, &wang).unwrap_err();
    assert_eq!(own.code, "same-person");
    let signed = workspace.approve(&v2, &seen.digest, &li).unwrap();
    assert_eq!((signed.missing_approvers, signed.signed_by.len()), (0, 2));
    assert_ne!(signed.digest, seen.digest);

    let alone = workspace.remove_signer(&added.key_id, &wang).unwrap();
    assert_eq!((alone.version, alone.approvers, alone.people.len()), (3, 0, 1));
    assert_eq!(review_code(&shop, &v2), "unknown-signer");
    assert_eq!(export(&shop, &wang, "v3.kbx").1, 0);
    // Nobody is left to change who signs: refused.
    let last = &alone.people[0];
    assert_eq!(workspace.remove_signer(&last.key_id, &wang).unwrap_err().code, "root");
    std::fs::write(shop.folder.path().join("odd.kbx"), "hello").unwrap();
    assert_eq!(review_code(&shop, &shop.folder.path().join("odd.kbx")), "not-a-bundle");
}

#[test]
fn a_key_is_exchanged_and_what_the_old_one_signed_no_longer_counts() {
    let shop = Shop::open();
    let workspace = &shop.workspace;
    let (old, _) = key(&shop, "old.key");
    let (new, new_public) = key(&shop, "new.key");
    let (v1, _) = export(&shop, &old, "v1.kbx");
    let known = workspace.signing().unwrap().people.remove(0);
    assert!(!known.ends_soon && known.until.starts_with("2036-"), "{known:?}");
    let by = |id: &str, public: &str, key| workspace.rotate_signer(id, public, key, Some(&new));
    assert_eq!(by("0123456789abcdef", &new_public, &old).unwrap_err().code, "unknown-key");
    assert_eq!(by(&known.key_id, "RWQabc", &old).unwrap_err().code, "bad-key");
    assert_eq!(by(&known.key_id, &known.public_key, &old).unwrap_err().code, "same-key");
    let rotated = by(&known.key_id, &new_public, &old).unwrap();
    let [person] = &rotated.people[..] else { panic!("{rotated:?}") };
    assert_eq!((person.person.as_str(), &person.public_key), ("王芳", &new_public));
    assert!(person.manages && person.writes && rotated.waiting.is_none());
    assert_eq!(review_code(&shop, &v1), "unknown-signer");
    assert_eq!(export(&shop, &new, "v2.kbx").1, 0);
    // The old one has no say any more: whoever has it can only ask.
    let asked = workspace.rotate_signer(&person.key_id, &known.public_key, &old, None).unwrap();
    assert_eq!((asked.version, &asked.people), (2, &rotated.people));
    assert_eq!(asked.waiting.unwrap().missing, 1);
}

#[test]
fn a_change_that_two_must_sign_waits_and_says_for_whom() {
    let shop = Shop::open();
    let workspace = &shop.workspace;
    let ((wang, _), (li, li_public)) = (key(&shop, "wang.key"), key(&shop, "li.key"));
    let (spare, spare_public) = key(&shop, "spare.key");
    export(&shop, &wang, "v1.kbx");
    let with_li = workspace.add_approver(&li_public, "李雷", true, &wang).unwrap();
    let added = with_li.people.iter().find(|person| person.person == "李雷").unwrap();
    assert!(added.approves && added.manages && !added.writes);
    assert_eq!(workspace.ask_managers(3, &wang).unwrap_err().code, "root", "there are two");
    workspace.ask_managers(2, &wang).unwrap();
    let said = |view: &SigningView| {
        let waiting = view.waiting.clone().expect("something waits");
        let changes: Vec<String> = waiting.changes.into_iter().map(|one| one.zh).collect();
        (
            changes.join("；"),
            waiting.signed_by.join("、"),
            waiting.asked.join("、"),
            waiting.missing,
        )
    };
    // Both are asked for as soon as both are to be asked.
    let waits = workspace.signing().unwrap();
    assert_eq!((waits.version, waits.managers), (2, 1));
    assert_eq!(said(&waits).0, "改签名名单要 2 个人同意");
    assert_eq!((said(&waits).1.as_str(), said(&waits).2.as_str()), ("王芳", "李雷"));
    let digest = waits.waiting.unwrap().digest;
    let again = workspace.sign_waiting_root(&digest, &wang).unwrap_err();
    assert_eq!(again.code, "same-person");
    assert_eq!(workspace.sign_waiting_root("0a", &li).unwrap_err().code, "conflict");
    assert!(workspace.sign_waiting_root(&digest, &spare).is_err(), "no key of theirs");
    let signed = workspace.sign_waiting_root(&digest, &li).unwrap();
    assert_eq!((signed.version, signed.managers, signed.waiting), (3, 2, None));
    assert!(!shop.path("root-next.kbx").exists());

    // From now on whatever is changed in the window waits, is taken back or is signed.
    let of_wang = signed.people.iter().find(|one| one.person == "王芳").unwrap();
    let spare_of_wang =
        |new| workspace.rotate_signer(&of_wang.key_id, &spare_public, &wang, new).unwrap();
    // The new key manages, too, and shows that it can; until then its owner is asked for it.
    let waits = spare_of_wang(None);
    assert_eq!((said(&waits).1, said(&waits).2), ("王芳".into(), "李雷、王芳".into()));
    let digest = waits.waiting.unwrap().digest;
    assert_eq!(workspace.sign_waiting_root(&digest, &wang).unwrap_err().code, "same-person");
    let waits = workspace.sign_waiting_root(&digest, &spare).unwrap();
    assert_eq!(said(&waits).2, "李雷");
    let waits = spare_of_wang(Some(&spare));
    assert_eq!((waits.version, said(&waits).2, said(&waits).3), (3, "李雷".into(), 1));
    assert!(said(&waits).0.starts_with("王芳换一把新钥匙"), "{waits:?}");
    let renewed = workspace.withdraw_root().unwrap();
    assert_eq!((renewed.version, renewed.waiting), (3, None));
    let waits = workspace.renew_signing(&wang).unwrap();
    assert!(said(&waits).0.starts_with("还是这些人，有效期续到 2036-"), "{waits:?}");
    // Who is left is enough for what is asked of them.
    let of_li = signed.people.iter().find(|one| one.person == "李雷").unwrap();
    let waits = workspace.remove_signer(&of_li.key_id, &wang).unwrap();
    assert_eq!(
        said(&waits).0,
        "不再让李雷签名，他的钥匙作废；发布不用再复核；改签名名单要 1 个人同意"
    );
    let digest = waits.waiting.unwrap().digest;
    let alone = workspace.sign_waiting_root(&digest, &li).unwrap();
    assert_eq!((alone.version, alone.managers, alone.people.len()), (4, 1, 1));

    // What is no root, or follows another one, is nobody's.
    workspace.renew_signing(&wang).unwrap();
    shop.write_outside("root-next.kbx", "hello");
    assert_eq!(workspace.signing().unwrap().waiting, None);
    std::fs::copy(shop.path("root.kbx"), shop.path("root-next.kbx")).unwrap();
    assert_eq!(workspace.signing().unwrap().waiting, None);
}

#[test]
fn whoever_lost_the_only_key_begins_anew_and_keeps_the_old_file() {
    let shop = Shop::open();
    let workspace = &shop.workspace;
    let ((lost, _), (new, _)) = (key(&shop, "lost.key"), key(&shop, "new.key"));
    let (v1, _) = export(&shop, &lost, "v1.kbx");
    let before = std::fs::read(shop.path("root.kbx")).unwrap();
    assert_eq!(workspace.begin_signing_anew(" ", &new).unwrap_err().code, "root");
    assert_eq!(std::fs::read(shop.path("root.kbx")).unwrap(), before);
    let copy = shop.folder.path().join("for-the-bot.kbx");
    workspace.copy_root(&copy).unwrap();
    assert_eq!(std::fs::read(copy).unwrap(), before);
    let anew = workspace.begin_signing_anew(" 王芳 ", &new).unwrap();
    assert_eq!((anew.version, anew.people[0].person.as_str()), (1, "王芳"));
    assert_eq!(std::fs::read(shop.path("root-old.kbx-1")).unwrap(), before);
    assert_eq!(review_code(&shop, &v1), "other-root");
    let (v2, _) = export(&shop, &new, "v2.kbx");
    assert_eq!(workspace.review(&v2).unwrap().seq, 2, "numbers go on");
}

#[test]
fn files_that_are_half_a_key_or_none_are_named() {
    let folder = Shop::open().close();
    let at = |name: &str| folder.path().join("config/keys").join(name);
    let places = Places {
        caches: None,
        config: folder.path().join("config"),
        data: folder.path().join("data"),
        sample: sample(),
        program: None,
    };
    let studio = Studio::new(places, "macbook".into(), Arc::new(StoppedClock), |_| {});
    assert!(studio.key_files().damaged.is_empty());
    let passphrase = SecretString::from("for a test");
    for name in ["good", "no-public", "no-secret", "foreign-public"] {
        studio.create_key(name, &passphrase).unwrap();
    }
    std::fs::remove_file(at("no-public.pub")).unwrap();
    std::fs::remove_file(at("no-secret.key")).unwrap();
    std::fs::write(at("foreign-public.pub"), "ssh-ed25519 AAAA").unwrap();
    std::fs::write(at("foreign.key"), "-----BEGIN PRIVATE KEY-----\n").unwrap();
    std::fs::write(at("notes.txt"), "of no interest").unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::Permissions::from_mode;
        std::fs::set_permissions(at("foreign.key"), mode(0o600)).unwrap();
        studio.create_key("open", &passphrase).unwrap();
        std::fs::set_permissions(at("open.key"), mode(0o644)).unwrap();
    }
    let files = studio.key_files();
    let name = |path: &str| Path::new(path).file_name().unwrap().to_str().unwrap().to_owned();
    let keys: Vec<_> = files.keys.iter().map(|key| name(&key.path)).collect();
    assert_eq!(keys, ["good.key"]);
    let mut damaged: Vec<_> =
        files.damaged.iter().map(|one| (name(&one.path), one.damage)).collect();
    damaged.retain(|(name, _)| name != "open.key");
    assert_eq!(
        damaged,
        [
            ("foreign-public.key".to_owned(), KeyDamage::NotAKey),
            ("foreign.key".to_owned(), KeyDamage::NotAKey),
            ("no-public.key".to_owned(), KeyDamage::PublicMissing),
            ("no-secret.pub".to_owned(), KeyDamage::SecretMissing),
        ]
    );
    #[cfg(unix)]
    assert!(files.damaged.iter().any(|one| one.damage == KeyDamage::Exposed));
}

#[test]
fn a_release_of_former_days_is_looked_at_and_put_back() {
    let shop = Shop::open();
    let workspace = &shop.workspace;
    let (wang, _) = key(&shop, "wang.key");
    let files = || workspace.snapshot().files().clone();
    let comment = |text: &str| {
        let settings = shop.read("kb.toml");
        shop.write_outside("kb.toml", &format!("{settings}\n# {text}\n"));
        workspace.refresh().unwrap();
    };
    let first = files();
    let (v1, _) = export(&shop, &wang, "v1.kbx");
    comment("一");
    let second = files();
    let (v2, _) = export(&shop, &wang, "v2.kbx");
    comment("二");
    let third = files();

    assert_eq!(workspace.past_release(3).unwrap_err().code, "no-release");
    let shown = workspace.past_release(2).unwrap();
    let signed = shown.signed.unwrap();
    assert_eq!((signed.notes.as_str(), signed.signed_by.len(), shown.unread), ("双十一", 1, None));
    let names = |rows: &[kaopu_studio::ChangeRow]| -> Vec<String> {
        rows.iter().map(|row| row.id.clone()).collect()
    };
    assert_eq!((shown.before, names(&shown.changed.unwrap())), (Some(1), vec!["kb.toml".into()]));
    assert_eq!(names(&shown.since.unwrap()), ["kb.toml"]);
    let shown = workspace.past_release(1).unwrap();
    assert_eq!((shown.before, shown.changed), (None, None));

    // One gesture back, and one forth; the number of the next release goes on.
    workspace.restore_release(1).unwrap();
    assert_eq!(files(), first);
    workspace.undo().unwrap().unwrap();
    assert_eq!(files(), third);
    workspace.restore_release(2).unwrap();
    assert_eq!(files(), second);
    let (v3, _) = export(&shop, &wang, "v3.kbx");
    assert_eq!(workspace.review(&v3).unwrap().seq, 3);

    // A bundle that was moved, or exchanged, says nothing; the copy still does.
    std::fs::rename(&v1, shop.folder.path().join("moved.kbx")).unwrap();
    let moved = workspace.past_release(1).unwrap();
    assert!(moved.signed.is_none() && moved.unread.is_some() && moved.since.is_some());
    std::fs::copy(&v3, &v2).unwrap();
    assert!(workspace.past_release(2).unwrap().unread.unwrap().zh.contains("另一个"));
    std::fs::remove_dir_all(shop.path(".kaopu/releases/2")).unwrap();
    assert_eq!(workspace.restore_release(2).unwrap_err().code, "no-release");
    assert_eq!(workspace.past_release(2).unwrap().since, None);
}

#[test]
fn who_signs_and_who_edits_have_one_name() {
    let shop = Shop::open().close();
    let at = |name: &str| shop.path().join(name);
    let studio = || {
        let places = Places {
            caches: None,
            config: at("config"),
            data: at("data"),
            sample: sample(),
            program: None,
        };
        let studio = Studio::new(places, "macbook".into(), Arc::new(StoppedClock), |_| {});
        studio.open_workspace(&at("kb")).unwrap();
        studio
    };
    let acts_as = |studio: &Studio, budget| {
        let workspace = studio.workspace().unwrap();
        workspace.save_budget(budget).unwrap();
        latest(&workspace, 1)[0].actor.clone()
    };
    let first = studio();
    let passphrase = SecretString::from("for a test");
    let made = first.create_key("wang", &passphrase).unwrap();
    assert_eq!(acts_as(&first, 150), "macbook");
    let key = unlock_key(Path::new(&made.path), &passphrase).unwrap();
    let still_read = first.workspace().unwrap();
    still_read.init_roots("王芳", &key).unwrap();
    drop(first);
    // Somebody is still reading its files while it is opened again.
    let read = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(50));
        drop(still_read);
    });
    assert_eq!(acts_as(&studio(), 250), "王芳");
    read.join().unwrap();
}

#[test]
fn row_45_what_was_looked_at_is_signed_or_nothing() {
    let shop = Shop::open();
    let workspace = &shop.workspace;
    let (wang, _) = key(&shop, "wang.key");
    let seen = workspace.release_preview().unwrap();
    let settings = shop.read("kb.toml");
    shop.write_outside("kb.toml", &format!("{settings}\n# while the dialog is open\n"));
    let path = shop.folder.path().join("v1.kbx");
    let export = |kb_digest: &str| {
        workspace.export(&Export {
            key: &wang,
            path: &path,
            kb_digest,
            seq: None,
            issued_at: None,
            days: 90,
            notes: "",
            person: "",
            overrides: &[],
        })
    };
    assert_eq!(export(&seen.kb_digest).unwrap_err().code, "conflict");
    assert!(!path.exists() && workspace.releases().unwrap().is_empty());
    let seen = workspace.release_preview().unwrap();
    assert_eq!(export(&seen.kb_digest).unwrap().seq, 1, "and no number was lost");
}
