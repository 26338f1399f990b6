//! What a picture's file is: its kind, its size, and whether there is more in it than the picture.
//!
//! Nothing is decoded. A file is walked along its structure, each step forward, so that the time it
//! takes is bounded by its length; a size is what the file says of itself before anybody believes it.

mod bytes;
mod gif;
mod jpeg;
mod kind;
mod png;
mod webp;

pub use kind::{PictureExtra, PictureFile, PictureKind};

/// Looks at a picture's file; `None` if it is none that can be read to its end.
#[must_use]
pub fn read_picture(bytes: &[u8]) -> Option<PictureFile> {
    let read = match PictureKind::of(bytes)? {
        PictureKind::Png => png::read(bytes),
        PictureKind::Jpg => jpeg::read(bytes),
        PictureKind::Webp => webp::read(bytes),
        PictureKind::Gif => gif::read(bytes),
    };
    read.filter(|picture| picture.width > 0 && picture.height > 0 && picture.frames > 0)
}
