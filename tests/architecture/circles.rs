//! Circles of modules inside a crate: files that can only be understood together.
//!
//! One file leans on another where its code names something that the other defines, whatever path
//! and re-exports lead there. That a parent declares a child or hands its names on is no leaning.
//! Methods are not followed: whose they are is known to the compiler alone.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::modules::{Import, Module, Modules, Path};

/// Which file leans on which, and by which names.
pub(crate) type Leanings = BTreeMap<String, BTreeMap<String, BTreeSet<String>>>;

/// What a path leads to.
enum Found {
    /// The module at this path.
    Module(Path),
    /// Something of this name that the module at this path defines.
    Item(Path, String),
}

/// Which file of a crate leans on which.
pub(crate) fn leanings(modules: &Modules) -> Leanings {
    let mut leanings = Leanings::new();
    for (path, module) in &modules.by_path {
        let imported = module.imports.iter().filter(|import| !hands_on(modules, path, import));
        for named in imported.map(|import| &import.path).chain(&module.named) {
            let Some(Found::Item(at, name)) = modules.find(path, named, &mut BTreeSet::new())
            else {
                continue;
            };
            let target = &modules.by_path[&at].file;
            if *target != module.file {
                let from = leanings.entry(module.file.clone()).or_default();
                from.entry(target.clone()).or_default().insert(name);
            }
        }
    }
    leanings
}

/// Whether an import only hands on what a module below has.
fn hands_on(modules: &Modules, at: &Path, import: &Import) -> bool {
    let target = modules.find(at, &import.path, &mut BTreeSet::new());
    import.is_public
        && target.is_none_or(|found| match found {
            Found::Module(target) | Found::Item(target, _) => target.starts_with(at),
        })
}

impl Modules {
    /// What a path leads to that code in the module `at` names; `None` if that is not in this
    /// crate.
    fn find(
        &self,
        at: &Path,
        named: &[String],
        seen: &mut BTreeSet<(Path, Path)>,
    ) -> Option<Found> {
        if !seen.insert((at.clone(), named.to_vec())) {
            return None;
        }
        let (first, rest) = named.split_first()?;
        let module = self.by_path.get(at)?;
        let found = match first.as_str() {
            "crate" => Found::Module(Path::new()),
            "self" => Found::Module(at.clone()),
            "super" => Found::Module(at.split_last()?.1.to_vec()),
            name => self.find_name(at, module, name, seen)?,
        };
        match found {
            Found::Module(path) if !rest.is_empty() => self.find(&path, rest, seen),
            found => Some(found),
        }
    }

    /// What a name means in a module.
    fn find_name(
        &self,
        at: &Path,
        module: &Module,
        name: &str,
        seen: &mut BTreeSet<(Path, Path)>,
    ) -> Option<Found> {
        let child = [&at[..], &[name.to_owned()]].concat();
        if self.by_path.contains_key(&child) {
            return Some(Found::Module(child));
        }
        if module.items.contains(name) {
            return Some(Found::Item(at.clone(), name.to_owned()));
        }
        let named = module.imports.iter().find(|import| import.name.as_deref() == Some(name));
        if let Some(import) = named {
            return self.find(at, &import.path, seen);
        }
        module.imports.iter().filter(|import| import.name.is_none()).find_map(|import| {
            let path = [&import.path[..], &[name.to_owned()]].concat();
            self.find(at, &path, seen)
        })
    }
}

/// For each group of files that lean on each other the shortest circle in it, with what ties it.
pub(crate) fn circles(leanings: &Leanings) -> Vec<String> {
    let mut told = BTreeSet::new();
    let mut circles = Vec::new();
    let mut shortest: Vec<Vec<&str>> =
        leanings.keys().filter_map(|file| circle_through(leanings, file)).collect();
    shortest.sort_by_key(Vec::len);
    for circle in shortest {
        if circle.iter().all(|file| !told.contains(file)) {
            circles.push(describe(leanings, &circle));
        }
        told.extend(circle);
    }
    circles
}

/// The shortest way from a file back to itself, with the file at both ends.
fn circle_through<'l>(leanings: &'l Leanings, file: &'l str) -> Option<Vec<&'l str>> {
    let mut queue = VecDeque::from([vec![file]]);
    let mut seen = BTreeSet::new();
    while let Some(way) = queue.pop_front() {
        for next in leanings.get(*way.last()?).into_iter().flat_map(BTreeMap::keys) {
            let way: Vec<&str> = way.iter().copied().chain([next.as_str()]).collect();
            if next == file {
                return Some(way);
            }
            if seen.insert(next) {
                queue.push_back(way);
            }
        }
    }
    None
}

fn describe(leanings: &Leanings, circle: &[&str]) -> String {
    let steps = circle.windows(2).map(|pair| {
        let names: Vec<&str> = leanings[pair[0]][pair[1]].iter().map(String::as_str).collect();
        format!("  {} names {} of {}", pair[0], names.join(", "), pair[1])
    });
    let steps: Vec<String> = steps.collect();
    format!("a circle of {} files:\n{}", circle.len() - 1, steps.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let files: BTreeMap<String, String> =
            files.iter().map(|(path, text)| (format!("x/{path}"), (*text).to_owned())).collect();
        circles(&leanings(&Modules::read(&files, "x/lib.rs")))
    }

    #[test]
    fn a_circle_is_told_with_what_ties_it() {
        let told = found(&[
            ("lib.rs", "mod a; mod b; pub use a::A;"),
            ("a.rs", "use crate::b; pub struct A; fn f() { b::made() }"),
            ("b.rs", "pub(crate) fn made() { let _ = crate::A; }"),
        ]);
        assert_eq!(
            told,
            ["a circle of 2 files:\n  x/a.rs names made of x/b.rs\n  x/b.rs names A of x/a.rs"]
        );
    }

    #[test]
    fn it_is_found_through_re_exports_globs_macros_and_folders() {
        let told = found(&[
            ("lib.rs", "mod deep; pub use deep::*;"),
            ("deep/mod.rs", "mod one; mod two; pub use one::One; pub(crate) use two::help as aid;"),
            ("deep/one.rs", "pub struct One; fn f() { println!(\"{}\", super::aid()) }"),
            ("deep/two.rs", "use crate::One; pub(crate) fn help() -> One { One }"),
        ]);
        assert_eq!(told.len(), 1, "{told:?}");
        let parent = found(&[
            ("lib.rs", "mod a; pub struct Root; pub fn f() { a::g() }"),
            ("a.rs", "use super::Root; pub(crate) fn g() {}"),
        ]);
        assert_eq!(parent.len(), 1, "{parent:?}");
    }

    #[test]
    fn handing_on_tests_and_other_crates_are_none() {
        let told = found(&[
            ("lib.rs", "mod a; mod b; pub use a::A; pub use b::{B, made};"),
            ("a.rs", "use std::fmt; pub struct A; #[cfg(test)] mod tests { use crate::B; }"),
            ("b.rs", "use crate::A; pub struct B(A); pub fn made() -> fmt::Result { a::x() }"),
        ]);
        assert_eq!(told, Vec::<String>::new());
    }
}
