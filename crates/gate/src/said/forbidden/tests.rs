use kaopu_model::parse;

use super::*;

/// The table that the sample and the templates ship.
const SHIPPED: &str = include_str!("../../../../../sample-kb/forbidden.csv");

/// Sentences that were written before the table and this matcher: guilty or innocent, of what.
const UNSEEN: &str = include_str!("../../../tests/forbidden/unseen.tsv");

fn kb(table: &str, settings: &str) -> KnowledgeBase {
    let files = [("forbidden.csv", table), ("kb.toml", settings)];
    parse(&files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into()).kb
}

fn said(kb: &KnowledgeBase, text: &str) -> Vec<ForbiddenSeverity> {
    let words = ForbiddenWords::new(kb);
    words.said_in(text).into_iter().map(|(severity, _)| severity).collect()
}

#[test]
fn a_word_is_found_however_it_is_written() {
    let kb = kb("word\n加*微信\n最低价\n", "");
    for text in ["加我微信", "加一下客服的微信", "請加 微-信", "全网最低价！", "全网最 低 价"]
    {
        assert_eq!(said(&kb, text).len(), 1, "{text}");
    }
    for text in ["加购，微信付款", "加上这一件之后再用微信付款", "价最低", "最低，价"]
    {
        assert_eq!(said(&kb, text).len(), 0, "{text}");
    }
}

#[test]
fn a_longer_word_a_denial_and_a_warning_make_it_harmless() {
    let kb = kb("word,unless\n最佳,最佳食用\n治疗,\n加微信,\n", "");
    for text in [
        "最佳食用期是三天",
        "不能治疗任何疾病",
        "不是药，不能用来治疗疾病",
        "没有治疗作用",
        "请勿加微信",
        "让您加微信的都是骗子",
        "不治疗",
    ] {
        assert_eq!(said(&kb, text).len(), 0, "{text}");
    }
    for text in [
        "最佳食用期是三天，口感最佳",
        "不添加色素的面霜能治疗湿疹",
        "不用怕，治疗湿疹就用它",
        "特别治疗湿疹",
        "不得不说治疗效果好",
        "加微信",
    ] {
        assert_eq!(said(&kb, text).len(), 1, "{text}");
    }
}

#[test]
fn a_marketplace_has_rules_of_its_own() {
    let table = "word,severity,marketplace\n京东,warn,淘宝\n拼多多,,抖音\n";
    let of = |settings: &str| said(&kb(table, settings), "京东和拼多多都有");
    assert_eq!(of(""), []);
    let both = "marketplaces = [\"淘宝\", \"抖音\"]\n";
    assert_eq!(of(both), [ForbiddenSeverity::Warn, ForbiddenSeverity::Block]);
    assert_eq!(of("marketplaces = [\"淘宝\"]\n"), [ForbiddenSeverity::Warn]);
    assert_eq!(of("marketplaces = [\"拼多多\"]\n"), []);
}

#[test]
fn the_shipped_table_is_sound() {
    let files = [("forbidden.csv".to_owned(), SHIPPED.as_bytes().to_vec())].into();
    let found = parse(&files).diagnostics;
    assert!(found.iter().all(|one| one.place.file != "forbidden.csv"), "{found:#?}");
    let kb = parse(&files).kb;
    assert!(kb.forbidden.len() > 100);
    assert!(kb.forbidden.iter().all(|row| !row.source.is_empty()));
}

#[test]
fn sentences_of_a_stranger_are_told_apart() {
    let kb = kb(SHIPPED, "");
    let (mut missed, mut blocked) = (Vec::new(), Vec::new());
    for line in UNSEEN.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let [truth, _, text] = cells.as_slice() else { panic!("{line}") };
        let found = said(&kb, text);
        match *truth {
            "guilty" if found.is_empty() => missed.push(*text),
            "innocent" if found.contains(&ForbiddenSeverity::Block) => blocked.push(*text),
            _ => {}
        }
    }
    assert!(blocked.is_empty(), "{blocked:#?}");
    assert!(missed.is_empty(), "{missed:#?}");
}
