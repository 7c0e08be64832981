//! The web page in a real browser: Chromium, through its debugging pipe.
//!
//! It needs the browser, so `cargo test` alone says that it was not run. `TOUCHLINE_CHROMIUM` names the browser's
//! program; then it must be there. Pictures and the printed page are left below the build folder.

// What fails here is a failed test.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod browser;
mod plans;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use browser::Browser;

/// Measures the page as it stands: what sticks out, what can hardly be read, what can be selected.
const PROBE: &str = include_str!("probe.js");

/// The widths that it must fit, in pixels.
const WIDTHS: [u32; 3] = [360, 768, 1280];

/// The pages of A4 that the sample may take.
const MOST_PAGES: usize = 4;

fn main() {
    let Some(program) = std::env::var_os("TOUCHLINE_CHROMIUM") else {
        println!("page: not run: no browser is named; TOUCHLINE_CHROMIUM=chromium cargo test --test page runs it");
        return;
    };
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("page");
    fs::create_dir_all(&folder).unwrap();
    let mut browser = Browser::start(&program, &folder);
    let mut faults = Vec::new();
    for (name, html) in plans::pages() {
        let file = folder.join(format!("{name}.html"));
        fs::write(&file, html).unwrap();
        faults.extend(check(&mut browser, name, &file).into_iter().map(|fault| format!("{name}: {fault}")));
    }
    faults.extend(a_bad_page_is_found_out(&mut browser, &folder));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    println!("page: ok; pictures are in {}", folder.display());
}

/// Everything that is wrong with a page.
fn check(browser: &mut Browser, name: &str, file: &Path) -> Vec<String> {
    let (mut faults, folder) = (Vec::new(), file.parent().unwrap());
    for look in ["light", "dark"] {
        for width in WIDTHS {
            browser.show(file, width, look);
            let found = browser.ask(PROBE);
            faults.extend(told(&found, &format!("{width} {look}")));
            fs::write(folder.join(format!("{name}-{width}-{look}.png")), browser.picture()).unwrap();
        }
    }
    browser.show(file, 718, "print");
    faults.extend(told(&browser.ask(PROBE), "A4"));
    let printed = browser.print();
    fs::write(folder.join(format!("{name}.pdf")), &printed).unwrap();
    let pages = pages_of(&printed);
    if name == "sample" && !(1..=MOST_PAGES).contains(&pages) {
        faults.push(format!("{pages} pages of A4, at most {MOST_PAGES}"));
    }
    faults.extend(browser.complaints().into_iter().map(|said| format!("the console says {said}")));
    faults
}

fn told(found: &Value, at: &str) -> Vec<String> {
    let list = |key: &str| found[key].as_array().unwrap_or_else(|| panic!("{at}: {found}")).clone();
    let mut faults: Vec<String> = list("faults").iter().map(|fault| format!("{at}: {fault}")).collect();
    // A probe that looks at nothing finds nothing.
    if found["texts"].as_u64().unwrap_or(0) < 50 {
        faults.push(format!("{at}: only {} texts were looked at", found["texts"]));
    }
    faults
}

/// The sheets of a printed page, as its page tree counts them.
fn pages_of(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    let leaves = text.match_indices("/Type /Page").filter(|(at, found)| !text[at + found.len()..].starts_with('s'));
    leaves.count()
}

/// A page with every fault, each of which must be found.
fn a_bad_page_is_found_out(browser: &mut Browser, folder: &Path) -> Vec<String> {
    let words = "<p>good words</p>".repeat(60);
    let bad = format!(
        "<!doctype html><meta charset=utf-8><meta http-equiv=Content-Security-Policy content=\"default-src 'none'; \
         style-src 'unsafe-inline'\"><style>#wide{{width:2000px}}#pale{{color:#999;background:#fff}}#held{{user-select:none}}\
         </style>{words}<p id=wide>too wide</p><p id=pale>too pale</p><p id=held>held fast</p><script>1</script>"
    );
    let file = folder.join("bad.html");
    fs::write(&file, bad).unwrap();
    browser.show(&file, 360, "light");
    let found = browser.ask(PROBE)["faults"].to_string();
    let mut missed: Vec<String> = ["wide in 360", "too pale", "held fast"]
        .into_iter()
        .filter(|fault| !found.contains(fault))
        .map(|fault| format!("the probe does not say “{fault}”: {found}"))
        .collect();
    if browser.complaints().is_empty() {
        missed.push("the console's complaint of a script is not heard".to_owned());
    }
    missed
}
