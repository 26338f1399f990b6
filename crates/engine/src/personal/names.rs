//! What somebody says that they are called.

/// After these a name stands, whatever it is.
const LABELS: [&str; 7] = ["收件人", "收货人", "联系人", "姓名", "收件姓名", "名字叫", "全名"];

/// After these a name stands, if it begins as names do.
const CUES: [&str; 5] = ["我叫", "我姓", "本人", "我是", "找一下"];

/// The surnames that nine in ten people in China have.
const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕\
                        苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史\
                        顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";

/// Characters of a name.
const MOST: usize = 4;

/// Where names stand, from a first character to one past the last.
pub(super) fn names(chars: &[char]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for at in 0..chars.len() {
        let after = |words: &[&str]| {
            let word = words.iter().find(|word| {
                let mut rest = chars.iter().skip(at);
                word.chars().all(|c| rest.next() == Some(&c))
            })?;
            let from = at + word.chars().count();
            let skipped =
                chars.iter().skip(from).take_while(|c| " ：:是叫为".contains(**c)).count();
            // 联系人工 is no name.
            if chars.get(from) == Some(&'工') {
                return None;
            }
            let name = chars.iter().skip(from + skipped).take_while(|c| is_letter(**c)).count();
            Some((from + skipped, name))
        };
        match (after(&LABELS), after(&CUES)) {
            (Some((from, length @ 1..)), _) => found.push((from, from + length.min(MOST))),
            (_, Some((from, length @ 2..=MOST)))
                if chars.get(from).is_some_and(|c| SURNAMES.contains(*c)) =>
            {
                found.push((from, from + length));
            }
            _ => {}
        }
    }
    found
}

fn is_letter(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c) || c == '·'
}
