//! The studio's window.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Workbooks of strangers are read in a process of their own, which is this one.
    if kaopu_desktop::serve_apart(std::env::args_os().nth(1).as_deref()) {
        return Ok(());
    }
    #[cfg(target_os = "linux")]
    kaopu_desktop::suit_the_machine();
    kaopu_desktop::run()
}
