//! What customers say, as lists that a native speaker can extend: `data/zh/` and `data/en/`.
//!
//! This is the table of all lists: their files, their sections, and which of these exclude one
//! another. Each is parsed once, by the module that looks for its words. `data/README.md` tells how
//! they are written; a test reads all of them to the last entry.

mod section;
#[cfg(test)]
mod tests;
mod word_list;

pub(crate) use section::{Entry, File, Section};
pub(crate) use word_list::WordList;
use word_list::{Form, Group};

macro_rules! file {
    ($path:literal) => {
        File { path: $path, text: include_str!(concat!("../../data/", $path)) }
    };
}

/// Sections that exclude one another.
const fn group(form: Form, sections: &'static [&'static str]) -> Group {
    Group { form, sections }
}

/// Hello, thanks, goodbye.
pub(crate) static SMALL_TALK: WordList = WordList {
    files: &[file!("zh/small-talk.txt"), file!("en/small-talk.txt")],
    groups: &[group(Form::Folded, &["greeting", "thanks", "goodbye", "softener"])],
};

/// "Give me a human".
pub(crate) static HUMAN: WordList = WordList {
    files: &[file!("zh/human.txt"), file!("en/human.txt")],
    groups: &[
        group(Form::Pattern, &["request"]),
        group(Form::Pattern, &["other"]),
        group(Form::Pattern, &["address"]),
        group(Form::Folded, &["refusal"]),
        group(Form::Characters, &["no-refusal"]),
    ],
};

/// Replies to which option is meant.
pub(crate) static CHOICE: WordList = WordList {
    files: &[file!("zh/choice.txt"), file!("en/choice.txt")],
    groups: &[
        group(Form::Folded, &["agreement", "none", "all"]),
        group(Form::Folded, &["without-number"]),
        group(Form::Folded, &["first-two", "last-two"]),
        group(Form::Folded, &["and"]),
        group(Form::Folded, &["first", "second", "third", "middle", "last"]),
        group(Form::Folded, &["before"]),
        group(Form::Folded, &["behind"]),
    ],
};

/// Words that continue the subject of the question before.
pub(crate) static FOLLOW_UP: WordList = WordList {
    files: &[file!("zh/follow-up.txt"), file!("en/follow-up.txt")],
    groups: &[
        group(Form::Folded, &["marker"]),
        group(Form::Folded, &["same-again"]),
        group(Form::Folded, &["around-product"]),
        group(Form::Written, &["asking"]),
    ],
};

/// Where one question ends and another begins.
pub(crate) static CLAUSES: WordList = WordList {
    files: &[file!("zh/clauses.txt"), file!("en/clauses.txt")],
    groups: &[group(Form::Written, &["connective"]), group(Form::Written, &["asking"])],
};

/// Politeness and hesitation.
pub(crate) static FILLERS: WordList = WordList {
    files: &[file!("zh/fillers.txt"), file!("en/fillers.txt")],
    groups: &[
        group(Form::Written, &["anywhere", "opener", "addressed"]),
        group(Form::Written, &["closer"]),
        group(Form::Written, &["meant-behind"]),
        group(Form::Written, &["meant-before"]),
        group(Form::Characters, &["particle"]),
    ],
};

/// What stands beside a number and says what it is.
pub(crate) static NUMBERS: WordList = WordList {
    files: &[file!("zh/numbers.txt"), file!("en/numbers.txt")],
    groups: &[
        group(Form::Written, &["tracking-before", "phone-before"]),
        group(Form::Written, &["amount", "size", "time", "quantity"]),
        group(Form::Written, &["day-behind"]),
    ],
};

/// Which of the products in a message is asked about.
pub(crate) static MENTIONS: WordList = WordList {
    files: &[file!("zh/mentions.txt"), file!("en/mentions.txt")],
    groups: &[
        group(Form::Folded, &["denied-before", "asked-before", "except-before"]),
        group(Form::Folded, &["and"]),
        group(Form::Folded, &["allergy-behind"]),
        group(Form::Folded, &["allergy-before"]),
        group(Form::Folded, &["inside", "holds", "gift"]),
        group(Form::Folded, &["story-before"]),
        group(Form::Folded, &["story-behind"]),
        group(Form::Folded, &["condition"]),
        group(Form::Folded, &["asking"]),
        group(Form::Folded, &["this", "these", "first-spoken", "second-spoken"]),
        group(Form::Folded, &["described-behind"]),
        group(Form::Folded, &["pointing"]),
        group(Form::Folded, &["class"]),
        group(Form::Folded, &["corrects"]),
    ],
};

