//! Who may sign, and the second signature, as the window asks for them.

use std::path::{Path, PathBuf};

use crate::common::Shop;
use kaopu_studio::{Export, SigningKey, create_key, unlock_key};
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
    assert_eq!((missing, workspace.signing().unwrap().approvers), (0, 0));
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
