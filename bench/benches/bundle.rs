//! Signing and verifying a bundle. Unlocking the key is slow on purpose and not measured.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "criterion's macros; a bench may stop at once"
)]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use kaopu_bundle::{
    Anchor, Changes, EncoderPin, Evidence, Golden, ReleaseDraft, SecretKeyFile, TrustChain,
    Unsigned, Version, verify, write,
};
use secrecy::SecretString;

fn bundle(c: &mut Criterion) {
    let files = kaopu_bench::sample().unwrap();
    let passed: Vec<String> =
        files.keys().filter(|path| path.starts_with("dialogues/")).cloned().collect();
    let evidence = Evidence::of(&files, Version::CURRENT, EncoderPin::WordsOnly, passed, []);
    let draft = ReleaseDraft {
        tenant: "xiaoman".into(),
        title: "bench".into(),
        notes: String::new(),
        seq: 1,
        issued_at: "2026-11-22T08:00:00Z".into(),
        expires: "2027-02-20T08:00:00Z".into(),
        engine_min: Version::CURRENT,
        encoder: EncoderPin::WordsOnly,
    };
    let passphrase = SecretString::from("bench");
    let (key_file, public) = SecretKeyFile::generate(&passphrase).unwrap();
    let key = key_file.unlock(&passphrase).unwrap();
    let now = draft.issued_at.parse().unwrap();
    let trust = &TrustChain::sole("xiaoman", "bench", &key, now).unwrap();
    let turns = vec!["{}".to_owned(); 4];
    let golden: Vec<Golden> = evidence
        .passed
        .iter()
        .map(|dialogue| Golden { dialogue: dialogue.clone(), turns: turns.clone() })
        .collect();
    let (release, evidence, golden) = (&draft, &evidence, &golden[..]);
    let changes = &Changes::default();
    let unsigned = Unsigned { files: &files, release, evidence, golden, changes, trust };
    let bytes = write(&unsigned, &key).unwrap().into_bytes();
    let mut group = c.benchmark_group("bundle");
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function("write", |b| b.iter(|| write(&unsigned, &key).unwrap()));
    let anchor = Anchor::from(public);
    group.bench_function("verify", |b| b.iter(|| verify(&bytes, &anchor, now).unwrap()));
    group.finish();

    // The largest that there may be, nearly.
    let mut large = files.clone();
    for number in 0..29_u8 {
        let mut picture = b"\x89PNG\r\n\x1a\n".to_vec();
        picture.resize(2 << 20, number);
        large.insert(format!("media/{}.png", kaopu_bundle::sha256_hex(&picture)), picture);
    }
    let evidence = &Evidence::of(
        &large,
        Version::CURRENT,
        EncoderPin::WordsOnly,
        evidence.passed.iter().cloned(),
        [],
    );
    let unsigned = Unsigned { files: &large, release, evidence, golden, changes, trust };
    let bytes = write(&unsigned, &key).unwrap().into_bytes();
    let mut group = c.benchmark_group("bundle/large");
    group.throughput(Throughput::Bytes(bytes.len() as u64)).sample_size(10);
    group.bench_function("verify", |b| b.iter(|| verify(&bytes, &anchor, now).unwrap()));
    group.finish();
}

criterion_group!(benches, bundle);
criterion_main!(benches);
