//! Trusted comments: what a signer says the signature is for. The prefix and the role keep a
//! signature from being moved to where it would mean something else.

use std::fmt;

use kaopu_model::is_id;

use crate::trust::Role;

/// `kbx2-release role=author tenant=<kb id> epoch=<n> seq=<n>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ReleaseComment {
    pub(crate) role: Role,
    pub(crate) tenant: String,
    pub(crate) epoch: u32,
    pub(crate) seq: u32,
}

impl fmt::Display for ReleaseComment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { role, tenant, epoch, seq } = self;
        write!(f, "kbx2-release role={role} tenant={tenant} epoch={epoch} seq={seq}")
    }
}

impl ReleaseComment {
    /// Reads the one spelling that `Display` writes.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("kbx2-release role=")?;
        let (role, rest) = rest.split_once(" tenant=")?;
        let role = [Role::Author, Role::Approver].into_iter().find(|one| one.as_str() == role)?;
        let (tenant, rest) = rest.split_once(" epoch=")?;
        let (epoch, seq) = rest.split_once(" seq=")?;
        let (epoch, seq) = (epoch.parse().ok()?, seq.parse().ok()?);
        let comment = Self { role, tenant: tenant.to_owned(), epoch, seq };
        (is_id(tenant) && comment.to_string() == text).then_some(comment)
    }
}

/// `kbx2-rollback role=author tenant=<kb id> epoch=<n> from=<n> to=<n>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RollbackComment {
    pub(crate) role: Role,
    pub(crate) tenant: String,
    pub(crate) epoch: u32,
    pub(crate) from: u32,
    pub(crate) to: u32,
}

impl fmt::Display for RollbackComment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { role, tenant, epoch, from, to } = self;
        write!(f, "kbx2-rollback role={role} tenant={tenant} epoch={epoch} from={from} to={to}")
    }
}

impl RollbackComment {
    /// Reads the one spelling that `Display` writes.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("kbx2-rollback role=")?;
        let (role, rest) = rest.split_once(" tenant=")?;
        let role = [Role::Author, Role::Approver].into_iter().find(|one| one.as_str() == role)?;
        let (tenant, rest) = rest.split_once(" epoch=")?;
        let (epoch, rest) = rest.split_once(" from=")?;
        let (from, to) = rest.split_once(" to=")?;
        let (epoch, from, to) = (epoch.parse().ok()?, from.parse().ok()?, to.parse().ok()?);
        let comment = Self { role, tenant: tenant.to_owned(), epoch, from, to };
        (is_id(tenant) && comment.to_string() == text).then_some(comment)
    }
}

/// `kbx2-root tenant=<kb id> version=<n>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RootComment {
    pub(crate) tenant: String,
    pub(crate) version: u32,
}

impl fmt::Display for RootComment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "kbx2-root tenant={} version={}", self.tenant, self.version)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_one_spelling() {
        let comment =
            ReleaseComment { role: Role::Approver, tenant: "xiaoman".into(), epoch: 0, seq: 7 };
        assert_eq!(comment.to_string(), "kbx2-release role=approver tenant=xiaoman epoch=0 seq=7");
        assert_eq!(ReleaseComment::parse(&comment.to_string()), Some(comment));
        for bad in [
            "",
            "kbx1-release role=author tenant=xiaoman epoch=0 seq=7",
            "kbx2-release role=root tenant=xiaoman epoch=0 seq=7",
            "kbx2-root role=author tenant=xiaoman epoch=0 seq=7",
            "kbx2-release role=author tenant=xiaoman epoch=0 seq=07",
            "kbx2-release role=author tenant=xiaoman epoch=+0 seq=7",
            "kbx2-release role=author tenant=xiaoman epoch=0 seq=7 ",
            "kbx2-release role=author tenant=xiaoman epoch=0 seq=4294967296",
            "kbx2-release role=author tenant=xiaoman epoch=0 seq=-1",
            "kbx2-release role=author tenant=Xiaoman epoch=0 seq=7",
            "kbx2-release role=author tenant=a epoch=0 seq=1 epoch=0 seq=7",
            "kbx2-release role=author tenant= epoch=0 seq=7",
        ] {
            assert_eq!(ReleaseComment::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn that_of_a_permit_has_one_spelling_too() {
        let good = "kbx2-rollback role=approver tenant=tea epoch=0 from=9 to=7";
        assert_eq!(RollbackComment::parse(good).unwrap().to_string(), good);
        assert_eq!(ReleaseComment::parse(good), None);
        for bad in [
            "kbx2-release role=approver tenant=tea epoch=0 from=9 to=7",
            "kbx2-rollback role=root tenant=tea epoch=0 from=9 to=7",
            "kbx2-rollback role=author tenant=tea epoch=0 from=09 to=7",
            "kbx2-rollback role=author tenant=tea epoch=0 from=9 to=7 ",
            "kbx2-rollback role=author tenant=Tea epoch=0 from=9 to=7",
            "kbx2-rollback role=author tenant=tea epoch=0 seq=9",
        ] {
            assert_eq!(RollbackComment::parse(bad), None, "{bad}");
        }
    }
}
