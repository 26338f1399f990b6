//! How a customer may be spoken to: the mood, and beyond it harm and complaint.

use super::spelled::spelled;
use super::{Mood, Phrase};

spelled!(
    /// How a customer may be spoken to. Later ones outweigh earlier ones.
    Feeling {
        /// All is well: the only one to whom cheerful words may be said.
        #[default]
        Calm "calm" "平静",
        /// Worried or pressed for time.
        Worried "worried" "着急",
        /// Complains, in whatever tone.
        Complaining "complaining" "投诉",
        /// Angry.
        Angry "angry" "生气",
        /// Injured, ill, or afraid of something that no bot may settle.
        Harmed "harmed" "受到伤害",
    }
);

impl Feeling {
    /// Whether cheerful words and stickers would hurt.
    #[must_use]
    pub fn is_upset(self) -> bool {
        self != Self::Calm
    }
}

impl From<Mood> for Feeling {
    fn from(mood: Mood) -> Self {
        match mood {
            Mood::Calm => Self::Calm,
            Mood::Worried | Mood::Urgent => Self::Worried,
            Mood::Angry => Self::Angry,
        }
    }
}

/// What makes a text cheerful besides emoji.
const CHEERFUL: [&str; 37] = [
    "~",
    "～",
    "♪",
    "♥",
    "哈哈",
    "嘻嘻",
    "嘿嘿",
    "么么",
    "比心",
    "开心",
    "顺顺利利",
    "欢迎",
    "飞奔",
    "啦",
    "呀",
    "哟",
    "哒",
    "耶",
    "宝贝",
    "棒",
    "祝您",
    "祝你",
    "快乐",
    "恭喜",
    "亲亲",
    "劲儿",
    "喜欢",
    "贴心",
    "美滋滋",
    "撒花",
    "撒娇",
    "捧场",
    "haha",
    "yay",
    "hooray",
    "congrat",
    ":)",
];

/// Whether a text is cheerful, so that an upset customer must not hear it. In doubt it is.
///
/// ```
/// assert!(kaopu_model::is_cheerful("宝贝已经飞奔到您手中啦"));
/// assert!(!kaopu_model::is_cheerful("很抱歉给您添麻烦了。"));
/// ```
#[must_use]
pub fn is_cheerful(text: &str) -> bool {
    let lower = text.to_lowercase();
    CHEERFUL.iter().any(|mark| lower.contains(mark)) || has_emoji(text)
}

/// Ornaments are taken out of answers for upset customers; the others are plain words in answers as
/// well (开心果, 不喜欢可以退, 宝贝详情页).
const HARMLESS_IN_ANSWERS: [&str; 9] = ["~", "～", "♪", "♥", "开心", "喜欢", "欢迎", "宝贝", "棒"];

/// A word that makes an answer cheerful whoever hears it.
///
/// ```
/// assert_eq!(kaopu_model::cheerful_word("48小时内发出，祝您开心~"), Some("祝您"));
/// assert_eq!(kaopu_model::cheerful_word("不喜欢七天内可以退~"), None);
/// ```
#[must_use]
pub fn cheerful_word(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    CHEERFUL.into_iter().find(|mark| !HARMLESS_IN_ANSWERS.contains(mark) && lower.contains(mark))
}

/// Whether a text has emoji in it.
#[must_use]
pub fn has_emoji(text: &str) -> bool {
    text.chars().any(is_emoji)
}

/// Whether a character is drawn as a picture.
#[must_use]
pub fn is_emoji(c: char) -> bool {
    matches!(u32::from(c), 0x2600..=0x27BF | 0x2B50 | 0x2B55 | 0xFE0F | 0x1F000..=0x1FAFF)
}

impl Phrase {
    /// Whether the phrase may be said to a customer who feels so. `light` moments are for calm
    /// customers unless the author says otherwise.
    ///
    /// No cheerful phrase fits an upset customer, whatever its author says: this is what keeps
    /// tones safe.
    #[must_use]
    pub fn fits(&self, feeling: Feeling, light: bool) -> bool {
        if feeling.is_upset() && is_cheerful(&self.text) {
            return false;
        }
        match self.moods.is_empty() {
            true => !light || !feeling.is_upset(),
            false => self.moods.contains(&feeling),
        }
    }

    /// The feelings for which the author asks and that the phrase may not have.
    #[must_use]
    pub fn unsafe_for(&self) -> Vec<Feeling> {
        let cheerful = is_cheerful(&self.text);
        self.moods.iter().copied().filter(|feeling| feeling.is_upset() && cheerful).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_wish_of_the_author_makes_a_cheerful_phrase_fit_an_upset_customer() {
        let phrase =
            Phrase { moods: Feeling::ALL.to_vec(), ..Phrase::from("祝您今天顺顺利利") };
        assert!(phrase.fits(Feeling::Calm, false));
        assert!(Feeling::ALL.iter().skip(1).all(|feeling| !phrase.fits(*feeling, false)));
        assert_eq!(phrase.unsafe_for().len(), 4);
    }

    #[test]
    fn a_plain_phrase_fits_all_but_at_light_moments() {
        let phrase = Phrase::from("已经为您记下。");
        assert!(Feeling::ALL.iter().all(|feeling| phrase.fits(*feeling, false)));
        assert!(phrase.fits(Feeling::Calm, true) && !phrase.fits(Feeling::Angry, true));
        let wished = Phrase { moods: vec![Feeling::Angry], ..phrase };
        assert!(wished.fits(Feeling::Angry, true) && !wished.fits(Feeling::Calm, false));
    }
}
