//! Pictures taken in, and files that are none or mean harm: `crates/model/tests/pictures/`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

use std::path::Path;

use image::{DynamicImage, ImageFormat, RgbImage};
use kaopu_model::limits::PICTURE_BYTES;
use kaopu_model::{PictureKind, read_picture};
use kaopu_pictures::{PictureRefusal, TakenIn, take_in};

fn file(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../model/tests/pictures");
    std::fs::read(folder.join(name)).unwrap()
}

fn taken(name: &str) -> TakenIn {
    take_in(&file(name)).unwrap_or_else(|refusal| panic!("{name}: {refusal:?}"))
}

/// A photo of noise, which nothing makes small.
fn noise(width: u32, height: u32) -> DynamicImage {
    let mut state = 1_u32;
    let picture = RgbImage::from_fn(width, height, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        image::Rgb([(state >> 24) as u8, (state >> 16) as u8, (state >> 8) as u8])
    });
    DynamicImage::from(picture)
}

fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

#[test]
fn each_kind_becomes_one_that_every_customer_can_see() {
    use PictureKind::{Gif, Jpg, Png};
    for (name, kind, size, frames) in [
        ("good.png", Png, (48, 32), 1),
        ("good.jpg", Jpg, (48, 32), 1),
        ("good.webp", Png, (48, 32), 1),
        ("lossless.webp", Png, (48, 32), 1),
        ("good.gif", Png, (48, 32), 1),
        ("transparent.png", Png, (48, 32), 1),
        ("one-pixel.png", Png, (1, 1), 1),
        // What it is counts, not what it is called.
        ("jpeg-as.png", Jpg, (48, 32), 1),
        ("moving.gif", Gif, (24, 24), 4),
    ] {
        let TakenIn { bytes, about } = taken(name);
        let read = read_picture(&bytes).unwrap();
        assert_eq!(
            (read.kind, (read.width, read.height), read.frames),
            (kind, size, frames),
            "{name}"
        );
        assert_eq!((about.width, about.height, about.made_smaller), (size.0, size.1, false));
        assert_eq!(read.extra, None, "{name}");
        assert_eq!(take_in(&file(name)).unwrap().bytes, bytes, "{name}: twice the same");
    }
}

#[test]
fn where_it_was_taken_and_what_is_hidden_in_it_stays_behind() {
    for name in [
        "taken-somewhere.jpg",
        "taken-somewhere.png",
        "taken-somewhere.webp",
        "with-a-page-behind.png",
        "with-a-page-behind.webp",
        "with-an-archive-behind.jpg",
        "with-a-script-inside.gif",
        "with-a-text-inside.png",
    ] {
        let bytes = taken(name).bytes;
        assert_eq!(read_picture(&bytes).unwrap().extra, None, "{name}");
        for hidden in
            [&b"Exif"[..], b"GPS", b"Phone", b"<script", b"alert(1)", b"PK\x03\x04", b"hidden"]
        {
            assert!(!bytes.windows(hidden.len()).any(|part| part == hidden), "{name}: {hidden:?}");
        }
    }
    // A camera that was held upright: the picture is turned, for the note goes.
    let about = taken("taken-somewhere.jpg").about;
    assert_eq!((about.width, about.height), (32, 48));
}

#[test]
fn what_is_no_picture_or_means_harm_is_refused_by_name() {
    use PictureRefusal::{
        Damaged, Empty, Heic, MovesTooLong, Moving, NoPicture, OtherKind, Svg, TooManyPixels,
    };
    let other = |kind: &str| OtherKind { kind: kind.to_owned() };
    for (name, refusal) in [
        ("fifty-megapixels.png", TooManyPixels { width: 8192, height: 6144 }),
        ("bomb.png", TooManyPixels { width: 100_000, height: 100_000 }),
        ("animated-bomb.gif", MovesTooLong { width: 4000, height: 4000, frames: 2000 }),
        ("moving.webp", Moving),
        ("moving.png", Moving),
        ("script.svg", Svg),
        ("svg-as.png", Svg),
        ("truncated.png", Damaged),
        ("truncated.jpg", Damaged),
        ("truncated.gif", Damaged),
        ("truncated.webp", Damaged),
        ("no-pixels.png", Damaged),
        ("wrong-sum.png", Damaged),
        ("only-magic.png", Damaged),
        ("only-magic.jpg", Damaged),
        ("only-magic.gif", Damaged),
        ("only-magic.webp", Damaged),
        ("phone-photo.heic", Heic),
        ("photo.avif", other("AVIF")),
        ("scan.bmp", other("BMP")),
        ("scan.tiff", other("TIFF")),
        ("not-a-picture.png", NoPicture),
        ("empty.png", Empty),
    ] {
        assert_eq!(take_in(&file(name)), Err(refusal.clone()), "{name}");
        for said in [refusal.reason(), refusal.way_out()] {
            assert!(!said.zh.is_empty() && !said.en.is_empty(), "{name}");
        }
    }
    assert_eq!(take_in(&vec![0xff; 21 << 20]), Err(PictureRefusal::TooManyBytes));
}

#[test]
fn what_is_large_is_made_small_enough() {
    let photo = written(&noise(2400, 1800), ImageFormat::Jpeg);
    let drawing = written(&noise(1000, 700), ImageFormat::Png);
    for (bytes, kind) in [(photo, PictureKind::Jpg), (drawing, PictureKind::Jpg)] {
        assert!(bytes.len() > PICTURE_BYTES);
        let TakenIn { bytes, about } = take_in(&bytes).unwrap();
        assert!(bytes.len() <= PICTURE_BYTES && about.made_smaller, "{about:?}");
        assert!(about.width.max(about.height) >= 640, "{about:?} is smaller than it must be");
        assert_eq!(PictureKind::of(&bytes), Some(kind));
    }
    // Of what may be seen through no photo can be made.
    let clear = DynamicImage::from(noise(1200, 900).into_rgba8());
    let mut clear = clear.into_rgba8();
    clear.put_pixel(0, 0, image::Rgba([0; 4]));
    let clear = take_in(&written(&clear.into(), ImageFormat::Png)).unwrap();
    assert_eq!(PictureKind::of(&clear.bytes), Some(PictureKind::Png));
    assert!(clear.bytes.len() <= PICTURE_BYTES && clear.about.made_smaller);
}

#[test]
fn no_changed_byte_makes_taking_in_fail_otherwise_than_by_saying_so() {
    for name in ["good.png", "good.jpg", "good.webp", "lossless.webp", "moving.gif", "good.gif"] {
        let whole = file(name);
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 0x55;
            if let Ok(taken) = take_in(&changed) {
                assert!(read_picture(&taken.bytes).is_some(), "{name} changed at {at}");
            }
        }
    }
}
