//! A platform of ours on this computer: it notes what it is asked, and answers as a test says.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use serde_json::Value;

/// What it was asked.
#[derive(Debug)]
pub(crate) struct Asked {
    pub(crate) line: String,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Value,
}

/// The platform: its address, and what it was asked.
pub(crate) struct Platform {
    pub(crate) address: SocketAddr,
    told: Receiver<Asked>,
}

impl Platform {
    /// One that answers each request with a status and a document.
    pub(crate) fn start(answer: impl Fn(&Asked) -> (u16, Value) + Clone + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (tell, told) = channel();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (tell, answer) = (tell.clone(), answer.clone());
                std::thread::spawn(move || serve(&stream.unwrap(), &tell, &answer));
            }
        });
        Self { address, told }
    }

    /// What it is asked next.
    #[track_caller]
    pub(crate) fn next(&self) -> Asked {
        self.told.recv_timeout(Duration::from_secs(20)).expect("a request")
    }

    /// What it is asked within a moment.
    pub(crate) fn soon(&self) -> Result<Asked, std::sync::mpsc::RecvTimeoutError> {
        self.told.recv_timeout(Duration::from_millis(300))
    }

    /// That it is asked nothing for a moment.
    #[track_caller]
    pub(crate) fn rests(&self) {
        let asked = self.soon();
        assert!(asked.is_err(), "{asked:?}");
    }
}

fn serve(stream: &TcpStream, tell: &Sender<Asked>, answer: &impl Fn(&Asked) -> (u16, Value)) {
    let mut stream = BufReader::new(stream);
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).unwrap_or(0) == 0 {
            return;
        }
        let mut headers = BTreeMap::new();
        loop {
            let mut header = String::new();
            stream.read_line(&mut header).unwrap();
            let Some((name, value)) = header.trim().split_once(": ") else { break };
            headers.insert(name.to_lowercase(), value.to_owned());
        }
        let length = headers.get("content-length").map_or(0, |length| length.parse().unwrap());
        let mut body = vec![0; length];
        stream.read_exact(&mut body).unwrap();
        let body = serde_json::from_slice(&body).unwrap_or(Value::Null);
        let line = line.trim().trim_end_matches(" HTTP/1.1").to_owned();
        let asked = Asked { line, headers, body };
        let (status, document) = answer(&asked);
        let document = document.to_string();
        let _ = write!(
            stream.get_mut(),
            "HTTP/1.1 {status} x\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n\
             {document}",
            document.len()
        );
        if tell.send(asked).is_err() {
            return;
        }
    }
}
