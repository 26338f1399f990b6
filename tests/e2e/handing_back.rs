//! The bot speaks first, an angry customer gets a human, the human hands back, one goes back and
//! forth; all of it is kept as a dialogue.

use kaopu_window::{Sandbox, WindowError, scenario};

const ANGRY: &str = "你们就是骗子，气死我了";
const QUESTION: &str = "从哪里发货";

#[tokio::test]
#[ignore = "opens a window; ./dev test runs it"]
async fn a_conversation_goes_to_a_human_and_back_and_is_kept_whole() -> Result<(), WindowError> {
    let sandbox = Sandbox::new()?;
    // At night nobody would be there, and the bot would take the case down instead.
    let around_the_clock = sandbox.read("escalation.toml")?.replace("09:00-22:00", "00:00-24:00");
    sandbox.write("escalation.toml", &around_the_clock)?;
    scenario("handing-back", &sandbox, async |studio| {
        studio.resize(1280, 800).await?;
        studio.click("sim-presets").await?;
        studio.click("ctx-event-birthday").await?;
        studio.click("sim-send").await?;
        studio.sees_attribute("sim-turn", "data-action", "care").await?;
        studio.sees("sim-happened-0", "生日").await?;
        studio.type_and_enter("sim-input", ANGRY).await?;
        studio.sees("case-opening", "您好").await?;
        studio.sees_attribute("sim-mood-1", "data-mood", "angry").await?;
        studio.type_and_enter("sim-input", "在吗").await?;
        studio.sees("sim-silent", "人工在接待").await?;
        studio.click("sim-hand-back").await?;
        studio.find("sim-happened-3").await?;
        studio.type_and_enter("sim-input", QUESTION).await?;
        studio.sees("sim-reply", "分仓打包").await?;
        studio.click("sim-view-record").await?;
        studio.sees("record-asked", QUESTION).await?;
        studio.sees("record-repeats", "什么都不用再说").await?;
        studio.click("sim-view-chat").await?;
        studio.click("sim-back-1").await?;
        studio.find("sim-with-human").await?;
        studio.click("sim-restore").await?;
        studio.sees("sim-reply", "分仓打包").await?;
        studio.click("sim-save-as").await?;
        studio.click("sim-save-confirm").await?;
        studio
            .comes_true("the dialogue with what happened", || {
                match sandbox.read("dialogues/tried-001.toml") {
                    Ok(file)
                        if [
                            "\"birthday\"",
                            "\"returned\"",
                            "action = \"hand_over\"",
                            "mood = \"angry\"",
                            QUESTION,
                        ]
                        .iter()
                        .all(|part| file.contains(part)) =>
                    {
                        Ok(())
                    }
                    other => Err(format!("{other:?}")),
                }
            })
            .await
    })
    .await
}
