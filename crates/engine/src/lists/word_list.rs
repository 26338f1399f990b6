//! Lists of plain words, in as many files as there are languages.

use kaopu_model::{Locale, fold};

use super::section::{Entry, File};

/// How the entries of a section are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Looked for in folded text, where spaces, marks and capitals say nothing.
    Folded,
    /// Looked for as it is written, in lower case; `_` is a space.
    Written,
    /// A pattern, as cues are written.
    Pattern,
    /// Single characters.
    Characters,
    /// `one=other`.
    Pairs,
}

/// Sections of one form; one entry may stand in one of them only.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Group {
    pub form: Form,
    pub sections: &'static [&'static str],
}

/// Lists for one purpose.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WordList {
    pub files: &'static [File],
    pub groups: &'static [Group],
}

impl WordList {
    /// The words of a section, file by file.
    pub(crate) fn words(&self, section: &str) -> Vec<String> {
        self.words_of(self.files, section)
    }

    /// Those of one language.
    pub(crate) fn words_in(&self, locale: Locale, section: &str) -> Vec<String> {
        let language = match locale {
            Locale::ZhCn => "zh/",
            Locale::En => "en/",
        };
        let mut files = self.files.iter().filter(|file| file.path.starts_with(language));
        files
            .next()
            .map_or_else(Vec::new, |file| self.words_of(std::slice::from_ref(file), section))
    }

    /// The characters of a section.
    pub(crate) fn characters(&self, section: &str) -> Vec<char> {
        self.entries(self.files, section).filter_map(|entry| entry.text.chars().next()).collect()
    }

    /// The pairs of a section, those without both halves left out.
    pub(crate) fn pairs(&self, section: &str) -> Vec<(&'static str, &'static str)> {
        self.entries(self.files, section).filter_map(|entry| entry.text.split_once('=')).collect()
    }

    fn words_of(&self, files: &'static [File], section: &str) -> Vec<String> {
        let form = self.form(section);
        self.entries(files, section).map(|entry| form.read(entry.text)).collect()
    }

    fn entries(
        &self,
        files: &'static [File],
        section: &str,
    ) -> impl Iterator<Item = Entry> + use<'_> {
        let name = section.to_owned();
        let sections = files.iter().flat_map(File::sections);
        sections.filter(move |section| section.name == name).flat_map(|section| section.entries)
    }

    fn form(&self, section: &str) -> Form {
        let group = self.groups.iter().find(|group| group.sections.contains(&section));
        group.map_or(Form::Written, |group| group.form)
    }
}

impl Form {
    /// An entry as it is looked for.
    pub(crate) fn read(self, entry: &str) -> String {
        match self {
            Self::Folded => fold(entry),
            Self::Written => entry.replace('_', " "),
            Self::Pattern | Self::Characters | Self::Pairs => entry.to_owned(),
        }
    }
}
