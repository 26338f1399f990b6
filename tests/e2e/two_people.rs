//! A colleague, or a spreadsheet, writes to the same files while somebody is typing.

use kaopu_window::{Sandbox, WindowError, scenario};

use crate::words::{OLD, in_file, open_entry};

#[tokio::test]
#[ignore = "opens a window; ./dev test runs it"]
async fn neither_overwrites_the_other_silently() -> Result<(), WindowError> {
    let sandbox = Sandbox::new()?;
    scenario("two-people", &sandbox, async |studio| {
        open_entry(studio).await?;
        // A placeholder that is still being typed is not saved, so the draft is sure to be open
        // when the file changes.
        studio.type_over("answer-input", "我写的，从{发货").await?;
        let theirs = "同事写的。";
        sandbox.write("faqs.csv", &sandbox.read("faqs.csv")?.replace(OLD, theirs))?;
        studio.type_at_the_end("answer-input", "地}发出。").await?;

        studio.find("conflict-answer").await?;
        // Until somebody decides, the colleague's file stays as it is, and what was typed stays on
        // the screen.
        in_file(studio, &sandbox, theirs).await?;
        studio.sees("conflict", theirs).await?;
        studio.sees("conflict", "我写的").await?;
        studio.find("status-unsaved").await?;

        studio.click_css("[data-testid=conflict-answer] label:nth-of-type(1)").await?;
        studio.click("conflict-save").await?;
        in_file(studio, &sandbox, "我写的，从{发货地}发出。").await?;
        // One undo gives the colleague's words back.
        studio.click("undo").await?;
        in_file(studio, &sandbox, theirs).await
    })
    .await
}

#[tokio::test]
#[ignore = "opens a window; ./dev test runs it"]
async fn edits_of_different_fields_are_merged() -> Result<(), WindowError> {
    let sandbox = Sandbox::new()?;
    scenario("merged", &sandbox, async |studio| {
        open_entry(studio).await?;
        studio.type_over("answer-input", "我写的，从{发货").await?;
        sandbox.write(
            "faqs.csv",
            &sandbox.read("faqs.csv")?.replace("从哪里发货,", "从什么地方发货,"),
        )?;
        studio.type_at_the_end("answer-input", "地}发出。").await?;
        in_file(studio, &sandbox, "从什么地方发货,我写的，从{发货地}发出。").await?;
        studio.sees("question-input", "从什么地方发货").await
    })
    .await
}
