//! Against servers that are well, slow, endless, lying or gone.

use std::io::Write as _;
use std::net::{SocketAddr, TcpListener};

use super::super::pretend::server;
use super::*;

fn source(address: SocketAddr) -> HttpSource {
    let token = Token::new("secret");
    HttpSource::new(&format!("http://{address}/shop.kbx"), Some(&token)).unwrap()
}

async fn code(source: &mut HttpSource) -> Result<usize, &'static str> {
    let looked = source.look(false).await;
    looked.map(|offers| offers.iter().map(|o| o.bytes.len()).sum()).map_err(|error| error.code)
}

#[tokio::test]
async fn what_has_not_changed_is_not_fetched_again() {
    let address = server(|head, stream| {
        assert!(head.contains("authorization: bearer secret"));
        let answer: &[u8] = if head.contains("if-none-match: \"one\"") {
            b"HTTP/1.1 304 Not Modified\r\nconnection: close\r\n\r\n"
        } else {
            b"HTTP/1.1 200 OK\r\netag: \"one\"\r\ncontent-length: 3\r\nconnection: close\r\n\r\nabc"
        };
        stream.write_all(answer).unwrap();
    });
    let mut source = source(address);
    assert_eq!(code(&mut source).await, Ok(3));
    assert_eq!(code(&mut source).await, Ok(0));
    assert_eq!(source.look(true).await.unwrap()[0].bytes, b"abc");
}

#[tokio::test]
async fn a_byte_a_second_and_a_body_without_end_are_cut_off() {
    let slow = server(|_, stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
        while stream.write_all(b"x").is_ok() {
            std::thread::sleep(Duration::from_millis(50));
        }
    });
    let mut source_of_drops = source(slow).within(Duration::from_millis(400));
    assert_eq!(code(&mut source_of_drops).await, Err("source-timeout"));
    let endless = server(|_, stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
        while stream.write_all(&[0; 1 << 16]).is_ok() {}
    });
    assert_eq!(code(&mut source(endless)).await, Err("source-too-large"));
}

#[tokio::test]
async fn what_is_no_bundle_at_all_is_named() {
    let answer =
        |text: &'static str| server(move |_, stream| drop(stream.write_all(text.as_bytes())));
    let moved =
        answer("HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1/\r\ncontent-length: 0\r\n\r\n");
    let gone = answer("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n");
    let lying = answer("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nabc");
    let other = answer("SSH-2.0-OpenSSH\r\n\r\n");
    assert_eq!(code(&mut source(moved)).await, Err("source-status"));
    assert_eq!(code(&mut source(gone)).await, Err("source-status"));
    assert_eq!(code(&mut source(lying)).await, Err("source-io"));
    assert_eq!(code(&mut source(other)).await, Err("source-io"));
    let nobody = { TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap() };
    assert_eq!(code(&mut source(nobody)).await, Err("source-io"));
    assert!(HttpSource::new("http://", None).is_err());
}
