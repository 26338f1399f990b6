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
    /// This release was left under a permit.
    #[error("release {seq} was left under a permit; the next one has to be newer")]
    LeftRelease {
        /// Its number.
        seq: u32,
    },
    /// A newer release than the one that the permit leaves was in service.
    #[error("the permit leaves release {from}, and {highest} was in service since")]
    PermitOvertaken {
        /// The release that it leaves.
        from: u32,
        /// The highest number that was in service.
        highest: u32,
    },
    /// Another bundle has the number that the permit names.
    #[error("the permit is for another bundle with number {seq}")]
    PermitOther {
        /// The number.
        seq: u32,
    },
    /// The permit was used and left behind: it would lead up again.
    #[error("the permit leads to release {to}, and {serving} answers, which came back later")]
    PermitUsed {
        /// The release that it leads to.
        to: u32,
        /// The release that answers.
        serving: u32,
    },
    /// Nobody has the bundle to which the permit leads.
    #[error("the bundle of release {to} is neither kept here nor at the source")]
    PermitWithoutBundle {
        /// The release that it leads to.
        to: u32,
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
            Self::LeftRelease { .. } => "left-release",
            Self::PermitOvertaken { .. } => "permit-overtaken",
            Self::PermitOther { .. } => "permit-other",
            Self::PermitUsed { .. } => "permit-used",
            Self::PermitWithoutBundle { .. } => "permit-without-bundle",
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
            Self::LeftRelease { seq } => format!("第 {seq} 版已凭许可退下，要等更新的一版"),
            Self::PermitOvertaken { from, highest } => {
                format!("许可退的是第 {from} 版，之后已经上过第 {highest} 版，许可作废")
            }
            Self::PermitOther { seq } => format!("许可写的第 {seq} 版是另一个发布包"),
            Self::PermitUsed { to, serving } => {
                format!("许可退回第 {to} 版，现在用的第 {serving} 版是更晚退回的，不能再用")
            }
            Self::PermitWithoutBundle { to } => {
                format!("要退回的第 {to} 版这里没有留存，发布包的位置上也没有")
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
