//! Taking a picture in, in a process of its own.

use std::ffi::OsStr;
use std::path::Path;

use kaopu_pictures::{MOST_BYTES, PictureRefusal, TakenIn, TakenInAbout, take_in};

use crate::apart::Work;
use crate::error::{ApiError, ApiResult};

/// Decoding takes most of the memory: forty million pixels, twelve bytes each.
const TAKING_IN: Work = Work {
    argument: "--take-picture-in-from-stdin",
    most_bytes: MOST_BYTES as u64 + 1,
    most_memory: 1 << 30,
    most_seconds: 30,
    most_answer: 1 << 20,
};

/// How an answer begins: on its first line what was done, behind it the picture.
type Head = Result<TakenInAbout, PictureRefusal>;

/// If the program was started to take a picture in, does so. Says whether it was.
pub(crate) fn serve_picture(first_argument: Option<&OsStr>) -> bool {
    TAKING_IN.serve(first_argument, |bytes| {
        let (head, picture): (Head, Vec<u8>) = match take_in(bytes) {
            Ok(TakenIn { bytes, about }) => (Ok(about), bytes),
            Err(refusal) => (Err(refusal), Vec::new()),
        };
        let mut answer = serde_json::to_vec(&head).unwrap_or_default();
        answer.push(b'\n');
        answer.extend(picture);
        answer
    })
}

/// Takes a picture in with the help of a program that calls [`serve_picture`]. `called` is what the
/// file is called.
///
/// # Errors
/// `bad-input`: why it can't be a picture of a knowledge base.
pub(super) fn taken_in(program: Option<&Path>, called: &str, bytes: Vec<u8>) -> ApiResult<TakenIn> {
    let program = program.ok_or_else(|| {
        ApiError::new("internal", "没有读图片的程序", "there is no program to take a picture in")
    })?;
    if bytes.len() > MOST_BYTES {
        return Err(refused(called, &PictureRefusal::TooManyBytes));
    }
    let answer = TAKING_IN.ask(program, bytes, &mut || true);
    let answer = answer.map_err(|error| ApiError::unreadable(program, &error))?;
    let (head, bytes) = answer.as_deref().and_then(parted).unwrap_or_default();
    match serde_json::from_slice::<Head>(head) {
        Ok(Ok(about)) => Ok(TakenIn { bytes: bytes.to_vec(), about }),
        Ok(Err(refusal)) => Err(refused(called, &refusal)),
        Err(_) => Err(ApiError::new(
            "bad-input",
            format!(
                "「{called}」读不了：它要的内存或时间太多，可能坏了，也可能是恶意的；什么都没有改"
            ),
            format!(
                "{called} can't be read: it asks for more memory or time than it may have. It is \
                 damaged, or meant to do harm; nothing was changed"
            ),
        )
        .hint("如果是自己的图，截一张图再用。", "If it is your own, use a screenshot of it.")),
    }
}

fn parted(answer: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = answer.iter().position(|byte| *byte == b'\n')?;
    Some((answer.get(..end)?, answer.get(end + 1..)?))
}

fn refused(called: &str, refusal: &PictureRefusal) -> ApiError {
    let (reason, way_out) = (refusal.reason(), refusal.way_out());
    let message = (format!("「{called}」：{}", reason.zh), format!("{called}: {}", reason.en));
    ApiError::new("bad-input", message.0, message.1).hint(way_out.zh, way_out.en)
}
