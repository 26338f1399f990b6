//! What a person did is still there, and can still be undone, after the window was closed.

use std::path::PathBuf;
use std::time::Duration;

use kaopu_window::{Sandbox, WindowError, scenario};

use crate::words::{NEW, NEW_TAIL, OLD, in_file, open_entry};

/// What is typed after a rest.
const SECOND_HALF: &str = "，下午两点前付款的当天寄出。";

#[tokio::test]
#[ignore = "opens a window; ./dev test runs it"]
async fn undo_survives_a_restart() -> Result<(), WindowError> {
    let sandbox = Sandbox::new()?;
    scenario("edit-and-close", &sandbox, async |studio| {
        open_entry(studio).await?;
        // Slowly, and saved on the way: it is one thought all the same.
        let half = NEW.strip_suffix(SECOND_HALF).unwrap_or(NEW);
        studio.type_over("answer-input", half).await?;
        in_file(studio, &sandbox, &format!("{half},")).await?;
        studio.type_at_the_end("answer-input", SECOND_HALF).await?;
        in_file(studio, &sandbox, NEW).await?;
        studio.find("status-saved").await.map(drop)
    })
    .await?;
    scenario("reopen-and-undo", &sandbox, async |studio| {
        open_entry(studio).await?;
        studio.sees("answer-input", NEW_TAIL).await?;
        studio.click("undo").await?;
        studio.sees("answer-input", OLD).await?;
        in_file(studio, &sandbox, OLD).await
    })
    .await?;
    assert_eq!(sandbox.changed_files()?, Vec::<PathBuf>::new());
    Ok(())
}

#[tokio::test]
#[ignore = "opens a window; ./dev test runs it"]
async fn a_draft_that_could_not_be_saved_yet_survives_the_program() -> Result<(), WindowError> {
    let sandbox = Sandbox::new()?;
    // Half a placeholder is never saved to the file.
    let half = "我写的，从{发货";
    scenario("draft-and-end", &sandbox, async |studio| {
        open_entry(studio).await?;
        studio.type_over("answer-input", half).await?;
        // The one wait for a time: that a draft is kept within a second is what is promised, and
        // nothing on the screen says it; the second one is for a busy machine.
        tokio::time::sleep(Duration::from_secs(2)).await;
        Ok(())
    })
    .await?;
    assert_eq!(sandbox.changed_files()?, Vec::<PathBuf>::new());
    scenario("draft-again", &sandbox, async |studio| {
        open_entry(studio).await?;
        studio.sees("answer-input", half).await
    })
    .await
}
