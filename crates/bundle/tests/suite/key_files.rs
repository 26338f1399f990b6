//! Rows 41 to 43 of the threat table: secret keys on disk, in memory and in messages.

use std::fs;

use ct_codecs::{Base64, Decoder, Encoder};
use kaopu_bundle::{KeyError, SecretKeyFile};
use secrecy::SecretString;

use crate::craft::AUTHOR;
use crate::sample::{KEY, KEY_FILE, PASSPHRASE};

fn key_file() -> SecretKeyFile {
    SecretKeyFile::from_text(KEY_FILE.into())
}

#[test]
fn a_new_key_signs_after_a_trip_through_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("author.key");
    let passphrase = SecretString::from("纸上得来终觉浅");
    let (file, public) = SecretKeyFile::generate(&passphrase).unwrap();
    file.create(&path).unwrap();
    let key = SecretKeyFile::read(&path).unwrap().unlock(&passphrase).unwrap();
    assert_eq!(key.public(), &public);
}

#[test]
fn a_passphrase_must_be_there_and_not_too_long() {
    for bad in [String::new(), "x".repeat(1025)] {
        assert_eq!(
            SecretKeyFile::generate(&SecretString::from(bad)).unwrap_err().code(),
            "passphrase"
        );
    }
}

#[test]
fn an_existing_file_is_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("author.key");
    fs::write(&path, "precious").unwrap();
    assert_eq!(key_file().create(&path).unwrap_err().code(), "key-exists");
    assert_eq!(fs::read_to_string(&path).unwrap(), "precious");
    assert_eq!(
        key_file().create(&folder.path().join("no/such/folder.key")).unwrap_err().code(),
        "key-io"
    );
}

#[cfg(unix)]
#[test]
fn row_42_a_key_file_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("author.key");
    key_file().create(&path).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o7777, 0o600);
    for mode in [0o644, 0o666, 0o640, 0o604, 0o610, 0o601, 0o620, 0o602] {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        assert!(
            matches!(SecretKeyFile::read(&path), Err(KeyError::Exposed { mode: seen }) if seen == mode),
            "{mode:o}"
        );
    }
    for mode in [0o600, 0o400] {
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        assert!(SecretKeyFile::read(&path).is_ok(), "{mode:o}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_where_the_key_should_go_is_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    let (link, target) = (folder.path().join("author.key"), folder.path().join("elsewhere"));
    std::os::unix::fs::symlink(&target, &link).unwrap();
    assert_eq!(key_file().create(&link).unwrap_err().code(), "key-exists");
    assert!(!target.exists());
}

#[test]
fn what_is_no_key_file_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x");
    assert_eq!(SecretKeyFile::read(&path).unwrap_err().code(), "key-io");
    assert_eq!(SecretKeyFile::read(folder.path()).unwrap_err().code(), "key-not-a-file");
    let write = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        #[cfg(unix)]
        fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    };
    write(&[b'x'; 4097]);
    assert_eq!(SecretKeyFile::read(&path).unwrap_err().code(), "key-not-a-file");
    write(b"\xff\xfe");
    assert_eq!(SecretKeyFile::read(&path).unwrap_err().code(), "key-format");
}

#[test]
fn row_43_every_failure_to_unlock_is_the_same_error() {
    let right = SecretString::from(PASSPHRASE);
    let message = KeyError::Unlock.to_string();
    for wrong in ["", "For tests only", "for tests only ", "\0"] {
        let error = key_file().unlock(&SecretString::from(wrong)).unwrap_err();
        assert_eq!((error.code(), error.to_string()), ("unlock", message.clone()), "{wrong:?}");
    }
    // One digit of the encrypted part.
    let mut damaged = KEY_FILE.as_bytes().to_vec();
    let at = damaged.len() - 40;
    damaged[at] = if damaged[at] == b'A' { b'B' } else { b'A' };
    let damaged = String::from_utf8(damaged).unwrap();
    let longer = KEY_FILE.trim_end().to_owned() + "A";
    let unencrypted = minisign::KeyPair::generate_unencrypted_keypair()
        .unwrap()
        .sk
        .to_box(None)
        .unwrap()
        .into_string();
    for text in [
        "",
        "\n",
        "untrusted comment: x\n",
        "untrusted comment: x\nAAAA\n",
        &damaged,
        &longer,
        &unencrypted,
        &KEY.public().to_file_text(),
    ] {
        let error = SecretKeyFile::from_text(text.to_owned()).unlock(&right).unwrap_err();
        assert_eq!((error.code(), error.to_string()), ("unlock", message.clone()), "{text:?}");
    }
}

#[test]
fn row_41_no_message_shows_a_secret() {
    let seed = AUTHOR.key.to_bytes();
    let hex: String = seed.iter().map(|byte| format!("{byte:02x}")).collect();
    let decimal = format!("{seed:?}");
    let base64 = Base64::encode_to_string(seed).unwrap();
    let encrypted = KEY_FILE.lines().nth(1).unwrap();
    let wrong = key_file().unlock(&SecretString::from("wrong one")).unwrap_err();
    let outputs = [
        format!("{:?} {:#?}", *KEY, *KEY),
        format!("{:?}", key_file()),
        format!("{wrong} {wrong:?}"),
    ];
    for output in outputs {
        for secret in [
            hex.as_str(),
            &decimal[1..40],
            &base64,
            &hex.to_uppercase(),
            encrypted,
            "wrong one",
            PASSPHRASE,
        ] {
            assert!(!output.contains(secret), "{output}");
        }
    }
    assert!(!crate::sample::bundle().windows(32).any(|window| window == seed));
}

/// The key file with other numbers for scrypt.
fn asking_for(operations: u64, memory: u64) -> SecretKeyFile {
    let (comment, line) = KEY_FILE.trim_end().split_once('\n').unwrap();
    let mut bytes = Base64::decode_to_vec(line, None).unwrap();
    bytes[38..46].copy_from_slice(&operations.to_le_bytes());
    bytes[46..54].copy_from_slice(&memory.to_le_bytes());
    let line = Base64::encode_to_string(bytes).unwrap();
    SecretKeyFile::from_text(format!("{comment}\n{line}\n"))
}

#[test]
fn row_44_a_key_that_asks_for_endless_work_is_refused_before_it_is_done() {
    let passphrase = SecretString::from(PASSPHRASE);
    let (usual_work, usual_memory) = (1 << 20, 32 << 20);
    // Any of these would run for hours or take all memory; the test would never end.
    for operations in [1 << 40, (1 << 25) + 1, u64::MAX, u64::MAX - 1, 1 << 63, 0, 1, (1 << 15) - 1]
    {
        let error = asking_for(operations, usual_memory).unlock(&passphrase).unwrap_err();
        assert!(
            matches!(error, KeyError::Cost { operations: seen, .. } if seen == operations),
            "{operations}: {error}"
        );
        assert_eq!(error.code(), "key-cost");
    }
    for memory in [1 << 40, (1 << 30) + 1, u64::MAX, 0, 1, (16 << 20) - 1] {
        let error = asking_for(usual_work, memory).unlock(&passphrase).unwrap_err();
        assert_eq!(error.code(), "key-cost", "{memory}");
    }
    assert!(asking_for(usual_work, usual_memory).unlock(&passphrase).is_ok());
    // Within bounds, but not what the key was encrypted with.
    let other = asking_for(usual_work / 2, usual_memory / 2).unlock(&passphrase).unwrap_err();
    assert_eq!(other.code(), "unlock");
}
