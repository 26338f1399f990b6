//! The format of all lists: `[name parameters...]` on a line of its own, then entries between
//! spaces; `;` begins a comment line.
//!
//! A line with further brackets or a `|` in it is no header: cues are written with them.

/// A file of lists, compiled in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct File {
    /// Below `data/`; it begins with the language.
    pub path: &'static str,
    pub text: &'static str,
}

/// A list of a file.
#[derive(Debug)]
pub(crate) struct Section {
    /// Empty for entries above the first header, which belong to no list.
    pub name: &'static str,
    pub parameters: Vec<&'static str>,
    pub line: usize,
    pub entries: Vec<Entry>,
}

/// An entry as it stands in the file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    pub text: &'static str,
    pub line: usize,
}

impl File {
    /// Its lists in order.
    pub(crate) fn sections(&self) -> Vec<Section> {
        let mut sections: Vec<Section> = Vec::new();
        for (line, text) in (1..).zip(self.text.lines()) {
            let text = text.trim();
            if text.is_empty() || text.starts_with(';') {
                continue;
            }
            if let Some(header) = header(text) {
                let mut words = header.split_whitespace();
                let name = words.next().unwrap_or_default();
                sections.push(Section { name, parameters: words.collect(), line, entries: vec![] });
                continue;
            }
            let entries = text.split_whitespace().map(|text| Entry { text, line });
            match sections.last_mut() {
                Some(section) => section.entries.extend(entries),
                None => sections.push(Section {
                    name: "",
                    parameters: Vec::new(),
                    line,
                    entries: entries.collect(),
                }),
            }
        }
        sections
    }
}

fn header(line: &'static str) -> Option<&'static str> {
    let inside = line.strip_prefix('[')?.strip_suffix(']')?;
    (!inside.contains(['[', ']', '|'])).then_some(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_a_comment_a_header_or_entries() {
        let text = "stray\n; comment\n[one angry 2]\n a  [b]c\n[d|e]\n\n[二]\nf";
        let sections = File { path: "", text }.sections();
        let read: Vec<(&str, usize, usize, Vec<&str>)> = sections
            .iter()
            .map(|section| {
                let entries = section.entries.iter().map(|entry| entry.text).collect();
                (section.name, section.parameters.len(), section.line, entries)
            })
            .collect();
        let expected = [
            ("", 0, 1, vec!["stray"]),
            ("one", 2, 3, vec!["a", "[b]c", "[d|e]"]),
            ("二", 0, 7, vec!["f"]),
        ];
        assert_eq!(read, expected);
    }
}
