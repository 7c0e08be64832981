//! Simple terminals that count columns in different ways.

use crate::text;

/// Splits a text into the pieces that a terminal keeps in one cell, with the columns of each.
type Pieces = fn(&str) -> Vec<(String, usize)>;

/// A grapheme is one piece, as wide as its first character: kitty, wezterm.
pub(super) fn by_grapheme(text: &str) -> Vec<(String, usize)> {
    let columns = |grapheme: &str| grapheme.chars().next().map_or(0, |c| text::width(&c.to_string()).max(1));
    text::graphemes(text).map(|(grapheme, _)| (grapheme.to_owned(), columns(grapheme))).collect()
}

/// Every character is a piece of its own, accents included: avt.
pub(super) fn by_character(text: &str) -> Vec<(String, usize)> {
    text.chars().map(|c| (c.to_string(), text::width(&c.to_string()).max(1))).collect()
}

/// As [`by_character`], with two columns for all but ASCII: xterm with `-cjk_width` is near to it.
pub(super) fn by_wide_character(text: &str) -> Vec<(String, usize)> {
    text.chars().map(|c| (c.to_string(), if c.is_ascii() { 1 } else { 2 })).collect()
}

/// The second column of a wide piece.
const HALF: &str = "";

pub(super) struct Terminal {
    pieces: Pieces,
    lines: Vec<Vec<String>>,
    at: (usize, usize),
}

impl Terminal {
    pub(super) fn new(pieces: Pieces, columns: usize, lines: usize) -> Terminal {
        Terminal { pieces, lines: vec![vec![" ".to_owned(); columns]; lines], at: (0, 0) }
    }

    pub(super) fn process(&mut self, bytes: &[u8]) {
        let mut rest = std::str::from_utf8(bytes).unwrap();
        while let Some(first) = rest.chars().next() {
            rest = match first {
                '\x1b' => {
                    let end = rest.find(|c: char| c.is_ascii_alphabetic()).unwrap();
                    self.obey(&rest[2..end], &rest[end..=end]);
                    &rest[end + 1..]
                }
                '\n' => {
                    self.at.1 += 1;
                    &rest[1..]
                }
                '\x08' => {
                    self.at.0 -= 1;
                    &rest[1..]
                }
                _ => {
                    let (text, after) = rest.split_at(rest.find(char::is_control).unwrap_or(rest.len()));
                    (self.pieces)(text).into_iter().for_each(|(piece, columns)| self.put(piece, columns));
                    after
                }
            }
        }
    }

    fn obey(&mut self, numbers: &str, letter: &str) {
        let number = |index: usize| numbers.split(';').nth(index).and_then(|number| number.parse::<usize>().ok());
        match letter {
            "H" => self.at = (number(1).unwrap() - 1, number(0).unwrap() - 1),
            "G" => self.at.0 = number(0).unwrap() - 1,
            // tmux keeps the other half of an erased wide piece, and takes what is written before it for the first
            // half.
            "X" => self.lines[self.at.1][self.at.0..][..number(0).unwrap()].fill(" ".to_owned()),
            "m" | "h" | "l" | "J" => {}
            _ => panic!("{letter}"),
        }
    }

    fn put(&mut self, piece: String, columns: usize) {
        let x = self.at.0;
        (x..x + columns).for_each(|x| self.empty(x));
        let line = &mut self.lines[self.at.1];
        line[x] = piece;
        line[x + 1..x + columns].fill(HALF.to_owned());
        self.at.0 = x + columns;
    }

    /// Empties a column; half of a wide piece takes the other half with it.
    fn empty(&mut self, x: usize) {
        let line = &mut self.lines[self.at.1];
        if line[x] == HALF {
            line[x - 1] = " ".to_owned();
        }
        if line.get(x + 1).is_some_and(|after| after == HALF) {
            line[x + 1] = " ".to_owned();
        }
        line[x] = " ".to_owned();
    }

    /// The text in some columns of a line.
    pub(super) fn shown(&self, y: usize, x: usize, columns: usize) -> String {
        self.lines[y][x..x + columns].concat()
    }
}
