//! Cells parted by a character.

use touchline::import::Reader;

use super::{book, doubts, lines, only, refusal, shown};

#[test]
fn a_file_that_begins_with_very_many_blank_lines_says_so() {
    let blank = "\r\n".repeat(40_000);
    assert_eq!(refusal(&blank), refusal(format!("{blank}Name;Age\nAda;24\n")));
    assert_eq!(refusal(&blank), "nothing but space in the first 64 KiB, expected a table: take the blank lines away");
    assert_eq!(refusal(" \n"), "an empty file, expected a table: export it again");
}

#[test]
fn the_windows_plug_in_writes_a_mark_semicolons_and_crlf() {
    let file = "\u{feff}Inf;Player;Transfer Value;Position\r\nWnt;Ada Ruiz;€140K - €1.4M;\"D (RC); WB (R)\"\r\n;Bo Ek;15,5M\u{a0}€;M (C)\r\n";
    let book = book(file);
    assert_eq!((book.reader, book.encoding, book.packed), (Reader::Csv(';'), "UTF-8", false));
    assert_eq!(
        shown(&only(file)),
        lines(
            "Inf | Player | Transfer Value | Position
             2: Wnt | Ada Ruiz | €140K - €1.4M | D (RC); WB (R)
             3:  | Bo Ek | 15,5M\u{a0}€ | M (C)"
        )
    );
    assert_eq!(doubts(&only(file)), "");
}

#[test]
fn another_plug_in_has_commas_and_decimal_commas_in_quotes() {
    let table = only("\u{feff}Player,Ability,Position\nAda Ruiz,\"2,7\",\"DM, M (RC)\"\nBo Ek,\"3,5\",GK \n");
    assert_eq!(shown(&table), "Player | Ability | Position\n2: Ada Ruiz | 2,7 | DM, M (RC)\n3: Bo Ek | 3,5 | GK");
}

#[test]
fn russian_headers_and_letters_are_read_as_they_stand() {
    let table = only("Инф;Игрок;Рост;Сумма трансфера\nТрв;Зоя Мур;179 см;18М €\n;;182 см;\n");
    assert_eq!(
        shown(&table),
        "Инф | Игрок | Рост | Сумма трансфера\n2: Трв | Зоя Мур | 179 см | 18М €\n3:  |  | 182 см | "
    );
}

#[test]
fn a_cell_of_three_lines_in_an_old_code_page_keeps_its_row() {
    let file = b"\"player_name\",\"since\",\"days\"\n\"\n   #1   \n   Zo\xeb Courtois   \",2023-03-26,\"4 days\"\n\"\n#2\nAda Ruiz\",2023-02-06,NA\n";
    let table = only(file);
    assert_eq!(book(file).encoding, "windows-1252");
    let names: Vec<_> = table.column(0).collect();
    assert_eq!(names, ["#1   \n   Zoë Courtois", "#2\nAda Ruiz"]);
    assert_eq!(table.rows().map(|row| row.line()).collect::<Vec<_>>(), [2, 5]);
    assert_eq!(doubts(&table), "");
}

#[test]
fn a_header_may_stand_twice_and_both_columns_stay() {
    let table = only("Player;Recommendation;Nat;Recommendation;Nat\nAda;A-;ESP;Terrific;14\n");
    assert_eq!(table.headers(), ["Player", "Recommendation", "Nat", "Recommendation", "Nat"]);
    assert_eq!(table.row(0).unwrap().cells().collect::<Vec<_>>(), ["Ada", "A-", "ESP", "Terrific", "14"]);
}

#[test]
fn a_row_that_the_file_cuts_and_uneven_rows_are_doubts() {
    let table = only("Player;Age;Club\nAda;24;AFC\nBo;31\nCy;19;CFC;late;\nDee;22;DFC;\nEve;2");
    assert_eq!(table.len(), 5);
    assert_eq!(
        doubts(&table),
        lines(
            "3:2 31 (fewer cells than the header)
             4:4 late (more cells than the header)
             6:2 2 (the file ends inside this row)"
        )
    );
    assert_eq!(doubts(&only("Player;Age\nAda;24")), "", "a whole last row needs no line end");
}

#[test]
fn a_file_without_a_header_keeps_its_first_player() {
    let table = only("\u{feff}1,Ada Ruiz,GK,FC Alt 04,24,€ 6.630,12\n2,Bo Ek,D C,FC Alt 04,31,€ 1.200,14\n");
    assert_eq!((table.has_header(), table.len(), table.width()), (false, 2, 7));
    assert_eq!(table.row(0).unwrap().cell(1), "Ada Ruiz");
}

#[test]
fn what_stands_above_the_header_is_a_doubt_and_excels_hint_is_obeyed() {
    let table = only("Shortlist\n\nName,Age,Club\nAda,24,AFC\nBo,31,BFC\n");
    assert_eq!(
        (shown(&table), doubts(&table).as_str()),
        ("Name | Age | Club\n4: Ada | 24 | AFC\n5: Bo | 31 | BFC".into(), "1:0 Shortlist (a line above the header)")
    );
    let told = only("sep=|\r\nName|Age\r\nRuiz, Ada; GK|24\r\n");
    assert_eq!(shown(&told), "Name | Age\n3: Ruiz, Ada; GK | 24");
}

#[test]
fn two_files_behind_each_other_have_one_header() {
    let table = only("Name,Age\nAda,24\n\u{feff}Name,Age\nBo,31\n");
    assert_eq!(
        (shown(&table), doubts(&table).as_str()),
        ("Name | Age\n2: Ada | 24\n4: Bo | 31".into(), "3:0 Name (the header again, left out)")
    );
}

#[test]
fn rows_of_delimiters_alone_are_none_and_single_quotes_are_text() {
    let table = only("Name;Height;Note\nAda;6'3\";a \"b\" c\n;;\nBo;182cm / 6'0\";\n");
    assert_eq!(shown(&table), "Name | Height | Note\n2: Ada | 6'3\" | a \"b\" c\n4: Bo | 182cm / 6'0\" | ");
}

#[test]
fn a_placeholder_with_a_header_alone_has_no_rows() {
    let table = only("player_id,short_name,age,...\n");
    assert_eq!((table.len(), table.headers().len()), (0, 4));
}

#[test]
fn a_list_of_names_has_one_column() {
    let table = only("Name\nAda Ruiz\nEk, Bo\nCy Orr\nDee Fox\n");
    assert_eq!(table.column(0).collect::<Vec<_>>(), ["Ada Ruiz", "Ek, Bo", "Cy Orr", "Dee Fox"]);
}

#[test]
fn a_quote_left_open_is_a_doubt_where_it_opens() {
    let rows: String = (0..30).map(|n| format!("P{n};{n}\n")).collect();
    let table = only(format!("Name;Age\nAda;24\n\"Bo;31\n{rows}"));
    assert!(doubts(&table).contains("3:1 Bo;31␊P0;0␊"), "{}", doubts(&table));
    assert!(doubts(&table).contains("is a quote left open?"));
}

#[test]
fn nothing_is_read_from_an_empty_file() {
    assert_eq!(refusal(""), "an empty file, expected a table: export it again");
    assert_eq!(refusal("\u{feff}\r\n"), refusal(""));
}
