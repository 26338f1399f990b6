//! Validly signed, but not laid out as it must be: rows 4 to 9, 14 and 29 of the threat table.

use crate::craft::{Craft, block, header, tar_file};
use crate::sample::{bundle, refusal};

/// The sample with one more entry, whose header can be anything, at the end of the content.
fn with_raw_entry(extra: &[u8]) -> Vec<u8> {
    let mut file = bundle();
    file.truncate(file.len() - 1024);
    [file, extra.to_vec(), vec![0; 1024]].concat()
}

#[test]
fn row_04_duplicate_entries_are_refused() {
    for (index, (name, bytes)) in Craft::good().entries().into_iter().enumerate() {
        for content in [bytes.clone(), b"other".to_vec()] {
            let mut entries = Craft::good().entries();
            entries.insert(index + 1, (name.clone(), content));
            assert_eq!(refusal(&tar_file(&entries)), "order", "{name} twice");
        }
    }
}

#[test]
fn row_04_any_other_order_is_refused() {
    let entries = Craft::good().entries();
    for a in 0..entries.len() {
        for b in 0..a {
            let mut swapped = entries.clone();
            swapped.swap(a, b);
            let code = refusal(&tar_file(&swapped));
            assert_eq!(code, if b == 0 { "not-a-bundle" } else { "order" }, "{a} and {b} swapped");
        }
    }
}

#[test]
fn row_05_a_manifest_that_breaks_its_format_is_refused() {
    let good = Craft::good().true_manifest();
    let last = good.lines().last().unwrap().to_owned();
    let reordered =
        good.lines().take(1).chain(good.lines().skip(1).collect::<Vec<_>>().into_iter().rev());
    // One more name, in its place.
    let listing = |name: &str| {
        let mut lines: Vec<_> = good.lines().skip(1).map(str::to_owned).collect();
        lines.push(format!("{}  {name}", &last[..64]));
        lines.sort_by(|a, b| a[64..].cmp(&b[64..]));
        lines.iter().fold("# kbx-manifest-v2\n".to_owned(), |text, line| text + line + "\n")
    };
    for (what, manifest) in [
        ("a line twice", format!("{good}{last}\n")),
        ("reordered", reordered.map(|line| format!("{line}\n")).collect()),
        ("another first line", good.replacen("manifest-v2", "manifest", 1)),
        ("no first line", good.replacen("# kbx-manifest-v2\n", "", 1)),
        ("no line end", good.trim_end().to_owned()),
        ("an empty line", format!("{good}\n")),
        ("a comment", format!("{good}# x\n")),
        ("CRLF", good.replace('\n', "\r\n")),
        ("upper-case digest", good.replacen(&last[..64], &last[..64].to_uppercase(), 1)),
        ("binary marker", good.replacen("  ", " *", 1)),
        ("three spaces", good.replacen("  ", "   ", 1)),
        ("short digest", good.replacen(&last, &last[1..], 1)),
        ("itself listed", listing("manifest")),
        ("a path outside", listing("../x")),
        ("a device", listing("kb/dialogues/con.toml")),
        ("an unknown path", listing("zzz")),
        ("empty", String::new()),
    ] {
        let craft = Craft { manifest: Some(manifest), ..Craft::good() };
        assert_eq!(refusal(&craft.bytes()), "manifest", "{what}");
    }
}

#[test]
fn row_06_the_files_must_be_exactly_those_signed() {
    let signed = Craft { manifest: Some(Craft::good().true_manifest()), ..Craft::good() };
    for name in signed.content.keys().filter(|name| !name.starts_with("trust/")) {
        assert_eq!(refusal(&signed.clone().without(name).bytes()), "missing-file", "{name}");
        assert_eq!(refusal(&signed.clone().with(name, "other").bytes()), "digest", "{name}");
    }
    for name in ["kb/answers.csv", "kb/dialogues/zzz.toml", "kb/synonyms.csv"] {
        assert_eq!(refusal(&signed.clone().with(name, "").bytes()), "extra-file", "{name}");
    }
}

#[test]
fn row_06_the_needed_files_must_be_there_even_if_the_signer_left_them_out() {
    for name in [
        "release.json",
        "evidence/changes.json",
        "evidence/golden.jsonl",
        "evidence/test-result.json",
        "kb/kb.toml",
        "kb/faqs.csv",
    ] {
        assert_eq!(refusal(&Craft::good().without(name).bytes()), "missing-file", "{name}");
    }
}

