//! The budget screen.

use touchline::app::Model;

use crate::picture::{model, picture, press};

/// Deals on both sides, and what-ifs of which one is beyond the budget.
fn summer(columns: u16, lines: u16) -> Model {
    let mut model = model(columns, lines);
    for line in [
        "plan transfers 40m",
        "plan wages 120m",
        "plan revenue 400m",
        "plan squad-cost 70",
        "seller balerdi open",
        "bid balerdi 28m/4+4m@50% 5y wage 4m",
        "bid leoni 18m/3 wage 2m",
        "answer leoni accepted",
        "bid kelly 20m/2 costs 1m club Villa",
        "answer kelly accepted",
        "what-if \"No Gatti\" lose gatti until 2025-09-01, sign solet",
        "what-if \"Sell Vlahović\" sell vlahovic from 2025-08-01",
        "what-if Both sign boyomo, sign lucumi",
        "assume",
    ] {
        press(&mut model, &format!(":{line}<Enter>"));
    }
    press(&mut model, "6");
    model
}

#[test]
fn the_budget_at_three_sizes() {
    for (name, columns, lines) in [("80x24", 80, 24), ("120x36", 120, 36), ("200x50", 200, 50)] {
        insta::assert_snapshot!(format!("budget_{name}"), picture(&mut summer(columns, lines)));
    }
}

#[test]
fn the_budget_of_a_later_season_and_under_a_what_if() {
    let mut model = summer(120, 36);
    press(&mut model, "l");
    insta::assert_snapshot!("budget_later", picture(&mut model));
    press(&mut model, "h:assume Both<Enter>");
    insta::assert_snapshot!("budget_assumed", picture(&mut model));
    let mut model = summer(80, 24);
    press(&mut model, "<Tab>");
    insta::assert_snapshot!("budget_what_ifs_80x24", picture(&mut model));
}

#[test]
fn a_plan_without_money_says_what_it_lacks() {
    let mut model = model(80, 24);
    press(&mut model, "6");
    insta::assert_snapshot!("budget_nothing", picture(&mut model));
}
