//! Pictures taken in: whatever a person chose, pasted or dropped becomes a picture of a knowledge
//! base, or a reason why not.
//!
//! What comes out was drawn anew from its pixels. So nothing else of the file comes along: neither
//! where and when it was taken, nor what somebody put behind or beside the picture. Before a pixel is
//! decoded the file is walked along its structure ([`kaopu_model::read_picture`]), and what would ask
//! for more memory than any honest picture is refused by what it says of itself; the decoders are
//! held to the same limits. A caller that takes in what strangers made does so in a process of its
//! own all the same.

mod foreign;
mod limits;
mod most;
mod moving;
mod refusal;
mod still;
mod taken;

pub use most::{MOST_BYTES, MOST_PIXELS};
pub use refusal::PictureRefusal;
pub use taken::{TakenIn, TakenInAbout};

use kaopu_model::{PictureKind, read_picture};

/// Takes a picture in.
///
/// # Errors
/// Why the file can't be a picture of a knowledge base.
pub fn take_in(bytes: &[u8]) -> Result<TakenIn, PictureRefusal> {
    if bytes.len() > MOST_BYTES {
        return Err(PictureRefusal::TooManyBytes);
    }
    let Some(kind) = PictureKind::of(bytes) else { return Err(foreign::refusal(bytes)) };
    let file = read_picture(bytes).ok_or(PictureRefusal::Damaged)?;
    limits::expect_drawable(&file)?;
    match (kind, file.frames) {
        (PictureKind::Gif, 2..) => moving::take_in(bytes),
        (_, 2..) => Err(PictureRefusal::Moving),
        _ => still::take_in(kind, bytes),
    }
}
