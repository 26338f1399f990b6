//! A line for people: pieces of text, each with a style that becomes a colour where colours are
//! wanted.

use clap::builder::styling::{AnsiColor, Style};
use kaopu_model::{shown, shown_lines};

/// How a piece of a line is meant. Colour never carries meaning alone: the words say it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextStyle {
    Plain,
    Strong,
    Quiet,
    Red,
    Yellow,
    Green,
    Cyan,
}

/// A line that is being put together. Texts may come from anywhere: what would steer the terminal
/// or is not seen there is spelled out (`\u{202e}`), and so is a line end: no name can begin a line
/// that looks like ours.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line(Vec<(TextStyle, String)>);

impl Line {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Appends a piece in a style.
    pub(crate) fn add(self, style: TextStyle, text: impl AsRef<str>) -> Self {
        self.push(style, shown(text.as_ref()).into_owned())
    }

    /// Appends a text that may have several lines, such as a reply.
    pub(crate) fn lines(self, text: impl AsRef<str>) -> Self {
        self.push(TextStyle::Plain, shown_lines(text.as_ref()).into_owned())
    }

    fn push(mut self, style: TextStyle, text: String) -> Self {
        self.0.push((style, text));
        self
    }

    /// Appends a piece without a style.
    pub(crate) fn plain(self, text: impl AsRef<str>) -> Self {
        self.add(TextStyle::Plain, text)
    }

    pub(super) fn render(&self, colours: bool) -> String {
        let mut text = String::new();
        for (style, piece) in &self.0 {
            let style = style.style();
            if colours && style != Style::new() && !piece.is_empty() {
                text.push_str(&format!("{style}{piece}{style:#}"));
            } else {
                text.push_str(piece);
            }
        }
        text
    }
}

impl From<&str> for Line {
    fn from(text: &str) -> Self {
        Self::new().plain(text)
    }
}

impl From<String> for Line {
    fn from(text: String) -> Self {
        Self::new().plain(text)
    }
}

impl TextStyle {
    fn style(self) -> Style {
        match self {
            Self::Plain => Style::new(),
            Self::Strong => Style::new().bold(),
            Self::Quiet => Style::new().dimmed(),
            Self::Red => AnsiColor::Red.on_default().bold(),
            Self::Yellow => AnsiColor::Yellow.on_default().bold(),
            Self::Green => AnsiColor::Green.on_default().bold(),
            Self::Cyan => AnsiColor::Cyan.on_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_only_where_they_are_wanted() {
        let line = Line::new().add(TextStyle::Red, "no").plain(" way");
        assert_eq!(line.render(false), "no way");
        assert!(line.render(true).starts_with("\x1b["));
        assert!(line.render(true).ends_with(" way"));
    }

    #[test]
    fn a_text_cannot_steer_the_terminal() {
        assert!(!Line::from("\x1b[2Jgone").render(true).contains('\x1b'));
        let text = "a\x1b]0;title\x07b\u{202e}c\r";
        let seen = r"a\u{1b}]0;title\u{7}b\u{202e}c\r";
        assert_eq!(Line::from(text).render(false), seen);
        assert_eq!(Line::new().lines(text).render(false), seen);
    }

    #[test]
    fn words_stay_as_they_are() {
        assert_eq!(Line::new().lines("亲,\n\t😀 ok").render(false), "亲,\n\t😀 ok");
    }

    #[test]
    fn a_name_cannot_begin_a_line() {
        let title = Line::new().plain("小满\n✓ verified").add(TextStyle::Quiet, "\n✓");
        assert_eq!(title.render(false).lines().count(), 1);
    }
}
