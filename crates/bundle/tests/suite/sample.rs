//! One small knowledge base, its release, and a key that is public because it stands here.

use std::sync::LazyLock;

use jiff::Timestamp;
use kaopu_bundle::{
    Anchor, Changes, EncoderPin, Evidence, Golden, ReleaseDraft, SecretKeyFile, SignedBundle,
    SigningKey, TrustChain, Unsigned, Version, WriteError,
};
use kaopu_model::KbFiles;
use secrecy::SecretString;

pub(crate) const PASSPHRASE: &str = "for tests only";
pub(crate) const KEY_FILE: &str = include_str!("fixtures/for-tests-only.key");

/// The unlocked test key; unlocking is slow, so once.
pub(crate) static KEY: LazyLock<SigningKey> = LazyLock::new(|| {
    SecretKeyFile::from_text(KEY_FILE.into()).unlock(&SecretString::from(PASSPHRASE)).unwrap()
});

pub(crate) fn files() -> KbFiles {
    [
        ("kb.toml", "format = 1\nid = \"xiaoman\"\n"),
        ("faqs.csv", "id,category,question,answer\nship-when,发货,什么时候发货,48小时内\n"),
        ("dialogues/hello.toml", "[[turn]]\ncustomer = \"在吗\"\n"),
    ]
    .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
    .into()
}

pub(crate) fn draft() -> ReleaseDraft {
    ReleaseDraft {
        tenant: "xiaoman".into(),
        title: "小满好物".into(),
        notes: "双十一".into(),
        seq: 7,
        issued_at: ISSUED.into(),
        expires: "2027-02-20T08:00:00Z".into(),
        engine_min: Version { major: 0, minor: 1, patch: 0 },
        encoder: encoder(),
    }
}

pub(crate) fn encoder() -> EncoderPin {
    crate::craft::ENCODER.parse().unwrap()
}

/// Every dialogue passed.
pub(crate) fn evidence(files: &KbFiles) -> Evidence {
    let dialogues = files.keys().filter(|path| path.starts_with("dialogues/")).cloned();
    Evidence::of(files, Version { major: 0, minor: 1, patch: 0 }, encoder(), dialogues, [])
}

/// When the sample was issued, and when it is looked at.
pub(crate) const ISSUED: &str = "2026-11-22T08:00:00Z";

pub(crate) fn now() -> Timestamp {
    ISSUED.parse().unwrap()
}

/// One person with one key.
pub(crate) static TRUST: LazyLock<TrustChain> =
    LazyLock::new(|| TrustChain::sole("xiaoman", "小满", &KEY, now()).unwrap());

pub(crate) fn anchor() -> Anchor {
    Anchor::Keys(vec![KEY.public().clone()])
}

/// A turn for each dialogue.
pub(crate) fn golden(evidence: &Evidence) -> Vec<Golden> {
    let turns = vec![r#"{"action":"answer"}"#.to_owned()];
    let dialogues = evidence.passed.iter().cloned();
    dialogues.map(|dialogue| Golden { dialogue, turns: turns.clone() }).collect()
}

/// Signs what is given with the test key.
pub(crate) fn write(
    files: &KbFiles,
    release: &ReleaseDraft,
    evidence: &Evidence,
) -> Result<SignedBundle, WriteError> {
    let golden = &golden(evidence);
    let changes = &Changes::default();
    let unsigned = Unsigned { files, release, evidence, golden, changes, trust: &TRUST };
    kaopu_bundle::write(&unsigned, &KEY)
}

pub(crate) fn bundle() -> Vec<u8> {
    write(&files(), &draft(), &evidence(&files())).unwrap().into_bytes()
}

/// The code with which these bytes are refused.
pub(crate) fn refusal(bytes: &[u8]) -> &'static str {
    match kaopu_bundle::verify(bytes, &anchor(), now()) {
        Ok(_) => "accepted",
        Err(error) => error.code(),
    }
}
