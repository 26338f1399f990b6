//! Edits of personas, care moments, rules, queues: what is put is read back, and nothing else
//! changes.

use kaopu_model::{
    Edit, EditError, KbFiles, RuleId, apply, care_moment_drafts, danger_drafts,
    escalation_settings_draft, parse, persona_drafts, queue_drafts, rule_drafts,
};
use proptest::prelude::*;

use crate::part_drafts;

const PERSONA: &str = r#"# 人设
name = "小满" # 店名
address = '亲'

# 第一套
[phrases]
greeting = ["在呢", "您好"]
thanks = [
    # 平静的顾客
    "不客气~", # 常用
    "应该的",  'q',
]
opener = [{ text = "别着急", moods = ["worried"] }, 7, "抱歉"]

[care]
signed = ["到啦"]
old = ["不用了"] # 旧的

# 另一套人设

# 严谨
[personas.precise]
tone = "precise"
phrases.greeting = ["您好"]
[personas.precise.voice]
pace = 9
"#;

const CARE: &str = "# 关怀\n\n[[moment]]\nid = \"signed\" # 签收\non = \"signed\"\n# 先后\npriority = 80\nhours = \"23点\"\n\n[[moment]]\nid = \"hello\"\non = \"first_answer\"\nsay = [\"好\"]\n";

const ESCALATION: &str = r#"# 转人工

[record]
needs = ["order", "colour", "issue"]

[[queue]]
id = "sales"
name = "售前"
hours = "9点" # 待定
week = { sat = "10:00-12:00", sun = "closed" }

# 词

[[danger]]
topic = "fire"
words = ["着火", "冒烟"]

[[danger]]
topic = "injury"
words = ["割伤"]

[[danger]]
topic = "fire"
words = ["自燃"] # 后来加的

[mood]
angry = [
    "气死", "气人",
    "骗子",
]

# 规则从上往下看

# 人工
[[rule]]
id = "human"
queue = "sales"
[rule.when]
request_human = true

# 生气
[[rule]]
id = "angry"
queue = "nobody"
when = { any = [{ mood = ["angry"] }, { asked = 2, anger = 7 }] }

[[rule]]
id = "last"
queue = "sales"
say = "转{队列}"
[rule.when]
words = ["赔"]

# 完
"#;

fn shop() -> KbFiles {
    let parts = [("persona.toml", PERSONA), ("care.toml", CARE), ("escalation.toml", ESCALATION)];
    parts.map(|(path, text)| (path.to_owned(), text.as_bytes().to_vec())).into()
}

fn windows_shop() -> KbFiles {
    let windows = |text: Vec<u8>| {
        format!("\u{feff}{}", String::from_utf8(text).unwrap().replace('\n', "\r\n"))
    };
    shop().into_iter().map(|(path, text)| (path, windows(text).into_bytes())).collect()
}

fn after(files: &KbFiles, edit: &Edit) -> Result<KbFiles, EditError> {
    let mut files = files.clone();
    for (path, content) in apply(&files.clone(), edit)? {
        match content {
            Some(bytes) => files.insert(path, bytes),
            None => files.remove(&path),
        };
    }
    Ok(files)
}

fn text<'f>(files: &'f KbFiles, path: &str) -> &'f str {
    std::str::from_utf8(&files[path]).unwrap()
}

/// All parts as they stand, each as the edit that puts it.
fn all_parts(files: &KbFiles) -> Vec<Edit> {
    let mut edits: Vec<Edit> = persona_drafts(files).into_iter().map(Edit::PutPersona).collect();
    edits.extend(care_moment_drafts(files).into_iter().map(Edit::PutCareMoment));
    edits.extend(rule_drafts(files).into_iter().map(Edit::PutRule));
    edits.extend(queue_drafts(files).into_iter().map(Edit::PutQueue));
    edits.extend(danger_drafts(files).into_iter().map(Edit::PutDanger));
    edits.push(Edit::PutEscalationSettings(escalation_settings_draft(files)));
    edits
}

fn sample() -> KbFiles {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../sample-kb");
    let read = |name: &str| (name.to_owned(), std::fs::read(folder.join(name)).unwrap());
    ["persona.toml", "care.toml", "escalation.toml"].map(read).into()
}

#[test]
fn what_stands_there_already_is_left_as_it_is_written() {
    for files in [shop(), windows_shop(), sample()] {
        let edits = all_parts(&files);
        assert!(edits.len() > 8);
        for edit in edits {
            assert_eq!(apply(&files, &edit).unwrap(), [].into(), "{edit:?}");
        }
    }
}

/// A part to put, and the one with the same id as the files have it.
fn part() -> impl Strategy<Value = Edit> {
    prop_oneof![
        2 => part_drafts::persona(&["signed", "hello", "old"]).prop_map(Edit::PutPersona),
        1 => part_drafts::care_moment().prop_map(Edit::PutCareMoment),
        2 => part_drafts::rule().prop_map(Edit::PutRule),
        1 => part_drafts::queue().prop_map(Edit::PutQueue),
        1 => part_drafts::danger().prop_map(Edit::PutDanger),
        1 => part_drafts::settings().prop_map(Edit::PutEscalationSettings),
    ]
}

