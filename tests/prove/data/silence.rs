//! A system that reports no changes at all: the files are looked at all the same.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use kaopu_store::{WatchMode, Watcher};

use super::saves::watched;
use super::shop::Shop;

/// In a user namespace of its own nobody may ask the system for changes of files.
const SCRIPT: &str = "echo 0 >/proc/sys/user/max_inotify_instances && exec \"$@\"";

const MOST: Duration = Duration::from_secs(60);

/// The process without events: says how many operations it saw, and how long the slowest took.
pub(super) fn watch(operations: &Path) {
    let operations = operations.to_string_lossy().parse().unwrap();
    let shop = Shop::new();
    let watcher = Watcher::start(&shop.folder(), || {}).unwrap();
    assert!(matches!(watcher.mode(), WatchMode::Polling { .. }), "there are events");
    drop(watcher);
    let times = watched(&shop, operations, MOST);
    let longest = times.iter().max().copied().unwrap_or_default();
    println!("{} {}", times.len(), longest.as_secs_f64());
}

pub(super) fn seen(operations: usize) -> Result<String, String> {
    let own = ["unshare", "--user", "--map-root-user"];
    let script = ["sh", "-c", SCRIPT, "sh", "true"];
    let allowed = Command::new(own[0]).args(&own[1..]).args(script).status();
    if !allowed.is_ok_and(|status| status.success()) {
        return Ok("left out: the system lets nobody switch events off here".into());
    }
    let output = Command::new(own[0])
        .args(&own[1..])
        .args(["sh", "-c", SCRIPT, "sh"])
        .arg(std::env::current_exe().unwrap())
        .args(["--watch-in", &operations.to_string()])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let Some((count, longest)) = said.trim().split_once(' ') else {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    };
    let longest: f64 = longest.parse().unwrap_or(f64::MAX);
    let figure = format!("{count} of {operations}, the longest after {longest:.1} s");
    let holds = count == operations.to_string() && longest <= MOST.as_secs_f64();
    if holds { Ok(figure) } else { Err(figure) }
}
