//! A Redis of the system's package, for as long as a test, and a way to it that can be made slow.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// A Redis that writes down all it is told, in a folder of its own.
pub(crate) struct Redis {
    child: Child,
    port: u16,
    folder: TempDir,
}

impl Redis {
    /// Nothing where the package is missing; on CI that fails the test.
    pub(crate) fn start() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let Some(child) = launch(port, &folder) else {
            assert!(std::env::var_os("CI").is_none(), "redis-server is not installed");
            eprintln!("left out: redis-server is not installed (apt-get install redis-server)");
            return None;
        };
        let redis = Self { child, port, folder };
        redis.answers();
        Some(redis)
    }

    pub(crate) fn url(&self) -> String {
        format!("redis://127.0.0.1:{}/", self.port)
    }

    pub(crate) fn address(&self) -> SocketAddr {
        SocketAddr::from(([127, 0, 0, 1], self.port))
    }

    /// Ends it as a power cut does, or a kernel that is out of memory.
    pub(crate) fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// The same again, with what it had.
    pub(crate) fn restart(&mut self) {
        self.child = launch(self.port, &self.folder).unwrap();
        self.answers();
    }

    /// One command, and all that comes back until it rests.
    pub(crate) fn tell(&self, command: &str) -> String {
        let mut stream = TcpStream::connect(self.address()).unwrap();
        stream.set_read_timeout(Some(Duration::from_millis(100))).unwrap();
        stream.write_all(format!("{command}\r\n").as_bytes()).unwrap();
        let (mut answer, mut part) = (Vec::new(), [0; 4096]);
        while let Ok(read @ 1..) = stream.read(&mut part) {
            answer.extend_from_slice(&part[..read]);
        }
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// How many names it has.
    pub(crate) fn names(&self) -> usize {
        self.tell("DBSIZE").trim().trim_start_matches(':').parse().unwrap()
    }

    fn answers(&self) {
        let began = Instant::now();
        loop {
            if let Ok(mut stream) = TcpStream::connect(self.address()) {
                stream.write_all(b"PING\r\n").unwrap();
                let mut line = String::new();
                if BufReader::new(stream).read_line(&mut line).is_ok() && line == "+PONG\r\n" {
                    return;
                }
            }
            assert!(began.elapsed() < Duration::from_secs(20), "Redis does not start");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Redis {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn launch(port: u16, folder: &TempDir) -> Option<Child> {
    let settings = ["--bind", "127.0.0.1", "--appendonly", "yes", "--appendfsync", "always"];
    Command::new("redis-server")
        .args(["--port", &port.to_string(), "--save", ""])
        .args(settings)
        .arg("--dir")
        .arg(folder.path())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .ok()
}

/// A way to an address on which each answer takes as long as is said.
pub(crate) fn slow_way(to: SocketAddr) -> (SocketAddr, Arc<AtomicU64>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let millis = Arc::new(AtomicU64::new(0));
    let delay = Arc::clone(&millis);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let (near, Ok(far)) = (stream.unwrap(), TcpStream::connect(to)) else { continue };
            let (mut asks, mut asked) = (near.try_clone().unwrap(), far.try_clone().unwrap());
            let (mut answers, mut answered) = (far, near);
            std::thread::spawn(move || std::io::copy(&mut asks, &mut asked));
            let delay = Arc::clone(&delay);
            std::thread::spawn(move || {
                let mut part = [0; 4096];
                while let Ok(read @ 1..) = answers.read(&mut part) {
                    std::thread::sleep(Duration::from_millis(delay.load(Ordering::Relaxed)));
                    if answered.write_all(&part[..read]).is_err() {
                        return;
                    }
                }
            });
        }
    });
    (address, millis)
}
