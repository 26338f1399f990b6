//! What a message asks about.

use kaopu_model::ProductId;

use super::catalogue::{Catalogue, Described};
use super::find::{Group, groups, text};
use super::role::{Part, Role, parts, roles};
use super::words::{WORDS, begins, holds};
use crate::numbers::{Number, NumberKind};
use crate::text::{Letters, is_han};
use crate::turn::Span;
use crate::understand::is_word;

/// Products that are answered about at once; of more it is asked which.
const MOST_AT_ONCE: usize = 3;

/// What is asked about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Subject {
    /// The message does not say: it is what was spoken of.
    #[default]
    Unsaid,
    /// These, each of them.
    Products(Vec<ProductId>),
    /// One of these, and it is not clear which. Empty: of any.
    OneOf(Vec<ProductId>),
    /// A product of this name, which there is not.
    NoSuch(String),
}

/// What was spoken of before.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct SpokenOf<'a> {
    /// The product that counts where none is named.
    pub current: Option<&'a ProductId>,
    /// All, the last of them last.
    pub all: &'a [ProductId],
}

/// The products of a message.
#[derive(Debug, Clone, Default)]
pub(crate) struct Mentions {
    pub subject: Subject,
    /// What is asked about, by the place where it stands.
    asked: Vec<(Span, Subject)>,
    /// Clauses that are only about other products: nothing of what is asked stands in them.
    pub aside: Vec<Span>,
}

impl Mentions {
    pub(crate) fn of(
        catalogue: &Catalogue,
        letters: &Letters<'_>,
        numbers: &[Number],
        spoken: SpokenOf<'_>,
    ) -> Self {
        if catalogue.is_empty() {
            return Self::default();
        }
        let groups = groups(catalogue, letters);
        let parts = parts(letters);
        let roles = roles(letters, &groups, &parts);
        let mut asked = asked(&groups, &roles, &parts);
        if let [one] = asked.as_slice()
            && let Some(id) = compared_with(letters, one, spoken)
        {
            let products = std::iter::once(id).chain(one.products.iter().cloned()).collect();
            asked = vec![Group { products, ..one.clone() }];
        }
        let subject = match joined(&asked) {
            Some(subject) => subject,
            None => unnamed(catalogue, letters, numbers, spoken, &groups),
        };
        let placed = asked.iter().filter_map(|group| {
            Some((letters.span(group.start, group.end), joined(std::slice::from_ref(group))?))
        });
        Self {
            subject,
            asked: placed.collect(),
            aside: aside(letters, &groups, &roles, &parts, &asked),
        }
    }

    /// What a part of the message asks about: what it names itself, or else what all of it does.
    pub(crate) fn within(&self, span: Span) -> Subject {
        let inside =
            self.asked.iter().filter(|(at, _)| span.start <= at.start && at.end <= span.end);
        let mut products = Vec::new();
        for (_, subject) in inside {
            match subject {
                Subject::Products(ids) => products.extend(ids.iter().cloned()),
                other => return other.clone(),
            }
        }
        if products.is_empty() { self.subject.clone() } else { Subject::Products(products) }
    }
}

impl Subject {
    /// The product, if it is one.
    pub(crate) fn first(&self) -> Option<&ProductId> {
        match self {
            Self::Products(ids) => ids.first(),
            _ => None,
        }
    }
}

/// The groups that are asked about.
fn asked(groups: &[Group], roles: &[Role], parts: &[Part]) -> Vec<Group> {
    let part_of =
        |group: &Group| parts.iter().position(|part| (part.start..part.end).contains(&group.start));
    let may = |wanted: &[Role]| -> Vec<&Group> {
        let both = groups.iter().zip(roles);
        both.filter(|(_, role)| wanted.contains(role)).map(|(group, _)| group).collect()
    };
    let asks = |group: &&Group| {
        part_of(group).and_then(|part| parts.get(part)).is_some_and(|part| part.asks)
    };
    let owned = |groups: Vec<&Group>| groups.into_iter().cloned().collect();
    let named = may(&[Role::Named]);
    let asking: Vec<&Group> = named.iter().copied().filter(asks).collect();
    if !asking.is_empty() {
        return owned(asking);
    }
    if !named.is_empty() {
        // 奶锅还有砂锅 电磁炉能用吗: the last that was named before the question.
        let last = named.last().and_then(|group| part_of(group));
        let at_end = named.into_iter().filter(|group| {
            part_of(group).zip(last).is_some_and(|(part, last)| part.abs_diff(last) <= 1)
        });
        return at_end.cloned().collect();
    }
    let told = may(&[Role::Story]);
    let asking: Vec<&Group> = told.iter().copied().filter(asks).collect();
    if !asking.is_empty() {
        return owned(asking.into_iter().last().into_iter().collect());
    }
    let last = told.into_iter().last().or_else(|| may(&[Role::Condition]).into_iter().last());
    last.into_iter().cloned().collect()
}

