//! Against storages that are well, slow, endless, lying or gone; they answer as S3 publishes it.

use std::io::Write as _;
use std::net::{SocketAddr, TcpListener};

use super::super::pretend::server;
use super::*;

fn source(address: SocketAddr) -> S3Source {
    let config = S3Config {
        endpoint: Some(format!("http://{address}")),
        access_key: Some(Token::new("testing")),
        secret_key: Some(Token::new("testing")),
        ..S3Config::default()
    };
    S3Source::new("s3://shop/releases/shop.kbx", &config).unwrap()
}

async fn code(source: &mut S3Source) -> Result<usize, &'static str> {
    let looked = source.look(false).await;
    looked.map(|offers| offers.iter().map(|o| o.bytes.len()).sum()).map_err(|error| error.code)
}

const HEAD: &str = "last-modified: Wed, 11 Nov 2026 02:00:00 GMT\r\nconnection: close\r\n";

#[tokio::test]
async fn an_object_is_asked_for_by_name_and_signed_and_fetched_once() {
    let address = server(|head, stream| {
        assert!(head.starts_with("get /shop/releases/shop.kbx "), "{head}");
        assert!(head.contains("authorization: aws4-hmac-sha256 credential=testing/"), "{head}");
        let answer = if head.contains("if-none-match: \"one\"") {
            format!("HTTP/1.1 304 Not Modified\r\netag: \"one\"\r\n{HEAD}\r\n")
        } else {
            format!("HTTP/1.1 200 OK\r\netag: \"one\"\r\ncontent-length: 3\r\n{HEAD}\r\nabc")
        };
        stream.write_all(answer.as_bytes()).unwrap();
    });
    let mut source = source(address);
    assert_eq!(code(&mut source).await, Ok(3));
    assert_eq!(code(&mut source).await, Ok(0));
    assert_eq!(source.look(true).await.unwrap()[0].bytes, b"abc");
}

#[tokio::test]
async fn a_byte_a_second_and_an_object_without_end_are_cut_off() {
    let slow = server(|_, stream| {
        let head = format!("HTTP/1.1 200 OK\r\netag: \"1\"\r\ncontent-length: 1000\r\n{HEAD}\r\n");
        let _ = stream.write_all(head.as_bytes());
        while stream.write_all(b"x").is_ok() {
            std::thread::sleep(Duration::from_millis(50));
        }
    });
    let mut drops = source(slow).within(Duration::from_millis(400));
    assert_eq!(code(&mut drops).await, Err("source-timeout"));
    let huge = server(|_, stream| {
        let length = MAX_BUNDLE_BYTES + 1;
        let head =
            format!("HTTP/1.1 200 OK\r\netag: \"1\"\r\ncontent-length: {length}\r\n{HEAD}\r\n");
        let _ = stream.write_all(head.as_bytes());
    });
    assert_eq!(code(&mut source(huge)).await, Err("source-too-large"));
}

#[tokio::test]
async fn what_is_no_object_is_named() {
    let answer = |text: String| server(move |_, stream| drop(stream.write_all(text.as_bytes())));
    let body = "<?xml version=\"1.0\"?><Error><Code>NoSuchKey</Code></Error>";
    let status = |line: &str| {
        let length = body.len();
        answer(format!("HTTP/1.1 {line}\r\ncontent-length: {length}\r\n{HEAD}\r\n{body}"))
    };
    assert_eq!(code(&mut source(status("404 Not Found"))).await, Err("source-status"));
    assert_eq!(code(&mut source(status("403 Forbidden"))).await, Err("source-status"));
    assert_eq!(code(&mut source(status("503 Slow Down"))).await, Err("source-io"));
    let lying = format!("HTTP/1.1 200 OK\r\netag: \"1\"\r\ncontent-length: 9\r\n{HEAD}\r\nabc");
    assert_eq!(code(&mut source(answer(lying))).await, Err("source-io"));
    assert_eq!(code(&mut source(answer("SSH-2.0\r\n\r\n".into()))).await, Err("source-io"));
    let nobody = { TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap() };
    assert_eq!(code(&mut source(nobody)).await, Err("source-io"));
    for wrong in ["s3://", "s3://shop", "s3:///key", "s3://shop/"] {
        assert!(S3Source::new(wrong, &S3Config::default()).is_err(), "{wrong}");
    }
}
