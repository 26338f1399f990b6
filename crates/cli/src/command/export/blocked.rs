//! Why a knowledge base can't be released, place by place.

use std::path::Path;

use kaopu_model::Localized;
use kaopu_studio::{ApiError, GateCause, GateRow, GateState, ReleasePreview};

use crate::failure::Failure;
use crate::show::diagnostics;

/// So many causes of each gate are named; `check` and `test` have all of them.
const NAMED: usize = 5;

/// All that stands in the way, and where to look.
pub(super) fn blocked(preview: &ReleasePreview, folder: &Path) -> Failure {
    let mut error = ApiError::new(
        "blocked",
        "还不能发布，没有签名",
        "not ready for release; nothing was signed",
    );
    let closed = |row: &&GateRow| matches!(row.state, GateState::Blocked | GateState::Unknown);
    for row in preview.gates.iter().filter(closed) {
        let reason = row.reason.clone().unwrap_or_default();
        let id = &row.id;
        let how = if row.overridable { format!("（{id}）") } else { String::new() };
        let en = if row.overridable { format!(" ({id})") } else { String::new() };
        error
            .hints
            .push(Localized::new(format!("{}{how}", reason.zh), format!("{}{en}", reason.en)));
        error.hints.extend(row.causes.iter().take(NAMED).map(|cause| place(folder, cause)));
        if row.id == "changes-approved" {
            error = error.hint(
                "看变化：kaopu diff 上一版.kbx 知识库；看过就加 --override changes-approved=原因，或在窗口的发布页确认。",
                "See them with kaopu diff LAST.kbx KB; then --override changes-approved=REASON, or \
                 approve them on the window's Release page.",
            );
        }
    }
    let others = preview.blockers.iter();
    let known = |why: &&Localized| preview.gates.iter().all(|row| row.reason.as_ref() != Some(why));
    error.hints.extend(others.filter(known).cloned());
    let kb = folder.display();
    error
        .hint(
            format!("详情：kaopu check {kb}；kaopu test {kb}"),
            format!("For details: kaopu check {kb}; kaopu test {kb}"),
        )
        .into()
}

/// A cause, with the file that it is in.
fn place(folder: &Path, cause: &GateCause) -> Localized {
    let at = match (&cause.place, &cause.dialogue) {
        (Some(place), _) => format!("{} ", diagnostics::place(folder, place)),
        (None, Some(file)) => format!("dialogues/{file} "),
        (None, None) => String::new(),
    };
    Localized::new(format!("{at}{}", cause.what.zh), format!("{at}{}", cause.what.en))
}