/// Emoji and pictures in brackets.
pub(crate) static EMOJI: WordList = WordList {
    files: &[file!("zh/emoji.txt"), file!("en/emoji.txt")],
    groups: &[group(Form::Pairs, &["thing", "mark"]), group(Form::Written, &["bracketed"])],
};

/// Wishes taken back, and words denied.
pub(crate) static NEGATION: WordList = WordList {
    files: &[file!("zh/negation.txt"), file!("en/negation.txt")],
    groups: &[
        group(Form::Written, &["unwanted", "unwilling", "unwanted-between"]),
        group(Form::Written, &["willed", "no-act"]),
        group(Form::Written, &["question"]),
        group(Form::Written, &["end"]),
        group(Form::Folded, &["word-negator"]),
        group(Form::Folded, &["not-this", "refusing"]),
        group(Form::Folded, &["clause-lead"]),
        group(Form::Folded, &["fault"]),
        group(Form::Folded, &["instead"]),
        group(Form::Folded, &["open"]),
        group(Form::Pairs, &["fulfilled-by"]),
        group(Form::Folded, &["the-parcel", "done-at-the-shop"]),
        group(Form::Folded, &["wondering"]),
        group(Form::Folded, &["not-so"]),
        group(Form::Folded, &["only"]),
    ],
};

/// How the words around a cue of mood or danger change it.
pub(crate) static SCOPE: WordList = WordList {
    files: &[file!("zh/scope.txt"), file!("en/scope.txt")],
    groups: &[
        group(Form::Folded, &["negator", "no-negation"]),
        group(Form::Folded, &["between"]),
        group(Form::Folded, &["rhetorical"]),
        group(Form::Folded, &["asked"]),
        group(Form::Folded, &["possible"]),
        group(Form::Folded, &["about"]),
        group(Form::Folded, &["about-before"]),
        group(Form::Folded, &["degree"]),
        group(Form::Folded, &["praise"]),
        group(Form::Characters, &["question-end"]),
        group(Form::Characters, &["clause-end"]),
    ],
};

/// Messages that only name a subject.
pub(crate) static TALKING: WordList =
    WordList { files: &[file!("zh/talking.txt")], groups: &[group(Form::Folded, &["talking"])] };

/// Words that the dictionary lacks.
pub(crate) static WORDS: WordList =
    WordList { files: &[file!("zh/words.txt")], groups: &[group(Form::Written, &["word"])] };

/// For reading over typing mistakes.
pub(crate) static TYPING: WordList = WordList {
    files: &[file!("zh/typing.txt"), file!("en/typing.txt")],
    groups: &[
        group(Form::Pairs, &["syllable"]),
        group(Form::Written, &["everyday"]),
        group(Form::Characters, &["alone"]),
        group(Form::Written, &["alike"]),
        group(Form::Written, &["misspelt"]),
        group(Form::Written, &["common"]),
    ],
};

/// Trouble that is over.
pub(crate) static SETTLED: WordList = WordList {
    files: &[file!("zh/settled.txt")],
    groups: &[
        group(Form::Folded, &["then"]),
        group(Form::Folded, &["well"]),
        group(Form::Folded, &["not-over"]),
    ],
};

/// Praise and slang, and what emoji show (`mood/lexicon.rs`, `mood/drawn.rs`).
pub(crate) static PRAISE: File = file!("zh/praise.txt");

/// Parts of which a report of harm is composed (`danger/slots.rs`).
pub(crate) static SLOTS: File = file!("harm/slots.txt");

/// Cues of mood and danger, which are patterns (`mood/lexicon.rs`).
pub(crate) static CUES: [File; 8] = [
    file!("zh/mood-angry.txt"),
    file!("zh/mood-angry-weak.txt"),
    file!("zh/mood-urgent.txt"),
    file!("zh/mood-worried.txt"),
    file!("zh/mood-calm.txt"),
    file!("zh/danger.txt"),
    file!("en/mood.txt"),
    file!("en/danger.txt"),
];
