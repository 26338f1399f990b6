//! How the page is painted where there is no graphics card.
//!
//! Without one, WebKitGTK draws by OpenGL that the processor has to imitate, and each new kind of
//! shape is compiled first: frames stand still for a quarter of a second while the page rests.
//! Painting without OpenGL has no such pauses. WebKit asks the environment, which a program with
//! threads must not change; so this one begins anew.

use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

/// What WebKitGTK reads. Whoever has set it is not contradicted.
const BY_PROCESSOR: &str = "WEBKIT_SKIA_ENABLE_CPU_RENDERING";

/// Where the system's graphics cards are.
const CARDS: &str = "/dev/dri";

/// Begins the program anew, painting by the processor, if there is no graphics card and nothing was
/// said about it. Returns if there is nothing to do, or if the system refuses: slow painting keeps
/// nobody from working.
pub fn suit_the_machine() {
    #[expect(clippy::disallowed_methods, reason = "this is the shell that reads the environment")]
    let said = std::env::var_os(BY_PROCESSOR).is_some();
    if said || has_card(Path::new(CARDS)) {
        return;
    }
    let Ok(program) = std::env::current_exe() else { return };
    let mut words = std::env::args_os();
    let mut again = Command::new(&program);
    again.arg0(words.next().unwrap_or_else(|| program.into_os_string()));
    // On success this is the end of the program that called.
    let _refused = again.args(words).env(BY_PROCESSOR, "1").exec();
}

/// Whether there is a card that can be drawn with: what only shows pictures has no render node.
fn has_card(folder: &Path) -> bool {
    let Ok(nodes) = folder.read_dir() else { return false };
    nodes.flatten().any(|node| draws(&node.file_name().to_string_lossy()))
}

fn draws(node: &str) -> bool {
    node.starts_with("renderD")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_can_be_drawn_with_is_a_card() {
        assert!(!has_card(Path::new("/dev/no-such-folder")));
        assert!(draws("renderD128"));
        assert!(!draws("card0"));
    }
}
