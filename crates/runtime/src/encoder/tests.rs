//! Files that are and are not the encoder.

use std::fs;

use kaopu_encoder::Weights;
use kaopu_model::Localized;
use tempfile::TempDir;

use super::*;

fn untrained() -> Vec<u8> {
    Weights::untrained(&["▁", "退货", "怎么"]).to_bytes().unwrap()
}

#[expect(clippy::disallowed_methods, reason = "files for a test, in a folder of its own")]
fn write(folder: &TempDir, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    path
}

/// What somebody reads who gives such a file.
fn said(bytes: &[u8]) -> (EncoderFileError, Localized) {
    let folder = tempfile::tempdir().unwrap();
    let path = write(&folder, FILE_NAME, bytes);
    let error = LoadedEncoder::open(&path).unwrap_err();
    let said = error.localized();
    (error, said)
}

#[test]
fn whatever_else_is_called_an_encoder_is_refused_and_named() {
    let good = untrained();
    let mut newer = good.clone();
    newer[8] = 3;
    let mut damaged = good.clone();
    damaged[31] ^= 0xff;
    for (bytes, zh, en) in [
        (&b""[..], "不是句子编码器文件", "these are not sentence encoder weights"),
        (
            b"PK\x03\x04 a wheel, by mistake",
            "不是句子编码器文件",
            "these are not sentence encoder weights",
        ),
        (&good[..100], "文件不完整或已损坏，应有 168 字节，实有 100 字节", "cut off or damaged"),
        (&good[..good.len() - 1], "文件不完整或已损坏", "cut off or damaged"),
        (&newer, "它的格式是第 3 版，这个程序读第 2 版", "layout 3; this program reads layout 2"),
        (&damaged, "文件已损坏", "damaged in section"),
    ] {
        let (error, said) = said(bytes);
        assert!(matches!(error, EncoderFileError::Unusable { .. }), "{error:?}");
        assert_eq!(error.code(), "encoder");
        assert!(said.zh.contains(zh) && said.en.contains(en), "{said:?}");
    }
}

#[test]
fn other_weights_are_refused_by_their_digest() {
    let bytes = untrained();
    let (error, said) = said(&bytes);
    let EncoderFileError::OtherWeights { found, .. } = &error else { panic!("{error:?}") };
    assert_eq!(*found, sha256_hex(&bytes));
    assert!(said.en.contains(WEIGHTS_SHA256) && said.zh.contains(found), "{said:?}");
}

#[test]
fn a_folder_a_missing_file_and_an_endless_one_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let open = |path: &Path| LoadedEncoder::open(path).unwrap_err();
    assert!(matches!(open(folder.path()), EncoderFileError::NotAFile { .. }));
    assert!(matches!(open(&folder.path().join("none")), EncoderFileError::Missing { .. }));
    #[cfg(unix)]
    assert!(matches!(open(Path::new("/dev/zero")), EncoderFileError::NotAFile { .. }));
    let large = tempfile::NamedTempFile::new_in(folder.path()).unwrap();
    large.as_file().set_len(MOST_BYTES + 1).unwrap();
    assert!(matches!(open(large.path()), EncoderFileError::TooLarge { .. }));
}

#[test]
fn it_is_looked_for_in_one_order() {
    let folder = tempfile::tempdir().unwrap();
    let places = EncoderPlaces {
        resources: Some(folder.path().join("resources")),
        program: Some(folder.path().join("target/debug/deps/kaopu-0")),
    };
    assert_eq!(places.find(), None);
    assert!(EncoderChoice::Find.load(&places).unwrap().is_none());
    // From the last place to the first.
    for place in [
        "encoder.kew",
        "target/encoder.kew",
        "target/debug/deps/encoder.kew",
        "resources/encoder.kew",
    ] {
        let path = write(&folder, place, b"");
        assert_eq!(places.find(), Some(path), "{place}");
    }
    // What was found is taken or refused, never passed over.
    assert!(matches!(EncoderChoice::Find.load(&places), Err(EncoderFileError::Unusable { .. })));
    let named = EncoderChoice::read("nowhere.kew".as_ref());
    assert!(matches!(named.load(&places), Err(EncoderFileError::Missing { .. })));
    assert!(EncoderChoice::read("none".as_ref()).load(&places).unwrap().is_none());
    let too_far =
        EncoderPlaces { program: Some(folder.path().join("a/b/c/d/kaopu")), resources: None };
    assert_eq!(too_far.find(), None);
}
