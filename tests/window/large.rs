//! Two thousand entries with ten thousand phrasings.

use std::time::{Duration, Instant};

use kaopu_window::{Sandbox, Studio, WindowError, scenario};

use crate::figures::Figures;
use crate::sample::{click, typed};
use crate::shop;

const PAUSE: Duration = Duration::from_millis(400);

pub(crate) async fn measure() -> Result<Figures, WindowError> {
    let mut figures = Figures::of("2,000 entries, 10,000 phrasings");
    let sandbox = Sandbox::new()?.opening(Some("large"));
    shop::write_large(&sandbox.path("large")).unwrap();
    let began = Instant::now();
    let open = Studio::open("window-large", &sandbox).await?;
    figures.add(
        "start until it understands (driver)",
        vec![began.elapsed().as_secs_f64() * 1_000.0],
        3_000.0,
    );
    open.close().await;
    scenario("window-large", &sandbox, async |studio| {
        studio.resize(1280, 800).await?;
        studio.click("nav-overview").await?;
        studio.find("page-overview").await?;
        let rows = "document.querySelectorAll('[data-testid^=entry-row-]').length > 5";
        let list = studio.painted(&click("nav-answers"), rows).await?;
        figures.add("to the list", vec![list], 1_500.0);
        search(studio, &mut figures).await?;
        palette(studio, &mut figures).await?;
        scroll(studio, &mut figures).await?;
        open_entries(studio, &mut figures).await?;
        type_answer(studio, &mut figures).await
    })
    .await?;
    Ok(figures)
}

async fn search(studio: &Studio, figures: &mut Figures) -> Result<(), WindowError> {
    let mut found = Vec::new();
    for (text, count) in [("雨伞", "100"), ("羽绒服", "100"), ("限量鼠标", "10"), ("保修", "200")]
    {
        studio.click("entry-search").await?;
        studio.type_over("entry-search", " ").await?;
        tokio::time::sleep(PAUSE * 2).await;
        let field = "document.querySelector('[data-testid=\"entry-search\"]')";
        let field =
            format!("const field = {field}; (field.querySelector('input') ?? field).select()");
        let shown = format!(
            "document.querySelector('[data-testid=\"entry-count\"]').textContent.includes('{count}')"
        );
        found.push(studio.painted(&format!("{field}; {}", typed(text)), &shown).await?);
    }
    figures.add("search in the list, with the count", found, 100.0);
    studio.type_over("entry-search", " ").await
}

async fn palette(studio: &Studio, figures: &mut Figures) -> Result<(), WindowError> {
    let mut found = Vec::new();
    for text in ["限量雨伞保修", "礼盒面霜", "经典耳机", "女款衬衫怎么"] {
        studio.click("open-palette").await?;
        studio.click("palette-input").await?;
        tokio::time::sleep(PAUSE).await;
        let shown = format!(
            "document.querySelector('[data-testid=\"palette-items\"]')?.textContent.includes('{}')",
            &text[..6]
        );
        found.push(studio.painted(&typed(text), &shown).await?);
        studio.press_escape().await?;
        tokio::time::sleep(PAUSE).await;
    }
    figures.add("search in the palette", found, 100.0);
    Ok(())
}

async fn scroll(studio: &Studio, figures: &mut Figures) -> Result<(), WindowError> {
    let mut steps = Vec::new();
    for step in 1..=12 {
        let list = "document.querySelector('[data-testid=\"entry-list\"]')";
        let scroll = format!(
            "let box = {list}; \
             while (box && box.scrollHeight <= box.clientHeight + 4) box = box.parentElement; \
             box.scrollTop = {}",
            step * 4_000
        );
        steps.push(studio.painted(&scroll, "true").await?);
    }
    figures.add("a jump in the list", steps, 100.0);
    Ok(())
}

async fn open_entries(studio: &Studio, figures: &mut Figures) -> Result<(), WindowError> {
    let mut opened = Vec::new();
    for _ in 0..8 {
        tokio::time::sleep(PAUSE).await;
        let another = "const rows = [...document.querySelectorAll('[data-testid^=entry-row-]')]; \
                       const row = rows[Math.floor(rows.length / 2)]; \
                       window.wanted = row.dataset.testid.slice('entry-row-q'.length); row.click()";
        let shown = "(document.querySelector('[data-testid=\"answer-input\"]')?.value ?? '') \
                     .includes(`第 ${window.wanted} 条`)";
        opened.push(studio.painted(another, shown).await?);
        studio.press(thirtyfour::Key::Down + "").await?;
    }
    figures.add("opening an entry", opened, 150.0);
    Ok(())
}

async fn type_answer(studio: &Studio, figures: &mut Figures) -> Result<(), WindowError> {
    studio.click("answer-input").await?;
    let (mut keys, mut blocks) = (Vec::new(), Vec::new());
    for _ in 0..10 {
        tokio::time::sleep(PAUSE).await;
        studio.watch_blocks().await?;
        keys.push(studio.painted(&typed("好"), "true").await?);
        tokio::time::sleep(Duration::from_millis(1_500)).await;
        blocks.push(studio.longest_block().await?);
    }
    figures.add("a key in an answer until it is painted", keys, 50.0);
    figures.add("longest block after a key", blocks, 100.0);
    Ok(())
}
