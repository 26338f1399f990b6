//! Promises in English.

/// Who promises.
const WE: [&str; 8] =
    ["we", "i", "team", "colleague", "someone", "staff", "agent", "{persona.name}"];

/// By what they promise.
const WILL: [&str; 5] = ["'ll ", "’ll ", " will ", " are going to ", " is going to "];

/// What may stand between.
const SURELY: [&str; 7] =
    ["also ", "then ", "soon ", "definitely ", "always ", "personally ", "be sure to "];

/// What is promised.
const DEEDS: [&str; 26] = [
    "let you know",
    "notify you",
    "inform you",
    "remind you",
    "call you",
    "contact you",
    "email you",
    "text you",
    "message you",
    "write to you",
    "get back to you",
    "reach out",
    "follow up",
    "keep an eye",
    "keep you",
    "update you",
    "chase",
    "look into",
    "be in touch",
    "get in touch",
    "ring you",
    "monitor",
    "prioriti",
    "reply to you",
    "check back",
    "call back",
];

/// We'll let you know.
pub(super) fn english(clause: &str) -> Option<&str> {
    let low = clause.to_ascii_lowercase();
    WILL.iter().flat_map(|will| low.match_indices(will)).find_map(|(at, will)| {
        let before = low.get(..at)?;
        let who = WE.iter().find(|who| {
            before.strip_suffix(**who).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
        })?;
        let mut rest = low.get(at + will.len()..)?;
        while let Some(behind) = SURELY.iter().find_map(|words| rest.strip_prefix(words)) {
            rest = behind;
        }
        let deed = DEEDS.iter().find(|deed| rest.starts_with(**deed))?;
        clause.get(at - who.len()..low.len() - rest.len() + deed.len())
    })
}
