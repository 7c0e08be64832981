//! The list of what-ifs.

use super::picture::{model, picture, press};

const KEPT: &str = ":what-if \"Gatti out\" lose gatti until 2025-09-01<Enter>\
                    :what-if \"Plan B\" sign balerdi, sell kelly from 2025-07-01, formation 4-3-3<Enter>";

/// What the list says; by hand, each day's figures are those of the board once the what-if is shown.
const LISTED: [&str; 10] = [
    "the plan as it is",
    "margin 2 · short 1",
    "worst of 60 weeks: margin 0 on 2026-07-01 · short 2 on 2026-07-01",
    "Gatti out",
    "Gatti out until 2025-09-01",
    "margin 2 → 1 · short 1 → 2",
    "worst of 60 weeks: margin 0 on 2026-07-01 · short 2 on 2025-06-17",
    "▸● Plan B",
    "Balerdi signed, Kelly sold from 2025-07-01, 4-3-3",
    "worst of 60 weeks: margin 0 on 2026-07-01 · short 2 → 1 on 2026-07-01",
];

#[test]
fn the_kept_what_ifs_at_three_sizes() {
    for (columns, lines) in [(80, 24), (120, 36), (200, 50)] {
        let mut model = model(columns, lines);
        press(&mut model, &format!("{KEPT}7"));
        let shown = picture(&mut model);
        insta::assert_snapshot!(format!("what_ifs_{columns}x{lines}"), shown);
        for line in LISTED {
            assert!(
                shown.lines().any(|shown| shown.trim_matches(['│', ' ']) == line),
                "{columns}×{lines}, {line}: {shown}"
            );
        }
        press(&mut model, "1~");
        let begun = picture(&mut model);
        insta::assert_snapshot!(format!("what_if_begun_{columns}x{lines}"), begun);
        assert!(begun.contains("Kelly sold from 2025-07-01, 4-3-3, Leoni signed"), "{begun}");
        assert!(begun.contains("margin 2 · short 1 → 0 ") && begun.contains("1 to choose from"), "{begun}");
    }
    let mut model = model(80, 24);
    press(&mut model, "7");
    let none = picture(&mut model);
    assert!(none.contains("no what-if is kept yet: ~ on a player or a target begins one"), "{none}");
}

#[test]
fn a_long_list_shows_the_selected_what_if_and_what_is_below() {
    let mut model = model(80, 24);
    for name in 0..30 {
        press(&mut model, &format!(":what-if name{name} lose gatti until 2025-09-01<Enter>"));
    }
    for (keys, seen, hidden) in [("7", "▸● name29", "▸  name0"), ("g", "▸  name0", "● name29")] {
        press(&mut model, keys);
        let shown = picture(&mut model);
        assert!(shown.contains(seen) && !shown.contains(hidden), "{shown}");
    }
    press(&mut model, "G");
    assert!(picture(&mut model).contains("▸● name29"));
}

#[test]
fn the_calendar_marks_the_weeks_that_get_worse() {
    let mut model = model(120, 36);
    press(&mut model, ":what-if \"Gatti out\" lose gatti until 2025-09-01<Enter>3");
    let shown = picture(&mut model);
    let row = |name: &str| shown.lines().find(|line| line.contains(name)).unwrap_or_default().to_owned();
    assert!(row("bodies short, likely").contains('↓') && !row("bodies short, likely").contains('↑'), "{shown}");
    assert!(shown.contains("Tue 17 Jun 2025: margin 2 → 1 · short 1 → 2, "), "{shown}");
    assert!(shown.contains("↓ worse ↑ better"), "{shown}");
    press(&mut model, "0");
    let shown = picture(&mut model);
    assert!(
        !shown.contains('↓') && !shown.contains("worse") && shown.contains("Tue 17 Jun 2025: margin 2, any"),
        "{shown}"
    );
}
