//! Starting the window.

use std::error::Error;
use std::path::PathBuf;
use std::sync::Arc;

use kaopu_studio::{Changed, EncoderChoice, EncoderPlaces, Places, Studio, SystemClock, give_way};
use tauri::{App, AppHandle, Manager, RunEvent};
use tauri_specta::Event;

use crate::arguments::Arguments;
use crate::bindings::builder;
use crate::closing;
use crate::events::WorkspaceChanged;
use crate::grants::Grants;
use crate::imports;
use crate::limits::guarded;

/// Calls of the page that are answered at a time. Some of them work for seconds or wait for what is
/// being learnt; the system's number of processors, which may be two, would let these keep a key
/// from being answered.
const CALLS_AT_ONCE: usize = 16;

/// Opens the window: `kaopu-studio [KB] [--export-to FILE]`. Returns when the window is closed.
///
/// # Errors
/// The system gives no window, or no folder for the program's settings.
pub fn run() -> Result<(), Box<dyn Error>> {
    let calls = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(CALLS_AT_ONCE)
        .on_thread_start(give_way)
        .enable_all()
        .build()?;
    tauri::async_runtime::set(calls.handle().clone());
    // It ends with the program: what is being worked out then keeps nobody waiting.
    std::mem::forget(calls);
    let commands = builder();
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(guarded(commands.invoke_handler()))
        .setup(move |app| {
            commands.mount_events(app);
            let studio = studio(app)?;
            let named = Arguments::read(std::env::args_os().skip(1));
            if let Some(folder) = &named.folder {
                studio.open_at_start(folder);
            }
            app.manage(Grants::new(named.export_to));
            app.manage(studio);
            load_encoder(app);
            Ok(())
        })
        .on_window_event(|window, event| {
            closing::on_window_event(window, event);
            imports::on_window_event(window, event);
        })
        .build(tauri::generate_context!())?
        .run(|app, event| {
            if let (RunEvent::Exit, Some(studio)) = (event, app.try_state::<Studio>()) {
                studio.stop_trial();
            }
        });
    Ok(())
}

fn studio(app: &App) -> Result<Studio, Box<dyn Error>> {
    let paths = app.path();
    let places = Places {
        config: paths.app_config_dir()?,
        data: paths.app_data_dir()?,
        caches: caches(app),
        sample: sample(app)?,
        program: std::env::current_exe().ok(),
    };
    let handle = app.handle().clone();
    let actor = paths
        .home_dir()
        .ok()
        .and_then(|home| Some(home.file_name()?.to_string_lossy().into_owned()));
    Ok(Studio::new(places, actor.unwrap_or_default(), Arc::new(SystemClock), move |changed| {
        tell(&handle, changed)
    }))
}

/// The user's folder of caches; `KAOPU_CACHE` names another one, or `none`.
fn caches(app: &App) -> Option<PathBuf> {
    #[expect(clippy::disallowed_methods, reason = "this is the shell that reads the environment")]
    let named = std::env::var_os("KAOPU_CACHE").filter(|named| !named.is_empty());
    match named {
        Some(named) => (named != "none").then(|| named.into()),
        None => app.path().cache_dir().ok(),
    }
}

/// In the background: the window does not wait for 45 MB.
fn load_encoder(app: &App) {
    // `KAOPU_ENCODER` names another file, or `none`.
    #[expect(clippy::disallowed_methods, reason = "this is the shell that reads the environment")]
    let named = std::env::var_os("KAOPU_ENCODER").filter(|named| !named.is_empty());
    let choice = named.map_or(EncoderChoice::Find, |named| EncoderChoice::read(&named));
    let places = EncoderPlaces {
        resources: app.path().resource_dir().ok(),
        program: std::env::current_exe().ok(),
    };
    let handle = app.handle().clone();
    std::thread::spawn(move || handle.state::<Studio>().use_encoder(choice.load(&places)));
}

/// The sample that ships with the program; a program run from its build folder takes it from the
/// source tree.
fn sample(app: &App) -> Result<PathBuf, Box<dyn Error>> {
    let shipped = app.path().resource_dir()?.join("sample-kb");
    let source = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../sample-kb"));
    Ok(if shipped.join("kb.toml").exists() { shipped } else { source })
}

fn tell(app: &AppHandle, changed: Changed) {
    // A window that is closing need not know.
    let _ = WorkspaceChanged { files: changed.files, outside: changed.outside }.emit(app);
}
