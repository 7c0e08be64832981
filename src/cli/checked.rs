//! Files of what was seen, on which forecasts are scored.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{anyhow, bail};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::domain;
use crate::forecast::{CheckedDeal, CheckedSeason, CheckedSpell, InjuryTables};
use crate::import::readers::read_path;
use crate::import::{Table, TableRow};
use crate::text;

/// Names, each with a number: players, or teams.
#[derive(Default)]
pub(super) struct Numbered {
    numbers: HashMap<String, usize>,
}

impl Numbered {
    fn number(&mut self, name: &str) -> usize {
        let next = self.numbers.len();
        *self.numbers.entry(name.to_owned()).or_insert(next)
    }

    /// The names in the order of their numbers.
    pub(super) fn names(self) -> Vec<String> {
        let mut names: Vec<(usize, String)> = self.numbers.into_iter().map(|(name, number)| (number, name)).collect();
        names.sort_unstable();
        names.into_iter().map(|(_, name)| name).collect()
    }
}

/// A table whose columns are found by their names.
struct CheckedTable {
    file: String,
    table: Table,
}

/// The columns of a list of absences.
struct SpellColumns<'n> {
    player: (usize, &'n str),
    from: (usize, &'n str),
    until: (usize, &'n str),
    injury: Option<usize>,
    /// In a list of a plan's absences: what kind each is, of which injuries count.
    kind: Option<usize>,
    still_out: Option<usize>,
    /// Whether `until` is the first day back, as `touchline export` writes it, and not the last day out.
    until_is_back: bool,
}

impl SpellColumns<'_> {
    fn of(file: &CheckedTable) -> anyhow::Result<SpellColumns<'static>> {
        let ours = file.may_have("absence_from").is_some() && file.may_have("absence_back").is_some();
        let [player, from, until, injury] = match ours {
            true => ["id", "absence_from", "absence_back", "absence"],
            false => ["player_id", "from", "until", "injury"],
        };
        Ok(SpellColumns {
            player: file.column(player)?,
            from: file.column(from)?,
            until: file.column(until)?,
            injury: file.may_have(injury),
            kind: file.may_have("absence_kind").filter(|_| ours),
            still_out: file.may_have("still_out_at_cut"),
            until_is_back: ours,
        })
    }
}

impl CheckedTable {
    fn open(path: &Path) -> anyhow::Result<CheckedTable> {
        let file = text::path(path);
        let book = read_path(path).map_err(|unread| anyhow!("cannot read {file}: {unread}"))?;
        let Some(table) = book.tables.into_iter().next() else { bail!("{file}: no table") };
        Ok(CheckedTable { file, table })
    }

    fn may_have(&self, name: &str) -> Option<usize> {
        self.table.headers().iter().position(|header| text::same(header, name))
    }

    fn column<'n>(&self, name: &'n str) -> anyhow::Result<(usize, &'n str)> {
        let found = self.may_have(name);
        found.map(|at| (at, name)).ok_or_else(|| {
            let has: Vec<String> =
                self.table.headers().iter().map(|header| text::fit(header, 24).into_owned()).collect();
            anyhow!("{}: found no column {name} among {}", self.file, text::some_of(has, 12))
        })
    }

    fn wrong(&self, row: TableRow<'_>, (at, name): (usize, &str), expected: &str) -> anyhow::Error {
        let found = match row.cell(at) {
            "" => "nothing".to_owned(),
            cell => format!("“{}”", text::fit(cell, 40)),
        };
        anyhow!("{}:{}: found {found} in the column {name}, expected {expected}", self.file, row.line())
    }

    fn day(&self, row: TableRow<'_>, column: (usize, &str)) -> anyhow::Result<Date> {
        domain::day(row.cell(column.0)).map_err(|error| self.wrong(row, column, &error.to_string()))
    }

    /// A number that is finite and not negative, if there is one.
    fn number(&self, row: TableRow<'_>, column: (usize, &str)) -> anyhow::Result<Option<f64>> {
        let cell = row.cell(column.0);
        if cell.is_empty() {
            return Ok(None);
        }
        let number = cell.parse().ok().filter(|number: &f64| number.is_finite() && *number >= 0.0);
        number.map(Some).ok_or_else(|| self.wrong(row, column, "a number such as 23.0"))
    }

    fn text<'t>(&self, row: TableRow<'t>, column: (usize, &str)) -> anyhow::Result<&'t str> {
        Some(row.cell(column.0))
            .filter(|cell| !cell.is_empty())
            .ok_or_else(|| self.wrong(row, column, "a name or a number"))
    }
}

