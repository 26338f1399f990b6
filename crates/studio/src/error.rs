//! What goes wrong, as the screen and the command line say it: a code, a sentence in both
//! languages, a way out.

use kaopu_bundle::{KeyError, VerifyError, WriteError};
use kaopu_model::{EditError, Localized};
use kaopu_runtime::{EncoderFileError, OtherEncoder};
use kaopu_store::StoreError;
use serde::{Deserialize, Serialize};

use crate::refusal::reason;

/// An error at the edge. Mistakes of an author are never errors but diagnostics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[error("{}", message.en)]
pub struct ApiError {
    /// Stable, kebab-case, for programs.
    pub code: String,
    /// What happened and what was kept.
    pub message: Localized,
    /// What to do.
    pub hints: Vec<Localized>,
}

/// A result at the edge.
pub type ApiResult<T> = Result<T, ApiError>;

impl ApiError {
    /// An error with its code and its sentence in Chinese and English.
    #[must_use]
    pub fn new(code: &str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { code: code.to_owned(), message: Localized::new(zh, en), hints: Vec::new() }
    }

    /// The same with a way out.
    #[must_use]
    pub fn hint(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.hints.push(Localized::new(zh, en));
        self
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        let en = sentence(&error);
        match &error {
            StoreError::NotAFolder { path } => {
                Self::new("not-a-kb", format!("没有找到文件夹 {path}"), en).hint(
                    "文件夹可能被移动或改名了，请重新选择。",
                    "It may have been moved or renamed; choose it again.",
                )
            }
            StoreError::NoKb { path } => {
                Self::new("not-a-kb", format!("{path} 里没有 kb.toml，不是知识库"), en).hint(
                    "请选择含有 kb.toml 的那一层文件夹。",
                    "Choose the folder that holds kb.toml.",
                )
            }
            StoreError::Unreadable { path, .. } => Self::new("io", format!("读不了 {path}"), en)
                .hint("请检查文件权限。", "Check the permissions."),
            StoreError::TooLarge { path, .. } => {
                Self::new("too-large", format!("{path} 太大了，超过 64 MB"), en)
            }
            StoreError::ChangedOutside { path } => {
                Self::new("changed-outside", format!("{path} 刚被别的程序改过，这次没有写入"), en)
                    .hint("您的修改还在，请再试一次。", "Your edit is kept; try again.")
            }
            StoreError::NotWritable { path, .. } => {
                Self::new("read-only", format!("{path} 不能写入，修改还没有保存"), en).hint(
                    "请检查文件夹权限，或把知识库复制到别处再打开。",
                    "Check the folder's permissions, or open a copy elsewhere.",
                )
            }
            StoreError::InUse { path, .. } => {
                Self::new("in-use", format!("{path} 正被别的程序占用，修改还没有保存"), en).hint(
                    "请在 Excel 或 WPS 里关闭它，再保存一次。",
                    "Close it in Excel or WPS and save again.",
                )
            }
            StoreError::DiskFull { path, .. } => {
                Self::new("disk-full", format!("磁盘已满，{path} 没有写入，原文件完好"), en).hint(
                    "腾出一些空间后再保存，您的修改还在。",
                    "Free some space and save again; your edit is kept.",
                )
            }
            StoreError::Locked { .. } => Self::new("locked", "这个知识库已经在另一个窗口打开", en)
                .hint(
                    "请切换到那个窗口，或先关闭它。",
                    "Switch to that window, or close it first.",
                ),
            StoreError::NotRemembered => {
                Self::new("read-only", "这个文件夹不能写入，没法记录发布编号", en).hint(
                    "把知识库复制到可写的文件夹再导出。",
                    "Copy the KB to a folder that can be written, then export.",
                )
            }
            _ => Self::new("io", format!("读写文件时出错：{error}"), en),
        }
    }
}

impl From<EditError> for ApiError {
    fn from(error: EditError) -> Self {
        if let EditError::Refused { .. } = error {
            let reason = error.localized();
            return Self::new("bad-input", format!("没有写入：{}", reason.zh), reason.en);
        }
        Self::new(
            "not-readable",
            format!("这处修改没有写入：{}", error.localized().zh),
            error.localized().en,
        )
        .hint(
            "请先按提示修好这个文件，再保存；您的修改还在。",
            "Mend that file first, then save; your edit is kept.",
        )
    }
}

impl From<KeyError> for ApiError {
    fn from(error: KeyError) -> Self {
        let en = sentence(&error);
        match error {
            KeyError::Unlock => Self::new("wrong-passphrase", "口令不对，或密钥文件已损坏", en),
            KeyError::Passphrase => {
                Self::new("passphrase", "口令不能为空，也不能超过 1024 个字节", en)
            }
            KeyError::Exists => Self::new("key-exists", "已经有同名的密钥，不会覆盖", en)
                .hint("换一个名字。", "Choose another name."),
            KeyError::Exposed { .. } => {
                Self::new("key-exposed", "这台电脑上的其他用户也能读到这把密钥", en).hint(
                    "把密钥文件的权限改为仅自己可读(chmod 600)。",
                    "Make it readable by you alone (chmod 600).",
                )
            }
            KeyError::Format | KeyError::NotAFile => {
                Self::new("bad-key", "这个文件不是签名密钥", en)
            }
            KeyError::Io(_) => Self::new("io", format!("读写密钥文件时出错：{error}"), en)
                .hint("请检查路径和文件权限。", "Check the path and the permissions."),
            KeyError::Weak => Self::new("bad-key", "这把公钥不安全，任何人都能伪造它的签名", en),
            error => Self::new("bad-key", format!("密钥出错：{error}"), en),
        }
    }
}

impl From<VerifyError> for ApiError {
    fn from(error: VerifyError) -> Self {
        let code = error.code();
        let who = match &error {
            VerifyError::UnknownSigner { key_id } => format!("（密钥 {key_id}）"),
            _ => String::new(),
        };
        let zh = format!("发布包未通过验证，已拒绝：{}{who}", reason(code));
        Self::new(code, zh, format!("bundle refused: {}", sentence(&error))).hint(
            "请向发布人重新索取文件，并核对公钥。",
            "Ask whoever released it for the file again, and check the public key.",
        )
    }
}

impl From<WriteError> for ApiError {
    fn from(error: WriteError) -> Self {
        Self::new(error.code(), format!("没有生成发布包：{error}"), sentence(&error))
    }
}

impl From<EncoderFileError> for ApiError {
    fn from(error: EncoderFileError) -> Self {
        Self { code: error.code().to_owned(), message: error.localized(), hints: Vec::new() }.hint(
            "重新获取它(在源码目录里运行 ./dev encoder，或重新安装)；或者用 --encoder none，只按字词理解。",
            "Get it again (./dev encoder in the sources, or install again), or do without: --encoder none.",
        )
    }
}

impl From<OtherEncoder> for ApiError {
    fn from(error: OtherEncoder) -> Self {
        Self { code: "encoder".to_owned(), message: error.localized(), hints: Vec::new() }.hint(
            "用 --encoder 指定那个文件，或用同一版本的 Kaopu。",
            "Name that file with --encoder, or use the Kaopu that it was made with.",
        )
    }
}

/// An error and what caused it, in one line.
fn sentence(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let cause_text = cause.to_string();
        if !text.contains(&cause_text) {
            text.push_str(": ");
            text.push_str(&cause_text);
        }
        source = cause.source();
    }
    text
}
