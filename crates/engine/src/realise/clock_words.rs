//! Hours and instants in words, as a customer hears them.

use jiff::civil::DateTime;
use kaopu_model::{Locale, QueueHours, Shift};

const WEEKDAYS_ZH: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
const WEEKDAYS_EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// When somebody is in a queue: `09:00–22:00`, `周一至周五09:00–18:00、周六10:00–15:00`.
pub(crate) fn hours(hours: &QueueHours, locale: Locale) -> String {
    let names = match locale {
        Locale::ZhCn => WEEKDAYS_ZH,
        Locale::En => WEEKDAYS_EN,
    };
    // Runs of weekdays with the same hours.
    let mut runs: Vec<(usize, usize, &[Shift])> = Vec::new();
    for (at, day) in (1u8..=7).enumerate() {
        let shifts = hours.on_weekday(day);
        match runs.last_mut() {
            _ if shifts.is_empty() => {}
            Some((_, last, same)) if *same == shifts && *last + 1 == at => *last = at,
            _ => runs.push((at, at, shifts)),
        }
    }
    if let [(0, 6, shifts)] = runs.as_slice() {
        return spans(shifts, locale);
    }
    let name = |at: usize| names.get(at).copied().unwrap_or_default();
    let listed = runs.into_iter().map(|(first, last, shifts)| match (locale, first == last) {
        (Locale::ZhCn, true) => format!("{}{}", name(first), spans(shifts, locale)),
        (Locale::ZhCn, false) => {
            format!("{}至{}{}", name(first), name(last), spans(shifts, locale))
        }
        (Locale::En, true) => format!("{} {}", name(first), spans(shifts, locale)),
        (Locale::En, false) => format!("{}–{} {}", name(first), name(last), spans(shifts, locale)),
    });
    let separator = match locale {
        Locale::ZhCn => "、",
        Locale::En => ", ",
    };
    listed.collect::<Vec<_>>().join(separator)
}

/// The shifts of a day: `09:00–12:00和13:30–18:00`.
fn spans(shifts: &[Shift], locale: Locale) -> String {
    let said: Vec<String> = shifts.iter().map(|shift| span(*shift, locale)).collect();
    said.join(match locale {
        Locale::ZhCn => "和",
        Locale::En => " and ",
    })
}

fn span(shift: Shift, locale: Locale) -> String {
    let Shift { opens, closes } = shift;
    if shift == Shift::DAY {
        return match locale {
            Locale::ZhCn => "全天".to_owned(),
            Locale::En => "all day".to_owned(),
        };
    }
    let clock = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    format!("{}–{}", clock(opens), clock(closes))
}

/// An instant to come, seen from now: `今天09:00`, `明天09:00`, `11月25日（周三）09:00`.
pub(crate) fn instant(then: DateTime, now: DateTime, locale: Locale) -> String {
    let clock = then.strftime("%H:%M");
    let tomorrow = now.date().tomorrow().is_ok_and(|date| date == then.date());
    let weekday = usize::try_from(then.weekday().to_monday_zero_offset()).unwrap_or(0);
    match locale {
        Locale::ZhCn if then.date() == now.date() => format!("今天{clock}"),
        Locale::ZhCn if tomorrow => format!("明天{clock}"),
        Locale::ZhCn => {
            let day = WEEKDAYS_ZH.get(weekday).copied().unwrap_or_default();
            format!("{}月{}日（{day}）{clock}", then.month(), then.day())
        }
        Locale::En if then.date() == now.date() => format!("today at {clock}"),
        Locale::En if tomorrow => format!("tomorrow at {clock}"),
        Locale::En => {
            let day = WEEKDAYS_EN.get(weekday).copied().unwrap_or_default();
            format!("on {day} {} at {clock}", then.date())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_is_said_in_runs() {
        let every_day = QueueHours::daily(540, 1320);
        assert_eq!(hours(&every_day, Locale::ZhCn), "09:00–22:00");
        let week = QueueHours {
            days: vec![1, 2, 3, 4, 5],
            week: [(6, vec![Shift { opens: 600, closes: 900 }])].into(),
            ..every_day
        };
        assert_eq!(hours(&week, Locale::ZhCn), "周一至周五09:00–22:00、周六10:00–15:00");
        assert_eq!(hours(&week, Locale::En), "Mon–Fri 09:00–22:00, Sat 10:00–15:00");
        assert_eq!(hours(&QueueHours::default(), Locale::ZhCn), "全天");
        let shifts = [(540, 720), (810, 1080)].map(|(opens, closes)| Shift { opens, closes });
        let shifts = QueueHours { shifts: shifts.to_vec(), ..QueueHours::default() };
        assert_eq!(hours(&shifts, Locale::ZhCn), "09:00–12:00和13:30–18:00");
        assert_eq!(hours(&shifts, Locale::En), "09:00–12:00 and 13:30–18:00");
    }

    #[test]
    fn an_instant_is_seen_from_now() {
        let at = |text: &str| text.parse::<DateTime>().unwrap();
        let now = at("2026-11-22T23:00:00");
        assert_eq!(instant(at("2026-11-23T09:00:00"), now, Locale::ZhCn), "明天09:00");
        assert_eq!(instant(at("2026-11-25T09:00:00"), now, Locale::ZhCn), "11月25日（周三）09:00");
        assert_eq!(instant(at("2026-11-22T23:30:00"), now, Locale::En), "today at 23:30");
    }
}
