#!/usr/bin/env bash
# What one would expect: calamine reads an OpenDocument workbook whether or not its XML is indented, since space between the
# elements of a row means nothing in the format.
# What happens: an .ods with a line end between two cells of a row is refused as a whole, with "Expecting 'table-cell',
# found" and the space; the same file without that space is read.
# Versions: calamine 0.38.0, zip 9.5.1. Date: 2026-11-27. Needs cargo.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "indented"
version = "0.0.0"
edition = "2021"
[dependencies]
calamine = "=0.38.0"
zip = { version = "=9.5.1", default-features = false, features = ["deflate"] }
TOML
cat > src/main.rs <<'RUST'
use std::io::{Cursor, Write};

use calamine::{Ods, Reader};

fn workbook(between: &str) -> Vec<u8> {
    let cell = |text: &str| format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#);
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body><office:spreadsheet><table:table table:name="Squad"><table:table-row>{}{between}{}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"#,
        cell("Name"),
        cell("Age"),
    );
    let manifest = r#"<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"#;
    let stored = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", &content),
    ] {
        zip.start_file(name, stored).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn main() {
    for between in ["", "\n"] {
        match Ods::new(Cursor::new(workbook(between))) {
            Ok(mut book) => println!("{between:?}: {} cells", book.worksheets()[0].1.cells().count()),
            Err(error) => println!("{between:?}: {error}"),
        }
    }
}
RUST
cargo run --quiet > said
cat said
grep -qx '"": 2 cells' said
grep -q "^\"\\\\n\": Expecting 'table-cell', found" said
