//! Files that import each other in a circle: none may, since neither could be read or changed without the other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::rust::{Token, paths, split_tests, tokens};
use super::{root, sources};

/// A module's place under the crate: `["store", "walk"]`.
type Module = Vec<String>;

/// A file: the paths that it names, and what it hands on by `pub use`.
struct Imports {
    named: Vec<Vec<String>>,
    handed_on: Vec<Vec<String>>,
}

impl Imports {
    fn of(code: &str) -> Imports {
        let (code, _) = split_tests(tokens(code));
        let (handed_on, own) = split_uses(&code);
        let all = |tokens: &[Token]| paths(tokens).into_iter().map(|(path, _)| path).collect();
        Imports { named: all(&own), handed_on: all(&handed_on) }
    }
}

/// The tokens of `pub use …;`, in any visibility, and all others.
fn split_uses(code: &[Token]) -> (Vec<Token>, Vec<Token>) {
    let (mut handed_on, mut own, mut index) = (Vec::new(), Vec::new(), 0);
    let text = |index: usize| code.get(index).map_or("", |token| token.text.as_str());
    while index < code.len() {
        let mut next = index + 1;
        if text(index) == "pub" && text(next) == "(" {
            next += code[next..].iter().position(|token| token.text == ")").map_or(0, |end| end + 1);
        }
        if text(index) == "pub" && text(next) == "use" {
            let end = code[next..].iter().position(|token| token.text == ";").map_or(code.len(), |end| next + end + 1);
            handed_on.extend_from_slice(&code[next..end]);
            index = end;
        } else {
            own.push(code[index].clone());
            index += 1;
        }
    }
    (handed_on, own)
}

/// The files of a crate by their modules.
struct House(BTreeMap<Module, Imports>);

impl House {
    fn is_module(&self, path: &[String]) -> bool {
        self.0.contains_key(path)
    }

    /// The module in whose file what a path names is written, seen from another module.
    fn home(&self, from: &[String], path: &[String], depth: usize) -> Option<Module> {
        let mut rest = path.iter();
        let mut place = from.to_vec();
        match path.first()?.as_str() {
            "crate" => place.clear(),
            "self" | "super" => {}
            child => {
                place.push(child.to_owned());
                if !self.is_module(&place) {
                    return None;
                }
                place.pop();
            }
        }
        let mut item = None;
        for part in rest.by_ref() {
            match part.as_str() {
                "crate" | "self" => {}
                "super" => drop(place.pop()),
                part => {
                    place.push(part.to_owned());
                    if !self.is_module(&place) {
                        item = place.pop();
                        break;
                    }
                }
            }
        }
        let handed_on = self.0.get(&place)?.handed_on.iter().find(|path| path.last() == item.as_ref());
        match (handed_on, depth) {
            (Some(path), 0..8) => self.home(&place, path, depth + 1).or(Some(place)),
            _ => Some(place),
        }
    }

    /// The modules that a module's file imports.
    fn imports(&self, module: &Module) -> BTreeSet<Module> {
        let named = self.0[module].named.iter();
        named.filter_map(|path| self.home(module, path, 0)).filter(|home| home != module).collect()
    }

    /// The modules that import each other, each with what it imports of the others.
    fn circles(&self) -> Vec<String> {
        let imports: BTreeMap<&Module, BTreeSet<Module>> =
            self.0.keys().map(|module| (module, self.imports(module))).collect();
        let reached = |from: &Module| {
            let (mut reached, mut next) = (BTreeSet::new(), vec![from]);
            while let Some(module) = next.pop() {
                next.extend(imports[module].iter().filter(|module| reached.insert((*module).clone())));
            }
            reached
        };
        let reached: BTreeMap<&Module, BTreeSet<Module>> =
            self.0.keys().map(|module| (module, reached(module))).collect();
        let tied = |from: &Module, to: &Module| reached[to].contains(from);
        let arrows = imports.iter().flat_map(|(from, to)| to.iter().map(move |to| (*from, to)));
        let arrows = arrows.filter(|(from, to)| tied(from, to));
        arrows.map(|(from, to)| format!("{} -> {}", from.join("/"), to.join("/"))).collect()
    }
}

fn house<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> House {
    let module = |file: &str| {
        let parts = file.trim_end_matches(".rs").split('/').filter(|part| !matches!(*part, "mod" | "lib"));
        parts.map(str::to_owned).collect::<Module>()
    };
    House(files.into_iter().map(|(file, code)| (module(file), Imports::of(code))).collect())
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let (src, mut files) = (root().join("src"), Vec::new());
    sources(&src, &mut files);
    let read = |file: &std::path::PathBuf| {
        (file.strip_prefix(&src).unwrap().to_str().unwrap().to_owned(), fs::read_to_string(file).unwrap())
    };
    let files: Vec<(String, String)> = files.iter().map(read).collect();
    let circles = house(files.iter().map(|(file, code)| (file.as_str(), code.as_str()))).circles();
    assert!(circles.is_empty(), "{} imports lead back to where they come from:\n{}", circles.len(), circles.join("\n"));
}

#[test]
fn a_circle_is_found_wherever_it_closes() {
    let found = |files: &[(&str, &str)]| house(files.iter().copied()).circles();
    let straight = ("a.rs", "use crate::b::B;");
    assert_eq!(found(&[straight, ("b.rs", "fn f() {}")]), [""; 0]);
    for back in ["use crate::a::A;", "fn f() { crate::a::f() }", "use super::{a::{self, A}, c};"] {
        assert_eq!(found(&[straight, ("b.rs", back)]), ["a -> b", "b -> a"], "{back}");
    }
    let through_a_face =
        [("m/mod.rs", "mod a; mod b; pub use a::A;"), ("m/a.rs", "use super::b::B;"), ("m/b.rs", "use super::A;")];
    assert_eq!(found(&through_a_face), ["m/a -> m/b", "m/b -> m/a"]);
    let of_three = [("a.rs", "use crate::b;"), ("b.rs", "use crate::c::C;"), ("c.rs", "fn f(a: &crate::a::A) {}")];
    assert_eq!(found(&of_three).len(), 3);
    let with_its_folder = [("m/mod.rs", "mod a; use a::f; struct M;"), ("m/a.rs", "use super::M;")];
    assert_eq!(found(&with_its_folder), ["m -> m/a", "m/a -> m"]);
    let in_tests_alone = [straight, ("b.rs", "#[cfg(test)] mod tests { use crate::a::A; }")];
    assert_eq!(found(&in_tests_alone), [""; 0]);
}
