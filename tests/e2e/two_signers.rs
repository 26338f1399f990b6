//! A second person is asked to look at each release; what the author signs then waits for them.

use std::fs;
use std::process::Command;

use kaopu_window::{Sandbox, Studio, WindowError, kaopu, scenario};

use crate::main_job::{export, run_the_dialogues};

const PASSPHRASE: &str = "for 李雷 only, 2026";

/// The author's, as the first export made it, and of the key that then takes its place.
const OWN: &str = "correct horse 电池 staple";
const NEW: &str = "another 电池, another horse";

/// The second person's computer: nothing but the command and their key.
fn second(sandbox: &Sandbox, arguments: &[&str]) -> Result<String, WindowError> {
    let folder = sandbox.path("second");
    fs::create_dir_all(&folder).map_err(WindowError::file(&folder))?;
    let output = Command::new(kaopu())
        .args(arguments)
        .current_dir(&folder)
        .env("KAOPU_PASSPHRASE", PASSPHRASE)
        .output()
        .map_err(WindowError::file(folder))?;
    Ok(String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
}

/// The author exchanges their own key: a new one is made, and shows that it can sign.
async fn change_key(studio: &Studio) -> Result<(), WindowError> {
    studio.click_css("[data-own=true] [data-testid^=rotate-]").await?;
    studio.type_over("passphrase", NEW).await?;
    studio.type_over("passphrase-again", NEW).await?;
    studio.keep_picture("keys-rotate").await?;
    studio.type_over("signing-passphrase", OWN).await?;
    studio.click("signing-ok").await?;
    studio.sees("keys-here", "不在名单里").await?;
    studio.find_css("[data-own=true]").await?;
    studio.click_css("[data-testid=if-lost] summary").await?;
    studio.keep_picture("keys-two").await
}

#[tokio::test]
#[ignore = "opens a window; ./dev test runs it"]
async fn the_author_asks_a_second_person_who_then_has_to_sign() -> Result<(), WindowError> {
    let sandbox = Sandbox::new()?;
    second(&sandbox, &["key", "new", "li.key"])?;
    let path = sandbox.path("second/li.pub");
    let public = fs::read_to_string(&path).map_err(WindowError::file(path))?;
    let public = public.lines().nth(1).unwrap_or_default().to_owned();
    scenario("two-signers", &sandbox, async |studio| {
        run_the_dialogues(studio, &sandbox).await?;
        export(studio, &sandbox).await?;
        studio.sees("signing", "只有一个人签字").await?;
        studio.click("to-keys").await?;
        studio.find("page-keys").await?;
        studio.keep_picture("keys-alone").await?;
        studio.click("add-approver").await?;
        studio.type_over("approver-name", "李雷").await?;
        studio.type_over("approver-key", &public).await?;
        studio.keep_picture("keys-add").await?;
        studio.type_over("signing-passphrase", OWN).await?;
        studio.click("signing-ok").await?;
        studio.sees("signing-mode", "每次发布要两个人签").await?;
        studio.sees("signers", "李雷").await?;
        change_key(studio).await?;
        studio.click("nav-release").await?;
        studio.sees("signing", "李雷看过再签").await?;
        studio.keep_picture("keys-line").await?;
        studio.click("export-button").await?;
        studio.type_over("passphrase", NEW).await?;
        studio.type_over("release-notes", "请李雷看一眼").await?;
        studio.click("sign-confirm").await?;
        studio.sees("exported-waits", "还差 1 位复核的人").await?;
        studio.keep_picture("signing-waits").await?;
        studio.click("release-2").await?;
        studio.sees("past-release-2", "请李雷看一眼").await
    })
    .await?;
    let bundle = sandbox.bundle().display().to_string();
    let root = sandbox.kb().display().to_string();
    let verify = ["verify", &bundle, "--root", &root, "--lang", "en"];
    assert!(second(&sandbox, &verify)?.contains("threshold"), "it is nothing to answer from yet");
    let approve = ["approve", &bundle, "--root", &root, "--key", "li.key", "--out", &bundle];
    let said = second(&sandbox, &[&approve[..], &["--lang", "en"]].concat())?;
    assert!(said.contains("请李雷看一眼") && said.contains("signed as approver"), "{said}");
    let said = second(&sandbox, &verify)?;
    assert!(said.contains("李雷 (approver"), "{said}");
    Ok(())
}
