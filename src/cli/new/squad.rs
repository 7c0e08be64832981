//! A plan's squad from a file of others, and what is said of it.

use std::cmp::Reverse;
use std::path::Path;
use std::sync::Arc;

use anyhow::{anyhow, bail};
use jiff::civil::Date;

use super::super::ahead::TypedOption;
use super::super::lines::hanging;
use super::arguments::NewArguments;
use crate::analysis::{Figures, figures};
use crate::domain::{AsTyped, Familiarity, Formation, Outlook, Plan, Player, Tactic, WithoutYear};
use crate::import::people::FileContext;
use crate::import::squad::{ClubError, FileSquad, Remark, SquadContext, choose, squad};
use crate::import::{self, OpenedFile};
use crate::runtime;
use crate::store::assets::nations;
use crate::text::{self, counted};

/// People of a club, its teams of juniors included; more are no squad.
const MOST_PLAYERS: usize = 300;

/// People that a remark names.
const NAMED: usize = 3;

/// Takes a club's people from a file into an empty plan, and says what became of them.
pub(super) fn fill(
    plan: &mut Plan,
    formations: &[Arc<Formation>],
    from: &Path,
    arguments: &NewArguments,
) -> anyhow::Result<String> {
    let today = runtime::clock();
    let dated = TypedOption::on(arguments.on.as_deref());
    let dated = dated.day(AsTyped::without_a_plan(today), WithoutYear::Last)?;
    let on = runtime::day_of(from, dated, today);
    let context = FileContext { on, currency: None, nations: nations() };
    let opened = import::open(from, arguments.dialect.as_deref(), arguments.table.as_deref(), &context)?;
    let source = opened.source_name(from)?;
    if opened.people.people.is_empty() {
        bail!("{}", nobody(&opened));
    }
    if opened.people.people.len() > MOST_PLAYERS && opened.people.people.iter().all(|person| person.club.is_none()) {
        bail!("{}", too_many(&opened.name, opened.people.people.len()));
    }
    let club = choose(&opened.people.people, arguments.club.as_deref());
    let club = club.map_err(|error| refused(&error, &opened.name, arguments.club.as_deref()))?;
    if let Some(club) = club {
        club.clone_into(&mut plan.club);
    }
    let season_ends = plan.season_of(on).last_day();
    let squad = squad(&opened.people, &SquadContext { club, source: &source, on, season_ends });
    match squad.players.len() {
        0 => bail!("{}: nobody of {} can be a player:{}", opened.name, text::fit(&plan.club, 40), why(&squad)),
        1..=MOST_PLAYERS if arguments.on.is_none() && are_all_over(&squad, today) => {
            bail!("{}", over(&opened.name, &squad, today));
        }
        1..=MOST_PLAYERS => {}
        many => bail!("{}", too_many(&opened.name, many)),
    }
    plan.today = dated;
    plan.currency = opened.people.currency.map(|currency| currency.word().to_owned());
    for (id, player) in &squad.players {
        plan.players.put(id.clone(), player.clone());
    }
    if arguments.formation.is_none() {
        plan.tactic = fitting(plan, formations, on);
    }
    Ok(said(plan, &opened, &squad, (&source, on), arguments))
}

/// The formation that the squad can field, of those the one with the depth wanted, then the one that survives the most
/// absences; of equal ones the first, the plan's own before all.
fn fitting(plan: &Plan, formations: &[Arc<Formation>], on: Date) -> Tactic {
    let all = std::iter::once(&plan.tactic.formation).chain(formations).cloned().map(Tactic::new);
    let best = all.min_by_key(|tactic| {
        let plan = Plan { tactic: tactic.clone(), ..plan.clone() };
        let Figures { margin, shortfall, .. } = figures(&plan, on, Familiarity::Competent, Outlook::Likely);
        (Reverse(margin.min(0)), shortfall, Reverse(margin))
    });
    best.unwrap_or_else(|| plan.tactic.clone())
}

/// Whether everybody whose contract is known would be gone by a day.
fn are_all_over(squad: &FileSquad, by: Date) -> bool {
    last_contract(squad).is_some_and(|last| last < by)
}

/// The last day of the longest contract that is known of our own.
fn last_contract(squad: &FileSquad) -> Option<Date> {
    let own = squad.players.iter().filter(|(_, player)| player.loan.is_none());
    own.filter_map(|(_, player)| player.profile.contract).max()
}

fn over(file: &str, squad: &FileSquad, on: Date) -> String {
    let last = last_contract(squad).map(|last| last.to_string()).unwrap_or_default();
    format!(
        "{file}: every contract in it was over by {on}, the last one on {last}: say the day that the file is of, which is then \
         the plan's today: --on DAY"
    )
}

fn nobody(opened: &OpenedFile) -> String {
    let what = match opened.people.unnamed {
        0 => "it has no row of a person".to_owned(),
        rows => format!("none of its {rows} rows has a name: export it again, with the names on the screen"),
    };
    format!("{}: {what}; touchline inspect shows what it holds", opened.name)
}

fn too_many(file: &str, people: usize) -> String {
    format!(
        "{file}: found {people} people who may all be of one club, expected {MOST_PLAYERS} at most: leave the others out, or \
         name in a dialect the column that has their clubs"
    )
}

