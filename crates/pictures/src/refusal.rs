//! Why something can't be a picture of a knowledge base.

use kaopu_model::Localized;
use serde::{Deserialize, Serialize};

use crate::most::{MOST_BYTES, MOST_PIXELS};

/// Why something can't be a picture of a knowledge base.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum PictureRefusal {
    /// The file has too many bytes.
    TooManyBytes,
    /// The picture has too many pixels.
    TooManyPixels {
        /// Pixels of a row.
        width: u32,
        /// Pixels of a column.
        height: u32,
    },
    /// A GIF that has too many frames, or too large ones.
    MovesTooLong {
        /// Pixels of a row.
        width: u32,
        /// Pixels of a column.
        height: u32,
        /// Its frames.
        frames: u32,
    },
    /// A picture that moves and is no GIF.
    Moving,
    /// Even made small it has too many bytes.
    StaysLarge,
    /// A drawing, which may hold scripts.
    Svg,
    /// A photo as some phones keep it.
    Heic,
    /// A kind that is not taken in; its name.
    OtherKind {
        /// What it is called.
        kind: String,
    },
    /// A picture that is damaged, or not whole.
    Damaged,
    /// No picture.
    NoPicture,
    /// Nothing.
    Empty,
}

impl PictureRefusal {
    /// The reason, for people.
    #[must_use]
    pub fn reason(&self) -> Localized {
        let most = MOST_BYTES >> 20;
        let millions = MOST_PIXELS / 1_000_000;
        let (zh, en) = match self {
            Self::TooManyBytes => (
                format!("这张图超过 {most} MB，收不下"),
                format!("the picture has more than {most} MB"),
            ),
            Self::TooManyPixels { width, height } => (
                format!("这张图有 {width}×{height} 像素，最多收 {millions}00 万像素"),
                format!(
                    "the picture has {width}×{height} pixels; at most {millions} million are taken"
                ),
            ),
            Self::MovesTooLong { width, height, frames } => (
                format!("这张动图有 {frames} 帧、{width}×{height} 像素，太长了"),
                format!(
                    "the GIF has {frames} frames of {width}×{height} pixels, which is too long"
                ),
            ),
            Self::Moving => (
                "会动的图只收 GIF".to_owned(),
                "of pictures that move only GIFs are taken".to_owned(),
            ),
            Self::StaysLarge => (
                "缩小以后还是超过 512 KB".to_owned(),
                "even made small it has more than 512 KB".to_owned(),
            ),
            Self::Svg => (
                "SVG 里可能藏着脚本，不收".to_owned(),
                "an SVG may hold scripts and is not taken".to_owned(),
            ),
            Self::Heic => (
                "这是苹果手机的 HEIC 照片，顾客那边多半打不开".to_owned(),
                "this is a HEIC photo, which most customers could not open".to_owned(),
            ),
            Self::OtherKind { kind } => (
                format!("{kind} 不能直接用，只收 PNG、JPG、WebP 和 GIF"),
                format!("{kind} can't be used; PNG, JPG, WebP and GIF are taken"),
            ),
            Self::Damaged => (
                "这张图坏了，或者没有传完整".to_owned(),
                "the picture is damaged, or not whole".to_owned(),
            ),
            Self::NoPicture => ("这不是图片".to_owned(), "this is no picture".to_owned()),
            Self::Empty => ("这个文件是空的".to_owned(), "the file is empty".to_owned()),
        };
        Localized::new(zh, en)
    }

    /// What can be done about it.
    #[must_use]
    pub fn way_out(&self) -> Localized {
        let (zh, en) = match self {
            Self::TooManyBytes | Self::TooManyPixels { .. } | Self::StaysLarge => (
                "用看图软件缩小一些（长边 1600 像素就很清楚了），再选一次。",
                "Make it smaller first (1,600 pixels on the longer side are plenty), and choose it again.",
            ),
            Self::MovesTooLong { .. } => {
                ("剪短一些，或者只用其中一张画面。", "Cut it shorter, or use one picture of it.")
            }
            Self::Moving => ("另存为 GIF，再选一次。", "Save it as a GIF, and choose that."),
            Self::Svg => (
                "打开它，截图或导出成 PNG，再选一次。",
                "Open it, export it as a PNG, and choose that.",
            ),
            Self::Heic => (
                "在手机「设置 → 相机 → 格式」里选「兼容性最佳」再拍，或者把它另存为 JPG。",
                "Take it as \"Most Compatible\" (Settings → Camera → Formats), or save it as a JPG.",
            ),
            Self::OtherKind { .. } => {
                ("另存为 PNG 或 JPG，再选一次。", "Save it as a PNG or JPG, and choose that.")
            }
            Self::Damaged => ("重新下载或重新导出一次。", "Download or export it again."),
            Self::NoPicture | Self::Empty => {
                ("选一张 PNG、JPG、WebP 或 GIF 图片。", "Choose a PNG, JPG, WebP or GIF.")
            }
        };
        Localized::new(zh, en)
    }
}
