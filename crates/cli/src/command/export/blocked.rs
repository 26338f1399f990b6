//! Why a knowledge base can't be released, place by place.

use std::path::Path;

use kaopu_model::{Localized, Severity};
use kaopu_studio::{ApiError, ReleasePreview, Snapshot};

use crate::failure::Failure;
use crate::show::diagnostics;

/// So many errors, and so many dialogues, are named; `check` and `test` have all of them.
const NAMED: usize = 5;

/// All that stands in the way, and where to look.
pub(super) fn blocked(preview: &ReleasePreview, snapshot: &Snapshot, folder: &Path) -> Failure {
    let mut error = ApiError::new(
        "blocked",
        "还不能发布，没有签名",
        "not ready for release; nothing was signed",
    );
    error.hints.clone_from(&preview.blockers);
    let errors =
        snapshot.diagnostics().iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    error.hints.extend(errors.take(NAMED).map(|diagnostic| {
        let (place, message) = (diagnostics::place(folder, &diagnostic.place), &diagnostic.message);
        Localized::new(format!("{place} {}", message.zh), format!("{place} {}", message.en))
    }));
    let played = snapshot.play_all(&mut |_, _| true).unwrap_or_default();
    error.hints.extend(played.iter().filter(|dialogue| !dialogue.passed).take(NAMED).map(
        |dialogue| {
            let line = format!("dialogues/{} {}", dialogue.file, dialogue.title);
            Localized::new(&*line, &*line)
        },
    ));
    let kb = folder.display();
    error
        .hint(
            format!("详情：kaopu check {kb}；kaopu test {kb}"),
            format!("For details: kaopu check {kb}; kaopu test {kb}"),
        )
        .into()
}
