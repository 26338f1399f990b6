//! The whole job once: edit, try, test, release, verify.

use kaopu_window::{Sandbox, Studio, WindowError, kaopu, run, scenario};

use crate::words::{COLLEAGUE_TAIL, ENTRY, INITIALS, NEW, NEW_TAIL, OLD, QUESTION, in_file};

#[tokio::test]
#[ignore = "opens a window; ./dev test runs it"]
async fn an_operator_does_the_whole_job() -> Result<(), WindowError> {
    let sandbox = Sandbox::new()?;
    scenario("whole-job", &sandbox, async |studio| {
        studio.resize(1280, 800).await?;
        find_by_initials(studio).await?;
        ask(studio, OLD).await?;
        change_the_answer(studio, &sandbox).await?;
        change_the_file(studio, &sandbox).await?;
        undo_all_and_redo(studio, &sandbox).await?;
        run_the_dialogues(studio, &sandbox).await?;
        export(studio, &sandbox).await?;
        verify_as_shown(studio, &sandbox).await?;
        talk_to_it(studio, &sandbox).await
    })
    .await
}

async fn find_by_initials(studio: &Studio) -> Result<(), WindowError> {
    studio.click("nav-answers").await?;
    studio.type_over("entry-search", INITIALS).await?;
    studio.sees_attribute("entry-list", "aria-busy", "false").await?;
    studio.click(&format!("entry-row-{ENTRY}")).await?;
    studio.sees("answer-input", OLD).await
}

async fn ask(studio: &Studio, expected: &str) -> Result<(), WindowError> {
    studio.type_and_enter("sim-input", QUESTION).await?;
    studio.sees_attribute("sim-turn", "data-entry", ENTRY).await?;
    studio.sees("sim-reply", expected).await
}

async fn change_the_answer(studio: &Studio, sandbox: &Sandbox) -> Result<(), WindowError> {
    studio.type_over("answer-input", NEW).await?;
    // The open conversation follows without a click, then a new one does.
    studio.sees("sim-reply", NEW_TAIL).await?;
    studio.click("sim-clear").await?;
    ask(studio, NEW_TAIL).await?;
    in_file(studio, sandbox, NEW).await?;
    studio.find("status-saved").await.map(drop)
}

async fn change_the_file(studio: &Studio, sandbox: &Sandbox) -> Result<(), WindowError> {
    sandbox.write("faqs.csv", &sandbox.read("faqs.csv")?.replace(NEW_TAIL, COLLEAGUE_TAIL))?;
    studio.sees("answer-input", COLLEAGUE_TAIL).await?;
    studio.sees("sim-reply", COLLEAGUE_TAIL).await
}

async fn undo_all_and_redo(studio: &Studio, sandbox: &Sandbox) -> Result<(), WindowError> {
    studio.click("undo").await?;
    in_file(studio, sandbox, NEW_TAIL).await?;
    studio.sees("answer-input", NEW_TAIL).await?;
    studio.click("undo").await?;
    in_file(studio, sandbox, OLD).await?;
    studio.sees("answer-input", OLD).await?;
    studio
        .comes_true("every file as it was", || match sandbox.changed_files() {
            Ok(files) if files.is_empty() => Ok(()),
            other => Err(format!("{other:?}")),
        })
        .await?;
    studio.click("redo").await?;
    in_file(studio, sandbox, NEW_TAIL).await?;
    studio.sees("answer-input", NEW_TAIL).await
}

pub(crate) async fn run_the_dialogues(
    studio: &Studio,
    sandbox: &Sandbox,
) -> Result<(), WindowError> {
    studio.click("nav-dialogues").await?;
    studio.click("run-all").await?;
    let all = sandbox.dialogues()?.to_string();
    studio.sees_attribute("run-result", "data-passed", &all).await?;
    studio.sees_attribute("run-result", "data-total", &all).await
}

pub(crate) async fn export(studio: &Studio, sandbox: &Sandbox) -> Result<(), WindowError> {
    let passphrase = "correct horse 电池 staple";
    studio.click("nav-release").await?;
    studio.click("export-button").await?;
    studio.type_over("key-name", "e2e").await?;
    studio.type_over("passphrase", passphrase).await?;
    studio.type_over("passphrase-again", passphrase).await?;
    // A native dialog cannot be driven; what the command line names counts as chosen, too.
    studio.sees("export-path", &bundle(sandbox)).await?;
    studio.click("sign-confirm").await?;
    studio.sees_attribute("exported", "data-path", &bundle(sandbox)).await
}

/// Runs the commands that the window shows, as they stand, where an engineer would paste them; then
/// answers from the bundle.
async fn verify_as_shown(studio: &Studio, sandbox: &Sandbox) -> Result<(), WindowError> {
    let mut script = "set -eu\n".to_owned();
    for index in 0..4 {
        script.push_str(&studio.text(&format!("verify-command-{index}")).await?);
        script.push('\n');
    }
    for tool in ["kaopu verify", "minisign -V", "sha256sum -c"] {
        holds(&script, tool, "the commands shown")?;
    }
    let beside = kaopu().parent().map(|folder| folder.display().to_string()).unwrap_or_default();
    let path = format!("{beside}:{}", std::env::var("PATH").unwrap_or_default());
    let out = sandbox.path("out").display().to_string();
    let verified =
        run("sh".as_ref(), &["-c", &format!("cd '{out}'\n{script}")], &[("PATH", &path)])?;
    if !verified.ok {
        return Err(WindowError::Different {
            what: script,
            wanted: "exit code 0".to_owned(),
            seen: verified.output,
        });
    }
    holds(&verified.output, "Signature and comment signature verified", "minisign's answer")?;
    holds(&verified.output, "kb/faqs.csv: OK", "sha256sum's answer")?;

    let key = studio.find("exported").await?.attr("data-public-key").await;
    let key = key.ok().flatten().unwrap_or_default();
    let answer =
        run(&kaopu(), &["ask", QUESTION, "--bundle", &bundle(sandbox), "--key", &key], &[])?;
    holds(&answer.output, NEW_TAIL, "the answer from the bundle")
}

/// Starts what production runs, for the person alone; their browser is told where. Then stops it.
async fn talk_to_it(studio: &Studio, sandbox: &Sandbox) -> Result<(), WindowError> {
    studio.keep_picture("trial-before").await?;
    studio.click("trial-start").await?;
    let line = studio.find("trial-running").await?;
    let url = line.attr("data-url").await.ok().flatten().unwrap_or_default();
    studio
        .comes_true("the browser is opened on it", || match sandbox.opened_in_browser() {
            Some(opened) if opened == url => Ok(()),
            other => Err(format!("{other:?}, and the window says {url}")),
        })
        .await?;
    studio.keep_picture("trial").await?;
    let address = url.trim_start_matches("http://").trim_end_matches("/demo").to_owned();
    let answers = || std::net::TcpStream::connect(&address).is_ok();
    holds(&answers().to_string(), "true", "whether it answers")?;
    studio.click("trial-stop").await?;
    studio.find("trial-start").await?;
    holds(&answers().to_string(), "false", "whether it answers when it was stopped")
}

fn bundle(sandbox: &Sandbox) -> String {
    sandbox.bundle().display().to_string()
}

fn holds(text: &str, wanted: &str, what: &str) -> Result<(), WindowError> {
    if text.contains(wanted) {
        return Ok(());
    }
    Err(WindowError::Different {
        what: what.to_owned(),
        wanted: wanted.to_owned(),
        seen: text.to_owned(),
    })
}
