#![no_main]

mod check;
mod parts;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let begin: &[u8] = b"<office:spreadsheet><table:table table:name=\"1\">";
    check::check(&parts::archive(&[("content.xml", &[begin, bytes].concat())]));
});
