//! Nobody takes the conversation over and the bot is back; a rule that only tells somebody, and a
//! queue with a break at noon, are written in the window.

use kaopu_window::{Sandbox, Studio, WindowError, scenario};

const NUMBER: &str = "13800138000";

#[tokio::test]
#[ignore = "opens a window; ./dev test runs it"]
async fn nobody_comes_and_hours_and_rules_are_made_better() -> Result<(), WindowError> {
    let sandbox = Sandbox::new()?;
    let around_the_clock = sandbox.read("escalation.toml")?.replace("08:30-24:00", "00:00-24:00");
    sandbox.write("escalation.toml", &around_the_clock)?;
    scenario("nobody-came", &sandbox, async |studio| {
        studio.resize(1280, 800).await?;
        studio.type_and_enter("sim-input", "转人工").await?;
        studio.find("case-record").await?;
        studio.keep_picture("with-human").await?;
        studio.click("sim-nobody-came").await?;
        studio.sees("sim-reply", "没接上").await?;
        studio.sees("sim-happened-1", "没有人接进来").await?;
        studio.type_and_enter("sim-input", NUMBER).await?;
        studio.sees("sim-reply", "会联系您").await?;
        studio.type_and_enter("sim-input", "从哪里发货").await?;
        studio.sees("sim-reply", "分仓打包").await?;
        studio.keep_picture("nobody-came").await?;

        studio.click("nav-handover").await?;
        studio.click_css("[data-rule=\"signed-not-received\"]").await?;
        studio.find("rule-notify").await?;
        studio.keep_picture("telling-rule").await?;
        consequence(studio, 1).await?;
        studio.find("rule-queue").await?;
        written(
            studio,
            &sandbox,
            &["title = \"显示签收却没收到", "\nqueue = \"logistics\""],
            &["notify"],
        )
        .await?;
        consequence(studio, 2).await?;
        written(studio, &sandbox, &["\nnotify = \"logistics\""], &[]).await?;

        studio.click("tab-queues").await?;
        studio.click_css("[data-testid=\"queue-logistics\"] button").await?;
        studio.click("hours-logistics-add").await?;
        written(studio, &sandbox, &["hours = \"09:00-12:00, 13:30-18:00\""], &[]).await?;
        studio.keep_picture("shifts").await
    })
    .await
}

/// Chooses whether the rule hands over (1) or tells (2).
async fn consequence(studio: &Studio, number: usize) -> Result<(), WindowError> {
    let option = format!("[data-testid=\"rule-consequence\"] label:nth-of-type({number})");
    studio.click_css(&option).await
}

async fn written(
    studio: &Studio,
    sandbox: &Sandbox,
    has: &[&str],
    lacks: &[&str],
) -> Result<(), WindowError> {
    studio
        .comes_true("what stands in escalation.toml", || match sandbox.read("escalation.toml") {
            Ok(file)
                if has.iter().all(|part| file.contains(part))
                    && !lacks.iter().any(|part| file.contains(part)) =>
            {
                Ok(())
            }
            other => Err(format!("{other:?}")),
        })
        .await
}
