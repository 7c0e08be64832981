#!/usr/bin/env bash
# What one would expect: ron reads a field of type `[f64; 3]` from `[1.0, 2.0, 3.0]`, as it reads a `Vec<f64>`, since that is
# how Rust writes both and RON's notation follows Rust's.
# What happens: it reads from `(1.0, 2.0, 3.0)` only, and the brackets are refused with "Expected opening `(`". Serde hands an
# array of fixed length over as a tuple; ron writes it with parentheses too, so that only files written by hand show it.
# Versions: ron 0.12.3, serde 1.0.229. Date: 2026-11-28. Needs cargo.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "array"
version = "0.0.0"
edition = "2021"
[dependencies]
ron = "=0.12.3"
serde = { version = "=1.0.229", features = ["derive"] }
TOML
cat > src/main.rs <<'RUST'
use serde::{de::DeserializeOwned, Deserialize};

#[derive(Deserialize)]
struct Place<T> {
    at: T,
}

fn tell<T: DeserializeOwned + std::fmt::Debug>(kind: &str, text: &str) {
    match ron::from_str::<Place<T>>(text) {
        Ok(place) => println!("{kind} from {text}: {:?}", place.at),
        Err(error) => println!("{kind} from {text}: {}", error.code),
    }
}

fn main() {
    tell::<Vec<f64>>("Vec<f64>", "(at: [1.0, 2.0, 3.0])");
    tell::<[f64; 3]>("[f64; 3]", "(at: [1.0, 2.0, 3.0])");
    tell::<[f64; 3]>("[f64; 3]", "(at: (1.0, 2.0, 3.0))");
    println!("[f64; 3] written: {}", ron::to_string(&[1.0, 2.0, 3.0]).unwrap());
}
RUST
cargo run --quiet > said
cat said
diff said - <<'SAID'
Vec<f64> from (at: [1.0, 2.0, 3.0]): [1.0, 2.0, 3.0]
[f64; 3] from (at: [1.0, 2.0, 3.0]): Expected opening `(`
[f64; 3] from (at: (1.0, 2.0, 3.0)): [1.0, 2.0, 3.0]
[f64; 3] written: (1.0,2.0,3.0)
SAID
