//! Bundles that a trusted key signed, and Kaopu would not have: verified, and still not believed.

use kaopu_bundle::{
    Changes, EncoderPin, Evidence, Golden, ReleaseDraft, SecretKeyFile, TrustChain, Unsigned,
    Version, write,
};
use kaopu_model::KbFiles;
use secrecy::SecretString;

use crate::sandbox::{PASSPHRASE, Run, Sandbox};

const DIALOGUE: &str = "dialogues/brew.toml";
const ISSUED: &str = "2026-11-22T08:00:00Z";

/// The tea shop's bundle `odd.kbx`, signed for `tenant` by the shop's own key, with a change to its
/// files.
fn signed(tenant: &str, change: impl Fn(&mut KbFiles)) -> Sandbox {
    let sandbox = Sandbox::with_key();
    let paths =
        ["kb.toml", "faqs.csv", "phrasings.csv", "answers.csv", "facts.csv", "products.csv"];
    let more = ["persona.toml", "escalation.toml", DIALOGUE];
    let read = |path: &&str| ((*path).to_owned(), sandbox.read(&format!("teashop/{path}")));
    let mut files: KbFiles = paths.iter().chain(&more).map(read).collect();
    change(&mut files);
    let evidence =
        Evidence::of(&files, Version::CURRENT, EncoderPin::WordsOnly, [DIALOGUE.to_owned()], []);
    let draft = ReleaseDraft {
        tenant: tenant.to_owned(),
        title: "山前茶铺".to_owned(),
        notes: String::new(),
        seq: 1,
        issued_at: ISSUED.to_owned(),
        expires: "2036-11-22T08:00:00Z".to_owned(),
        engine_min: Version::CURRENT,
        encoder: EncoderPin::WordsOnly,
    };
    let key = SecretKeyFile::read(&sandbox.path("shop.key")).unwrap();
    let key = key.unlock(&SecretString::from(PASSPHRASE)).unwrap();
    let golden = [Golden { dialogue: DIALOGUE.to_owned(), turns: vec!["{}".to_owned()] }];
    let trust = TrustChain::sole(tenant, "author", &key, ISSUED.parse().unwrap()).unwrap();
    let (release, evidence, golden, trust) = (&draft, &evidence, &golden, &trust);
    let changes = &Changes::default();
    let unsigned = Unsigned { files: &files, release, evidence, golden, changes, trust };
    sandbox.write("odd.kbx", write(&unsigned, &key).unwrap().bytes());
    sandbox
}

/// Every command that opens a bundle.
fn opened(sandbox: &Sandbox) -> [Run; 4] {
    let bundle = ["--bundle", "odd.kbx", "--key", "shop.pub", "--json"];
    [
        sandbox.kaopu(&["verify", "odd.kbx", "--key", "shop.pub", "--json"]),
        sandbox.kaopu(&["inspect", "odd.kbx", "--key", "shop.pub", "--json"]),
        sandbox.kaopu(&[&["ask", "什么时候发货"], &bundle[..]].concat()),
        sandbox.kaopu_reading("什么时候发货\n", &[&["chat"], &bundle[..]].concat()),
    ]
}

#[test]
fn a_bundle_signed_for_another_shop_than_it_holds_is_refused_everywhere() {
    for (tenant, id) in [("other", "teashop"), ("teashop", "teashop2"), ("teashop", "")] {
        let sandbox = signed(tenant, |files| {
            let settings = String::from_utf8(files["kb.toml"].clone()).unwrap();
            let settings = settings.replace("id = \"teashop\"", &format!("id = \"{id}\""));
            files.insert("kb.toml".to_owned(), settings.into_bytes());
        });
        for run in opened(&sandbox) {
            assert_eq!(run.ends_with(3).json()["error"]["code"], "tenant", "{run}");
            assert!(run.stderr.contains(tenant) && run.stderr.contains(id), "{run}");
        }
    }
    // A kb.toml that says nothing at all, or cannot be read.
    for settings in [&b"format = 1\n"[..], b"\xff\xfe", b"id = [\"teashop\"]", b""] {
        let sandbox = signed("teashop", |files| {
            files.insert("kb.toml".to_owned(), settings.to_vec());
        });
        for run in opened(&sandbox) {
            assert_eq!(run.ends_with(3).json()["error"]["code"], "tenant", "{run}");
        }
    }
}

#[test]
fn errors_in_a_signed_knowledge_base_are_told() {
    let sound = signed("teashop", |_| {});
    for run in opened(&sound) {
        assert_eq!(run.ends_with(0).json()["errors"], 0, "{run}");
        assert!(!run.stderr.contains("error"), "{run}");
    }
    // What was recorded is not what the engine answers: told to whoever asks.
    let replay = ["verify", "odd.kbx", "--key", "shop.pub", "--replay", "--json"];
    let document = sound.kaopu(&replay).ends_with(3).json();
    assert_eq!(document["error"]["code"], "replay");
    assert!(document["error"]["message"]["en"].as_str().unwrap().contains(DIALOGUE), "{document}");
    let broken = signed("teashop", |files| {
        let entries = String::from_utf8(files["faqs.csv"].clone()).unwrap();
        files.insert("faqs.csv".to_owned(), entries.replace("{退货期限}", "{退货期}").into_bytes());
    });
    for run in opened(&broken) {
        let document = run.ends_with(0).json();
        assert!(document["errors"].as_u64().unwrap() >= 1, "{run}");
        assert!(
            run.stderr.contains("answers may be wrong") && run.stderr.contains("faqs.csv:"),
            "{run}"
        );
    }
}
