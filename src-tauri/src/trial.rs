//! Trying a release out: a bot on this computer, and the person's browser on its page. The page of
//! the window names neither a program nor an address.

use std::net::SocketAddr;

use kaopu_studio::{ApiError, ApiResult, Studio, TrialView};
use tauri::{AppHandle, Manager, State};

/// The release that is being tried, if there is one.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn trial(studio: State<'_, Studio>) -> ApiResult<Option<TrialView>> {
    Ok(studio.trial())
}

/// Serves a release to the person at this computer, and opens the browser on it. One that runs
/// already ends.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn try_release(
    app: AppHandle,
    studio: State<'_, Studio>,
    seq: u32,
) -> ApiResult<TrialView> {
    let resources = app.path().resource_dir().ok();
    let trial = studio.try_release(seq, resources.as_deref())?;
    show(&trial)?;
    Ok(trial)
}

/// Opens the browser on what runs once more.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn show_trial(studio: State<'_, Studio>) -> ApiResult<()> {
    studio.trial().map_or(Ok(()), |trial| show(&trial))
}

/// Ends it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn stop_trial(studio: State<'_, Studio>) -> ApiResult<()> {
    studio.stop_trial();
    Ok(())
}

fn show(trial: &TrialView) -> ApiResult<()> {
    let url = &trial.url;
    let failed = |why: String| {
        ApiError::new(
            "no-browser",
            format!("浏览器没有打开，请自己打开 {url}"),
            format!("no browser opened ({why}); open {url} yourself"),
        )
    };
    match is_ours(url) {
        true => open::that_detached(url).map_err(|error| failed(error.to_string())),
        false => Err(failed("it is not on this computer".to_owned())),
    }
}

/// Whether an address is the chat page of a bot on this computer, and nothing else.
fn is_ours(url: &str) -> bool {
    let host = url.strip_prefix("http://").and_then(|rest| rest.strip_suffix("/demo"));
    host.and_then(|host| host.parse::<SocketAddr>().ok()).is_some_and(|at| at.ip().is_loopback())
}

#[cfg(test)]
mod tests {
    use super::is_ours;

    #[test]
    fn the_browser_is_opened_on_nothing_else() {
        assert!(is_ours("http://127.0.0.1:4711/demo"));
        assert!(is_ours("http://[::1]:4711/demo"));
        for other in [
            "",
            "file:///etc/passwd",
            "http://192.168.1.7:4711/demo",
            "http://127.0.0.1/demo",
            "http://127.0.0.1:4711/demo?x",
            "http://127.0.0.1:4711@evil.cn:80/demo",
            "https://127.0.0.1:4711/demo",
            "http://localhost:4711/demo",
            "-a Calculator",
        ] {
            assert!(!is_ours(other), "{other}");
        }
    }
}
