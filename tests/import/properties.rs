//! What is read does not depend on how it was written.

use encoding_rs::WINDOWS_1252;
use proptest::prelude::*;

use touchline::import::read;

use super::only;
use super::runs::runs;
use super::workbooks::{ods, xlsx};

/// Cells that need quotes, hold other delimiters, or letters of which the encodings differ.
fn cell() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "Ada Ruiz",
        "Zoë Mür",
        "a;b",
        "a,b",
        "a\tb|c",
        "one\ntwo",
        "say \"x\"",
        "24",
        "€1.4M",
        "D (RC), WB (R)",
        "-",
    ])
    .prop_map(str::to_owned)
}

/// A header that no cell repeats, and rows below.
fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    (2..6_usize, 1..12_usize).prop_flat_map(|(width, length)| {
        prop::collection::vec(prop::collection::vec(cell(), width), length).prop_map(move |rows| {
            let header = (0..width).map(|column| format!("Header {}", char::from(b'a' + column as u8)));
            [header.collect()].into_iter().chain(rows).collect()
        })
    })
}

fn csv(table: &[Vec<String>], delimiter: char, end: &str) -> String {
    let mut text = String::new();
    for row in table {
        let cells: Vec<String> = row.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
        text += &cells.join(&delimiter.to_string());
        text += end;
    }
    text
}

fn page(table: &[Vec<String>]) -> String {
    let row = |row: &Vec<String>| {
        row.iter().map(|cell| format!("<td>{}", cell.replace('&', "&amp;").replace('<', "&lt;"))).collect::<String>()
    };
    format!("<table>{}</table>", table.iter().map(|cells| format!("<tr>{}", row(cells))).collect::<String>())
}

fn cells(bytes: impl AsRef<[u8]>) -> Vec<Vec<String>> {
    let table = only(bytes);
    let rows = table.rows().map(|row| row.cells().map(str::to_owned).collect());
    [table.headers().to_vec()].into_iter().chain(rows).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: runs(64) as u32, ..ProptestConfig::default() })]

    #[test]
    fn delimiter_line_end_and_encoding_do_not_change_what_is_read(table in table()) {
        for delimiter in [',', ';', '\t', '|'] {
            for end in ["\n", "\r\n"] {
                let text = csv(&table, delimiter, end);
                let (latin, _, _) = WINDOWS_1252.encode(&text);
                let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
                let marked = format!("\u{feff}{text}");
                for bytes in [text.as_bytes(), &latin, &wide, marked.as_bytes()] {
                    prop_assert_eq!(&cells(bytes), &table, "{:?} {:?}", delimiter, end);
                }
            }
        }
    }

    #[test]
    fn rows_come_in_their_order(table in table(), seed in any::<prop::sample::Index>()) {
        let mut turned = table.clone();
        turned[1..].rotate_left(seed.index(table.len() - 1));
        let mut read = cells(csv(&turned, ';', "\n"));
        read[1..].rotate_right(seed.index(table.len() - 1));
        prop_assert_eq!(read, table);
    }

    #[test]
    fn a_page_reads_as_the_list_but_for_its_space(table in table()) {
        let spaced = |cell: &String| cell.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
        let plain: Vec<Vec<String>> = table.iter().map(|row| row.iter().map(spaced).collect()).collect();
        prop_assert_eq!(cells(page(&table)), plain);
    }

    #[test]
    fn pieces_in_any_order_are_read_or_refused(picks in prop::collection::vec(any::<prop::sample::Index>(), 0..60)) {
        for (pieces, file) in KINDS {
            let text: String = picks.iter().map(|pick| *pick.get(pieces)).collect();
            if let Ok(book) = read(file(&text).as_slice()) {
                for row in book.tables.iter().flat_map(|table| table.rows()) {
                    prop_assert!(row.cells().any(|cell| !cell.is_empty()), "{}", text);
                    prop_assert_eq!(row.cell(row.len()), "");
                }
            }
        }
    }

    #[test]
    fn no_bytes_end_the_program(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(bytes.as_slice());
    }
}

/// Pieces of a kind of file, and how a file is made of some.
type Kind = (&'static [&'static str], fn(&str) -> Vec<u8>);

const KINDS: &[Kind] = &[
    (&["a", ";", ",", "\"", "\n", "\r\n", "\r", "\u{feff}", "sep=;", "é", "\0", " "], |text| text.as_bytes().to_vec()),
    (&["| a ", "|", "\n", "\r\n", "---", "+", " ", "é|"], |text| format!("| a | b |\n{text}").into_bytes()),
    (
        &[
            "<table>",
            "</table>",
            "<tr>",
            "</tr>",
            "<td>",
            "</td>",
            "<th>",
            "<td rowspan=3>",
            "<th colspan=2>",
            "<caption>",
            "</caption>",
            "<tbody>",
            "<br>",
            "a",
            "&nbsp;",
            "<!--",
            "-->",
            "<script>",
            "</script>",
            "<td title='",
            "'>",
            "\n",
        ],
        |text| format!("<table>{text}").into_bytes(),
    ),
    (
        &[
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"a\"",
            "\"header\"",
            "\"data\"",
            "1",
            "-2.5e3",
            "null",
            "true",
            "\n",
            "{\"a\":[{\"b\":1}]}",
        ],
        |text| format!("[{text}").into_bytes(),
    ),
    (
        &[
            "<table:table-row>",
            "</table:table-row>",
            "<table:table-cell/>",
            "<table:table-cell office:value=\"1\">",
            "</table:table-cell>",
            "<table:table-row table:number-rows-repeated=\"9\">",
            "<table:table-cell table:number-columns-repeated=\"9\"/>",
            "<text:p>",
            "</text:p>",
            "<text:s text:c=\"7\"/>",
            "a",
            "&amp;",
            "&#xA0;",
            "<office:annotation>",
            "</office:annotation>",
            "<table:table>",
            "</table:table>",
        ],
        ods,
    ),
    (
        &[
            "<row r=\"2\">",
            "<row>",
            "</row>",
            "<c r=\"B2\">",
            "<c>",
            "<c t=\"s\">",
            "<c t=\"str\">",
            "<c t=\"e\">",
            "<c s=\"1\">",
            "</c>",
            "<v>",
            "</v>",
            "<v>1</v>",
            "<f>A1</f>",
            "<is>",
            "<t>a</t>",
            "</is>",
            "<c r=\"A0\">",
            "<c r=\"9\">",
            "<f t=\"shared\" si=\"0\">",
            "&lt;",
        ],
        |text| xlsx(&[("1", text)], "<sst><si><t>a</t></si></sst>"),
    ),
];
