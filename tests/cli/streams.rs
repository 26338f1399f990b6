//! Languages, colours, pipes that close, disks that are full.

use std::process::Stdio;

use crate::sandbox::{Run, Sandbox};

fn with_env(sandbox: &Sandbox, variables: &[(&str, &str)], arguments: &[&str]) -> Run {
    let mut command = sandbox.command(arguments);
    command.env_remove("LANG").envs(variables.iter().copied());
    sandbox.run(command, b"")
}

#[test]
fn the_language_comes_from_the_locale_unless_it_is_given() {
    let sandbox = Sandbox::with("teashop");
    let zh = |variables: &[(&str, &str)], rest: &[&str]| {
        let run = with_env(&sandbox, variables, &[&["test", "teashop"], rest].concat());
        run.ends_with(0).stdout == "3 条通过，0 条没通过\n"
    };
    assert!(zh(&[("LANG", "zh_CN.UTF-8")], &[]));
    assert!(zh(&[("LANG", "en_US.UTF-8"), ("LC_ALL", "zh_TW.UTF-8")], &[]));
    assert!(zh(&[], &["--lang", "zh"]));
    assert!(!zh(&[], &[]));
    assert!(!zh(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "C")], &[]));
    assert!(!zh(&[("LANG", "zh_CN.UTF-8")], &["--lang", "en"]));
}

#[test]
fn colours_are_for_terminals_or_on_demand() {
    let sandbox = Sandbox::with("teashop");
    let coloured = |variables: &[(&str, &str)], rest: &[&str]| {
        with_env(&sandbox, variables, &[&["test", "teashop"], rest].concat())
            .ends_with(0)
            .stdout
            .contains('\u{1b}')
    };
    assert!(!coloured(&[], &[]), "a pipe is no terminal");
    assert!(coloured(&[], &["--color", "always"]));
    assert!(coloured(&[("NO_COLOR", "1")], &["--color", "always"]), "what is asked for wins");
    assert!(!coloured(&[("NO_COLOR", "1")], &[]));
    assert!(!coloured(&[], &["--color", "never"]));
}

#[test]
fn the_document_is_never_coloured() {
    let sandbox = Sandbox::with("teashop");
    sandbox.kaopu(&["test", "teashop", "--json", "--color", "always"]).ends_with(0).json();
}

#[test]
fn a_reader_that_goes_away_is_no_error_and_hides_none() {
    let sandbox = Sandbox::with("broken");
    for (arguments, code) in
        [(&["check", "broken"][..], 1), (&["completions", "bash"], 0), (&["test", "broken"], 1)]
    {
        let mut command = sandbox.command(arguments);
        // A pipe of which nobody has the other end.
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        command.stdout(Stdio::from(writer));
        let run = sandbox.run(command, b"");
        run.ends_with(code);
        assert!(!run.stderr.contains("panicked") && !run.stderr.contains("error["), "{run}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_stdout_is_an_error() {
    let sandbox = Sandbox::with("teashop");
    let mut command = sandbox.command(&["check", "teashop"]);
    command.stdout(std::fs::File::options().write(true).open("/dev/full").unwrap());
    let run = sandbox.run(command, b"");
    assert!(run.ends_with(4).stderr.contains("error[io]"), "{run}");
}
