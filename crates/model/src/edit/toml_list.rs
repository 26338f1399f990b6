//! Changing a list so that the items that stay keep their spelling, their comments and their lines.

use toml_edit::{Array, Value};

use super::diff::{Step, align};

/// How the items of a list are read and written.
pub(super) struct Items<'f, T> {
    /// What an item says; `None` for what can't be read, which is left alone.
    pub read: &'f dyn Fn(&Value) -> Option<T>,
    /// Makes an item that is there say something else.
    pub change: &'f dyn Fn(&mut Value, &T),
    /// A new item.
    pub make: &'f dyn Fn(&T) -> Value,
}

/// An item with what stands around it.
struct Piece {
    /// White space and comments before it, from its own line on.
    before: String,
    value: Value,
    /// The comment behind it in its line.
    behind: String,
    /// What it was in the list as it stood.
    old: Option<usize>,
}

/// Makes the readable items say what is wanted, in that order.
pub(super) fn edit_list<T: PartialEq>(array: &mut Array, wanted: &[T], items: &Items<'_, T>) {
    let current: Vec<Option<T>> = array.iter().map(items.read).collect();
    if current.iter().flatten().eq(wanted.iter()) {
        return;
    }
    let layout = Layout::of(array);
    let (mut old, closing) = take_apart(array);
    let mut pieces: Vec<Piece> = Vec::new();
    // Comments above an item that goes stay, and so does the line that it began.
    let mut left = String::new();
    let mut begins_line = false;
    for step in plan(&current, wanted) {
        let piece = match step {
            Planned::Gone(at) => {
                if let Some(gone) = old.get_mut(at).and_then(Option::take) {
                    left.push_str(comment_lines(&gone.before));
                    begins_line |= gone.before.contains('\n');
                }
                continue;
            }
            Planned::Stays(at) => old.get_mut(at).and_then(Option::take),
            Planned::Changes(at, to) => old.get_mut(at).and_then(Option::take).map(|mut piece| {
                if let Some(wanted) = wanted.get(to) {
                    let decor = piece.value.decor().clone();
                    (items.change)(&mut piece.value, wanted);
                    *piece.value.decor_mut() = decor;
                }
                piece
            }),
            Planned::Comes(to) => wanted.get(to).map(|wanted| Piece {
                before: layout.separator(pieces.is_empty()),
                value: (items.make)(wanted),
                behind: String::new(),
                old: None,
            }),
        };
        if let Some(mut piece) = piece {
            if begins_line && !piece.before.contains('\n') {
                piece.before = layout.line();
            }
            piece.before.insert_str(0, &left);
            (left, begins_line) = (String::new(), false);
            pieces.push(piece);
        }
    }
    layout.mend(&mut pieces);
    put_together(array, pieces, &(left + &closing));
}

/// What becomes of an item.
enum Planned {
    Stays(usize),
    Changes(usize, usize),
    Gone(usize),
    Comes(usize),
}

/// What to do, in the order of the new list. Items that can't be read stay behind the item that
/// they follow.
fn plan<T: PartialEq>(current: &[Option<T>], wanted: &[T]) -> Vec<Planned> {
    let readable: Vec<usize> =
        (0..current.len()).filter(|at| current.get(*at).is_some_and(Option::is_some)).collect();
    let says: Vec<&T> = current.iter().flatten().collect();
    let wants: Vec<&T> = wanted.iter().collect();
    let steps = align(&says, &wants);
    let kept: Vec<usize> = steps
        .iter()
        .filter_map(|step| if let Step::Keep(at) = step { Some(*at) } else { None })
        .collect();
    // What only moved is taken along rather than written anew.
    let mut moved: Vec<(usize, usize)> = Vec::new();
    for step in &steps {
        let (Step::Change(_, to) | Step::Add(to)) = step else { continue };
        let same = (0..says.len()).find(|at| {
            !kept.contains(at)
                && !moved.iter().any(|(from, _)| from == at)
                && says.get(*at) == wants.get(*to)
        });
        moved.extend(same.map(|from| (from, *to)));
    }
    let source = |to: usize| moved.iter().find(|(_, target)| *target == to).map(|(from, _)| *from);
    let is_moved = |at: usize| moved.iter().any(|(from, _)| *from == at);
    let place = |at: usize| readable.get(at).copied().unwrap_or(at);
    let mut planned = Vec::new();
    let mut passed = 0;
    for step in steps {
        if let Step::Keep(at) | Step::Change(at, _) | Step::Remove(at) = step {
            planned.extend(
                (passed..place(at)).filter(|index| !readable.contains(index)).map(Planned::Stays),
            );
            passed = place(at) + 1;
        }
        match step {
            Step::Keep(at) => planned.push(Planned::Stays(place(at))),
            Step::Remove(at) if is_moved(at) => {}
            Step::Remove(at) => planned.push(Planned::Gone(place(at))),
            Step::Add(to) => planned
                .push(source(to).map_or(Planned::Comes(to), |from| Planned::Stays(place(from)))),
            Step::Change(at, to) => match (source(to), is_moved(at)) {
                (Some(from), true) => planned.push(Planned::Stays(place(from))),
                (Some(from), false) => {
                    planned.extend([Planned::Gone(place(at)), Planned::Stays(place(from))])
                }
                (None, true) => planned.push(Planned::Comes(to)),
                (None, false) => planned.push(Planned::Changes(place(at), to)),
            },
        }
    }
    planned.extend(
        (passed..current.len()).filter(|index| !readable.contains(index)).map(Planned::Stays),
    );
    planned
}

