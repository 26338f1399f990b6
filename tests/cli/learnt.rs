//! What was learnt from a knowledge base and kept makes nothing but a faster start.

use crate::encoder::weights;
use crate::sandbox::Sandbox;

/// The files that were kept.
fn kept(sandbox: &Sandbox) -> Vec<std::path::PathBuf> {
    let files = std::fs::read_dir(sandbox.path("caches/kaopu")).into_iter().flatten();
    files.map(|file| file.unwrap().path()).collect()
}

#[test]
fn what_is_kept_is_never_seen_in_an_answer() {
    let Some(weights) = weights() else {
        return eprintln!("left out: there are no weights (./dev encoder)");
    };
    let sandbox = Sandbox::with_key();
    let run = |caches: &str, arguments: &[&str]| {
        let mut command = sandbox.command(arguments);
        command.env("KAOPU_CACHE", caches).env("KAOPU_ENCODER", &weights);
        let output = command.output().unwrap();
        (output.status.code(), output.stdout, output.stderr)
    };
    let caches = sandbox.path("caches");
    let caches = caches.to_str().unwrap();
    let test = ["test", "teashop", "--json"];
    let ask = ["ask", "teashop", "啥时候能发呀", "--now", "2026-11-22", "--trace", "--json"];

    // By words alone, and for what is signed or served, nothing is kept.
    sandbox.kaopu(&test);
    let export = ["export", "teashop", "--key", "shop.key", "--out", "shop.kbx"];
    let mut signing = sandbox.command(&export);
    signing.env("KAOPU_CACHE", caches).env("KAOPU_ENCODER", &weights);
    assert!(signing.output().unwrap().status.success());
    run(caches, &["verify", "shop.kbx", "--key", "shop.pub", "--replay"]);
    assert!(kept(&sandbox).is_empty());

    let plain = [run("none", &test), run("none", &ask)];
    assert!(kept(&sandbox).is_empty());
    for round in ["learns", "recalls"] {
        assert_eq!([run(caches, &test), run(caches, &ask)], plain, "{round}");
        assert_eq!(kept(&sandbox).len(), 1);
    }
    let file = kept(&sandbox).remove(0);
    std::fs::write(&file, "anything else").unwrap();
    assert_eq!([run(caches, &test), run(caches, &ask)], plain);
    assert!(std::fs::metadata(&file).unwrap().len() > 1_000, "it is put right");
    // It is not in the knowledge base's folder.
    let beside = std::fs::read_dir(sandbox.path("teashop/.kaopu")).into_iter().flatten();
    assert!(beside.flatten().all(|file| !file.file_name().to_string_lossy().contains("learnt")));
}
