//! The squad and the targets, one a row, each attribute in a column of its own.

use jiff::civil::Date;

use super::cell::{day, id, line, list, money, number, text, text_if, word, written_position};
use super::{ATTRIBUTES, ExportCell, ExportColumn, ExportTable, back, table, what};
use crate::domain::{Absence, Id, Lent, Loan, Plan, Player, Profile, Target, Whose};

/// Somebody whoever he plays for.
struct Anyone<'p> {
    id: &'p Id,
    profile: &'p Profile,
    club: Option<&'p str>,
    currency: Option<&'p str>,
}

/// A player as on a day.
struct SquadRow<'p> {
    plan: &'p Plan,
    player: &'p Player,
    borrowed: Option<&'p Loan>,
    lent: Option<&'p Lent>,
    absence: Option<&'p Absence>,
}

fn of_anyone<'p>() -> [ExportColumn<Anyone<'p>>; 15] {
    [
        ("id", |row| id(row.id)),
        ("name", |row| text(&row.profile.name)),
        ("club", |row| text_if(row.club)),
        ("born", |row| day(row.profile.born)),
        ("positions", |row| list(positions(row.profile))),
        ("foot", |row| word(row.profile.foot.map(|foot| foot.word()))),
        ("height_cm", |row| number(row.profile.height_cm)),
        ("nations", |row| list(row.profile.nations.iter().filter_map(|nation| line(nation)))),
        ("rating", |row| number(row.profile.rating)),
        ("contract", |row| day(row.profile.contract)),
        ("currency", |row| text_if(row.currency)),
        ("value", |row| money(row.profile.value)),
        ("wage_per_year", |row| money(row.profile.wage)),
        ("clause", |row| money(row.profile.clause.map(|clause| clause.amount))),
        ("clause_until", |row| day(row.profile.clause.and_then(|clause| clause.until))),
    ]
}

/// Where a person was read from, where that was a file.
fn of_imports<'p>() -> [ExportColumn<&'p Profile>; 3] {
    [
        ("imported_from", |profile| text_if(profile.imported.as_ref().map(|imported| imported.from.as_str()))),
        ("imported_on", |profile| day(profile.imported.as_ref().map(|imported| imported.on))),
        ("imported_id", |profile| text_if(profile.imported.as_ref().and_then(|imported| imported.id.as_deref()))),
    ]
}

fn of_the_squad<'p>() -> [ExportColumn<SquadRow<'p>>; 12] {
    [
        ("shirt", |row| number(row.player.shirt)),
        ("joined", |row| day(row.player.joined)),
        ("loan_from", |row| text_if(row.borrowed.map(|loan| loan.from.as_str()))),
        ("loan_until", |row| day(row.borrowed.map(Loan::last_day))),
        ("lent_to", |row| text_if(row.lent.map(|lent| lent.to.as_str()))),
        ("lent_until", |row| day(row.lent.map(Lent::last_day))),
        ("asking", |row| money(row.player.asking.or_else(|| asked(&row.player.profile)))),
        ("future", |row| word(row.player.future.map(|future| future.word()))),
        ("absence", |row| row.absence.map_or(ExportCell::Nothing, what)),
        ("absence_kind", |row| word(row.absence.map(|absence| absence.why.kind()))),
        ("absence_from", |row| day(row.absence.map(|absence| absence.from))),
        ("absence_back", |row| day(row.absence.and_then(|absence| back(absence, &row.plan.matches)))),
    ]
}

fn of_targets<'p>() -> [ExportColumn<&'p Target>; 5] {
    [
        ("asking", |target| money(asked(&target.profile))),
        ("priority", |target| number(target.priority)),
        ("stage", |target| word(Some(target.stage.word()))),
        ("seller_stance", |target| text(&target.seller.says())),
        ("player_stance", |target| text(&target.player.says())),
    ]
}

/// Whom the club has on a day, at the club or lent out, and what keeps each away then.
pub fn squad(plan: &Plan, on: Date) -> ExportTable {
    let has = |player: &Player| !matches!(player.whose(on, plan.season_starts), Whose::Gone(_));
    let players: Vec<(&Id, &Player)> = plan.players.iter().filter(|(_, player)| has(player)).collect();
    let rows = players.iter().map(|(_, player)| {
        let here =
            |(since, loan): &(Option<Date>, &Loan)| since.is_none_or(|since| since <= on) && on <= loan.last_day();
        let loans = player.loans_here().into_iter().map(|(since, loan, _)| (since, loan));
        let borrowed = matches!(player.whose(on, plan.season_starts), Whose::Borrowed);
        SquadRow {
            plan,
            player,
            borrowed: loans.into_iter().find(here).map(|(_, loan)| loan).filter(|_| borrowed),
            lent: player.lent_on(on),
            absence: plan.absence(player, on).map(|(_, absence)| absence),
        }
    });
    let people = players.iter().map(|(id, player)| (*id, &player.profile, Some(plan.club.as_str()))).collect();
    whole(plan, people, table(&of_the_squad(), rows))
}

/// The people whom the club may sign, with how far each deal is.
pub fn targets(plan: &Plan) -> ExportTable {
    let people = plan.targets.iter().map(|(id, target)| (id, &target.profile, target.club.as_deref())).collect();
    whole(plan, people, table(&of_targets(), plan.targets.iter().map(|(_, target)| target)))
}

/// What is known of people whoever they play for, then the columns of their kind, then their attributes.
fn whole<'p>(plan: &'p Plan, people: Vec<(&'p Id, &'p Profile, Option<&'p str>)>, kind: ExportTable) -> ExportTable {
    let currency = plan.currency.as_deref();
    let anyone = people.iter().map(|(id, profile, club)| Anyone { id, profile, club: *club, currency });
    let profiles = people.iter().map(|(_, profile, _)| *profile);
    let imports = table(&of_imports(), profiles.clone());
    table(&of_anyone(), anyone).beside(kind).beside(imports).beside(attributes(profiles))
}

/// A column for each attribute that somebody has, in the order in which they first come.
fn attributes<'p>(profiles: impl Iterator<Item = &'p Profile> + Clone) -> ExportTable {
    let mut names: Vec<&str> = Vec::new();
    for (name, _) in profiles.clone().flat_map(|profile| &profile.attributes) {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let figure = |profile: &Profile, name: &str| {
        number(profile.attributes.iter().find(|(held, _)| held == name).map(|(_, figure)| *figure))
    };
    ExportTable {
        headers: names.iter().map(|name| format!("{ATTRIBUTES}{}", line(name).unwrap_or_default())).collect(),
        rows: profiles.map(|profile| names.iter().map(|name| figure(profile, name)).collect()).collect(),
    }
}

/// The latest price that anybody reported.
fn asked(profile: &Profile) -> Option<crate::domain::Money> {
    profile.asking_price().map(|(price, _)| price)
}

/// Positions as a plan's commands write them: `CB`, `LB:competent`; `RWB:competent?` was proposed, and nobody said it.
fn positions(profile: &Profile) -> impl Iterator<Item = String> {
    let positions = profile.positions.iter();
    positions.map(|(position, familiarity)| written_position(position, familiarity, profile.is_proposed(position)))
}
