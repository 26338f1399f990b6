//! An answer that was wrong: the right entry, what else it alters, confirm, the same message is
//! answered right, undo.

use kaopu_window::{Sandbox, Studio, WindowError, scenario};

/// What customers say who wait for a sold-out thing to come back; the sample has no such wording.
const MESSAGE: &str = "蹲蹲，蹲一个";
/// What would be right, and how an operator finds it: the initials of 没货了什么时候补货.
const RIGHT: &str = "restock";
const INITIALS: &str = "mhlsm";
/// What the operator makes of the message.
const PHRASING: &str = "蹲一个，补货了吱一声";

/// A message of a dialogue that another entry answers there, and that dialogue.
const STOLEN: &str = "你们是从哪里发货的";
const DIALOGUE: &str = "送货上门、顺丰、发货地";

#[tokio::test]
#[ignore = "opens a window; ./dev test runs it"]
async fn a_wrong_answer_is_put_right_in_the_simulator_and_taken_back() -> Result<(), WindowError> {
    let sandbox = Sandbox::new()?;
    let before = sandbox.read("phrasings.csv")?;
    scenario("mending", &sandbox, async |studio| {
        studio.resize(1280, 800).await?;
        studio.type_and_enter("sim-input", MESSAGE).await?;
        studio.find("sim-turn").await?;
        let entry = studio.find("sim-turn").await?.attr("data-entry").await.ok().flatten();
        assert_ne!(entry.as_deref(), Some(RIGHT), "nothing to mend");

        pick(studio).await?;
        studio.sees_attribute("fix-then", "data-settles", "true").await?;
        studio.find("fix-effects").await?;
        assert_eq!(sandbox.read("phrasings.csv")?, before, "looking writes nothing");
        studio.click("fix-confirm").await?;
        answered(studio, RIGHT).await?;
        in_phrasings(studio, &sandbox, &format!("{RIGHT},")).await?;
        assert_eq!(sandbox.read("phrasings.csv")?.lines().count(), before.lines().count() + 1);

        studio.click("undo").await?;
        studio
            .comes_true("every file as it was", || match sandbox.changed_files() {
                Ok(files) if files.is_empty() => Ok(()),
                other => Err(format!("{other:?}")),
            })
            .await?;
        studio.sees_attribute("sim-turn", "data-entry", entry.as_deref().unwrap_or_default()).await
    })
    .await
}

#[tokio::test]
#[ignore = "opens a window; ./dev test runs it"]
async fn what_a_reworded_phrasing_would_break_is_shown_before_it_is_saved()
-> Result<(), WindowError> {
    let sandbox = Sandbox::new()?;
    scenario("mending-breaks", &sandbox, async |studio| {
        studio.resize(1280, 800).await?;
        studio.type_and_enter("sim-input", MESSAGE).await?;
        pick(studio).await?;
        studio.type_over("fix-wording", PHRASING).await?;
        studio.find("fix-effects").await?;
        studio.type_over("fix-wording", STOLEN).await?;
        studio.sees_attribute("fix-change", "data-verdict", "worse").await?;
        studio.sees("fix-effects", DIALOGUE).await?;
        studio.press_escape().await?;
        studio.click("fix-cancel").await?;
        assert!(sandbox.changed_files()?.is_empty(), "a look is no edit");
        Ok(())
    })
    .await
}

async fn pick(studio: &Studio) -> Result<(), WindowError> {
    studio.click("sim-fix-0").await?;
    studio.type_and_enter("fix-search", INITIALS).await?;
    studio.find("fix-wording").await.map(drop)
}

async fn answered(studio: &Studio, entry: &str) -> Result<(), WindowError> {
    studio.sees_attribute("sim-turn", "data-action", "answer").await?;
    studio.sees_attribute("sim-turn", "data-entry", entry).await
}

async fn in_phrasings(studio: &Studio, sandbox: &Sandbox, text: &str) -> Result<(), WindowError> {
    studio
        .comes_true(&format!("“{text}” in phrasings.csv"), || {
            match sandbox.read("phrasings.csv") {
                Ok(file) if file.contains(text) => Ok(()),
                Ok(_) => Err("not there".to_owned()),
                Err(error) => Err(error.to_string()),
            }
        })
        .await
}
