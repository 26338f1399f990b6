//! A second person is asked to look at each release; what the author signs then waits for them.

use std::fs;
use std::process::Command;

use kaopu_window::{Sandbox, Studio, WindowError, kaopu, scenario};

use crate::main_job::{export, run_the_dialogues};

const PASSPHRASE: &str = "for 李雷 only, 2026";

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

async fn picture(studio: &Studio, name: &str) -> Result<(), WindowError> {
    // Only for whoever wants to look: KAOPU_PICTURES names a folder.
    match std::env::var_os("KAOPU_PICTURES") {
        Some(folder) => {
            studio.settle().await?;
            studio.picture(&std::path::Path::new(&folder).join(name)).await
        }
        None => Ok(()),
    }
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
        picture(studio, "signing-alone.png").await?;
        studio.click("add-approver").await?;
        studio.type_over("approver-name", "李雷").await?;
        studio.type_over("approver-key", &public).await?;
        picture(studio, "signing-add.png").await?;
        studio.type_over("signing-passphrase", "correct horse 电池 staple").await?;
        studio.click("signing-ok").await?;
        studio.sees("signing", "每次发布要两个人签").await?;
        studio.sees("signing", "李雷").await?;
        picture(studio, "signing-two.png").await?;
        studio.click("export-button").await?;
        studio.type_over("passphrase", "correct horse 电池 staple").await?;
        studio.type_over("release-notes", "请李雷看一眼").await?;
        studio.click("sign-confirm").await?;
        studio.sees("exported-waits", "还差 1 位复核的人").await?;
        picture(studio, "signing-waits.png").await?;
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
