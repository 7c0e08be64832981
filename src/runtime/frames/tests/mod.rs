mod terminal;

use std::num::NonZero;

use proptest::prelude::*;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::cells::{LINES, Stretch, columns};
use super::*;
use crate::app::{Msg, update};
use crate::runs::runs;
use crate::text;
use crate::ui::{CellLook, DrawnCell};
use terminal::{Terminal, by_character, by_grapheme, by_wide_character};

fn cells(frame: &Buffer) -> Vec<DrawnCell<'_>> {
    let look = |cell: &Cell| CellLook { fg: cell.fg, bg: cell.bg, modifier: cell.modifier };
    frame.content.iter().map(|cell| DrawnCell { symbol: cell.symbol(), look: look(cell) }).collect()
}

/// The stretches to send for a frame after another, or after an empty screen, and their cells.
fn to_send<'b>(shown: Option<&Buffer>, next: &'b Buffer) -> (Vec<Stretch>, Vec<DrawnCell<'b>>) {
    let (empty, width) = (Buffer::empty(next.area), usize::from(next.area.width));
    let (shown, next) = (cells(shown.unwrap_or(&empty)), cells(next));
    let (mut sent, mut sent_cells) = (Vec::new(), Vec::new());
    for (y, (shown, next)) in (0..).zip(shown.chunks(width).zip(next.chunks(width))) {
        cells::to_send((0, y), shown, next, (&mut sent, &mut sent_cells));
    }
    (sent, sent_cells)
}

/// The bytes that are sent for a frame after another, or after an empty screen, to a terminal of forty columns.
fn bytes(shown: Option<&Buffer>, next: &Buffer) -> Vec<u8> {
    let ((mut sent, sent_cells), mut bytes) = (to_send(shown, next), Vec::new());
    pen::write(&mut sent, &sent_cells, (40, false), &mut bytes);
    bytes
}

fn any_style() -> impl Strategy<Value = Style> {
    let colour = || {
        prop::sample::select(
            &[Color::Reset, Color::Cyan, Color::DarkGray, Color::LightRed, Color::Indexed(99), Color::Rgb(1, 2, 3)][..],
        )
    };
    let weights = vec![Modifier::BOLD, Modifier::ITALIC, Modifier::UNDERLINED, Modifier::REVERSED];
    let weights = prop::sample::subsequence(weights, 0..3);
    (colour(), colour(), weights).prop_map(|(fg, bg, weights)| {
        Style::new().fg(fg).bg(bg).add_modifier(weights.into_iter().fold(Modifier::empty(), Modifier::union))
    })
}

const WORDS: [&str; 17] = [
    "a",
    "ab c",
    "  ",
    "손흥",
    "é",
    "●",
    "e\u{301}x",
    "한 b",
    "                ",
    "क्षितिज",
    "নাসির",
    "தமிழ்",
    "น้ำ",
    "صلاح",
    "שלום",
    "ខ្មែរ",
    "Σω",
];

/// Lines of words in several scripts and styles.
fn any_buffer() -> impl Strategy<Value = Buffer> {
    let word = prop::sample::select(&WORDS[..]);
    let words = prop::collection::vec((word, any_style(), 0u16..40), 0..10);
    prop::collection::vec(words, 3).prop_map(|lines| {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 3));
        for (y, words) in (0..).zip(lines) {
            for (word, style, x) in words {
                put(&mut buffer, (x, y), word, style);
            }
        }
        buffer
    })
}

/// Draws a word as rows do: each grapheme in its first column, with blank cells in its further columns.
///
/// A grapheme that is partly overwritten goes. None may reach beyond the line in any terminal, since a real line ends
/// in a border.
fn put(buffer: &mut Buffer, (mut x, y): (u16, u16), word: &str, style: Style) {
    for (grapheme, width) in text::graphemes(word) {
        let (after, reach) = (x + width as u16, grapheme.chars().count() as u16);
        if after.max(x + reach) > 40 {
            return;
        }
        for under in 0..x {
            if under + columns(buffer[(under, y)].symbol()) as u16 > x {
                buffer[(under, y)].reset();
            }
        }
        (x..after).for_each(|x| buffer[(x, y)].reset());
        buffer[(x, y)].set_symbol(grapheme).set_style(style);
        x = after;
    }
}

