#![no_main]

mod check;

use check::check;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| check(&[b"PK\x03\x04", bytes].concat()));
