//! The tools of every Debian accept our bundle, and notice what an attacker changes.

use std::fs;
use std::path::PathBuf;

use crate::shop::{COMMENT, Shop, files};
use crate::tools::{Outcome, run};

/// The bundle, unpacked by GNU tar.
fn unpacked(shop: &Shop) -> PathBuf {
    let folder = shop.path("unpacked");
    fs::create_dir(&folder).unwrap();
    let output = run(&folder, "", "tar", &["-xf", "../shop.kbx"]).succeeded();
    assert_eq!(output, "", "tar has nothing to complain about");
    folder
}

fn minisign_verifies(shop: &Shop, folder: &std::path::Path) -> Outcome {
    run(
        folder,
        "",
        "minisign",
        &["-Vm", "manifest", "-x", &shop.signature_name(), "-p", "../author.pub"],
    )
}

#[test]
fn tar_minisign_and_sha256sum_accept_a_bundle() {
    let shop = Shop::open();
    let folder = unpacked(&shop);
    let output = minisign_verifies(&shop, &folder).succeeded();
    assert!(output.contains("Signature and comment signature verified"), "{output}");
    assert!(output.contains(COMMENT), "{output}");
    let output = run(&folder, "", "sha256sum", &["--strict", "-c", "manifest"]).succeeded();
    assert_eq!(
        output.lines().filter(|line| line.ends_with(": OK")).count(),
        files().len() + 6,
        "{output}"
    );
    for (path, bytes) in files() {
        assert_eq!(fs::read(folder.join("kb").join(&path)).unwrap(), bytes, "{path}");
    }
}

#[test]
fn a_changed_file_is_noticed_by_sha256sum() {
    let shop = Shop::open();
    let folder = unpacked(&shop);
    fs::write(folder.join("kb/faqs.csv"), "id,question\nship-when,免费送\n").unwrap();
    let outcome = run(&folder, "", "sha256sum", &["--strict", "-c", "manifest"]);
    assert!(
        !outcome.success && outcome.output.contains("kb/faqs.csv: FAILED"),
        "{}",
        outcome.output
    );
}

#[test]
fn a_changed_manifest_or_comment_is_noticed_by_minisign() {
    let shop = Shop::open();
    let folder = unpacked(&shop);
    let signature = folder.join(shop.signature_name());
    let good = fs::read_to_string(&signature).unwrap();
    fs::write(&signature, good.replace("seq=3", "seq=4")).unwrap();
    assert!(!minisign_verifies(&shop, &folder).success);
    fs::write(&signature, good).unwrap();
    minisign_verifies(&shop, &folder).succeeded();
    fs::write(folder.join("manifest"), "# kbx-manifest-v2\n").unwrap();
    assert!(!minisign_verifies(&shop, &folder).success);
}

#[test]
fn tar_lists_only_plain_files_of_nobody() {
    let shop = Shop::open();
    let listing =
        run(shop.folder.path(), "", "tar", &["--numeric-owner", "-tvf", "shop.kbx"]).succeeded();
    assert_eq!(listing.lines().count(), files().len() + 8);
    for line in listing.lines() {
        assert!(line.starts_with("-rw-r--r-- 0/0 "), "{line}");
    }
}
