//! The signed permit with which a bot may leave a release for an older one.

use jiff::{SignedDuration, Timestamp};
use kaopu_bundle::{
    FORMAT, NumberedRelease, Permit, Role, SignedPermit, SigningKey, TrustChain, VerifiedBundle,
    VerifyError, review_permit, write_permit,
};

use crate::error::{ApiError, ApiResult};
use crate::refusal::reason;

/// Makes a permit from one verified release to an older one, signed by its author.
///
/// # Errors
/// `bad-input` if the second is not an older release of the same knowledge base, or the reason
/// can't be one; the key may not sign.
pub fn permit_rollback(
    from: &VerifiedBundle,
    to: &VerifiedBundle,
    why: &str,
    days: u16,
    key: &SigningKey,
    trust: &TrustChain,
    now: Timestamp,
) -> ApiResult<SignedPermit> {
    let (left, back) = (from.release(), to.release());
    if (left.epoch, &left.tenant) != (back.epoch, &back.tenant) || back.seq >= left.seq {
        return Err(ApiError::new(
            "bad-input",
            format!("第 {} 版不比第 {} 版旧，没有可退的", back.seq, left.seq),
            format!("release {} is not older than {}: nothing to go back to", back.seq, left.seq),
        )
        .hint(
            "--from 写现在用的那一版，--to 写要退回的旧版。",
            "--from is the release in use, --to the older one.",
        ));
    }
    let numbered = |bundle: &VerifiedBundle| NumberedRelease {
        seq: bundle.release().seq,
        digest: bundle.digest().to_owned(),
    };
    let issued = Timestamp::from_second(now.as_second()).unwrap_or(now);
    let expires = issued.saturating_add(SignedDuration::from_hours(24 * i64::from(days)));
    let permit = Permit {
        format: FORMAT,
        tenant: left.tenant.clone(),
        epoch: left.epoch,
        from: numbered(from),
        to: numbered(to),
        reason: why.trim().to_owned(),
        issued_at: issued.to_string(),
        expires: expires.unwrap_or(issued).to_string(),
    };
    write_permit(&permit, key, trust, now).map_err(|error| match error {
        VerifyError::Permit(problem) => ApiError::new(
            "bad-input",
            "原因要写一到五百个字，不能有看不见的字符",
            problem.to_string(),
        ),
        error => refused(&error),
    })
}

/// Looks at a permit, of which signatures may be missing.
///
/// # Errors
/// The first reason to refuse it.
pub fn review_rollback(
    bytes: &[u8],
    trust: &TrustChain,
    now: Timestamp,
) -> ApiResult<SignedPermit> {
    review_permit(bytes, trust, now).map_err(|error| refused(&error))
}

/// Signs exactly what was looked at, in the role that is still missing.
///
/// # Errors
/// The key has no such role, or its person has signed already.
pub fn sign_rollback(
    seen: &SignedPermit,
    key: &SigningKey,
    trust: &TrustChain,
    now: Timestamp,
) -> ApiResult<SignedPermit> {
    let lacks_author = seen.missing().authors > 0 && seen.missing().approvers == 0;
    let role = if lacks_author { Role::Author } else { Role::Approver };
    seen.sign(role, key, trust, now).map_err(|error| refused(&error))
}

fn refused(error: &VerifyError) -> ApiError {
    let code = error.code();
    let zh = format!("回退许可没有通过验证：{}", reason(code));
    ApiError::new(code, zh, format!("permit refused: {error}"))
}
