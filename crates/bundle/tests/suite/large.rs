//! A bundle of sixty megabytes: nothing is read twice, and memory stays within twice the file.

use kaopu_bundle::verify;
use kaopu_model::media_name;

use crate::sample::{anchor, draft, evidence, files, now, write};

/// How a PNG begins.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

#[test]
fn a_large_bundle_takes_no_more_than_its_size_again() {
    let mut files = files();
    for number in 0..116_u8 {
        let mut picture = PNG.to_vec();
        picture.resize(512 << 10, number);
        files.insert(format!("media/{}", media_name(&picture).unwrap()), picture);
    }
    let bytes = write(&files, &draft(), &evidence(&files)).unwrap().into_bytes();
    assert!(bytes.len() > 60_000_000, "{}", bytes.len());
    let mut verified = None;
    let counted = allocation_counter::measure(|| {
        verified = Some(verify(&bytes, &anchor(), now()).unwrap());
    });
    assert_eq!(verified.unwrap().files().len(), files.len());
    // The file itself is the first half.
    let most = u64::try_from(bytes.len()).unwrap();
    assert!(counted.bytes_max <= most, "{} for {most}", counted.bytes_max);
}
