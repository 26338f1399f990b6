//! The kinds of pictures, and what is known of a file without decoding it.

/// The kinds of pictures that a knowledge base may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureKind {
    /// PNG.
    Png,
    /// JPEG.
    Jpg,
    /// WebP.
    Webp,
    /// GIF.
    Gif,
}

/// What a picture's file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PictureFile {
    /// Its kind.
    pub kind: PictureKind,
    /// Pixels of a row.
    pub width: u32,
    /// Pixels of a column.
    pub height: u32,
    /// Pictures that are shown one after the other; 1 if it does not move.
    pub frames: u32,
    /// What is in it besides.
    pub extra: Option<PictureExtra>,
}

/// What is in a picture's file besides the picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureExtra {
    /// Notes: when, where and with what it was taken, or texts.
    Notes,
    /// Bytes behind its end.
    Behind,
}

impl PictureKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Png, Self::Jpg, Self::Webp, Self::Gif];

    /// The end of its files' names.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpg => "jpg",
            Self::Webp => "webp",
            Self::Gif => "gif",
        }
    }

    /// Reads [`PictureKind::extension`].
    #[must_use]
    pub fn of_extension(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.extension() == extension)
    }

    /// The kind as HTTP calls it.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpg => "image/jpeg",
            Self::Webp => "image/webp",
            Self::Gif => "image/gif",
        }
    }

    /// The kind that a file is by its first bytes, whatever it is called.
    ///
    /// ```
    /// use kaopu_model::PictureKind;
    /// assert_eq!(PictureKind::of(b"GIF89a\x01\x00"), Some(PictureKind::Gif));
    /// assert_eq!(PictureKind::of(b"<svg onload=alert(1)>"), None);
    /// ```
    #[must_use]
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let begins = |magic: &[u8]| bytes.starts_with(magic);
        if begins(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else if begins(b"\xff\xd8\xff") {
            Some(Self::Jpg)
        } else if begins(b"GIF87a") || begins(b"GIF89a") {
            Some(Self::Gif)
        } else if begins(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
            Some(Self::Webp)
        } else {
            None
        }
    }
}

impl PictureFile {
    /// Pixels of all its frames together.
    #[must_use]
    pub fn pixels(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height) * u64::from(self.frames)
    }
}
