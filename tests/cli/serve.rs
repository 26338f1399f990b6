//! `kaopu serve` as a process: it answers, is killed and comes back, and stops when it is told to.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::sandbox::Sandbox;

/// A bot that runs until the test ends.
struct Bot {
    child: Child,
    address: String,
    _stdout: BufReader<ChildStdout>,
}

impl Bot {
    fn start(sandbox: &Sandbox, arguments: &[&str]) -> Self {
        let fixed = ["serve", "--listen", "127.0.0.1:0", "--json"];
        let mut command = sandbox.command(&[&fixed[..], arguments].concat());
        let mut child = command.stderr(Stdio::null()).spawn().unwrap();
        let mut stdout = BufReader::new(child.stdout.take().unwrap());
        let mut document = String::new();
        while !document.ends_with("}\n") && stdout.read_line(&mut document).unwrap() > 0 {}
        let document: Value = serde_json::from_str(&document).expect("it says where it answers");
        let address = document["listening"].as_str().unwrap().to_owned();
        Self { child, address, _stdout: stdout }
    }

    /// The status and the body.
    fn request(&self, method: &str, path: &str, body: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\
             content-length: {}\r\n\r\n{body}",
            body.len()
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned())
    }

    fn say(&self, text: &str) -> Value {
        let body = serde_json::json!({ "text": text }).to_string();
        let (status, body) = self.request("POST", "/v1/teashop/sessions/a/messages", &body);
        assert_eq!(status, 200, "{body}");
        serde_json::from_str(&body).unwrap()
    }

    fn messages(&self) -> u64 {
        let (_, body) = self.request("GET", "/v1/teashop/sessions/a", "");
        serde_json::from_str::<Value>(&body).unwrap()["messages"].as_u64().unwrap_or(0)
    }

    /// Sends a signal, and says how it ended.
    fn signal(mut self, name: &str) -> Option<i32> {
        let id = self.child.id().to_string();
        let kill = std::process::Command::new("kill").args(["-s", name, &id]).status().unwrap();
        assert!(kill.success());
        let began = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            assert!(began.elapsed() < Duration::from_secs(30), "it does not stop");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(unix)]
#[test]
fn a_killed_bot_comes_back_with_its_release_and_its_conversations() {
    let sandbox = Sandbox::with_bundle();
    let arguments = ["--bundle", "shop.kbx", "--key", "shop.pub", "--state", "state"];
    let bot = Bot::start(&sandbox, &arguments);
    assert_eq!(bot.say("什么时候发货")["action"], "answer");
    bot.say("什么时候发货");
    assert_eq!(bot.signal("KILL"), None);
    let bot = Bot::start(&sandbox, &arguments);
    assert_eq!(bot.messages(), 2);
    bot.say("什么时候发货");
    assert_eq!(bot.messages(), 3);
    assert_eq!(bot.signal("TERM"), Some(0));
    // What is no bundle is not taken, and what was served goes on.
    sandbox.write("shop.kbx", "no bundle");
    let bot =
        Bot::start(&sandbox, &["--bundle", "shop.kbx", "--root", "teashop", "--state", "state"]);
    let (_, status) = bot.request("GET", "/status", "");
    let status: Value = serde_json::from_str(&status).unwrap();
    assert!(status["tenants"]["teashop"]["last_refusal"]["code"].is_string(), "{status}");
    assert_eq!(status["tenants"]["teashop"]["release"]["seq"], 7);
    assert_eq!(bot.messages(), 3);
    assert_eq!(bot.signal("INT"), Some(0));
}

#[test]
fn a_dry_run_says_what_would_answer() {
    let sandbox = Sandbox::with_bundle();
    let check = |more: &[&str]| sandbox.kaopu(&[&["serve", "--check"], more].concat());
    let given = ["--bundle", "shop.kbx", "--key", "shop.pub"];
    check(&given).looks_like("serve-check");
    let document = check(&[&given[..], &["--json"]].concat()).ends_with(0).json();
    assert_eq!(document["tenants"][0]["seq"], 7);
    let settings = "[tenants.teashop]\nbundle = \"shop.kbx\"\nkeys = [\"shop.pub\"]\n";
    sandbox.write("bot.toml", settings);
    check(&["--config", "bot.toml"]).ends_with(0);
    sandbox.write("bot.toml", settings.replace("teashop", "coffee"));
    let other = check(&["--config", "bot.toml", "--json"]).ends_with(3).json();
    assert_eq!(other["tenants"][0]["refusal"]["code"], "other-tenant");
    sandbox.write("bot.toml", settings.replace("bundle", "bundel"));
    check(&["--config", "bot.toml"]).ends_with(2);
    sandbox.write("shop.kbx", "no bundle");
    check(&["--bundle", "shop.kbx", "--root", "teashop"]).ends_with(3);
}

#[test]
fn what_cannot_be_served_is_said_and_the_process_ends() {
    let sandbox = Sandbox::with_bundle();
    let serve = |more: &[&str]| sandbox.kaopu(&[&["serve", "--json"], more].concat());
    let key = ["--key", "shop.pub"];
    assert_eq!(serve(&["--bundle", "shop.kbx"]).ends_with(2).json()["error"]["code"], "bad-input");
    serve(&["--config", "nothing.toml"]).ends_with(4);
    serve(&[&["--bundle", "nothing.kbx"], &key[..]].concat()).ends_with(2);
    serve(&["--bundle", "nothing.kbx", "--root", "teashop"]).ends_with(4);
    serve(&[&["--bundle", "shop.kbx", "--listen", "0.0.0.0:0"], &key[..]].concat()).ends_with(2);
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    serve(&[&["--bundle", "shop.kbx", "--listen", &address], &key[..]].concat()).ends_with(4);
}

#[test]
fn chat_with_a_bot_that_runs() {
    let sandbox = Sandbox::with_bundle();
    let token = "a-token-of-the-shop";
    sandbox.write("token", format!("{token}\n"));
    sandbox.write(
        "bot.toml",
        format!("[tenants.teashop]\nbundle = \"shop.kbx\"\nkeys = [\"shop.pub\"]\ntokens = [\"{token}\"]\n"),
    );
    let bot = Bot::start(&sandbox, &["--config", "bot.toml"]);
    let url = format!("http://{}/v1/teashop", bot.address);
    let chat = |more: &[&str]| {
        let arguments = [&["chat", "--json", "--url", &url], more].concat();
        let mut child = sandbox.command(&arguments).stdin(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all("什么时候发货\n/order\n".as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    };
    let output = chat(&["--token-file", "token"]);
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(document["turns"][0]["turn"]["action"], "answer");
    assert_eq!(document["turns"].as_array().unwrap().len(), 1);
    let output = chat(&[]);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
}
