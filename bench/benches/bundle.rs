//! Signing and verifying a bundle. Unlocking the key is slow on purpose and not measured.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "criterion's macros; a bench may stop at once"
)]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use kaopu_bundle::{EncoderPin, Evidence, ReleaseDraft, SecretKeyFile, Version, verify, write};
use secrecy::SecretString;

fn bundle(c: &mut Criterion) {
    let files = kaopu_bench::sample().unwrap();
    let passed: Vec<String> =
        files.keys().filter(|path| path.starts_with("dialogues/")).cloned().collect();
    let evidence = Evidence::of(&files, Version::CURRENT, EncoderPin::WordsOnly, passed, []);
    let draft = ReleaseDraft {
        tenant: "xiaoman".into(),
        title: "bench".into(),
        seq: 1,
        issued_at: "2026-11-22T08:00:00Z".into(),
        engine_min: Version::CURRENT,
        encoder: EncoderPin::WordsOnly,
    };
    let passphrase = SecretString::from("bench");
    let (key_file, public) = SecretKeyFile::generate(&passphrase).unwrap();
    let key = key_file.unlock(&passphrase).unwrap();
    let bytes = write(&files, &draft, &evidence, &key).unwrap().into_bytes();
    let mut group = c.benchmark_group("bundle");
    group.throughput(Throughput::Bytes(bytes.len() as u64));
    group.bench_function("write", |b| b.iter(|| write(&files, &draft, &evidence, &key).unwrap()));
    let trusted = [public];
    group.bench_function("verify", |b| b.iter(|| verify(&bytes, &trusted).unwrap()));
    group.finish();
}

criterion_group!(benches, bundle);
criterion_main!(benches);
