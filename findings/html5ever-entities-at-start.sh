#!/usr/bin/env bash
# What one would expect: a program that links an HTML tokenizer pays for it when it reads HTML.
# What happens: the table of named character references is an array of string slices, so a position-independent program
# has about ten thousand more addresses to be filled in before main, at every start, and writes to some sixty more
# pages; a terminal program that opens in a few milliseconds feels it. Counted here: the relative relocations
# of a program that tokenizes only if it has an argument.
# Versions: html5ever 0.40.1, markup5ever 0.40.0, rustc 1.95.0, Linux on x86-64. Date: 2026-11-27. Needs cargo
# and readelf.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir -p src/bin
cat > Cargo.toml <<'TOML'
[package]
name = "entities"
version = "0.0.0"
edition = "2021"
[dependencies]
html5ever = "=0.40.1"
markup5ever = "=0.40.0"
[profile.release]
lto = "fat"
codegen-units = 1
panic = "abort"
TOML
cat > src/bin/plain.rs <<'RUST'
fn main() {
    println!("{}", std::env::args().count());
}
RUST
cat > src/bin/html.rs <<'RUST'
use std::cell::Cell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

struct Count(Cell<usize>);

impl TokenSink for Count {
    type Handle = ();
    fn process_token(&self, _: Token, _: u64) -> TokenSinkResult<()> {
        self.0.set(self.0.get() + 1);
        TokenSinkResult::Continue
    }
}

fn main() {
    let mut tokens = 0;
    if let Some(page) = std::env::args().nth(1) {
        let input = BufferQueue::default();
        input.push_back(StrTendril::from_slice(&page));
        let tokenizer = Tokenizer::new(Count(Cell::new(0)), TokenizerOpts::default());
        let _ = tokenizer.feed(&input);
        tokenizer.end();
        tokens = tokenizer.sink.0.get();
    }
    println!("{tokens}");
}
RUST
cargo build --release --quiet
count() { readelf -rW "target/release/$1" | grep -c R_X86_64_RELATIVE; }
relro() { echo $(($(readelf -lW "target/release/$1" | awk '$1 == "GNU_RELRO" { print $6 }'))); }
test "$(target/release/html '<td>&eacute;</td>')" -ge 3
plain=$(count plain) html=$(count html)
plain_bytes=$(relro plain) html_bytes=$(relro html)
echo "addresses filled in before main: $plain without html5ever, $html with it"
echo "bytes that are written for it: $plain_bytes without, $html_bytes with it"
test $((html - plain)) -gt 9000
test $((html_bytes - plain_bytes)) -gt 200000
