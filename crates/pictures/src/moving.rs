//! GIFs that move.

use std::io::Cursor;

use image::codecs::gif::{GifDecoder, GifEncoder, Repeat};
use image::{AnimationDecoder as _, DynamicImage, Frame, ImageDecoder as _, ImageResult};
use kaopu_model::limits::PICTURE_BYTES;

use crate::limits::of_decoders;
use crate::refusal::PictureRefusal;
use crate::still::fitted;
use crate::taken::{TakenIn, TakenInAbout};

/// Longer sides, in pixels, that are tried one after the other while it has too many bytes.
const SIDES: [u32; 4] = [480, 360, 240, 160];

/// How thoroughly colours are chosen, from 1 (best) to 30.
const SPEED: i32 = 10;

pub(crate) fn take_in(bytes: &[u8]) -> Result<TakenIn, PictureRefusal> {
    let frames = decoded(bytes).map_err(|_| PictureRefusal::Damaged)?;
    let sides = frames.first().map(|frame| frame.buffer().dimensions());
    let (width, height) = sides.ok_or(PictureRefusal::Damaged)?;
    let whole = width.max(height);
    for side in SIDES {
        let smaller: Vec<Frame> = frames.iter().map(|frame| scaled(frame, side)).collect();
        let bytes = gif(&smaller).map_err(|_| PictureRefusal::Damaged)?;
        if let Some(bytes) = bytes {
            let sides = smaller.first().map(|frame| frame.buffer().dimensions());
            let (width, height) = sides.unwrap_or((width, height));
            let about = TakenInAbout { width, height, made_smaller: whole > side };
            return Ok(TakenIn { bytes, about });
        }
    }
    Err(PictureRefusal::StaysLarge)
}

/// The frames, none larger than the largest that is kept.
fn decoded(bytes: &[u8]) -> ImageResult<Vec<Frame>> {
    let mut decoder = GifDecoder::new(Cursor::new(bytes))?;
    decoder.set_limits(of_decoders())?;
    let [largest, ..] = SIDES;
    decoder.into_frames().map(|frame| Ok(scaled(&frame?, 2 * largest))).collect()
}

fn scaled(frame: &Frame, side: u32) -> Frame {
    let drawn = DynamicImage::from(frame.buffer().clone());
    Frame::from_parts(fitted(&drawn, side).into_rgba8(), 0, 0, frame.delay())
}

/// The file; `None` if it has too many bytes.
fn gif(frames: &[Frame]) -> ImageResult<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    {
        let mut encoder = GifEncoder::new_with_speed(&mut bytes, SPEED);
        encoder.set_repeat(Repeat::Infinite)?;
        for frame in frames {
            encoder.encode_frame(frame.clone())?;
        }
    }
    Ok((bytes.len() <= PICTURE_BYTES).then_some(bytes))
}
