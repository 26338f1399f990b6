//! What goes wrong, as the screen and the command line say it: a code, a sentence in both
//! languages, a way out.

use std::io;
use std::path::Path;

use kaopu_bundle::{KeyError, VerifyError, WriteError};
use kaopu_durable::DurableError;
use kaopu_model::{EditError, Localized};
use kaopu_runtime::{EncoderFileError, OtherEncoder, ReplayDifference};
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

    /// A file could not be read.
    #[must_use]
    pub fn unreadable(path: &Path, error: &io::Error) -> Self {
        let path = path.display().to_string();
        if is_too_long(error) {
            return Self::path_too_long(Some(&path));
        }
        Self::new("io", format!("读不了 {path}：{error}"), format!("cannot read {path}: {error}"))
    }

    /// The path, or a name in it, is longer than the system takes. Its beginning is enough to know
    /// it by.
    fn path_too_long(path: Option<&str>) -> Self {
        let (zh, en) = path.map_or_else(Default::default, |path| {
            let (start, length) = (start_of(path), path.chars().count());
            (format!("（{start}，共 {length} 个字符）"), format!(" ({start}, {length} characters)"))
        });
        Self::new(
            "path-too-long",
            format!("路径太长，系统不接受{zh}"),
            format!("the path is longer than the system allows{en}"),
        )
        .hint("换一个短一些的位置或文件名。", "Choose a place or a name that is shorter.")
    }
}

/// As much of a path as is shown of one that is too long.
const SHOWN_OF_PATH: usize = 60;

/// The longest name of a file, and the longest path, in bytes, that any of our systems takes.
const MOST_NAME_BYTES: usize = 255;
const MOST_PATH_BYTES: usize = 4095;

fn start_of(path: &str) -> String {
    let start: String = path.chars().take(SHOWN_OF_PATH).collect();
    if start.len() < path.len() { start + "…" } else { start }
}

/// Whether the system refused a path for its length.
fn is_too_long(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::InvalidFilename
}

/// The error to tell instead, if a path of the store's was refused for its length.
fn too_long_in(error: &StoreError) -> Option<ApiError> {
    let (path, too_long) = match error {
        StoreError::Unreadable { path, source }
        | StoreError::NotWritable { path, source }
        | StoreError::Io { path, source } => (path, is_too_long(source)),
        // The store only looked whether a folder is there.
        StoreError::NotAFolder { path } => {
            let name = path.split(std::path::is_separator).map(str::len).max().unwrap_or(0);
            (path, name > MOST_NAME_BYTES || path.len() > MOST_PATH_BYTES)
        }
        _ => return None,
    };
    too_long.then(|| ApiError::path_too_long(Some(path)))
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        if let Some(too_long) = too_long_in(&error) {
            return too_long;
        }
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
            StoreError::NotRemembered => Self::new(
                "read-only",
                "这个文件夹不能写入，或路径太长，没法记录发布编号",
                format!("{en}: it can't be written, or its path is too long"),
            )
            .hint(
                "把知识库复制到可写、路径短一些的文件夹再导出。",
                "Copy the KB to a folder that can be written and has a shorter path, then export.",
            ),
            StoreError::History { .. } => Self::new(
                "history",
                format!("修改历史（.kaopu/history.db）里有不是靠谱写下的内容：{en}"),
                format!("the history (.kaopu/history.db) holds what Kaopu never wrote: {en}"),
            )
            .hint(
                "知识库本身不受影响；关闭后把 history.db 移走，会重新开始记历史。",
                "The knowledge base is unharmed; close it and move history.db away to begin a new \
                 history.",
            ),
            StoreError::NumberUsed { seq } => Self::new(
                "seq-used",
                format!("编号 {seq} 已经用过，给的是另一份内容，没有签名"),
                format!("number {seq} was used for another release; nothing was written"),
            )
            .hint(
                "不指定编号，就用下一个；要重做同一版，内容、密钥和签发时间都要一样。",
                "Without a number the next one is taken; to make the same release again, content, \
                 key and time of issue must be the same.",
            ),
            StoreError::NumberUnknown { row: Some(row) } => Self::new(
                "seq-unknown",
                format!("releases.csv 第 {row} 行读不懂，不知道上一版是第几版"),
                format!(
                    "row {row} of releases.csv can't be read, so the last release's number is not \
                     known"
                ),
            )
            .hint(
                "请改好这一行（只写编号也行）；或者用命令 kaopu export --seq-at-least N 说出至少是第几版。",
                "Mend that row (the number alone will do), or say kaopu export --seq-at-least N.",
            ),
            StoreError::NumberUnknown { row: None } => Self::new(
                "seq-unknown",
                "修改历史损坏过，不知道上一版是第几版",
                "the history was damaged, and the last release's number is not known",
            )
            .hint(
                "请把上一版的编号写进知识库文件夹的 releases.csv（第一行 seq，第二行编号）；或者用命令 kaopu export --seq-at-least \
                 N，没有发布过就写 1。",
                "Write the last number into releases.csv in the knowledge base's folder (first \
                 line seq, second line the number), or say kaopu export --seq-at-least N; if there \
                 was no release, N is 1.",
            ),
            StoreError::NumbersExhausted => Self::new(
                "seq-exhausted",
                "编号已经用到最大的 4294967295，没有下一个了",
                en,
            )
            .hint(
                "请检查 releases.csv 里的编号是不是写错了。",
                "Check whether a number in releases.csv is a slip.",
            ),
            StoreError::Link { path } => Self::new(
                "link",
                format!("{path} 是一个链接，靠谱不会通过链接写文件"),
                en,
            )
            .hint(
                "这通常是别人放进来的。请删掉这个链接（只删链接，不删它指向的文件）再试。",
                "Most likely somebody else put it there. Delete the link (not what it leads to) \
                 and try again.",
            ),
            StoreError::SecondName { path } => Self::new(
                "link",
                format!("{path} 还有另一个名字（硬链接），靠谱不会写它"),
                en,
            )
            .hint("请删掉它再试。", "Delete it and try again."),
            StoreError::NotOurs { path } => Self::new(
                "not-ours",
                format!("{path} 属于这台电脑上的另一个用户，靠谱不会写它"),
                en,
            )
            .hint("请删掉它，或者请那位用户来打开。", "Delete it, or let that user open the folder."),
            StoreError::NotAFile { path } => Self::new(
                "not-a-file",
                format!("{path} 不是普通文件（或是通向别处、通向隐藏文件夹的链接）"),
                en,
            )
            .hint("请换成普通文件。", "Put a regular file in its place."),
            _ => Self::new("io", format!("读写文件时出错：{error}"), en),
        }
    }
}

