//! What each step of reading is good for, left out in turn, and every correction of a typing mistake
//! with what it changes: on the labelled messages of `KAOPU_EVAL_DATA`. `docs/benchmarks.md` has the
//! tables.
#![allow(clippy::disallowed_methods, reason = "the data lie where the variable says")]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use kaopu_model::{Faq, FaqId, KbFiles, KnowledgeBase, Locale, Phrasing, WrongAnswerBudget, parse};

use crate::classifier::tests::learn::encoder;
use crate::program::{Program, compile_with};
use crate::turn::{Action, Correction, Decision};
use crate::understand::matcher::Matcher;
use crate::understand::reading::{LeftOut, UtteranceReader};
use crate::understand::thresholds::Band;
use crate::understand::understand;
use crate::{Message, Session, respond};

const SETS: [(&str, Locale); 3] =
    [("zh-shop58", Locale::ZhCn), ("zh-bank50", Locale::ZhCn), ("en-bank77", Locale::En)];

/// A step, and what makes a message need it; the message, if it can't.
struct Step {
    name: &'static str,
    left_out: fn() -> LeftOut,
    needed: fn(&str) -> String,
}

const STEPS: [Step; 11] = [
    Step { name: "nothing", left_out: LeftOut::default, needed: str::to_owned },
    Step {
        name: "traditional characters",
        left_out: || LeftOut { traditional: true, ..LeftOut::default() },
        needed: |text| with_each(text, &TRADITIONAL),
    },
    Step {
        name: "emoji",
        left_out: || LeftOut { emoji: true, ..LeftOut::default() },
        needed: |text| format!("{text}😂[捂脸]"),
    },
    Step {
        name: "repetitions",
        left_out: || LeftOut { repetition: true, ..LeftOut::default() },
        needed: |text| {
            text.chars().last().map_or(String::new(), |c| format!("在吗在吗 {text}{c}{c}{c}"))
        },
    },
    Step {
        name: "order and phone numbers",
        left_out: || LeftOut { numbers: true, ..LeftOut::default() },
        needed: |text| format!("2026112600090001 {text} 13800138000"),
    },
    Step {
        name: "fillers",
        left_out: || LeftOut { fillers: true, ..LeftOut::default() },
        needed: |text| format!("亲 麻烦问一下哈 {text} 谢谢啦"),
    },
    Step {
        name: "typed pinyin",
        left_out: || LeftOut { typed_pinyin: true, ..LeftOut::default() },
        needed: |text| with_first(text, &PINYIN),
    },
    Step {
        name: "English spelling",
        left_out: || LeftOut { spelling: true, ..LeftOut::default() },
        needed: misspelt,
    },
    Step {
        name: "corrections",
        left_out: || LeftOut { corrections: true, ..LeftOut::default() },
        needed: |text| with_first(text, &SLIPS),
    },
    Step {
        name: "synonyms",
        left_out: || LeftOut { synonyms: true, ..LeftOut::default() },
        needed: str::to_owned,
    },
    Step {
        name: "names of products",
        left_out: || LeftOut { products: true, ..LeftOut::default() },
        needed: str::to_owned,
    },
];

const TRADITIONAL: [(&str, &str); 24] = [
    ("发", "發"),
    ("货", "貨"),
    ("单", "單"),
    ("时", "時"),
    ("还", "還"),
    ("么", "麼"),
    ("样", "樣"),
    ("订", "訂"),
    ("递", "遞"),
    ("换", "換"),
    ("钱", "錢"),
    ("贷", "貸"),
    ("额", "額"),
    ("开", "開"),
    ("间", "間"),
    ("为", "為"),
    ("银", "銀"),
    ("电", "電"),
    ("话", "話"),
    ("没", "沒"),
    ("会", "會"),
    ("个", "個"),
    ("费", "費"),
    ("运", "運"),
];

const PINYIN: [(&str, &str); 12] = [
    ("发票", "fapiao"),
    ("快递", "kuaidi"),
    ("还款", "huankuan"),
    ("借款", "jiekuan"),
    ("退款", "tuikuan"),
    ("订单", "dingdan"),
    ("地址", "dizhi"),
    ("什么时候", "shenmeshihou"),
    ("怎么", "zenme"),
    ("银行卡", "yinhangka"),
    ("额度", "edu"),
    ("申请", "shenqing"),
];

const SLIPS: [(&str, &str); 14] = [
    ("发票", "发漂"),
    ("快递", "快弟"),
    ("还款", "环款"),
    ("借款", "接款"),
    ("退款", "推款"),
    ("订单", "定弹"),
    ("地址", "地止"),
    ("时候", "时侯"),
    ("银行", "银航"),
    ("额度", "额肚"),
    ("申请", "伸请"),
    ("发货", "发祸"),
    ("运费", "远费"),
    ("取消", "去消"),
];

