//! A service that runs in this process, for as long as a test.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use kaopu_bot::{Bot, Clock, Config, StartError, TenantConfig, serve, system_clock};
use kaopu_runtime::{EncoderChoice, EncoderPlaces};
use serde_json::Value;
use tempfile::TempDir;
use tokio::sync::oneshot;

use crate::client::Client;
use crate::shop::Shop;

/// A folder with the bundles and roots of shops.
pub(crate) struct Place {
    pub(crate) folder: TempDir,
}

/// The service. It stops when this is dropped.
pub(crate) struct Running {
    pub(crate) address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<bool>>,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Puts a bundle in the place of another, in one step.
    pub(crate) fn put(&self, name: &str, bytes: &[u8]) {
        let new = self.path(".new");
        std::fs::write(&new, bytes).unwrap();
        std::fs::rename(new, self.path(name)).unwrap();
    }

    /// Settings of a shop whose first release is put here.
    pub(crate) fn tenant(&self, shop: &Shop) -> TenantConfig {
        let (bundle, root) = (format!("{}.kbx", shop.id()), format!("{}.root", shop.id()));
        if !self.path(&bundle).exists() {
            self.put(&bundle, &shop.release(1));
        }
        std::fs::write(self.path(&root), shop.roots().to_file().unwrap()).unwrap();
        TenantConfig {
            bundle: self.path(&bundle).to_str().unwrap().to_owned(),
            root: Some(self.path(&root)),
            poll_seconds: 1,
            min_load_seconds: 0,
            explain: true,
            ..TenantConfig::default()
        }
    }

    pub(crate) fn config(&self, shops: &[&Shop]) -> Config {
        let tenants = shops.iter().map(|shop| (shop.id().to_owned(), self.tenant(shop)));
        let mut config = Config { tenants: tenants.collect(), ..Config::default() };
        config.listen = "127.0.0.1:0".parse().unwrap();
        config.limits.grace_seconds = 0;
        config
    }

    /// Serves these shops as they are by default.
    pub(crate) fn serve(&self, shops: &[&Shop]) -> Running {
        Running::start(self.config(shops)).unwrap()
    }
}

impl Running {
    pub(crate) fn start(config: Config) -> Result<Self, StartError> {
        Self::start_at(config, system_clock())
    }

    /// The same, with a clock of its own.
    pub(crate) fn start_at(config: Config, clock: Clock) -> Result<Self, StartError> {
        let (stop, stopped) = oneshot::channel::<()>();
        let (tell, told) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Runtime::new().unwrap();
            runtime.block_on(async {
                let choice = EncoderChoice::WordsOnly;
                let places = EncoderPlaces::default();
                let address = config.listen;
                let bot = match Bot::open(config, choice, places, clock).await {
                    Ok(bot) => bot,
                    Err(error) => {
                        tell.send(Err(error)).unwrap();
                        return false;
                    }
                };
                let listener = tokio::net::TcpListener::bind(address).await.unwrap();
                tell.send(Ok(listener.local_addr().unwrap())).unwrap();
                let stop = async move { drop(stopped.await) };
                serve(Arc::clone(&bot), listener, stop).await
            })
        });
        let address = told.recv().unwrap()?;
        Ok(Self { address, stop: Some(stop), thread: Some(thread) })
    }

    pub(crate) fn client(&self) -> Client {
        Client::new(self.address)
    }

    /// Says the word to stop; [`Running::stopped`] waits for the end.
    pub(crate) fn stop(&mut self) {
        drop(self.stop.take());
    }

    /// Stops, and says whether all that was begun was finished.
    pub(crate) fn stopped(mut self) -> bool {
        self.stop();
        self.thread.take().unwrap().join().unwrap()
    }

    pub(crate) fn status(&self, tenant: &str) -> Value {
        self.client().get("/status").is_ok().json()["tenants"][tenant].take()
    }

    /// Waits until `/status` says so.
    #[track_caller]
    pub(crate) fn until(&self, tenant: &str, what: &str, is_so: impl Fn(&Value) -> bool) {
        let began = Instant::now();
        while !is_so(&self.status(tenant)) {
            assert!(began.elapsed() < Duration::from_secs(20), "{what}: {}", self.status(tenant));
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    pub(crate) fn reload(&self, tenant: &str) {
        let response = self.client().request("POST", &format!("/admin/{tenant}/reload"), &[], b"");
        assert_eq!(response.status, 202);
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// A path to the messages of a conversation.
pub(crate) fn messages(tenant: &str, session: &str) -> String {
    format!("/v1/{tenant}/sessions/{session}/messages")
}

/// Whether a folder has a file with this in it.
pub(crate) fn holds(folder: &Path, text: &str) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return holds(&path, text);
        }
        let bytes = std::fs::read(path).unwrap_or_default();
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    })
}
