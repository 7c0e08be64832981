#!/usr/bin/env bash
# What one would expect: in zsh, with the script that clap_complete generates, `tool show ap` and Tab completes to `apples`,
# whether or not the program may also be called with a file instead of a subcommand.
# What happens: once the program itself has an optional positional argument, nothing after a subcommand is completed. The
# script then looks for the subcommand's name in the second word (`$line[2]`), as though the file always came first; for
# `tool other show ap`, which the program refuses, it completes.
# Versions: clap_complete 4.6.11, clap 4.6.9, zsh 5.9. Date: 2026-11-28. Needs cargo and zsh.
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
clap_complete = "=4.6.11"
TOML
cat > src/main.rs <<'RUST'
use clap::{Arg, Command};
use clap_complete::{generate, Shell};

fn main() {
    let what = Arg::new("what").value_parser(["apples", "pears"]);
    let mut command = Command::new("tool").subcommand(Command::new("show").arg(what));
    if std::env::args().nth(1).as_deref() == Some("file") {
        command = command.arg(Arg::new("file")).args_conflicts_with_subcommands(true);
    }
    generate(Shell::Zsh, &mut command, "tool", &mut std::io::stdout());
}
RUST
cargo build --quiet

# What the line becomes when Tab is pressed in a zsh of its own, where Ctrl-G writes the line to a file and ends the shell.
cat > keys.zsh <<'ZSH'
zmodload zsh/zpty
zpty shell "cd $1 && TERM=dumb zsh -f -i"
zpty -w shell "fpath=($1 \$fpath); autoload -U compinit; compinit -D -u; tell() { print -r -- \$BUFFER > line; exit }"
zpty -w shell "zle -N tell; bindkey '^G' tell; bindkey '^I' complete-word; : > ready"
repeat 100 { [[ -e $1/ready ]] && break; sleep 0.1 }
zpty -w -n shell "$2"$'\t\a'
repeat 100 { [[ -s $1/line ]] && break; sleep 0.1 }
zpty -d shell
ZSH
completed() {
    rm -f "$1"/line "$1"/ready
    zsh -f keys.zsh "$folder/$1" "$2"
    echo "$1: “$2” becomes “$(sed 's/ *$//' "$1/line")”"
}
for kind in plain file; do
    mkdir "$kind"
    target/debug/tool "$kind" > "$kind/_tool"
    echo "$kind: the subcommand is taken from $(grep -o -m 1 'line\[[0-9]\]' "$kind/_tool")"
    completed "$kind" 'tool show ap'
    completed "$kind" 'tool other show ap'
done > said
cat said
diff said - <<'SAID'
plain: the subcommand is taken from line[1]
plain: “tool show ap” becomes “tool show apples”
plain: “tool other show ap” becomes “tool other show ap”
file: the subcommand is taken from line[2]
file: “tool show ap” becomes “tool show ap”
file: “tool other show ap” becomes “tool other show apples”
SAID
