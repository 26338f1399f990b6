//! How the file is laid out, and what its files say.

use super::{Vector, craft, vector};
use crate::craft::{Craft, block, header, tar_file};

pub(super) fn container() -> Vec<Vector> {
    let good = Craft::good();
    let bytes = good.bytes();
    let swapped = |a: usize, b: usize| {
        let mut entries = good.entries();
        entries.swap(a, b);
        tar_file(&entries)
    };
    let raw = |name: &[u8], change: &dyn Fn(&mut tar::Header)| {
        let mut odd = header(name, 0);
        change(&mut odd);
        let mut file = bytes.clone();
        file.truncate(file.len() - 1024);
        [file, block(odd, b""), vec![0; 1024]].concat()
    };
    let flip = |at: usize| {
        let mut bytes = bytes.clone();
        bytes[at] ^= 1;
        bytes
    };
    let mut extra = good.entries();
    extra.insert(2, ("kb/readme.md".into(), b"x".to_vec()));
    let mut twice = good.entries();
    twice.insert(4, twice[3].clone());
    let later = |to: &str| {
        let manifest = good.true_manifest().replacen("v2", to, 1);
        Craft { manifest: Some(manifest), ..good.clone() }
    };
    vec![
        vector("good", "accepted", bytes.clone()),
        vector("empty", "not-a-bundle", vec![]),
        vector("another-kind-of-file", "not-a-bundle", b"PK\x03\x04hello".to_vec()),
        vector("something-before", "not-a-bundle", [b"x", &bytes[..]].concat()),
        vector("manifest-and-no-more", "truncated", b"manifest\0".to_vec()),
        vector("cut-in-a-header", "truncated", bytes[..700].to_vec()),
        vector("cut-before-the-end", "truncated", bytes[..bytes.len() - 1024].to_vec()),
        vector("cut-in-the-end", "truncated", bytes[..bytes.len() - 1].to_vec()),
        vector("something-after", "trailing-data", [&bytes[..], b"\0"].concat()),
        vector("end-used", "trailing-data", flip(bytes.len() - 1)),
        vector("twice-the-file", "trailing-data", [&bytes[..], &bytes[..]].concat()),
        vector("another-owner", "bad-header", flip(108 + 6)),
        vector("a-time-of-change", "bad-header", flip(136 + 10)),
        vector("a-link", "bad-header", raw(b"zzz", &|h| h.as_mut_bytes()[156] = b'2')),
        vector("a-folder", "bad-header", raw(b"zzz", &|h| h.as_mut_bytes()[156] = b'5')),
        vector("hidden-behind-the-name", "bad-header", raw(b"zzz\0hidden", &|_| {})),
        vector("size-in-base-256", "bad-header", raw(b"zzz", &|h| h.as_mut_bytes()[124] = 0x80)),
        vector(
            "size-without-end",
            "too-large",
            raw(b"zzz", &|h| {
                h.as_mut_bytes()[124..135].copy_from_slice(b"77777777777");
            }),
        ),
        vector("name-upwards", "name", raw(b"../x", &|_| {})),
        vector("name-absolute", "name", raw(b"/x", &|_| {})),
        vector("name-in-upper-case", "name", raw(b"kb/Faqs.csv", &|_| {})),
        vector("name-of-a-device", "name", raw(b"kb/con.toml", &|_| {})),
        vector("name-not-ascii", "name", raw("kb/é".as_bytes(), &|_| {})),
        vector("name-empty-segment", "name", raw(b"kb//x", &|_| {})),
        vector("padding-used", "padding", flip(512 + good.true_manifest().len())),
        vector("unknown-file", "unknown-entry", tar_file(&extra)),
        vector("unknown-root-number", "unknown-entry", raw(b"trust/65.root", &|_| {})),
        vector("unknown-picture-name", "unknown-entry", raw(b"kb/media/a.png", &|_| {})),
        vector("an-entry-twice", "order", tar_file(&twice)),
        vector("two-entries-swapped", "order", swapped(3, 4)),
        vector("manifest-not-first", "not-a-bundle", swapped(0, 1)),
        craft("format-1", "format-too-old", later("v1")),
        craft("format-3", "format-too-new", later("v3")),
        craft("manifest-without-a-number", "manifest", later("vx")),
        craft("manifest-line-twice", "manifest", {
            let text = good.true_manifest();
            let last = text.lines().last().unwrap().to_owned();
            Craft { manifest: Some(format!("{text}{last}\n")), ..good.clone() }
        }),
        craft(
            "manifest-with-crlf",
            "manifest",
            Craft { manifest: Some(good.true_manifest().replace('\n', "\r\n")), ..good.clone() },
        ),
        craft(
            "manifest-lists-itself",
            "manifest",
            Craft {
                manifest: Some(good.true_manifest() + &format!("{}  zzz\n", "0".repeat(64))),
                ..good.clone()
            },
        ),
        craft(
            "a-file-changed",
            "digest",
            Craft {
                manifest: Some(good.true_manifest()),
                ..good.clone().with("kb/faqs.csv", "id,question,answer\n")
            },
        ),
        craft(
            "a-file-missing",
            "missing-file",
            Craft {
                manifest: Some(good.true_manifest()),
                ..good.clone().without("kb/dialogues/hello.toml")
            },
        ),
        craft(
            "a-file-more",
            "extra-file",
            Craft {
                manifest: Some(good.true_manifest()),
                ..good.clone().with("kb/answers.csv", "")
            },
        ),
        craft("no-kb-toml", "missing-file", good.clone().without("kb/kb.toml")),
        craft("no-release", "missing-file", good.clone().without("release.json")),
        craft("no-golden", "missing-file", good.clone().without("evidence/golden.jsonl")),
    ]
}

