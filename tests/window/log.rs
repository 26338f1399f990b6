//! A log of a hundred thousand messages is read on the page 发现, and looked through.

use std::time::{Duration, Instant};

use kaopu_window::{Sandbox, Studio, WindowError, scenario};

use crate::figures::Figures;
use crate::native::type_path;
use crate::sample::click;
use crate::shop;

/// The native dialog's title.
const CHOOSE: &str = "选一份聊天记录";

/// A person's pause between two clicks.
const PAUSE: Duration = Duration::from_millis(500);

pub(crate) async fn measure() -> Result<Figures, WindowError> {
    let mut figures = Figures::of("100,000 logged messages");
    let sandbox = Sandbox::new()?;
    let log = sandbox.path("chats.csv");
    shop::write_log(&log).unwrap();
    scenario("window-log", &sandbox, async |studio| {
        studio.resize(1280, 800).await?;
        studio.click("nav-discover").await?;
        studio.click("discover-pick").await?;
        tokio::time::sleep(Duration::from_secs(2)).await;
        type_path(CHOOSE, &log).await;
        studio.watch_blocks().await?;
        let began = Instant::now();
        read(studio, &mut figures).await?;
        figures.add("read, counted and sorted", vec![millis(began)], 120_000.0);
        figures.add("longest block meanwhile", vec![studio.longest_block().await?], 100.0);
        turn(studio, &mut figures).await
    })
    .await?;
    Ok(figures)
}

/// Waits for the log; other pages are used meanwhile.
async fn read(studio: &Studio, figures: &mut Figures) -> Result<(), WindowError> {
    let mut turns = Vec::new();
    for _ in 0..5 {
        studio.click("nav-answers").await?;
        tokio::time::sleep(PAUSE).await;
        let page = "document.querySelector('[data-testid=\"page-discover\"]')";
        turns.push(studio.painted(&click("nav-discover"), page).await?);
        tokio::time::sleep(PAUSE).await;
    }
    figures.add("to the page while it is read", turns, 150.0);
    let began = Instant::now();
    while !studio.has("discover-coverage").await? {
        assert!(began.elapsed() < Duration::from_secs(300), "the log is never there");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    Ok(())
}

/// To the page and back, and on in what is left.
async fn turn(studio: &Studio, figures: &mut Figures) -> Result<(), WindowError> {
    let shown = "document.querySelector('[data-testid=\"cluster\"]')";
    let mut turns = Vec::new();
    for _ in 0..5 {
        studio.click("nav-answers").await?;
        tokio::time::sleep(PAUSE).await;
        turns.push(studio.painted(&click("nav-discover"), shown).await?);
        tokio::time::sleep(PAUSE).await;
    }
    figures.add("to the page", turns, 150.0);
    studio.watch_blocks().await?;
    for _ in 0..3 {
        if studio.has("discover-more").await? {
            studio.click("discover-more").await?;
            tokio::time::sleep(PAUSE).await;
        }
    }
    figures.add("longest block, more clusters shown", vec![studio.longest_block().await?], 100.0);
    Ok(())
}

fn millis(began: Instant) -> f64 {
    began.elapsed().as_secs_f64() * 1_000.0
}
