//! Who may sign, and the second signature, as the window asks for them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::common::{Shop, StoppedClock, sample};
use kaopu_studio::{Export, Places, SigningKey, Studio, create_key, unlock_key};
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
    assert_eq!(workspace.add_approver(&li_public, "李雷", &wang).unwrap_err().code, "no-root");

    let (v1, missing) = export(&shop, &wang, "v1.kbx");
    let alone = workspace.signing().unwrap();
    assert_eq!((missing, alone.approvers, alone.people[0].person.as_str()), (0, 0, "王芳"));
    assert_eq!(workspace.add_approver("RWQabc", "李雷", &wang).unwrap_err().code, "bad-key");
    assert_eq!(workspace.add_approver(&li_public, " ", &wang).unwrap_err().code, "root");
    let both = workspace.add_approver(&li_public, " 李雷 ", &wang).unwrap();
    assert_eq!((both.version, both.approvers), (2, 1));
    let again = workspace.add_approver(&li_public, "李雷", &wang).unwrap_err();
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
        let places =
            Places { config: at("config"), data: at("data"), sample: sample(), program: None };
        let studio = Studio::new(places, "macbook".into(), Arc::new(StoppedClock), |_| {});
        studio.open_workspace(&at("kb")).unwrap();
        studio
    };
    let acts_as = |studio: &Studio, budget| {
        let workspace = studio.workspace().unwrap();
        workspace.save_budget(budget).unwrap();
        workspace.history(1).unwrap()[0].actor.clone()
    };
    let first = studio();
    let passphrase = SecretString::from("for a test");
    let made = first.create_key("wang", &passphrase).unwrap();
    assert_eq!(acts_as(&first, 150), "macbook");
    let key = unlock_key(Path::new(&made.path), &passphrase).unwrap();
    first.workspace().unwrap().init_roots("王芳", &key).unwrap();
    drop(first);
    assert_eq!(acts_as(&studio(), 250), "王芳");
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
