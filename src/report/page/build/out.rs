//! Who is out or away on the day, why, and when each source expects him back.

use jiff::civil::Date;

use crate::domain::{Absence, Cause, Id, Outlook, Plan, Player, Why};
use crate::report::page::answers::PageAnswers;
use crate::report::page::content::{PageBlock, PageCell, PageColumn, PageTable, PageTone};
use crate::report::page::words::{day, line, named};

/// A row, and the day by which rows are ordered: who is back soonest comes first.
type OutRow = ((u8, Date), Vec<PageCell>);

pub(super) fn blocks(answers: &PageAnswers, plan: &Plan) -> Vec<PageBlock> {
    let mut rows: Vec<OutRow> = plan.players.iter().filter_map(|(id, player)| row(id, player, answers, plan)).collect();
    if rows.is_empty() {
        return vec![PageBlock::Sentence("Nobody is out, in doubt or away.".to_owned())];
    }
    rows.sort_by_key(|(order, _)| *order);
    let columns = vec![
        PageColumn::text("Player"),
        PageColumn::text("Why").beneath(),
        PageColumn::text("Since"),
        PageColumn::text("Back, likely"),
        PageColumn::text("At best"),
        PageColumn::text("At worst"),
        PageColumn::text("Sources"),
    ];
    let rows = rows.into_iter().map(|(_, row)| row).collect();
    vec![PageBlock::Table(PageTable { name: "Out".to_owned(), columns, rows })]
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
    if !matches!(spell.cause, Cause::Lent | Cause::CallUp | Cause::NotJoined) {
        return None;
    }
    let what = if spell.what.is_empty() { String::new() } else { format!(" ({})", line(spell.what)) };
    let back = Some(spell.last).filter(|last| *last < Date::MAX).and_then(|last| last.tomorrow().ok());
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
