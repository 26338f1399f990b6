//! The real weights against the reference. They are not in the repository, so these tests are run
//! on demand:
//!
//! ```sh
//! cargo test -p kaopu-encoder -- --ignored
//! ```
//! They take the weights from `KAOPU_ENCODER`, or from `target/encoder.kew`, where `./dev encoder`
//! puts them.

use crate::reference;
use kaopu_encoder::Encoder;

/// The same on every machine and in every build; it changes only with the weights or the
/// arithmetic.
const DIGEST: &str = "5f46e769d46decefc13f42aff3becf98c5d3b0d8ed23935db2fa62977d1ca262";

fn encoder() -> Encoder<'static> {
    #[expect(
        clippy::disallowed_methods,
        reason = "where the weights are is for whoever runs this to say"
    )]
    let path = std::env::var("KAOPU_ENCODER").unwrap_or_else(|_| {
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/encoder.kew").to_owned()
    });
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    Encoder::from_vec(bytes).unwrap()
}

#[test]
#[ignore = "needs the weights: see tools/encoder-weights"]
fn identifiers_are_the_references() {
    let encoder = encoder();
    for sentence in reference::sentences() {
        assert_eq!(encoder.tokens(&sentence.text), sentence.ids, "{:?}", sentence.text);
    }
}

#[test]
#[ignore = "needs the weights: see tools/encoder-weights"]
fn vectors_are_the_references_up_to_seven_bits() {
    let encoder = encoder();
    let mut cosines = Vec::new();
    for sentence in reference::sentences() {
        let vector = encoder.encode(&sentence.text).map(f64::from);
        let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
        let lengths = dot(&vector, &vector).sqrt() * dot(&sentence.vector, &sentence.vector).sqrt();
        let cosine = dot(&vector, &sentence.vector) / lengths;
        assert!(cosine >= 0.995, "{:?}: {cosine}", sentence.text);
        cosines.push(cosine);
    }
    let mean = cosines.iter().sum::<f64>() / cosines.len() as f64;
    assert!(mean >= 0.998, "{mean}");
}

#[test]
#[ignore = "needs the weights: see tools/encoder-weights"]
fn two_hundred_encodings_have_the_committed_bits() {
    let encoder = encoder();
    assert_eq!(reference::digest(&encoder), DIGEST);
}
