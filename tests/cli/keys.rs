//! `kaopu key`, and passphrases.

use crate::sandbox::{PASSPHRASE, Sandbox};

#[test]
fn a_new_key_is_a_pair_of_files() {
    let sandbox = Sandbox::empty().passphrase(PASSPHRASE);
    let run = sandbox.kaopu(&["key", "new", "shop.key"]);
    run.looks_like("key-new");
    let shown = sandbox.kaopu(&["key", "show", "shop.key", "--json"]).ends_with(0).json();
    assert_eq!(shown["key_id"], "[KEY ID]");
    assert_eq!(shown["public_key"], "[PUBLIC KEY]");
    let secret = String::from_utf8(sandbox.read("shop.key")).unwrap();
    assert!(secret.starts_with("untrusted comment:") && !secret.contains(PASSPHRASE));
}

#[cfg(unix)]
#[test]
fn a_secret_key_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::with_key();
    let mode = |mode| {
        std::fs::set_permissions(sandbox.path("shop.key"), PermissionsExt::from_mode(mode)).unwrap()
    };
    assert_eq!(
        std::fs::metadata(sandbox.path("shop.key")).unwrap().permissions().mode() & 0o777,
        0o600
    );
    mode(0o644);
    let run = sandbox.export("shop.kbx");
    run.looks_like("key-exposed");
    assert!(!sandbox.path("shop.kbx").exists());
}

#[test]
fn a_key_is_never_overwritten() {
    let sandbox = Sandbox::with_key();
    let secret = sandbox.read("shop.key");
    sandbox.kaopu(&["key", "new", "shop.key"]).looks_like("key-exists");
    // The public half alone would be lost as well.
    sandbox.kaopu(&["key", "new", "shop"]).ends_with(2);
    assert_eq!(sandbox.read("shop.key"), secret);
    assert!(!sandbox.path("shop").exists());
}

#[test]
fn a_secret_key_cannot_be_called_pub() {
    let sandbox = Sandbox::empty().passphrase(PASSPHRASE);
    sandbox.kaopu(&["key", "new", "shop.pub"]).looks_like("key-called-pub");
    assert!(!sandbox.path("shop.pub").exists());
}

#[test]
fn without_a_terminal_the_passphrase_must_be_given() {
    let sandbox = Sandbox::empty();
    sandbox.kaopu(&["key", "new", "shop.key"]).looks_like("key-no-passphrase");
    assert!(!sandbox.path("shop.key").exists());
}

#[test]
fn a_passphrase_is_never_an_argument() {
    let sandbox = Sandbox::empty();
    sandbox.kaopu(&["key", "new", "shop.key", "--passphrase", "x"]).ends_with(2);
}

/// `--passphrase-file <(…)`: the shell makes a pipe.
#[cfg(unix)]
#[test]
fn a_pipe_that_is_written_to_may_hold_the_passphrase() {
    let sandbox = Sandbox::with("teashop");
    let pipe = sandbox.path("pass");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    // Open for both, so that there is a writer before there is a reader.
    let mut both = std::fs::OpenOptions::new().read(true).write(true).open(&pipe).unwrap();
    std::io::Write::write_all(&mut both, format!("{PASSPHRASE}\n").as_bytes()).unwrap();
    sandbox.kaopu(&["key", "new", "shop.key", "--passphrase-file", "pass"]).ends_with(0);
    drop(both);
    // Nobody writes: said at once.
    sandbox
        .kaopu(&["key", "new", "other.key", "--passphrase-file", "pass"])
        .looks_like("key-pipe-without-a-writer");
    let sandbox = sandbox.passphrase(PASSPHRASE);
    sandbox.export("shop.kbx").ends_with(0);
}

#[test]
fn the_first_line_of_a_file_is_a_passphrase() {
    let sandbox = Sandbox::with("teashop");
    sandbox.write("pass", format!("{PASSPHRASE}\nsecond line\n"));
    sandbox.kaopu(&["key", "new", "shop.key", "--passphrase-file", "pass"]).ends_with(0);
    let sandbox = sandbox.passphrase(PASSPHRASE);
    sandbox.export("shop.kbx").ends_with(0);
    sandbox.write("pass", "\n");
    sandbox
        .kaopu(&["key", "new", "other.key", "--passphrase-file", "pass"])
        .looks_like("key-empty-passphrase");
    sandbox.kaopu(&["key", "new", "other.key", "--passphrase-file", "nowhere"]).ends_with(4);
}

#[test]
fn a_wrong_passphrase_signs_nothing() {
    let sandbox = Sandbox::with_key().passphrase("guess");
    sandbox.export("shop.kbx").looks_like("export-wrong-passphrase");
    assert!(!sandbox.path("shop.kbx").exists());
}

#[test]
fn a_key_that_is_not_there_is_said_to_be_so() {
    let sandbox = Sandbox::with("teashop").passphrase(PASSPHRASE);
    sandbox.export("shop.kbx").looks_like("export-no-key");
    sandbox.kaopu(&["key", "show", "shop.key"]).looks_like("key-show-nothing");
}
