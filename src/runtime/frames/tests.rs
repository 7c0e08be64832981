use std::num::NonZero;

use proptest::prelude::*;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::cells::{LINES, columns, to_send};
use super::*;
use crate::runs::runs;

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

/// Lines of words in several scripts and looks.
fn any_buffer() -> impl Strategy<Value = Buffer> {
    let word =
        prop::sample::select(&["a", "ab c", "  ", "손흥", "é", "●", "e\u{301}x", "한 b", "                "][..]);
    let words = prop::collection::vec((word, any_style(), 0u16..40), 0..10);
    prop::collection::vec(words, 3).prop_map(|lines| {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 3));
        for (y, words) in (0..).zip(lines) {
            for (word, style, x) in words {
                buffer.set_stringn(x, y, word, usize::from(40 - x), style);
            }
        }
        buffer
    })
}

fn whole(buffer: &Buffer) -> bool {
    buffer.content.chunks(40).all(|line| {
        let mut cells = line.iter().enumerate();
        cells.all(|(x, cell)| columns(cell) == 1 || line.get(x + 1).is_some_and(|half| half.symbol() == " "))
    })
}

/// A terminal of forty columns that is sent frame after frame.
fn terminal(frames: &[&Buffer]) -> vt100::Parser {
    let mut terminal = vt100::Parser::new(NonZero::new(3).unwrap(), NonZero::new(40).unwrap(), 0);
    let mut shown = None;
    for frame in frames {
        let mut bytes = Vec::new();
        pen::write(&mut to_send(shown, frame), 40, &mut bytes).unwrap();
        terminal.process(&bytes);
        shown = Some(*frame);
    }
    terminal
}

fn shown_as(colour: Color) -> vt100::Color {
    match colour {
        Color::Cyan => vt100::Color::Idx(6),
        Color::DarkGray => vt100::Color::Idx(8),
        Color::LightRed => vt100::Color::Idx(9),
        Color::Indexed(index) => vt100::Color::Idx(index),
        Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
        _ => vt100::Color::Default,
    }
}

fn assert_shows(terminal: &vt100::Parser, frame: &Buffer) {
    let mut half = false;
    for (index, cell) in (0u16..).zip(&frame.content) {
        let (line, column) = (index / 40, index % 40);
        let shown = terminal.screen().cell(line, column).unwrap();
        assert_eq!(shown.is_wide_continuation(), half, "{line} {column}");
        if std::mem::take(&mut half) {
            continue;
        }
        half = columns(cell) == 2;
        let symbol = if shown.has_contents() { shown.contents() } else { " " };
        assert_eq!(symbol, cell.symbol(), "{line} {column}");
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(256) as u32))]

    #[test]
    fn a_terminal_shows_each_frame_that_is_sent(first in any_buffer(), second in any_buffer()) {
        prop_assume!(whole(&first) && whole(&second));
        assert_shows(&terminal(&[&first]), &first);
        assert_shows(&terminal(&[&first, &second]), &second);
    }

    #[test]
    fn nothing_is_sent_for_the_same_frame(shown in any_buffer()) {
        prop_assert!(to_send(Some(&shown), &shown).is_empty());
    }
}

fn columns_sent(shown: &Buffer, next: &Buffer) -> Vec<u16> {
    to_send(Some(shown), next).iter().flat_map(|sent| (sent.x..).take(sent.cells.len())).collect()
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
    let mut bytes = Vec::new();
    pen::write(&mut to_send(None, &line), 40, &mut bytes).unwrap();
    let said = String::from_utf8(bytes).unwrap();
    assert_eq!(said, "\x1b[1;11Hd\x1b[1G\x1b[1;36ma b\x1b[0;36mc\x1b[m");
}

#[test]
fn a_line_that_ends_is_emptied_at_once() {
    let shown = Buffer::with_lines(["a man whose name goes on and on  |"]);
    let next = Buffer::with_lines(["a man                            |"]);
    let mut bytes = Vec::new();
    pen::write(&mut to_send(Some(&shown), &next), 40, &mut bytes).unwrap();
    assert_eq!(String::from_utf8(bytes).unwrap(), "\x1b[1;7H\x1b[25X");
}
