//! Three bundles to attack: one person's, two persons', and one with a chain of roots and a picture.

use jiff::Timestamp;
use kaopu_bundle::{
    Anchor, ChangeGroup, Changes, EncoderPin, Evidence, Golden, Override, Proposal, PublicKey,
    ReleaseDraft, Replaces, Role, Root, RootKey, SecretKeyFile, SigningKey, TrustChain, Unsigned,
    Version, review, sha256_hex, write,
};
use kaopu_model::KbFiles;
use secrecy::SecretString;

use crate::binary::PASSPHRASE;

/// A bundle, and what a verifier of it was given.
pub(crate) struct Attacked {
    pub(crate) bytes: Vec<u8>,
    pub(crate) anchor: Anchor,
    pub(crate) key: PublicKey,
}

pub(crate) const ISSUED: &str = "2026-11-22T08:00:00Z";

pub(crate) fn now() -> Timestamp {
    ISSUED.parse().unwrap()
}

fn new_key() -> SigningKey {
    let passphrase = SecretString::from(PASSPHRASE);
    SecretKeyFile::generate(&passphrase).unwrap().0.unlock(&passphrase).unwrap()
}

pub(crate) fn three() -> Vec<Attacked> {
    let (wang, li) = (new_key(), new_key());
    let alone = TrustChain::sole("attacked", "王芳", &wang, now()).unwrap();
    let mut both = Root::sole("attacked", "王芳", &wang, now());
    both.thresholds.approver = 1;
    both.keys.push(RootKey {
        key: li.public().clone(),
        person: "李雷".into(),
        roles: vec![Role::Approver],
        not_after: both.expires.clone(),
    });
    both.keys.sort_by_key(|key| key.key.to_string());
    let next = |chain: &TrustChain, root: &Root| {
        let mut proposal = Proposal::new(Some(chain.clone()), root.clone()).unwrap();
        proposal.sign(&wang).unwrap();
        proposal.complete().unwrap()
    };
    let two = next(&alone, &both);
    let three = next(&two, &both);
    let approved = |trust: &TrustChain, picture: bool| {
        let bytes = signed(trust, &wang, picture);
        let candidate = review(&bytes, &Anchor::from(alone.clone()), now()).unwrap();
        candidate.sign(Role::Approver, &li).unwrap().into_bytes()
    };
    let attacked = |bytes: Vec<u8>| Attacked {
        bytes,
        anchor: Anchor::from(wang.public().clone()),
        key: wang.public().clone(),
    };
    vec![
        attacked(signed(&alone, &wang, false)),
        attacked(approved(&two, false)),
        attacked(approved(&three, true)),
    ]
}

fn signed(trust: &TrustChain, key: &SigningKey, picture: bool) -> Vec<u8> {
    let mut files: KbFiles = [
        ("kb.toml", "format = 1\nid = \"attacked\"\n"),
        ("faqs.csv", "id,question,answer\nship-when,什么时候发货,48小时内\n"),
        ("dialogues/hello.toml", "[[turn]]\ncustomer = \"在吗\"\n"),
    ]
    .map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec()))
    .into();
    if picture {
        let png = b"\x89PNG\r\n\x1a\nno more than that".to_vec();
        files.insert(format!("media/{}.png", &sha256_hex(&png)[..16]), png);
    }
    let dialogue = "dialogues/hello.toml".to_owned();
    let encoder = EncoderPin::Weights([7; 32]);
    let reason = "周一复核，双十一前先上".to_owned();
    let over = Override { gate: "review-dates".into(), reason };
    let evidence = Evidence::of(&files, Version::CURRENT, encoder, [dialogue.clone()], [])
        .with_overrides(vec![over]);
    let golden = [Golden { dialogue, turns: vec![r#"{"replies":[{"text":"在的"}]}"#.into()] }];
    let changes = Changes {
        replaces: Replaces::Release("0a".repeat(32)),
        messages: 9,
        changed: 1,
        groups: vec![ChangeGroup { cause: "answer".into(), id: "ship-when".into(), changed: 1 }],
    };
    let release = ReleaseDraft {
        tenant: "attacked".into(),
        title: "小满好物".into(),
        notes: "双十一".into(),
        seq: 3,
        issued_at: ISSUED.into(),
        expires: "2027-02-20T08:00:00Z".into(),
        engine_min: Version::CURRENT,
        encoder,
    };
    let (release, evidence, golden, changes) = (&release, &evidence, &golden, &changes);
    let unsigned = Unsigned { files: &files, release, evidence, golden, changes, trust };
    write(&unsigned, key).unwrap().into_bytes()
}