#[test]
fn rows_07_and_14_names_that_mislead_are_refused() {
    for name in [
        "../x",
        "/x",
        "/etc/passwd",
        "c:/x",
        "c:x",
        "kb\\x",
        "kb/../../x",
        "kb/./x",
        "kb//x",
        "kb/x/",
        "kb/.hidden",
        "kb/x.",
        "kb/CON",
        "kb/con.toml",
        "kb/NUL",
        "kb/Faqs.csv",
        "KB/faqs.csv",
        "kb/faqs.csv ",
        " kb/faqs.csv",
        "kb/ｆaqs.csv",
        "kb/fаqs.csv",
        "kb/e\u{301}",
        "kb/é",
        "kb/\u{200b}x",
        "kb/\u{202e}vsc",
        "kb/商品.csv",
        "kb/a\tb",
        "kb/a\nb",
        "kb/~x",
        "kb/$x",
        "kb/-x;y",
        "",
    ] {
        assert_eq!(
            refusal(&with_raw_entry(&block(header(name.as_bytes(), 0), b""))),
            "name",
            "{name:?}"
        );
    }
    for name in [&b"kb/\xff\xfe"[..], b"kb/\xc0\xaf", b"\x80"] {
        assert_eq!(refusal(&with_raw_entry(&block(header(name, 0), b""))), "name", "{name:?}");
    }
}

#[test]
fn row_07_bytes_hidden_behind_a_name_are_refused() {
    assert_eq!(refusal(&with_raw_entry(&block(header(b"zzz\0hidden", 0), b""))), "bad-header");
}

#[test]
fn sections_of_the_future_are_refused_by_name() {
    for name in [
        "trust/1.root",
        "trust/65.root",
        "trust/01.root.minisig",
        "evidence/notes.txt",
        "readme.md",
        "kb/readme.md",
        "kb/pictures/a.png",
        "kb/dialogues/a/b.toml",
        "zzz",
    ] {
        let mut entries = Craft::good().entries();
        entries.insert(2, (name.to_owned(), b"x".to_vec()));
        assert_eq!(refusal(&tar_file(&entries)), "unknown-entry", "{name}");
    }
}

#[test]
fn row_08_every_type_but_a_regular_file_is_refused() {
    for kind in (0..=u8::MAX).filter(|&kind| kind != b'0') {
        let mut link = header(b"zzz", 0);
        link.as_mut_bytes()[156] = kind;
        assert_eq!(refusal(&with_raw_entry(&block(link, b""))), "bad-header", "type {kind}");
    }
}

#[test]
fn row_08_no_field_of_a_header_can_carry_anything() {
    for at in 100..512 {
        if (124..135).contains(&at) || (148..156).contains(&at) {
            continue; // The size and the checksum have tests of their own.
        }
        let mut odd = header(b"zzz", 0);
        odd.as_mut_bytes()[at] ^= 1;
        assert_eq!(
            refusal(&with_raw_entry(&block(odd, b""))),
            "bad-header",
            "byte {at} of the header"
        );
    }
}

#[test]
fn row_09_sizes_that_lie_are_refused_before_anything_is_allocated() {
    let sized = |field: &[u8; 12]| {
        let mut liar = header(b"kb/synonyms.csv", 0);
        liar.as_mut_bytes()[124..136].copy_from_slice(field);
        let file = bundle();
        // Before `release.json`, so that the name is in order.
        let at = file.windows(13).position(|w| w == b"release.json\0").unwrap();
        refusal(&[&file[..at], &block(liar, b""), &file[at..]].concat())
    };
    assert_eq!(sized(b"77777777777\0"), "too-large");
    assert_eq!(sized(b"40000000001\0"), "too-large");
    assert_eq!(sized(b"00040000001\0"), "too-large"); // 8 MiB + 1
    assert_eq!(sized(b"00040000000\0"), "truncated"); // 8 MiB is allowed, but is not there
    assert_eq!(sized(b"\x80\0\0\0\0\0\0\0\0\0\0\x01"), "bad-header"); // base-256
    assert_eq!(sized(b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"), "bad-header");
    assert_eq!(sized(b"          1\0"), "bad-header");
    assert_eq!(sized(b"-0000000001\0"), "bad-header");
    assert_eq!(sized(b"\0\0\0\0\0\0\0\0\0\0\0\0"), "bad-header");
    assert_eq!(sized(b"000000000000"), "bad-header"); // twelve digits
}

#[test]
fn row_29_parts_of_two_valid_bundles_do_not_mix() {
    let a = Craft::good();
    let mut b = Craft::good().edited("kb/faqs.csv", "48", "24").edited(
        "release.json",
        "\"seq\": 7",
        "\"seq\": 8",
    );
    b.comment = b.comment.replace("seq=7", "seq=8");
    let (a, b) = (a.entries(), b.entries());
    for mask in 1..(1_u32 << a.len()) - 1 {
        let mixed: Vec<_> = (0..a.len())
            .map(|i| if mask >> i & 1 == 1 { b[i].clone() } else { a[i].clone() })
            .collect();
        if mixed != a && mixed != b {
            assert_ne!(refusal(&tar_file(&mixed)), "accepted", "mask {mask:b}");
        }
    }
}

#[test]
fn row_10_compressed_bundles_are_not_bundles() {
    for magic in [&b"\x1f\x8b\x08"[..], b"\x28\xb5\x2f\xfd", b"BZh9", b"\xfd7zXZ\0", b"PK\x03\x04"]
    {
        assert_eq!(refusal(&[magic, &bundle()].concat()), "not-a-bundle");
    }
}
