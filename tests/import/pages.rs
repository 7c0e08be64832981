//! Tables of web pages.

use touchline::import::Reader;

use super::{book, doubts, only, refusal, shown};

/// As Football Manager 24 prints a view.
const FM24: &str = "<html>\n<head>\n<title><br/></title> \n<style type =\"text/css\">\ntd { padding: 2px }\n</style>\n</head>\n<body>
<center><B><br/>\n</center></B>\n<p>\n<table bordercolor=\"#000000\" width=\"90%\" align=\"center\">\n<tr bgcolor=\"#EEEEEE\">
\t<th>Name</th>\n\n\t<th>Best Pos</th>\n\n\t<th>Sv %</th>\n\n</tr>\n<tr bgcolor=\"#EEEEEE\">\n\t<td>Ada Ruiz</td>\n\n\t<td>AM (R)</td>
\n\t<td>88%</td>\n\n</tr>\n<tr bgcolor=\"#EEEEEE\">\n\t<td>Bo &amp; Ek&nbsp;Jr</td>\n\n\t<td>GK</td>\n\n\t<td>-</td>\n\n</tr>\n</table>\n<p>\n<p align=\"center\">
<a HREF=\"https://example.org/\">home</a></p>\n</body>\n</html>\n";

/// As the plug-ins of later years write it.
const PLUG_IN: &str = "<!DOCTYPE html>\n<html><head><meta charset=\"UTF-8\"><style>table { x: '<td>' }</style></head><body>
<table border=\"1\">\n\t<tr>\n\t<th>Inf</th>\n\t<th>Player</th>\n\t</tr>\n\t<tr>\n\t<td></td>\n\t<td>Zoë\n  Mür</td>\n\t</tr>\n</table></body></html>";

#[test]
fn the_game_and_the_plug_ins_write_different_pages() {
    assert_eq!(book(FM24).reader, Reader::Html);
    assert_eq!(shown(&only(FM24)), "Name | Best Pos | Sv %\n21: Ada Ruiz | AM (R) | 88%\n29: Bo & Ek\u{a0}Jr | GK | -");
    assert_eq!(shown(&only(PLUG_IN)), "Inf | Player\n8:  | Zoë Mür");
    assert_eq!((doubts(&only(FM24)), doubts(&only(PLUG_IN))), (String::new(), String::new()));
}

#[test]
fn tags_that_a_browser_closes_are_closed_here() {
    let table = only("<table><tr><td>Name<td>Age<td>Club<tr><td>Ada<td>24<td>AFC<tr><td>Bo<td>31<td>BFC</table>");
    assert_eq!(shown(&table), "Name | Age | Club\n1: Ada | 24 | AFC\n1: Bo | 31 | BFC");
    let parts = only("<table><thead><th>Name<th>Age</thead><tbody><tr><td>Ada<td>24</tbody></table>");
    assert_eq!(shown(&parts), "Name | Age\n1: Ada | 24");
}

#[test]
fn cells_that_span_keep_the_columns_apart() {
    let page =
        "<table><tr><th>Club<th>Name<th>Age<tr><td rowspan=2>AFC<td>Ada<td>24<tr><td>Bo<td>31<tr><td colspan=3>Loans
        <tr><td>BFC<td>Cy<br>Orr<td>19</table>";
    assert_eq!(
        shown(&only(page)),
        "Club | Name | Age\n1: AFC | Ada | 24\n1: AFC | Bo | 31\n1: Loans |  | \n2: BFC | Cy Orr | 19"
    );
}

#[test]
fn tables_of_a_page_are_told_apart_and_layout_is_none() {
    let page = "<table><tr><td>menu<table><caption>Squad</caption><tr><th>Name<th>Age<tr><td>Ada<td>24</table></table>
        <table><tr><th>Club<th>Country<tr><td>AFC<td>ESP</table>";
    let book = book(page);
    let names: Vec<_> = book.tables.iter().map(|table| (table.name(), table.len())).collect();
    assert_eq!(names, [("Squad", 1), ("", 0), ("", 1)]);
}

#[test]
fn a_second_line_of_headers_is_the_header() {
    let page =
        "<table><tr><th><th>Standard<tr><th>Name<th>Goals<tr><td>Ada<td>24<tr><th>Name<th>Goals<tr><td>Bo<td>3</table>";
    let table = only(page);
    assert_eq!(shown(&table), "Name | Goals\n1: Ada | 24\n1: Bo | 3");
    assert_eq!(doubts(&table), "1:0 Standard (a line above the header)\n1:0 Name (the header again, left out)");
}

#[test]
fn a_page_that_is_cut_says_so() {
    let cut = FM24.split_at(FM24.find("GK").unwrap()).0;
    let table = only(cut);
    assert_eq!(shown(&table), "Name | Best Pos | Sv %\n21: Ada Ruiz | AM (R) | 88%\n29: Bo & Ek\u{a0}Jr | ");
    assert_eq!(doubts(&table), "12:0  (the page ends inside this table)\n29:2  (fewer cells than the header)");
    let after = only("<table><tr><th>Name<th>Age<tr><td>Ada<td>24</table><table><tr>");
    assert_eq!(doubts(&after), "", "the table before it is whole");
    assert_eq!(
        refusal("<html><body><p>Nothing</p></body></html>"),
        "a web page without a table: export the list itself"
    );
}

#[test]
fn scripts_and_comments_hold_no_rows() {
    let page = "<table><tr><th>Name<th>Age<!-- <tr><td>x<td>1 --><tr><td>Ada<script>document.write('<td>0')</script><td>24</table>";
    assert_eq!(shown(&only(page)), "Name | Age\n1: Ada | 24");
}
