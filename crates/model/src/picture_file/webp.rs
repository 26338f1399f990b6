//! WebP: chunks of name, length and data in one RIFF chunk.

use super::bytes::{Bytes, count, little};
use super::kind::{PictureExtra, PictureFile, PictureKind};

pub(super) fn read(bytes: &[u8]) -> Option<PictureFile> {
    let mut all = Bytes(bytes.get(4..)?);
    let length = count(little(all.take(4)?))?;
    let mut rest = Bytes(all.take(length)?);
    rest.take(4)?;
    let mut size = None;
    let (mut moving, mut extra) = (0, (!all.0.is_empty()).then_some(PictureExtra::Behind));
    while !rest.0.is_empty() {
        let name = rest.take(4)?;
        let length = count(little(rest.take(4)?))?;
        let data = rest.take(length)?;
        if length % 2 == 1 {
            rest.take(1)?;
        }
        match name {
            // The canvas; what is drawn on it is not larger.
            b"VP8X" => {
                let side = |at: usize| Some(little(data.get(at..at + 3)?) + 1);
                size = Some((side(4)?, side(7)?));
            }
            b"VP8 " => size = size.or(Some(lossy(data)?)),
            b"VP8L" => size = size.or(Some(lossless(data)?)),
            b"ANMF" => moving += 1,
            b"ALPH" | b"ANIM" | b"ICCP" => {}
            _ => extra = extra.or(Some(PictureExtra::Notes)),
        }
    }
    let (width, height) = size?;
    Some(PictureFile { kind: PictureKind::Webp, width, height, frames: moving.max(1), extra })
}

fn lossy(data: &[u8]) -> Option<(u32, u32)> {
    let sides = data.get(3..10)?.strip_prefix(b"\x9d\x01\x2a")?;
    let (width, height) = sides.split_at_checked(2)?;
    // The two bits above are how it is enlarged.
    Some((little(width) & 0x3fff, little(height) & 0x3fff))
}

fn lossless(data: &[u8]) -> Option<(u32, u32)> {
    let sides = little(data.strip_prefix(b"\x2f")?.get(..4)?);
    Some(((sides & 0x3fff) + 1, (sides >> 14 & 0x3fff) + 1))
}
