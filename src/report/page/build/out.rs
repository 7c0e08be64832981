//! Who is out or away on the day, why, and when each source expects him back.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::domain::{Absence, Cause, Id, Outlook, Plan, Player, Spell, Why};
use crate::report::page::answers::PageAnswers;
use crate::report::page::content::{PageBlock, PageCell, PageColumn, PageTable, PageTone};
use crate::report::page::words::{day, line, named};

/// A row, and the day by which rows are ordered: who is back soonest comes first.
type OutRow = ((u8, Date), Vec<PageCell>);

pub(super) fn blocks(answers: &PageAnswers, plan: &Plan) -> Vec<PageBlock> {
    let mut rows: Vec<OutRow> = plan.players.iter().filter_map(|(id, player)| row(id, player, answers, plan)).collect();
    let mut blocks: Vec<PageBlock> = lent_out(answers, plan).into_iter().map(PageBlock::Sentence).collect();
    if rows.is_empty() {
        let nobody = if blocks.is_empty() { "Nobody is out, in doubt or away." } else { "Nobody is out or in doubt." };
        blocks.insert(0, PageBlock::Sentence(nobody.to_owned()));
        return blocks;
    }
    rows.sort_by_key(|(order, _)| *order);
    let columns = vec![
        PageColumn::text("Player"),
        PageColumn::text("Why").beneath(),
        PageColumn::text("Since"),
        PageColumn::text("Back, likely"),
        PageColumn::text("At best").beneath(),
        PageColumn::text("At worst").beneath(),
        PageColumn::text("Sources"),
    ];
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    blocks.insert(0, PageBlock::Table(PageTable { name: "Out".to_owned(), columns, rows }));
    blocks
}

/// Those who are lent out, by the day on which they are back: `Lent out, back on 1 Jul 2025: Miretti (Genoa).`
fn lent_out(answers: &PageAnswers, plan: &Plan) -> Vec<String> {
    let mut lent: BTreeMap<Date, Vec<String>> = BTreeMap::new();
    for (id, player) in plan.players.iter() {
        if let Some(spell) =
            plan.away(id, player, answers.on, Outlook::Likely).filter(|spell| spell.cause == Cause::Lent)
        {
            let to = if spell.what.is_empty() { String::new() } else { format!(" ({})", line(spell.what)) };
            lent.entry(back(&spell).unwrap_or(Date::MAX)).or_default().push(format!("{}{to}", named(id, plan)));
        }
    }
    let said = |(back, names): (Date, Vec<String>)| {
        let back = if back < Date::MAX { format!(", back on {}", day(back)) } else { String::new() };
        format!("Lent out{back}: {}.", names.join(", "))
    };
    lent.into_iter().map(said).collect()
}

/// The first day after a spell, if the plan knows one.
fn back(spell: &Spell<'_>) -> Option<Date> {
    Some(spell.last).filter(|last| *last < Date::MAX).and_then(|last| last.tomorrow().ok())
}

fn row(id: &Id, player: &Player, answers: &PageAnswers, plan: &Plan) -> Option<OutRow> {
    let on = answers.on;
    let name = PageCell::text(named(id, plan));
    if let Some((_, absence)) = plan.absence(player, on) {
        let [likely, best, worst] =
            [Outlook::Likely, Outlook::Best, Outlook::Worst].map(|outlook| plan.back(player, on, outlook));
        let unknown = || PageCell::Marked("not reported".to_owned(), PageTone::Warning);
        let cells = vec![
            name,
            PageCell::text(why(absence)),
            PageCell::Day(absence.from),
            likely.map_or_else(unknown, PageCell::Day),
            PageCell::day(best),
            PageCell::day(worst),
            PageCell::text(sources(absence)),
        ];
        return Some(((u8::from(likely.is_none()), likely.unwrap_or(Date::MAX)), cells));
    }
    if let Some((_, absence)) = plan.doubt(player, on, answers.today) {
        let cells = vec![
            name,
            PageCell::text(format!("in doubt: {}", why(absence))),
            PageCell::Day(absence.from),
            PageCell::day(absence.likely()),
            PageCell::day(absence.best()),
            PageCell::day(absence.worst(Some(answers.today))),
            PageCell::text(sources(absence)),
        ];
        return Some(((2, absence.likely().unwrap_or(Date::MAX)), cells));
    }
    let spell = plan.away(id, player, on, Outlook::Likely)?;
    if !matches!(spell.cause, Cause::CallUp | Cause::NotJoined) {
        return None;
    }
    let what = if spell.what.is_empty() { String::new() } else { format!(" ({})", line(spell.what)) };
    let back = back(&spell);
    let cells = vec![
        name,
        PageCell::text(format!("{}{what}", spell.cause)),
        PageCell::day(Some(spell.first).filter(|first| *first > Date::MIN)),
        PageCell::day(back),
        PageCell::Nothing,
        PageCell::Nothing,
        PageCell::Nothing,
    ];
    Some(((3, back.unwrap_or(Date::MAX)), cells))
}

fn why(absence: &Absence) -> String {
    let ban = absence.ban.as_ref().map(|ban| format!(", {}", line(&ban.to_string()))).unwrap_or_default();
    match &absence.why {
        Why::Injury(what) | Why::Other(what) if what.trim().is_empty() => absence.why.kind().to_owned(),
        Why::Injury(what) | Why::Other(what) => line(what),
        Why::Suspension(what) if what.trim().is_empty() => format!("suspended{ban}"),
        Why::Suspension(what) => format!("suspended: {}{ban}", line(what)),
    }
}

/// Who said when he is back, the latest first.
fn sources(absence: &Absence) -> String {
    let mut returns: Vec<_> = absence.returns.iter().collect();
    returns.sort_by_key(|said| std::cmp::Reverse(said.on));
    let told = returns.iter().map(|said| format!("{}, {}: {}", line(&said.source), day(said.on), day(said.back)));
    let ended = absence.ended.map(|ended| format!("recorded as back on {}", day(ended)));
    ended.into_iter().chain(told).collect::<Vec<_>>().join("; ")
}
