//! The sentence encoder on the command line: what is taken, what is refused, and what is said
//! without one.

use std::path::PathBuf;

use crate::sandbox::{Run, Sandbox, binary};

/// The real weights, if whoever runs the tests has them: `./dev test` says so when it leaves them
/// out.
pub(crate) fn weights() -> Option<PathBuf> {
    let path =
        std::env::var_os("KAOPU_ENCODER").filter(|path| path != "none").map(PathBuf::from)?;
    assert!(path.is_file(), "KAOPU_ENCODER is set, and {} is no file", path.display());
    Some(path)
}

fn ask(sandbox: &Sandbox, encoder: &str) -> Run {
    sandbox.kaopu(&["ask", "teashop", "什么时候发货", "--encoder", encoder, "--now", "2026-11-22"])
}

#[test]
fn what_is_no_encoder_is_refused_and_nothing_is_answered() {
    let sandbox = Sandbox::with("teashop");
    sandbox.write("wheel.whl", b"PK\x03\x04 a wheel, by mistake");
    sandbox.write("empty.kew", b"");
    sandbox.write(
        "cut.kew",
        [&b"KAOPUENC\x02\0\0\0\x09\0\0\0"[..], &45_000_000_u64.to_le_bytes(), &[0; 200]].concat(),
    );
    sandbox.write("newer.kew", [&b"KAOPUENC\x03\0\0\0\x09\0\0\0"[..], &[0; 200]].concat());
    for (encoder, said) in [
        ("wheel.whl", "these are not sentence encoder weights"),
        ("empty.kew", "these are not sentence encoder weights"),
        ("cut.kew", "cut off or damaged: 45000000 bytes announced, 224 there"),
        ("newer.kew", "have layout 3; this program reads layout 2"),
        ("teashop", "teashop is no file"),
        ("nowhere.kew", "there is no sentence encoder at nowhere.kew"),
    ] {
        let run = ask(&sandbox, encoder);
        run.ends_with(3);
        assert_eq!(run.stdout, "", "{encoder}");
        assert!(run.stderr.contains(said), "{encoder}: {}", run.stderr);
    }
    ask(&sandbox, "empty.kew").looks_like("encoder-refused");
    let named = sandbox.kaopu(&["test", "teashop", "--encoder", "cut.kew", "--json"]);
    assert_eq!(named.ends_with(3).json()["error"]["code"], "encoder");
}

#[test]
fn without_an_encoder_the_answer_is_the_same_as_by_words_and_a_note_says_so() {
    let sandbox = Sandbox::with("teashop");
    // Away from the folder where the weights lie.
    let lonely = sandbox.path("kaopu-alone");
    std::fs::copy(binary(), &lonely).unwrap();
    let arguments = ["ask", "teashop", "什么时候发货", "--now", "2026-11-22"];
    let run_alone = |encoder: &str| {
        let mut command = std::process::Command::new(&lonely);
        command.args(arguments).current_dir(sandbox.path("")).env_clear().env("LANG", "C.UTF-8");
        command.env("KAOPU_ENCODER", encoder).output().unwrap()
    };
    let (found_none, wanted_none) = (run_alone(""), run_alone("none"));
    assert_eq!(found_none.stdout, wanted_none.stdout);
    let said = |output: &std::process::Output| String::from_utf8(output.stderr.clone()).unwrap();
    assert!(said(&found_none).contains("no sentence encoder was found"), "{}", said(&found_none));
    assert_eq!(said(&wanted_none), "");
}

#[test]
fn a_bundle_is_answered_only_with_the_weights_it_was_tested_with() {
    let Some(weights) = weights() else {
        return eprintln!("left out: there are no weights (./dev encoder)");
    };
    let weights = weights.to_str().unwrap();
    let sandbox = Sandbox::with_key();
    let export =
        ["export", "teashop", "--key", "shop.key", "--out", "shop.kbx", "--encoder", weights];
    sandbox.kaopu(&export).ends_with(0);
    let verified =
        sandbox.kaopu(&["verify", "shop.kbx", "--key", "shop.pub", "--json"]).ends_with(0).json();
    assert_ne!(verified["release"]["encoder"], "none");
    let ask = |encoder| {
        sandbox.kaopu(&[
            "ask",
            "--bundle",
            "shop.kbx",
            "--key",
            "shop.pub",
            "什么时候发货",
            "--encoder",
            encoder,
        ])
    };
    ask(weights).ends_with(0);
    let refused = ask("none");
    refused.ends_with(3);
    assert!(
        refused.stdout.is_empty() && refused.stderr.contains("tested with sentence encoder"),
        "{}",
        refused.stderr
    );

    // A bundle that was tested by words alone is answered by words alone, whatever is there.
    sandbox.export("words.kbx").ends_with(0);
    let words = [
        "ask",
        "--bundle",
        "words.kbx",
        "--key",
        "shop.pub",
        "什么时候发货",
        "--now",
        "2026-11-22",
        "--json",
    ];
    let plain = sandbox.kaopu(&words).ends_with(0).json();
    assert_eq!(
        sandbox.kaopu(&[&words[..], &["--encoder", weights]].concat()).ends_with(0).json(),
        plain
    );
}

#[test]
fn the_sample_shop_passes_its_dialogues_with_the_encoder() {
    let Some(weights) = weights() else {
        return eprintln!("left out: there are no weights (./dev encoder)");
    };
    let sandbox = Sandbox::empty();
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/../sample-kb");
    let run = sandbox.kaopu(&["test", sample, "--encoder", weights.to_str().unwrap()]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    assert_eq!(run.stderr, "");
}
