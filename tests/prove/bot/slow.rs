//! Callers that begin and do not go on.

use std::io::Write as _;
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::json;

use super::process::{Place, Process, quantile};
use super::shop::Shop;

/// What others wait for an answer, without slow callers and with them.
pub(super) fn callers(count: usize) -> Result<String, String> {
    let place = Place::of(&Shop::tea("好的"), "", "");
    let process = place.start();
    measure(&process, 50);
    let without = measure(&process, 100);
    let began = Instant::now();
    let held: Vec<TcpStream> = (0..count)
        .map(|number| {
            let mut stream = TcpStream::connect(process.address).unwrap();
            let half: &[u8] = match number % 2 {
                0 => b"POST /v1/tea/sessions/a/messages HTTP/1.1\r\nhost: loc",
                _ => {
                    b"POST /v1/tea/sessions/a/messages HTTP/1.1\r\nhost: localhost\r\n\
                      content-length: 100\r\n\r\n{\"text\""
                }
            };
            stream.write_all(half).unwrap();
            stream
        })
        .collect();
    let with = measure(&process, 100);
    let still = began.elapsed() < Duration::from_secs(5);
    drop(held);
    let millis = |time: Duration| time.as_secs_f64() * 1000.0;
    let figure = format!(
        "p99 {:.1} ms without, {:.1} ms with {count} of them (50%: {:.1}, {:.1})",
        millis(without.1),
        millis(with.1),
        millis(without.0),
        millis(with.0)
    );
    // On a shared machine single times scatter; a caller that waits for a slow one waits seconds.
    let fair = with.1 < (without.1 * 2).max(Duration::from_millis(50));
    if !still {
        return Err(format!("{figure}; they were gone before it was measured"));
    }
    if fair { Ok(figure) } else { Err(figure) }
}

/// The middle and the 99th of a hundred.
fn measure(process: &Process, rounds: usize) -> (Duration, Duration) {
    let mut client = process.client();
    let mut times: Vec<Duration> = (0..rounds)
        .map(|_| {
            let began = Instant::now();
            client.post("/v1/tea/sessions/a/messages", &json!({ "text": "什么时候发货" })).is_ok();
            began.elapsed()
        })
        .collect();
    (quantile(&mut times, 0.5), quantile(&mut times, 0.99))
}
