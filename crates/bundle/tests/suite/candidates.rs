//! A release on its way from its author to its approver, and roots on theirs.

use kaopu_bundle::{
    Anchor, Changes, Proposal, Role, Root, RootKey, SecretKeyFile, SigningKey, Thresholds,
    TrustChain, Unsigned, review, verify, write,
};
use secrecy::SecretString;

use crate::sample::{KEY, draft, evidence, files, golden, now};

fn new_key() -> SigningKey {
    let passphrase = SecretString::from("for tests only");
    SecretKeyFile::generate(&passphrase).unwrap().0.unlock(&passphrase).unwrap()
}

fn key(key: &SigningKey, person: &str, roles: &[Role]) -> RootKey {
    RootKey {
        key: key.public().clone(),
        person: person.into(),
        roles: roles.into(),
        not_after: "2030-01-01T00:00:00Z".into(),
    }
}

fn two_persons(li: &SigningKey) -> Root {
    let mut root = Root::sole("xiaoman", "wang", &KEY, now());
    root.thresholds = Thresholds { root: 1, author: 1, approver: 1 };
    root.keys.push(key(li, "li", &[Role::Root, Role::Author, Role::Approver]));
    root.keys.sort_by_key(|key| key.key.to_string());
    root
}

fn signed(trust: &TrustChain) -> kaopu_bundle::SignedBundle {
    let (files, release) = (&files(), &draft());
    let evidence = &evidence(files);
    let golden = &golden(evidence);
    let unsigned =
        Unsigned { files, release, evidence, golden, changes: &Changes::default(), trust };
    write(&unsigned, &KEY).unwrap()
}

#[test]
fn a_second_person_is_added_and_then_has_to_sign() {
    let li = new_key();
    let alone = TrustChain::sole("xiaoman", "wang", &KEY, now()).unwrap();
    assert!(signed(&alone).missing().is_none());
    let mut proposal = Proposal::new(Some(alone.clone()), two_persons(&li)).unwrap();
    assert_eq!(proposal.complete().unwrap_err().code(), "root-chain");
    proposal.sign(&KEY).unwrap();
    let both = proposal.complete().unwrap();
    assert!(both.extends(&alone) && !alone.extends(&both));
    assert_eq!((both.version(), both.roots()[1].keys.len()), (2, 2));

    let candidate = signed(&both);
    assert_eq!((candidate.missing().authors, candidate.missing().approvers), (0, 1));
    // Who knows the first root alone trusts the second: the first has signed it.
    let anchor = Anchor::from(alone);
    let error = verify(candidate.bytes(), &anchor, now()).unwrap_err();
    assert_eq!(error.code(), "threshold");

    let seen = review(candidate.bytes(), &anchor, now()).unwrap();
    assert_eq!(seen.files(), &files());
    assert_eq!(seen.sign(Role::Approver, &KEY).unwrap_err().code(), "same-person");
    assert_eq!(seen.sign(Role::Approver, &new_key()).unwrap_err().code(), "unknown-signer");
    let approved = seen.sign(Role::Approver, &li).unwrap();
    assert!(approved.missing().is_none());
    let verified = verify(approved.bytes(), &anchor, now()).unwrap();
    let mut roles: Vec<_> =
        verified.signers().iter().map(|one| (one.person.as_str(), one.role)).collect();
    roles.sort_unstable();
    assert_eq!(roles, [("li", Role::Approver), ("wang", Role::Author)]);
    assert_eq!(verified.digest(), approved.digest());
    assert_eq!(verified.manifest(), seen.manifest(), "both have signed the same");
}

#[test]
fn a_root_that_two_must_sign_goes_from_one_to_the_other() {
    let (li, stranger) = (new_key(), new_key());
    let mut root = two_persons(&li);
    root.thresholds.root = 2;
    let mut proposal = Proposal::new(None, root).unwrap();
    assert_eq!(proposal.sign(&stranger).unwrap_err().code(), "root-signature");
    proposal.sign(&KEY).unwrap();
    assert_eq!(proposal.complete().unwrap_err().code(), "root-threshold");
    let file = proposal.to_file().unwrap();
    assert_eq!(TrustChain::from_file(&file).unwrap_err().code(), "root-threshold");
    let mut there = Proposal::from_file(&file).unwrap();
    assert_eq!(there.root(), proposal.root());
    there.sign(&li).unwrap();
    let chain = there.complete().unwrap();
    assert_eq!(TrustChain::from_file(&chain.to_file().unwrap()).unwrap(), chain);
}
