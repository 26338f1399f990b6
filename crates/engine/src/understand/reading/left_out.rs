//! Steps of reading that are left out, to find out what each is good for; never where the bot
//! answers.

/// The steps that are left out; by default none.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each step is left out by itself")]
pub(crate) struct LeftOut {
    /// Traditional characters as simplified ones.
    pub traditional: bool,
    /// Emoji and bracketed pictures.
    pub emoji: bool,
    /// What is said over and over, said once.
    pub repetition: bool,
    /// Order and phone numbers, which ask nothing.
    pub numbers: bool,
    /// Politeness and hesitation.
    pub fillers: bool,
    pub typed_pinyin: bool,
    /// Misspelt English words.
    pub spelling: bool,
    /// Characters that sound or look alike.
    pub corrections: bool,
    /// The shop's synonyms.
    pub synonyms: bool,
    /// Names of products, which are left open.
    pub products: bool,
}
