//! Surnames, and whether a name may begin here.

/// Surnames of one character: those of ninety-eight in a hundred people in China.
const ONE: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕\
                   苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史\
                   顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛\
                   伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜肖詹关苗凌费纪靳盛童\
                   欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边\
                   辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠\
                   连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟\
                   栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺";

/// Surnames of two.
const TWO: [&str; 16] = [
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯",
    "端木", "南宫", "轩辕", "宇文",
];

/// The surnames that nine in ten people have: where less tells that a name follows.
const COMMON: usize = 122;

/// Characters of the surname that begins at a place; 0 without one.
pub(super) fn surname(chars: &[char], at: usize) -> usize {
    let two = |name: &str| name.chars().eq(chars.iter().skip(at).take(2).copied());
    if TWO.iter().any(|name| two(name)) {
        return 2;
    }
    usize::from(chars.get(at).is_some_and(|c| ONE.contains(*c)))
}

/// Whether one of the most usual surnames stands at a place.
pub(super) fn is_common(chars: &[char], at: usize) -> bool {
    surname(chars, at) == 2
        || chars.get(at).is_some_and(|c| ONE.chars().take(COMMON).any(|one| one == *c))
}
