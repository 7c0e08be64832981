//! Workbooks of Excel and LibreOffice.

use std::io::{Cursor, Write};

use touchline::import::Reader;
use zip::write::SimpleFileOptions;

use super::{book, doubts, only, refusal, shown};

/// An archive of parts with their texts.
pub(crate) fn archive<'a>(parts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, SimpleFileOptions::default().compression_level(Some(1))).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const NAMESPACE: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// A workbook of Excel: the names of its pages with the rows of each as XML.
pub(crate) fn xlsx(pages: &[(&str, &str)], texts: &str) -> Vec<u8> {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let (mut tables, mut targets, mut parts) = (String::new(), String::new(), Vec::new());
    for (number, (name, rows)) in pages.iter().enumerate() {
        let part = format!("worksheets/sheet{number}.xml");
        tables += &format!("<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"r{number}\"/>");
        targets += &format!("<Relationship Id=\"r{number}\" Type=\"{relation}/worksheet\" Target=\"{part}\"/>");
        parts.push((
            format!("xl/{part}"),
            format!("<worksheet xmlns=\"{NAMESPACE}\"><sheetData>{rows}</sheetData></worksheet>"),
        ));
    }
    let book = format!("<workbook xmlns=\"{NAMESPACE}\" xmlns:r=\"{relation}\"><sheets>{tables}</sheets></workbook>");
    let rels = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{targets}</Relationships>"
    );
    let root = format!(
        "<Relationships><Relationship Id=\"r\" Type=\"{relation}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    // The second format is that of a day.
    let styles = format!(
        "<styleSheet xmlns=\"{NAMESPACE}\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"
    );
    let types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
    let mut all = vec![
        ("[Content_Types].xml", types),
        ("_rels/.rels", &root),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &rels),
        ("xl/styles.xml", &styles),
        ("xl/sharedStrings.xml", texts),
    ];
    all.extend(parts.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    archive(all)
}

/// A cell with a text of its own.
fn text(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

const SHARED: &str = "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" uniqueCount=\"3\"><si><t>Name</t></si><si><t>Born</t></si><si><r><t xml:space=\"preserve\">Zoë </t></r><r><t>Mür</t></r></si></sst>";

#[test]
fn a_table_may_begin_in_the_middle_of_a_page() {
    let rows = format!(
        "<row r=\"2\">{}</row><row r=\"4\"><c r=\"C4\" t=\"s\"><v>0</v></c><c r=\"D4\" t=\"s\"><v>1</v></c>{}</row>
         <row r=\"5\"><c r=\"C5\" t=\"s\"><v>2</v></c><c r=\"D5\" s=\"1\"><v>36149</v></c><c r=\"E5\"><v>6.5</v></c></row>
         <row r=\"6\"/><row r=\"7\"><c r=\"C7\" s=\"1\"/></row>
         <row r=\"8\">{}<c r=\"D8\"><v>36150</v></c><c r=\"E8\" t=\"b\"><v>1</v></c></row>",
        text("A2", "Squad"),
        text("E4", "Rating"),
        text("C8", "Bo Ek"),
    );
    let file = xlsx(&[("Squad", &rows)], SHARED);
    assert_eq!(book(&file).reader, Reader::Xlsx);
    let table = only(&file);
    assert_eq!(
        shown(&table),
        " |  | Name | Born | Rating\n5:  |  | Zoë Mür | 1998-12-20 | 6.5\n8:  |  | Bo Ek | 36150 | true"
    );
    assert_eq!((table.name(), doubts(&table).as_str()), ("Squad", "2:0 Squad (a line above the header)"));
}

#[test]
fn formulas_give_what_was_calculated_last_and_what_never_was_is_a_doubt() {
    let header = format!("<row r=\"1\">{}{}{}</row>", text("A1", "Name"), text("B1", "BMI"), text("C1", "Age"));
    let rows = format!(
        "{header}<row r=\"2\">{}<c r=\"B2\"><f>C2*2</f><v>22.5</v></c><c r=\"C2\"><v>24</v></c></row>
         <row r=\"3\">{}<c r=\"B3\"><f>C3*2</f></c><c r=\"C3\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>",
        text("A2", "Ada"),
        text("A3", "Bo"),
    );
    let table = only(xlsx(&[("1", &rows)], SHARED));
    assert_eq!(shown(&table), "Name | BMI | Age\n2: Ada | 22.5 | 24\n3: Bo |  | ");
    assert_eq!(
        doubts(&table),
        "3:2  (a formula that no spreadsheet has calculated: open and save it)\n3:3 #DIV/0! (a formula that ended in an error)"
    );
}

#[test]
fn every_page_of_a_workbook_is_a_table() {
    let rows = |name: &str| format!("<row r=\"1\">{}{}</row>", text("A1", name), text("B1", "Age"));
    let file = xlsx(&[("First", &rows("Name")), ("Empty", ""), ("Third", &rows("Player"))], SHARED);
    let book = book(&file);
    let names: Vec<_> = book.tables.iter().map(|table| (table.name(), table.headers().join("|"))).collect();
    assert_eq!(names, [("First", "Name|Age".to_owned()), ("Third", "Player|Age".into())]);
}

/// A workbook of LibreOffice with the rows of one page.
pub(crate) fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:calcext=\"c\"><office:body><office:spreadsheet>
         <table:table table:name=\"Squad\"><table:table-column/>{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    archive([("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)])
}

