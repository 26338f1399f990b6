//! PNG: chunks of length, name, data and checksum.

use super::bytes::{Bytes, big, count};
use super::kind::{PictureExtra, PictureFile, PictureKind};

/// Chunks that are the picture, its colours or its movement.
const OWN: [&[u8; 4]; 16] = [
    b"IHDR", b"PLTE", b"IDAT", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT",
    b"bKGD", b"pHYs", b"hIST", b"acTL", b"fcTL", b"fdAT",
];

pub(super) fn read(bytes: &[u8]) -> Option<PictureFile> {
    let mut rest = Bytes(bytes.get(8..)?);
    let (mut size, mut frames, mut extra) = (None, 1, None);
    loop {
        let length = count(big(rest.take(4)?))?;
        let name = rest.take(4)?;
        let data = rest.take(length)?;
        rest.take(4)?;
        match (name, size) {
            (b"IHDR", None) => size = Some((big(data.get(..4)?), big(data.get(4..8)?))),
            // What comes before it, or twice, is no picture.
            (b"IHDR", _) | (_, None) => return None,
            (b"IEND", Some((width, height))) => {
                let extra = extra.or((!rest.0.is_empty()).then_some(PictureExtra::Behind));
                return Some(PictureFile { kind: PictureKind::Png, width, height, frames, extra });
            }
            (b"acTL", _) => frames = big(data.get(..4)?),
            (name, _) if OWN.iter().any(|own| *own == name) => {}
            _ => extra = Some(PictureExtra::Notes),
        }
    }
}