/// How a list is laid out.
struct Layout {
    /// What stands before its first item.
    first: String,
    /// Each item has a line of its own.
    one_per_line: bool,
    /// The white space at the beginning of its lines.
    indent: String,
}

impl Layout {
    fn of(array: &Array) -> Self {
        let before: Vec<String> = array.iter().map(|value| prefix(value).to_owned()).collect();
        let first = before.first().cloned().unwrap_or_default();
        let one_per_line = match before.len() {
            0 => array.trailing().as_str().is_some_and(|text| text.contains('\n')),
            1 => first.contains('\n'),
            _ => before.iter().skip(1).all(|text| text.contains('\n')),
        };
        let line = before.iter().find(|text| text.contains('\n'));
        let indent = line.and_then(|text| text.rsplit('\n').next()).unwrap_or("    ").to_owned();
        Self { first, one_per_line, indent }
    }

    fn line(&self) -> String {
        format!("\n{}", self.indent)
    }

    fn separator(&self, is_first: bool) -> String {
        match (self.one_per_line, is_first) {
            (true, _) if self.first.contains('\n') || !is_first => self.line(),
            (_, true) => {
                if self.first.trim().is_empty() {
                    self.first.clone()
                } else {
                    self.line()
                }
            }
            _ => " ".to_owned(),
        }
    }

    /// What stands before an item depends on whether it is the first.
    fn mend(&self, pieces: &mut [Piece]) {
        for (at, piece) in pieces.iter_mut().enumerate() {
            if !piece.before.trim().is_empty() {
                continue;
            }
            let was_first = piece.old == Some(0);
            if at == 0
                && !was_first
                && piece.old.is_some()
                && (!self.one_per_line || !piece.before.contains('\n'))
            {
                piece.before = self.separator(true);
            } else if at > 0 && was_first && !(self.one_per_line && piece.before.contains('\n')) {
                piece.before = self.separator(false);
            }
        }
        // A comment behind an item ends its line.
        for at in 1..pieces.len() {
            let ends = pieces.get(at - 1).is_some_and(|piece| piece.behind.contains('#'));
            if let Some(piece) =
                pieces.get_mut(at).filter(|piece| ends && !piece.before.contains('\n'))
            {
                piece.before = self.line();
            }
        }
    }
}

fn prefix(value: &Value) -> &str {
    value.decor().prefix().and_then(|text| text.as_str()).unwrap_or_default()
}

fn suffix(value: &Value) -> &str {
    value.decor().suffix().and_then(|text| text.as_str()).unwrap_or_default()
}

/// The items, and what stands between the last of them and the bracket, from the line after it.
fn take_apart(array: &Array) -> (Vec<Option<Piece>>, String) {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut end = array.trailing().as_str().unwrap_or_default().to_owned();
    let last = array.len().saturating_sub(1);
    for (at, value) in array.iter().enumerate() {
        let (behind, before) = split_line(prefix(value), at > 0);
        if let Some(previous) = pieces.last_mut() {
            previous.behind = behind.to_owned();
        }
        let mut value = value.clone();
        if at == last && !array.trailing_comma() {
            // Without a comma what follows the last item belongs to it.
            end = format!("{}{end}", suffix(&value));
            value.decor_mut().set_suffix("");
        }
        pieces.push(Piece {
            before: before.to_owned(),
            value,
            behind: String::new(),
            old: Some(at),
        });
    }
    let (behind, closing) = split_line(&end, !pieces.is_empty());
    if let Some(previous) = pieces.last_mut() {
        previous.behind = behind.to_owned();
    }
    (pieces.into_iter().map(Some).collect(), closing.to_owned())
}

/// What still belongs to the line of the item before, and the rest.
fn split_line(text: &str, follows: bool) -> (&str, &str) {
    match text.find('\n').filter(|_| follows) {
        Some(at) => text.split_at(at),
        None => ("", text),
    }
}

fn put_together(array: &mut Array, pieces: Vec<Piece>, closing: &str) {
    let comma = array.trailing_comma();
    array.clear();
    let mut behind = String::new();
    for mut piece in pieces {
        piece.value.decor_mut().set_prefix(ended(behind + &piece.before));
        behind = piece.behind;
        array.push_formatted(piece.value);
    }
    array.set_trailing(ended(behind + closing));
    array.set_trailing_comma(comma && !array.is_empty());
}

