//! The pages that a reader has, and the blocks of text in them.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A file in Markdown.
pub(crate) struct Page {
    /// From the root: `docs/terms.md`.
    pub(crate) name: String,
    pub(crate) text: String,
}

/// What stands between two fences.
pub(crate) struct Block<'p> {
    /// What the opening fence says after its three signs: `ron player`.
    pub(crate) kind: &'p str,
    pub(crate) text: &'p str,
    /// The line of the page on which its text begins, from 1.
    pub(crate) line: usize,
}

/// The README first, then those of docs/ by name.
pub(crate) fn pages() -> Vec<Page> {
    let _alone = alone();
    read()
}

/// The pages, for a test that is [`alone`].
pub(crate) fn read() -> Vec<Page> {
    let docs =
        fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = docs.filter(|name| name.ends_with(".md")).map(|name| format!("docs/{name}")).collect();
    names.sort();
    names.insert(0, "README.md".into());
    names.into_iter().map(|name| Page { text: fs::read_to_string(root().join(&name)).unwrap(), name }).collect()
}

/// Keeps other tests from the pages while one writes them.
pub(crate) fn alone() -> MutexGuard<'static, ()> {
    static WRITING: Mutex<()> = Mutex::new(());
    WRITING.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// Whether the pages are to be written anew rather than checked.
pub(crate) fn updating() -> bool {
    std::env::var_os("UPDATE_README").is_some()
}

impl Page {
    pub(crate) fn blocks(&self) -> Vec<Block<'_>> {
        let (mut blocks, mut open, mut at) = (Vec::new(), None, 0);
        for (index, line) in self.text.split_inclusive('\n').enumerate() {
            let (start, end) = (at, at + line.len());
            at = end;
            let Some(fence) = line.strip_prefix("```") else { continue };
            open = match open {
                None => Some((fence.trim(), end, index + 2)),
                Some((kind, from, line)) => {
                    blocks.push(Block { kind, text: &self.text[from..start], line });
                    None
                }
            };
        }
        assert!(open.is_none(), "{}: a block that nothing closes", self.name);
        blocks
    }

    /// The text with every block left empty, so that what remains is prose, tables and headings.
    pub(crate) fn prose(&self) -> String {
        self.blocks().iter().fold(self.text.clone(), |prose, block| match block.text {
            "" => prose,
            text => prose.replace(&format!("```{}\n{text}```", block.kind), ""),
        })
    }

    /// Writes the page where it is to be another, and holds it to that otherwise.
    pub(crate) fn hold(&self, expected: &str) {
        match updating() {
            true if self.text != expected => fs::write(root().join(&self.name), expected).unwrap(),
            true => {}
            false => assert_eq!(self.text, expected, "{}", self.name),
        }
    }
}
