//! Validly signed files that say what must not be said: rows 12, 13, 28, 30 and 32 of the threat
//! table.

use crate::craft::{Craft, ENCODER};
use crate::sample::{anchor, now, refusal};

const RELEASE: &str = "release.json";
const EVIDENCE: &str = "evidence/test-result.json";

fn release(from: &str, to: &str) -> &'static str {
    refusal(&Craft::good().edited(RELEASE, from, to).bytes())
}

fn evidence(from: &str, to: &str) -> &'static str {
    refusal(&Craft::good().edited(EVIDENCE, from, to).bytes())
}

#[test]
fn row_12_deep_json_is_refused_without_harm() {
    for open in ["[", "{\"a\":", "{\"format\":", "{\"kb_digest\":"] {
        let deep = |bytes: usize| open.repeat(bytes / open.len());
        assert_eq!(
            refusal(&Craft::good().with(RELEASE, deep(64 << 10)).bytes()),
            "release",
            "{open}"
        );
        assert_eq!(
            refusal(&Craft::good().with(EVIDENCE, deep(4 << 20)).bytes()),
            "evidence",
            "{open}"
        );
    }
    let nested = format!("\"x\": {}{}, \"format\"", "[".repeat(20_000), "]".repeat(20_000));
    assert_eq!(release("\"format\"", &nested), "release");
}

#[test]
fn row_13_json_that_two_readers_could_understand_differently_is_refused() {
    for (from, to) in [
        ("\"seq\": 7", "\"seq\": 7,\n  \"seq\": 7"),
        ("\"seq\": 7", "\"seq\": 7,\n  \"extra\": 1"),
        ("\"seq\": 7", "\"seq\": 7.0"),
        ("\"seq\": 7", "\"seq\": 07"),
        ("\"seq\": 7", "\"seq\": 7e0"),
        ("\"seq\": 7", "\"seq\": NaN"),
        ("\"seq\": 7", "\"seq\": -7"),
        ("\"seq\": 7", "\"seq\": 4294967296"),
        ("\"seq\": 7", "\"seq\": 123456789012345678901234567890"),
        ("\"seq\": 7", "\"seq\": \"7\""),
        ("\"seq\": 7", "\"seq\": null"),
        ("\"seq\": 7", "\"seq\":7"),
        ("\"seq\": 7,", ""),
        ("\"seq\"", "\"\\u0073eq\""),
        ("小满", "\\u5c0f满"),
        ("小满", "\\ud800"),
        ("{\n", "{\r\n"),
        ("{\n", "\u{feff}{\n"),
        ("{\n", " {\n"),
        ("}\n", "}"),
        ("}\n", "}\n\n"),
        ("}\n", "}\n{}"),
        ("}\n", "}\0\n"),
        ("{\n", "[\n"),
        (
            "  \"format\": 2,\n  \"tenant\": \"xiaoman\",\n",
            "  \"tenant\": \"xiaoman\",\n  \"format\": 2,\n",
        ),
    ] {
        assert_eq!(release(from, to), "release", "{from} -> {to}");
    }
    let unnamed = format!("\"encoder\": \"{ENCODER}\",\n  ");
    assert_eq!(release(&unnamed, ""), "release");
    let array = r#"[1,"xiaoman","小满好物",0,7,"2026-11-22T08:00:00Z","0.1.0",""]"#;
    assert_eq!(refusal(&Craft::good().with(RELEASE, array).bytes()), "release");
    assert_eq!(
        refusal(&Craft::good().with(RELEASE, &b"{\"title\": \"\xff\"}\n"[..]).bytes()),
        "release"
    );
}

#[test]
fn row_28_a_release_must_be_what_it_says() {
    for (from, to) in [
        ("xiaoman", "other"),
        ("xiaoman", "Xiao man"),
        ("\"seq\": 7", "\"seq\": 8"),
        ("\"seq\": 7", "\"seq\": 0"),
        ("\"epoch\": 0", "\"epoch\": 1"),
        ("小满好物", ""),
        ("小满好物", "小满\\n好物"),
        ("2026-11-22T08:00:00Z", "2026-13-22T08:00:00Z"),
        ("2026-11-22T08:00:00Z", "2026-11-22T16:00:00+08:00"),
        ("\"kb_digest\": \"", "\"kb_digest\": \"0"),
        (ENCODER, ""),
        (ENCODER, "None"),
        (ENCODER, &ENCODER.to_uppercase()),
        (ENCODER, &ENCODER[2..]),
    ] {
        assert_eq!(release(from, to), "release", "{from} -> {to}");
    }
}

