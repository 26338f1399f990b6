//! Why a new knowledge base can't be made in a folder.

use kaopu_store::StoreError;

use crate::error::ApiError;

/// What stood in the way, and that nothing was done: `undone` says it in Chinese and English
/// (`没有导入`, `nothing was imported`).
pub(crate) fn occupied(error: StoreError, undone: (&str, &str)) -> ApiError {
    let (zh, en) = undone;
    match &error {
        StoreError::Occupied { path } => ApiError::new(
            "bad-input",
            format!("{path} 里已经有东西，{zh}"),
            format!("{path} is not empty; {en}"),
        )
        .hint("换一个新的文件夹。", "Choose a new folder."),
        StoreError::NotAFolder { path } => ApiError::new(
            "bad-input",
            format!("{path} 是文件，不是文件夹，{zh}"),
            format!("{path} is a file, not a folder; {en}"),
        ),
        _ => error.into(),
    }
}
