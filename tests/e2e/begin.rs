//! A shop of one's own: begun from a template, filled in, tried.

use std::fs;
use std::path::Path;

use kaopu_window::{Sandbox, WindowError, scenario};

#[tokio::test]
#[ignore = "opens a window; ./dev test runs it"]
async fn a_shop_is_begun_from_a_template_and_filled_in() -> Result<(), WindowError> {
    let sandbox = Sandbox::new()?;
    // Where the person's documents are.
    let dirs = format!("XDG_DOCUMENTS_DIR=\"{}\"\n", sandbox.path("out").display());
    let settings = sandbox.path("config").join("user-dirs.dirs");
    fs::write(&settings, dirs).map_err(WindowError::file(settings))?;
    let kb = sandbox.path("out").join("小满家居");
    let given = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates/household");
    let given = |name: &str| {
        fs::read_to_string(given.join(name)).map_err(WindowError::file(given.join(name)))
    };
    let facts = given("facts.csv")?;
    let values: Vec<(&str, &str)> =
        facts.lines().skip(1).filter_map(|line| line.split_once(',')).collect();
    let products = given("products.csv")?;
    scenario("begin", &sandbox, async |studio| {
        studio.click("open-palette").await?;
        studio.type_and_enter("palette-input", "新建知识库").await?;
        studio.click("begin-household").await?;
        studio.type_over("begin-name", "小满家居").await?;
        studio.type_over("begin-hours", "09:00-21:00").await?;
        studio.click("begin-ok").await?;
        for (key, value) in &values {
            // What is left is told above the fields, and Enter leads on.
            studio.type_and_enter(&format!("to-fill-{key}"), value).await?;
        }
        studio.sees("to-fill", "还差商品表").await?;
        studio.type_and_enter("sim-input", "什么时候发货呀").await?;
        studio.sees("sim-reply", &format!("{}小时", values[0].1)).await?;
        // The table of products, pasted from a spreadsheet with its headings.
        studio.click("to-fill-products").await?;
        studio.copy(&products.replace(',', "\t")).await?;
        studio.click("add-row").await?;
        studio.press_ctrl('v').await?;
        studio.sees("table-count", &format!("{} 行", products.lines().count() - 1)).await?;
        studio.click("nav-overview").await?;
        // Only the dialogues are left to be run.
        studio.sees("readiness", "还差 1 件事").await?;
        let nothing_left = "[data-testid=page-overview]:not(:has([data-testid=to-fill]))";
        studio.find_css(nothing_left).await.map(drop)
    })
    .await?;
    let read =
        |name: &str| fs::read_to_string(kb.join(name)).map_err(WindowError::file(kb.join(name)));
    assert!(read("kb.toml")?.contains("shop = \"小满家居\""));
    assert!(read("escalation.toml")?.contains("09:00-21:00"));
    assert!(read("facts.csv")?.contains("发货时限,48,"));
    assert_eq!(read("products.csv")?.trim_end(), products.trim_end(), "headings lead to columns");
    Ok(())
}