#[test]
fn a_page_of_libreoffice_reads_as_one_of_excel() {
    let file = ods(
        "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>
         <table:table-row><table:table-cell/><table:table-cell office:value-type=\"string\"><text:p>Name</text:p></table:table-cell>
          <table:table-cell office:value-type=\"string\"><office:annotation><text:p>a note</text:p></office:annotation><text:p>Born</text:p></table:table-cell>
          <table:table-cell office:value-type=\"string\"><text:p>Fit</text:p></table:table-cell></table:table-row>
         <table:table-row><table:table-cell/><table:table-cell office:value-type=\"string\"><text:p>Zoë<text:s text:c=\"2\"/>&amp; <text:span>Mür</text:span></text:p><text:p>Jr</text:p></table:table-cell>
          <table:table-cell office:value-type=\"date\" office:date-value=\"1998-12-20T00:00:00\"><text:p>20/12/98</text:p></table:table-cell>
          <table:table-cell office:value-type=\"boolean\" office:boolean-value=\"true\"><text:p>TRUE</text:p></table:table-cell>
          <table:table-cell table:number-columns-repeated=\"1020\"/></table:table-row>
         <table:table-row table:number-rows-repeated=\"2\"><table:covered-table-cell/><table:table-cell office:value-type=\"string\"><text:p>Bo</text:p></table:table-cell>
          <table:table-cell table:number-columns-repeated=\"2\" office:value-type=\"float\" office:value=\"36150\"><text:p>36,150</text:p></table:table-cell></table:table-row>
         <table:table-row><table:table-cell/><table:table-cell office:value-type=\"string\"><text:p>Cy</text:p></table:table-cell>
          <table:table-cell table:formula=\"of:=1/0\" office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"><text:p>#DIV/0!</text:p></table:table-cell>
          <table:table-cell table:formula=\"of:=[.A1]\"/></table:table-row>
         <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>",
    );
    assert_eq!(book(&file).reader, Reader::Ods);
    let table = only(&file);
    assert_eq!(
        shown(&table),
        " | Name | Born | Fit\n5:  | Zoë  & Mür\nJr | 1998-12-20 | true\n6:  | Bo | 36150 | 36150\n7:  | Bo | 36150 | 36150\n8:  | Cy"
    );
    assert_eq!(
        doubts(&table),
        "8:3 #DIV/0! (a formula that ended in an error)\n8:4  (a formula that no spreadsheet has calculated: open and save it)"
    );
}

