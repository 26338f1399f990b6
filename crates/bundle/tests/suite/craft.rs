//! Makes bundles as an attacker would who has the author's key: validly signed, and wrong in one
//! chosen place.
//!
//! Nothing here uses the crate's own writer: headers come from the `tar` crate, signatures straight
//! from dalek.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use blake2::{Blake2b512, Digest as _};
use ct_codecs::{Base64, Encoder};
use ed25519_dalek::{Signer, SigningKey};
use minisign::SecretKeyBox;
use sha2::Sha256;

use crate::sample::{self, KEY_FILE, PASSPHRASE};

/// A key in its parts.
#[derive(Clone)]
pub(crate) struct Author {
    pub(crate) id: [u8; 8],
    pub(crate) key: SigningKey,
}

/// The same key as [`sample::KEY`], decrypted by the `minisign` crate.
pub(crate) static AUTHOR: LazyLock<Author> = LazyLock::new(|| {
    let secret = SecretKeyBox::from(KEY_FILE.to_owned())
        .into_secret_key(Some(PASSPHRASE.to_owned()))
        .unwrap();
    let bytes = secret.to_bytes();
    Author {
        id: bytes[54..62].try_into().unwrap(),
        key: SigningKey::from_bytes(bytes[62..94].try_into().unwrap()),
    }
});

impl Author {
    pub(crate) fn entry_name(&self) -> String {
        format!("sig/{:016x}.minisig", u64::from_le_bytes(self.id))
    }

    /// A `.minisig` over some bytes.
    pub(crate) fn sign(&self, message: &[u8], comment: &str) -> String {
        let first = self.key.sign(&Blake2b512::digest(message)).to_bytes();
        let second = self.key.sign(&[&first[..], comment.as_bytes()].concat()).to_bytes();
        minisig(b"ED", self.id, &first, comment, &second)
    }
}

/// The text of a `.minisig` with the given parts.
pub(crate) fn minisig(
    algorithm: &[u8; 2],
    id: [u8; 8],
    first: &[u8; 64],
    comment: &str,
    second: &[u8; 64],
) -> String {
    format!(
        "untrusted comment: signature from minisign secret key\n{}\ntrusted comment: {comment}\n{}\n",
        Base64::encode_to_string([&algorithm[..], &id, first].concat()).unwrap(),
        Base64::encode_to_string(second).unwrap(),
    )
}

/// The digest of the encoder's weights; any will do.
pub(crate) const ENCODER: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

pub(crate) const COMMENT: &str = "kbx2-release role=author tenant=xiaoman epoch=0 seq=7";

/// The text of a public key.
pub(crate) fn public(author: &Author) -> String {
    let line = [b"Ed", &author.id[..], author.key.verifying_key().as_bytes()].concat();
    Base64::encode_to_string(line).unwrap()
}

/// A chain of roots to be: each with its text and who signs it.
#[derive(Clone, Default)]
pub(crate) struct Roots(pub(crate) Vec<(String, Vec<Author>)>);

