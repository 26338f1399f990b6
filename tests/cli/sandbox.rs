//! A folder of its own for each test, and the command run in it.

use std::fmt;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// Protects the keys of tests.
pub(crate) const PASSPHRASE: &str = "spring tea 明前";

/// A temporary folder in which the command runs.
pub(crate) struct Sandbox {
    folder: TempDir,
    passphrase: Option<String>,
}

/// What a run printed, and how it ended.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Sandbox {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), passphrase: None }
    }

    /// A folder that holds a copy of a fixture, under its name.
    pub(crate) fn with(fixture: &str) -> Self {
        let sandbox = Self::empty();
        copy(&fixtures().join(fixture), &sandbox.path(fixture));
        sandbox
    }

    /// The tea shop, with a key pair `shop.key` and `shop.pub` and its passphrase in the
    /// environment.
    pub(crate) fn with_key() -> Self {
        let sandbox = Self::with("teashop").passphrase(PASSPHRASE);
        sandbox.kaopu(&["key", "new", "shop.key"]).ends_with(0);
        sandbox
    }

    /// The same with its released bundle `shop.kbx`.
    pub(crate) fn with_bundle() -> Self {
        let sandbox = Self::with_key();
        sandbox.export("shop.kbx").ends_with(0);
        sandbox
    }

    pub(crate) fn passphrase(mut self, passphrase: &str) -> Self {
        self.passphrase = Some(passphrase.to_owned());
        self
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    /// Replaces a text in a file, which must be there.
    pub(crate) fn edit(&self, name: &str, from: &str, to: &str) {
        let text = String::from_utf8(self.read(name)).unwrap();
        assert!(text.contains(from), "{name} has no {from}");
        self.write(name, text.replace(from, to));
    }

    /// The command with nothing but what a test gives it.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(binary());
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .env("LANG", "C.UTF-8")
            .env("TZ", "UTC");
        // The same with and without weights in target; tests about the encoder say so.
        command.env("KAOPU_ENCODER", "none").env("KAOPU_CACHE", "none");
        if let Some(passphrase) = &self.passphrase {
            command.env("KAOPU_PASSPHRASE", passphrase);
        }
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    pub(crate) fn kaopu(&self, arguments: &[&str]) -> Run {
        self.run(self.command(arguments), b"")
    }

    /// With something on stdin.
    pub(crate) fn kaopu_reading(&self, input: impl AsRef<[u8]>, arguments: &[&str]) -> Run {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped());
        self.run(command, input.as_ref())
    }

    /// Runs a prepared command to its end.
    pub(crate) fn run(&self, mut command: Command, input: &[u8]) -> Run {
        let mut child = command.spawn().unwrap();
        if let Some(mut stdin) = child.stdin.take() {
            // A command that stops early need not read it all.
            let _ = stdin.write_all(input);
        }
        let output = child.wait_with_output().unwrap();
        let text = |bytes: Vec<u8>| {
            self.normalised(&String::from_utf8(bytes).expect("the command prints UTF-8"))
        };
        Run { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    /// Releases the tea shop with a fixed number and time.
    pub(crate) fn export(&self, file: &str) -> Run {
        self.kaopu(&[
            "export",
            "teashop",
            "--key",
            "shop.key",
            "--out",
            file,
            "--seq",
            "7",
            "--issued-at",
            "2026-11-22T08:00:00Z",
            "--days",
            "3660",
        ])
    }

    /// Without what differs from run to run: the folder's name, and the key.
    fn normalised(&self, text: &str) -> String {
        let mut text = text
            .replace(&self.folder.path().display().to_string(), "[FOLDER]")
            .replace("kaopu.exe", "kaopu");
        if let Ok(public) = fs::read_to_string(self.path("shop.pub")) {
            let key_id = public.split_whitespace().nth(5).unwrap_or_default().to_lowercase();
            let line = public.lines().nth(1).unwrap_or_default();
            if !line.is_empty() {
                text = text.replace(line, "[PUBLIC KEY]").replace(&key_id, "[KEY ID]");
            }
        }
        // The digest of a bundle, in which the key has its part.
        match self.path("shop.kbx").is_file().then(|| sha256_in(&text)).flatten() {
            Some(digest) => text.replace(&digest, "[SHA-256]"),
            None => text,
        }
    }
}

impl Run {
    /// Fails unless this is how it ended.
    #[track_caller]
    pub(crate) fn ends_with(&self, code: i32) -> &Self {
        assert_eq!(self.code, Some(code), "\n{self}");
        self
    }

    /// The one JSON document on stdout.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}\n{self}"))
    }

    /// Without the candidates that are no exact hit: their scores are the engine's business, and
    /// change as it learns.
    pub(crate) fn without_scores(mut self) -> Self {
        self.stdout = self
            .stdout
            .lines()
            .filter(|line| !line.contains("  ← ") || line.contains("100  "))
            .fold(String::new(), |text, line| text + line + "\n");
        self
    }

    /// Compares with the snapshot of that name.
    #[track_caller]
    pub(crate) fn looks_like(&self, name: &str) {
        let mut settings = insta::Settings::clone_current();
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name, self.to_string()));
    }
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.code.map_or_else(|| "killed".to_owned(), |code| code.to_string());
        write!(
            f,
            "exit code {code}\n---- stdout ----\n{}---- stderr ----\n{}",
            self.stdout, self.stderr
        )
    }
}

/// The first word of 64 hex digits.
fn sha256_in(text: &str) -> Option<String> {
    let is_digest = |word: &&str| word.len() == 64 && word.bytes().all(|b| b.is_ascii_hexdigit());
    text.split(|c: char| !c.is_ascii_alphanumeric()).find(is_digest).map(str::to_owned)
}

/// The repository's sample shop.
pub(crate) fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../sample-kb")
}

/// Copies a folder, without what Kaopu keeps in it for itself.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_name() == ".kaopu" {
            continue;
        } else if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cli/fixtures")
}

/// The binary, beside the folder of this test's own executable.
pub(crate) fn binary() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let folder = test.parent().and_then(Path::parent).unwrap();
    let binary = folder.join(format!("kaopu{}", std::env::consts::EXE_SUFFIX));
    assert!(
        binary.is_file(),
        "{} is not built: run `cargo build --workspace --bins` first, as `./dev test` does",
        binary.display()
    );
    binary
}
