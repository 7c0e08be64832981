//! Lists of objects in JSON.

use touchline::import::Reader;

use super::{book, only, refusal, shown};

#[test]
fn objects_are_rows_and_fields_within_are_columns() {
    let file = "[\n {\"name\": \"Ada\", \"club\": {\"name\": \"AFC\", \"since\": null}, \"nations\": [\"ESP\", \"PER\"]},\n {\"name\": \"Bo\", \"age\": 24.5, \"fit\": true}\n]";
    assert_eq!(book(file).reader, Reader::Json);
    assert_eq!(
        shown(&only(file)),
        "name | club.name | club.since | nations | age | fit\n2: Ada | AFC |  | ESP, PER\n3: Bo |  |  |  | 24.5 | true"
    );
}

#[test]
fn a_list_deep_in_the_answer_is_a_table_with_its_path() {
    let file = "{\"id\": \"131\", \"page\": {\"players\": [{\"name\": \"Ada\"}, {\"name\": \"Bo\"}], \"empty\": []}, \"teams\": [{\"code\": 1}]}";
    let book = book(file);
    let names: Vec<_> = book.tables.iter().map(|table| (table.name(), shown(table))).collect();
    assert_eq!(
        names,
        [("page.players", "name\n1: Ada\n1: Bo".to_owned()), ("teams", "code\n1: 1".into()), ("", "id\n1: 131".into()),]
    );
}

#[test]
fn lists_within_a_row_are_tables_of_their_own() {
    let book = book(
        "[{\"club\": \"AFC\", \"players\": [{\"name\": \"Ada\"}, {\"name\": \"Bo\"}]}, {\"club\": \"BFC\", \"players\": []}]",
    );
    let tables: Vec<_> = book.tables.iter().map(|table| (table.name(), shown(table))).collect();
    assert_eq!(
        tables,
        [("", "club | players\n1: AFC\n1: BFC | ".to_owned()), ("players", "name\n1: Ada\n1: Bo".into())]
    );
}

#[test]
fn a_header_beside_its_rows_names_the_columns() {
    for file in [
        "{\"header\": [[\"Name\", \"Age\"]], \"data\": [[\"Ada\", 24], [\"Bo\", null]]}",
        "{\"data\": [[\"Ada\", 24], [\"Bo\", null]], \"header\": [[\"Name\", \"Age\"]]}",
        "{\"header\": [[\"Name\", \"Age\"]], \"data\": [{\"Name\": \"Ada\", \"Age\": 24}, {\"Name\": \"Bo\"}]}",
        "{\"columns\": [\"Name\", \"Age\"], \"data\": [[\"Ada\", 24], [\"Bo\", null]]}",
        "[[\"Name\", \"Age\"], [\"Ada\", 24], [\"Bo\", null]]",
    ] {
        let book = book(file);
        let data = book.tables.iter().find(|table| table.len() == 2).unwrap();
        assert_eq!(data.headers(), ["Name", "Age"], "{file}");
        assert_eq!(data.row(0).unwrap().cells().collect::<Vec<_>>(), ["Ada", "24"], "{file}");
        assert_eq!((data.row(1).unwrap().cell(0), data.row(1).unwrap().cell(1)), ("Bo", ""), "{file}");
    }
}

#[test]
fn a_row_that_is_not_as_wide_as_the_header_beside_it_is_a_doubt_as_in_csv() {
    for file in [
        "{\"header\": [\"Name\", \"Age\"],\n\"data\": [[\"Ada\"],\n[\"Bo\", 31, \"x\"],\n[\"Cy\", 20]]}",
        "[[\"Name\", \"Age\"], [\"Ada\"],\n[\"Bo\", 31, \"x\"],\n[\"Cy\", 20]]",
    ] {
        let table = only(file);
        let said: Vec<_> =
            table.doubts.listed().iter().map(|doubt| (doubt.column, &*doubt.text, &*doubt.why)).collect();
        assert_eq!(said, [(1, "Ada", "fewer cells than the header"), (3, "x", "more cells than the header")], "{file}");
    }
}

#[test]
fn the_names_of_columns_are_no_table_of_their_own() {
    let file =
        |more: &str| format!("{{{more}\"columns\": [\"Name\", \"Age\"], \"data\": [[\"Ada\", 24], [\"Bo\", 31]]}}");
    assert_eq!(shown(&only(file(""))), "Name | Age\n1: Ada | 24\n1: Bo | 31");
    let with_more = book(file("\"season\": 2026, "));
    let tables: Vec<_> = with_more.tables.iter().map(|table| (table.name(), shown(table))).collect();
    assert_eq!(
        tables,
        [
            ("data", "Name | Age\n1: Ada | 24\n1: Bo | 31".to_owned()),
            ("", "season | columns\n1: 2026 | Name, Age".into())
        ]
    );
    let in_each =
        only("{\"header\": [\"Name\"], \"data\": [[\"Ada\"]]}\n{\"header\": [\"Name\"], \"data\": [[\"Bo\"]]}");
    assert_eq!(shown(&in_each), "Name\n1: Ada\n2: Bo");
}

#[test]
fn one_object_is_one_row_and_lines_are_rows() {
    assert_eq!(
        shown(&only("{\"name\": \"Ada\", \"position\": {\"main\": \"ST\", \"other\": [\"RW\", \"LW\"]}}")),
        "name | position.main | position.other\n1: Ada | ST | RW, LW"
    );
    let file = "{\"uid\": 1, \"name\": \"Ada\"}\r\n\n{\"uid\": 2, \"wage\": 20}\n";
    assert_eq!(book(file).reader, Reader::JsonLines);
    assert_eq!(shown(&only(file)), "uid | name | wage\n1: 1 | Ada\n3: 2 |  | 20");
}

#[test]
fn numbers_keep_their_figures() {
    let table = only("[{\"a\": -1234567890123, \"b\": 0.4900000095367432, \"c\": 1e3, \"d\": \"0x1F\"}]");
    assert_eq!(
        table.row(0).unwrap().cells().collect::<Vec<_>>(),
        ["-1234567890123", "0.4900000095367432", "1000.0", "0x1F"]
    );
}

#[test]
fn broken_json_says_where() {
    assert_eq!(
        refusal("[{\"a\": 1},\n {\"a\": 1"),
        "line 2, column 8: the JSON ends too early: copy the file again, whole"
    );
    assert_eq!(refusal("[{\"a\": 1},\n {\"a\" 1}]"), "line 2, column 7: this is no JSON: expected `:`");
    assert_eq!(refusal("{\"a\": 1}\n{\"a\": tru\u{1b}}"), "line 2, column 10: this is no JSON: expected ident");
    assert_eq!(refusal("[]"), "JSON without a table: export the list itself");
}
