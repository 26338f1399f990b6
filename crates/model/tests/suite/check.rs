//! What is wrong with small knowledge bases, as data: every file of `tests/check/` is one, with
//! what must be said about it.
//!
//! Lines before the first `---` are a note and options. `--- path` begins a file of the KB,
//! `--- path bytes` one whose `\xNN`, `\r` and `\0` are escapes; `--- expect` ends with one
//! `code severity file:row:column` a line, sorted by place. Options, one a line:
//! - `bare`: nothing is added. Without it, files that are not given come from a KB that is without
//!   mistakes.
//! - `hints`: hints are expected, too. Without it they are left out.

use std::collections::BTreeMap;
use std::path::Path;

use kaopu_model::{KbFiles, Severity, analyse, parse_date};

const TODAY: &str = "2026-11-22";

struct Case {
    files: KbFiles,
    expected: Vec<String>,
    hints: bool,
}

fn base() -> KbFiles {
    let moments =
        "greeting thanks goodbye clarify ask_product ask_order unknown handoff missing empty";
    let phrases: String =
        moments.split(' ').map(|moment| format!("{moment} = [\"好的\"]\n")).collect();
    let escalation = "[[queue]]\nid = \"desk\"\nname = \"客服\"\nhours = \"00:00-24:00\"\n[[rule]]\nid = \"human\"\nqueue = \"desk\"\n[rule.when]\nrequest_human = true\n";
    [
        ("kb.toml", "format = 1\nid = \"test\"\nshop = \"小店\"\n".to_owned()),
        ("faqs.csv", "id,category,question,answer\nship,物流,什么时候发货,很快\n".to_owned()),
        ("persona.toml", format!("name = \"小满\"\n[phrases]\n{phrases}")),
        ("escalation.toml", escalation.to_owned()),
    ]
    .map(|(path, text)| (path.to_owned(), text.into_bytes()))
    .into()
}

fn read(text: &str) -> Case {
    let mut sections = text.split("\n--- ");
    let options: Vec<&str> = sections.next().unwrap().lines().collect();
    let mut files = if options.contains(&"bare") { KbFiles::new() } else { base() };
    let mut expected = None;
    for section in sections {
        let (head, body) = section.split_once('\n').unwrap_or((section, ""));
        match head.strip_suffix(" bytes") {
            Some(path) => {
                files.insert(path.to_owned(), unescaped(body));
            }
            None if head == "expect" => {
                expected =
                    Some(body.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect())
            }
            None => {
                files.insert(head.to_owned(), format!("{body}\n").into_bytes());
            }
        }
    }
    Case {
        files,
        expected: expected.expect("a case ends with --- expect"),
        hints: options.contains(&"hints"),
    }
}

fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'\\' => match rest.next().unwrap() {
                b'x' => {
                    let digits = [rest.next().unwrap(), rest.next().unwrap()];
                    bytes.push(
                        u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap(),
                    );
                }
                b'r' => bytes.push(b'\r'),
                b'0' => bytes.push(0),
                other => panic!("unknown escape {other}"),
            },
            byte => bytes.push(byte),
        }
    }
    bytes
}

#[test]
fn every_case_is_told_what_is_wrong() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check");
    let mut failures = Vec::new();
    let mut codes = BTreeMap::new();
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in &paths {
        let case = read(&std::fs::read_to_string(path).unwrap());
        let parsed = analyse(&case.files, parse_date(TODAY));
        let mut found = Vec::new();
        for diagnostic in &parsed.diagnostics {
            for text in [&diagnostic.message.zh, &diagnostic.message.en] {
                assert!(!text.is_empty(), "{}: {} says nothing", path.display(), diagnostic.code);
            }
            if diagnostic.severity == Severity::Hint && !case.hints {
                continue;
            }
            let place = &diagnostic.place;
            let severity = format!("{:?}", diagnostic.severity).to_lowercase();
            found.push(format!(
                "{} {severity} {}:{}:{}",
                diagnostic.code, place.file, place.row, place.column
            ));
            *codes.entry(diagnostic.code.clone()).or_insert(0) += 1;
        }
        if found != case.expected {
            let name = path.file_name().unwrap().to_string_lossy();
            failures.push(format!(
                "{name}\n  expected:\n    {}\n  found:\n    {}",
                case.expected.join("\n    "),
                found.join("\n    ")
            ));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
    let documented = documented_codes();
    let seen: Vec<String> = codes.into_keys().collect();
    assert_eq!(
        seen, documented,
        "every code of docs/kb-format.md has a case, and no other is said"
    );
}

/// The codes of the table in docs/kb-format.md, sorted.
fn documented_codes() -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/kb-format.md");
    let text = std::fs::read_to_string(path).unwrap();
    let (_, table) = text.split_once("\n## Diagnostics").unwrap();
    let mut codes: Vec<String> = table
        .lines()
        .filter_map(|line| Some(line.strip_prefix("| `")?.split_once('`')?.0.to_owned()))
        .collect();
    codes.sort();
    codes
}
