//! A table of a hundred thousand rows is taken over: looked at, stopped, looked at again, made.

use std::time::{Duration, Instant};

use kaopu_window::{Sandbox, Studio, WindowError, scenario};

use crate::figures::Figures;
use crate::native::type_path;
use crate::sample::click;
use crate::shop;

/// The native dialog's title.
const CHOOSE: &str = "选择要导入的文件";

pub(crate) async fn measure() -> Result<Figures, WindowError> {
    let mut figures = Figures::of("100,000 rows into sample-kb");
    let sandbox = Sandbox::new()?;
    let table = sandbox.path("rows.csv");
    shop::write_rows(&table).unwrap();
    scenario("window-rows", &sandbox, async |studio| {
        studio.resize(1280, 800).await?;
        studio.click("nav-answers").await?;
        choose(studio, &table).await?;
        studio.watch_blocks().await?;
        let began = Instant::now();
        studio.sees("import-counts", "新增").await?;
        figures.add("the preview", vec![millis(began)], 10_000.0);
        let begun = "document.querySelector('[data-testid=\"import-progress\"]')";
        figures.add(
            "the work is told of after",
            vec![studio.painted(&click("import-ok"), begun).await?],
            100.0,
        );
        let began = Instant::now();
        studio.sees("entry-count", "2050").await?;
        figures.add("taken over, and in the list", vec![millis(began)], 10_000.0);
        // What is learnt from it goes on meanwhile.
        tokio::time::sleep(Duration::from_secs(5)).await;
        figures.add("longest block meanwhile", vec![studio.longest_block().await?], 100.0);
        Ok(())
    })
    .await?;
    Ok(figures)
}

fn millis(began: Instant) -> f64 {
    began.elapsed().as_secs_f64() * 1_000.0
}

/// Chooses a file in the desktop's own dialog, as a person types its path.
async fn choose(studio: &Studio, file: &std::path::Path) -> Result<(), WindowError> {
    studio.click("open-palette").await?;
    studio.type_over("palette-input", "导入").await?;
    studio.click("palette-import").await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    type_path(CHOOSE, file).await;
    Ok(())
}
