//! The same said the other way round.

/// Marks between two clauses.
const MARKS: [char; 6] = ['，', ',', '。', '；', ';', ' '];

/// Words that ask, longer ones before those that they begin with.
const ASKING: [&str; 38] = [
    "什么时候",
    "什么时间",
    "啥时候",
    "多长时间",
    "怎么处理",
    "怎么办",
    "咋办",
    "为什么",
    "能不能",
    "可不可以",
    "有没有",
    "是不是",
    "要不要",
    "会不会",
    "多少钱",
    "在哪里",
    "怎么",
    "如何",
    "为啥",
    "多久",
    "几天",
    "哪里",
    "在哪",
    "哪些",
    "可以",
    "什么",
    "多少",
    "几时",
    "几号",
    "哪天",
    "哪儿",
    "怎样",
    "能否",
    "是否",
    "多大",
    "咋",
    "谁",
    "能",
];

/// Before these characters it is another word: 不能, 可能, 功能.
const NOT_BEFORE: [char; 6] = ['不', '可', '还', '才', '功', '只'];

/// Those that may stand before what they are about.
const BEFORE: [&str; 6] = ["怎么处理", "怎么办", "为什么", "多少钱", "在哪里", "在哪"];

const PARTICLES: [char; 9] = ['吗', '呢', '呀', '啊', '么', '嘛', '?', '？', '。'];

/// Two clauses exchanged; or what is asked (怎么, 多久, …) behind what it is about if it stood before,
/// and before if it stood behind: 怎么退货 as 退货怎么, 运费怎么收 as 怎么收运费. `None` if neither
/// can be.
pub(super) fn inverted(text: &str) -> Option<String> {
    let (body, ending) = without_particles(text);
    clauses_exchanged(body).or_else(|| asked_elsewhere(body)).map(|body| body + ending)
}

fn without_particles(text: &str) -> (&str, &str) {
    let body = text.trim_end_matches(PARTICLES);
    (body, text.get(body.len()..).unwrap_or_default())
}

fn clauses_exchanged(text: &str) -> Option<String> {
    let (first, second) = text.split_once(MARKS)?;
    let whole = |part: &str| part.chars().filter(|c| c.is_alphanumeric()).count() > 1;
    let second = second.trim_start_matches(MARKS);
    (whole(first) && whole(second) && first != second && !second.contains(MARKS))
        .then(|| format!("{second}，{first}"))
}

fn asked_elsewhere(text: &str) -> Option<String> {
    // What is asked may be asked twice; the first word that asks counts.
    let asks = |at: usize| !text.get(..at).is_some_and(|before| before.ends_with(NOT_BEFORE));
    let found =
        ASKING.iter().filter_map(|word| Some((text.find(word).filter(|at| asks(*at))?, *word)));
    let (at, word) = found.min_by_key(|(at, word)| (*at, std::cmp::Reverse(word.len())))?;
    let before = text.get(..at)?;
    let behind = text.get(at + word.len()..)?;
    let inverted = match (before.is_empty(), behind.is_empty()) {
        (true, false) => format!("{behind}{word}"),
        (false, false) => format!("{word}{behind}{before}"),
        (false, true) if BEFORE.contains(&word) => format!("{word}{before}"),
        _ => return None,
    };
    (inverted != text).then_some(inverted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_turned_round_as_people_do() {
        for (text, other) in [
            ("怎么退货", "退货怎么"),
            ("运费怎么收", "怎么收运费"),
            ("退款多久到账", "多久到账退款"),
            ("能开发票吗", "开发票能吗"),
            ("可以送货上门吗", "送货上门可以吗"),
            ("锅糊底生锈怎么处理", "怎么处理锅糊底生锈"),
            ("东西坏了，能退吗", "能退，东西坏了吗"),
        ] {
            assert_eq!(inverted(text).as_deref(), Some(other), "{text}");
        }
        for text in ["质保多久", "退货", "", "??", "怎么", "不能用"] {
            assert_eq!(inverted(text), None, "{text}");
        }
    }
}
