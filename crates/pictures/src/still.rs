//! Pictures that do not move.

use std::io::Cursor;

use image::codecs::gif::GifDecoder;
use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::{CompressionType, FilterType, PngDecoder, PngEncoder};
use image::codecs::webp::WebPDecoder;
use image::imageops::FilterType as Smoothing;
use image::{DynamicImage, ImageDecoder, ImageResult};
use kaopu_model::PictureKind;
use kaopu_model::limits::PICTURE_BYTES;

use crate::limits::of_decoders;
use crate::refusal::PictureRefusal;
use crate::taken::{TakenIn, TakenInAbout};

/// The longer side, in pixels, that a picture is brought down to; and those that are tried after it
/// while it has too many bytes.
const SIDES: [u32; 7] = [1_600, 1_280, 1_024, 800, 640, 480, 320];

/// Of a photo: from here on nobody sees a difference on a phone.
const QUALITY: u8 = 85;

pub(crate) fn take_in(kind: PictureKind, bytes: &[u8]) -> Result<TakenIn, PictureRefusal> {
    let drawn = decoded(kind, bytes).map_err(|_| PictureRefusal::Damaged)?;
    let is_opaque = !drawn.color().has_alpha() || drawn.to_rgba8().pixels().all(|p| p.0[3] == 255);
    let drawn: DynamicImage =
        if is_opaque { drawn.into_rgb8().into() } else { drawn.into_rgba8().into() };
    // Photos stay photos; drawings have sharp edges and few colours, which a photo's format spoils.
    let as_photo = is_opaque && kind == PictureKind::Jpg;
    let whole = drawn.width().max(drawn.height());
    for side in SIDES {
        let smaller = fitted(&drawn, side);
        let drawing = (!as_photo).then(|| png(&smaller)).transpose();
        let drawing = drawing.map_err(|_| PictureRefusal::Damaged)?;
        let fits = |bytes: &Vec<u8>| bytes.len() <= PICTURE_BYTES;
        let mut tried = drawing.filter(fits);
        if is_opaque && tried.is_none() {
            tried = Some(jpeg(&smaller).map_err(|_| PictureRefusal::Damaged)?).filter(fits);
        }
        if let Some(bytes) = tried {
            let (width, height) = (smaller.width(), smaller.height());
            let about = TakenInAbout { width, height, made_smaller: whole > side };
            return Ok(TakenIn { bytes, about });
        }
    }
    Err(PictureRefusal::StaysLarge)
}

/// The pixels, upright: how a camera was held stands beside them, and is lost with all else there.
fn decoded(kind: PictureKind, bytes: &[u8]) -> ImageResult<DynamicImage> {
    let read = Cursor::new(bytes);
    match kind {
        PictureKind::Png => upright(PngDecoder::with_limits(read, of_decoders())?),
        PictureKind::Jpg => upright(JpegDecoder::new(read)?),
        PictureKind::Webp => upright(WebPDecoder::new(read)?),
        PictureKind::Gif => upright(GifDecoder::new(read)?),
    }
}

fn upright(mut decoder: impl ImageDecoder) -> ImageResult<DynamicImage> {
    decoder.set_limits(of_decoders())?;
    let orientation = decoder.orientation()?;
    let mut drawn = DynamicImage::from_decoder(decoder)?;
    drawn.apply_orientation(orientation);
    Ok(drawn)
}

/// The picture with no side longer than that.
pub(crate) fn fitted(drawn: &DynamicImage, side: u32) -> DynamicImage {
    if drawn.width().max(drawn.height()) <= side {
        return drawn.clone();
    }
    // Most of the way by plain averages, which are quick; the rest so that lines stay sharp.
    let near = if drawn.width().max(drawn.height()) > 2 * side {
        &drawn.thumbnail(2 * side, 2 * side)
    } else {
        drawn
    };
    near.resize(side, side, Smoothing::Lanczos3)
}

fn png(drawn: &DynamicImage) -> ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    let encoder =
        PngEncoder::new_with_quality(&mut bytes, CompressionType::Best, FilterType::Adaptive);
    drawn.write_with_encoder(encoder)?;
    Ok(bytes)
}

fn jpeg(drawn: &DynamicImage) -> ImageResult<Vec<u8>> {
    let mut bytes = Vec::new();
    drawn.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY))?;
    Ok(bytes)
}
