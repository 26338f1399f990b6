//! Whatever lies where something was kept: the same answers, and never an error.

use std::fs;

use kaopu_encoder::Weights;
use kaopu_engine::{Message, Session, respond};
use kaopu_model::{Faq, Phrasing};
use tempfile::TempDir;

use super::*;

fn encoder(pieces: &[&str]) -> LoadedEncoder {
    LoadedEncoder::from_bytes(Weights::untrained(pieces).to_bytes().unwrap()).unwrap()
}

fn ours() -> LoadedEncoder {
    encoder(&["▁", "退货", "怎么", "运费", "谁"])
}

fn shop() -> KnowledgeBase {
    let entry = |question: &str, phrasing: &str| Faq {
        id: question.into(),
        question: question.into(),
        answer: format!("{question}：好的"),
        enabled: true,
        phrasings: vec![Phrasing { text: phrasing.into(), row: 2 }],
        ..Faq::default()
    };
    let faqs = vec![entry("怎么退货", "退货怎么办"), entry("运费谁出", "谁出退货的运费")];
    KnowledgeBase { faqs, ..KnowledgeBase::default() }
}

fn seen(program: &Program) -> String {
    let say = |text| format!("{:?}", respond(program, &Session::default(), &Message::new(text)));
    ["怎么退货", "退货的运费", "你好"].map(say).join("\n")
}

/// A place in which the shop's learning was kept with our encoder, and its one file.
fn kept() -> (TempDir, LearntFile, PathBuf) {
    let caches = tempfile::tempdir().unwrap();
    let file = LearntFile::of(caches.path(), Path::new("/shops/tea"));
    file.keep(&file.compile(shop(), &ours()), &ours());
    let path = file.folder.join(&file.name);
    assert!(path.is_file());
    (caches, file, path)
}

fn is_recalled(file: &LearntFile) -> bool {
    let program = file.compile(shop(), &ours());
    assert_eq!(seen(&program), seen(&compile(shop(), Some(&ours()))));
    program.is_recalled()
}

#[test]
fn what_was_kept_is_taken_and_answers_the_same() {
    let (caches, file, path) = kept();
    assert!(is_recalled(&file));
    // What is kept already is not written again.
    let before = fs::metadata(&path).unwrap().modified().unwrap();
    file.keep(&file.compile(shop(), &ours()), &ours());
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), before);
    // Deleting it costs only time.
    fs::remove_dir_all(caches.path().join(FOLDER)).unwrap();
    assert!(!is_recalled(&file));
}

#[test]
fn every_truncation_and_flipped_bit_is_noticed() {
    let (_caches, file, path) = kept();
    let whole = fs::read(&path).unwrap();
    let encoder = ours();
    let read = |bytes: &[u8]| learnt_in(bytes, &encoder);
    assert!(read(&whole).is_some());
    for length in 0..whole.len() {
        assert!(read(&whole[..length]).is_none(), "{length}");
    }
    for at in 0..whole.len() {
        let mut flipped = whole.clone();
        flipped[at] ^= 1 << (at % 8);
        assert!(read(&flipped).is_none(), "{at}");
    }
    assert!(read(&[&whole[..], b"more"].concat()).is_none());
    // It is the file that is read so.
    fs::write(&path, &whole[1..]).unwrap();
    assert!(!is_recalled(&file));
    fs::write(&path, &whole).unwrap();
    assert!(is_recalled(&file));
}

#[test]
fn of_another_encoder_or_another_program_nothing_is_taken() {
    let (caches, file, path) = kept();
    assert!(file.read(&encoder(&["▁", "退货", "怎么", "运费", "出"])).is_none());
    // As another version of the program would have written it: whole, and with a right digest.
    let whole = fs::read(&path).unwrap();
    let (named, _) = whole.split_last_chunk::<64>().unwrap();
    let at = named.windows(LEARNING.len()).position(|part| part == LEARNING.as_bytes()).unwrap();
    let mut older = named.to_vec();
    older[at] = if older[at] == b'0' { b'1' } else { b'0' };
    let digest = sha256_hex(&older);
    fs::write(&path, [&older[..], digest.as_bytes()].concat()).unwrap();
    assert!(!is_recalled(&file));
    // Nor what was learnt from another knowledge base, put in this one's place.
    let other = LearntFile::of(caches.path(), Path::new("/shops/coffee"));
    let coffee = KnowledgeBase { faqs: vec![shop().faqs.remove(0)], ..KnowledgeBase::default() };
    other.keep(&compile(coffee, Some(&ours())), &ours());
    fs::copy(other.folder.join(&other.name), &path).unwrap();
    assert!(!is_recalled(&file));
}

/// What a stranger can put in the place is never read: a folder of theirs, a link, a file where a
/// folder belongs.
#[cfg(unix)]
#[test]
fn a_folder_that_others_may_write_is_not_believed() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    let (caches, file, path) = kept();
    let folder = caches.path().join(FOLDER);
    assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
    for mode in [0o770, 0o702] {
        fs::set_permissions(&folder, fs::Permissions::from_mode(mode)).unwrap();
        assert!(!is_recalled(&file));
        file.keep(&compile(shop(), Some(&ours())), &ours());
    }
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o700)).unwrap();
    assert!(is_recalled(&file));
    fs::rename(&path, caches.path().join("theirs")).unwrap();
    symlink(caches.path().join("theirs"), &path).unwrap();
    assert!(!is_recalled(&file));
    fs::remove_dir_all(&folder).unwrap();
    fs::write(&folder, "a file").unwrap();
    file.keep(&compile(shop(), Some(&ours())), &ours());
    assert!(!is_recalled(&file));
}

#[test]
fn where_nothing_can_be_kept_nothing_is_and_nobody_is_told() {
    let file = LearntFile::of(Path::new("/proc/no/such/place"), Path::new("/shops/tea"));
    file.keep(&file.compile(shop(), &ours()), &ours());
    assert!(!is_recalled(&file));
}

/// A step of writing fails, each once: what is found afterwards is whole, old or new.
#[test]
fn a_disk_that_fails_leaves_what_is_whole_or_nothing() {
    use std::sync::Arc;

    use kaopu_durable::{FailingDisk, Failure};

    let (_caches, file, path) = kept();
    let whole = fs::read(&path).unwrap();
    for step in 0..8 {
        let disk = Arc::new(FailingDisk::new(Failure::Ever(std::io::ErrorKind::StorageFull)));
        let dir = Dir::open_on(&file.folder, disk.clone()).unwrap();
        disk.fail_at(step);
        let _ = dir.replace(&file.name, &whole);
        assert!(is_recalled(&file), "{step}");
    }
    // What a killed program left behind goes the next time.
    fs::write(file.folder.join(format!(".{}.1-1.kaopu-tmp", file.name)), "half").unwrap();
    fs::remove_file(&path).unwrap();
    file.keep(&compile(shop(), Some(&ours())), &ours());
    assert_eq!(fs::read_dir(&file.folder).unwrap().count(), 1);
}

#[test]
fn two_programs_that_write_at_once_leave_a_whole_file() {
    let (_caches, file, _) = kept();
    let program = compile(shop(), Some(&ours()));
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| (0..3).for_each(|_| file.keep(&program, &ours())));
        }
        (0..20).for_each(|_| assert!(file.read(&ours()).is_some()));
    });
    assert!(is_recalled(&file));
    assert_eq!(fs::read_dir(&file.folder).unwrap().count(), 1);
}
