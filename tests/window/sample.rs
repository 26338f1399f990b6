//! The sample: what somebody who writes waits for.

use std::time::{Duration, Instant};

use kaopu_window::{Sandbox, Studio, WindowError, scenario};

use crate::figures::Figures;

/// So many keys are pressed, and pages turned.
const TIMES: usize = 15;

/// A person's pause between two keys.
const PAUSE: Duration = Duration::from_millis(350);

pub(crate) async fn measure() -> Result<Figures, WindowError> {
    let mut figures = Figures::of("sample-kb");
    let mut starts = Vec::new();
    for _ in 0..3 {
        let sandbox = Sandbox::new()?;
        let began = Instant::now();
        let studio = Studio::open("window-start", &sandbox).await?;
        starts.push(began.elapsed().as_secs_f64() * 1_000.0);
        studio.close().await;
    }
    figures.add("program's start to the window with data (driver)", starts, 1_500.0);
    let sandbox = Sandbox::new()?;
    scenario("window-sample", &sandbox, async |studio| {
        studio.resize(1280, 800).await?;
        turn_pages(studio, &mut figures).await?;
        studio.click("nav-answers").await?;
        studio.click("entry-row-ship-when").await?;
        type_answer(studio, &mut figures).await
    })
    .await?;
    Ok(figures)
}

async fn turn_pages(studio: &Studio, figures: &mut Figures) -> Result<(), WindowError> {
    let pages = ["answers", "tables", "persona", "care", "handover", "dialogues"];
    for page in pages {
        let mut turns = Vec::new();
        for _ in 0..5 {
            studio.click("nav-overview").await?;
            studio.find("page-overview").await?;
            tokio::time::sleep(PAUSE).await;
            turns.push(studio.painted(&click(&format!("nav-{page}")), &on_screen(page)).await?);
        }
        figures.add(format!("to the page {page}"), turns, 150.0);
    }
    Ok(())
}

/// Statements that click on something.
pub(crate) fn click(id: &str) -> String {
    format!("document.querySelector('[data-testid=\"{id}\"]').click()")
}

/// Whether a page is there with its data.
fn on_screen(page: &str) -> String {
    let page = if page == "answers" { "entry-list".to_owned() } else { format!("page-{page}") };
    format!(
        "document.querySelector('[data-testid=\"{page}\"]')?.getBoundingClientRect().width > 0 \
         && !document.querySelector('[data-testid=\"{page}\"] .ant-skeleton-active')"
    )
}

/// Statements that type into the field that has the focus.
pub(crate) fn typed(text: &str) -> String {
    format!("document.execCommand('insertText', false, '{text}')")
}

async fn type_answer(studio: &Studio, figures: &mut Figures) -> Result<(), WindowError> {
    studio.click("answer-input").await?;
    let (mut keys, mut blocks) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        tokio::time::sleep(PAUSE).await;
        studio.watch_blocks().await?;
        keys.push(studio.painted(&typed("好"), "true").await?);
        // What comes of it, the check and the replies, is a part of it.
        tokio::time::sleep(Duration::from_millis(900)).await;
        blocks.push(studio.longest_block().await?);
    }
    figures.add("a key in an answer until it is painted", keys, 50.0);
    figures.add("longest block after a key", blocks, 100.0);
    Ok(())
}