/// Groups as one subject.
fn joined(groups: &[Group]) -> Option<Subject> {
    let mut products: Vec<ProductId> = Vec::new();
    for id in groups.iter().flat_map(|group| &group.products) {
        if !products.contains(id) {
            products.push(id.clone());
        }
    }
    let unclear = groups.iter().any(|group| group.shared) || products.len() > MOST_AT_ONCE;
    match (products.is_empty(), unclear) {
        (true, _) => None,
        (_, true) => Some(Subject::OneOf(products)),
        _ => Some(Subject::Products(products)),
    }
}

/// 这个和T恤哪个厚: the product spoken of stands beside the named one.
fn compared_with(letters: &Letters<'_>, group: &Group, spoken: SpokenOf<'_>) -> Option<ProductId> {
    let before = text(letters, 0, group.start);
    let before = WORDS.and.iter().find_map(|word| before.strip_suffix(word.as_str()))?;
    let this = WORDS.this.iter().any(|word| before.ends_with(word.as_str()));
    spoken.current.filter(|id| this && !group.products.contains(id)).cloned()
}

/// What a message asks about that names no product which it could be.
fn unnamed(
    catalogue: &Catalogue,
    letters: &Letters<'_>,
    numbers: &[Number],
    spoken: SpokenOf<'_>,
    groups: &[Group],
) -> Subject {
    let folded = letters.folded();
    if holds(folded, &WORDS.these) {
        let two = spoken.all.get(spoken.all.len().saturating_sub(2)..).unwrap_or_default();
        return if two.len() == 2 {
            Subject::Products(two.to_vec())
        } else {
            Subject::OneOf(Vec::new())
        };
    }
    for (words, at) in [(&WORDS.first, 0), (&WORDS.second, 1)] {
        if holds(folded, words)
            && let Some(id) = spoken.all.get(at).filter(|_| spoken.all.len() > 1)
        {
            return Subject::Products(vec![id.clone()]);
        }
    }
    let model = numbers.iter().find(|number| number.kind == NumberKind::Model);
    if let Some(model) = model.filter(|model| !catalogue.has(&model.text)) {
        return Subject::NoSuch(letters.written(model.span));
    }
    let unnamed = besides(letters, groups);
    let described = described(catalogue, letters, &unnamed);
    if !described.is_empty() {
        return Subject::Products(described);
    }
    let left_out: Vec<&ProductId> = groups.iter().flat_map(|group| &group.products).collect();
    if let Some(subject) = of_class(catalogue, &unnamed, (spoken, &left_out)) {
        return subject;
    }
    // Products were named, and none of them is meant.
    if groups.is_empty() || holds(folded, &WORDS.this) {
        return Subject::Unsaid;
    }
    match spoken.current.filter(|id| !groups.iter().any(|group| group.products.contains(id))) {
        Some(_) => Subject::Unsaid,
        None => Subject::OneOf(Vec::new()),
    }
}

/// The letters of a message, with blanks for the products that it names.
fn besides(letters: &Letters<'_>, groups: &[Group]) -> Vec<char> {
    let mut folded: Vec<char> = letters.folded().chars().collect();
    for group in groups {
        folded.iter_mut().take(group.end).skip(group.start).for_each(|slot| *slot = ' ');
    }
    folded
}

/// 亚麻的那件, 麦饭石那个, 铁的: the one product that is so; 鸭绒那个和羊毛那个: both. Of others that are
/// described apart none, since it is not clear which is meant.
fn described(catalogue: &Catalogue, letters: &Letters<'_>, folded: &[char]) -> Vec<ProductId> {
    let mut found: Vec<(usize, &ProductId)> = Vec::new();
    for at in 0..folded.len().saturating_sub(1) {
        let pair: String = folded.iter().skip(at).take(2).collect();
        let Some((id, described)) = catalogue.described(&pair) else { continue };
        // 是纯棉的吗 and 有黑色的吗 ask whether it is so.
        let before = at.checked_sub(1).and_then(|before| folded.get(before));
        if before.is_some_and(|before| "是有要没换".contains(*before)) {
            continue;
        }
        let words = match described {
            Described::ByName => &WORDS.described_behind,
            Described::ByCell => &WORDS.pointing,
        };
        let behind: String = folded.iter().skip(at + 2).take(4).collect();
        let next: String = behind.chars().skip(1).collect();
        if begins(&behind, words) || begins(&next, words) {
            match found.last() {
                Some((_, other)) if *other == id => continue,
                Some((last, _)) if !is_joined(folded, last + 2, at) => return Vec::new(),
                _ => found.push((at, id)),
            }
        }
    }
    if found.is_empty() {
        return marked(catalogue, letters, folded).into_iter().cloned().collect();
    }
    found.into_iter().take(MOST_AT_ONCE).map(|(_, id)| id.clone()).collect()
}

