//! Keys and signatures go both ways between us and the minisign program.

use std::fs;

use kaopu_bundle::{PublicKey, SecretKeyFile, verify};
use secrecy::SecretString;

use crate::shop::{COMMENT, PASSPHRASE, Shop, now, release};
use crate::tools::run;

/// Lets minisign sign the manifest with our key, and tar put the result back together as
/// `signed.kbx`.
fn signed_by_minisign(
    shop: &Shop,
    extra: &[&str],
) -> Result<kaopu_bundle::VerifiedBundle, kaopu_bundle::VerifyError> {
    let folder = shop.folder.path();
    let names = run(folder, "", "tar", &["-tf", "shop.kbx"]).succeeded();
    run(folder, "", "tar", &["-xf", "shop.kbx"]).succeeded();
    let signature = shop.signature_name();
    fs::remove_file(shop.path(&signature)).unwrap();
    let sign = [&["-S", "-s", "author.key", "-m", "manifest", "-x", &signature], extra].concat();
    run(folder, &format!("{PASSPHRASE}\n"), "minisign", &sign).succeeded();
    let pack = [
        "--format=ustar",
        "--owner=0",
        "--group=0",
        "--numeric-owner",
        "--mtime=@0",
        "--mode=0644",
        "-b1",
        "-cf",
        "signed.kbx",
    ];
    run(folder, "", "tar", &[&pack[..], &names.lines().collect::<Vec<_>>()].concat()).succeeded();
    shop.verify("signed.kbx")
}

#[test]
fn minisign_signs_with_our_key_and_we_accept_it() {
    let shop = Shop::open();
    let verified = signed_by_minisign(&shop, &["-t", COMMENT]).unwrap();
    assert_eq!(verified.release().seq, 3);
    // Ed25519 is deterministic, and so is the container: two programs, the same bytes.
    assert_eq!(
        fs::read(shop.path("signed.kbx")).unwrap(),
        fs::read(shop.path("shop.kbx")).unwrap()
    );
}

#[test]
fn a_signature_that_minisign_made_for_something_else_is_refused() {
    let code = |extra: &[&str]| signed_by_minisign(&Shop::open(), extra).unwrap_err().code();
    assert_eq!(code(&[]), "signature-comment");
    assert_eq!(code(&["-t", "kbx2-release role=approver tenant=attacked epoch=0 seq=3"]), "role");
    assert_eq!(code(&["-t", "kbx2-release role=author tenant=attacked epoch=0 seq=4"]), "release");
    assert_eq!(code(&["-t", COMMENT, "-c", "from a friend"]), "signature");
    assert_eq!(code(&["-t", COMMENT, "-l"]), "signature");
}

#[test]
fn a_key_that_minisign_made_signs_our_bundles() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), "pass\npass\n", "minisign", &["-G", "-s", "author.key", "-p", "author.pub"])
        .succeeded();
    let key = SecretKeyFile::read(&folder.path().join("author.key"))
        .unwrap()
        .unlock(&SecretString::from("pass"))
        .unwrap();
    let public =
        PublicKey::parse(&fs::read_to_string(folder.path().join("author.pub")).unwrap()).unwrap();
    assert_eq!(key.public(), &public);
    let bundle = release(&key);
    verify(&bundle, &public.clone().into(), now()).unwrap();
    fs::write(folder.path().join("shop.kbx"), bundle).unwrap();
    run(folder.path(), "", "tar", &["-xf", "shop.kbx"]).succeeded();
    let signature = format!("sig/{}.minisig", public.key_id());
    run(folder.path(), "", "minisign", &["-Vm", "manifest", "-x", &signature, "-p", "author.pub"])
        .succeeded();
}

#[test]
fn minisign_prints_the_same_key_id() {
    let shop = Shop::open();
    let folder = shop.folder.path();
    let output = run(
        folder,
        &format!("{PASSPHRASE}\n"),
        "minisign",
        &["-R", "-s", "author.key", "-p", "again.pub"],
    )
    .succeeded();
    let again = fs::read_to_string(shop.path("again.pub")).unwrap();
    // minisign drops zeros at the beginning of an id: one key in sixteen has some.
    let without_zeros = |text: &str| {
        let (comment, rest) = text.split_once('\n').unwrap();
        let (words, id) = comment.rsplit_once(' ').unwrap();
        format!("{words} {}\n{rest}", id.trim_start_matches('0'))
    };
    assert_eq!(without_zeros(&again), without_zeros(&shop.public().to_file_text()), "{output}");
}