/// What can be compared of an edit: phrases for care moments that a persona does not have are no
/// difference.
fn says(edit: &Edit) -> Edit {
    match edit.clone() {
        Edit::PutPersona(mut draft) => {
            draft.care.retain(|care| !care.phrases.is_empty());
            draft.care.sort_by(|a, b| a.id.cmp(&b.id));
            Edit::PutPersona(draft)
        }
        other => other,
    }
}

fn all_say(files: &KbFiles) -> Vec<Edit> {
    all_parts(files).iter().map(says).collect()
}

proptest! {
    #[test]
    fn what_is_put_is_read_back_and_all_else_stays(first in part(), second in part(), start in 0..3usize) {
        let start = vec![KbFiles::new(), shop(), windows_shop()].swap_remove(start);
        let mut files = start;
        for edit in [first, second] {
            let before = all_say(&files);
            let once = after(&files, &edit).unwrap();
            prop_assert!(all_say(&once).contains(&says(&edit)), "{}", once.values().map(|text| String::from_utf8_lossy(text)).collect::<String>());
            prop_assert_eq!(&after(&once, &edit).unwrap(), &once);
            // Every other part says what it said.
            let all = all_say(&once);
            let missing = before.iter().filter(|part| !all.contains(part)).count();
            prop_assert!(missing <= 1, "{edit:?}");
            // No comment goes.
            for (path, text) in &files {
                let (old, new) = (String::from_utf8_lossy(text), String::from_utf8_lossy(&once[path]));
                for comment in ["# 店名", "# 第一套", "# 另一套人设", "# 严谨", "# 签收", "# 词", "# 规则从上往下看", "# 人工", "# 生气", "# 完"] {
                    prop_assert!(!old.contains(comment) || new.contains(comment), "{comment} is gone from {new}");
                }
            }
            files = once;
        }
        prop_assert!(parse(&files).diagnostics.iter().all(|found| found.code != "toml-syntax" || !found.message.en.contains("is not TOML")));
    }
}

#[test]
fn one_word_changes_one_line() {
    for files in [sample(), windows_shop()] {
        for edit in all_parts(&files) {
            let changed = match edit.clone() {
                Edit::PutPersona(mut draft) => {
                    let Some(said) = draft.moments.iter_mut().find(|said| said.phrases.len() > 1)
                    else {
                        continue;
                    };
                    said.phrases[1].text.push('！');
                    Edit::PutPersona(draft)
                }
                Edit::PutRule(mut draft) => {
                    draft.say.push('！');
                    Edit::PutRule(draft)
                }
                Edit::PutCareMoment(mut draft) => {
                    draft.priority += 1;
                    Edit::PutCareMoment(draft)
                }
                Edit::PutQueue(mut draft) => {
                    draft.hours = "10:00-11:00".into();
                    Edit::PutQueue(draft)
                }
                Edit::PutDanger(mut draft) => {
                    draft.words.insert(1, "新词".into());
                    Edit::PutDanger(draft)
                }
                _ => continue,
            };
            let end = after(&files, &changed).unwrap();
            let differing: usize = files
                .iter()
                .map(|(path, old)| {
                    let (old, new) =
                        (String::from_utf8_lossy(old), String::from_utf8_lossy(&end[path]));
                    let (old, new): (Vec<_>, Vec<_>) =
                        (old.split('\n').collect(), new.split('\n').collect());
                    let gone = old.iter().filter(|line| !new.contains(line)).count();
                    let come = new.iter().filter(|line| !old.contains(line)).count();
                    assert!(
                        gone <= 1 && come <= 1 && new.len() - old.len() <= 1,
                        "{changed:?}\n{end:#?}"
                    );
                    gone.max(come)
                })
                .sum();
            assert_eq!(differing, 1, "{changed:?}");
        }
    }
}

#[test]
fn a_rule_moves_with_the_comment_above_it() {
    let moved = |rule: &str, before: Option<&str>| {
        let edit = Edit::MoveRule { rule: RuleId::from(rule), before: before.map(RuleId::from) };
        let files = after(&shop(), &edit).unwrap();
        text(&files, "escalation.toml").split_once("# 规则从上往下看").unwrap().1.to_owned()
    };
    let human =
        "# 人工\n[[rule]]\nid = \"human\"\nqueue = \"sales\"\n[rule.when]\nrequest_human = true\n";
    let angry = "# 生气\n[[rule]]\nid = \"angry\"\nqueue = \"nobody\"\nwhen = { any = [{ mood = [\"angry\"] }, { asked = 2, anger = 7 }] }\n";
    let last = "[[rule]]\nid = \"last\"\nqueue = \"sales\"\nsay = \"转{队列}\"\n[rule.when]\nwords = [\"赔\"]\n";
    assert_eq!(moved("last", Some("human")), format!("\n\n{last}\n{human}\n{angry}\n# 完\n"));
    assert_eq!(moved("human", None), format!("\n\n{angry}\n{last}\n{human}\n# 完\n"));
    assert_eq!(moved("angry", Some("human")), format!("\n\n{angry}\n{human}\n{last}\n# 完\n"));
    assert_eq!(moved("angry", Some("last")), format!("\n\n{human}\n{angry}\n{last}\n# 完\n"));
}
