//! Whatever the bytes, verifying ends with an answer.

use kaopu_bundle::{PublicKey, SecretKeyFile, TrustChain, Version, verify};
use kaopu_model::KbFiles;
use proptest::prelude::*;

use crate::craft::{Craft, tar_file};
use crate::sample::{anchor, bundle, draft, evidence, now, refusal, write};

/// A knowledge base of any content.
fn kb() -> impl Strategy<Value = KbFiles> {
    let bytes = || prop::collection::vec(any::<u8>(), 0..1500);
    let dialogues =
        prop::collection::btree_map("dialogues/d[a-z0-9._-]{0,20}\\.toml", bytes(), 1..5);
    (dialogues, bytes(), bytes()).prop_map(|(mut files, settings, faqs)| {
        files.insert("kb.toml".into(), settings);
        files.insert("faqs.csv".into(), faqs);
        files
    })
}

proptest! {
    #[test]
    fn any_knowledge_base_comes_back(files in kb()) {
        let bytes = write(&files, &draft(), &evidence(&files)).unwrap().into_bytes();
        let verified = verify(&bytes, &anchor(), now()).unwrap();
        prop_assert_eq!(verified.files(), &files);
    }

    #[test]
    fn arbitrary_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..4096)) {
        prop_assert_ne!(refusal(&bytes), "accepted");
        let after_the_magic = [b"manifest\0", &bytes[..]].concat();
        prop_assert_ne!(refusal(&after_the_magic), "accepted");
        let after_the_other = [b"trust/01.", &bytes[..]].concat();
        prop_assert!(TrustChain::from_file(&after_the_other).is_err());
    }

    #[test]
    fn a_piece_replaced_is_refused(at in any::<prop::sample::Index>(), piece in prop::collection::vec(any::<u8>(), 1..600)) {
        let good = bundle();
        let mut bytes = good.clone();
        let start = at.index(bytes.len());
        let end = bytes.len().min(start + piece.len());
        bytes[start..end].copy_from_slice(&piece[..end - start]);
        prop_assert!(bytes == good || refusal(&bytes) != "accepted");
    }

    #[test]
    fn entries_with_arbitrary_names_are_refused(names in prop::collection::vec("[a-z./-]{1,12}|kb/[a-z.]{1,12}", 1..6)) {
        let mut entries = Craft::good().entries();
        entries.extend(names.into_iter().map(|name| (name, b"x".to_vec())));
        prop_assert_ne!(refusal(&tar_file(&entries)), "accepted");
    }

    #[test]
    fn signed_nonsense_is_refused(text in "[\\[\\]{}\",:0-9a-z\\\\ \n]{0,80}|\\PC{0,40}") {
        for name in ["release.json", "evidence/test-result.json", "evidence/golden.jsonl", "evidence/changes.json", "trust/01.root"] {
            prop_assert_ne!(refusal(&Craft::good().with(name, text.clone()).bytes()), "accepted");
        }
        let signatures = Some(vec![(Craft::good().author.entry_name(), text.clone())]);
        prop_assert_eq!(refusal(&Craft { signatures, ..Craft::good() }.bytes()), "signature");
        prop_assert_eq!(refusal(&Craft { manifest: Some(text), ..Craft::good() }.bytes()), "manifest");
    }

    #[test]
    fn keys_and_versions_of_any_text_give_an_answer(text in "\\PC{0,80}|[A-Za-z0-9+/=]{56}|[0-9.]{0,12}") {
        prop_assert!(PublicKey::parse(&text).map_or(true, |key| PublicKey::parse(&key.to_string()).unwrap() == key));
        prop_assert!(text.parse::<Version>().map_or(true, |version| version.to_string() == text));
        prop_assert!(SecretKeyFile::from_text(text).unlock(&"x".to_owned().into()).is_err());
    }
}
