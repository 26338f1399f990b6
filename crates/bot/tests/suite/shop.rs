//! Shops with their releases, signed here.

use std::path::Path;
use std::sync::LazyLock;

use jiff::{SignedDuration, Timestamp};
use kaopu_bundle::{
    Changes, EncoderPin, Evidence, NumberedRelease, Permit, ReleaseDraft, SecretKeyFile,
    SigningKey, TrustChain, Unsigned, Version, sha256_hex, write, write_permit,
};
use kaopu_engine::{PlayedDialogue, Program, play};
use kaopu_model::{KbFiles, is_kb_path, parse};
use kaopu_runtime::{compile, golden};
use secrecy::SecretString;

/// A key of its own for this run; making one is slow, so once.
static KEY: LazyLock<SigningKey> = LazyLock::new(|| {
    let passphrase = SecretString::from("for tests only");
    SecretKeyFile::generate(&passphrase).unwrap().0.unlock(&passphrase).unwrap()
});

/// The repository's sample shop.
pub(crate) static SAMPLE: LazyLock<Shop> = LazyLock::new(|| Shop::new(sample_files()));

/// A shop: its files, and what answers from them.
pub(crate) struct Shop {
    pub(crate) files: KbFiles,
    pub(crate) program: Program,
    pub(crate) played: Vec<PlayedDialogue>,
}

impl Shop {
    pub(crate) fn new(files: KbFiles) -> Self {
        let program = compile(parse(&files).kb, None);
        let dialogues = &program.knowledge_base().dialogues;
        let played = dialogues.iter().map(|dialogue| play(&program, dialogue)).collect();
        Self { files, program, played }
    }

    /// A tea shop whose one answer says which release it is from.
    pub(crate) fn tea(answer: &str) -> Self {
        let faqs =
            format!("id,question,answer\nship,什么时候发货,{answer}\nback,怎么退货,{answer}\n");
        let dialogue = "title = \"发货\"\n\n[[turn]]\ncustomer = \"什么时候发货\"\n";
        let files = [
            ("kb.toml", "format = 1\nid = \"tea\"\nshop = \"茶铺\"\n"),
            ("faqs.csv", &faqs),
            ("dialogues/ship.toml", dialogue),
        ];
        Self::new(files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into())
    }

    pub(crate) fn id(&self) -> &str {
        &self.program.knowledge_base().settings.id
    }

    /// The roots of this shop.
    pub(crate) fn roots(&self) -> TrustChain {
        TrustChain::sole(self.id(), "wang", &KEY, issued()).unwrap()
    }

    /// A permit to go from one release back to another.
    pub(crate) fn permit(&self, from: (u32, &[u8]), to: (u32, &[u8])) -> Vec<u8> {
        let numbered =
            |(seq, bytes): (u32, &[u8])| NumberedRelease { seq, digest: sha256_hex(bytes) };
        let expires = issued().saturating_add(SignedDuration::from_hours(24)).unwrap();
        let permit = Permit {
            format: kaopu_bundle::FORMAT,
            tenant: self.id().to_owned(),
            epoch: 0,
            from: numbered(from),
            to: numbered(to),
            reason: "答错了".into(),
            issued_at: issued().to_string(),
            expires: expires.to_string(),
        };
        write_permit(&permit, &KEY, &self.roots(), issued()).unwrap().bytes().to_vec()
    }

    /// A release with this number.
    pub(crate) fn release(&self, seq: u32) -> Vec<u8> {
        let now = issued();
        let encoder = EncoderPin::WordsOnly;
        let dialogues: Vec<String> =
            self.played.iter().map(|played| format!("dialogues/{}", played.file)).collect();
        let evidence = Evidence::of(&self.files, Version::CURRENT, encoder, dialogues, []);
        let expires = now.saturating_add(SignedDuration::from_hours(24 * 90)).unwrap();
        let release = ReleaseDraft {
            tenant: self.id().to_owned(),
            title: "店铺".into(),
            notes: String::new(),
            seq,
            issued_at: now.to_string(),
            expires: expires.to_string(),
            engine_min: Version::CURRENT,
            encoder,
        };
        let (golden, trust) = (golden(&self.played), self.roots());
        let unsigned = Unsigned {
            files: &self.files,
            release: &release,
            evidence: &evidence,
            golden: &golden,
            changes: &Changes::default(),
            trust: &trust,
        };
        write(&unsigned, &KEY).unwrap().into_bytes()
    }
}

/// When everything was issued: an hour before the tests run, in whole seconds.
fn issued() -> Timestamp {
    static ISSUED: LazyLock<Timestamp> =
        LazyLock::new(|| Timestamp::from_second(Timestamp::now().as_second() - 3600).unwrap());
    *ISSUED
}

fn sample_files() -> KbFiles {
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let root = above.map(|folder| folder.join("sample-kb")).find(|path| path.is_dir()).unwrap();
    let mut files = KbFiles::new();
    for folder in ["", "dialogues", "media"] {
        for entry in std::fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            let name = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            if is_kb_path(&name) {
                files.insert(name, std::fs::read(path).unwrap());
            }
        }
    }
    files
}
