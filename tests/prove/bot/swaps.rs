//! New bundles under load.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;

use super::process::{Place, quantile};
use super::shop::Shop;

/// Swaps between two shops while two callers ask all the time.
pub(super) fn under_load(swaps: usize) -> Result<String, String> {
    let shops = [Shop::tea("来自甲"), Shop::tea("来自乙")];
    let place = Place::of(&shops[0], "min_load_seconds = 0", "");
    let process = place.start();
    let (done, wrong, times) = (AtomicBool::new(false), AtomicUsize::new(0), Mutex::default());
    let ask = |worker: usize| {
        let mut client = process.client();
        let mut mine = Vec::new();
        while !done.load(Ordering::Relaxed) {
            let began = Instant::now();
            let path = format!("/v1/tea/sessions/w{worker}/messages");
            let response = client.post(&path, &json!({ "text": "什么时候发货" }));
            mine.push(began.elapsed());
            let release: usize =
                response.header("kaopu-release").and_then(|text| text.parse().ok()).unwrap_or(0);
            let expected = if release % 2 == 1 { "来自甲" } else { "来自乙" };
            if response.status != 200 || !response.text().contains(expected) {
                wrong.fetch_add(1, Ordering::Relaxed);
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        let mut all: std::sync::MutexGuard<'_, Vec<Duration>> = times.lock().unwrap();
        all.extend(mine);
    };
    let mut taken = 0;
    std::thread::scope(|scope| {
        for worker in 0..2 {
            scope.spawn(move || ask(worker));
        }
        for number in 0..swaps {
            let release = number + 2;
            place.put("shop.kbx", &shops[(release + 1) % 2].release(release as u32));
            process.client().request("POST", "/admin/tea/reload", &[], b"");
            let began = Instant::now();
            while process.status("tea")["release"]["seq"] != release {
                if began.elapsed() > Duration::from_secs(20) {
                    break;
                }
                std::thread::sleep(Duration::from_millis(5));
            }
            taken += usize::from(process.status("tea")["release"]["seq"] == release);
        }
        done.store(true, Ordering::Relaxed);
    });
    let (wrong, mut times) = (wrong.into_inner(), times.into_inner().unwrap());
    let figure = format!(
        "{taken} of {swaps} swaps, {} turns meanwhile, {wrong} failed or of two releases, p99 {:.1} ms",
        times.len(),
        quantile(&mut times, 0.99).as_secs_f64() * 1000.0
    );
    if wrong == 0 && taken == swaps { Ok(figure) } else { Err(figure) }
}

/// Requests to reload, as fast as they can be sent.
pub(super) fn storm(triggers: usize) -> Result<String, String> {
    let place = Place::of(&Shop::tea("好的"), "poll_seconds = 3600", "");
    let process = place.start();
    let loads = || process.status("tea")["loads"].as_u64().unwrap_or(0);
    let (before, began) = (loads(), Instant::now());
    let mut client = process.client();
    for _ in 0..triggers {
        client.request("POST", "/admin/tea/reload", &[], b"");
    }
    let sent = began.elapsed();
    std::thread::sleep(Duration::from_secs(11));
    let made = loads() - before;
    // One at once, and one for each ten seconds that sending took.
    let most = 2 + sent.as_secs() / 10;
    let figure = format!("{made} loads of {triggers} triggers within {:.1} s", sent.as_secs_f64());
    if (1..=most).contains(&made) { Ok(figure) } else { Err(figure) }
}