impl From<DurableError> for ApiError {
    fn from(error: DurableError) -> Self {
        match &error {
            // A path that the person gave, and no folder has to do with it.
            DurableError::NotAFile { path } => {
                let zh = format!("{} 不是普通文件", path.display());
                Self::new("not-a-file", zh, sentence(&error)).hint(
                    "管道、设备和文件夹都不行，请换成普通文件的路径。",
                    "A pipe, a device or a folder will not do; name a regular file.",
                )
            }
            _ => StoreError::from(error).into(),
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
            KeyError::Io(error) if is_too_long(&error) => Self::path_too_long(None),
            KeyError::Io(_) => Self::new("io", format!("读写密钥文件时出错：{error}"), en)
                .hint("请检查路径和文件权限。", "Check the path and the permissions."),
            KeyError::NotAPoint => {
                Self::new("bad-key", "这行公钥抄错了或已损坏（不是曲线上的点）", en).hint(
                    "请向发布人重新索取公钥。",
                    "Ask whoever releases for the public key again.",
                )
            }
            KeyError::Cost { .. } => Self::new(
                "bad-key",
                "这个密钥文件要求的解锁计算量超出了允许的范围，没有尝试解锁",
                en,
            )
            .hint(
                "Kaopu 和 minisign 生成的密钥不会这样；请换回自己的密钥文件。",
                "Keys made by Kaopu or minisign never do; use your own key file.",
            ),
            KeyError::Weak => Self::new("bad-key", "这把公钥不安全，任何人都能伪造它的签名", en),
            error => Self::new("bad-key", format!("密钥出错：{error}"), en),
        }
    }
}

impl From<VerifyError> for ApiError {
    fn from(error: VerifyError) -> Self {
        if let VerifyError::Io(source) = &error
            && is_too_long(source)
        {
            return Self::path_too_long(None);
        }
        let code = error.code();
        let who = match &error {
            VerifyError::UnknownSigner { key_id } => format!("（密钥 {key_id}）"),
            VerifyError::Threshold { missing } => {
                format!("（还差作者 {} 人、复核 {} 人）", missing.authors, missing.approvers)
            }
            VerifyError::SamePerson { person } => format!("（{person}）"),
            VerifyError::Expired { expired } => format!("（{expired}）"),
            _ => String::new(),
        };
        let zh = format!("发布包未通过验证，已拒绝：{}{who}", reason(code));
        Self::new(code, zh, format!("bundle refused: {}", sentence(&error))).hint(
            "请向发布人重新索取文件，并核对公钥。",
            "Ask whoever released it for the file again, and check the public key.",
        )
    }
}

impl From<ReplayDifference> for ApiError {
    fn from(error: ReplayDifference) -> Self {
        Self {
            code: ReplayDifference::CODE.to_owned(),
            message: error.localized(),
            hints: Vec::new(),
        }
        .hint(
            "请用发布时的那个版本的 Kaopu，或重新导出一版。",
            "Use the Kaopu that it was released with, or export it again.",
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
            "Get it again (./dev encoder in the sources, or install again), or do without: \
             --encoder none.",
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
