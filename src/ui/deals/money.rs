//! The cost of the selected person's deal, in all and by season, and how much of the budget it leaves.

use ratatui::style::Style;

use super::line::LadderLine;
use crate::analysis::money::{CostedDeal, DealStanding, Share, words as money_words};
use crate::app::Model;
use crate::domain::{Id, Money};
use crate::text;
use crate::ui::theme::Theme;

/// The columns of a season and of an amount.
const SEASON: usize = 10;
const AMOUNT: usize = 11;

/// The lines on the person's costs; empty if he has no deal with a cost.
pub(super) fn lines(person: &Id, model: &Model, theme: &Theme, width: usize) -> Vec<LadderLine> {
    let Some(finances) = model.asked.finances() else { return Vec::new() };
    let mut lines: Vec<LadderLine> = Vec::new();
    for deal in finances.of(person) {
        let costs = text::wrap(&money_words::costs(deal), width.saturating_sub(2));
        lines.extend(costs.into_iter().map(|said| whole(&said, theme.text)));
        let owed = money_words::owed(deal, model.asked.plan()).map(|said| text::wrap(&said, width.saturating_sub(2)));
        lines.extend(owed.into_iter().flatten().map(|said| whole(&said, theme.text)));
        lines.extend(seasons(deal, theme));
    }
    if let Some(free) = money_words::free(finances).filter(|_| !lines.is_empty()) {
        let style = if finances.is_overdrawn() { theme.warning } else { theme.text };
        let said = std::iter::once(free).chain(money_words::squad_cost(finances));
        for said in said.flat_map(|said| text::wrap(&said, width.saturating_sub(2))) {
            lines.push(whole(&said, style));
        }
    }
    lines
}

fn whole(said: &str, style: Style) -> LadderLine {
    vec![(format!(" {said}"), usize::MAX, style)]
}

/// A row for each season; columns without any amount are left out.
fn seasons(deal: &CostedDeal, theme: &Theme) -> Vec<LadderLine> {
    let seasons = deal.seasons();
    let of = |part: &dyn Fn(&Share) -> Money| {
        let in_season = |season| deal.shares.iter().filter(move |share| share.season == season).map(part).sum();
        seasons.iter().map(|season| in_season(*season)).collect::<Vec<Money>>()
    };
    let columns = [
        ("paid", of(&|share| share.cash)),
        ("costs", of(&|share| if deal.standing == DealStanding::Sold { share.costs } else { Money::ZERO })),
        ("in players", of(&|share| share.in_kind)),
        ("amortised", of(&|share| share.amortisation)),
        ("wages", of(&|share| share.wages)),
        ("owed", seasons.iter().map(|season| deal.owed_in(*season)).collect()),
    ];
    let held = |amounts: &Vec<Money>| amounts.iter().any(|amount| !amount.is_zero());
    let columns: Vec<_> = columns.into_iter().filter(|(_, amounts)| held(amounts)).collect();
    let row = |first: String, cells: Vec<String>, style: Style| {
        let cells = cells.into_iter().map(|cell| (format!("{cell:>AMOUNT$}"), AMOUNT, style));
        std::iter::once((format!(" {first}"), SEASON, theme.faint)).chain(cells).collect()
    };
    let names = columns.iter().map(|(name, _)| (*name).to_owned()).collect();
    let mut lines: Vec<LadderLine> = vec![row("season".to_owned(), names, theme.faint)];
    for (index, season) in seasons.iter().enumerate() {
        let amounts = columns.iter().filter_map(|(_, amounts)| amounts.get(index));
        lines.push(row(season.to_string(), amounts.map(|amount| amount.rounded().to_string()).collect(), theme.text));
    }
    lines
}
