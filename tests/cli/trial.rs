//! A release is tried from the window with the command that production runs.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use kaopu_studio::{Places, Studio, SystemClock};

use crate::sandbox::{Sandbox, binary};

/// The program of the window beside the command, with the tea shop open.
fn studio(sandbox: &Sandbox, program: &Path) -> Studio {
    let places = Places {
        caches: None,
        config: sandbox.path("config"),
        data: sandbox.path("data"),
        sample: sandbox.path("teashop"),
        program: Some(program.to_owned()),
    };
    let studio = Studio::new(places, "小满".to_owned(), Arc::new(SystemClock), |_| {});
    studio.open_workspace(&sandbox.path("teashop")).unwrap();
    studio
}

/// The status and the body that an address gives.
fn get(url: &str, path: &str) -> std::io::Result<(u16, String)> {
    let host = url.strip_prefix("http://").unwrap().strip_suffix("/demo").unwrap();
    let mut stream = TcpStream::connect(host)?;
    write!(stream, "GET {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    Ok((head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned()))
}

fn is_gone(url: &str) -> bool {
    let began = Instant::now();
    while get(url, "/healthz").is_ok() {
        if began.elapsed() > Duration::from_secs(20) {
            return false;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    true
}

/// A bundle as the sandbox wrote it, noted with the path that the sandbox's folder gives.
fn released() -> Sandbox {
    let sandbox = Sandbox::with_key();
    let out = sandbox.path("shop.kbx").to_str().unwrap().to_owned();
    sandbox.kaopu(&["export", "teashop", "--key", "shop.key", "--out", &out]).ends_with(0);
    sandbox
}

#[test]
fn the_release_answers_in_a_browser_of_this_computer_until_it_is_stopped() {
    let sandbox = released();
    let studio = studio(&sandbox, &binary().with_file_name("kaopu-studio"));
    assert_eq!(studio.trial(), None);
    assert_eq!(studio.try_release(2, None).unwrap_err().code, "no-release");
    let first = studio.try_release(1, None).unwrap();
    assert_eq!(studio.trial().as_ref(), Some(&first));
    assert!(first.url.starts_with("http://127.0.0.1:"), "{}", first.url);
    assert_eq!(get(&first.url, "/healthz").unwrap().0, 200);
    let (status, page) = get(&first.url, "/demo").unwrap();
    assert!(status == 200 && page.contains("data-tenant=\"teashop\""), "{page}");
    let (_, status) = get(&first.url, "/status").unwrap();
    let status: serde_json::Value = serde_json::from_str(&status).unwrap();
    assert_eq!(status["tenants"]["teashop"]["release"]["seq"], 1);
    // One at a time.
    let second = studio.try_release(1, None).unwrap();
    assert!(is_gone(&first.url));
    assert_eq!(get(&second.url, "/healthz").unwrap().0, 200);
    studio.stop_trial();
    assert!(is_gone(&second.url));
    assert_eq!(studio.trial(), None);
    // Also with the program.
    let third = studio.try_release(1, None).unwrap();
    drop(studio);
    assert!(is_gone(&third.url));
}

#[test]
fn why_it_does_not_begin_is_said_in_plain_chinese() {
    let sandbox = released();
    let missing = studio(&sandbox, &sandbox.path("kaopu-studio"));
    let error = missing.try_release(1, None).unwrap_err();
    assert_eq!(error.code, "no-command");
    assert!(error.message.zh.contains("没有找到 kaopu 命令"), "{error:?}");
    drop(missing);
    let studio = studio(&sandbox, &binary().with_file_name("kaopu-studio"));
    let bundle = sandbox.read("shop.kbx");
    let mut damaged = bundle.clone();
    let middle = damaged.len() / 2;
    damaged[middle] ^= 1;
    sandbox.write("shop.kbx", damaged);
    let error = studio.try_release(1, None).unwrap_err();
    assert!(error.message.zh.starts_with("发布包未通过验证"), "{error:?}");
    std::fs::remove_file(sandbox.path("shop.kbx")).unwrap();
    assert_eq!(studio.try_release(1, None).unwrap_err().code, "io");
    sandbox.write("shop.kbx", bundle);
    let weights = sandbox.path("resources");
    std::fs::create_dir(&weights).unwrap();
    std::fs::write(weights.join("encoder.kew"), b"no weights").unwrap();
    // Tested by words alone, so these are not even opened.
    assert!(studio.try_release(1, Some(&weights)).is_ok());
}

#[cfg(unix)]
#[test]
fn a_bot_ends_with_the_program_that_has_started_it() {
    let sandbox = released();
    let serve = ["serve", "--bundle", "shop.kbx", "--root", "teashop", "--listen", "127.0.0.1:0"];
    let mut command = sandbox.command(&[&serve[..], &["--until-stdin-ends"]].concat());
    command.stdin(std::process::Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut line = [0; 10];
    child.stdout.as_mut().unwrap().read_exact(&mut line).unwrap();
    assert!(child.try_wait().unwrap().is_none(), "it answers, and its input is open");
    drop(child.stdin.take());
    let began = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        assert!(began.elapsed() < Duration::from_secs(30), "it does not stop");
        std::thread::sleep(Duration::from_millis(20));
    };
    assert!(status.success());
}
