//! The tables: products pasted from a spreadsheet, a cell changed by keyboard, both taken back.

use std::fmt::Write as _;

use kaopu_window::{Sandbox, Studio, WindowError, scenario};
use thirtyfour::Key;

const NEW: usize = 12;

#[tokio::test]
#[ignore = "opens a window; ./dev test runs it"]
async fn products_are_pasted_and_edited_like_in_a_spreadsheet() -> Result<(), WindowError> {
    let sandbox = Sandbox::new()?;
    let before = sandbox.read("products.csv")?;
    scenario("tables", &sandbox, async |studio| {
        studio.resize(1280, 800).await?;
        studio.click("nav-tables").await?;
        studio.copy(&twelve()).await?;
        studio.click("add-row").await?;
        studio.press_ctrl('v').await?;
        in_products(studio, &sandbox, "新品12号,新12").await?;
        let pasted = sandbox.read("products.csv")?;
        assert!(pasted.starts_with(&before), "rows that were there stay byte for byte");
        assert_eq!(pasted.matches("新品").count(), NEW);
        assert!(pasted.contains("\"两行的\n别名\""), "{pasted}");
        assert!(pasted.contains("product-13,新品1号"), "{pasted}");
        // The pen is where it was pasted: change that name, go on to the next cell by Tab.
        studio.press(Key::Home + "").await?;
        studio.press("改名").await?;
        studio.press(Key::Tab + "").await?;
        in_products(studio, &sandbox, "product-13,改名,").await?;
        studio.press(Key::F2 + "").await?;
        studio.press("二").await?;
        studio.press(Key::Enter + "").await?;
        in_products(studio, &sandbox, "product-13,改名,\"两行的\n别名二\"").await?;
        // What is given up changes nothing.
        studio.press("不要").await?;
        studio.press(Key::Escape + "").await?;
        for _ in 0..2 {
            studio.click("undo").await?;
        }
        as_it_was(studio, &sandbox, &pasted).await?;
        studio.click("undo").await?;
        as_it_was(studio, &sandbox, &before).await?;
        assert!(sandbox.changed_files()?.is_empty(), "{:?}", sandbox.changed_files()?);
        // Before it is saved, a cell says which replies it changes.
        studio.click("tab-facts").await?;
        studio.find_css("[aria-label=事实]:focus-within").await?;
        studio.sees("cell-uses", "个回答").await?;
        studio.press(Key::Right + "").await?;
        studio.press("24").await?;
        studio.sees("cell-impact", "句回复会变").await?;
        studio.press(Key::Escape + "").await?;
        studio.sees("cell-uses", "个用例").await?;
        assert!(sandbox.changed_files()?.is_empty(), "a look is no edit");
        Ok(())
    })
    .await
}

/// As Excel puts it on the clipboard: tabs, CRLF, a cell with a line break between quotes.
fn twelve() -> String {
    let mut text = "新品1号\t\"两行的\r\n别名\"\t服饰\r\n".to_owned();
    for number in 2..=NEW {
        let _ = write!(text, "新品{number}号\t新{number}\t服饰\r\n");
    }
    text
}

async fn in_products(studio: &Studio, sandbox: &Sandbox, text: &str) -> Result<(), WindowError> {
    studio
        .comes_true(&format!("“{text}” in products.csv"), || {
            match sandbox.read("products.csv") {
                Ok(file) if file.contains(text) => Ok(()),
                Ok(file) => Err(file),
                Err(error) => Err(error.to_string()),
            }
        })
        .await
}

async fn as_it_was(studio: &Studio, sandbox: &Sandbox, text: &str) -> Result<(), WindowError> {
    studio
        .comes_true("products.csv as it was", || match sandbox.read("products.csv") {
            Ok(file) if file == text => Ok(()),
            Ok(file) => Err(file),
            Err(error) => Err(error.to_string()),
        })
        .await
}
