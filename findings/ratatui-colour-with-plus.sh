#!/usr/bin/env bash
# What one would expect: `"#+12345".parse::<Color>()` is an error, since a hexadecimal colour is `#` and six digits.
# What happens: a plus sign passes as the first digit of each of the three parts, so that "#+1+2+3" is the colour #010203. The
# parts are read with `u8::from_str_radix`, which takes a sign. A minus sign is refused.
# Versions: ratatui 0.30.2. Date: 2026-11-28. Needs cargo.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "colour"
version = "0.0.0"
edition = "2021"
[dependencies]
ratatui = { version = "=0.30.2", default-features = false }
TOML
cat > src/main.rs <<'RUST'
use ratatui::style::Color;

fn main() {
    for text in ["#012345", "#+12345", "#+1+2+3", "#-12345", "#1+2345", "#12345"] {
        println!("{text} {:?}", text.parse::<Color>().ok());
    }
}
RUST
cargo run --quiet > said
cat said
diff said - <<'SAID'
#012345 Some(Rgb(1, 35, 69))
#+12345 Some(Rgb(1, 35, 69))
#+1+2+3 Some(Rgb(1, 2, 3))
#-12345 None
#1+2345 None
#12345 None
SAID
