//! As much of iCalendar (RFC 5545) as holidays need: whole-day events with `DTSTART`, `DTEND` and
//! `SUMMARY`.

use jiff::civil::Date;

use super::days::Calendar;

/// The longest line once unfolded; the rest of it is no title.
const MOST_LINE: usize = 4_096;

/// An event as it is read.
#[derive(Default)]
struct Event {
    first: Option<Date>,
    /// The day behind the last.
    end: Option<Date>,
    title: String,
    /// Whether it has a time of day or comes back.
    other: bool,
    /// Components inside, such as alarms, whose lines are not the event's.
    inside: u32,
}

pub(super) fn read(text: &str) -> Calendar {
    let mut calendar = Calendar::default();
    let mut event: Option<Event> = None;
    for line in unfolded(text) {
        let Some((head, value)) = split(&line) else { continue };
        let mut parameters = head.split(';');
        let name = parameters.next().unwrap_or_default().to_ascii_uppercase();
        match (name.as_str(), event.as_mut()) {
            ("BEGIN", None) if value.eq_ignore_ascii_case("VEVENT") => {
                event = Some(Event::default());
            }
            ("BEGIN", Some(open)) => open.inside += 1,
            ("END", Some(open)) if open.inside > 0 => open.inside -= 1,
            ("END", Some(_)) => {
                if let Some(event) = event.take() {
                    close(&mut calendar, &event);
                }
            }
            (_, Some(open)) if open.inside == 0 => field(open, &name, value),
            _ => {}
        }
    }
    calendar
}

fn field(event: &mut Event, name: &str, value: &str) {
    match name {
        "DTSTART" => {
            event.first = day(value);
            event.other |= event.first.is_none();
        }
        "DTEND" => {
            event.end = day(value);
            event.other |= event.end.is_none();
        }
        "SUMMARY" => event.title = unescaped(value),
        // What comes back every year is told anew by the next year's file.
        "RRULE" | "RDATE" | "DURATION" => event.other = true,
        "STATUS" if value.eq_ignore_ascii_case("CANCELLED") => event.other = true,
        _ => {}
    }
}

fn close(calendar: &mut Calendar, event: &Event) {
    let Some(first) = event.first.filter(|_| !event.other) else {
        calendar.leave_out();
        return;
    };
    let last = match event.end {
        // Some write the day itself as its end.
        Some(end) if end > first => end.yesterday().unwrap_or(first),
        _ => first,
    };
    calendar.add(first, last, &event.title);
}

/// Lines with those that go on behind a line's end put together.
fn unfolded(text: &str) -> impl Iterator<Item = String> {
    let mut lines = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).peekable();
    std::iter::from_fn(move || {
        let mut line = lines.next()?.to_owned();
        while let Some(more) = lines.next_if(|next| next.starts_with([' ', '\t'])) {
            if line.len() < MOST_LINE {
                line.push_str(more.get(1..).unwrap_or_default());
            }
        }
        Some(line)
    })
}

/// Name with parameters, and value: the first colon outside of quotes parts them.
fn split(line: &str) -> Option<(&str, &str)> {
    let mut quoted = false;
    let at = line.char_indices().find(|(_, c)| {
        quoted ^= *c == '"';
        *c == ':' && !quoted
    })?;
    Some((line.get(..at.0)?, line.get(at.0 + 1..)?))
}

/// `20261001`. A time of day is no day.
fn day(value: &str) -> Option<Date> {
    let value = value.trim();
    let part = |from: usize, until: usize| value.get(from..until)?.parse::<i16>().ok();
    if value.len() != 8 || !value.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (month, day) = (i8::try_from(part(4, 6)?).ok()?, i8::try_from(part(6, 8)?).ok()?);
    Date::new(part(0, 4)?, month, day).ok()
}

fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => out.push(' '),
                Some(other) => out.push(other),
                None => {}
            },
            other => out.push(other),
        }
    }
    out
}
