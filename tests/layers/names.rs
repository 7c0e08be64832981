//! A type's name is its own: whoever reads it anywhere in the program knows which one is meant.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use super::{root, sources};

/// The name of the type that a line at the left edge declares.
fn declared(line: &str) -> Option<&str> {
    let words = line.split_whitespace().skip_while(|word| word.starts_with("pub"));
    let mut words = words.skip_while(|word| word.ends_with(')'));
    matches!(words.next()?, "struct" | "enum" | "trait" | "type" | "union").then_some(())?;
    words.next()?.split(|c: char| !c.is_alphanumeric()).next().filter(|name| !name.is_empty())
}

/// The names that are declared more than once, each with the files that do.
fn shared_names<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<String> {
    let mut names: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (file, code) in files {
        let at_the_edge = code.lines().filter(|line| !line.starts_with(char::is_whitespace));
        at_the_edge.filter_map(declared).for_each(|name| names.entry(name).or_default().push(file));
    }
    names.retain(|_, files| files.len() > 1);
    names.into_iter().map(|(name, files)| format!("{name}: {}", files.join(", "))).collect()
}

#[test]
fn every_type_has_a_name_of_its_own() {
    let (src, mut files) = (root().join("src"), Vec::new());
    sources(&src, &mut files);
    let read = |file: &PathBuf| (file.display().to_string(), fs::read_to_string(file).unwrap());
    let files: Vec<(String, String)> = files.iter().map(read).collect();
    let shared = shared_names(files.iter().map(|(file, code)| (file.as_str(), code.as_str())));
    assert!(shared.is_empty(), "declared more than once:\n{}", shared.join("\n"));
}

#[test]
fn a_name_that_is_shared_is_found() {
    let found = |one, other| shared_names([("a.rs", one), ("b.rs", other)]);
    assert_eq!(found("pub struct Line<'a> {", "enum Line {"), ["Line: a.rs, b.rs"]);
    assert_eq!(found("pub(super) type Line = u8;", "pub(in crate::store) trait Line: Clone {"), ["Line: a.rs, b.rs"]);
    assert_eq!(found("struct Line;", "impl Iterator for Lines {\n    type Line = u8;\n}\nstruct Lines;"), [""; 0]);
}
