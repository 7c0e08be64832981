#!/usr/bin/env bash
# What one would expect: a positional argument that takes one of two values has them completed in fish, as it has in the
# scripts that clap_complete generates for bash and zsh, and as the values of an option have in fish.
# What happens: the script for fish has no line for positional arguments, so that neither the values nor the argument appear
# in it, and fish offers the names of files instead.
# Versions: clap_complete 4.6.11, clap 4.6.9, fish 3.6.0. Date: 2026-11-28. Needs cargo and fish.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src home
cat > Cargo.toml <<'TOML'
[package]
name = "tool"
version = "0.0.0"
edition = "2021"
[dependencies]
clap = "=4.6.9"
clap_complete = "=4.6.11"
TOML
cat > src/main.rs <<'RUST'
use clap::{Arg, Command};
use clap_complete::{generate, Shell};

fn main() {
    let shell: Shell = std::env::args().nth(1).unwrap().parse().unwrap();
    let fruit = Arg::new("fruit").value_parser(["apples", "pears"]);
    let colour = Arg::new("colour").long("colour").value_parser(["apricot", "pink"]);
    let mut command = Command::new("tool").arg(fruit).arg(colour);
    generate(shell, &mut command, "tool", &mut std::io::stdout());
}
RUST
cargo build --quiet

for shell in bash zsh fish; do
    target/debug/tool "$shell" > "$shell.txt"
    for value in apples apricot; do
        echo "$shell: lines with $value: $(grep -c "$value" "$shell.txt" || true)"
    done
done > said
mkdir work
touch work/apron
export HOME="$folder/home"
for line in 'tool ap' 'tool --colour ap'; do
    echo "fish offers for $line: $(cd work && fish --no-config -c "source ../fish.txt; complete -C '$line'" | cut -f 1 | xargs)"
done >> said
cat said
diff said - <<'SAID'
bash: lines with apples: 1
bash: lines with apricot: 1
zsh: lines with apples: 1
zsh: lines with apricot: 1
fish: lines with apples: 0
fish: lines with apricot: 1
fish offers for tool ap: apron
fish offers for tool --colour ap: apricot
SAID