#[test]
fn space_between_the_tags_of_a_cell_is_none_of_its_text() {
    let cell = |inside: &str| format!("<table:table-cell>\n  {inside}\n </table:table-cell>");
    let note = "<office:annotation>\n<text:p>a note</text:p>\n</office:annotation>";
    let rows = [
        [cell("<text:p>Name</text:p>"), cell("<text:p>Club</text:p>")],
        [
            cell("<text:p>Zoë</text:p>\n  <text:p>Mür</text:p>"),
            cell(&format!("<text:p>Red <text:span>Star</text:span>{note} FC</text:p>")),
        ],
    ];
    let rows = rows.map(|cells| format!("<table:table-row>{}</table:table-row>", cells.join("\n")));
    assert_eq!(shown(&only(ods(&rows.join("\n")))), "Name | Club\n2: Zoë\nMür | Red Star FC");
}

#[test]
fn a_cell_that_is_merged_downwards_stands_in_each_of_its_rows() {
    let read =
        "Name | Pay | Ends | Club\n3: Ada | 24 | 2027 | AFC\n4: Bo | 31 | 2028 | AFC\n6: Cy |  |  | BFC\n7: Di | 9";
    let row = |number: usize, cells: &[(&str, &str)]| {
        let cells: String = cells.iter().map(|(column, said)| text(&format!("{column}{number}"), said)).collect();
        format!("<row r=\"{number}\">{cells}</row>")
    };
    let rows = [
        row(1, &[("A", "Name"), ("B", "Contract"), ("D", "Club")]),
        row(2, &[("B", "Pay"), ("C", "Ends")]),
        row(3, &[("A", "Ada"), ("B", "24"), ("C", "2027"), ("D", "AFC")]),
        row(4, &[("A", "Bo"), ("B", "31"), ("C", "2028")]),
        row(6, &[("A", "Cy"), ("D", "BFC")]),
        row(7, &[("A", "Di"), ("B", "9")]),
    ];
    // The title of pay and ends is merged across, and Di's club is none of the merged ones.
    let areas = ["A1:A2", "B1:C1", "D1:D2", "D3:D5", "Q9:Q99"].map(|area| format!("<mergeCell ref=\"{area}\"/>"));
    let merged = format!("</sheetData><mergeCells>{}</mergeCells><sheetData>", areas.concat());
    let page = rows.concat() + &merged;
    assert_eq!(shown(&only(xlsx(&[("Squad", &page)], SHARED))), read);

    let cell = |said: &str, more: &str| format!("<table:table-cell{more}><text:p>{said}</text:p></table:table-cell>");
    let (down, covered) = (" table:number-rows-spanned=\"2\"", "<table:covered-table-cell/>");
    let rows = [
        [
            cell("Name", down),
            cell("Contract", " table:number-columns-spanned=\"2\""),
            covered.into(),
            cell("Club", down),
        ],
        [covered.into(), cell("Pay", ""), cell("Ends", ""), covered.into()],
        [cell("Ada", ""), cell("24", ""), cell("2027", ""), cell("AFC", " table:number-rows-spanned=\"3\"")],
        [cell("Bo", ""), cell("31", ""), cell("2028", ""), covered.into()],
        [cell("", ""), cell("", ""), cell("", ""), covered.into()],
        [cell("Cy", ""), cell("", ""), cell("", ""), cell("BFC", "")],
        [cell("Di", ""), cell("9", ""), cell("", ""), cell("", "")],
    ];
    let rows: String = rows.map(|cells| format!("<table:table-row>{}</table:table-row>", cells.concat())).concat();
    assert_eq!(shown(&only(ods(&rows))), read);
}

#[test]
fn archives_that_hold_no_table_say_what_they_are() {
    assert_eq!(
        refusal(archive([("squad.csv", "Name\nAda\n")])),
        "a zip archive, expected a workbook: unpack it and read the files in it"
    );
    let whole = xlsx(&[("Squad", "")], SHARED);
    assert_eq!(refusal(&whole), "an Excel workbook without a table: export the list itself");
    let cut = whole.get(..whole.len() / 2).unwrap();
    assert_eq!(refusal(cut), "a workbook whose end is missing or broken: copy it again, or save it anew");
}

