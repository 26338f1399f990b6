//! A real file system without room: a small one in memory, in a mount namespace of its own.

use std::process::Command;

use crate::binary::{copy, kaopu, repository};

/// Fills the knowledge base's file system, imports, looks; makes room, imports again.
const SCRIPT: &str = "
set -e
mount -t tmpfs -o size=8m none kb
cp -r base/. kb
\"$KAOPU\" import first.csv --into kb --json >first.json
mkdir before during after
cp kb/*.csv kb/*.toml before
cat /dev/zero >kb/filler 2>/dev/null || true
\"$KAOPU\" import second.csv --into kb --json >full.json 2>full.err && echo 0 >code || echo $? >code
cp kb/*.csv kb/*.toml during
ls -A kb | grep kaopu-tmp >left || true
rm kb/filler
\"$KAOPU\" import second.csv --into kb --json >second.json
cp kb/*.csv kb/*.toml after
";

pub(super) fn import() -> Result<String, String> {
    let own = ["unshare", "--user", "--map-root-user", "--mount"];
    let allowed = Command::new(own[0]).args(&own[1..]).arg("true").status();
    if !allowed.is_ok_and(|status| status.success()) {
        return Ok("left out: the system lets nobody mount here".into());
    }
    let place = tempfile::tempdir().unwrap();
    let path = |name: &str| place.path().join(name);
    std::fs::create_dir(path("kb")).unwrap();
    copy(&repository().join("sample-kb"), &path("base"), false);
    for (name, question) in [("first.csv", "满盘之前问的"), ("second.csv", "满盘之后问的")]
    {
        let rows = (0..200).map(|number| format!("{question}第{number}个,答{number}\n"));
        let text = format!("问题,答案\n{}", rows.collect::<String>());
        std::fs::write(path(name), text).unwrap();
    }
    let done = Command::new(own[0])
        .args(&own[1..])
        .args(["sh", "-c", SCRIPT])
        .current_dir(place.path())
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .env("KAOPU", kaopu())
        .env("KAOPU_ENCODER", "none")
        .output()
        .unwrap();
    let read = |name: &str| std::fs::read_to_string(path(name)).unwrap_or_default();
    if !done.status.success() {
        return Err(format!("{}{}", read("full.err"), String::from_utf8_lossy(&done.stderr)));
    }
    let document: serde_json::Value = serde_json::from_str(&read("full.json")).unwrap_or_default();
    let reason = document["error"]["code"].as_str().unwrap_or_default().to_owned();
    let whole = same(&path("before"), &path("during"));
    let saved = read("after/faqs.csv").contains("满盘之后问的第199个");
    let figure = format!(
        "exit code {}, said to be `{reason}`; files as they were: {whole}; files left over: {}; \
         saved when there is room: {saved}",
        read("code").trim(),
        read("left").lines().count()
    );
    let holds = whole && saved && reason == "disk-full" && read("left").is_empty();
    if holds { Ok(figure) } else { Err(figure) }
}

fn same(one: &std::path::Path, other: &std::path::Path) -> bool {
    let names = std::fs::read_dir(one).unwrap().map(|file| file.unwrap().file_name());
    let content = |folder: &std::path::Path, name| std::fs::read(folder.join(name)).ok();
    let names: Vec<_> = names.collect();
    !names.is_empty() && names.iter().all(|name| content(one, name) == content(other, name))
}
