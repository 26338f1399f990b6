//! Why a bundle is not taken into service.

use kaopu_bundle::VerifyError;
use kaopu_model::Localized;

use super::memory::MemoryError;

/// Why a bundle is not taken into service.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ActivationError {
    /// It does not verify.
    #[error(transparent)]
    Refused(#[from] VerifyError),
    /// It is another shop's.
    #[error("the bundle is for {tenant:?}, and this is another shop's bot")]
    OtherTenant {
        /// Whose it is.
        tenant: String,
    },
    /// A newer one was in service.
    #[error("release {seq} is older than {highest}, which was in service")]
    OlderRelease {
        /// Its number.
        seq: u32,
        /// The highest number that was in service.
        highest: u32,
    },
    /// The same number was in service with other content: somebody signs twice.
    #[error("another bundle with number {seq} was in service: somebody has signed two")]
    OtherContent {
        /// The number.
        seq: u32,
    },
    /// The roots are not those that are known.
    #[error("the roots are not those that this bot was installed with")]
    OtherRoot,
    /// The memory can't be read or written.
    #[error(transparent)]
    Memory(#[from] MemoryError),
}

impl ActivationError {
    /// The stable name of this refusal.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.code(),
            Self::OtherTenant { .. } => "other-tenant",
            Self::OlderRelease { .. } => "older-release",
            Self::OtherContent { .. } => "other-content",
            Self::OtherRoot => "other-root",
            Self::Memory(MemoryError::Io(_)) => "memory-io",
            Self::Memory(MemoryError::Damaged { .. }) => "memory-damaged",
        }
    }

    /// Whether somebody should be woken: two bundles with one number are never an accident.
    #[must_use]
    pub fn is_alarm(&self) -> bool {
        matches!(self, Self::OtherContent { .. } | Self::OtherRoot)
    }

    /// What is wrong, for people; the English sentence is the error's own.
    #[must_use]
    pub fn localized(&self) -> Localized {
        let zh = match self {
            Self::Refused(refusal) => format!("发布包没有通过验证（{}）", refusal.code()),
            Self::OtherTenant { tenant } => format!("这是“{tenant}”的发布包，不是这家店的"),
            Self::OlderRelease { seq, highest } => {
                format!("第 {seq} 版比已经用过的第 {highest} 版旧，不换回去")
            }
            Self::OtherContent { seq } => {
                format!("第 {seq} 版已经用过，内容却不一样：有人用同一个编号签了两份")
            }
            Self::OtherRoot => "信任根和安装时给的不是同一个".to_owned(),
            Self::Memory(MemoryError::Io(error)) => format!("记录读写失败：{error}"),
            Self::Memory(MemoryError::Damaged { path }) => {
                format!("以前版本的记录损坏了，不能当作没有：{path}")
            }
        };
        Localized::new(zh, self.to_string())
    }
}
