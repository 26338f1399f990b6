//! Why a file is not taken as the encoder.

use std::io;
use std::path::PathBuf;

use kaopu_encoder::{EncoderError, WEIGHTS_SHA256};
use kaopu_model::Localized;

/// Why a file is not taken as the encoder.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EncoderFileError {
    /// The file that was named is not there.
    #[error("there is no sentence encoder at {}", path.display())]
    Missing {
        /// Where.
        path: PathBuf,
    },
    /// It is a folder, a pipe or a device.
    #[error("{} is no file", path.display())]
    NotAFile {
        /// Where.
        path: PathBuf,
    },
    /// It cannot be read.
    #[error("{} cannot be read: {source}", path.display())]
    Unreadable {
        /// Where.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// It is far larger than weights are.
    #[error("{} is far too large for sentence encoder weights", path.display())]
    TooLarge {
        /// Where.
        path: PathBuf,
    },
    /// It is empty, cut off, damaged, of another layout, or something else altogether.
    #[error("{}: {source}", path.display())]
    Unusable {
        /// Where.
        path: PathBuf,
        /// What is wrong with it.
        source: EncoderError,
    },
    /// They are weights, and not the ones that this program answers with.
    #[error("{} has other weights than this program answers with: its SHA-256 is {found}, not {WEIGHTS_SHA256}", path.display())]
    OtherWeights {
        /// Where.
        path: PathBuf,
        /// Its SHA-256.
        found: String,
    },
}

impl EncoderFileError {
    /// The stable name of the reason: `io` if the system refused, else `encoder`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } => "io",
            _ => "encoder",
        }
    }

    /// What is wrong, for people; the English sentence is the error's own.
    #[must_use]
    pub fn localized(&self) -> Localized {
        Localized::new(self.zh(), self.to_string())
    }

    fn zh(&self) -> String {
        match self {
            Self::Missing { path } => format!("{} 这里没有句子编码器文件", path.display()),
            Self::NotAFile { path } => format!("{} 不是文件", path.display()),
            Self::Unreadable { path, source } => format!("读不了 {}：{source}", path.display()),
            Self::TooLarge { path } => format!("{} 太大，不是句子编码器文件", path.display()),
            Self::Unusable { path, source } => {
                format!("{} 用不了：{}", path.display(), reason(source))
            }
            Self::OtherWeights { path, found } => {
                format!(
                    "{} 不是这个版本用的句子编码器：它的 SHA-256 是 {found}，应为 {WEIGHTS_SHA256}",
                    path.display()
                )
            }
        }
    }
}

fn reason(error: &EncoderError) -> String {
    match error {
        EncoderError::Foreign => "它不是句子编码器文件".to_owned(),
        EncoderError::Layout { found, expected } => {
            format!("它的格式是第 {found} 版，这个程序读第 {expected} 版")
        }
        EncoderError::Length { expected, found } => {
            format!("文件不完整或已损坏，应有 {expected} 字节，实有 {found} 字节")
        }
        _ => "文件已损坏".to_owned(),
    }
}
