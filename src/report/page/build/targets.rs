//! The targets: how far each deal is, what both sides say, what he would cost, and what he adds.

use crate::analysis::{Worth, words as said};
use crate::domain::{Bid, CostBasis, Id, Plan, Profile, Stage, Stance, Target};
use crate::forecast::words as chance_words;
use crate::report::page::answers::PageAnswers;
use crate::report::page::content::{PageBlock, PageCell, PageColumn, PageTable, PageTone};
use crate::report::page::words::{line, line_if, named, priced, sentence, spelled};
use crate::text;

/// By what signings are the best; what a seller says is not in it.
const BEST_BY: &str = "by the worst week's margin, the shortfall, then the cost, whoever would sell";

pub(super) fn blocks(answers: &PageAnswers, plan: &Plan) -> Vec<PageBlock> {
    if plan.targets.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(&Worth, &Target)> =
        answers.worth.iter().filter_map(|worth| Some((worth, plan.targets.get(&worth.target)?))).collect();
    found.sort_by_key(|(_, target)| (target.stage == Stage::Off, target.priority.is_none(), target.priority));
    let rows = found.iter().map(|(worth, target)| row(worth, target, answers, plan)).collect();
    let table = PageTable { name: "Targets".to_owned(), columns: columns(), rows };
    let mut blocks = vec![PageBlock::Table(table)];
    let best = said::best_set(&answers.best, answers.weeks, plan);
    let best = best.iter().filter(|line| !line.is_empty() && !line.ends_with(':'));
    let currency = plan.currency.as_deref();
    let best: Vec<String> = best.map(|line| sentence(&priced(line, currency))).collect();
    blocks.extend(notes(&found, answers).map(PageBlock::Points));
    blocks.push(PageBlock::Sentence(format!("Whom to sign, {}, {BEST_BY}:", priced(&answers.within, currency))));
    blocks.push(PageBlock::Points(best));
    blocks
}

fn columns() -> Vec<PageColumn> {
    vec![
        PageColumn::text("Target"),
        PageColumn::text("Plays").beneath(),
        PageColumn::figures("Age").beneath(),
        PageColumn::text("Club").beneath(),
        PageColumn::text("Stage"),
        PageColumn::text("Seller").beneath(),
        PageColumn::text("Player").beneath(),
        PageColumn::text("Last bid"),
        PageColumn::figures("Cost"),
        PageColumn::text("By").beneath(),
        PageColumn::text("Completed deals").beneath(),
        PageColumn::text("At the worst"),
        PageColumn::text("Gains").beneath(),
        PageColumn::figures("A million").beneath(),
        PageColumn::text("Registered from"),
    ]
}

fn row(worth: &Worth, target: &Target, answers: &PageAnswers, plan: &Plan) -> Vec<PageCell> {
    let (cost, basis) = worth.cost.map_or((None, ""), |(cost, basis)| (Some(cost), basis.word()));
    vec![
        PageCell::text(named(&worth.target, plan)),
        PageCell::text(positions(&target.profile)),
        target.profile.age(answers.on).map_or(PageCell::Nothing, |age| PageCell::Number(age.into())),
        PageCell::text(line_if(target.club.as_deref())),
        PageCell::text(target.stage.word()),
        stance("seller", &target.seller),
        stance("player", &target.player),
        PageCell::text(target.bids.last().map(bid).unwrap_or_default()),
        PageCell::money(cost),
        PageCell::text(basis),
        PageCell::text(such_deals(&worth.target, answers, plan)),
        PageCell::text(adds(worth)),
        PageCell::text(gains(worth)),
        worth.per_million().filter(|gains| *gains > 0).map_or(PageCell::Nothing, PageCell::PerMillion),
        PageCell::day(worth.registered),
    ]
}

/// What the costs rest on, and what deals such as these cost.
fn notes(found: &[(&Worth, &Target)], answers: &PageAnswers) -> Option<Vec<String>> {
    let refused = found.iter().any(|(worth, _)| matches!(worth.cost, Some((_, CostBasis::RefusedBid))));
    let refused = refused.then(|| "Cost by a refused bid: more than that, since his club said no to it.".to_owned());
    let such_deals = answers.fees.as_ref().map(|fees| {
        let basis = chance_words::fee_basis(&fees.basis);
        format!(
            "Such deals, a chance and no claim about this one: four in five cost between the two sums. {}",
            sentence(&basis)
        )
    });
    let notes: Vec<String> = refused.into_iter().chain(such_deals).collect();
    (!notes.is_empty()).then_some(notes)
}

/// What deals such as his cost: `such deals €14m to €40m, half under €22m`.
fn such_deals(target: &Id, answers: &PageAnswers, plan: &Plan) -> String {
    let Some((_, range)) = answers.fees.iter().flat_map(|fees| &fees.targets).find(|(id, _)| id == target) else {
        return String::new();
    };
    match range {
        Ok(range) => format!("such deals {}", chance_words::fee_range(range, plan.currency.as_deref())),
        Err(why) => chance_words::no_fee_range(why),
    }
}

fn positions(profile: &Profile) -> String {
    profile.positions.iter().map(|(position, _)| position.word()).collect::<Vec<_>>().join(" ")
}

fn stance(whose: &str, stance: &Stance) -> PageCell {
    let said = format!("{whose} {}", line(&stance.says()));
    match stance {
        Stance::Refuses(_) => PageCell::Marked(said, PageTone::Bad),
        Stance::Open => PageCell::Marked(said, PageTone::Good),
        Stance::Unknown => PageCell::Text(said),
    }
}

fn bid(bid: &Bid) -> String {
    format!("{} by {}, {}", line(&bid.terms.to_string()), bid.by, bid.answer)
}

/// What he does to the worst figures of the weeks: `margin 0 → 1, short 2 → 1`.
fn adds(worth: &Worth) -> String {
    let (before, after) = (worth.ahead.before, worth.ahead.after);
    let mut parts = Vec::new();
    if before.margin != after.margin {
        parts.push(format!("margin {}", text::change(before.margin, after.margin)));
    }
    if before.shortfall != after.shortfall {
        parts.push(format!("short {}", text::change(before.shortfall, after.shortfall)));
    }
    match (parts.is_empty(), worth.gain()) {
        (true, 0) => "adds nothing".to_owned(),
        (true, _) => "as before".to_owned(),
        (false, _) => spelled(&parts.join(", ")),
    }
}

fn gains(worth: &Worth) -> String {
    if worth.gain() == 0 { String::new() } else { said::gains(worth.gain(), worth.weeks_better) }
}

/// A person's market value, if the plan has it.
pub(super) fn value(id: &Id, plan: &Plan) -> PageCell {
    PageCell::money(plan.person(id).and_then(|person| person.profile().value))
}
