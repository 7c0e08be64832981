#!/usr/bin/env bash
# What one would expect: a program that asks jiff for today's date, with TZ not set, reads /etc/localtime and nothing else.
# What happens: with the feature `tzdb-zoneinfo`, which is what makes TZ=Area/City work, the first question lists the whole
# zoneinfo folder and every folder in it before it reads that one file, in every run of a command-line program. Reading
# /etc/localtime into `TimeZone::tzif` gives the same date and opens one file.
# Versions: jiff 1.0.2, glibc's tzdata. Date: 2026-11-27. Needs cargo and strace.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "today"
version = "0.0.0"
edition = "2021"
[dependencies]
jiff = { version = "=1.0.2", default-features = false, features = ["std", "tz-system", "tzdb-zoneinfo"] }
TOML
cat > src/main.rs <<'RUST'
use jiff::{tz::TimeZone, Timestamp};

fn main() {
    let zone = match std::env::args().nth(1).as_deref() {
        Some("file") => TimeZone::tzif("", &std::fs::read("/etc/localtime").unwrap()).unwrap(),
        _ => TimeZone::system(),
    };
    println!("{}", Timestamp::now().to_zoned_datetime(zone).date());
}
RUST
cargo build --quiet --release

folders_listed() {
    env -u TZ strace -f -e trace=openat -o trace target/release/today "$1" > "$1.date"
    grep -c 'zoneinfo.*O_DIRECTORY' trace || true
}
system=$(folders_listed system)
file=$(folders_listed file)
echo "TimeZone::system(): $(cat system.date), $system folders of zones listed"
echo "TimeZone::tzif of /etc/localtime: $(cat file.date), $file folders of zones listed"
[ "$system" -gt 1 ] && [ "$file" -eq 0 ] && cmp -s system.date file.date
