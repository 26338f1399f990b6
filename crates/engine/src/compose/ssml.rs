//! What a reply sounds like: SSML 1.1 for the phone.

use std::fmt::Write;

use kaopu_model::Voice;

use super::sober::sober;

/// From so many figures on a number is read out one by one.
const DIGITS: usize = 5;

/// The text in the persona's pace and pitch, with a pause between sentences and long numbers read
/// out, without emoji and ornaments: nobody can say those. Everything else is escaped.
#[must_use]
pub fn ssml(text: &str, voice: &Voice) -> String {
    let text = sober(text);
    let mut out = String::from("<speak>");
    // Writing to a string can't fail.
    let _ = write!(out, r#"<prosody rate="{}%" pitch="{:+}st">"#, percent(voice.pace), voice.pitch);
    let mut chars = text.trim_end().chars().peekable();
    let mut number = String::new();
    while let Some(c) = chars.next() {
        if c.is_ascii_digit() {
            number.push(c);
            if chars.peek().is_some_and(char::is_ascii_digit) {
                continue;
            }
            if number.len() >= DIGITS {
                let _ = write!(out, r#"<say-as interpret-as="digits">{number}</say-as>"#);
            } else {
                out.push_str(&number);
            }
            number.clear();
            continue;
        }
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            // What XML can't hold is nothing that could be said.
            c if c != '\n' && c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
        let ends = matches!(c, '。' | '！' | '？' | '；' | '!' | '?' | '\n');
        if ends && voice.pause > 0 && chars.peek().is_some() {
            let _ = write!(out, r#"<break time="{}ms"/>"#, voice.pause);
        }
    }
    out.push_str("</prosody></speak>");
    out
}

/// The pace in percent.
fn percent(pace: f32) -> i32 {
    let percent = libm::roundf(pace.clamp(0.1, 10.0) * 100.0);
    #[expect(clippy::cast_possible_truncation, reason = "from 10 to 1000")]
    let percent = percent as i32;
    percent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_can_say_is_left_out() {
        let voice = Voice { pace: 1.0, pitch: 0, ..Voice::default() };
        let prosody = "<speak><prosody rate=\"100%\" pitch=\"+0st\">";
        assert_eq!(ssml("在呢😊~", &voice), format!("{prosody}在呢</prosody></speak>"));
        assert_eq!(
            ssml("在呢~，3~5天到~\n好的", &voice),
            format!(
                "{prosody}在呢，3~5天到。<break time=\"300ms\"/>\n<break time=\"300ms\"/>好的</prosody></speak>"
            )
        );
    }

    #[test]
    fn text_is_escaped_and_numbers_are_read_out() {
        let voice = Voice { pace: 1.05, pitch: 1, ..Voice::default() };
        assert_eq!(
            ssml("单号78312345，<b>48小时</b>。\u{0}好的", &voice),
            "<speak><prosody rate=\"105%\" pitch=\"+1st\">单号<say-as interpret-as=\"digits\">78312345</say-as>，\
             &lt;b&gt;48小时&lt;/b&gt;。<break time=\"300ms\"/>好的</prosody></speak>"
        );
    }
}
