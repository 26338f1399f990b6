//! How large a picture may be that is taken in, and how large one may become.

use image::Limits;
use kaopu_model::PictureFile;

use crate::most::MOST_PIXELS;
use crate::refusal::PictureRefusal;

/// Pixels of a side of one: thin strips, too, come to an end.
const MOST_SIDE: u32 = 20_000;

/// Pixels of all frames of one that moves, and their number.
const MOST_MOVING_PIXELS: u64 = 30_000_000;
const MOST_FRAMES: u32 = 200;

/// Bytes that a decoder may ask for.
const MOST_MEMORY: u64 = 512 << 20;

/// Whether a picture is one that can be drawn anew.
pub(crate) fn expect_drawable(file: &PictureFile) -> Result<(), PictureRefusal> {
    let PictureFile { width, height, frames, .. } = *file;
    if u64::from(width) * u64::from(height) > MOST_PIXELS || width.max(height) > MOST_SIDE {
        return Err(PictureRefusal::TooManyPixels { width, height });
    }
    if frames > MOST_FRAMES || frames > 1 && file.pixels() > MOST_MOVING_PIXELS {
        return Err(PictureRefusal::MovesTooLong { width, height, frames });
    }
    Ok(())
}

/// What the decoders are held to, should a file say one thing and be another.
pub(crate) fn of_decoders() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_SIDE);
    limits.max_image_height = Some(MOST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    limits
}
