//! The desktop's own dialogs, as a person uses them: by keys.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

/// Types a path into the dialog of this title, and takes it.
pub(crate) async fn type_path(title: &str, file: &Path) {
    keys(&["search", "--onlyvisible", "--name", title, "windowfocus", "--sync"]);
    keys(&["type", "--delay", "30", &file.display().to_string()]);
    tokio::time::sleep(Duration::from_secs(1)).await;
    keys(&["key", "Return"]);
}

fn keys(arguments: &[&str]) {
    let pressed = Command::new("xdotool").args(arguments).status();
    assert!(pressed.is_ok_and(|status| status.success()), "xdotool {arguments:?}");
}
