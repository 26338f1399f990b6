//! A line for people: pieces of text, each with a tone that becomes a colour where colours are
//! wanted.

use clap::builder::styling::{AnsiColor, Style};

use super::clean::clean;

/// How a piece of a line is meant. Colour never carries meaning alone: the words say it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    Plain,
    Strong,
    Quiet,
    Red,
    Yellow,
    Green,
    Cyan,
}

/// A line that is being put together. Texts may come from anywhere: what would steer the terminal
/// is taken out when it is printed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line(Vec<(Tone, String)>);

impl Line {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Appends a piece in a tone.
    pub(crate) fn add(mut self, tone: Tone, text: impl Into<String>) -> Self {
        self.0.push((tone, text.into()));
        self
    }

    /// Appends a piece without a tone.
    pub(crate) fn plain(self, text: impl Into<String>) -> Self {
        self.add(Tone::Plain, text)
    }

    pub(super) fn render(&self, colours: bool) -> String {
        let mut text = String::new();
        for (tone, piece) in &self.0 {
            let piece = clean(piece);
            let style = tone.style();
            if colours && style != Style::new() && !piece.is_empty() {
                text.push_str(&format!("{style}{piece}{style:#}"));
            } else {
                text.push_str(&piece);
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

impl Tone {
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
        let line = Line::new().add(Tone::Red, "no").plain(" way");
        assert_eq!(line.render(false), "no way");
        assert!(line.render(true).starts_with("\x1b["));
        assert!(line.render(true).ends_with(" way"));
    }

    #[test]
    fn a_text_cannot_steer_the_terminal() {
        assert!(!Line::from("\x1b[2Jgone").render(true).contains('\x1b'));
    }
}
