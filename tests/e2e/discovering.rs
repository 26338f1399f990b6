//! A chat log in the window: worked out anew, made an entry of, put aside, judged.
//!
//! A native dialog chooses the log, which no driver can click; so it is read beforehand by the same
//! use case, and is there when the window opens.

use std::fmt::Write as _;
use std::sync::Arc;

use kaopu_exchange::LogMapping;
use kaopu_studio::{Desk, LogRequest, Opening, SystemClock, WorkbookReader, Workspace};
use kaopu_window::{Sandbox, WindowError, scenario};

/// What the sample answers, and what it does not.
const KNOWN: [&str; 5] = ["什么时候发货", "运费怎么收", "怎么退货", "怎么选尺码", "退款多久到账"];
const UNKNOWN: [&str; 4] = ["锅上可以刻字吗", "能帮忙刻字吗", "想刻个名字可以吗", "刻字要加钱吗"];

/// The standard question is one of [`UNKNOWN`].
const ENGRAVING: &str = "刻";

#[tokio::test]
#[ignore = "opens a window; ./dev test runs it"]
async fn a_log_becomes_entries_tests_and_a_measured_rate() -> Result<(), WindowError> {
    let sandbox = Sandbox::new()?;
    read_log(&sandbox)?;
    let faqs = sandbox.read("faqs.csv")?;
    scenario("discovering", &sandbox, async |studio| {
        studio.resize(1280, 800).await?;
        studio.click("nav-discover").await?;
        studio.sees("discover-source", "chats.csv").await?;
        studio.find("discover-curve").await?;
        // It was read by words alone, and the window understands by meaning, too.
        if studio.has("discover-again").await? {
            studio.click("discover-again").await?;
        }
        studio.sees_attribute("discover-coverage", "data-stale", "false").await?;
        studio.keep_picture("discover-log").await?;
        studio.click("judge-right").await?;
        studio.sees("judging-measured", "0%").await?;
        studio.click("discover-keep").await?;
        studio.find("discover-tested").await?;
        studio.click("cluster-write").await?;
        let written = || match sandbox.read("faqs.csv") {
            Ok(now) if now.len() > faqs.len() && now.contains(ENGRAVING) => Ok(()),
            other => Err(format!("{}", other.is_ok())),
        };
        studio.comes_true("the entry in faqs.csv", written).await?;
        studio.find("answer-input").await?;
        studio.click("nav-discover").await?;
        studio.find("cluster-taken").await?;
        studio.find("discover-stale").await?;
        studio.click("undo").await?;
        let as_before = || match sandbox.read("faqs.csv") {
            Ok(now) if now == faqs => Ok(()),
            other => Err(format!("{}", other.is_ok())),
        };
        studio.comes_true("faqs.csv as it was", as_before).await?;
        studio.click("cluster-aside").await?;
        studio.find("discover-shown").await.map(drop)
    })
    .await
}

/// Reads a log of a few hundred messages into the sandbox's knowledge base.
fn read_log(sandbox: &Sandbox) -> Result<(), WindowError> {
    let mut log = String::from("会话,时间,谁,内容\n");
    let all = KNOWN.iter().chain(&UNKNOWN).cycle().take(180);
    for (number, question) in all.enumerate() {
        let (day, hour) = (1 + number % 20, 9 + number % 12);
        // Nothing is written to but the text.
        let _ = writeln!(log, "c{number},2026-11-{day:02} {hour:02}:00:00,买家,{question}");
        let _ = writeln!(log, "c{number},2026-11-{day:02} {hour:02}:01:00,客服,亲，请稍等");
    }
    let file = sandbox.path("chats.csv");
    std::fs::write(&file, log)
        .map_err(|source| WindowError::File { path: file.clone(), source })?;
    let failed = |error: kaopu_studio::ApiError| WindowError::File {
        path: file.clone(),
        source: std::io::Error::other(error.message.en),
    };
    let opening = Opening {
        caches: None,
        path: sandbox.kb(),
        actor: "e2e".to_owned(),
        is_sample: false,
        encoder: None,
        clock: Arc::new(SystemClock),
        on_change: Box::new(|_| ()),
    };
    let workspace = Workspace::open(opening).map_err(failed)?;
    let desk = Desk::new(Arc::new(workspace));
    let mapping = LogMapping::default();
    let workbooks = WorkbookReader::default();
    let request = LogRequest { file: &file, encoding: None, mapping: &mapping, workbooks };
    desk.discoverer.read(&request, |_| ()).map_err(failed)
}