/// A terminal of forty columns after it was sent these frames.
fn terminal(frames: &[&Buffer]) -> vt100::Parser {
    let mut terminal = vt100::Parser::new(NonZero::new(3).unwrap(), NonZero::new(40).unwrap(), 0);
    let mut shown = None;
    for frame in frames {
        terminal.process(&bytes(shown, frame));
        shown = Some(*frame);
    }
    terminal
}

fn shown_as(colour: Color) -> vt100::Color {
    let named = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    match colour {
        Color::Indexed(index) => vt100::Color::Idx(index),
        Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
        colour => (0..)
            .zip(named)
            .find(|(_, name)| *name == colour)
            .map_or(vt100::Color::Default, |(index, _)| vt100::Color::Idx(index)),
    }
}

/// Each cell with its line and column, without the further columns of wide cells.
fn pieces(frame: &Buffer) -> Vec<(u16, u16, &Cell)> {
    let mut after = 0;
    let width = frame.area.width;
    let cells = (0u16..).zip(&frame.content).filter(|(index, cell)| {
        let begins = *index >= after;
        after = if begins { index + columns(cell.symbol()) as u16 } else { after };
        begins
    });
    cells.map(|(index, cell)| (index / width, index % width, cell)).collect()
}

fn assert_shows(terminal: &vt100::Parser, frame: &Buffer) {
    for (line, column, cell) in pieces(frame) {
        let at = |column: u16| terminal.screen().cell(line, column).unwrap();
        let shown = at(column);
        assert!(!shown.is_wide_continuation(), "{line} {column}");
        let symbols: String =
            (column..column + columns(cell.symbol()) as u16).map(|column| at(column).contents()).collect();
        assert_eq!(symbols.trim_end(), cell.symbol().trim_end(), "{line} {column}");
        let lined = [(Modifier::REVERSED, shown.inverse()), (Modifier::UNDERLINED, shown.underline())];
        for (weight, is_shown) in lined {
            assert_eq!(is_shown, cell.modifier.contains(weight), "{line} {column} {weight:?}");
        }
        assert_eq!(shown.bgcolor(), shown_as(cell.bg), "{line} {column}");
        if cell.symbol() != " " || cell.modifier.intersects(LINES) {
            assert_eq!(shown.fgcolor(), shown_as(cell.fg), "{line} {column}");
            assert_eq!(shown.bold(), cell.modifier.contains(Modifier::BOLD), "{line} {column}");
            assert_eq!(shown.italic(), cell.modifier.contains(Modifier::ITALIC), "{line} {column}");
        }
    }
}

/// Asserts that every cell is shown in its columns, or at least its beginning if the terminal draws it wider.
fn assert_stands(terminal: &Terminal, frame: &Buffer, whole: bool) {
    for (line, column, cell) in pieces(frame) {
        let shown = terminal.shown(line.into(), column.into(), columns(cell.symbol()));
        let (shown, symbol) = (shown.trim_end(), cell.symbol().trim_end());
        let stands = if whole || text::is_plain(symbol) { shown == symbol } else { symbol.starts_with(shown) };
        assert!(stands && shown.is_empty() == symbol.is_empty(), "{line} {column}: {shown:?} for {symbol:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(256) as u32))]

    #[test]
    fn a_terminal_shows_each_frame_that_is_sent(first in any_buffer(), second in any_buffer()) {
        assert_shows(&terminal(&[&first]), &first);
        assert_shows(&terminal(&[&first, &second]), &second);
    }

    #[test]
    fn each_piece_stands_in_its_place_however_a_terminal_counts(first in any_buffer(), second in any_buffer()) {
        for (pieces, whole) in [(by_grapheme as fn(&str) -> _, true), (by_character, false)] {
            let mut terminal = Terminal::new(pieces, 40, 3);
            let mut shown = None;
            for frame in [&first, &second, &first] {
                terminal.process(&bytes(shown, frame));
                assert_stands(&terminal, frame, whole);
                shown = Some(frame);
            }
        }
    }

    #[test]
    fn nothing_is_sent_for_the_same_frame(shown in any_buffer()) {
        prop_assert!(to_send(Some(&shown), &shown).0.is_empty());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(32) as u32))]

    #[test]
    fn a_terminal_shows_every_frame_of_a_session(
        (columns, lines) in prop::sample::select(vec![(120, 36), (190, 30)]),
        keys in prop::collection::vec(prop::sample::select(&KEYS[..]), 1..30),
    ) {
        let mut model = crate::runtime::open_sample().unwrap();
        update(&mut model, Msg::Resize(columns, lines));
        let mut terminal = vt100::Parser::new(NonZero::new(lines).unwrap(), NonZero::new(columns).unwrap(), 0);
        let mut frames = Frames::default();
        for key in keys {
            update(&mut model, Msg::Key(key.parse().unwrap()));
            terminal.process(frames.draw(&model).unwrap());
            frames.make_ready();
            let mut whole = Buffer::empty(Rect::new(0, 0, columns, lines));
            ui::draw(&model, &mut whole);
            assert_shows(&terminal, &whole);
        }
    }
}

