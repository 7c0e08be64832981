//! Files that are broken or mean harm: a clear answer, and no end of the program.

use std::io::{self, Read, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use touchline::import::readers::limits;
use touchline::import::{TableRow, read};
use touchline::text::is_hidden;

use super::workbooks::{ods, xlsx};
use super::{doubts, only, refusal};

/// A text again and again, for as long as somebody reads.
struct Endless(&'static [u8], usize);

impl Read for Endless {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        for byte in to.iter_mut() {
            *byte = self.0[self.1 % self.0.len()];
            self.1 += 1;
        }
        Ok(to.len())
    }
}

fn endless(first: &str, again: &'static str) -> String {
    read(first.as_bytes().chain(Endless(again.as_bytes(), 0))).unwrap_err().to_string()
}

fn packed(text: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(text).unwrap();
    packed.finish().unwrap()
}

#[test]
fn what_has_no_end_ends_at_a_limit_with_its_line() {
    let wide: &'static str = format!("{}\n", "1;".repeat(1_023)).leak();
    let cells = endless("", wide);
    assert_eq!(cells, format!("line 32769: more than {} cells by here: {LESS}", limits::MAX_CELLS));
    for (first, again, says) in [
        ("", "Ada Ruiz ", "line 1: a row of more than 4 MiB begins here: is a quote or a bracket left open?"),
        ("Name;Age\n\nAda;24\n\"", "Bo\n", "line 4: a row of more than 4 MiB begins here"),
        ("", "| Ada ", "line 1: a line of more than 4 MiB: keep the columns and rows that you need, and try again"),
        ("[", "\"Ada\", ", "line 1: a row of more than 4 MiB begins here"),
        ("<table title=\"", "Ada ", "line 1: a tag of more than 256 KiB: is a quote left open?"),
        ("", "<table><tr><td>Ada ", "more than 64 tables inside each other"),
        ("", "\0\0\u{1}\0", "not a text, a workbook or anything else"),
    ] {
        let said = endless(first, again);
        assert!(said.contains(says), "{first}{again}: {said}");
    }
}

const LESS: &str = "keep the columns and rows that you need, and try again";

#[test]
fn a_million_columns_are_refused_wherever_they_stand() {
    let wide = format!("{}\n", "a,".repeat(1_000_000));
    assert_eq!(refusal(&wide), format!("line 1: 1000001 columns, expected at most 4096: {LESS}"));
    let keys: Vec<String> = (0..5_000).map(|n| format!("\"k{n}\": 1")).collect();
    assert!(refusal(format!("[{{{}}}]", keys.join(","))).contains("expected at most 4096"));
    assert!(refusal(format!("{{{}}}", keys.join(","))).contains("expected a list of people in [ ]"));
    assert!(refusal(format!("<table><tr>{}</table>", "<td colspan=1000>a".repeat(9))).contains("5000 columns"));
    assert!(refusal(format!("|{}\n", "a|".repeat(5_000))).contains("5000 columns"));
    let far = "<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>";
    assert!(refusal(xlsx(&[("1", far)], "<sst/>")).contains("line 1: 16384 columns"));
    let cell = "<table:table-cell table:number-columns-repeated=\"16384\" office:value=\"1\"/>";
    assert!(refusal(ods(&format!("<table:table-row>{cell}</table:table-row>"))).contains("16384 columns"));
}

#[test]
fn a_path_in_json_has_a_length_that_people_write() {
    let long = "k".repeat(limits::MAX_PATH);
    assert_eq!(only(format!("[{{\"{long}\": 1}}]")).headers(), [long.as_str()]);
    let too_long = "line 1: a field whose name with those around it has more than 1024 bytes: export a plain list";
    for (outer, inner) in [(format!("{long}k"), "a"), (long, "a")] {
        assert_eq!(refusal(format!("[{{\"{outer}\": {{\"{inner}\": 1}}}}]")), too_long);
        assert_eq!(refusal(format!("{{\"{outer}\": {{\"{inner}\": 1}}}}")), too_long);
        assert_eq!(refusal(format!("[{{\"{outer}\": {{\"{inner}\": [{{\"b\": 1}}]}}}}]")), too_long);
    }
    let lists: Vec<String> = (0..=limits::MAX_TABLES).map(|n| format!("\"k{n}\": [{{}}]")).collect();
    let said = refusal(format!("[{{{}}}]", lists.join(",")));
    assert!(said.contains("more than 256 lists of objects"), "{said}");
}

#[test]
fn what_lies_too_deep_is_refused() {
    let deep = format!("{}<table><tr><th>Name<th>Age<tr><td>Ada<td>24</table>", "<div>".repeat(100_000));
    assert_eq!(only(deep).len(), 1);
    assert!(refusal("<table><tr><td>".repeat(1_000)).contains("more than 64 tables inside each other"));
    let nested = |depth: usize| format!("{}{{\"a\": 1}}{}", "[".repeat(depth - 1), "]".repeat(depth - 1));
    assert_eq!(only(nested(limits::MAX_BRACKETS)).len(), 1);
    let too_deep = "more than 127 brackets inside each other: export a plain list";
    assert!(refusal(nested(limits::MAX_BRACKETS + 1)).contains(too_deep));
    assert!(refusal("[".repeat(100_000)).contains(too_deep));
    assert!(refusal("{\"a\":".repeat(100_000)).contains(too_deep));
}

#[test]
fn a_little_file_that_unpacks_to_much_is_refused() {
    let zeros = packed(&vec![0; 64 << 20]);
    assert!(refusal(&zeros).contains("not a text"), "{} bytes", zeros.len());
    let line = packed(&vec![b'a'; 64 << 20]);
    assert!(refusal(&line).contains("a row of more than 4 MiB"));
    assert_eq!(refusal(packed(&packed(b"Name;Age\n"))), "this is packed twice: unpack it first");
    let texts = format!("<sst>{}</sst>", "<si><t>a</t></si>".repeat(5 << 20));
    assert!(refusal(xlsx(&[("1", "")], &texts)).contains("xl/sharedstrings.xml unpacks to more than is read"));
    let claim = "<!-- --><sst uniqueCount=\"99999999999999\"/>";
    assert!(refusal(xlsx(&[("1", "")], claim)).contains("claims more texts than are read"));
    let cell = "<table:table-cell table:number-columns-repeated=\"1024\" office:value=\"1\"/>";
    let rows = format!("<table:table-row table:number-rows-repeated=\"99999999999999\">{cell}</table:table-row>");
    assert!(refusal(ods(&rows)).contains(&format!("more than {} cells by here", limits::MAX_CELLS)));
}

#[test]
fn a_packed_file_reads_like_the_file_and_a_cut_one_says_so() {
    let file = b"Name;Age\nAda;24\n".repeat(3_000);
    let whole = packed(&file);
    let book = read(whole.as_slice()).unwrap();
    assert!(book.packed);
    let cut = refusal(whole.get(..whole.len() - 9).unwrap());
    assert!(cut.contains("the file ends too early") && cut.ends_with("copy it again, whole"), "{cut}");
}

#[test]
fn names_that_a_terminal_would_obey_come_in_whole_and_go_out_harmless() {
    let table =
        only("Name;Note;Age\n\u{1b}[2JAda;=HYPERLINK(\"x\");24\nBo\u{202e}kE;x;31\n;x;1\u{1b}]0;owned\u{7};9\n");
    let names: Vec<_> = table.rows().map(|row| row.cell(0)).collect();
    assert_eq!(names, ["\u{1b}[2JAda", "Bo\u{202e}kE", ""]);
    assert_eq!(table.row(0).unwrap().cell(1), "=HYPERLINK(\"x\")", "nothing is calculated");
    assert_eq!(doubts(&table), "4:4 0 (more cells than the header)".replace("4 0", "4 owned␇"));
    for said in [refusal("[{\"\u{1b}[2J\" 1}]"), refusal("{\"a\": \u{202e}}")] {
        assert!(!said.chars().any(|c| c.is_control() || is_hidden(c)), "{said:?}");
    }
}

#[test]
fn every_cut_of_every_kind_is_read_or_refused() {
    let files = [
        "\u{feff}Name;Note\r\nAda;\"a;b\nc\"\r\nBo;é\r\n".as_bytes().to_vec(),
        b"<html><table border=1><tr><th>Name<th>Age<tr><td title='x'>Ada &amp; Bo<td>24</table>".to_vec(),
        b"| Name | Age |\r\n| --- |\n| Ada | 24 |\r\n".to_vec(),
        b"{\"data\": [{\"a\": {\"b\": [1, \"x\\u00e9\"]}}], \"n\": null}".to_vec(),
        xlsx(&[("1", "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\" t=\"str\"><v>a</v></c></row>")], "<sst/>"),
        ods("<table:table-row><table:table-cell office:value=\"1\"/></table:table-row>"),
        packed(b"Name;Age\nAda;24\n"),
    ];
    for file in files {
        for end in 0..=file.len() {
            let mut bytes = file.get(..end).unwrap().to_vec();
            let rows = |bytes: &[u8]| {
                read(bytes).map(|book| book.tables.iter().flat_map(|s| s.rows()).map(TableRow::len).sum::<usize>())
            };
            let _ = rows(&bytes);
            // One byte wrong in a file that is otherwise whole.
            bytes.extend_from_slice(file.get(end..).unwrap());
            if let Some(byte) = bytes.get_mut(end) {
                *byte ^= 0x15;
            }
            if let Err(error) = rows(&bytes) {
                assert!(!error.why.is_empty() && error.why.len() < 400);
            }
        }
    }
}

#[test]
fn a_place_beyond_every_page_is_refused() {
    let page = |place: &str| {
        let rows = format!("<row r=\"1\"><c r=\"{place}\" t=\"inlineStr\"><is><t>Name</t></is></c></row>");
        xlsx(&[("Squad", &rows)], "<sst/>")
    };
    for (place, why) in [
        ("BnlineStr1", "line 1: 1343947534 columns, expected at most 4096"),
        ("ZZZZZZZZZZZZZZ1", "line 1: 2379686870 columns, expected at most 4096"),
        ("A1048577", "line 1048577: a row beyond every page of Excel"),
        ("A99999999999999", "line 276447231: a row beyond every page of Excel"),
    ] {
        let refusal = refusal(page(place));
        assert!(refusal.starts_with(why), "{place}: {refusal}");
    }
    assert_eq!(only(page("A1048576")).header_line(), 1_048_576);
}
