//! One input makes one file, wherever and whenever.

use std::collections::BTreeSet;
use std::fs;

use crate::binary::{copy, repository, run};

pub(super) fn exports(count: usize) -> Result<String, String> {
    let place = tempfile::tempdir().unwrap();
    let shop = place.path().join("shop");
    copy(&repository().join("tests/cli/fixtures/teashop"), &shop, false);
    let here = place.path();
    let made = run(here, &[], &["key", "new", "shop.key"]);
    let begun = run(here, &[], &["root", "init", "shop", "--key", "shop.key", "--person", "王芳"]);
    if !made.status.success() || !begun.status.success() {
        return Err(String::from_utf8_lossy(&begun.stderr).into_owned());
    }
    let zones = ["UTC", "Asia/Shanghai", "America/New_York", "Pacific/Apia"];
    let locales = ["C.UTF-8", "zh_CN.UTF-8", "en_US.UTF-8"];
    let mut digests = BTreeSet::new();
    for number in 0..count {
        let folder = here.join(format!("copy-{number}"));
        copy(&shop, &folder, number % 2 == 1);
        let environment = [("TZ", zones[number % 4]), ("LANG", locales[number % 3]), ("USER", "x")];
        let name = format!("copy-{number}");
        let output = run(
            here,
            &environment,
            &[
                "export",
                &name,
                "--key",
                "shop.key",
                "--out",
                "out.kbx",
                "--seq",
                "7",
                "--issued-at",
                "2026-11-22T08:00:00Z",
                "--days",
                "3660",
            ],
        );
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned());
        }
        digests.insert(kaopu_bundle::sha256_hex(&fs::read(here.join("out.kbx")).unwrap()));
        fs::remove_file(here.join("out.kbx")).unwrap();
    }
    let figure = format!(
        "{} digest of {count} exports (folders, time zones, locales, order of files)",
        digests.len()
    );
    if digests.len() == 1 { Ok(figure) } else { Err(figure) }
}
