//! Other people's readers accept what is written here.

use std::io::Read;

use crate::craft::{COMMENT, Craft};
use crate::sample::{KEY, bundle};

#[test]
fn the_tar_crate_reads_every_entry() {
    let bytes = bundle();
    let mut archive = tar::Archive::new(&bytes[..]);
    let read = archive.entries().unwrap().map(|entry| {
        let mut entry = entry.unwrap();
        assert!(entry.header().entry_type().is_file());
        let name = entry.path().unwrap().to_str().unwrap().to_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        (name, content)
    });
    assert_eq!(read.collect::<Vec<_>>(), Craft::good().entries());
}

#[test]
fn minisign_verify_accepts_the_signature() {
    let entries = Craft::good().entries();
    let signature =
        minisign_verify::Signature::decode(std::str::from_utf8(&entries[1].1).unwrap()).unwrap();
    let key = minisign_verify::PublicKey::decode(&KEY.public().to_file_text()).unwrap();
    key.verify(&entries[0].1, &signature, false).unwrap();
    assert_eq!(signature.trusted_comment(), COMMENT);
    assert!(key.verify(b"another manifest", &signature, false).is_err());
}
