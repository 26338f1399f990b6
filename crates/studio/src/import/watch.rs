//! How far an import is, for whoever waits for it, and whether anybody still does.

use crate::error::{ApiError, ApiResult};
use crate::snapshot::count;
use crate::view::{ImportProgress, ImportStage};

/// Is told how far an import is, and says whether to go on. Nothing of one that is stopped is
/// written.
pub(super) type Watch<'a> = dyn FnMut(ImportProgress) -> bool + 'a;

/// Goes on if somebody still waits for it.
pub(super) fn go_on(
    watch: &mut Watch<'_>,
    stage: ImportStage,
    done: usize,
    total: usize,
) -> ApiResult<()> {
    let progress = ImportProgress { stage, done: count(done), total: count(total) };
    if watch(progress) { Ok(()) } else { Err(stopped()) }
}

pub(super) fn stopped() -> ApiError {
    ApiError::new("stopped", "已取消，什么都没有导入", "stopped; nothing was imported")
}