fn with_each(text: &str, pairs: &[(&str, &str)]) -> String {
    pairs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

fn with_first(text: &str, pairs: &[(&str, &str)]) -> String {
    let pair = pairs.iter().find(|(from, _)| text.contains(from));
    pair.map_or_else(|| text.to_owned(), |(from, to)| text.replacen(from, to, 1))
}

/// The longest English word with two letters in the middle changed round.
fn misspelt(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphabetic());
    let Some(longest) = words.max_by_key(|word| word.len()).filter(|word| word.len() > 4) else {
        return text.to_owned();
    };
    let mut letters: Vec<char> = longest.chars().collect();
    let middle = letters.len() / 2;
    letters.swap(middle - 1, middle);
    text.replacen(longest, &letters.into_iter().collect::<String>(), 1)
}

/// Label and text of each line of a file; none if it is not there.
fn rows(path: &str) -> Vec<(String, String)> {
    let Some(root) = std::env::var_os("KAOPU_EVAL_DATA") else { return Vec::new() };
    let text = fs::read_to_string(PathBuf::from(root).join(path)).unwrap_or_default();
    let pair = |line: &str| line.split_once('\t').map(|(a, b)| (a.to_owned(), b.to_owned()));
    text.lines().filter_map(pair).collect()
}

fn knowledge_base(set: &str, locale: Locale) -> KnowledgeBase {
    let mut entries: BTreeMap<String, Vec<Phrasing>> = BTreeMap::new();
    for (label, text) in rows(&format!("{set}/kb.tsv")) {
        entries.entry(label).or_default().push(Phrasing { text, row: 0 });
    }
    let faq = |(label, phrasings): (String, Vec<Phrasing>)| Faq {
        id: FaqId(label.clone()),
        question: label.replace('_', " "),
        answer: "…".into(),
        enabled: true,
        phrasings,
        ..Faq::default()
    };
    let mut kb =
        KnowledgeBase { faqs: entries.into_iter().map(faq).collect(), ..KnowledgeBase::default() };
    kb.settings.locale = locale;
    kb.settings.wrong_answers = WrongAnswerBudget::parse("2%").unwrap();
    kb
}

/// What becomes of a message that asks for an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fate {
    Wrong,
    Unknown,
    AskedWithout,
    AskedWith,
    ConfirmedRight,
    Right,
}

/// What becomes of it, and whether it was taken apart.
fn fate(program: &Program, text: &str, wanted: Option<&str>) -> (Fate, bool) {
    let (_, turn) = respond(program, &Session::default(), &Message::new(text));
    let is_wanted = |id: &FaqId| Some(id.0.as_str()) == wanted;
    let first = turn.entries.first().is_some_and(is_wanted);
    let offered = turn.options.iter().any(|option| Some(option.id.as_str()) == wanted);
    let fate = match turn.action {
        Action::Answer if first => Fate::Right,
        Action::Confirm if first => Fate::ConfirmedRight,
        Action::Answer | Action::Confirm => Fate::Wrong,
        Action::Clarify if offered => Fate::AskedWith,
        Action::Clarify => Fate::AskedWithout,
        _ => Fate::Unknown,
    };
    (fate, matches!(turn.trace.decision, Decision::Parts { .. }))
}

fn without(whole: &Program, left_out: LeftOut) -> Program {
    let kb = whole.knowledge_base();
    let reader = UtteranceReader::without(left_out, kb);
    let matcher = Arc::new(Matcher::read_by(reader, kb, whole.matcher.embeddings(), None));
    Program { matcher, ..whole.clone() }
}

