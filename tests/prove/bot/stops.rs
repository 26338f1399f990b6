//! The word to stop, under load.

use std::time::Duration;

use serde_json::json;

use super::client::Client;
use super::process::Place;
use super::shop::Shop;
use crate::dice::Dice;

/// Starts, talks with four callers, stops at some moment: every request that was sent is answered.
pub(super) fn under_load(times: usize) -> Result<String, String> {
    let place = Place::of(&Shop::tea("好的"), "", "[limits]\ngrace_seconds = 1");
    let mut dice = Dice::new(5);
    let (mut answered, mut dropped, mut unfinished) = (0_u64, 0_u64, 0);
    for _ in 0..times {
        let mut process = place.start();
        let address = process.address;
        let workers: Vec<_> = (0..4)
            .map(|worker| std::thread::spawn(move || until_told_to_leave(address, worker)))
            .collect();
        std::thread::sleep(Duration::from_millis(20 + dice.below(100) as u64));
        process.signal("TERM");
        for worker in workers {
            let (mine, lost) = worker.join().unwrap();
            (answered, dropped) = (answered + mine, dropped + lost);
        }
        unfinished += usize::from(process.ended() != Some(0));
    }
    let figure = format!(
        "{times} stops, {answered} requests answered, {dropped} dropped, {unfinished} cut off"
    );
    if dropped == 0 && unfinished == 0 { Ok(figure) } else { Err(figure) }
}

/// Asks until a response closes the connection.
fn until_told_to_leave(address: std::net::SocketAddr, worker: usize) -> (u64, u64) {
    let mut client = Client::new(address);
    let mut answered = 0;
    loop {
        let path = format!("/v1/tea/sessions/w{worker}/messages");
        let body = json!({ "text": "什么时候发货" }).to_string();
        match client.send("POST", &path, &[], body.as_bytes()) {
            Some(response) if response.status == 200 => {
                answered += 1;
                if response.header("connection") == Some("close") {
                    return (answered, 0);
                }
            }
            _ => return (answered, 1),
        }
    }
}
