//! JPEG: segments, each behind a marker, and between some of them the picture itself.

use super::bytes::{Bytes, big, count};
use super::kind::{PictureExtra, PictureFile, PictureKind};

pub(super) fn read(bytes: &[u8]) -> Option<PictureFile> {
    let mut rest = Bytes(bytes.get(2..)?);
    let (mut size, mut extra) = (None, None);
    loop {
        let (marker, data) = match marker(&mut rest)? {
            0xd9 => {
                let (width, height) = size?;
                let extra = extra.or((!rest.0.is_empty()).then_some(PictureExtra::Behind));
                let kind = PictureKind::Jpg;
                return Some(PictureFile { kind, width, height, frames: 1, extra });
            }
            0x01 | 0xd0..=0xd7 => continue,
            marker => {
                let length = count(big(rest.take(2)?))?;
                (marker, rest.take(length.checked_sub(2)?)?)
            }
        };
        match marker {
            // Where the picture begins: all but tables, which have numbers among them.
            0xc0..=0xcf if !matches!(marker, 0xc4 | 0xc8 | 0xcc) => {
                size = Some((big(data.get(3..5)?), big(data.get(1..3)?)));
            }
            0xda => skip_scan(&mut rest),
            0xe0 if data.starts_with(b"JFIF\0") || data.starts_with(b"JFXX\0") => {}
            0xe2 if data.starts_with(b"ICC_PROFILE\0") => {}
            0xee if data.starts_with(b"Adobe") => {}
            0xe0..=0xef | 0xfe => extra = Some(PictureExtra::Notes),
            _ => {}
        }
    }
}

/// The next marker; it may have any number of `FF` before it.
fn marker(rest: &mut Bytes<'_>) -> Option<u8> {
    if rest.byte()? != 0xff {
        return None;
    }
    loop {
        match rest.byte()? {
            0xff => {}
            0x00 => return None,
            marker => return Some(marker),
        }
    }
}

/// Passes over a part of the picture: up to the next marker that is none of those inside it.
fn skip_scan(rest: &mut Bytes<'_>) {
    let inside = |two: &[u8]| !matches!(two, [0xff, 0x01..=0xcf | 0xd8..]);
    let end = rest.0.windows(2).position(|two| !inside(two)).unwrap_or(rest.0.len());
    rest.take(end);
}
