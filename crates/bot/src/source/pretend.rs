//! A server that answers as a test wants, byte by byte.

use std::io::Read as _;
use std::net::{SocketAddr, TcpListener, TcpStream};

/// A server that does the same for every connection.
pub(super) fn server(serve: impl Fn(&str, &mut TcpStream) + Send + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut head = Vec::new();
            let mut byte = [0];
            while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap_or(0) == 1 {
                head.push(byte[0]);
            }
            serve(&String::from_utf8_lossy(&head).to_lowercase(), &mut stream);
        }
    });
    address
}
