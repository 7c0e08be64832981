//! The budget by season, what each deal costs, and what the figures leave out.

use crate::analysis::money::{CostedDeal, Finances, SeasonRow, caveats, words as said};
use crate::domain::{Money, Plan};
use crate::report::page::answers::PageAnswers;
use crate::report::page::content::{PageBlock, PageCell, PageColumn, PageTable};
use crate::report::page::words::{line, named, priced, sentence};

pub(super) fn blocks(answers: &PageAnswers, plan: &Plan) -> Vec<PageBlock> {
    let found = &answers.finances;
    let nothing = found.budget.is_unlimited().then(|| "The plan has no budget.".to_owned());
    let remarks = said::squad_cost(found).into_iter().chain(caveats(found, plan));
    let in_sentence = |remark: String| sentence(&priced(&remark, plan.currency.as_deref()));
    let remarks: Vec<String> = nothing.into_iter().chain(remarks.map(in_sentence)).collect();
    let seasons = seasons(found);
    let leaves_out = |cell: &PageCell| matches!(cell, PageCell::Money { leaves_out: true, .. });
    let in_part =
        seasons.rows.iter().flatten().any(leaves_out).then_some("An amount with ? leaves out what is unknown.");
    let remarks = remarks.into_iter().chain(in_part.map(str::to_owned)).collect::<Vec<_>>();
    let mut blocks = vec![PageBlock::Table(seasons)];
    if !remarks.is_empty() {
        blocks.push(PageBlock::Points(remarks));
    }
    if !found.deals.is_empty() {
        blocks.push(PageBlock::Table(deals(found, plan)));
    }
    blocks
}

fn seasons(found: &Finances) -> PageTable {
    let figures = ["Committed", "Exposed", "Income", "Free", "Wages", "Wages free", "Amortised", "Budget"];
    let columns = std::iter::once(PageColumn::text("Season")).chain(figures.map(PageColumn::figures));
    let rows = found.seasons.iter().map(|row| season(row, found)).collect();
    PageTable { name: "Budget".to_owned(), columns: columns.collect(), rows }
}

fn season(row: &SeasonRow, found: &Finances) -> Vec<PageCell> {
    let out = row.left_out;
    let sum = |money: Money, leaves_out| PageCell::Money { units: money.signed(), leaves_out };
    let this = row.season == found.season;
    let free = |units: Option<i64>, leaves_out| match units.filter(|_| this) {
        Some(units) => PageCell::Money { units, leaves_out },
        None => PageCell::Nothing,
    };
    let wages = if row.wages().is_zero() && out.wages { PageCell::Nothing } else { sum(row.wages(), out.wages) };
    vec![
        PageCell::text(row.season.to_string()),
        sum(row.committed.cash, out.committed),
        sum(row.exposed.cash, false),
        sum(row.income, out.income),
        free(found.transfers_free(), out.committed || out.income),
        wages,
        free(found.wages_free(), out.wages),
        sum(row.amortisation(), out.committed),
        PageCell::money(found.budget.transfers.filter(|_| this)),
    ]
}

fn deals(found: &Finances, plan: &Plan) -> PageTable {
    let columns = vec![
        PageColumn::text("Deal"),
        PageColumn::text("Standing").beneath(),
        PageColumn::text("From"),
        PageColumn::text("Terms"),
        PageColumn::figures("Guaranteed"),
        PageColumn::figures("Expected"),
        PageColumn::text("Cost or profit"),
        PageColumn::text("By season"),
    ];
    let currency = plan.currency.as_deref();
    let row = |deal: &CostedDeal| {
        let seasons = said::owed(deal, plan).into_iter().chain(said::shares(deal));
        vec![
            PageCell::text(named(&deal.person, plan)),
            PageCell::text(said::standing(deal.standing)),
            PageCell::Day(deal.joins),
            PageCell::text(line(&deal.terms.to_string())),
            PageCell::money(Some(deal.terms.guaranteed())),
            PageCell::money(Some(deal.terms.expected())),
            PageCell::text(priced(&said::costs(deal), currency)),
            PageCell::text(priced(&seasons.collect::<Vec<_>>().join("; "), currency)),
        ]
    };
    PageTable { name: "Deals".to_owned(), columns, rows: found.deals.iter().map(row).collect() }
}
