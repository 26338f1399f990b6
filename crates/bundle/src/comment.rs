//! The trusted comment of a release signature: what the signer says the signature is for.

use std::fmt;

use kaopu_model::is_id;

/// `kbx1-release role=author tenant=<kb id> epoch=0 seq=<n>`. The prefix and the role keep a
/// signature from being moved to where it would mean something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ReleaseComment {
    pub(crate) tenant: String,
    pub(crate) epoch: u32,
    pub(crate) seq: u32,
}

impl fmt::Display for ReleaseComment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "kbx1-release role=author tenant={} epoch={} seq={}",
            self.tenant, self.epoch, self.seq
        )
    }
}

impl ReleaseComment {
    /// Reads the one spelling that `Display` writes.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("kbx1-release role=author tenant=")?;
        let (tenant, rest) = rest.split_once(" epoch=")?;
        let (epoch, seq) = rest.split_once(" seq=")?;
        let comment =
            Self { tenant: tenant.to_owned(), epoch: epoch.parse().ok()?, seq: seq.parse().ok()? };
        (is_id(tenant) && comment.to_string() == text).then_some(comment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_one_spelling() {
        let comment = ReleaseComment { tenant: "xiaoman".into(), epoch: 0, seq: 7 };
        assert_eq!(comment.to_string(), "kbx1-release role=author tenant=xiaoman epoch=0 seq=7");
        assert_eq!(ReleaseComment::parse(&comment.to_string()), Some(comment));
        for bad in [
            "",
            "kbx1-release role=approver tenant=xiaoman epoch=0 seq=7",
            "kbx1-root role=author tenant=xiaoman epoch=0 seq=7",
            "kbx1-release role=author tenant=xiaoman epoch=0 seq=07",
            "kbx1-release role=author tenant=xiaoman epoch=+0 seq=7",
            "kbx1-release role=author tenant=xiaoman epoch=0 seq=7 ",
            "kbx1-release role=author tenant=xiaoman epoch=0 seq=4294967296",
            "kbx1-release role=author tenant=xiaoman epoch=0 seq=-1",
            "kbx1-release role=author tenant=Xiaoman epoch=0 seq=7",
            "kbx1-release role=author tenant=a epoch=0 seq=1 epoch=0 seq=7",
            "kbx1-release role=author tenant= epoch=0 seq=7",
        ] {
            assert_eq!(ReleaseComment::parse(bad), None, "{bad}");
        }
    }
}
