//! The history in the window: a change is found, looked at, and put back without what came after.

use std::path::PathBuf;

use kaopu_window::{Sandbox, WindowError, scenario};

use crate::words::{NEW, OLD, in_file, open_entry};

#[tokio::test]
#[ignore = "opens a window; ./dev test runs it"]
async fn an_entry_comes_back_from_history_and_the_way_back_is_undone() -> Result<(), WindowError> {
    let sandbox = Sandbox::new()?;
    scenario("history", &sandbox, async |studio| {
        open_entry(studio).await?;
        studio.type_over("answer-input", NEW).await?;
        in_file(studio, &sandbox, NEW).await?;
        studio.find("status-saved").await?;
        studio.click("entry-row-ship-when").await?;
        studio.type_over("answer-input", "今天下单，今天发出。").await?;
        in_file(studio, &sandbox, "今天下单，今天发出。").await?;

        studio.click("nav-history").await?;
        studio.find("operation-2").await?;
        studio.click("operation-1").await?;
        studio.sees("operation-details-1", "现在").await?;
        studio.click("restore-part-ship-from").await?;
        in_file(studio, &sandbox, OLD).await?;
        in_file(studio, &sandbox, "今天下单，今天发出。").await?;
        studio.sees("operation-3", "从历史").await?;

        studio.click("undo").await?;
        in_file(studio, &sandbox, NEW).await?;
        studio.click("undo").await?;
        studio.click("undo").await?;
        in_file(studio, &sandbox, OLD).await
    })
    .await?;
    assert_eq!(sandbox.changed_files()?, Vec::<PathBuf>::new());
    Ok(())
}
