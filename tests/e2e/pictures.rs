//! The sample's pictures: looked at, given other words, put into an answer, seen as a customer sees
//! them.

use kaopu_window::{Sandbox, WindowError, scenario};

#[tokio::test]
#[ignore = "opens a window; ./dev test runs it"]
async fn pictures_are_given_words_and_shown_in_an_answer() -> Result<(), WindowError> {
    let sandbox = Sandbox::new()?;
    scenario("pictures", &sandbox, async |studio| {
        studio.resize(1280, 800).await?;
        studio.click("nav-tables").await?;
        studio.click("tab-pictures").await?;
        studio.click("picture-size-chart").await?;
        studio.sees("picture-uses", "怎么选尺码").await?;
        studio.find_css("[data-testid=\"picture-large\"][src^=\"data:image/png;base64,\"]").await?;
        studio.keep_picture("pictures").await?;
        studio.type_and_enter("picture-note", "换季要重画").await?;
        studio.click("picture-large").await?;
        let in_media = || match sandbox.read("media.csv") {
            Ok(file) if file.contains("换季要重画") => Ok(()),
            other => Err(format!("{other:?}")),
        };
        studio.comes_true("the note in media.csv", in_media).await?;

        studio.type_and_enter("sim-input", "T恤怎么选尺码").await?;
        studio.find_css("[data-testid=\"sim-picture\"][src^=\"data:image/png;base64,\"]").await?;
        studio.type_and_enter("sim-input", "你好").await?;
        studio.find("sim-sticker").await?;
        studio.keep_picture("pictures-customer").await?;

        studio.click("nav-answers").await?;
        studio.click("entry-row-ship-when").await?;
        studio.click("insert-picture").await?;
        studio.keep_picture("pictures-insert").await?;
        studio.click("insert-bye").await?;
        let in_answer = || match sandbox.read("faqs.csv") {
            Ok(file) if file.contains("{图:小满再见}") => Ok(()),
            other => Err(format!("{}", other.is_ok())),
        };
        studio.comes_true("the picture in the answer", in_answer).await?;
        studio.click("nav-persona").await?;
        studio.click_css("[data-testid=\"persona-views\"] label:nth-of-type(2)").await?;
        studio.find("persona-face").await?;
        studio.keep_picture("pictures-face").await
    })
    .await
}