pub(super) fn meaning() -> Vec<Vector> {
    let good = Craft::good;
    let release = |name: &str, from: &str, to: &str, code| {
        craft(&format!("release-{name}"), code, good().edited("release.json", from, to))
    };
    let evidence = |name: &str, from: &str, to: &str| {
        let edited = good().edited("evidence/test-result.json", from, to);
        craft(&format!("evidence-{name}"), "evidence", edited)
    };
    let golden = |name: &str, from: &str, to: &str| {
        craft(&format!("golden-{name}"), "golden", good().edited("evidence/golden.jsonl", from, to))
    };
    let changes = |name: &str, text: &str, code| {
        let text = text.replace("DIGEST", &"0a".repeat(32));
        craft(&format!("changes-{name}"), code, good().with("evidence/changes.json", text))
    };
    let group = |cause: &str, id: &str, changed: u32| {
        format!(
            "    {{\n      \"cause\": \"{cause}\",\n      \"id\": \"{id}\",\n      \"changed\": {changed}\n    }}"
        )
    };
    let changed = |messages: u32, changed: u32, groups: &[String]| {
        format!(
            "{{\n  \"replaces\": \"DIGEST\",\n  \"messages\": {messages},\n  \"changed\": {changed},\n  \
             \"groups\": [\n{}\n  ]\n}}\n",
            groups.join(",\n")
        )
    };
    let picture = |bytes: &[u8], name: &str| {
        use sha2::{Digest as _, Sha256};
        let digest: String = Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect();
        let name = name.replace("DIGEST", &digest[..16]);
        let mut craft = good().with(&format!("kb/media/{name}"), bytes);
        let files = craft.content.iter().filter_map(|(name, bytes)| {
            Some((name.strip_prefix("kb/")?.to_owned(), bytes.clone()))
        });
        let after = kaopu_bundle::kb_digest(&files.collect());
        let before = kaopu_bundle::kb_digest(&crate::sample::files());
        for name in ["release.json", "evidence/test-result.json"] {
            craft = craft.edited(name, &before, &after);
        }
        craft
    };
    let hello = "[\n    \"dialogues/hello.toml\"\n  ]";
    let over = |overrides: &str| {
        let to = format!("\"overrides\": [\n{overrides}\n  ]");
        good().edited("evidence/test-result.json", "\"overrides\": []", &to)
    };
    let one = |gate: &str, reason: &str| {
        format!("    {{\n      \"gate\": \"{gate}\",\n      \"reason\": \"{reason}\"\n    }}")
    };
    vec![
        release("engine-of-the-future", "\"0.1.0\"", "\"99.0.0\"", "engine-too-old"),
        release("format-of-the-future", "\"format\": 2", "\"format\": 3", "format-too-new"),
        release("key-twice", "\"seq\": 7", "\"seq\": 7,\n  \"seq\": 7", "release"),
        release("field-unknown", "\"seq\": 7", "\"seq\": 7,\n  \"more\": 1", "release"),
        release("field-missing", "  \"notes\": \"双十一\",\n", "", "release"),
        release("number-as-text", "\"seq\": 7", "\"seq\": \"7\"", "release"),
        release("number-with-a-point", "\"seq\": 7", "\"seq\": 7.0", "release"),
        release("number-too-large", "\"seq\": 7", "\"seq\": 4294967296", "release"),
        release("escape-not-needed", "小满", "\\u5c0f满", "release"),
        release("byte-order-mark", "{\n", "\u{feff}{\n", "release"),
        release("space-more", "{\n", "{ \n", "release"),
        release("without-line-end", "}\n", "}", "release"),
        release(
            "fields-swapped",
            "  \"format\": 2,\n  \"tenant\": \"xiaoman\",\n",
            "  \"tenant\": \"xiaoman\",\n  \"format\": 2,\n",
            "release",
        ),
        release("tenant-no-id", "\"xiaoman\"", "\"小满\"", "release"),
        release("title-empty", "\"小满好物\"", "\"\"", "release"),
        release("title-hidden", "小满好物", "小满\u{202e}好物", "release"),
        release("title-emoji", "小满好物", "小满👨‍👩‍👧好物❤️", "accepted"),
        release("title-joiner-alone", "小满好物", "小满\u{200d}好物", "release"),
        release("notes-with-lines", "双十一", "第一行\\n第二行", "accepted"),
        release("notes-with-a-tab", "双十一", "第一行\\t第二行", "release"),
        release("notes-too-long", "双十一", &"长".repeat(2001), "release"),
        release("number-0", "\"seq\": 7", "\"seq\": 0", "release"),
        release("another-number-than-signed", "\"seq\": 7", "\"seq\": 8", "release"),
        release("no-such-day", "2026-11-22T08", "2026-11-31T08", "release"),
        release("expires-before", "2027-02-20", "2026-02-20", "release"),
        release("expires-far", "2027-02-20", "2036-11-30", "release"),
        release("expires-as-far-as-may-be", "2027-02-20", "2036-11-29", "accepted"),
        release("another-root-number", "\"trust_version\": 1", "\"trust_version\": 2", "release"),
        release("another-kb", "\"kb_digest\": \"", "\"kb_digest\": \"0", "release"),
        release("nothing-but-brackets", "{\n", &"[".repeat(60_000), "release"),
        craft("empty-release", "release", good().with("release.json", "")),
        evidence("a-failure", "\"failedTests\": []", &format!("\"failedTests\": {hello}")),
        evidence("nothing-tested", hello, "[]"),
        evidence("another-tested", hello, "[\n    \"dialogues/other.toml\"\n  ]"),
        evidence("of-another-encoder", "0123456789abcdef", "0023456789abcdef"),
        evidence("of-an-older-engine", "\"0.1.0\"", "\"0.0.9\""),
        evidence("of-another-kb", "\"kb_digest\": \"", "\"kb_digest\": \"0"),
        craft("override", "accepted", over(&one("review-dates", "双十一前先上"))),
        craft(
            "override-twice",
            "evidence",
            over(&[one("a", "原因"), one("a", "原因")].join(",\n")),
        ),
        craft("override-without-a-reason", "evidence", over(&one("a", ""))),
        craft("override-hidden-reason", "evidence", over(&one("a", "\u{200b}原因"))),
        craft("override-misnamed", "evidence", over(&one("A b", "原因"))),
        golden("of-another-dialogue", "hello", "other"),
        golden("no-turn", "{\"action\":\"answer\"}", ""),
        golden("turn-no-object", "{\"action\":\"answer\"}", "1"),
        golden("turn-broken", "\"answer\"", "answer"),
        golden("space-between", "[{", "[ {"),
        golden("line-more", "]}\n", "]}\n\n"),
        golden("no-line-end", "]}\n", "]}"),
        golden("too-deep", "\"answer\"", &format!("{}{}", "[".repeat(100), "]".repeat(100))),
        craft(
            "golden-deep",
            "accepted",
            good().edited(
                "evidence/golden.jsonl",
                "\"answer\"",
                &format!("{}{}", "[".repeat(99), "]".repeat(99)),
            ),
        ),
        craft(
            "golden-two-turns",
            "accepted",
            good().edited(
                "evidence/golden.jsonl",
                "[{\"action\":\"answer\"}",
                "[{\"a\":\"]}\\\"\"},{ \"b\" : 1e999 }",
            ),
        ),
        changes(
            "some",
            &changed(9, 2, &[group("answer", "ship", 1), group("fact", "", 1)]),
            "accepted",
        ),
        changes(
            "one-of-two-causes",
            &changed(9, 1, &[group("answer", "a", 1), group("fact", "", 1)]),
            "accepted",
        ),
        changes(
            "unsorted",
            &changed(9, 2, &[group("fact", "", 1), group("answer", "ship", 1)]),
            "changes",
        ),
        changes("more-than-sent", &changed(1, 2, &[group("answer", "ship", 2)]), "changes"),
        changes("unexplained", &changed(9, 2, &[group("answer", "ship", 1)]), "changes"),
        changes(
            "group-of-none",
            &changed(9, 1, &[group("a", "", 1), group("b", "", 0)]),
            "changes",
        ),
        changes("cause-misnamed", &changed(9, 1, &[group("An answer", "ship", 1)]), "changes"),
        changes("id-hidden", &changed(9, 1, &[group("answer", "sh\u{200b}ip", 1)]), "changes"),
        changes(
            "first-with-messages",
            &changed(9, 1, &[group("answer", "a", 1)]).replace("DIGEST", "none"),
            "changes",
        ),
        changes(
            "of-no-digest",
            &changed(9, 1, &[group("answer", "a", 1)]).replace("DIGEST", "NONE"),
            "changes",
        ),
        craft("picture", "accepted", picture(b"\x89PNG\r\n\x1a\nrest", "DIGEST.png")),
        craft("picture-webp", "accepted", picture(b"RIFF0000WEBPrest", "DIGEST.webp")),
        craft(
            "picture-of-another-name",
            "media",
            picture(b"\x89PNG\r\n\x1a\n", &format!("{}.png", "0".repeat(16))),
        ),
        craft("picture-of-another-kind", "media", picture(b"<svg onload=alert(1)>", "DIGEST.png")),
        craft(
            "picture-too-large",
            "too-large",
            picture(&[b"GIF89a".to_vec(), vec![0; 512 << 10]].concat(), "DIGEST.gif"),
        ),
    ]
}
