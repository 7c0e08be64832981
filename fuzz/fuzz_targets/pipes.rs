#![no_main]

mod check;

use check::check;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| check(&[b"| Name | Age |\n", bytes].concat()));
