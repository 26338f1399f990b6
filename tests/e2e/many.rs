//! Many entries at once: chosen by the keyboard, switched off, a word replaced where it is ticked,
//! and all of it taken back.

use kaopu_window::{Sandbox, Studio, WindowError, scenario};
use thirtyfour::Key;

#[tokio::test]
#[ignore = "opens a window; ./dev test runs it"]
async fn entries_are_changed_together_and_taken_back() -> Result<(), WindowError> {
    let sandbox = Sandbox::new()?;
    let before = sandbox.read("faqs.csv")?;
    let phrasings = sandbox.read("phrasings.csv")?;
    scenario("many", &sandbox, async |studio| {
        studio.resize(1280, 800).await?;
        studio.click("nav-answers").await?;
        studio.click("entry-row-ship-when").await?;
        studio.press(" ").await?;
        studio.press(Key::Down + "").await?;
        studio.press(" ").await?;
        studio.sees("bulk-count", "已选 2 个").await?;
        studio.keep_picture("many-chosen").await?;
        studio.click("bulk-disable").await?;
        studio.sees("bulk-done", "已改 2 处").await?;
        stands(studio, &sandbox, "two entries off", |faqs, _| faqs.matches(",no,").count() == 2)
            .await?;
        studio.click("bulk-undo").await?;
        stands(studio, &sandbox, "both as before", |faqs, _| faqs == before).await?;
        // All of them, and none.
        studio.click("entry-row-ship-when").await?;
        studio.press_ctrl('a').await?;
        studio.sees("bulk-count", "已选 50 个").await?;
        studio.press_escape().await?;
        assert!(!studio.has("bulk-bar").await?, "nothing is chosen");
        // A word is replaced but in the first place.
        studio.click("list-tools").await?;
        studio.click_css(".ant-dropdown-menu-item:first-child").await?;
        studio.type_over("replace-find", "发货").await?;
        studio.type_over("replace-with", "寄出").await?;
        studio.sees("bulk-changes", "寄出").await?;
        studio.click_css("[data-testid=bulk-change-0] input").await?;
        studio.sees("replace-found", "会改").await?;
        studio.keep_picture("many-replaced").await?;
        studio.click("bulk-ok").await?;
        studio.sees("bulk-done", "已改").await?;
        let first = before.lines().nth(1).unwrap_or_default().to_owned();
        stands(studio, &sandbox, "the word replaced", |faqs, phrasings| {
            faqs.contains("什么时候发货") && !phrasings.contains("发货")
        })
        .await?;
        assert!(first.contains("发货"), "the first place is the first question");
        studio.press_ctrl('z').await?;
        stands(studio, &sandbox, "everything as before", |faqs, now| {
            faqs == before && now == phrasings
        })
        .await?;
        assert!(sandbox.changed_files()?.is_empty(), "{:?}", sandbox.changed_files()?);
        Ok(())
    })
    .await
}

/// Waits until both files are as they should be.
async fn stands(
    studio: &Studio,
    sandbox: &Sandbox,
    what: &str,
    is_so: impl Fn(&str, &str) -> bool,
) -> Result<(), WindowError> {
    studio
        .comes_true(what, || {
            let read = |file| sandbox.read(file).map_err(|error| error.to_string());
            let (faqs, phrasings) = (read("faqs.csv")?, read("phrasings.csv")?);
            if is_so(&faqs, &phrasings) { Ok(()) } else { Err(faqs) }
        })
        .await
}
