//! What nobody would notice, in the window, of a small shop: found, one proposal taken over, the
//! share rises; and how its entries stand up to the ways in which customers write.

use std::path::Path;

use kaopu_window::{Sandbox, Studio, WindowError, scenario};

/// Four entries that two dialogues protect a little: its run takes a moment.
const FILES: [(&str, &str); 6] = [
    ("kb.toml", "format = 1\ntitle = \"小店\"\n"),
    (
        "faqs.csv",
        "id,question,answer\n\
         ship,什么时候发货,付款后{发货时限}小时内发出，不用催。\n\
         freight,运费怎么收,满59元包邮，不满收8元。\n\
         return,怎么退货,在订单里点退货。\n\
         exchange,怎么换货,在订单里点换货。\n",
    ),
    (
        "phrasings.csv",
        "faq_id,phrasing\nship,多久能发出来\nfreight,要不要邮费\nreturn,我想退货\n\
         exchange,我想换货\n",
    ),
    ("facts.csv", "key,value\n发货时限,48\n"),
    (
        "dialogues/ship.toml",
        "title = \"发货\"\n\n[context]\nnow = \"2026-11-20 10:00\"\n\n\
         [[turn]]\ncustomer = \"多久能发出来\"\n[turn.expect]\nentry = \"ship\"\n",
    ),
    ("dialogues/freight.toml", "title = \"运费\"\n\n[[turn]]\ncustomer = \"要不要邮费\"\n"),
];

#[tokio::test]
#[ignore = "opens a window; ./dev test runs it"]
async fn a_proposed_dialogue_raises_the_share() -> Result<(), WindowError> {
    let sandbox = Sandbox::new()?.opening(Some("small"));
    let folder = sandbox.path("small");
    for (file, text) in FILES {
        write(&folder.join(file), text)?;
    }
    let written = || std::fs::read_dir(folder.join("dialogues")).map_or(0, Iterator::count);
    let is = |number: usize| match written() {
        there if there == number => Ok(()),
        there => Err(format!("{there} dialogues")),
    };
    scenario("protecting", &sandbox, async |studio| {
        studio.resize(1280, 800).await?;
        studio.click("nav-dialogues").await?;
        studio.click("tab-protection").await?;
        studio.click("protection-start").await?;
        studio.sees("protection-share", "会被发现").await?;
        studio.keep_picture("protection").await?;
        studio.click("proposal-add").await?;
        studio.comes_true("one more dialogue", || is(3)).await?;
        studio.sees("protection-stale", "1").await?;
        studio.click("protection-again").await?;
        studio.sees("protection-gained", "比上次多发现").await?;
        studio.sees_attribute("protection-share", "data-stale", "false").await?;
        studio.click("undo").await?;
        studio.comes_true("the dialogue gone", || is(2)).await?;
        studio.find("protection-stale").await?;
        studio.click("nav-overview").await?;
        studio.sees("protected", "会被发现").await?;
        wordings(studio).await
    })
    .await
}

/// The ways in which customers write, and what is made of one that went wrong.
async fn wordings(studio: &Studio) -> Result<(), WindowError> {
    studio.click("nav-dialogues").await?;
    studio.click("tab-wordings").await?;
    studio.click("wordings-start").await?;
    studio.sees("wordings-share", "照样答对").await?;
    studio.click("ways-cell").await?;
    studio.keep_picture("wordings").await?;
    studio.click("wording-take").await?;
    studio.find("wording-taken").await?;
    studio.find("wordings-stale").await?;
    studio.click("undo").await?;
    studio.find("wording-take").await.map(drop)
}

fn write(path: &Path, text: &str) -> Result<(), WindowError> {
    let failed = |source| WindowError::File { path: path.to_owned(), source };
    std::fs::create_dir_all(path.parent().unwrap_or(path)).map_err(failed)?;
    std::fs::write(path, text).map_err(|source| WindowError::File { path: path.to_owned(), source })
}
