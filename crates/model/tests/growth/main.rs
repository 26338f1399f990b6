//! Reading and checking a knowledge base takes time and memory in proportion to what is read,
//! whatever somebody made it of. A program of its own, for it counts every allocation.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop at once"
)]
#![cfg(unix)]

mod families;
mod measure;

use kaopu_model::limits::{ROWS, file_bytes};
use kaopu_model::{KbFiles, analyse};

use families::{FAMILIES, Family};
use measure::{Cost, cost};

/// What one step, to twice the size, may cost.
const STEP: f64 = 2.3;

/// What does not grow: tables of the reader, the first diagnostics of a kind, a tick of the clock.
const FIXED: Cost = Cost { millis: 2.0, bytes: 96 << 10 };

/// Each size is measured so often, at most, and the least is taken: other work only ever adds.
const ROUNDS: usize = 8;

fn read(files: &KbFiles) -> Cost {
    cost(|| drop(analyse(files, None)))
}

#[test]
fn twice_as_much_costs_twice_as_much() {
    let grown: Vec<String> = FAMILIES.iter().filter_map(grows_too_fast).collect();
    assert!(grown.is_empty(), "{}", grown.join("\n"));
}

/// What was measured, if it grows too fast.
fn grows_too_fast(family: &Family) -> Option<String> {
    let sizes: Vec<KbFiles> = [1, 2, 4, 8].map(|size| (family.make)(family.unit * size)).into();
    let mut costs = vec![Cost::MAX; sizes.len()];
    for _ in 0..ROUNDS {
        for (least, files) in costs.iter_mut().zip(&sizes) {
            *least = least.min(read(files));
        }
        if costs.windows(2).all(|step| step[1].at_most(step[0] * STEP + FIXED)) {
            return None;
        }
    }
    Some(format!("{}: {costs:?}", family.name))
}

#[test]
fn a_file_far_over_a_limit_costs_no_more_than_one_at_it() {
    let rows = |count: usize| family("equal rows of faqs.csv", count);
    let mut at = Cost::MAX;
    let mut over = Cost::MAX;
    for _ in 0..ROUNDS {
        at = at.min(read(&rows(ROWS - 1)));
        over = over.min(read(&rows(1_000_000)));
        if over.at_most(at * 1.5) {
            break;
        }
    }
    assert!(over.at_most(at * 1.5), "{at:?} {over:?}");
    for (name, path, count) in [
        ("[[rule]] again and again", "escalation.toml", (16 << 20) / 9),
        ("words of a danger topic", "escalation.toml", 200_000),
        ("columns of products.csv", "products.csv", 100_000),
    ] {
        let files = family(name, count);
        let size = files[path].len();
        let cost = read(&files);
        assert!(cost.bytes < 256 << 10, "{name}: {cost:?} for {size} bytes");
        let told = analyse(&files, None).diagnostics;
        let told = told.iter().find(|told| told.code == "too-large").expect(name);
        assert_eq!(told.place.file, path);
        assert!(!told.hint.zh.is_empty() && !told.hint.en.is_empty());
    }
}

/// The densest TOML that there is: twenty times its size, or what the allowed pieces take.
#[test]
fn what_toml_becomes_in_memory_is_bounded() {
    let most = file_bytes("care.toml");
    for dense in [
        "[[rule]]\n",
        "=\n",
        ",",
        "a=1\n",
        "[a]\n",
        "{a=1},",
        "1,",
        "\"a\",",
        "[",
        "a.",
        "\n",
        "#\n",
    ] {
        for begins in ["", "a=["] {
            for pieces in [2_000, 25_000, 50_000] {
                let mut text = begins.to_owned();
                text.push_str(&dense.repeat(pieces));
                let files: KbFiles = [("care.toml".to_owned(), text.into_bytes())].into();
                let (size, cost) = (files["care.toml"].len(), read(&files));
                let bound = (20 * size.min(most)).max(28 << 20);
                assert!(
                    cost.bytes < bound as u64,
                    "{begins}{dense:?} × {pieces}: {cost:?} for {size} bytes"
                );
            }
        }
    }
}

fn family(name: &str, count: usize) -> KbFiles {
    (FAMILIES.iter().find(|family| family.name == name).expect(name).make)(count)
}
