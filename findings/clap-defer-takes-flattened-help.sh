#!/usr/bin/env bash
# What one would expect: `#[command(defer = true)]` on an enum of subcommands puts off the work of making their arguments, and
# changes no help.
# What happens: a subcommand's own doc is set before its arguments are made, so the doc of a struct that is flattened into
# it comes later and takes its place: the list of commands says one thing of the subcommand, and its own `--help` another.
# Without `defer` the subcommand's doc comes last, and both say the same.
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
clap = { version = "=4.6.9", features = ["derive"] }
TOML
cat > src/main.rs <<'RUST'
use clap::{Args, Command, Subcommand};

/// How to answer.
#[derive(Args)]
struct Answer {
    #[arg(long)]
    json: bool,
}

#[derive(Subcommand)]
enum AtOnce {
    /// List everything
    List {
        #[command(flatten)]
        answer: Answer,
    },
}

#[derive(Subcommand)]
#[command(defer = true)]
enum PutOff {
    /// List everything
    List {
        #[command(flatten)]
        answer: Answer,
    },
}

fn main() {
    for (name, mut tool) in [
        ("at once", AtOnce::augment_subcommands(Command::new("tool"))),
        ("deferred", PutOff::augment_subcommands(Command::new("tool"))),
    ] {
        let about = |tool: &Command| tool.find_subcommand("list").unwrap().get_about().unwrap().to_string();
        let listed = about(&tool);
        tool.build();
        println!("{name}: listed as {listed:?}, its help says {:?}", about(&tool));
    }
}
RUST
cargo run --quiet 2> warnings > said
cat said
diff said - <<'SAID'
at once: listed as "List everything", its help says "List everything"
deferred: listed as "List everything", its help says "How to answer"
SAID
