//! Exports to disks that are full or gone: the old bundle stays whole, the number is kept, and what
//! stands in the way is said.
#![cfg(target_os = "linux")]

use std::process::Command;

use crate::sandbox::{Run, Sandbox};

/// `kaopu export` behind some lines of shell, which see the folder as `$PWD`.
fn export_after(sandbox: &Sandbox, wrapper: &[&str], setup: &str, out: &str) -> Run {
    let arguments = ["export", "teashop", "--key", "shop.key", "--out", out, "--json"];
    let plain = sandbox.command(&arguments);
    let mut command = Command::new(wrapper[0]);
    command.args(&wrapper[1..]).args(["sh", "-c", &format!("{setup}\nexec \"$@\""), "sh"]);
    command.arg(plain.get_program()).args(arguments).env_clear().env("PATH", "/usr/bin:/bin");
    let given = plain.get_envs().filter_map(|(name, value)| Some((name, value?)));
    command.envs(given).current_dir(sandbox.path("."));
    command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    sandbox.run(command, b"")
}

/// A tea shop whose release 7 is `out/shop.kbx`, and which has changed since.
fn changed_shop() -> (Sandbox, Vec<u8>) {
    let sandbox = Sandbox::with_bundle();
    std::fs::create_dir(sandbox.path("out")).unwrap();
    std::fs::rename(sandbox.path("shop.kbx"), sandbox.path("out/shop.kbx")).unwrap();
    let old = sandbox.read("out/shop.kbx");
    let settings = String::from_utf8(sandbox.read("teashop/kb.toml")).unwrap();
    sandbox.write("teashop/kb.toml", format!("{settings}\n# new\n"));
    (sandbox, old)
}

fn code(run: &Run) -> String {
    run.json()["error"]["code"].as_str().unwrap_or_default().to_owned()
}

/// A file system of 256 KiB, in a mount namespace of its own. Where the system allows none, the
/// limits of the next test are what there is.
#[test]
fn a_file_system_that_is_full() {
    let (sandbox, old) = changed_shop();
    let own = ["unshare", "--user", "--map-root-user", "--mount"];
    let allowed = Command::new(own[0]).args(&own[1..]).arg("true").status();
    if !allowed.is_ok_and(|status| status.success()) {
        return;
    }
    let full = "cp out/shop.kbx old.kbx && mount -t tmpfs -o size=256k none out && \
                cp old.kbx out/shop.kbx && (cat /dev/zero > out/filler || true) 2>/dev/null; \
                trap 'cp out/shop.kbx after.kbx; ls -A out > left' EXIT";
    // The shell stays, to look at what is left.
    let script = format!("{full}\n\"$@\"; exit $?\n#");
    let run = export_after(&sandbox, &own, &script, "out/shop.kbx");
    assert_eq!((run.code, code(&run).as_str()), (Some(4), "disk-full"), "{run}");
    assert!(sandbox.read("after.kbx") == old, "the old bundle stays whole");
    assert_eq!(String::from_utf8(sandbox.read("left")).unwrap(), "filler\nshop.kbx\n");
    // There is room again: the same number.
    let again = export_after(&sandbox, &["env"], "", "out/shop.kbx").ends_with(0).json();
    assert_eq!(again["seq"], 8);
}

/// Files may not grow beyond so many blocks: at one of these limits each step fails.
#[test]
fn every_file_that_can_not_be_written() {
    let (sandbox, old) = changed_shop();
    let mut failed = 0;
    let mut written = None;
    for blocks in [0, 4, 16, 64, 96, 128, 160, 192, 256, 512, 4096] {
        let limit = format!("trap '' XFSZ; ulimit -f {blocks}");
        let run = export_after(&sandbox, &["env"], &limit, "out/shop.kbx");
        if run.code == Some(0) {
            written = Some(run.json());
            break;
        }
        failed += 1;
        assert!(!run.stderr.contains("panicked"), "{blocks}: {run}");
        assert!(sandbox.read("out/shop.kbx") == old, "{blocks}: {run}");
        sandbox.kaopu(&["check", "teashop"]).ends_with(0);
    }
    assert!(failed > 2, "only {failed} limits were felt");
    assert_eq!(written.unwrap()["seq"], 8, "no number is lost");
    sandbox.kaopu(&["verify", "out/shop.kbx", "--key", "shop.pub"]).ends_with(0);
}

#[test]
fn a_drive_that_is_gone() {
    let (sandbox, _) = changed_shop();
    let gone = export_after(&sandbox, &["env"], "rm -r out", "out/shop.kbx");
    assert_eq!(gone.code, Some(4), "{gone}");
    assert!(code(&gone) == "io" || code(&gone) == "missing", "{gone}");
    std::fs::create_dir(sandbox.path("out")).unwrap();
    let again = export_after(&sandbox, &["env"], "", "out/shop.kbx").ends_with(0).json();
    assert_eq!(again["seq"], 8);
}
