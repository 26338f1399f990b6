//! What sounds the same, or nearly.

use kaopu_engine::words_of;

use super::tables::SOUNDS;

/// Of a group that sounds alike, so many are what somebody may have picked without looking.
const PICKED: usize = 3;

/// One word as another one that sounds the same.
pub(super) fn with_other_word(text: &str, number: usize) -> Option<String> {
    let words = words_of(text);
    let known = |word: &String| SOUNDS.words.get(word.as_str());
    let places: Vec<usize> = (0..words.len())
        .filter(|at| words.get(*at).is_some_and(|word| known(word).is_some()))
        .collect();
    let at = *of(&places, number)?;
    let word = words.get(at)?;
    let others: Vec<&&str> =
        known(word)?.iter().filter(|other| *other != word).take(PICKED).collect();
    let other = of(&others, number / places.len())?;
    let mut words = words.clone();
    *words.get_mut(at)? = (**other).to_string();
    Some(words.concat())
}

/// One character as a common one that sounds the same.
pub(super) fn with_other_character(text: &str, number: usize) -> Option<String> {
    exchanged(text, number, &|c| {
        let alike = SOUNDS.characters.get(SOUNDS.syllables.get(&c)?)?;
        Some(alike.iter().copied().filter(|other| *other != c).take(PICKED).collect())
    })
}

/// One character as a common one of a sound that many do not tell apart.
pub(super) fn with_near_character(text: &str, number: usize) -> Option<String> {
    exchanged(text, number, &|c| {
        let syllable = SOUNDS.syllables.get(&c)?;
        let near = mixed_up(syllable).into_iter();
        let near = near.filter_map(|near| SOUNDS.characters.get(near.as_str())?.first().copied());
        Some(near.collect())
    })
}

fn exchanged(
    text: &str,
    number: usize,
    others: &dyn Fn(char) -> Option<Vec<char>>,
) -> Option<String> {
    let mut characters: Vec<char> = text.chars().collect();
    let places: Vec<(usize, Vec<char>)> = characters
        .iter()
        .enumerate()
        .filter_map(|(at, c)| Some((at, others(*c).filter(|others| !others.is_empty())?)))
        .collect();
    let (at, others) = of(&places, number)?;
    let other = of(others, number / places.len())?;
    *characters.get_mut(*at)? = *other;
    Some(characters.into_iter().collect())
}

/// The syllables that speakers of one region or another take for this one.
fn mixed_up(syllable: &str) -> Vec<String> {
    let initials =
        [("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("l", "n"), ("hu", "f"), ("f", "hu")];
    let finals = [("ing", "in"), ("eng", "en"), ("ang", "an")];
    let mut all = Vec::new();
    for (one, other) in initials {
        if let Some(rest) = syllable.strip_prefix(one) {
            all.push(format!("{other}{rest}"));
        }
    }
    for (one, other) in [("z", "zh"), ("c", "ch"), ("s", "sh")] {
        if let Some(rest) = syllable.strip_prefix(one).filter(|rest| !rest.starts_with('h')) {
            all.push(format!("{other}{rest}"));
        }
    }
    for (one, other) in finals {
        if let Some(rest) = syllable.strip_suffix(one) {
            all.push(format!("{rest}{other}"));
        } else if let Some(rest) = syllable.strip_suffix(other) {
            all.push(format!("{rest}{one}"));
        }
    }
    all
}

/// One of several, by a number.
pub(super) fn of<T>(all: &[T], number: usize) -> Option<&T> {
    all.get(number.checked_rem(all.len())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_sounds_alike_is_put_in_its_place() {
        let word = with_other_word("优惠怎么领", 0).unwrap();
        assert_eq!(word, "幽会怎么领");
        let one = with_other_character("货", 0).unwrap();
        assert!(one != "货" && SOUNDS.characters["huo"].contains(&one.chars().next().unwrap()));
        assert_eq!(with_other_word("abc", 3), None);
        assert_eq!(with_other_character("12:00", 3), None);
    }

    #[test]
    fn regions_mix_sounds_up() {
        assert_eq!(mixed_up("shi"), ["si"]);
        assert_eq!(mixed_up("lin"), ["nin", "ling"]);
        assert_eq!(mixed_up("fa"), ["hua"]);
        assert_eq!(mixed_up("zang"), ["zhang", "zan"]);
    }
}