/// A comment must not swallow what stands behind it.
fn ended(mut text: String) -> String {
    if text.rsplit('\n').next().is_some_and(|line| line.contains('#')) {
        text.push('\n');
    }
    text
}

/// The lines with comments, without what indents the item behind them.
fn comment_lines(before: &str) -> &str {
    let end = before.rfind('\n').filter(|_| before.contains('#')).unwrap_or(0);
    before.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use toml_edit::DocumentMut;

    use crate::edit::toml_read::texts;
    use crate::edit::toml_table::TableMut;

    fn edited(list: &str, wanted: &[&str]) -> String {
        let mut document: DocumentMut = format!("x = {list} # end\n").parse().unwrap();
        let wanted: Vec<String> = wanted.iter().map(|text| (*text).to_owned()).collect();
        TableMut::Block(document.as_table_mut()).texts("x", &wanted);
        let text = document.to_string();
        let again: DocumentMut = text.parse().unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert_eq!(texts(again.as_table(), "x"), wanted, "{text}");
        text.strip_prefix("x = ")
            .and_then(|text| text.strip_suffix(" # end\n"))
            .unwrap_or(&text)
            .to_owned()
    }

    #[test]
    fn a_list_keeps_its_layout() {
        assert_eq!(edited("['a', \"b\"]", &["a", "c"]), "['a', \"c\"]");
        assert_eq!(edited("['a', \"b\"]", &["c", "a", "b"]), "[\"c\", 'a', \"b\"]");
        assert_eq!(edited("[ 'a', \"b\" ]", &["b"]), "[ \"b\" ]");
        assert_eq!(edited("['a', 7, \"b\"]", &["b", "c"]), "[7, \"b\", \"c\"]");
        assert_eq!(edited("['a', \"b\", 'c']", &["c", "a", "b"]), "['c', 'a', \"b\"]");
        let lines = "[\n  # 头\n  'a', # 一\n  \"b\" # 二\n]";
        assert_eq!(
            edited(lines, &["a", "b", "c"]),
            "[\n  # 头\n  'a', # 一\n  \"b\", # 二\n  \"c\"\n]"
        );
        assert_eq!(edited(lines, &["x", "b"]), "[\n  # 头\n  \"x\", # 一\n  \"b\" # 二\n]");
        assert_eq!(edited(lines, &["b"]), "[\n  # 头\n  \"b\" # 二\n]");
        assert_eq!(edited(lines, &["a"]), "[\n  # 头\n  'a' # 一\n]");
        let wrapped = "[\n    \"a\", \"b\",\n    \"c\",\n]";
        assert_eq!(
            edited(wrapped, &["a", "b", "x", "c"]),
            "[\n    \"a\", \"b\", \"x\",\n    \"c\",\n]"
        );
        assert_eq!(edited(wrapped, &["b", "c"]), "[\n    \"b\",\n    \"c\",\n]");
        assert_eq!(edited(wrapped, &["a", "b"]), "[\n    \"a\", \"b\",\n]");
    }

    /// An item: what stands before it, how it is written, and a comment behind it.
    fn item() -> impl Strategy<Value = (&'static str, String, bool)> {
        let before =
            prop::sample::select(vec!["", " ", "\n  ", "\n  # 上\n  ", "\n\n  # 上\n# 上\n"]);
        let value = prop_oneof![
            4 => "[a-d]".prop_map(|text| format!("\"{text}\"")),
            1 => "[a-d]".prop_map(|text| format!("'{text}'")),
            1 => Just("7".to_owned()),
        ];
        (before, value, any::<bool>())
    }

    proptest! {
        #[test]
        fn whatever_the_layout_only_what_differs_changes(
            items in prop::collection::vec(item(), 1..6),
            wanted in prop::collection::vec("[a-e]", 1..6),
            comma in any::<bool>(),
        ) {
            let mut list = "[".to_owned();
            let count = items.len();
            for (at, (before, value, comment)) in items.iter().enumerate() {
                list.push_str(before);
                list.push_str(value);
                list.push_str(if comma || at + 1 < count { "," } else { "" });
                let ends_line = items.get(at + 1).is_some_and(|(next, ..)| next.contains('\n')) || at + 1 == count;
                list.push_str(if *comment && ends_line { " # 后\n" } else { "" });
            }
            list.push(']');
            let wanted: Vec<&str> = wanted.iter().map(String::as_str).collect();
            let now: Vec<&str> = items.iter().filter(|item| item.1 != "7").map(|item| &item.1[1..item.1.len() - 1]).collect();
            let after = edited(&list, &wanted);
            prop_assert_eq!(list.matches("# 上").count(), after.matches("# 上").count(), "{}\n{}", list, after);
            prop_assert_eq!(list.matches('7').count(), after.matches('7').count());
            if now == wanted {
                prop_assert_eq!(&after, &list);
            }
            if !now.is_empty() {
                prop_assert_eq!(edited(&list, &now), list);
            }
        }
    }
}
