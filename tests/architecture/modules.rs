//! A crate as a tree of modules, read from its sources: what each defines, what it imports, and
//! which paths its code names.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, UseTree, Visibility};

/// The segments of a path, as written.
pub(crate) type Path = Vec<String>;

/// A crate's modules by their paths from its root, which is the empty path.
#[derive(Default)]
pub(crate) struct Modules {
    pub(crate) by_path: BTreeMap<Path, Module>,
}

/// A module, without what is there for tests only.
#[derive(Default)]
pub(crate) struct Module {
    /// The file that it stands in.
    pub(crate) file: String,
    /// What is defined in it; modules are not.
    pub(crate) items: BTreeSet<String>,
    /// What is imported, under the name that it has here.
    pub(crate) imports: Vec<Import>,
    /// The paths that its code names.
    pub(crate) named: BTreeSet<Path>,
}

/// One leaf of a `use`.
pub(crate) struct Import {
    pub(crate) path: Path,
    /// Under which it is known; `None`: everything that is in the path.
    pub(crate) name: Option<String>,
    /// Whether others may take it from here.
    pub(crate) is_public: bool,
}

impl Modules {
    /// Reads the crate whose root is at `root` among these files.
    pub(crate) fn read(files: &BTreeMap<String, String>, root: &str) -> Self {
        let mut modules = Self::default();
        modules.read_file(files, root, Vec::new());
        modules
    }

    fn read_file(&mut self, files: &BTreeMap<String, String>, file: &str, path: Path) {
        let text = files.get(file).unwrap_or_else(|| panic!("{file} is missing"));
        let parsed = syn::parse_file(text).unwrap_or_else(|error| panic!("{file}: {error}"));
        // Where the files of child modules lie.
        let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
        let folder = match name {
            "lib.rs" | "mod.rs" => folder.to_owned(),
            _ => format!("{folder}/{}", name.trim_end_matches(".rs")),
        };
        self.read_items(files, &parsed.items, &At { file, folder, path });
    }

    fn read_items(&mut self, files: &BTreeMap<String, String>, items: &[Item], at: &At<'_>) {
        let mut module = Module { file: at.file.to_owned(), ..Module::default() };
        for item in items.iter().filter(|item| !is_for_tests(attributes(item))) {
            match item {
                Item::Mod(child) => {
                    let name = child.ident.to_string();
                    let folder = format!("{}/{name}", at.folder);
                    let path = [&at.path[..], &[name]].concat();
                    match &child.content {
                        Some((_, items)) => {
                            self.read_items(files, items, &At { file: at.file, folder, path });
                        }
                        None => {
                            let beside = format!("{folder}.rs");
                            let within = format!("{folder}/mod.rs");
                            let file = if files.contains_key(&beside) { beside } else { within };
                            self.read_file(files, &file, path);
                        }
                    }
                }
                Item::Use(import) => {
                    let is_public = !matches!(import.vis, Visibility::Inherited);
                    leaves(&import.tree, &mut Vec::new(), is_public, &mut module.imports);
                }
                _ => {
                    module.items.extend(defined(item));
                    Names(&mut module.named).visit_item(item);
                }
            }
        }
        self.by_path.insert(at.path.clone(), module);
    }
}

/// Where one is while reading.
struct At<'f> {
    file: &'f str,
    folder: String,
    path: Path,
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}

/// `#[cfg(test)]`, `#[cfg(all(test, unix))]`.
fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().filter(|attribute| attribute.path().is_ident("cfg")).any(|attribute| {
        let condition = attribute.meta.require_list().map(|list| list.tokens.to_string());
        let condition = condition.unwrap_or_default().replace(' ', "");
        condition == "test" || condition.starts_with("all(test,")
    })
}

fn defined(item: &Item) -> Option<String> {
    Some(match item {
        Item::Const(item) => item.ident.to_string(),
        Item::Enum(item) => item.ident.to_string(),
        Item::Fn(item) => item.sig.ident.to_string(),
        Item::Macro(item) => item.ident.as_ref()?.to_string(),
        Item::Static(item) => item.ident.to_string(),
        Item::Struct(item) => item.ident.to_string(),
        Item::Trait(item) => item.ident.to_string(),
        Item::Type(item) => item.ident.to_string(),
        _ => return None,
    })
}

fn leaves(tree: &UseTree, before: &mut Path, is_public: bool, imports: &mut Vec<Import>) {
    let mut leaf = |last: Option<String>, name: Option<String>| {
        let path = before.iter().cloned().chain(last.filter(|last| last != "self")).collect();
        imports.push(Import { path, name, is_public });
    };
    match tree {
        UseTree::Path(tree) => {
            before.push(tree.ident.to_string());
            leaves(&tree.tree, before, is_public, imports);
            before.pop();
        }
        UseTree::Name(name) => {
            let name = name.ident.to_string();
            let known = if name == "self" { before.last().cloned() } else { Some(name.clone()) };
            leaf(Some(name), known);
        }
        UseTree::Rename(name) => leaf(Some(name.ident.to_string()), Some(name.rename.to_string())),
        UseTree::Glob(_) => leaf(None, None),
        UseTree::Group(group) => {
            for tree in &group.items {
                leaves(tree, before, is_public, imports);
            }
        }
    }
}

/// Collects the paths that code names, those inside macros' brackets included.
struct Names<'n>(&'n mut BTreeSet<Path>);

impl<'ast> Visit<'ast> for Names<'_> {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.leading_colon.is_none() {
            self.0.insert(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.visit_path(&call.path);
        in_tokens(call.tokens.clone(), self.0);
    }

    fn visit_item_use(&mut self, import: &'ast syn::ItemUse) {
        let mut imports = Vec::new();
        leaves(&import.tree, &mut Vec::new(), false, &mut imports);
        self.0.extend(imports.into_iter().map(|import| import.path));
    }

    fn visit_attribute(&mut self, _: &'ast Attribute) {}
}

fn in_tokens(tokens: TokenStream, named: &mut BTreeSet<Path>) {
    let mut path = Path::new();
    // Colons since the last word; a word after a single one begins anew.
    let mut colons = 0;
    for token in tokens {
        match token {
            TokenTree::Ident(word) => {
                if colons != 2 && !path.is_empty() {
                    named.insert(std::mem::take(&mut path));
                }
                path.push(word.to_string());
                colons = 0;
                continue;
            }
            TokenTree::Punct(mark) if mark.as_char() == ':' && !path.is_empty() => {
                colons += 1;
                continue;
            }
            TokenTree::Group(group) => in_tokens(group.stream(), named),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
        colons = 0;
        if !path.is_empty() {
            named.insert(std::mem::take(&mut path));
        }
    }
    if !path.is_empty() {
        named.insert(path);
    }
}
