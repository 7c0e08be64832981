#!/usr/bin/env bash
# What one would expect: with `args_conflicts_with_subcommands`, `tool --quiet list` is refused, since it has both an argument
# of the program's own and a subcommand.
# What happens: the option makes clap look for no subcommand any more, and where the program has a positional argument, the
# name `list` becomes its value: no error, and something else than what was asked for is done. Without the positional
# argument the same line is an error.
# Versions: clap 4.6.9. Date: 2026-11-28. Needs cargo.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "tool"
version = "0.0.0"
edition = "2021"
[dependencies]
clap = "=4.6.9"
TOML
cat > src/main.rs <<'RUST'
use clap::{Arg, ArgAction, Command};

fn main() {
    let bare = Command::new("tool")
        .args_conflicts_with_subcommands(true)
        .arg(Arg::new("quiet").long("quiet").action(ArgAction::SetTrue))
        .subcommand(Command::new("list"));
    let with_file = bare.clone().arg(Arg::new("file"));
    for (name, command) in [("no positional", bare), ("a positional", with_file)] {
        for line in [&["tool", "list"][..], &["tool", "--quiet", "list"]] {
            let got = match command.clone().try_get_matches_from(line) {
                Err(error) => format!("{:?}", error.kind()),
                Ok(matches) => match matches.subcommand_name() {
                    Some(subcommand) => format!("subcommand {subcommand}"),
                    None => format!("file {:?}", matches.get_one::<String>("file")),
                },
            };
            println!("{name}: {}: {got}", line.join(" "));
        }
    }
}
RUST
cargo run --quiet > said
cat said
diff said - <<'SAID'
no positional: tool list: subcommand list
no positional: tool --quiet list: ArgumentConflict
a positional: tool list: subcommand list
a positional: tool --quiet list: file Some("list")
SAID
