//! Cells between upright strokes.

use touchline::import::Reader;

use super::{book, doubts, lines, only, shown};

#[test]
fn football_managers_text_has_rules_after_every_row_and_mixed_line_ends() {
    let blank = "\r\n".repeat(8);
    let file = format!(
        "{blank}| Name            | Position | Transfer Value | \r\n| --------------------------------------------- | \n\
         | Ada Ruiz        | AM (R)   | £30M - £47M    | \n| --------------------------------------------- | \r\n\
         | Zoë Mür         | GK       |                | \r\n| --------------------------------------------- | \n"
    );
    assert_eq!(book(&file).reader, Reader::Pipes);
    let table = only(&file);
    assert_eq!(
        shown(&table),
        "Name | Position | Transfer Value\n11: Ada Ruiz | AM (R) | £30M - £47M\n13: Zoë Mür | GK | "
    );
    assert_eq!(doubts(&table), "");
}

#[test]
fn psql_and_markdown_show_tables_alike() {
    let psql = only(" name     | age \n----------+-----\n Ada Ruiz |  24\n Bo Ek    |  31\n(2 rows)\n");
    assert_eq!(shown(&psql), "name | age\n3: Ada Ruiz | 24\n4: Bo Ek | 31");
    assert_eq!(doubts(&psql), "5:0 (2 rows) (a line outside of the table)");
    let empty =
        only(" name | age | club \n------+-----+------\n      |  24 | AFC\n Bo   |  31 | \n Cy   |     | BFC\n");
    assert_eq!(shown(&empty), "name | age | club\n3:  | 24 | AFC\n4: Bo | 31 | \n5: Cy |  | BFC");
    assert_eq!(doubts(&empty), "");
    let markdown = only("| name | age |\n|:-----|----:|\n| Ada | 24 |\n| Bo | 31 |\n");
    assert_eq!(shown(&markdown), "name | age\n3: Ada | 24\n4: Bo | 31");
}

#[test]
fn a_title_with_a_stroke_says_nothing_of_the_table_below() {
    let rows = "| Name | Pos | Age | Club |\n| --- | --- | --- | --- |\n|  | GK | 24 |  |\n";
    let framed = only(format!("Squad | August\n{rows}| Bo | ST | 31 | BFC |\n"));
    assert_eq!(shown(&framed), "Name | Pos | Age | Club\n4:  | GK | 24 | \n5: Bo | ST | 31 | BFC");
    assert_eq!(doubts(&framed), "1:0 Squad | August (a line outside of the table)");
    let cornered = only("Squad | August\n+----+-----+\n| Name | Age |\n+----+-----+\n| Ada | 24 |\n| Bo | 31 |\n");
    assert_eq!(shown(&cornered), "Name | Age\n5: Ada | 24\n6: Bo | 31");
    let bare = only("| Squad\n name | age | club \n------+-----+------\n  | 24 |  \n Bo | 31 | BFC\n");
    assert_eq!(shown(&bare), "name | age | club\n4:  | 24 | \n5: Bo | 31 | BFC");
    let dashed = only("| Name | Age |\n-------------\n| Ada | 24 |\n| Bo | 31 |\n");
    assert_eq!(shown(&dashed), "Name | Age\n3: Ada | 24\n4: Bo | 31");
}

#[test]
fn a_text_that_is_cut_and_uneven_says_so() {
    let table = only("| Name | Pos | Age |\n| ---- | --- | --- |\n| Ada | GK |\n| Bo | ST | 31 | x |\n| Cy | S");
    assert_eq!(table.len(), 3);
    assert_eq!(
        doubts(&table),
        lines(
            "3:2 GK (fewer cells than the header)
             4:4 x (more cells than the header)
             5:2 S (the file ends inside this row)"
        )
    );
}
