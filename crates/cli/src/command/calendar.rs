//! `kaopu calendar`: what changes by itself.

use std::path::PathBuf;

use jiff::civil::{Date, DateTime};
use kaopu_lab::{ChangedReply, changed_at};
use kaopu_model::Channel;
use kaopu_studio::{CalendarEvent, Clock as _, SystemClock, upcoming};
use serde::Serialize;

use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::input::{load_folder, moment};
use crate::output::{Line, TextStyle, Ui};
use crate::show::KbName;

/// Days that can be looked at.
const MOST_DAYS: u16 = 3_660;

/// Show what changes by itself: windows that open or close, review dates, holidays
///
/// A bundle that nobody touches still says other things on other days.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  kaopu calendar sample-kb
  kaopu calendar sample-kb --days 30
  kaopu calendar sample-kb --from 2026-11-01 --to 2026-11-30
  kaopu calendar sample-kb --at \"2026-11-12 00:00\"
  kaopu calendar sample-kb --now 2026-11-01 --json | jq '.events[].what.zh'")]
pub(crate) struct Arguments {
    /// Folder of the knowledge base
    #[arg(value_name = "KB", default_value = ".")]
    kb: PathBuf,
    /// How many days to look ahead
    #[arg(long, value_name = "DAYS", default_value_t = 90, value_parser = clap::value_parser!(u16).range(1..=3_660))]
    days: u16,
    /// Day from which to look; otherwise today
    #[arg(long, visible_alias = "from", value_name = "DATE", value_parser = moment::parse)]
    now: Option<DateTime>,
    /// Last day to look at, instead of so many days
    #[arg(long, value_name = "DATE", value_parser = moment::parse, conflicts_with = "days")]
    to: Option<DateTime>,
    /// Show instead what is answered otherwise from this moment on: before and after
    #[arg(long, value_name = "MOMENT", value_parser = moment::parse, conflicts_with_all = ["now", "days", "to"])]
    at: Option<DateTime>,
}

/// What `--json` prints.
#[derive(Serialize)]
struct Document<'a> {
    kb: KbName<'a>,
    from: String,
    days: u16,
    events: &'a [CalendarEvent],
}

/// What `--at` with `--json` prints.
#[derive(Serialize)]
struct MomentDocument<'a> {
    kb: KbName<'a>,
    at: String,
    changes: &'a [ChangedReply],
}

pub(crate) fn run(arguments: &Arguments, ui: &mut Ui) -> Outcome<Exit> {
    if let Some(at) = arguments.at {
        return moment_told(arguments, at, ui);
    }
    let from = arguments.now.unwrap_or_else(|| SystemClock.local()).date();
    let snapshot = load_folder(&arguments.kb, from, None, ui)?;
    let days = match arguments.to {
        None => arguments.days,
        Some(to) => days_until(from, to.date())?,
    };
    let events = upcoming(snapshot.kb(), from, days);
    let title = match events.len() {
        0 => ui.language.choose(
            format!("从 {from} 起 {days} 天里，没有什么会自己变"),
            format!("nothing changes by itself in the {days} days from {from}"),
        ),
        count => ui.language.choose(
            format!("从 {from} 起 {days} 天里，有 {count} 处会自己变"),
            format!("in the {days} days from {from}, changing by themselves: {count}"),
        ),
    };
    ui.say(Line::new().add(TextStyle::Strong, title))?;
    for event in &events {
        say(ui, event)?;
    }
    let document =
        Document { kb: KbName::of(snapshot.kb()), from: from.to_string(), days, events: &events };
    ui.document(&document)?;
    Ok(Exit::Fine)
}

/// The days from one to another, both counted.
fn days_until(from: Date, to: Date) -> Outcome<u16> {
    let days = from.duration_until(to).as_hours() / 24 + 1;
    u16::try_from(days).ok().filter(|days| (1..=MOST_DAYS).contains(days)).ok_or_else(|| {
        Failure::bad_input(
            format!("{from} 到 {to} 不是一段能看的时间：要往后，最多 {MOST_DAYS} 天"),
            format!("{from} to {to} can't be looked at: forwards, and {MOST_DAYS} days at most"),
        )
    })
}

/// What is answered otherwise from a moment on.
fn moment_told(arguments: &Arguments, at: DateTime, ui: &mut Ui) -> Outcome<Exit> {
    let snapshot = load_folder(&arguments.kb, at.date(), None, ui)?;
    let changes = changed_at(snapshot.program(), at);
    let moment = at.strftime("%Y-%m-%d %H:%M").to_string();
    let title = match changes.len() {
        0 => ui.language.choose(
            format!("{moment} 前后，回答都一样"),
            format!("nothing is answered otherwise from {moment} on"),
        ),
        count => ui.language.choose(
            format!("从 {moment} 起，有 {count} 处回答不一样"),
            format!("answered otherwise from {moment} on: {count}"),
        ),
    };
    ui.say(Line::new().add(TextStyle::Strong, title))?;
    for change in &changes {
        let mut under: Vec<String> = Vec::new();
        under.extend(change.order.map(|state| ui.t(state.zh(), state.code()).to_owned()));
        under.extend(change.product.as_ref().map(|id| match snapshot.kb().product(id) {
            Some(product) => product.name.clone(),
            None => id.0.clone(),
        }));
        if change.channel == Channel::Phone {
            under.push(ui.t("电话", "phone").to_owned());
        }
        let line = Line::new().add(TextStyle::Cyan, format!("  {}", change.question));
        ui.say(line.add(TextStyle::Quiet, format!("  {}", under.join(", "))))?;
        for (style, sign, text) in
            [(TextStyle::Red, "-", &change.before), (TextStyle::Green, "+", &change.after)]
        {
            for line in text.lines() {
                ui.say(Line::new().add(style, format!("    {sign} {line}")))?;
            }
        }
    }
    ui.document(&MomentDocument {
        kb: KbName::of(snapshot.kb()),
        at: at.to_string(),
        changes: &changes,
    })?;
    Ok(Exit::Fine)
}

fn say(ui: &mut Ui, event: &CalendarEvent) -> Outcome {
    let time = match event.whole_day {
        true => format!("{}      ", event.day),
        // Without the seconds, which nobody writes.
        false => event.at.replace('T', " ").chars().take(16).collect(),
    };
    let what = ui.of(&event.what).to_owned();
    ui.say(Line::new().add(TextStyle::Cyan, format!("  {time}  ")).plain(what))?;
    for line in event.text.lines() {
        ui.say(Line::new().add(TextStyle::Quiet, format!("                    {line}")))?;
    }
    Ok(())
}
