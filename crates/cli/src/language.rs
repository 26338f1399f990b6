//! Which language people are spoken to in.

use clap::ValueEnum;
use kaopu_model::Localized;

/// A language of the product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    /// Chinese
    Zh,
    /// English
    En,
}

impl Language {
    /// The language of a locale such as `zh_CN.UTF-8`.
    pub(crate) fn of_locale(locale: &str) -> Self {
        let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("zh") { Self::Zh } else { Self::En }
    }

    /// One of two wordings.
    pub(crate) fn choose<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }

    /// A text in this language.
    pub(crate) fn of(self, text: &Localized) -> &str {
        self.choose(&text.zh, &text.en)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_chinese_locales_are_chinese() {
        for locale in ["zh_CN.UTF-8", "zh", "zh-TW", "ZH_CN", "zh.UTF-8"] {
            assert_eq!(Language::of_locale(locale), Language::Zh, "{locale}");
        }
        for locale in ["", "C", "C.UTF-8", "en_US.UTF-8", "zhe_ZH"] {
            assert_eq!(Language::of_locale(locale), Language::En, "{locale}");
        }
    }
}
