use proptest::prelude::*;

use super::*;
use crate::runs::runs;

const WIDTH: u16 = 60;

/// A text, the removal of what is there, or a style.
fn any_stroke() -> impl Strategy<Value = (u16, u16, Option<&'static str>, Style)> {
    let text = prop::option::weighted(0.8, prop::sample::select(&["a", "ab c", "●", "손흥", "한 b", "নাসির", "é"][..]));
    let style = prop::sample::select(vec![Style::new(), Style::new().bold()]);
    (0..WIDTH - 8, 1u16..8, text, style)
}

fn line(strokes: &[(u16, u16, Option<&'static str>, Style)]) -> LineDrawing {
    let mut line = LineDrawing::default();
    for (x, columns, text, style) in strokes {
        match text {
            Some(text) => line.put(*x, text::width(text) as u16, text, *style),
            None if *style != Style::new() => line.restyle(*x, *columns, *style),
            None => line.add(*x, *columns, StrokeKind::Clear, *style),
        }
    }
    line
}

fn cells(line: &LineDrawing, columns: Range<u16>) -> Vec<DrawnCell<'_>> {
    let mut cells = Vec::new();
    line.paint(columns, &mut cells);
    cells
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(512) as u32))]

    #[test]
    fn lines_show_the_same_outside_of_what_changes(
        strokes in prop::collection::vec(any_stroke(), 0..8), others in prop::collection::vec(any_stroke(), 0..4), at in 0usize..8, gone in 0usize..3,
    ) {
        let at = at.min(strokes.len());
        let mut next = strokes.clone();
        next.splice(at..(at + gone).min(strokes.len()), others);
        let (shown, next) = (line(&strokes), line(&next));
        let (shown_cells, next_cells) = (cells(&shown, 0..WIDTH), cells(&next, 0..WIDTH));
        let changed = next.changes(&shown).map_or(0..0, |columns| columns.start..columns.end.min(WIDTH));
        let within = usize::from(changed.start)..usize::from(changed.end);
        prop_assert_eq!(&cells(&next, changed), &next_cells[within.clone()]);
        let mut composed = shown_cells;
        composed[within.clone()].copy_from_slice(&next_cells[within]);
        prop_assert_eq!(composed, next_cells);
    }
}

#[test]
fn a_word_that_changes_leaves_the_rest_of_its_line() {
    let [one, two] = ["3 d", "4 d"].map(|days| {
        let mut line = LineDrawing::default();
        line.put(0, 9, "Touchline", Style::new());
        line.put(20, 3, days, Style::new());
        line.put(50, 5, "saved", Style::new());
        line
    });
    assert_eq!(one.changes(&one.clone()), None);
    assert_eq!(two.changes(&one), Some(20..23));
}
