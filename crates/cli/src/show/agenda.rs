//! When somebody is in each queue on the days to come: the usual week, and the days that differ.

use kaopu_studio::{AgendaDay, AgendaDayKind, QueueAgenda};

use crate::failure::Outcome;
use crate::output::{Line, TextStyle, Ui};

const WEEKDAYS: [(&str, &str); 7] = [
    ("周一", "Mon"),
    ("周二", "Tue"),
    ("周三", "Wed"),
    ("周四", "Thu"),
    ("周五", "Fri"),
    ("周六", "Sat"),
    ("周日", "Sun"),
];

/// Prints what each queue does.
pub(crate) fn say(ui: &mut Ui, agenda: &[QueueAgenda]) -> Outcome {
    let first = agenda.first().map(|queue| (queue.days.len(), queue.days.first()));
    if let Some((count, Some(first))) = first {
        let from = &first.date;
        ui.say(ui.language.choose(
            format!("从 {from} 起 {count} 天，谁在什么时候："),
            format!("who is there, {count} days from {from}:"),
        ))?;
    }
    for queue in agenda {
        let name = format!("{} {}", queue.id, queue.name);
        ui.say(Line::new().add(TextStyle::Strong, name).plain(format!("  {}", week(ui, queue))))?;
        for (first, last, day) in exceptions(&queue.days) {
            let when = if first == last { first } else { format!("{first}..{last}") };
            let kind = match day.kind {
                AgendaDayKind::Week => "",
                AgendaDayKind::Holiday => ui.t("放假", "holiday"),
                AgendaDayKind::Workday => ui.t("调休上班", "make-up workday"),
                AgendaDayKind::Date => ui.t("当天另定", "hours of its own"),
            };
            ui.say(format!("  {when:<22}  {kind}  {}", hours(ui, &day.hours)))?;
        }
    }
    Ok(())
}

/// The usual week, days with the same hours together.
fn week(ui: &Ui, queue: &QueueAgenda) -> String {
    let mut runs: Vec<(usize, usize, &Vec<String>)> = Vec::new();
    for (at, shifts) in queue.week.iter().enumerate() {
        match runs.last_mut() {
            Some((_, last, same)) if *same == shifts => *last = at,
            _ => runs.push((at, at, shifts)),
        }
    }
    let name = |at: usize| WEEKDAYS.get(at).map_or("", |(zh, en)| ui.t(zh, en));
    let said = runs.into_iter().map(|(first, last, shifts)| match first == last {
        true => format!("{} {}", name(first), hours(ui, shifts)),
        false => format!("{}–{} {}", name(first), name(last), hours(ui, shifts)),
    });
    said.collect::<Vec<_>>().join(ui.t("；", "; "))
}

fn hours(ui: &Ui, shifts: &[String]) -> String {
    if shifts.is_empty() { ui.t("没人", "closed").to_owned() } else { shifts.join(", ") }
}

/// Runs of days that are not as their weekday says.
fn exceptions(days: &[AgendaDay]) -> Vec<(String, String, &AgendaDay)> {
    let mut runs: Vec<(String, String, &AgendaDay)> = Vec::new();
    let mut before = None;
    for (at, day) in days.iter().enumerate() {
        if day.kind == AgendaDayKind::Week {
            continue;
        }
        let goes_on = before == at.checked_sub(1);
        before = Some(at);
        match runs.last_mut() {
            Some((_, last, same))
                if goes_on && (same.kind, &same.hours) == (day.kind, &day.hours) =>
            {
                last.clone_from(&day.date);
            }
            _ => runs.push((day.date.clone(), day.date.clone(), day)),
        }
    }
    runs
}
