#![no_main]

mod check;
mod parts;

const TYPES: &[u8] = b"<Types/>";
const ROOT: &[u8] = b"<Relationships><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
const BOOK: &[u8] = b"<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
const TARGETS: &[u8] = b"<Relationships><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
const STYLES: &[u8] = b"<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";

// Up to a zero the bytes are the page, behind it the shared texts.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut halves = bytes.splitn(2, |byte| *byte == 0);
    let (page, texts) = (halves.next().unwrap_or_default(), halves.next().unwrap_or_default());
    check::check(&parts::archive(&[
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", TARGETS),
        ("xl/styles.xml", STYLES),
        ("xl/sharedStrings.xml", &[b"<sst>", texts].concat()),
        ("xl/worksheets/sheet1.xml", &[b"<worksheet><sheetData>", page].concat()),
    ]));
});