/// A key of a root: whose key, which person, which roles.
pub(crate) type Named<'a> = (&'a Author, &'a str, &'a [&'a str]);

/// The text of a root with these thresholds (root, author, approver) and keys.
pub(crate) fn root(version: u32, thresholds: (u32, u32, u32), keys: &[Named<'_>]) -> String {
    let (root, author, approver) = thresholds;
    let mut keys: Vec<_> = keys.iter().map(|key| (public(key.0), key.1, key.2)).collect();
    keys.sort();
    let keys: Vec<String> = keys
        .iter()
        .map(|(key, person, roles)| {
            let roles: Vec<String> = roles.iter().map(|r| format!("        \"{r}\"")).collect();
            format!(
                "    {{\n      \"key\": \"{key}\",\n      \"person\": \"{person}\",\n      \
                 \"roles\": [\n{}\n      ],\n      \
                 \"not_after\": \"2036-11-21T08:00:00Z\"\n    }}",
                roles.join(",\n")
            )
        })
        .collect();
    format!(
        "{{\n  \"format\": 2,\n  \"tenant\": \"xiaoman\",\n  \"version\": {version},\n  \
         \"epoch\": 0,\n  \"min_seq\": 1,\n  \"issued_at\": \"2026-11-22T08:00:00Z\",\n  \
         \"expires\": \"2036-11-21T08:00:00Z\",\n  \"thresholds\": {{\n    \
         \"root\": {root},\n    \"author\": {author},\n    \"approver\": {approver}\n  }},\n  \
         \"keys\": [\n{}\n  ]\n}}\n",
        keys.join(",\n")
    )
}

impl Roots {
    /// The sample's: one person with one key.
    pub(crate) fn sole() -> Self {
        let keys: [Named<'_>; 1] = [(&AUTHOR, "小满", &["root", "author"])];
        Self(vec![(root(1, (1, 1, 0), &keys), vec![AUTHOR.clone()])])
    }

    /// The entries of a file.
    pub(crate) fn entries(&self) -> BTreeMap<String, Vec<u8>> {
        let mut entries = BTreeMap::new();
        for (index, (text, signers)) in self.0.iter().enumerate() {
            let version = index + 1;
            for signer in signers {
                let comment = format!("kbx2-root tenant=xiaoman version={version}");
                let id = u64::from_le_bytes(signer.id);
                let name = format!("trust/{version:02}.{id:016x}.minisig");
                entries.insert(name, signer.sign(text.as_bytes(), &comment).into_bytes());
            }
            entries.insert(format!("trust/{version:02}.root"), text.clone().into_bytes());
        }
        entries
    }
}

/// A bundle to be; every part can be replaced.
#[derive(Clone)]
pub(crate) struct Craft {
    pub(crate) content: BTreeMap<String, Vec<u8>>,
    pub(crate) manifest: Option<String>,
    pub(crate) comment: String,
    pub(crate) signatures: Option<Vec<(String, String)>>,
    pub(crate) author: Author,
}

impl Craft {
    /// The sample bundle.
    pub(crate) fn good() -> Self {
        let files = sample::files();
        let mut content: BTreeMap<_, _> =
            files.iter().map(|(path, bytes)| (format!("kb/{path}"), bytes.clone())).collect();
        let kb_digest = kaopu_bundle::kb_digest(&files);
        let release = format!(
            "{{\n  \"format\": 2,\n  \"tenant\": \"xiaoman\",\n  \"title\": \"小满好物\",\n  \
             \"notes\": \"双十一\",\n  \"epoch\": 0,\n  \"seq\": 7,\n  \
             \"issued_at\": \"2026-11-22T08:00:00Z\",\n  \
             \"expires\": \"2027-02-20T08:00:00Z\",\n  \"engine_min\": \"0.1.0\",\n  \
             \"encoder\": \"{ENCODER}\",\n  \"trust_version\": 1,\n  \
             \"kb_digest\": \"{kb_digest}\"\n}}\n"
        );
        let evidence = format!(
            "{{\n  \"kb_digest\": \"{kb_digest}\",\n  \"engine\": \"0.1.0\",\n  \"encoder\": \"{ENCODER}\",\n  \
             \"passedTests\": [\n    \"dialogues/hello.toml\"\n  ],\n  \"failedTests\": [],\n  \"overrides\": []\n}}\n"
        );
        let golden =
            "{\"dialogue\":\"dialogues/hello.toml\",\"turns\":[{\"action\":\"answer\"}]}\n";
        let changes = "{\n  \"replaces\": \"none\",\n  \"messages\": 0,\n  \"changed\": 0,\n  \
                       \"groups\": []\n}\n";
        let root = Roots::sole();
        content.extend(root.entries());
        content.insert("release.json".into(), release.into());
        content.insert("evidence/test-result.json".into(), evidence.into());
        content.insert("evidence/golden.jsonl".into(), golden.into());
        content.insert("evidence/changes.json".into(), changes.into());
        Self {
            content,
            manifest: None,
            comment: COMMENT.into(),
            signatures: None,
            author: AUTHOR.clone(),
        }
    }

    /// Replaces a text inside an entry; the manifest is made and signed afterwards.
    pub(crate) fn edited(mut self, name: &str, from: &str, to: &str) -> Self {
        let text = String::from_utf8(self.content[name].clone()).unwrap();
        assert!(text.contains(from), "{name} does not contain {from}");
        self.content.insert(name.into(), text.replacen(from, to, 1).into());
        self
    }

    pub(crate) fn with(mut self, name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.content.insert(name.into(), bytes.into());
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.content.remove(name).unwrap();
        self
    }

    pub(crate) fn true_manifest(&self) -> String {
        let mut text = "# kbx-manifest-v2\n".to_owned();
        for (name, bytes) in &self.content {
            let digest = sha2::Digest::finalize(<Sha256 as sha2::Digest>::new_with_prefix(bytes))
                .iter()
                .fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
            writeln!(text, "{digest}  {name}").unwrap();
        }
        text
    }

    /// All entries in the order of the file.
    pub(crate) fn entries(&self) -> Vec<(String, Vec<u8>)> {
        let manifest = self.manifest.clone().unwrap_or_else(|| self.true_manifest());
        let signatures = self.signatures.clone().unwrap_or_else(|| {
            vec![(self.author.entry_name(), self.author.sign(manifest.as_bytes(), &self.comment))]
        });
        let mut entries = vec![("manifest".to_owned(), manifest.into_bytes())];
        entries.extend(signatures.into_iter().map(|(name, text)| (name, text.into_bytes())));
        entries.extend(self.content.clone());
        entries
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        tar_file(&self.entries())
    }
}

/// A tar file of these entries, whatever their names and order.
pub(crate) fn tar_file(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut file: Vec<u8> = entries
        .iter()
        .flat_map(|(name, bytes)| block(header(name.as_bytes(), bytes.len() as u64), bytes))
        .collect();
    file.extend([0; 1024]);
    file
}

/// A header with its content and padding; the checksum is made right.
pub(crate) fn block(mut header: tar::Header, bytes: &[u8]) -> Vec<u8> {
    header.set_cksum();
    let sum = header.cksum().unwrap();
    header.as_mut_bytes()[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    let mut block = header.as_bytes().to_vec();
    block.extend(bytes);
    block.resize(block.len().next_multiple_of(512), 0);
    block
}

/// A header that is as it should be, except perhaps for its name.
pub(crate) fn header(name: &[u8], size: u64) -> tar::Header {
    let mut header = tar::Header::new_ustar();
    header.as_mut_bytes()[..name.len()].copy_from_slice(name);
    header.set_size(size);
    header.set_mode(0o644);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(0);
    header.set_device_major(0).unwrap();
    header.set_device_minor(0).unwrap();
    header.set_entry_type(tar::EntryType::Regular);
    header
}
