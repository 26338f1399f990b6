//! Phrases that are right only for a while, and may be said at any time: `untimely-phrase`.
//!
//! A good night, a wish for a festival, a word about the cold: phrases have no window, so they are
//! said in July, too. Words of the night may stand at the care moment of the night. Silent where a
//! time is only spoken of: 冬天穿也暖和, 早9点到晚9点, 不管多晚.

use super::scope::Scope;
use crate::{CareTrigger, Diagnostic, PartRef, Phrase, Place, Severity};

/// Words that are right only at some hours of the day.
const HOURS: &str = "早上好 早安 晨安 早呀 早啊 上午好 中午好 午安 下午好 傍晚好 晚上好 晚安 夜深 深夜了 \
    夜里了 这么晚 这么早 大半夜 大晚上 大清早 一大早 早点休息 早点睡 早些休息 好梦 还没睡 \
    夜猫子";

/// Words that are right only in some weather or season.
const SEASONS: &str = "天冷 天凉 天热 天干 天暖 天寒 天黑 天气越 天气真 天气好 天气转 天气渐 转凉 转冷 \
    转热 转暖 变凉 变冷 变热 降温 升温 高温 添衣 加衣 添件 多穿 保暖 防寒 防暑 避暑 解暑 \
    消暑 中暑 着凉 感冒 流感 入冬 入秋 入夏 入伏 立春 立夏 立秋 立冬 冬至 夏至 三伏 三九 \
    数九 寒冬 寒风 寒潮 秋风 春风 春暖 秋高 深秋 初秋 初春 早春 倒春寒 初冬 炎炎 炎热 酷暑 \
    盛夏 大冷天 大热天 太阳毒 梅雨 下雨 下着雨 下雪 雨天路 雪天路 雾霾 台风 花粉";

/// Days that come once a year or a week, and hours that have a name.
const DAYS: &str = "新年 元旦 春节 除夕 大年 过年 元宵 情人节 妇女节 女神节 清明 劳动节 五一 母亲节 儿童节 \
    六一 父亲节 端午 七夕 教师节 中秋 国庆 重阳 感恩节 平安夜 圣诞 双节 佳节 节日 假期 \
    暑假 寒假 开学 年底 年末 周末 周一 周五 双11 双十一 双12 双十二 618 饭点";

/// What says of such a day that it is near, or wishes well for it.
const IS_ON: &str = "快乐 愉快 安康 好呀 好啊 团圆 幸福 吉祥 开心 将至 将近 到啦 到了 来啦 来了 啦 了 季 \
    就要 快到 临近 时节";

/// Wishes that name their day themselves.
const FESTIVE: &str = "拜年 过年好 新春 恭喜发财 跨年 压岁 龙抬头 开工大吉";

/// The same in English.
const ENGLISH: [&str; 4] = ["good morning", "good evening", "merry christmas", "happy new year"];

/// Where one of these stands, a time is only supposed, or all are meant.
const ANY_TIME: &str =
    "请把 不管 无论 不论 如果 要是 的时候 冷时 热时 天时 遇 若 四季 每 怕 适合 怎么 洗 吗";

pub(super) fn check(scope: &mut Scope<'_>) {
    let kb = scope.kb;
    for persona in &kb.personas {
        for (moment, variants) in &persona.phrases {
            let part = (persona.part(), format!("moments.{}", moment.code()));
            each(scope, "persona.toml", variants, false, &part);
        }
        for (id, variants) in &persona.care {
            let part = (persona.part(), format!("care.{id}"));
            let moment = kb.care.moments.iter().find(|moment| moment.id == *id);
            let at_night = moment.is_some_and(|moment| moment.on == CareTrigger::LateNight);
            each(scope, "persona.toml", variants, at_night, &part);
        }
    }
    for moment in &kb.care.moments {
        let part = (moment.part(), "say".to_owned());
        each(scope, "care.toml", &moment.say, moment.on == CareTrigger::LateNight, &part);
    }
}

fn each(
    scope: &mut Scope<'_>,
    file: &str,
    variants: &[Phrase],
    at_night: bool,
    (part, field): &(PartRef, String),
) {
    for phrase in variants {
        let Some(words) = untimely(&phrase.text, at_night) else { continue };
        let diagnostic = Diagnostic::error(
            "untimely-phrase",
            Place::row(file, phrase.row),
            format!("「{words}」只在某个时候说才合适，这句话却随时会说到"),
            format!("`{words}` is right only at some time, and this is said at any"),
        );
        scope.beside(part, format!("{field}.{}", phrase.index), |scope| {
            scope.report(diagnostic.with_severity(Severity::Warning).with_hint(
                "换成什么时候都合适的说法；夜里的话放到“深夜”的关怀时刻里",
                "Use words that are right at any time; what is for the night belongs to a care \
                 moment of the night",
            ));
        });
    }
}

/// What ties a text to a time.
fn untimely(text: &str, at_night: bool) -> Option<&'static str> {
    let clauses = text.split(['。', '！', '？', '；', '，', '!', '?', ';', ',', '~', '～', '\n']);
    clauses.into_iter().find_map(|clause| {
        if found(clause, ANY_TIME).next().is_some() {
            return None;
        }
        let hour = || if at_night { None } else { found(clause, HOURS).next() };
        let day = || {
            found(clause, DAYS).find(|day| {
                let behind = clause.split_once(day).map_or("", |(_, behind)| behind);
                found(behind, IS_ON).next().is_some()
            })
        };
        let english = || {
            let clause = clause.to_ascii_lowercase();
            ENGLISH.into_iter().find(|words| clause.contains(words))
        };
        let season = found(clause, SEASONS).next().or_else(|| found(clause, FESTIVE).next());
        season.or_else(hour).or_else(day).or_else(english)
    })
}

/// The words of a list that stand in a clause.
fn found<'t>(clause: &'t str, list: &'static str) -> impl Iterator<Item = &'static str> + use<'t> {
    list.split(' ').filter(move |word| clause.contains(word))
}

#[cfg(test)]
mod tests {
    use super::untimely;

    #[test]
    fn what_holds_at_any_time_is_told_from_what_does_not() {
        for text in ["天冷记得添衣，再见~", "祝您新年快乐", "周五啦，开心点", "Good morning!"]
        {
            assert!(untimely(text, false).is_some(), "{text}");
        }
        for text in ["不管多晚都有人", "服务时间早9点到晚9点", "祝您生活愉快", "周末也在"]
        {
            assert_eq!(untimely(text, false), None, "{text}");
        }
        assert_eq!(untimely("夜深啦，早点休息", true), None);
    }
}
