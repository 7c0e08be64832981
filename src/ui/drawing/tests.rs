use proptest::prelude::*;
use ratatui::style::Style;

use super::*;
use crate::runs::runs;
use crate::text;

const WIDTH: u16 = 60;

/// A text, the removal of what is there, or a style.
type AnyStroke = (u16, u16, Option<&'static str>, Style);

fn any_stroke() -> impl Strategy<Value = AnyStroke> {
    let text = prop::option::weighted(0.8, prop::sample::select(&["a", "ab c", "●", "손흥", "한 b", "নাসির", "é"][..]));
    let style = prop::sample::select(vec![Style::new(), Style::new().bold()]);
    (0..WIDTH - 8, 1u16..8, text, style)
}

fn draw(strokes: &[AnyStroke], line: &mut LineDrawing) {
    for (x, columns, text, style) in strokes {
        match text {
            Some(text) => line.put(*x, text::width(text) as u16, text, *style),
            None if *style != Style::new() => line.restyle(*x, *columns, *style),
            None => line.clear(*x, *columns),
        }
    }
}

/// A drawing of one line.
fn drawing(strokes: &[AnyStroke]) -> Drawing {
    let mut drawing = Drawing::default();
    drawing.begin(Rect::new(0, 0, WIDTH, 1), Lettering::default());
    draw(strokes, drawing.line(0).unwrap());
    drawing
}

/// The left or right half of a line with what fits into it of some strokes.
fn half(right: bool, strokes: &[AnyStroke]) -> Rc<Drawing> {
    let area = Rect::new(if right { WIDTH / 2 } else { 0 }, 0, WIDTH / 2, 1);
    let end = |(x, columns, text, _): &AnyStroke| x + text.map_or(*columns, |text| text::width(text) as u16);
    let within = |stroke: &&AnyStroke| area.left() <= stroke.0 && end(stroke) <= area.right();
    let mut part = Drawing::default();
    part.begin(area, Lettering::default());
    draw(&strokes.iter().filter(within).copied().collect::<Vec<_>>(), part.line(0).unwrap());
    Rc::new(part)
}

fn cells(drawing: &Drawing, columns: Range<u16>) -> Vec<DrawnCell<'_>> {
    let mut cells = Vec::new();
    drawing.paint_line(0, columns, &mut cells);
    cells
}

/// The columns of the only line that change, within the line.
fn changed(next: &Drawing, shown: &Drawing) -> Range<u16> {
    let changes = next.changes(shown).remove(0);
    changes.map_or(0..0, |columns| columns.start..columns.end.min(WIDTH))
}

/// Whether a line shows the same outside of the columns that change, and within them what it shows when painted whole.
fn hold(shown: &Drawing, next: &Drawing) -> Result<(), TestCaseError> {
    let (shown_cells, next_cells) = (cells(shown, 0..WIDTH), cells(next, 0..WIDTH));
    let changed = changed(next, shown);
    let within = usize::from(changed.start)..usize::from(changed.end);
    prop_assert_eq!(&cells(next, changed), &next_cells[within.clone()]);
    let mut composed = shown_cells;
    composed[within.clone()].copy_from_slice(&next_cells[within]);
    prop_assert_eq!(composed, next_cells);
    Ok(())
}

fn any_strokes() -> impl Strategy<Value = Vec<AnyStroke>> {
    prop::collection::vec(any_stroke(), 0..8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(512) as u32))]

    #[test]
    fn lines_show_the_same_outside_of_what_changes(
        strokes in any_strokes(), others in prop::collection::vec(any_stroke(), 0..4), at in 0usize..8, gone in 0usize..3,
    ) {
        let at = at.min(strokes.len());
        let mut next = strokes.clone();
        next.splice(at..(at + gone).min(strokes.len()), others);
        hold(&drawing(&strokes), &drawing(&next))?;
    }

    #[test]
    fn lines_over_parts_show_the_same_outside_of_what_changes(
        under in any_strokes(), over in prop::collection::vec(any_stroke(), 0..2), others in any_strokes(),
        parts in prop::collection::vec((0..3usize, 0..3usize), 2..=2),
    ) {
        let (mut shown, mut next) = (drawing(&over), drawing(&over));
        for (right, (before, after)) in [false, true].into_iter().zip(parts) {
            // None, one part or another.
            let parts = [None, Some(half(right, &under)), Some(half(right, &others))];
            parts[before].iter().for_each(|part| shown.add(part));
            parts[after].iter().for_each(|part| next.add(part));
        }
        hold(&shown, &next)?;
    }

    #[test]
    fn a_part_lies_under_the_lines(under in any_strokes(), over in any_strokes()) {
        let part = half(false, &under);
        let mut both = drawing(&over);
        both.add(&part);
        let mut one_by_one = drawing(&[]);
        *one_by_one.line(0).unwrap() = part.lines[0].clone();
        draw(&over, one_by_one.line(0).unwrap());
        prop_assert_eq!(cells(&both, 0..WIDTH), cells(&one_by_one, 0..WIDTH));
    }
}

#[test]
fn a_word_that_changes_leaves_the_rest_of_its_line() {
    let plain = Style::new();
    let [one, two] = ["3 d", "4 d"].map(|days| {
        drawing(&[(0, 9, Some("Touchline"), plain), (20, 3, Some(days), plain), (50, 5, Some("saved"), plain)])
    });
    assert_eq!(changed(&one, &one), 0..0);
    assert_eq!(changed(&two, &one), 20..23);
}

#[test]
fn only_the_part_that_is_another_changes() {
    let strokes = |text| [(2, 0, Some(text), Style::new()), (40, 0, Some(text), Style::new())];
    let (left, before, after) =
        (half(false, &strokes("same")), half(true, &strokes("was")), half(true, &strokes("is")));
    let [shown, next] = [&before, &after].map(|right| {
        let mut drawing = drawing(&[]);
        drawing.add(&left);
        drawing.add(right);
        drawing
    });
    assert_eq!(changed(&next, &shown), 40..43);
    assert_eq!(changed(&next, &drawing(&[])), 0..60);
}
