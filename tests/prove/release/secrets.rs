//! No output and no file holds a key or a passphrase.

use std::fs;
use std::path::Path;

use ct_codecs::{Base64, Encoder};
use minisign::SecretKeyBox;

use crate::binary::{PASSPHRASE, copy, repository, run};

/// The seed in every spelling in which it could leak, and the passphrase.
fn secrets(key_file: &str) -> Vec<Vec<u8>> {
    let key = SecretKeyBox::from(key_file.to_owned())
        .into_secret_key(Some(PASSPHRASE.to_owned()))
        .unwrap();
    let bytes = key.to_bytes();
    let seed = &bytes[62..94];
    let hex: String = seed.iter().map(|byte| format!("{byte:02x}")).collect();
    // Base64 of a part depends on where it begins.
    let shifted = (0..3).map(|lead| {
        let text = Base64::encode_to_string([&vec![0; lead][..], seed].concat()).unwrap();
        text.as_bytes()[4..text.len() - 4].to_vec()
    });
    let mut all = vec![
        seed.to_vec(),
        hex.clone().into_bytes(),
        hex.to_uppercase().into_bytes(),
        PASSPHRASE.as_bytes().to_vec(),
    ];
    all.extend(shifted);
    all
}

fn files(folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()) {
        let path = entry.path();
        if entry.file_type().unwrap().is_dir() {
            files(&path, found);
        } else {
            found.push((path.display().to_string(), fs::read(&path).unwrap()));
        }
    }
}

pub(super) fn search() -> Result<String, String> {
    let place = tempfile::tempdir().unwrap();
    let here = place.path();
    copy(&repository().join("tests/cli/fixtures/teashop"), &here.join("shop"), false);
    let commands: [&[&str]; 12] = [
        &["key", "new", "shop.key"],
        &["key", "new", "li.key"],
        &["key", "show", "shop.key"],
        &["root", "init", "shop", "--key", "shop.key", "--person", "王芳"],
        &[
            "key", "add", "li.pub", "--kb", "shop", "--person", "李雷", "--role", "approver",
            "--key", "shop.key",
        ],
        &["export", "shop", "--key", "shop.key", "--out", "a.kbx", "--json"],
        &["approve", "a.kbx", "--root", "shop", "--key", "li.key", "--out", "a.kbx"],
        &["verify", "a.kbx", "--root", "shop", "--json"],
        &["inspect", "a.kbx", "--root", "shop"],
        &["verify", "shop.key", "--root", "shop"],
        &["export", "shop", "--key", "shop.pub", "--out", "b.kbx"],
        &["root", "show", "shop.key"],
    ];
    let mut seen: Vec<(String, Vec<u8>)> = Vec::new();
    for (number, command) in commands.iter().enumerate() {
        let output = run(here, &[("RUST_BACKTRACE", "full")], command);
        if number < 9 && !output.status.success() {
            return Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)));
        }
        seen.push((format!("{command:?}"), [output.stdout, output.stderr].concat()));
    }
    files(here, &mut seen);
    let mut bytes = 0;
    for key in ["shop.key", "li.key"] {
        let secrets = secrets(&fs::read_to_string(here.join(key)).unwrap());
        for (name, content) in &seen {
            bytes += content.len();
            let leak = |secret: &Vec<u8>| content.windows(secret.len()).any(|part| part == secret);
            if secrets.iter().any(leak) {
                return Err(format!("{name} holds a secret"));
            }
        }
    }
    Ok(format!("0 of {} outputs and files, {} KB", seen.len(), bytes / 2 / 1024))
}
