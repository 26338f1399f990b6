//! `evidence/golden.jsonl`: the test dialogues with their exact turns, so that whoever loads the
//! bundle can see that it answers as it did when it was tested.

use serde_json::value::RawValue;

/// The turns of one test dialogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Golden {
    /// The dialogue's path in the knowledge base.
    pub dialogue: String,
    /// Each turn as JSON on one line, as the engine writes it.
    pub turns: Vec<String>,
}

/// Why the recorded turns are refused.
#[derive(Debug, thiserror::Error)]
pub enum GoldenProblem {
    /// A line is not a dialogue with its turns.
    #[error("line {line} is not a dialogue with its turns")]
    Line {
        /// The line, counted from 1.
        line: usize,
    },
    /// The dialogues are not those that were tested.
    #[error("{dialogue} was tested, but line {line} is not about it")]
    Other {
        /// The line, counted from 1.
        line: usize,
        /// The dialogue that should stand there.
        dialogue: String,
    },
    /// There are more lines than dialogues, or the last one has no end.
    #[error("it ends in another place than the tested dialogues do")]
    End,
}

/// The text of some dialogues.
pub(crate) fn to_text(golden: &[Golden]) -> Vec<u8> {
    let mut text = String::new();
    for Golden { dialogue, turns } in golden {
        text.push_str(&begin(dialogue));
        text.push_str(&turns.join(","));
        text.push_str(END);
        text.push('\n');
    }
    text.into_bytes()
}

const END: &str = "]}";

fn begin(dialogue: &str) -> String {
    // A dialogue's path is ASCII without anything that JSON escapes.
    format!("{{\"dialogue\":\"{dialogue}\",\"turns\":[")
}

/// Reads what [`to_text`] writes for these dialogues.
pub(crate) fn from_text(text: &[u8], tested: &[String]) -> Result<Vec<Golden>, GoldenProblem> {
    let text = std::str::from_utf8(text).map_err(|_| GoldenProblem::Line { line: 1 })?;
    let mut lines = text.strip_suffix('\n').unwrap_or(text).split('\n');
    let mut golden = Vec::new();
    for (index, dialogue) in tested.iter().enumerate() {
        let line = index + 1;
        let other = || GoldenProblem::Other { line, dialogue: dialogue.clone() };
        let found = lines.next().ok_or_else(other)?;
        let rest = found.strip_prefix(&*begin(dialogue)).ok_or_else(other)?;
        let turns = rest.strip_suffix(END).ok_or(GoldenProblem::Line { line })?;
        let turns = turns_of(turns).ok_or(GoldenProblem::Line { line })?;
        golden.push(Golden { dialogue: dialogue.clone(), turns });
    }
    // One spelling: line ends, separators, spaces.
    if lines.next().is_some() || to_text(&golden) != text.as_bytes() {
        return Err(GoldenProblem::End);
    }
    Ok(golden)
}

/// The turns between the brackets: objects, at least one.
fn turns_of(text: &str) -> Option<Vec<String>> {
    let array = format!("[{text}]");
    let turns: Vec<&RawValue> = serde_json::from_str(&array).ok()?;
    let turns: Vec<String> = turns.into_iter().map(|turn| turn.get().to_owned()).collect();
    let objects = turns.iter().all(|turn| turn.starts_with('{') && depth(turn) <= MAX_DEPTH);
    (objects && !turns.is_empty()).then_some(turns)
}

/// How deep a reader must be able to follow a turn.
const MAX_DEPTH: usize = 100;

/// How deep objects and lists of some valid JSON are nested.
fn depth(json: &str) -> usize {
    let (mut now, mut most, mut in_text, mut escaped) = (0_usize, 0, false, false);
    for byte in json.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = in_text,
            b'"' => in_text = !in_text,
            b'{' | b'[' if !in_text => now += 1,
            b'}' | b']' if !in_text => now = now.saturating_sub(1),
            _ => {}
        }
        most = most.max(now);
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_written_is_read() {
        let tested = ["dialogues/a.toml".to_owned(), "dialogues/b.toml".to_owned()];
        let turns = |all: &[&str]| all.iter().map(|&turn| turn.to_owned()).collect();
        let golden = [
            Golden { dialogue: tested[0].clone(), turns: turns(&[r#"{"a":[1,"]}"]}"#, "{}"]) },
            Golden { dialogue: tested[1].clone(), turns: turns(&[r#"{"b":"\n"}"#]) },
        ];
        let good = String::from_utf8(to_text(&golden)).unwrap();
        assert_eq!(from_text(good.as_bytes(), &tested).unwrap(), golden);
        for (from, to) in [
            ("},{", "}, {"),
            ("[{", "[ {"),
            ("{}", "[]"),
            ("{}", "{"),
            ("{}", "{},"),
            ("{}", "1"),
            ("b.toml", "c.toml"),
            ("dialogue", "Dialogue"),
            ("\n{", "\r\n{"),
            ("\n{", "\n\n{"),
            ("\"b\"", "b"),
        ] {
            let bad = good.replacen(from, to, 1);
            assert_ne!(bad, good);
            assert!(from_text(bad.as_bytes(), &tested).is_err(), "{bad}");
        }
        for bad in [&*good.replace("{}", ""), good.trim_end(), &format!("{good}\n"), ""] {
            assert!(from_text(bad.as_bytes(), &tested).is_err(), "{bad}");
        }
        let deep = |n: usize| {
            let turn = format!("{}{}", r#"{"[":"#.repeat(n), "1".to_owned() + &"}".repeat(n));
            let golden = Golden { dialogue: tested[0].clone(), turns: vec![turn] };
            from_text(&to_text(&[golden]), &tested[..1]).is_ok()
        };
        assert!(deep(100) && !deep(101) && !deep(100_000));
        let more = ["a", "b", "c"].map(|name| format!("dialogues/{name}.toml"));
        assert!(from_text(good.as_bytes(), &more).is_err());
    }
}