/// Whether nothing but what points at the first of two and a word for "and" stands between them.
fn is_joined(folded: &[char], end: usize, start: usize) -> bool {
    let between: String = folded.get(end..start).unwrap_or_default().iter().collect();
    let pointing = WORDS.described_behind.iter().filter(|word| between.starts_with(word.as_str()));
    let longest = pointing.map(|word| word.len()).max().unwrap_or(0);
    let rest = between.get(longest..).unwrap_or_default();
    let rest = rest.strip_prefix(['个', '件', '款', '口', '种']).unwrap_or(rest);
    WORDS.and.iter().any(|word| word == rest)
}

/// 铁的能用电磁炉吗, 问的是铁的那个: the product that alone has this letter in a name, where the letter
/// begins a clause or points at something.
fn marked<'a>(
    catalogue: &'a Catalogue,
    letters: &Letters<'_>,
    folded: &[char],
) -> Option<&'a ProductId> {
    let begins_clause = |at: usize| letters.clause_ranges().any(|(start, _)| start == at);
    (0..folded.len()).find_map(|at| {
        let id = catalogue.marked(*folded.get(at)?)?;
        let behind: String = folded.iter().skip(at + 1).take(3).collect();
        let in_word = at.checked_sub(1).and_then(|before| folded.get(before..=at));
        let in_word = in_word.is_some_and(|word| is_word(&word.iter().collect::<String>()));
        let points = begins(&behind, &WORDS.pointing) && !in_word;
        (points || behind.starts_with('的') && begins_clause(at)).then_some(id)
    })
}

/// 那个锅, 衣服: one of a class; 高压锅, 卫衣: one that the shop does not have.
fn of_class(
    catalogue: &Catalogue,
    chars: &[char],
    (spoken, left_out): (SpokenOf<'_>, &[&ProductId]),
) -> Option<Subject> {
    let folded: String = chars.iter().collect();
    let one_of = |ids: &[ProductId]| {
        let ids: Vec<ProductId> = ids.iter().filter(|id| !left_out.contains(id)).cloned().collect();
        match spoken.current.filter(|id| ids.contains(id)) {
            Some(id) => Subject::Products(vec![id.clone()]),
            None => Subject::OneOf(ids),
        }
    };
    let word = WORDS.class.iter().find(|word| folded.contains(word.as_str()));
    if let Some(ids) = word.and_then(|word| catalogue.class(word)) {
        return Some(one_of(ids));
    }
    for (at, c) in chars.iter().enumerate() {
        let Some(ids) = catalogue.class(&c.to_string()) else { continue };
        let word = |from: usize, to: usize| -> Option<String> {
            Some(chars.get(from..to)?.iter().collect())
        };
        // 锅铲 is no pan.
        if word(at, at + 2).is_some_and(|word| is_word(&word)) {
            continue;
        }
        let other = (1..=2).rev().find_map(|back| {
            let word = word(at.checked_sub(back)?, at + 1)?;
            (word.chars().all(is_han) && is_word(&word)).then_some(word)
        });
        match other {
            Some(name) if catalogue.is_asked_with(&name) => {}
            Some(name) => return Some(Subject::NoSuch(name)),
            // Letters that end words of many kinds (服, 干) are a class only after 那个 or alone.
            None if at == 0
                || chars.get(at - 1).is_some_and(|c| "个口件款些家的这那款条".contains(*c)) =>
            {
                return Some(one_of(ids));
            }
            None => {}
        }
    }
    None
}

/// Clauses that are only about products which are not asked about.
fn aside(
    letters: &Letters<'_>,
    groups: &[Group],
    roles: &[Role],
    parts: &[Part],
    asked: &[Group],
) -> Vec<Span> {
    if asked.is_empty() {
        return Vec::new();
    }
    let inside = |part: &Part, group: &Group| (part.start..part.end).contains(&group.start);
    let is_aside = |part: &&Part| {
        let mut there =
            groups.iter().zip(roles).filter(|(group, _)| inside(part, group)).peekable();
        let asks = asked.iter().any(|group| inside(part, group));
        let told = there.peek().is_some();
        let only = there.all(|(_, role)| {
            matches!(role, Role::Denied | Role::Excepted | Role::Story | Role::Condition)
        });
        told && only && !asks
    };
    parts.iter().filter(is_aside).map(|part| letters.span(part.start, part.end)).collect()
}

/// The letters of a message besides products and the words that correct what was said: 说错了
/// 炒锅 has none.
pub(crate) fn corrects(rest: &str) -> bool {
    let mut rest = rest.to_owned();
    for word in &WORDS.corrects {
        rest = rest.replace(word.as_str(), "");
    }
    rest.chars().count() <= 1
}
