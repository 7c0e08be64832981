//! What README and docs show is what the program says. `UPDATE_README=1 cargo test --test readme` writes it anew.

// A fixture that fails to build is a failed test.
#![allow(clippy::unwrap_used, clippy::panic)]

mod examples;
mod generated;
mod links;
mod pages;
mod sharing;
mod snippets;
mod try_this;

use pages::pages;

#[test]
fn the_readme_can_be_read_in_one_go() {
    let readme = pages().remove(0);
    assert_eq!(readme.name, "README.md");
    let lines = readme.text.lines().count();
    assert!(lines <= 170, "{lines} lines: what is more belongs to docs/");
}

#[test]
fn the_readme_names_the_rust_that_is_needed() {
    let needed = concat!("Rust ", env!("CARGO_PKG_RUST_VERSION"));
    assert!(pages().remove(0).text.contains(needed), "{needed}");
}
