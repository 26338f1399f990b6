//! What decided a turn, in words that an operator understands.

use kaopu_engine::{Decision, Score};

use crate::language::Language;

/// A score as people read it: 0 to 100.
pub(crate) fn points(score: Score) -> u32 {
    score.0.saturating_add(50) / 100
}

/// One sentence.
pub(crate) fn sentence(language: Language, decision: &Decision) -> String {
    let p = points;
    let (zh, en) = match decision {
        Decision::Exact { wording } => {
            (format!("和「{wording}」一字不差"), format!("the same as \"{wording}\""))
        }
        Decision::Clear { score, needed, runner_up } => (
            format!(
                "最像的得 {} 分（够 {} 分就答），比第二名高 {} 分",
                p(*score),
                p(*needed),
                p(*score).saturating_sub(p(*runner_up))
            ),
            format!(
                "the best has {} ({} is enough), {} ahead of the next",
                p(*score),
                p(*needed),
                p(*score).saturating_sub(p(*runner_up))
            ),
        ),
        Decision::Likely { score, needed, to_answer, .. } => (
            format!(
                "最像的得 {} 分（够 {} 分先说听懂了什么再答，够 {} 分才直接答）",
                p(*score),
                p(*needed),
                p(*to_answer)
            ),
            format!(
                "the best has {} ({} is enough to answer and say what was understood, {} to just \
                 answer)",
                p(*score),
                p(*needed),
                p(*to_answer)
            ),
        ),
        Decision::Close { score, needed, .. } if score < needed => (
            format!("最像的只有 {} 分（够 {} 分才答），所以反问", p(*score), p(*needed)),
            format!(
                "the best has only {} ({} is needed to answer), so it asks back",
                p(*score),
                p(*needed)
            ),
        ),
        Decision::Close { score, runner_up, margin, .. } => (
            format!(
                "前两名 {} 和 {} 分，差不到 {} 分，所以反问",
                p(*score),
                p(*runner_up),
                p(*margin)
            ),
            format!(
                "the best two have {} and {}, less than {} apart, so it asks back",
                p(*score),
                p(*runner_up),
                p(*margin)
            ),
        ),
        Decision::Weak { score, needed } => (
            format!("没有像的：最高 {} 分（够 {} 分才反问）", p(*score), p(*needed)),
            format!(
                "nothing fits: the best has {} ({} is needed to ask back)",
                p(*score),
                p(*needed)
            ),
        ),
        Decision::Chosen { label } => {
            (format!("顾客选了「{label}」"), format!("the customer chose \"{label}\""))
        }
        Decision::NoneOfThese => {
            ("顾客说都不是".to_owned(), "the customer said that none of these is meant".to_owned())
        }
        Decision::Agreed => {
            ("顾客说就是这个".to_owned(), "the customer said that this was meant".to_owned())
        }
        Decision::Parts { parts } => {
            let entries: Vec<&str> = parts.iter().map(|part| &*part.entry).collect();
            let entries = entries.join(", ");
            (format!("一句话里分开来问的：{entries}"), format!("asked part by part: {entries}"))
        }
        Decision::FollowUp { after, read_as, .. } => (
            format!("接着 {after} 问的，读作「{read_as}」"),
            format!("goes on after {after}, read as \"{read_as}\""),
        ),
        Decision::TakenBack { entry, act, .. } => (
            format!("顾客说的是不要「{act}」，所以不按 {entry} 答"),
            format!("the customer takes \"{act}\" back, so {entry} is not answered"),
        ),
        Decision::Supplied => (
            "顾客补上了刚才问的信息".to_owned(),
            "the customer supplied what was asked for".to_owned(),
        ),
        Decision::SmallTalk { moment } => {
            (format!("寒暄（{}）", moment.code()), format!("small talk ({})", moment.code()))
        }
        Decision::CallbackIssueNoted => (
            "顾客说了要回电谈什么，补进病历本".to_owned(),
            "the customer told what the callback is about".to_owned(),
        ),
        Decision::HandoffFailed { queue } => {
            (format!("{queue} 没人接"), format!("nobody in {queue} took the conversation over"))
        }
        Decision::NoWords => ("消息里没有字".to_owned(), "the message has no words".to_owned()),
        Decision::Rule { id, because } if because.is_empty() => {
            (format!("转人工规则 {id}"), format!("hand-over rule {id}"))
        }
        Decision::Rule { id, because } => (
            format!("转人工规则 {id}，因为「{}」", because.join("」「")),
            format!("hand-over rule {id}, because of \"{}\"", because.join("\", \"")),
        ),
        Decision::NoValue { entry, placeholder } if placeholder.is_empty() => (
            format!("{entry} 在这种情况下没有答案"),
            format!("{entry} has no answer in this situation"),
        ),
        Decision::NoValue { entry, placeholder } => (
            format!("{entry} 的答案要用 {{{placeholder}}}，没有这个值"),
            format!("the answer of {entry} needs {{{placeholder}}}, and there is no value"),
        ),
        Decision::AskFirst { id, .. } => (
            format!("转人工规则 {id}，先问一项同事要用的信息"),
            format!("hand-over rule {id}, which asks for something first"),
        ),
        Decision::CallbackNoted => {
            ("顾客留了回电号码".to_owned(), "the customer left a number to call back".to_owned())
        }
        Decision::Resumed => {
            ("人工把会话交还了".to_owned(), "the human handed the conversation back".to_owned())
        }
        Decision::Event { events } => {
            let zh: Vec<&str> = events.iter().map(|event| event.zh()).collect();
            let en: Vec<&str> = events.iter().map(|event| event.code()).collect();
            (
                format!("店里发生了：{}", zh.join("、")),
                format!("something happened: {}", en.join(", ")),
            )
        }
        Decision::WithHuman => {
            ("人工已经接手".to_owned(), "a human has the conversation".to_owned())
        }
    };
    language.choose(zh, en)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english(decision: &Decision) -> String {
        sentence(Language::En, decision)
    }

    #[test]
    fn points_are_rounded_hundredths() {
        assert_eq!(
            [0, 49, 50, 9_949, 10_000].map(|score| points(Score(score))),
            [0, 0, 1, 99, 100]
        );
    }

    #[test]
    fn asking_back_says_which_of_its_two_reasons_it_has() {
        let close = |score, runner_up| Decision::Close {
            score: Score(score),
            needed: Score(5_000),
            runner_up: Score(runner_up),
            margin: Score(600),
        };
        assert_eq!(
            english(&close(4_400, 1_000)),
            "the best has only 44 (50 is needed to answer), so it asks back"
        );
        assert_eq!(
            english(&close(7_000, 6_800)),
            "the best two have 70 and 68, less than 6 apart, so it asks back"
        );
    }

    #[test]
    fn numbers_say_how_clear_and_how_weak() {
        let clear =
            Decision::Clear { score: Score(6_400), needed: Score(5_000), runner_up: Score(1_800) };
        assert_eq!(english(&clear), "the best has 64 (50 is enough), 46 ahead of the next");
        assert_eq!(
            sentence(Language::Zh, &clear),
            "最像的得 64 分（够 50 分就答），比第二名高 46 分"
        );
        let weak = Decision::Weak { score: Score(1_200), needed: Score(2_800) };
        assert_eq!(english(&weak), "nothing fits: the best has 12 (28 is needed to ask back)");
    }

    #[test]
    fn a_rule_names_its_reasons_and_a_hole_its_placeholder() {
        let rule =
            Decision::Rule { id: "ill".into(), because: vec!["拉肚子".into(), "难受".into()] };
        assert_eq!(english(&rule), "hand-over rule ill, because of \"拉肚子\", \"难受\"");
        let hole = Decision::NoValue { entry: "size".into(), placeholder: "商品.尺码".into() };
        assert_eq!(english(&hole), "the answer of size needs {商品.尺码}, and there is no value");
    }
}
