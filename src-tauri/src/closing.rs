//! Closing the window: what is being typed is saved first.

use std::time::Duration;

use kaopu_studio::{ApiResult, Studio};
use tauri::{AppHandle, Manager, Window, WindowEvent};
use tauri_specta::Event;

use crate::events::WindowClosing;

/// A page that does not answer (a full disk, a script that hangs) holds up nobody: what it had to
/// save is in the history, but for the last second.
const LONGEST: Duration = Duration::from_secs(2);

/// Lets the page save before the window goes.
pub(crate) fn on_window_event(window: &Window, event: &WindowEvent) {
    let WindowEvent::CloseRequested { api, .. } = event else { return };
    let app = window.app_handle();
    if app.state::<Studio>().workspace().is_err() || WindowClosing.emit(app).is_err() {
        return;
    }
    api.prevent_close();
    let window = window.clone();
    std::thread::spawn(move || {
        std::thread::sleep(LONGEST);
        // It is gone already, as a rule.
        let _ = window.destroy();
    });
}

/// Closes the window, now that all is saved.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn close_window(app: AppHandle) -> ApiResult<()> {
    if let Some(window) = app.get_webview_window("main") {
        // There is nobody left to tell.
        let _ = window.destroy();
    }
    Ok(())
}
