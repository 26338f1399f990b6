//! Versions of Kaopu, as far as a bundle needs them: three numbers that compare.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A version such as `0.1.0`.
///
/// ```
/// use kaopu_bundle::Version;
/// let needed: Version = "0.1.0".parse()?;
/// assert!(needed <= Version::CURRENT);
/// assert!("0.01.0".parse::<Version>().is_err());
/// # Ok::<(), kaopu_bundle::VersionSyntax>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Version {
    /// Rises when bundles of before can no longer be read.
    pub major: u32,
    /// Rises with new abilities.
    pub minor: u32,
    /// Rises with corrections.
    pub patch: u32,
}

/// The text is not three numbers without leading zeros, with dots between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a version is written as three numbers: 0.1.0")]
pub struct VersionSyntax;

impl Version {
    /// The version of this program: the engine and this crate share it.
    pub const CURRENT: Self = Self {
        major: number(env!("CARGO_PKG_VERSION_MAJOR")),
        minor: number(env!("CARGO_PKG_VERSION_MINOR")),
        patch: number(env!("CARGO_PKG_VERSION_PATCH")),
    };
}

/// A number that Cargo has checked already.
const fn number(digits: &str) -> u32 {
    match u32::from_str_radix(digits, 10) {
        Ok(number) => number,
        Err(_) => 0,
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

impl FromStr for Version {
    type Err = VersionSyntax;

    fn from_str(text: &str) -> Result<Self, VersionSyntax> {
        let mut parts = text.splitn(3, '.').map(|part| part.parse().map_err(|_| VersionSyntax));
        let mut next = || parts.next().unwrap_or(Err(VersionSyntax));
        let version = Self { major: next()?, minor: next()?, patch: next()? };
        if version.to_string() == text { Ok(version) } else { Err(VersionSyntax) }
    }
}

impl TryFrom<String> for Version {
    type Error = VersionSyntax;

    fn try_from(text: String) -> Result<Self, VersionSyntax> {
        text.parse()
    }
}

impl From<Version> for String {
    fn from(version: Version) -> Self {
        version.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_current_version_is_the_package_version() {
        assert_eq!(Version::CURRENT.to_string(), env!("CARGO_PKG_VERSION"));
    }

    #[test]
    fn numbers_compare_as_numbers() {
        let parse = |text: &str| text.parse::<Version>().unwrap();
        assert!(parse("0.9.0") < parse("0.10.0"));
        for bad in [
            "",
            "1",
            "1.2",
            "1.2.3.4",
            "1.2.x",
            "+1.2.3",
            "01.2.3",
            "1.2.3-beta",
            "4294967296.0.0",
            " 1.2.3",
        ] {
            assert_eq!(bad.parse::<Version>(), Err(VersionSyntax), "{bad}");
        }
    }
}
