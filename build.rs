//! Links the program for a fixed address on Linux.
//!
//! A program that can be loaded anywhere has its 21,000 pointers set at each start, which takes a fifth of the time to
//! the first frame.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |variable, value| env::var(variable).is_ok_and(|set| set == value);
    if is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu") {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}
