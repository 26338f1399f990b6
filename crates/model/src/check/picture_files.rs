//! The files of pictures: `missing-picture`, `broken-picture`, `picture-extra`, `too-large`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use super::scope::{Scope, cell};
use crate::limits::{
    MEDIA_BYTES, PICTURE_BYTES, PICTURE_PIXELS, PICTURE_SIDE, PICTURES, too_large, too_many_bytes,
};
use crate::parse::sheet::MEDIA_TABLE;
use crate::{
    Diagnostic, KbFiles, MEDIA, PictureExtra, PictureKind, Place, Severity, is_media_name,
    media_files, read_picture,
};

/// What the files below `media/` are, looked at once: their bytes are far more than all that is
/// read otherwise.
#[derive(Debug, Clone, Default)]
pub struct LookedAtPictures {
    wrong: BTreeMap<String, Option<Wrong>>,
    bytes: usize,
}

/// What is wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wrong {
    Large(usize),
    Digest,
    Kind(PictureKind),
    Broken,
    Pixels(u32, u32, u32),
    Extra(PictureExtra),
}

impl LookedAtPictures {
    /// Looks at all of them.
    #[must_use]
    pub fn of(files: &KbFiles) -> Self {
        let wrong =
            media_files(files).map(|(path, bytes)| (path.clone(), wrong(path, bytes))).collect();
        Self { wrong, bytes: media_files(files).map(|(_, bytes)| bytes.len()).sum() }
    }
}

fn wrong(path: &str, bytes: &[u8]) -> Option<Wrong> {
    let (digest, extension) = path.strip_prefix(MEDIA)?.split_once('.')?;
    if bytes.len() > PICTURE_BYTES {
        return Some(Wrong::Large(bytes.len()));
    }
    match PictureKind::of(bytes) {
        Some(kind) if kind.extension() != extension => return Some(Wrong::Kind(kind)),
        _ if !picture_name_digest(bytes).starts_with(digest) => return Some(Wrong::Digest),
        _ => {}
    }
    let Some(file) = read_picture(bytes) else { return Some(Wrong::Broken) };
    let too_many = file.width.max(file.height) > PICTURE_SIDE || file.pixels() > PICTURE_PIXELS;
    if too_many {
        return Some(Wrong::Pixels(file.width, file.height, file.frames));
    }
    file.extra.map(Wrong::Extra)
}

/// What a picture's file is called: the first digits of its SHA-256.
fn picture_name_digest(bytes: &[u8]) -> String {
    let mut digits = String::new();
    for byte in Sha256::digest(bytes).iter().take(crate::MEDIA_DIGITS / 2) {
        // Writing to a string can't fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

/// The name that a picture's file has below `media/`; `None` if it is no picture.
///
/// ```
/// use kaopu_model::media_name;
/// assert_eq!(media_name(b"GIF89a").unwrap(), "610f5ae4d76e3326.gif");
/// assert_eq!(media_name(b"<svg/>"), None);
/// ```
#[must_use]
pub fn media_name(bytes: &[u8]) -> Option<String> {
    let kind = PictureKind::of(bytes)?;
    Some(format!("{}.{}", picture_name_digest(bytes), kind.extension()))
}

pub(super) fn check(scope: &mut Scope<'_>, looked: &LookedAtPictures) {
    let mut places: BTreeMap<String, Place> = BTreeMap::new();
    for picture in &scope.kb.pictures {
        let place = cell(&MEDIA_TABLE, picture.row, "file");
        let path = format!("{MEDIA}{}", picture.file);
        if is_media_name(&picture.file) && !looked.wrong.contains_key(&path) {
            scope.report(missing(&picture.file, place.clone()));
        }
        places.entry(path).or_insert(place);
    }
    for (path, wrong) in &looked.wrong {
        if let Some(wrong) = wrong {
            let place = places.get(path).cloned().unwrap_or_else(|| Place::file(path.as_str()));
            scope.report(told(path, *wrong, place));
        }
    }
    if let Some((path, _)) = looked.wrong.iter().nth(PICTURES) {
        let zh = format!("图片文件超过了 {PICTURES} 个");
        let en = format!("there are more than {PICTURES} files of pictures");
        scope.report(fewer(too_large(Place::file(path.as_str()), zh, en)));
    }
    if looked.bytes > MEDIA_BYTES {
        let most = MEDIA_BYTES >> 20;
        let zh = format!("图片加起来超过了 {most} MB");
        let en = format!("the pictures have more than {most} MB together");
        scope.report(fewer(too_large(Place::file(MEDIA_TABLE.file), zh, en)));
    }
}

fn fewer(diagnostic: Diagnostic) -> Diagnostic {
    diagnostic.with_hint("删掉用不到的图片", "Delete pictures that nobody uses")
}

fn missing(file: &str, place: Place) -> Diagnostic {
    Diagnostic::error(
        "missing-picture",
        place,
        format!("图片文件 media/{file} 不见了"),
        format!("the picture's file media/{file} is not there"),
    )
    .with_hint(
        "在「图片」里换上原来那张，或删掉这张图片",
        "Replace it under Pictures, or delete the picture",
    )
}

fn told(path: &str, wrong: Wrong, place: Place) -> Diagnostic {
    let broken = |zh: &str, en: &str| {
        Diagnostic::error(
            "broken-picture",
            place.clone(),
            format!("{path} {zh}"),
            format!("{path} {en}"),
        )
        .with_hint(
            "在「图片」里重新选一次这张图，名字和内容会一起写好",
            "Choose the picture again under Pictures; its name and content are written together",
        )
    };
    match wrong {
        // `too_many_bytes` knows the words; the place is where the author names the file.
        Wrong::Large(bytes) => match too_many_bytes(path, bytes) {
            Some(large) => Diagnostic { place, ..large },
            None => broken("太大了", "is too large"),
        },
        Wrong::Digest => broken(
            "的内容和名字对不上：文件被换过或改过",
            "is not what its name says: the file was replaced or edited",
        ),
        Wrong::Kind(kind) => {
            let kind = kind.extension().to_uppercase();
            broken(&format!("其实是一张 {kind}"), &format!("is really a {kind}"))
        }
        Wrong::Broken => broken(
            "不是图片，或者坏了、没传完整",
            "is no picture, or damaged, or not whole",
        ),
        Wrong::Pixels(width, height, frames) => too_large(
            place,
            format!("{path} 有 {width}×{height} 像素、{frames} 帧，最多 {PICTURE_SIDE}×{PICTURE_SIDE}，所有帧加起来 6400 万像素"),
            format!(
                "{path} has {width}×{height} pixels and {frames} frames; at most \
                 {PICTURE_SIDE}×{PICTURE_SIDE}, and 64 million pixels in all frames"
            ),
        )
        .with_hint("在「图片」里重新选一次，会自动缩小", "Choose it again under Pictures; it is made smaller"),
        Wrong::Extra(extra) => {
            let (zh, en) = match extra {
                PictureExtra::Notes => (
                    "里带着图片以外的信息，可能有拍摄的时间、地点和设备",
                    "carries more than the picture: perhaps when, where and with what it was taken",
                ),
                PictureExtra::Behind => {
                    ("后面还跟着别的内容", "has something else behind the picture's end")
                }
            };
            let told = Diagnostic::error(
                "picture-extra",
                place,
                format!("{path} {zh}"),
                format!("{path} {en}"),
            );
            told.with_severity(Severity::Warning).with_hint(
                "在「图片」里重新选一次这张图，会自动去掉",
                "Choose the picture again under Pictures; that is left out",
            )
        }
    }
}