#[test]
fn merged_cells_may_have_a_prefix_and_one_without_a_place_merges_none() {
    let row = |number: usize, cells: [&str; 2]| {
        let cells: String =
            ["A", "B"].iter().zip(cells).map(|(column, said)| text(&format!("{column}{number}"), said)).collect();
        format!("<row r=\"{number}\">{cells}</row>")
    };
    let page = |merged: &str| {
        let rows = [row(1, ["Name", "Club"]), row(2, ["Ada", "AFC"]), row(3, ["Bo", ""])];
        xlsx(&[("Squad", &format!("{}</sheetData>{merged}<sheetData>", rows.concat()))], SHARED)
    };
    let prefixed = only(page("<x:mergeCells><x:mergeCell ref=\"B2:B3\"/></x:mergeCells>"));
    assert_eq!((shown(&prefixed).as_str(), doubts(&prefixed).as_str()), ("Name | Club\n2: Ada | AFC\n3: Bo | AFC", ""));
    let broken = only(page("<mergeCells><mergeCell ref=\"B2:B3\"/><mergeCell ref=\"here\"/></mergeCells>"));
    assert_eq!(shown(&broken), "Name | Club\n2: Ada | AFC\n3: Bo | ");
    assert_eq!(
        doubts(&broken),
        "0:0  (merged cells whose place is none of a page, so that none is filled: unmerge them)"
    );
}

#[test]
fn a_header_over_several_columns_names_each_that_has_cells() {
    let read = "Name | Position | Position | Age\n2: Ada | D (C) | RB | 24\n3: Bo | GK |  | 31";
    let why = "1:3 Position (one header over several columns, of which the one that fits it best is read: name each)";
    let rows = [["Name", "Position", "", "Age"], ["Ada", "D (C)", "RB", "24"], ["Bo", "GK", "", "31"]];
    let row = |(number, cells): (usize, [&str; 4])| {
        let cells = ["A", "B", "C", "D"].iter().zip(cells).filter(|(_, said)| !said.is_empty());
        let cells: String = cells.map(|(column, said)| text(&format!("{column}{number}"), said)).collect();
        format!("<row r=\"{number}\">{cells}</row>")
    };
    let rows: String = (1..).zip(rows).map(row).collect();
    let merged = "<mergeCells><mergeCell ref=\"B1:C1\"/><mergeCell ref=\"D1:XFD1\"/></mergeCells>";
    let page = format!("{rows}</sheetData>{merged}<sheetData>");
    let table = only(xlsx(&[("Squad", &page)], SHARED));
    assert_eq!((shown(&table).as_str(), doubts(&table).as_str()), (read, why));

    let cell = |said: &str, more: &str| format!("<table:table-cell{more}><text:p>{said}</text:p></table:table-cell>");
    let covered = "<table:covered-table-cell/>".to_owned();
    let rows = [
        [cell("Name", ""), cell("Position", " table:number-columns-spanned=\"2\""), covered, cell("Age", "")],
        [cell("Ada", ""), cell("D (C)", ""), cell("RB", ""), cell("24", "")],
        [cell("Bo", ""), cell("GK", ""), cell("", ""), cell("31", "")],
    ];
    let rows: String = rows.map(|cells| format!("<table:table-row>{}</table:table-row>", cells.concat())).concat();
    let table = only(ods(&rows));
    assert_eq!((shown(&table).as_str(), doubts(&table).as_str()), (read, why));

    let page = "<table><tr><th>Name<th colspan=2>Position<th>Age<tr><td>Ada<td>D (C)<td>RB<td>24<tr><td>Bo<td>GK<td><td>31</table>";
    let table = only(page);
    assert_eq!((shown(&table), doubts(&table).as_str()), (read.replace("2:", "1:").replace("3:", "1:"), why));
}