#[test]
#[ignore = "prints what each step is good for"]
fn steps_of_reading_left_out_in_turn() {
    let Some(encoder) = encoder() else { return };
    for (set, locale) in SETS {
        let whole = compile_with(knowledge_base(set, locale), &encoder);
        let cases = rows(&format!("{set}/test.tsv"));
        let near = rows(&format!("{set}/oos_near.tsv"));
        let far = rows(&format!("{set}/oos_far.tsv"));
        println!("{set}: {} cases, {} near, {} far", cases.len(), near.len(), far.len());
        for Step { name, left_out, needed } in STEPS {
            let program = without(&whole, left_out());
            let top1 = cases.iter().filter(|(label, text)| {
                let best = understand(&program, text).candidates.into_iter().next();
                best.is_some_and(|best| best.entry.0 == *label)
            });
            let top1 = top1.count();
            let fates: Vec<(Fate, bool)> =
                cases.iter().map(|(label, text)| fate(&program, text, Some(label))).collect();
            let count = |wanted: Fate| fates.iter().filter(|(fate, _)| *fate == wanted).count();
            let begun = |rows: &[(String, String)]| {
                rows.iter().filter(|(_, text)| fate(&program, text, None).0 == Fate::Wrong).count()
            };
            println!(
                "  without {name}: top-1 {top1}, right {}, confirmed {}, begun wrong {}, near {}, far {}",
                count(Fate::Right),
                count(Fate::ConfirmedRight),
                count(Fate::Wrong),
                begun(&near),
                begun(&far),
            );
            let parts = |fate: fn(Fate) -> bool| {
                fates.iter().filter(|(one, parts)| *parts && fate(*one)).count()
            };
            let (right, wrong) =
                (parts(|fate| fate == Fate::Right), parts(|fate| fate == Fate::Wrong));
            println!("    taken apart: {right} right, {wrong} wrong");
            let changed: Vec<(&String, String)> = cases
                .iter()
                .map(|(label, text)| (label, text, needed(text)))
                .filter(|(_, text, changed)| *text != changed)
                .map(|(label, _, changed)| (label, changed))
                .collect();
            let begins = |program: &Program, is: fn(Fate) -> bool| {
                changed
                    .iter()
                    .filter(|(label, text)| is(fate(program, text, Some(label)).0))
                    .count()
            };
            let right: fn(Fate) -> bool = |fate| fate >= Fate::ConfirmedRight;
            let wrong: fn(Fate) -> bool = |fate| fate == Fate::Wrong;
            if !changed.is_empty() {
                println!(
                    "    {} messages that need it: right {} with it, {} without; wrong {}, {}",
                    changed.len(),
                    begins(&whole, right),
                    begins(&program, right),
                    begins(&whole, wrong),
                    begins(&program, wrong),
                );
            }
        }
    }
    let sample = sample();
    let whole = compile_with(sample, &encoder);
    for Step { name, left_out, .. } in STEPS {
        let program = without(&whole, left_out());
        let samples = &program.matcher.samples;
        let right = samples.iter().filter(|sample| sample.right).count();
        let sure = samples.iter().filter(|sample| {
            let band = program.matcher.thresholds.band(sample.confidence, sample.familiarity);
            sample.right && matches!(band, Band::Sure | Band::Likely)
        });
        println!(
            "sample-kb, left out, without {name}: {right} right of {}, {} begun right",
            samples.len(),
            sure.count()
        );
    }
}

/// The sample shop.
fn sample() -> KnowledgeBase {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../sample-kb");
    let read = |name: &str| Some((name.to_owned(), fs::read(root.join(name)).ok()?));
    let names = ["kb.toml", "faqs.csv", "phrasings.csv", "products.csv", "synonyms.csv"];
    parse(&names.into_iter().filter_map(read).collect::<KbFiles>()).kb
}

#[test]
#[ignore = "prints every correction of a typing mistake"]
fn every_correction_and_what_it_changes() {
    let Some(encoder) = encoder() else { return };
    let corrected =
        LeftOut { typed_pinyin: true, spelling: true, corrections: true, ..LeftOut::default() };
    for (set, locale) in SETS {
        let whole = compile_with(knowledge_base(set, locale), &encoder);
        let plain = without(&whole, corrected);
        let mut messages: Vec<(Option<String>, String)> = Vec::new();
        for (label, text) in rows(&format!("{set}/test.tsv")) {
            messages.push((Some(label), text));
        }
        for file in ["oos_near", "oos_far"] {
            messages.extend(
                rows(&format!("{set}/{file}.tsv")).into_iter().map(|(_, text)| (None, text)),
            );
        }
        if locale == Locale::ZhCn {
            let log = rows("zh-shop-log/chat.tsv").into_iter();
            let customers = log.filter_map(|(_, rest)| {
                let columns: Vec<&str> = rest.split('\t').collect();
                let text = columns.last().filter(|_| columns.get(1) == Some(&"0"))?;
                Some((None, (*text).to_owned()))
            });
            messages.extend(customers);
        }
        let all = messages.len();
        let (mut made, mut better, mut worse) = (0, 0, 0);
        for (label, text) in messages {
            let corrections = whole.matcher.read(&text).corrections;
            if corrections.is_empty() {
                continue;
            }
            made += 1;
            let with = fate(&whole, &text, label.as_deref()).0;
            let without = fate(&plain, &text, label.as_deref()).0;
            better += usize::from(with > without);
            worse += usize::from(with < without);
            let told: Vec<String> = corrections
                .iter()
                .map(|Correction { from, to, by, .. }| format!("{from}→{to} ({by:?})"))
                .collect();
            let sign = if with > without {
                '+'
            } else if with < without {
                '-'
            } else {
                '='
            };
            println!("{set} {sign} {without:?}→{with:?}\t{}\t{text}", told.join(", "));
        }
        println!("{set}: {made} of {all} messages corrected; {better} better, {worse} worse");
    }
}