#[test]
fn row_29_evidence_about_another_knowledge_base_is_refused() {
    // Signed, listed and consistent, but the test run was before the edit.
    let other = Craft::good().edited("kb/faqs.csv", "48", "24");
    assert_eq!(refusal(&other.bytes()), "release");
    let digest = |craft: &Craft| {
        let kb = craft.content.iter().filter_map(|(name, bytes)| {
            Some((name.strip_prefix("kb/")?.to_owned(), bytes.clone()))
        });
        kaopu_bundle::kb_digest(&kb.collect())
    };
    let edited = other.clone().edited(RELEASE, &digest(&Craft::good()), &digest(&other));
    assert_eq!(refusal(&edited.bytes()), "evidence");
    let tested = edited.edited(EVIDENCE, &digest(&Craft::good()), &digest(&other));
    assert_eq!(refusal(&tested.bytes()), "accepted");
}

#[test]
fn row_30_evidence_that_proves_too_little_is_refused() {
    let hello = "[\n    \"dialogues/hello.toml\"\n  ]";
    assert_eq!(evidence("\"failedTests\": []", &format!("\"failedTests\": {hello}")), "evidence");
    assert_eq!(evidence(hello, "[]"), "evidence");
    assert_eq!(evidence(hello, "[\n    \"dialogues/other.toml\"\n  ]"), "evidence");
    assert_eq!(
        evidence(hello, "[\n    \"dialogues/hello.toml\",\n    \"dialogues/hello.toml\"\n  ]"),
        "evidence"
    );
    assert_eq!(
        evidence(hello, "[\n    \"dialogues/hello.toml\",\n    \"dialogues/other.toml\"\n  ]"),
        "evidence"
    );
    assert_eq!(evidence("0.1.0", "0.0.9"), "evidence");
    assert_eq!(evidence("0.1.0", "0.1"), "evidence");
    assert_eq!(evidence("failedTests", "failed"), "evidence");
    // A dialogue that was added after the run, and a knowledge base without any.
    let added = Craft::good().with("kb/dialogues/new.toml", "");
    assert_eq!(refusal(&added.bytes()), "release");
    assert_eq!(refusal(&Craft::good().without("kb/dialogues/hello.toml").bytes()), "release");
}

#[test]
fn row_35_a_release_that_answers_with_another_encoder_than_was_tested_is_refused() {
    let other = ENCODER.replace('a', "b");
    for other in [other.as_str(), "none"] {
        // Signed, listed, well-formed: only the two files disagree about what the dialogues ran
        // with.
        assert_eq!(release(ENCODER, other), "evidence", "{other}");
        assert_eq!(evidence(ENCODER, other), "evidence", "{other}");
        let both = Craft::good().edited(RELEASE, ENCODER, other).edited(EVIDENCE, ENCODER, other);
        assert_eq!(refusal(&both.bytes()), "accepted", "{other}");
    }
    assert_eq!(evidence(ENCODER, "0"), "evidence");
}

#[test]
fn row_32_a_bundle_of_the_future_says_what_it_needs() {
    assert_eq!(
        release("\"engine_min\": \"0.1.0\"", "\"engine_min\": \"99.0.0\""),
        "engine-too-old"
    );
    assert_eq!(release("\"format\": 2", "\"format\": 3"), "format-too-new");
    // Also when it has fields that are not known yet.
    let future = Craft::good()
        .edited(RELEASE, "\"format\": 2", "\"format\": 3,\n  \"until\": \"x\"")
        .edited(RELEASE, "0.1.0", "99.1.2");
    let error = kaopu_bundle::verify(&future.bytes(), &anchor(), now()).unwrap_err();
    assert_eq!(error.code(), "engine-too-old");
    assert!(error.to_string().contains("99.1.2"), "{error}");
}
