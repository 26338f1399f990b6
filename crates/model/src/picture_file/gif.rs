//! GIF: a head, and blocks that are cut into pieces of at most 255 bytes.

use super::bytes::{Bytes, little};
use super::kind::{PictureExtra, PictureFile, PictureKind};

pub(super) fn read(bytes: &[u8]) -> Option<PictureFile> {
    let mut rest = Bytes(bytes.get(6..)?);
    let head = rest.take(7)?;
    let (width, height) = (little(head.get(..2)?), little(head.get(2..4)?));
    rest.take(colours(*head.get(4)?))?;
    let (mut frames, mut extra) = (0, None);
    loop {
        match rest.byte()? {
            0x3b => {
                let extra = extra.or((!rest.0.is_empty()).then_some(PictureExtra::Behind));
                return Some(PictureFile { kind: PictureKind::Gif, width, height, frames, extra });
            }
            0x2c => {
                let place = rest.take(9)?;
                rest.take(colours(*place.get(8)?))?;
                rest.take(1)?;
                pieces(&mut rest)?;
                frames += 1;
            }
            0x21 => {
                let label = rest.byte()?;
                let first = pieces(&mut rest)?;
                let moves = label == 0xff && matches!(first, b"NETSCAPE2.0" | b"ANIMEXTS1.0");
                if label != 0xf9 && !moves {
                    extra = Some(PictureExtra::Notes);
                }
            }
            _ => return None,
        }
    }
}

/// Bytes of the table of colours that flags announce.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) }
}

/// Passes over the pieces of a block; gives the first.
fn pieces<'b>(rest: &mut Bytes<'b>) -> Option<&'b [u8]> {
    let mut first = None;
    loop {
        let length = usize::from(rest.byte()?);
        if length == 0 {
            return Some(first.unwrap_or_default());
        }
        let piece = rest.take(length)?;
        first = first.or(Some(piece));
    }
}
