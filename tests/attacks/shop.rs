//! A shop with 40 dialogues, its key, and its released bundle in a folder.

use std::fs;
use std::path::PathBuf;

use jiff::Timestamp;
use kaopu_bundle::{
    Anchor, Changes, EncoderPin, Evidence, Golden, PublicKey, ReleaseDraft, SecretKeyFile,
    SigningKey, TrustChain, Unsigned, VerifiedBundle, VerifyError, Version, verify, write,
};
use kaopu_model::KbFiles;
use secrecy::SecretString;
use tempfile::TempDir;

pub(crate) const PASSPHRASE: &str = "correct horse battery staple";
pub(crate) const COMMENT: &str = "kbx2-release role=author tenant=attacked epoch=0 seq=3";

/// A folder with `shop.kbx`, `author.key` and `author.pub`.
pub(crate) struct Shop {
    pub(crate) folder: TempDir,
    pub(crate) key: SigningKey,
}

pub(crate) fn files() -> KbFiles {
    let dialogues = (1..=40).map(|n| {
        (
            format!("dialogues/case-{n:02}.toml"),
            format!("title = \"对话{n}\"\n").repeat(n).into_bytes(),
        )
    });
    let tables = [
        ("kb.toml", "id = \"attacked\"\n"),
        ("faqs.csv", "id,question\nship-when,啥时候发货\n"),
        ("facts.csv", ""),
    ];
    dialogues
        .chain(tables.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())))
        .collect()
}

/// The bundle of [`files`], signed with this key.
pub(crate) fn release(key: &SigningKey) -> Vec<u8> {
    let files = files();
    let engine = Version { major: 0, minor: 1, patch: 0 };
    let dialogues = files.keys().filter(|path| path.starts_with("dialogues/")).cloned();
    let draft = ReleaseDraft {
        tenant: "attacked".into(),
        title: "小满好物 \"双11\"".into(),
        notes: "第一行\n第二行".into(),
        seq: 3,
        issued_at: ISSUED.into(),
        expires: "2027-02-20T08:00:00Z".into(),
        engine_min: engine,
        encoder: EncoderPin::Weights([7; 32]),
    };
    let evidence = Evidence::of(&files, engine, draft.encoder, dialogues, []);
    let turns = vec![r#"{"replies":["好的"]}"#.to_owned()];
    let golden: Vec<Golden> = evidence
        .passed
        .iter()
        .map(|dialogue| Golden { dialogue: dialogue.clone(), turns: turns.clone() })
        .collect();
    let trust = TrustChain::sole("attacked", "wang", key, now()).unwrap();
    let (release, evidence, golden, trust) = (&draft, &evidence, &golden, &trust);
    let changes = &Changes::default();
    let unsigned = Unsigned { files: &files, release, evidence, golden, changes, trust };
    write(&unsigned, key).unwrap().into_bytes()
}

const ISSUED: &str = "2026-11-22T08:00:00Z";

/// When it is looked at.
pub(crate) fn now() -> Timestamp {
    ISSUED.parse().unwrap()
}

impl Shop {
    pub(crate) fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let passphrase = SecretString::from(PASSPHRASE);
        let (file, public) = SecretKeyFile::generate(&passphrase).unwrap();
        file.create(&folder.path().join("author.key")).unwrap();
        fs::write(folder.path().join("author.pub"), public.to_file_text()).unwrap();
        let key = file.unlock(&passphrase).unwrap();
        fs::write(folder.path().join("shop.kbx"), release(&key)).unwrap();
        Self { folder, key }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn public(&self) -> &PublicKey {
        self.key.public()
    }

    /// Where the signature stands in the bundle.
    pub(crate) fn signature_name(&self) -> String {
        format!("sig/{}.minisig", self.public().key_id())
    }

    /// Verifies a file of the folder.
    pub(crate) fn verify(&self, name: &str) -> Result<VerifiedBundle, VerifyError> {
        let anchor = Anchor::from(self.public().clone());
        verify(&kaopu_bundle::read_file(&self.path(name))?, &anchor, now())
    }
}
