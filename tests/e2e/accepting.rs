//! A fact changes, the dialogues that this changes are accepted, and the release goes out.

use kaopu_window::{Sandbox, WindowError, scenario};

use crate::main_job::{export, run_the_dialogues};

const DIALOGUE: &str = "dialogues/late-dispatch.toml";

#[tokio::test]
#[ignore = "opens a window; ./dev test runs it"]
async fn changed_dialogues_are_accepted_and_released() -> Result<(), WindowError> {
    let sandbox = Sandbox::new()?;
    let facts = sandbox.read("facts.csv")?;
    let changed = facts.replace("发货时限,48,", "发货时限,24,");
    assert_ne!(facts, changed);
    scenario("accepting", &sandbox, async |studio| {
        studio.resize(1280, 800).await?;
        // With Excel, while the window is open.
        sandbox.write("facts.csv", &changed)?;
        studio.click("nav-dialogues").await?;
        studio.click("run-all").await?;
        studio.sees("deviation", "现在是“24小时”（发货时限）").await?;
        studio.click("deviation-accept-all").await?;
        run_the_dialogues(studio, &sandbox).await?;
        // A dialogue is gone on with in the simulator and kept as the same one.
        studio.click("dialogue-row-late-dispatch.toml").await?;
        studio.click("dialogue-play").await?;
        studio.sees("sim-reply", "还没有交给快递").await?;
        studio.type_and_enter("sim-input", "转人工").await?;
        studio.click("sim-save-as").await?;
        studio.click("sim-save-confirm").await?;
        studio
            .comes_true("one message more", || match sandbox.read(DIALOGUE) {
                Ok(text) if text.contains("customer = \"转人工\"") => Ok(()),
                other => Err(format!("{other:?}")),
            })
            .await?;
        run_the_dialogues(studio, &sandbox).await?;
        export(studio, &sandbox).await
    })
    .await?;
    let dialogue = sandbox.read(DIALOGUE)?;
    assert!(dialogue.contains("{发货时限}"), "{dialogue}");
    Ok(())
}
