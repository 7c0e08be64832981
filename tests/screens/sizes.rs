//! Every size that a terminal can have, in every mode.

use ratatui::buffer::Buffer;
use touchline::app::{Model, Msg, update};
use touchline::desk::{ExternalVersion, Noticed, Seen};
use touchline::text;

use crate::hostile;
use crate::importing::{TABLE, pasted};
use crate::picture::{self, drawn, press};

/// Keys that lead to each mode.
const MODES: [&str; 24] = [
    "",
    ":assume nobody<Enter>",
    "<Tab>",
    "<Tab><Tab>lll",
    "<Tab><Tab><Tab>",
    "<Enter>",
    "?",
    "/a",
    "b28m+4x",
    ":",
    "2",
    "3jj",
    "4",
    "4<Tab>j",
    "4<Tab><Tab>z",
    "6",
    "6<Tab>",
    "6<Tab><Tab>z",
    "5",
    "5G<Right><Right><Right><Right><Right><Right><Right><Right>",
    "jj~<Enter>~<Enter>7",
    "8",
    CONFLICT,
    PASTE,
];

/// An edit that another program made otherwise.
const CONFLICT: &str = ":plan club y<Enter>";

/// Before a table is pasted.
const PASTE: &str = "jj";

/// Sizes are taken in steps unless `TOUCHLINE_EVERY_SIZE` asks for all of them; the steps are prime to each other and
/// to the widths at which the shape changes, and those themselves are always taken.
fn sizes() -> impl Iterator<Item = (u16, u16)> {
    let every = std::env::var_os("TOUCHLINE_EVERY_SIZE").is_some();
    let (across, down) = if every { (1, 1) } else { (11, 9) };
    let edges = [59, 60, 61, 119, 120, 121, 179, 180, 181, 240];
    let columns = (0..=240u16).filter(move |columns| columns % across == 0 || edges.contains(columns));
    columns.flat_map(move |columns| {
        (0..=80u16)
            .filter(move |lines| lines % down == 0 || [14, 15, 16, 23, 24].contains(lines))
            .map(move |lines| (columns, lines))
    })
}

#[test]
fn every_size_in_every_mode_draws_whole_characters() {
    std::thread::scope(|scope| {
        for modes in MODES.chunks(7) {
            scope.spawn(move || modes.iter().for_each(|keys| sweep("손흥민 긴 이름 ", keys)));
        }
        scope.spawn(|| ["", "<Enter>", "2", "3jj", "4"].iter().for_each(|keys| sweep("ক্ষিতিজ صلاح ", keys)));
    });
}

fn sweep(name: &str, keys: &str) {
    let mut model = hostile::model(name, 120, 36);
    press(&mut model, keys);
    if keys == CONFLICT {
        conflict(&mut model);
    }
    if keys == PASTE {
        model = pasted(model, TABLE);
        press(&mut model, "j<Space>");
    }
    for (columns, lines) in sizes() {
        update(&mut model, Msg::Resize(columns, lines));
        assert_eq!(cut(&drawn(&model)), None, "{columns}×{lines} after {keys:?}");
    }
}

/// an external version of what was edited here.
fn conflict(model: &mut Model) {
    let mut theirs = (**model.kept_plan()).clone();
    theirs.club = "손".into();
    let before = theirs.clone().into();
    theirs.club = "긴 이름 ".repeat(30);
    let what = Seen::Changed(ExternalVersion { number: 1, before, after: theirs.into(), stands: true });
    update(model, Msg::Noticed(Noticed { path: "hostile.ron".into(), what }));
    assert_eq!(model.context().conflicts, 1);
}

/// A piece of a text whose other columns are missing or taken.
fn cut(buffer: &Buffer) -> Option<(u16, u16)> {
    let area = buffer.area;
    let places = (0..area.height).flat_map(|y| (0..area.width).map(move |x| (x, y)));
    places.into_iter().find(|(x, y)| {
        let after = x + text::width(buffer[(*x, *y)].symbol()) as u16;
        after > area.width || (x + 1..after).any(|x| buffer[(x, *y)].symbol() != " ")
    })
}

#[test]
fn a_cut_character_would_be_found() {
    let mut buffer = Buffer::empty(ratatui::layout::Rect::new(0, 0, 4, 1));
    buffer.set_string(0, 0, "손", ratatui::style::Style::new());
    assert_eq!(cut(&buffer), None);
    buffer.set_string(1, 0, "|", ratatui::style::Style::new());
    assert_eq!(cut(&buffer), Some((0, 0)));
}

#[test]
fn a_resize_keeps_focus_selection_and_what_was_typed() {
    let mut model = hostile::model("Kim ", 200, 60);
    press(&mut model, "jjb28m+4");
    let before = (model.screens.board.focus, selected(&model));
    for (columns, lines) in [(80, 24), (20, 5), (120, 36), (0, 0), (200, 60)] {
        update(&mut model, Msg::Resize(columns, lines));
    }
    assert_eq!((model.screens.board.focus, selected(&model)), before);
    assert!(model.prompt().is_some_and(|prompt| prompt.line().ends_with("28m+4")));
}

fn selected(model: &Model) -> Option<String> {
    model.selected().map(|(id, _)| id.to_string())
}

/// The lines of a screen, without what surrounds them.
fn shown(model: &Model) -> Vec<String> {
    let buffer = drawn(model);
    let lines = buffer.content().chunks(usize::from(buffer.area.width));
    lines.map(|cells| cells.iter().map(|cell| cell.symbol()).collect::<String>().trim().to_owned()).collect()
}

#[test]
fn the_card_says_how_to_leave_whatever_lies_below_it() {
    let mut model = picture::model(120, 36);
    press(&mut model, "b28m");
    for size in [(50, 10), (20, 8), (59, 3)] {
        update(&mut model, Msg::Resize(size.0, size.1));
        assert!(shown(&model).contains(&"q leaves.".to_owned()), "{size:?}: {:?}", shown(&model));
    }
    update(&mut model, Msg::Resize(120, 36));
    press(&mut model, "<Esc>:plan season 2027-28<Enter>");
    update(&mut model, Msg::Resize(50, 10));
    press(&mut model, "q");
    let asked = shown(&model).join(" ");
    assert!(asked.contains("Not all is saved. Ctrl-x leaves") && asked.contains("Esc stays."), "{asked}");
}
