//! The first minute: without a knowledge base, with a folder that is none, and with files that are
//! broken.

use std::fs;

use kaopu_window::{Sandbox, WindowError, scenario};

#[tokio::test]
#[ignore = "opens a window; ./dev test runs it"]
async fn the_first_start_opens_a_copy_of_the_sample() -> Result<(), WindowError> {
    let sandbox = Sandbox::new()?.opening(None);
    scenario("first-start", &sandbox, async |studio| {
        studio.find("onboarding").await?;
        studio.click("nav-answers").await?;
        studio.sees("entry-count", "50").await?;
        studio.click("nav-settings").await?;
        // A copy of the person's own: the program's files stay as they were shipped.
        let data = sandbox.path("data").display().to_string();
        studio.sees("page-settings", &data).await
    })
    .await
}

#[tokio::test]
#[ignore = "opens a window; ./dev test runs it"]
async fn a_folder_that_is_no_knowledge_base_is_named_and_left_alone() -> Result<(), WindowError> {
    let sandbox = Sandbox::new()?.opening(Some("out"));
    fs::write(sandbox.path("out").join("假期.txt"), "照片")
        .map_err(|source| file(&sandbox, source))?;
    scenario("no-kb", &sandbox, async |studio| {
        studio.find("start-screen").await?;
        studio.sees("error-note", "kb.toml").await?;
        studio.click("start-open-sample").await?;
        studio.find("nav-answers").await.map(drop)
    })
    .await?;
    let left: Vec<_> =
        fs::read_dir(sandbox.path("out")).map_err(|source| file(&sandbox, source))?.collect();
    assert_eq!(left.len(), 1, "{left:?}");
    Ok(())
}

#[tokio::test]
#[ignore = "opens a window; ./dev test runs it"]
async fn a_file_in_another_encoding_is_pointed_at_and_not_overwritten() -> Result<(), WindowError> {
    let sandbox = Sandbox::new()?;
    let path = sandbox.kb().join("phrasings.csv");
    // "faq_id,phrasing\nship-when,发货" as an old Excel saves it, in GBK.
    let gbk = b"faq_id,phrasing\nship-when,\xb7\xa2\xbb\xf5\n";
    fs::write(&path, gbk).map_err(|source| file(&sandbox, source))?;
    scenario("gbk", &sandbox, async |studio| {
        studio.click("nav-overview").await?;
        studio.sees("problem-encoding", "phrasings.csv").await?;
        studio.sees_attribute("readiness", "data-ready", "false").await
    })
    .await?;
    assert_eq!(fs::read(&path).map_err(|source| file(&sandbox, source))?, gbk);
    Ok(())
}

fn file(sandbox: &Sandbox, source: std::io::Error) -> WindowError {
    WindowError::File { path: sandbox.kb(), source }
}