/// Reads absences: `player_id`, `from`, `until`, and where there are such columns `injury` and `still_out_at_cut`; or those
/// that `touchline export` writes, of which the injuries count.
///
/// An absence without a last day is left out unless its player was still out when the list was made. Where no column says
/// so, he was if the absence is his last and began in the last year of the list.
pub(super) fn spells(path: &Path, players: &mut Numbered, tables: &InjuryTables) -> anyhow::Result<Vec<CheckedSpell>> {
    let file = CheckedTable::open(path)?;
    let SpellColumns { player, from, until, injury, kind, still_out, until_is_back } = SpellColumns::of(&file)?;
    let mut found = Vec::with_capacity(file.table.len());
    for row in file.table.rows() {
        if kind.is_some_and(|kind| !text::same(row.cell(kind), "injury")) {
            continue;
        }
        let player = players.number(file.text(row, player)?);
        let first = file.day(row, from)?;
        let last = if row.cell(until.0).is_empty() { None } else { Some(file.day(row, until)?) };
        let last = if until_is_back { last.and_then(|back| back.yesterday().ok()) } else { last };
        let spell = |last| CheckedSpell::new(player, first, last).named(injury.map_or("", |at| row.cell(at)), tables);
        match still_out.map(|at| row.cell(at)) {
            Some(cell) if text::same(cell, "true") => found.push(spell(None)),
            None if last.is_none() => found.push(spell(None)),
            _ => found.extend(last.map(|last| spell(Some(last)))),
        }
    }
    if found.is_empty() {
        bail!("{}: found no absence with its days", file.file);
    }
    if still_out.is_none() {
        leave_out_forgotten(&mut found);
    }
    Ok(found)
}

/// Leaves out absences without a last day that must have ended long ago.
fn leave_out_forgotten(spells: &mut Vec<CheckedSpell>) {
    let Some(cut) = spells.iter().flat_map(|spell| [Some(spell.first), spell.last]).flatten().max() else { return };
    let year_before = cut.saturating_sub(1.year());
    let mut latest: HashMap<usize, Date> = HashMap::new();
    for spell in spells.iter() {
        let held = latest.entry(spell.player).or_insert(spell.first);
        *held = spell.first.max(*held);
    }
    let is_last = |spell: &CheckedSpell| latest.get(&spell.player).is_some_and(|last| *last == spell.first);
    spells.retain(|spell| spell.last.is_some() || (is_last(spell) && year_before <= spell.first));
}

/// Reads squads: `player_id`, `team_name`, `position`, `age`, `minutes`, and `year` in which the season begins.
pub(super) fn squads(path: &Path, players: &mut Numbered, teams: &mut Numbered) -> anyhow::Result<Vec<CheckedSeason>> {
    let file = CheckedTable::open(path)?;
    let [player, team, position] = [file.column("player_id")?, file.column("team_name")?, file.column("position")?];
    let [age, minutes, year] = [file.column("age")?, file.column("minutes")?, file.column("year")?];
    let mut found = Vec::with_capacity(file.table.len());
    for row in file.table.rows() {
        let begins = row.cell(year.0).parse().ok().filter(|year| domain::Season::YEARS.contains(year));
        found.push(CheckedSeason {
            player: players.number(file.text(row, player)?),
            team: teams.number(file.text(row, team)?),
            year: begins.ok_or_else(|| file.wrong(row, year, "the year in which the season begins, such as 2022"))?,
            age: file.number(row, age)?,
            goalkeeper: ["goalkeeper", "gk"].iter().any(|keeper| text::same(row.cell(position.0), keeper)),
            minutes: file.number(row, minutes)?.unwrap_or(0.0),
        });
    }
    Ok(found)
}

/// Reads purchases: `transfer_fee`, `market_value_in_eur`, `age`, `league_from` and `league_to`.
///
/// Those without a fee, a value or an age are left out.
pub(super) fn deals(path: &Path) -> anyhow::Result<Vec<CheckedDeal>> {
    let file = CheckedTable::open(path)?;
    let [fee, value, age] = [file.column("transfer_fee")?, file.column("market_value_in_eur")?, file.column("age")?];
    let [from, to] = [file.column("league_from")?, file.column("league_to")?];
    let mut found = Vec::with_capacity(file.table.len());
    for row in file.table.rows() {
        let figures = (file.number(row, fee)?, file.number(row, value)?, file.number(row, age)?);
        if let (Some(fee), Some(value), Some(age)) = figures {
            let (from, to) = (row.cell(from.0).to_owned(), row.cell(to.0).to_owned());
            found.push(CheckedDeal { fee, value, age, from, to });
        }
    }
    Ok(found)
}