fn refused(error: &ClubError, file: &str, said: Option<&str>) -> anyhow::Error {
    let named = error.named().join(", ");
    let said = text::fit(said.unwrap_or_default(), 40);
    match error {
        ClubError::Unnamed => anyhow!("{file} names no club, expected whose squad it is: --club \"Juventus\""),
        ClubError::Several(count, some) => {
            let first = some.first().map(String::as_str).unwrap_or_default();
            anyhow!(
                "{file} has people of {count} clubs, expected one of them, such as --club \"{first}\"; the largest are \
                 {named}"
            )
        }
        ClubError::Unknown(_) => anyhow!("found no club “{said}” in {file}, expected one, such as {named}"),
        ClubError::Unlike(count, _) => {
            anyhow!("found no club “{said}” in {file}, expected one of its {count} clubs; the largest are {named}")
        }
    }
}

fn why(squad: &FileSquad) -> String {
    let remark = |(remark, names): (Remark, &[String])| format!("\n  {} {}", names.len(), remark.word());
    squad.remarks.iter().map(remark).collect()
}

/// What a plan may know of a player, and whether it does.
type KnownField = (&'static str, fn(&Player) -> bool);

const KNOWN: [KnownField; 11] = [
    ("born", |player| player.profile.born.is_some()),
    ("foot", |player| player.profile.foot.is_some()),
    ("height", |player| player.profile.height_cm.is_some()),
    ("nations", |player| !player.profile.nations.is_empty()),
    ("contract", |player| player.profile.contract.is_some()),
    ("value", |player| player.profile.value.is_some()),
    ("wage", |player| player.profile.wage.is_some()),
    ("rating", |player| player.profile.rating.is_some()),
    ("attributes", |player| !player.profile.attributes.is_empty()),
    ("absence", |player| !player.absences.is_empty()),
    ("loan", |player| player.loan.is_some() || player.lent.is_some()),
];

fn said(
    plan: &Plan,
    opened: &OpenedFile,
    squad: &FileSquad,
    (source, on): (&str, Date),
    arguments: &NewArguments,
) -> String {
    let file = text::path(&arguments.file);
    let club = text::display(&plan.club);
    let mut lines = vec![format!("{file}: {} of {club}", counted(squad.players.len(), "player"))];
    if are_all_over(squad, on) {
        lines
            .extend(hanging(&format!("every contract was over by {on}: nobody can be fielded; --on says another day")));
    }
    lines.extend(hanging(&format!("read as {}, of {on}", text::display(source))));
    let of = |known: &KnownField| squad.players.iter().filter(|(_, player)| known.1(player)).count();
    let (read, unknown): (Vec<&KnownField>, Vec<&KnownField>) = KNOWN.iter().partition(|known| of(known) > 0);
    let read: Vec<String> = read.iter().map(|known| format!("{} {}", known.0, of(known))).collect();
    if !read.is_empty() {
        lines.extend(hanging(&format!("known: {}", read.join(", "))));
    }
    let unknown: Vec<&str> =
        unknown.iter().map(|known| known.0).filter(|name| !["absence", "loan"].contains(name)).collect();
    let warnings = opened.warnings();
    if !unknown.is_empty() {
        // A column that is not understood may say it.
        let since = if warnings.is_empty() { ", since the file does not say" } else { "" };
        lines.extend(hanging(&format!("unknown{since}: {}", unknown.join(", "))));
    }
    lines.extend(warnings.iter().flat_map(|warning| hanging(warning)));
    if let Some(currency) = &plan.currency {
        lines.push(format!("  amounts are in {currency}"));
    }
    for (remark, names) in squad.remarks.iter() {
        let some = text::some_of(names.iter().map(|name| text::fit(name, 30)), NAMED);
        // Of everybody in the plan no names are needed, nor of the hundreds of no club in a file of many.
        let is_everybody = !remark.is_left_out() && names.len() == plan.players.len();
        let is_crowd = remark == Remark::NoClub && names.len() > MOST_PLAYERS;
        let who = if is_everybody || is_crowd { String::new() } else { format!(": {some}") };
        let day = match remark {
            Remark::LoanOpen => format!(" ({})", plan.season_of(on).last_day()),
            Remark::ContractOver | Remark::LoanOver => format!(" ({on}; --on says another day)"),
            _ => String::new(),
        };
        lines.extend(hanging(&format!("{} {}{day}{who}", names.len(), remark.word())));
    }
    lines.extend(doubts(opened, squad, arguments));
    if arguments.formation.is_none() {
        lines.push(format!(
            "  they play {}, which they fill best; --formation says another",
            plan.tactic.formation.name()
        ));
    }
    lines.push(format!("now: touchline {file}"));
    lines.push(String::new());
    lines.join("\n")
}

/// How much of the file was not understood, and how to see it.
fn doubts(opened: &OpenedFile, squad: &FileSquad, arguments: &NewArguments) -> Option<String> {
    let doubts = &opened.doubts;
    let count = doubts.count();
    let theirs = doubts.listed().iter().filter(|doubt| squad.lines.contains(&doubt.line)).count();
    let from = arguments.from.as_deref().map(text::path).unwrap_or_default();
    let are = counted(count, "doubt");
    (count > 0).then(|| format!("  {are} about the file, {theirs} about these players: touchline inspect {from}"))
}
