//! What an export may replace, and what is said of it before.

use std::path::Path;

use crate::common::{Shop, StoppedClock};
use kaopu_studio::{
    ApiResult, Clock as _, Export, Exported, ReleaseNumber, SigningKey, create_key,
    replaced_by_export, unlock_key,
};
use secrecy::SecretString;

fn key(shop: &Shop) -> SigningKey {
    let passphrase = SecretString::from("correct horse battery staple");
    let path = shop.folder.path().join("author.key");
    create_key(&path, &passphrase).unwrap();
    unlock_key(&path, &passphrase).unwrap()
}

fn export(
    shop: &Shop,
    key: &SigningKey,
    path: &Path,
    seq: Option<ReleaseNumber>,
) -> ApiResult<Exported> {
    let kb_digest = shop.workspace.release_preview().unwrap().kb_digest;
    shop.workspace.export(&Export {
        key,
        path,
        kb_digest: &kb_digest,
        seq,
        issued_at: None,
        days: 90,
        notes: "",
        person: "",
        overrides: &[],
    })
}

#[test]
fn only_a_bundle_is_replaced_and_it_is_called_by_its_name() {
    let shop = Shop::open();
    let key = key(&shop);
    let keys = std::slice::from_ref(key.public());
    let path = shop.folder.path().join("shop.kbx");
    assert_eq!(replaced_by_export(&path, keys, StoppedClock.instant()).unwrap(), None);
    export(&shop, &key, &path, Some(ReleaseNumber::Exactly(12))).unwrap();
    let said = replaced_by_export(&path, keys, StoppedClock.instant()).unwrap().unwrap();
    assert!(said.zh.contains("第 12 版") && said.zh.contains("小满好物"), "{}", said.zh);
    assert!(said.en.contains("Release 12 of"), "{}", said.en);
    let strangers = replaced_by_export(&path, &[], StoppedClock.instant()).unwrap().unwrap();
    assert!(!strangers.en.contains("12"), "nobody vouches for it: {}", strangers.en);

    let mine = shop.folder.path().join("author.key");
    let before = std::fs::read(&mine).unwrap();
    assert_eq!(
        replaced_by_export(&mine, keys, StoppedClock.instant()).unwrap_err().code,
        "bad-input"
    );
    assert_eq!(export(&shop, &key, &mine, None).unwrap_err().code, "bad-input");
    assert_eq!(std::fs::read(&mine).unwrap(), before);
    assert_eq!(shop.workspace.release_preview().unwrap().seq, 13, "no number was used");
    #[cfg(unix)]
    {
        let link = shop.folder.path().join("link.kbx");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        assert_eq!(
            replaced_by_export(&link, keys, StoppedClock.instant()).unwrap_err().code,
            "link"
        );
        assert_eq!(export(&shop, &key, &link, None).unwrap_err().code, "link");
    }
}

#[test]
fn the_bundle_that_is_replaced_counts_and_so_does_what_its_number_stands_for() {
    let (first, second) = (Shop::open(), Shop::open());
    let key = key(&first);
    let path = first.folder.path().join("shop.kbx");
    export(&first, &key, &path, Some(ReleaseNumber::Exactly(12))).unwrap();
    assert_eq!(second.workspace.release_preview().unwrap().seq, 1, "the same KB elsewhere");
    let facts = second.read("facts.csv");
    second.write_outside("facts.csv", &format!("{facts}又一个,1,件,\n"));
    assert!(second.workspace.refresh().unwrap());
    let twelve = export(&second, &key, &path, Some(ReleaseNumber::Exactly(12)));
    assert_eq!(twelve.unwrap_err().code, "seq-used");
    assert_eq!(export(&second, &key, &path, None).unwrap().seq, 13);
}

#[test]
fn a_preview_says_that_the_number_is_not_known() {
    let shop = Shop::open();
    shop.write_outside("releases.csv", "seq\n<<<<<<< HEAD\n");
    let preview = shop.workspace.release_preview().unwrap();
    assert!(preview.blockers.iter().any(|why| why.zh.contains("releases.csv 第 2 行")));
    let at_least = Some(ReleaseNumber::AtLeast(5));
    let preview = shop.workspace.release_preview_as(at_least, &[]).unwrap();
    assert!(preview.blockers.is_empty() && preview.seq == 5, "{:?}", preview.blockers);
}

#[test]
fn a_person_is_asked_for_the_last_number_and_the_release_comes_after_it() {
    let shop = Shop::open();
    let key = key(&shop);
    assert_eq!(shop.workspace.release_preview_after(None).unwrap().last_asked, None);
    shop.write_outside("releases.csv", "seq\n<<<<<<< HEAD\n");
    let asked = shop.workspace.release_preview_after(None).unwrap();
    let why = asked.last_asked.as_ref().unwrap();
    assert!(why.zh.contains("releases.csv 第 2 行"), "{}", why.zh);
    assert!(!why.zh.contains("--seq-at-least"), "the window has no command line: {}", why.zh);
    assert!(asked.blockers.is_empty() && asked.seq == 0, "{:?}", asked.blockers);

    let answered = shop.workspace.release_preview_after(Some(4)).unwrap();
    assert_eq!((answered.last_asked, answered.seq), (asked.last_asked, 5));
    assert!(answered.suggested_path.ends_with("-v5.kbx"), "{}", answered.suggested_path);
    let never = shop.workspace.release_preview_after(Some(0)).unwrap();
    assert_eq!(never.seq, 1, "there was no release");
    let error = shop.workspace.release_preview_after(Some(u32::MAX)).unwrap_err();
    assert_eq!(error.code, "seq-exhausted");

    let path = shop.folder.path().join("shop.kbx");
    assert_eq!(export(&shop, &key, &path, None).unwrap_err().code, "seq-unknown");
    let after = ReleaseNumber::after(4).unwrap();
    assert_eq!(export(&shop, &key, &path, Some(after)).unwrap().seq, 5);
}