#[test]
fn a_board_stands_in_a_terminal_that_draws_symbols_wide() {
    let stands = |symbols| {
        let mut model = crate::runtime::open_sample().unwrap();
        update(&mut model, Msg::Resize(120, 36));
        update(&mut model, Msg::Symbols(symbols));
        let mut terminal = Terminal::new(by_wide_character, 200, 36);
        let mut frames = Frames::default();
        ["j", "2", "3", "]", "4", "?", "Esc", "1", "Tab", "k", ":"].iter().all(|key| {
            update(&mut model, Msg::Key(key.parse().unwrap()));
            terminal.process(frames.draw(&model).unwrap());
            frames.make_ready();
            let mut whole = Buffer::empty(Rect::new(0, 0, 120, 36));
            ui::draw(&model, &mut whole);
            pieces(&whole).iter().all(|(line, column, cell)| {
                terminal.shown((*line).into(), (*column).into(), columns(cell.symbol())).trim_end()
                    == cell.symbol().trim_end()
            })
        })
    };
    assert!(stands(Symbols::Wide));
    assert!(!stands(Symbols::Narrow), "this terminal draws symbols wide");
}

/// Keys that select, open, type and close.
const KEYS: [&str; 26] = [
    "j", "k", "J", "K", "Tab", "Enter", "Esc", "1", "2", "3", "4", "6", "]", "[", ":", "/", "?", "b", "z", "Left",
    "Right", "f", "T", "=", "u", "t",
];

fn columns_sent(shown: &Buffer, next: &Buffer) -> Vec<u16> {
    to_send(Some(shown), next).0.iter().flat_map(|sent| (sent.x..).take(sent.cells.len())).collect()
}

#[test]
fn a_short_way_is_sent_and_a_long_one_passed_over() {
    let line = |text| Buffer::with_lines([text]);
    let (shown, next) = (line("Leonardo Balerdi, Marseille"), line("Giovanni Leoni,   Parma    "));
    let places: Vec<u16> = columns_sent(&shown, &next);
    assert_eq!(places, (0..27).collect::<Vec<_>>());
    let (shown, next) = (line("a        b"), line("c        d"));
    let places: Vec<u16> = columns_sent(&shown, &next);
    assert_eq!(places, [0, 9]);
}

#[test]
fn a_look_is_said_once_and_taken_back_at_the_end() {
    let mut line = Buffer::empty(Rect::new(0, 0, 12, 1));
    line.set_string(0, 0, "a b", Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD));
    line.set_string(3, 0, "c", Style::new().fg(Color::Cyan));
    line.set_string(10, 0, "d", Style::new());
    let said = String::from_utf8(bytes(None, &line)).unwrap();
    assert_eq!(said, "\x1b[1;11Hd\x1b[1G\x1b[1;36ma b\x1b[0;36mc\x1b[m");
}

#[test]
fn a_line_that_ends_is_emptied_at_once() {
    let shown = Buffer::with_lines(["a man whose name goes on and on  |"]);
    let next = Buffer::with_lines(["a man                            |"]);
    assert_eq!(String::from_utf8(bytes(Some(&shown), &next)).unwrap(), "\x1b[1;7H\x1b[25X");
}

#[test]
fn what_terminals_draw_in_columns_of_their_own_stands_alone() {
    let mut line = Buffer::empty(Rect::new(0, 0, 40, 1));
    put(&mut line, (0, 0), "นa صb", Style::new());
    let told = String::from_utf8(bytes(None, &line)).unwrap();
    assert_eq!(told, "\x1b[1;1H \x08น\x1b[2Ga  \x08ص\x1b[5Gb");
}
