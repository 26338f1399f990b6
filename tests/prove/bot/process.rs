//! `kaopu serve` as a process, and its folder.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use super::client::Client;
use super::shop::Shop;
use crate::binary::kaopu;

/// A folder with a shop's bundle, its root and the settings.
pub(super) struct Place {
    pub(super) folder: TempDir,
}

/// The running process; it is killed when this is dropped.
pub(super) struct Process {
    pub(super) child: Child,
    pub(super) address: SocketAddr,
    _stdout: BufReader<ChildStdout>,
}

impl Place {
    /// With the first release of a shop, and more settings of it.
    pub(super) fn of(shop: &Shop, tenant: &str, more: &str) -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        place.put("shop.kbx", &shop.release(1));
        std::fs::write(place.path("root.kbx"), shop.roots().to_file().unwrap()).unwrap();
        let settings = format!(
            "listen = \"127.0.0.1:0\"\nstate = \"state\"\n{more}\n[tenants.{}]\n\
             bundle = \"shop.kbx\"\nroot = \"root.kbx\"\n{tenant}\n",
            shop.id()
        );
        std::fs::write(place.path("bot.toml"), settings).unwrap();
        place
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(super) fn put(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.path(".new"), bytes).unwrap();
        std::fs::rename(self.path(".new"), self.path(name)).unwrap();
    }

    pub(super) fn start(&self) -> Process {
        let mut child = Command::new(kaopu())
            .args(["serve", "--config", "bot.toml", "--encoder", "none", "--json"])
            .current_dir(self.folder.path())
            .env_clear()
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut document = String::new();
        while !document.ends_with("}\n") && stdout.read_line(&mut document).unwrap() > 0 {}
        let document: Value = serde_json::from_str(&document).expect("it says where it answers");
        let address = document["listening"].as_str().unwrap().parse().unwrap();
        Process { child, address, _stdout: stdout }
    }
}

impl Process {
    pub(super) fn client(&self) -> Client {
        Client::new(self.address)
    }

    pub(super) fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
    }

    /// Waits for the end, and says its exit code.
    pub(super) fn ended(&mut self) -> Option<i32> {
        let began = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            assert!(began.elapsed() < Duration::from_secs(60), "it does not end");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    pub(super) fn status(&self, tenant: &str) -> Value {
        self.client().get("/status").json()["tenants"][tenant].take()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The time below which this share of some times lies.
pub(super) fn quantile(times: &mut [Duration], share: f64) -> Duration {
    times.sort_unstable();
    let place = ((times.len() as f64) * share) as usize;
    times.get(place.min(times.len().saturating_sub(1))).copied().unwrap_or_default()
}
