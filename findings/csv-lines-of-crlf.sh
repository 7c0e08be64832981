#!/usr/bin/env bash
# What one would expect: csv tells for each record the line on which it stands, whatever ends the lines.
# What happens: in a file with CRLF each record after the first is placed one line too high, so that the first two are both
# on line 1; and in any file a record below empty lines is placed on the first of the empty lines. The place is taken before
# the rest of the last line end, and before empty lines, are passed over.
# Versions: csv 1.4.0. Date: 2026-11-27. Needs cargo.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "lines"
version = "0.0.0"
edition = "2021"
[dependencies]
csv = "=1.4.0"
TOML
cat > src/main.rs <<'RUST'
fn main() {
    for text in ["a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n", "a,b\n\n\n1,2\n\n3,4\n"] {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let lines: Vec<_> = reader.records().map(|record| record.unwrap().position().unwrap().line()).collect();
        println!("{text:?} {lines:?}");
    }
}
RUST
cargo run --quiet > said
cat said
diff said - <<'SAID'
"a,b\n1,2\n3,4\n" [1, 2, 3]
"a,b\r\n1,2\r\n3,4\r\n" [1, 1, 2]
"a,b\n\n\n1,2\n\n3,4\n" [1, 2, 5]
SAID
