//! What cells of other programs say.

use jiff::civil::Date;
use kaopu_model::parse_date;

/// What may stand between wordings in one cell.
const BETWEEN: [char; 5] = ['\n', '\r', '|', '｜', '；'];

/// What may stand between the days of a time window, the longest first.
const UNTIL: [&str; 8] = ["——", "至", "到", "~", "～", "—", " - ", "--"];

/// The wordings in a cell.
pub(super) fn several(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(BETWEEN).map(str::trim).filter(|text| !text.is_empty())
}

/// Yes or no, in the words of many programs.
pub(super) fn yes_or_no(cell: &str) -> Option<bool> {
    match cell.trim().to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "on" | "是" | "启用" | "已启用" | "生效" | "已生效"
        | "有效" | "上线" | "已上线" | "开启" | "enabled" | "active" | "√" => Some(true),
        "no" | "n" | "false" | "0" | "off" | "否" | "停用" | "已停用" | "禁用" | "未启用"
        | "失效" | "已失效" | "无效" | "下线" | "已下线" | "关闭" | "disabled" | "inactive"
        | "×" => Some(false),
        _ => None,
    }
}

/// Begin and end (exclusive) of a time window whose last day counts; both empty: for ever. `None`:
/// it is no time window.
pub(super) fn validity(cell: &str) -> Option<(String, String)> {
    let cell = cell.trim();
    if matches!(cell, "" | "永久" | "永久有效" | "长期" | "长期有效" | "不限" | "无" | "-" | "/")
    {
        return Some((String::new(), String::new()));
    }
    let between = UNTIL.iter().find_map(|sign| cell.split_once(sign));
    match between {
        Some((from, until)) => {
            let until = match until.trim() {
                "" | "永久" | "长期" => String::new(),
                text => next(day(text)?)?,
            };
            Some((day(from)?.to_string(), until))
        }
        None => Some((String::new(), next(day(cell)?)?)),
    }
}

/// A day in one of the ways in which it is written.
fn day(text: &str) -> Option<Date> {
    let text = text.trim().replace(['年', '月', '.'], "-").replace('日', "");
    parse_date(text.split([' ', 'T']).next().unwrap_or_default())
}

/// The same day as a knowledge base has it; what is none, or is written so already, stays.
pub(super) fn as_date(cell: &str) -> String {
    match day(cell) {
        Some(day) if parse_date(cell.trim()).is_none() => day.to_string(),
        _ => cell.to_owned(),
    }
}

fn next(day: Date) -> Option<String> {
    day.tomorrow().ok().map(|day| day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_windows_count_their_last_day() {
        let window = |from: &str, until: &str| Some((from.to_owned(), until.to_owned()));
        for (cell, wanted) in [
            ("2026-01-01至2026-03-31", window("2026-01-01", "2026-04-01")),
            ("2026/1/5 ~ 2026/12/31", window("2026-01-05", "2027-01-01")),
            ("2026年1月5日-2026年2月1日", None),
            ("2026年1月5日到2026年2月1日", window("2026-01-05", "2026-02-02")),
            ("2026.1.5 - 2026.1.6", window("2026-01-05", "2026-01-07")),
            ("2026-12-31", window("", "2027-01-01")),
            ("2026-12-31 23:59", window("", "2027-01-01")),
            ("永久有效", window("", "")),
            ("活动期间", None),
        ] {
            assert_eq!(validity(cell), wanted, "{cell}");
        }
    }

    #[test]
    fn wordings_stand_one_a_line_or_with_bars() {
        let cell = "多久发货\n几天发 | 何时发；啥时候发\r\n";
        assert_eq!(several(cell).collect::<Vec<_>>(), ["多久发货", "几天发", "何时发", "啥时候发"]);
    }
}
