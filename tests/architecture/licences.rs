//! Whether a licence expression is covered by the licences that deny.toml allows.

/// Whether code under `expression` (SPDX, or the older `A/B` for `A OR B`) may be used if `allowed`
/// may be.
///
/// `AND` binds closer than `OR`; `X WITH exception` is one licence of that whole name, and also
/// granted by plain `X` being allowed, because an exception only gives more rights.
pub(crate) fn covered(expression: &str, allowed: &[String]) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let mut words = spaced.split_whitespace().peekable();
    let outcome = any(&mut words, allowed);
    outcome && words.peek().is_none()
}

type Words<'a> = std::iter::Peekable<std::str::SplitWhitespace<'a>>;

fn any(words: &mut Words, allowed: &[String]) -> bool {
    let mut outcome = all(words, allowed);
    while words.next_if_eq(&"OR").is_some() {
        // Both sides are read in any case; `|` does not stop early.
        outcome |= all(words, allowed);
    }
    outcome
}

fn all(words: &mut Words, allowed: &[String]) -> bool {
    let mut outcome = one(words, allowed);
    while words.next_if_eq(&"AND").is_some() {
        outcome &= one(words, allowed);
    }
    outcome
}

fn one(words: &mut Words, allowed: &[String]) -> bool {
    let is_allowed = |name: &str| allowed.iter().any(|licence| licence == name);
    match words.next() {
        Some("(") => {
            let outcome = any(words, allowed);
            words.next() == Some(")") && outcome
        }
        Some(name) if words.next_if_eq(&"WITH").is_some() => {
            let exception = words.next().unwrap_or_default();
            is_allowed(name) || is_allowed(&format!("{name} WITH {exception}"))
        }
        Some(name) => is_allowed(name),
        None => false,
    }
}

#[test]
fn expressions_are_read_as_spdx_means_them() {
    let allowed = ["MIT".to_owned(), "Zlib".to_owned()];
    for good in [
        "MIT",
        "GPL-3.0 OR MIT",
        "Apache-2.0/MIT",
        "(MIT OR Apache-2.0) AND Zlib",
        "MIT WITH x",
        "GPL-3.0 AND X OR MIT",
    ] {
        assert!(covered(good, &allowed), "{good}");
    }
    for bad in ["GPL-3.0", "MIT AND GPL-3.0", "(GPL-3.0 OR MIT) AND X", "(MIT", "MIT)", ""] {
        assert!(!covered(bad, &allowed), "{bad}");
    }
}
