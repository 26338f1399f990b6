//! What a file is that is none of our pictures, so that it can be said by its name.

use crate::refusal::PictureRefusal;

/// Where a file says what it is, how, and how it is called.
const KINDS: [(usize, &[u8], &str); 10] = [
    (0, b"BM", "BMP"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (4, b"ftypavif", "AVIF"),
    (4, b"ftypavis", "AVIF"),
    (4, b"ftyp", "视频 (MP4)"),
    (0, b"%PDF", "PDF"),
    (0, b"8BPS", "PSD"),
    (0, b"PK\x03\x04", "压缩包或文档 (ZIP)"),
    (0, b"\0\0\x01\0", "ICO"),
];

/// How photos of some phones begin, behind their length.
const HEIC: [&[u8]; 5] = [b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypmif1", b"ftypmsf1"];

/// So far into a text a drawing begins at the latest: behind comments and declarations.
const SEARCHED: usize = 4 << 10;

/// Why a file is not taken in that is none of our pictures.
pub(crate) fn refusal(bytes: &[u8]) -> PictureRefusal {
    let stands =
        |at: usize, what: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(what));
    if bytes.is_empty() {
        return PictureRefusal::Empty;
    }
    if HEIC.iter().any(|brand| stands(4, brand)) {
        return PictureRefusal::Heic;
    }
    let begin = bytes.get(..SEARCHED).unwrap_or(bytes).to_ascii_lowercase();
    if begin.windows(4).any(|word| word == b"<svg") {
        return PictureRefusal::Svg;
    }
    let known = KINDS.iter().find(|(at, magic, _)| stands(*at, magic));
    known.map_or(PictureRefusal::NoPicture, |(_, _, kind)| PictureRefusal::OtherKind {
        kind: (*kind).to_owned(),
    })
}
