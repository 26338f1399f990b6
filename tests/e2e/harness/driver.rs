//! `WebKitWebDriver`: started on a free port, ended with everything that it started.

use std::fs::File;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::{Sandbox, WindowError};

/// A running driver.
pub(crate) struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts one. What it and the app print goes to `log`.
    pub(crate) async fn start(sandbox: &Sandbox, log: &Path) -> Result<Self, WindowError> {
        let port = free_port().map_err(WindowError::file("127.0.0.1"))?;
        let out = File::create(log).map_err(WindowError::file(log))?;
        let err = out.try_clone().map_err(WindowError::file(log))?;
        let process = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .envs(sandbox.environment())
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            // With either of these a picture of a page at rest may never arrive.
            .env_remove("WEBKIT_DISABLE_COMPOSITING_MODE")
            .env_remove("WEBKIT_DISABLE_DMABUF_RENDERER")
            .stdin(Stdio::null())
            .stdout(out)
            .stderr(err)
            // A group of its own, so that the app ends with it however the test ends.
            .process_group(0)
            .spawn()
            .map_err(|source| WindowError::Start {
                program: "WebKitWebDriver".to_owned(),
                hint: "install the package webkit2gtk-driver",
                source,
            })?;
        let driver = Self { process, port };
        for _ in 0..200 {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
                return Ok(driver);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Err(WindowError::DriverSilent { port, log: log.to_path_buf() })
    }

    /// Where it listens.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Nothing can be done about a failure here: the processes are gone already.
        let group = format!("-{}", self.process.id());
        let _ = Command::new("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.process.wait();
    }
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
