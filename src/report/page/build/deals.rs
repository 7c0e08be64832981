//! The deals as ladders and on one scale of money, and the contracts and loans that end.

use super::targets::value;
use crate::analysis::deals::words as said;
use crate::analysis::{ContractEnd, DealInFull, Evidence, Rung, RungKind};
use crate::domain::{Person, Plan, Stage};
use crate::report::page::answers::PageAnswers;
use crate::report::page::content::{MarkKind, PageBlock, PageCell, PageColumn, PageTable, ScaleMark, ScaleRow};
use crate::report::page::words::{line, line_if, named, priced, sentence};

pub(super) fn blocks(answers: &PageAnswers, plan: &Plan) -> Vec<PageBlock> {
    let deals = &answers.deals.deals;
    let (mut blocks, mut points) = (Vec::new(), Vec::new());
    for deal in deals {
        let Some(person) = plan.person(&deal.deal.person) else { continue };
        points.extend(spoken(deal, person, plan));
    }
    if !points.is_empty() {
        blocks.push(PageBlock::Points(points));
    }
    let scale: Vec<ScaleRow> = deals.iter().filter_map(|deal| scale(deal, plan)).collect();
    if !scale.is_empty() {
        blocks.push(PageBlock::Scale(scale));
    }
    let rungs = deals.iter().flat_map(|deal| deal.ladder.iter().map(move |rung| (deal, rung)));
    let rows: Vec<_> = rungs.map(|(deal, rung)| row(deal, rung, plan)).collect();
    if !rows.is_empty() {
        let columns = vec![
            PageColumn::text("Person"),
            PageColumn::text("Day"),
            PageColumn::text("Side"),
            PageColumn::text("What was said"),
            PageColumn::figures("Sum"),
            PageColumn::text("Source"),
        ];
        blocks.push(PageBlock::Table(PageTable { name: "Ladders".to_owned(), columns, rows }));
    }
    blocks
}

/// How a deal stands in a sentence; nothing where nobody has done or said anything yet.
fn spoken(deal: &DealInFull, person: Person<'_>, plan: &Plan) -> Option<String> {
    let DealInFull { deal, ladder, limits, .. } = deal;
    if ladder.is_empty() && limits.below.is_empty() && limits.above.is_empty() {
        return None;
    }
    let currency = plan.currency.as_deref();
    let mut parts = vec![priced(&said::deal(deal, plan), currency)];
    let terms = |said: String| if matches!(person, Person::Player(_)) { priced(&said, currency) } else { said };
    parts.extend(said::standing(person).map(terms));
    parts.extend(deal.stalled.as_ref().map(said::stalled));
    if !limits.below.is_empty() || !limits.above.is_empty() {
        parts.extend(said::limits(limits, person).iter().map(|said| priced(said, currency)));
    }
    Some(parts.iter().map(|part| sentence(part)).collect::<Vec<_>>().join(" "))
}

fn scale(deal: &DealInFull, plan: &Plan) -> Option<ScaleRow> {
    let person = plan.person(&deal.deal.person)?;
    if matches!(person, Person::Target(target) if matches!(target.stage, Stage::Off | Stage::Signed)) {
        return None;
    }
    let mark = |kind| {
        move |evidence: &Evidence| ScaleMark {
            sum: evidence.sum,
            kind,
            what: line(&evidence.what),
            on: evidence.on,
            source: evidence.source.as_deref().map(line),
        }
    };
    let mut marks: Vec<ScaleMark> = deal.limits.below.iter().map(mark(MarkKind::Below)).collect();
    marks.extend(deal.limits.above.iter().map(mark(MarkKind::Above)));
    let worth = |sum| ScaleMark { sum, kind: MarkKind::Value, what: "market value".to_owned(), on: None, source: None };
    marks.extend(person.profile().value.map(worth));
    (!marks.is_empty()).then(|| ScaleRow { person: named(&deal.deal.person, plan).into_owned(), marks })
}

fn row(deal: &DealInFull, rung: &Rung, plan: &Plan) -> Vec<PageCell> {
    let says = match rung.kind {
        RungKind::Seller | RungKind::Player => format!("{} {}", rung.kind, rung.says),
        _ => rung.says.clone(),
    };
    vec![
        PageCell::text(named(&deal.deal.person, plan)),
        PageCell::Day(rung.on),
        PageCell::text(said::column(rung).word()),
        PageCell::text(line(&says)),
        PageCell::money(rung.sum),
        PageCell::text(line_if(rung.source.as_deref())),
    ]
}

/// The contracts and loans that end soon.
pub(super) fn ends(answers: &PageAnswers, plan: &Plan) -> Vec<PageBlock> {
    let row = |end: &ContractEnd| {
        let club = end.club.as_deref().map(|club| format!(" ({})", line(club))).unwrap_or_default();
        vec![
            PageCell::text(named(&end.person, plan)),
            PageCell::text(format!("{}{club}", end.what)),
            PageCell::Day(end.on),
            value(&end.person, plan),
        ]
    };
    let rows: Vec<_> = answers.deals.ends.iter().map(row).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        PageColumn::text("Player"),
        PageColumn::text("What ends"),
        PageColumn::text("Last day"),
        PageColumn::figures("Value"),
    ];
    vec![PageBlock::Table(PageTable { name: "Contracts".to_owned(), columns, rows })]
}
