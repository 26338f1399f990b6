//! A picture of every page, in both languages, light and dark, in two sizes: to be looked at, and
//! for README. `./dev screens` takes them.

#![cfg(unix)]
#![allow(clippy::disallowed_methods, reason = "tests play the outer world, with its files")]

use std::fs;
use std::path::{Path, PathBuf};

use kaopu_window::{Sandbox, Studio, WindowError, scenario, target_folder};

const LANGUAGES: [&str; 2] = ["zh-CN", "en"];
const THEMES: [&str; 2] = ["light", "dark"];
const SIZES: [(u32, u32); 2] = [(1280, 800), (1920, 1080)];
const PAGES: [&str; 13] = [
    "overview",
    "answers",
    "tables",
    "persona",
    "care",
    "handover",
    "calendar",
    "dialogues",
    "discover",
    "release",
    "history",
    "keys",
    "settings",
];

const EDITED: &str = "现货从{发货地}的仓库当天发出，服饰、锅具、零食分仓打包，不另收运费。";

#[tokio::test]
#[ignore = "takes minutes; ./dev screens runs it"]
async fn pictures_of_every_page() -> Result<(), WindowError> {
    let folder = target_folder().parent().unwrap_or(Path::new("target")).join("screens");
    fs::create_dir_all(&folder)
        .map_err(|source| WindowError::File { path: folder.clone(), source })?;
    let sandbox = Sandbox::new()?;
    scenario("screens", &sandbox, async |studio| {
        studio.resize(1280, 800).await?;
        prepare(studio).await?;
        for language in LANGUAGES {
            for theme in THEMES {
                prefer(studio, language, theme).await?;
                run_dialogues(studio, &sandbox).await?;
                for (width, height) in SIZES {
                    studio.resize(width, height).await?;
                    for page in PAGES {
                        studio.click(&format!("nav-{page}")).await?;
                        show(studio, page).await?;
                        studio.settle().await?;
                        studio.picture(&picture(&folder, page, language, theme, height)).await?;
                    }
                }
                studio.resize(1280, 800).await?;
                sign_dialog(studio, &picture(&folder, "sign", language, theme, 800)).await?;
                live_replay(studio, &picture(&folder, "live", language, theme, 800)).await?;
                let many = |what: &str| picture(&folder, what, language, theme, 800);
                many_entries(studio, &many("many"), &many("replace"), &many("merge")).await?;
            }
        }
        Ok(())
    })
    .await
}

fn picture(folder: &Path, page: &str, language: &str, theme: &str, height: u32) -> PathBuf {
    folder.join(format!("{page}-{language}-{theme}-{height}.png"))
}

/// Something to see on every page: a conversation with its reasons, an edit, a run.
async fn prepare(studio: &Studio) -> Result<(), WindowError> {
    studio.click("nav-answers").await?;
    for message in ["在吗", "你们从哪里发货呀", "羊毛衫会起球吗", "我要转人工"]
    {
        studio.type_and_enter("sim-input", message).await?;
    }
    studio.find("case-record").await?;
    studio.click("entry-row-ship-from").await?;
    studio.type_over("answer-input", EDITED).await?;
    studio.sees("sim-reply", "当天发出").await?;
    studio.find("status-saved").await.map(drop)
}

async fn run_dialogues(studio: &Studio, sandbox: &Sandbox) -> Result<(), WindowError> {
    studio.click("nav-dialogues").await?;
    studio.click("run-all").await?;
    studio.sees_attribute("run-result", "data-passed", &sandbox.dialogues()?.to_string()).await
}

async fn prefer(studio: &Studio, language: &str, theme: &str) -> Result<(), WindowError> {
    studio.click("nav-settings").await?;
    let position =
        |all: &[&str], one: &str| all.iter().position(|each| *each == one).unwrap_or_default();
    let option =
        |id: &str, index: usize| format!("[data-testid=\"{id}\"] label:nth-of-type({})", index + 1);
    studio.click_css(&option("setting-language", position(&LANGUAGES, language))).await?;
    studio.click_css(&option("setting-theme", position(&THEMES, theme) + 1)).await
}

async fn show(studio: &Studio, page: &str) -> Result<(), WindowError> {
    match page {
        "answers" => studio.click("entry-row-ship-from").await,
        "dialogues" => studio.click_css("[data-testid^=\"dialogue-row-\"]").await,
        page => studio.find(&format!("page-{page}")).await.map(drop),
    }
}

async fn sign_dialog(studio: &Studio, path: &Path) -> Result<(), WindowError> {
    studio.click("nav-release").await?;
    studio.click("export-button").await?;
    studio.find("passphrase").await?;
    studio.settle().await?;
    studio.picture(path).await?;
    studio.press_escape().await
}

/// Entries that are chosen, what could be replaced in all of them, and what merging them means.
async fn many_entries(
    studio: &Studio,
    chosen: &Path,
    replace: &Path,
    merge: &Path,
) -> Result<(), WindowError> {
    studio.click("nav-answers").await?;
    for entry in ["ship-when", "ship-from"] {
        studio.click(&format!("entry-row-{entry}")).await?;
        studio.press(" ").await?;
    }
    studio.find("bulk-bar").await?;
    studio.settle().await?;
    studio.picture(chosen).await?;
    studio.click("bulk-merge").await?;
    studio.find("bulk-changes").await?;
    studio.settle().await?;
    studio.picture(merge).await?;
    studio.press_escape().await?;
    studio.click("bulk-clear").await?;
    studio.click("list-tools").await?;
    studio.click_css(".ant-dropdown-menu-item:first-child").await?;
    studio.type_over("replace-find", "{发货时限}").await?;
    studio.type_over("replace-with", "{发货期限}").await?;
    studio.find("bulk-problems").await?;
    studio.settle().await?;
    studio.picture(replace).await?;
    studio.press_escape().await
}

/// An answer in the middle of being changed, with the conversation following it.
async fn live_replay(studio: &Studio, path: &Path) -> Result<(), WindowError> {
    studio.click("nav-answers").await?;
    studio.click("entry-row-ship-when").await?;
    studio.click("entry-row-ship-from").await?;
    studio.click("sim-clear").await?;
    for message in ["在吗", "你们从哪里发货呀"] {
        studio.type_and_enter("sim-input", message).await?;
    }
    studio.sees_attribute("sim-turn", "data-action", "small_talk").await?;
    studio.sees("sim-reply", "不另收运费").await?;
    studio
        .type_over("answer-input", "现货从{发货地}的仓库发出，下午四点前付款的当天寄出。")
        .await?;
    studio.sees("sim-reply", "下午四点前").await?;
    studio.find("sim-changed").await?;
    studio.settle().await?;
    studio.picture(path).await?;
    studio.type_over("answer-input", EDITED).await?;
    studio.sees("sim-reply", "不另收运费").await?;
    studio.find("status-saved").await.map(drop)
}
