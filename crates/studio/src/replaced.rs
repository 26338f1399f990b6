//! What an export would replace: nothing, or a bundle. Any other file is left alone, and a link is
//! not followed; a slip of the hand must not cost anybody a key or a table.

use std::path::Path;

use jiff::{SignedDuration, Timestamp};
use kaopu_bundle::{Anchor, PublicKey, Release, VerifyError, read_file, review};
use kaopu_durable::{Dir, DurableError, split};
use kaopu_model::Localized;

use crate::error::{ApiError, ApiResult};

/// How a bundle begins: a tar file whose first entry is the manifest.
const BEGIN: &[u8] = b"manifest\0";

/// What stands where a bundle is to be written, and may be replaced.
pub(crate) enum Standing {
    /// Nothing, or an empty file.
    Nothing,
    /// A release that one of the keys has signed.
    Release(Box<Release>),
    /// A bundle that none of the keys has signed, so that its name and number are not to be
    /// trusted.
    Unknown,
}

/// Looks at the file that would be replaced.
///
/// # Errors
/// `bad-input` if it is no bundle, `link`, `not-a-file`, or it can't be read.
pub(crate) fn standing(path: &Path, keys: &[PublicKey], now: Timestamp) -> ApiResult<Standing> {
    let (dir, name) = match split(path) {
        // A folder that is not there has no file in it; writing will say so.
        Err(DurableError::Writing { .. }) => return Ok(Standing::Nothing),
        other => other?,
    };
    match begin(&dir, &name)? {
        None => return Ok(Standing::Nothing),
        Some(begin) if begin.is_empty() => return Ok(Standing::Nothing),
        Some(begin) if begin != BEGIN => return Err(no_bundle(path)),
        Some(_) => {}
    }
    // Whatever is wrong with it, it began as a bundle.
    let release = read_file(path).and_then(|bytes| release_of(&bytes, keys, now));
    Ok(release.map_or(Standing::Unknown, |release| Standing::Release(Box::new(release))))
}

/// Which release it is, also when its life is over or an approver has yet to sign it.
fn release_of(bytes: &[u8], keys: &[PublicKey], now: Timestamp) -> Result<Release, VerifyError> {
    let anchor = Anchor::Keys(keys.to_vec());
    let seen = match review(bytes, &anchor, now) {
        Err(VerifyError::Expired { expired }) => {
            let end = expired.parse::<Timestamp>().unwrap_or(now);
            review(bytes, &anchor, end.saturating_sub(SignedDuration::from_secs(1)).unwrap_or(end))
        }
        other => other,
    };
    seen.map(|candidate| candidate.release().clone())
}

fn begin(dir: &Dir, name: &str) -> ApiResult<Option<Vec<u8>>> {
    use std::io::Read as _;
    let Some(file) = dir.open_to_read(name)? else { return Ok(None) };
    let mut begin = Vec::new();
    file.take(BEGIN.len() as u64)
        .read_to_end(&mut begin)
        .map_err(|error| DurableError::reading(dir.path_of(name), error))?;
    Ok(Some(begin))
}

fn no_bundle(path: &Path) -> ApiError {
    let shown = path.display();
    ApiError::new(
        "bad-input",
        format!("{shown} 已经存在，而且不是发布包，不会覆盖"),
        format!("{shown} is there and is no bundle, so it is not replaced"),
    )
    .hint("换一个文件名。", "Choose another name.")
}

impl Standing {
    /// The number of the release that would be replaced, if it is one of this KB; else 0.
    pub(crate) fn seq_of(&self, tenant: &str) -> u32 {
        match self {
            Self::Release(release) if release.tenant == tenant => release.seq,
            _ => 0,
        }
    }

    /// What an export would do to it, in words.
    fn loss(&self) -> Option<Localized> {
        match self {
            Self::Nothing => None,
            Self::Release(release) => {
                let (title, seq) = (&release.title, release.seq);
                Some(Localized::new(
                    format!("这里已有《{title}》的第 {seq} 版，签名后会被替换。"),
                    format!("Release {seq} of {title} is already there and will be replaced."),
                ))
            }
            Self::Unknown => Some(Localized::new(
                "这里已有一个发布包，不是用这台电脑上的密钥签的，看不出是哪一版；签名后会被替换。",
                "A bundle is already there, signed with none of the keys on this computer, so \
                 nobody can say which release it is. It will be replaced.",
            )),
        }
    }
}

/// What an export to this path would replace, in words; `None`: nothing. A bundle is called by its
/// name if one of the keys vouches for it.
///
/// # Errors
/// `bad-input` if there is something else than a bundle, `link`, `not-a-file`, or it can't be read.
pub fn replaced_by_export(
    path: &Path,
    keys: &[PublicKey],
    now: Timestamp,
) -> ApiResult<Option<Localized>> {
    Ok(standing(path, keys, now)?.loss())
}

/// Makes sure that a bundle may be written there, before anybody types a passphrase.
///
/// # Errors
/// `bad-input` if there is something else than a bundle, `link`, `not-a-file`.
pub fn may_replace_bundle(path: &Path) -> ApiResult<()> {
    standing(path, &[], Timestamp::MIN).map(drop)
}
