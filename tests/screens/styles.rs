//! Days and decimals in other styles, in the same columns.

use touchline::app::{DateStyle, NumberStyle};

use super::picture::{model, picture, press};

#[test]
fn the_screens_with_days_and_decimals_in_other_styles() {
    for (name, keys) in [
        ("board", "b28.5m/3+4.5m@50%<Enter>"),
        ("squad", "5"),
        ("deals", "b28.5m<Enter>4"),
        ("budget", "b28.5m/3<Enter>6"),
    ] {
        for (size, columns, lines) in [("80x24", 80, 24), ("120x36", 120, 36)] {
            let mut model = model(columns, lines);
            (model.window.dates, model.window.numbers) = (DateStyle::Iso, NumberStyle::Comma);
            press(&mut model, keys);
            insta::assert_snapshot!(format!("{name}_{size}"), picture(&mut model));
        }
    }
}

#[test]
fn what_is_typed_keeps_its_points() {
    let mut model = model(120, 36);
    model.window.numbers = NumberStyle::Comma;
    press(&mut model, "b28.5m");
    let shown = picture(&mut model);
    assert!(shown.contains("› bid balerdi 28.5m") && shown.contains("  28,5m at once"), "{shown}");
    press(&mut model, "<Esc><Esc>/value>2.5m");
    let shown = picture(&mut model);
    assert!(shown.contains("/value>2.5m"), "{shown}");
}
