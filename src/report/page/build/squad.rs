//! The squad by line and age, with the year in which each contract or loan ends.

use jiff::civil::Date;

use crate::domain::{Id, Plan, Player, Position, Whose};
use crate::report::page::answers::PageAnswers;
use crate::report::page::content::{PageBlock, PageCell, PageColumn, PageTable};
use crate::report::page::words::named;
use crate::text;

/// The lines of a team from the back, each with its positions.
const LINES: [(&str, &[Position]); 4] = {
    use Position::{AM, CB, CM, DM, GK, LB, LM, LW, LWB, RB, RM, RW, RWB, SS, ST};
    [
        ("Goalkeepers", &[GK]),
        ("Defenders", &[CB, RB, LB, RWB, LWB]),
        ("Midfielders", &[DM, CM, RM, LM, AM]),
        ("Forwards", &[RW, LW, SS, ST]),
    ]
};

/// Bands of ages, each up to the years beside it.
const AGES: [(&str, i16); 5] =
    [("20 or younger", 20), ("21 to 23", 23), ("24 to 26", 26), ("27 to 29", 29), ("30 or older", i16::MAX)];

pub(super) fn blocks(answers: &PageAnswers, plan: &Plan) -> Vec<PageBlock> {
    let on = answers.on;
    let is_held = |player: &Player| !matches!(player.whose(on, plan.season_starts), Whose::Gone(_));
    let squad: Vec<(&Id, &Player)> = plan.players.iter().filter(|(_, player)| is_held(player)).collect();
    if squad.is_empty() {
        return Vec::new();
    }
    let columns = std::iter::once(PageColumn::text("Line")).chain(AGES.map(|(band, _)| PageColumn::text(band)));
    let columns = columns.chain([PageColumn::text("Age not known")]).collect();
    let rows = LINES.iter().map(|(line, positions)| row(line, positions, &squad, on, plan));
    let rows = rows.filter(|row| row.iter().skip(1).any(|cell| *cell != PageCell::Nothing)).collect();
    let table = PageTable { name: "Squad by age".to_owned(), columns, rows };
    vec![PageBlock::Sentence(in_short(&squad, on)), PageBlock::Table(table)]
}

/// How many they are and how old: `33 players, lent out or not; 26.4 years on average.`
fn in_short(squad: &[(&Id, &Player)], on: Date) -> String {
    let ages: Vec<i64> = squad.iter().filter_map(|(_, player)| player.profile.age(on)).map(i64::from).collect();
    let count = text::counted(squad.len(), "player");
    let years = match i64::try_from(ages.len()) {
        Ok(known) if known > 0 => {
            let tenths = (ages.iter().sum::<i64>() * 20 + known) / (2 * known);
            format!("; {}.{} years on average", tenths / 10, tenths % 10)
        }
        _ => String::new(),
    };
    format!("{count}, lent out or not{years}. Behind each stands the year in which his contract or loan ends.")
}

fn row(line: &str, positions: &[Position], squad: &[(&Id, &Player)], on: Date, plan: &Plan) -> Vec<PageCell> {
    // Everybody stands once, in the line of what he plays best.
    let plays = |player: &Player| player.profile.positions.iter().min_by_key(|(_, familiarity)| *familiarity);
    let mut held: Vec<_> = squad
        .iter()
        .filter(|(_, player)| plays(player).is_some_and(|(position, _)| positions.contains(&position)))
        .map(|(id, player)| (player.profile.age(on), player.last_day(plan.season_starts), *id))
        .collect();
    held.sort_by_key(|(age, last, _)| (*age, last.unwrap_or(Date::MAX)));
    let band = |age: i16| AGES.iter().position(|(_, most)| age <= *most).unwrap_or(AGES.len() - 1);
    let names = |at: usize| {
        let those = held.iter().filter(|(age, ..)| age.map_or(AGES.len(), band) == at);
        let names: Vec<String> = those.map(|(_, last, id)| with_year(id, *last, plan)).collect();
        PageCell::text(names.join(", "))
    };
    std::iter::once(PageCell::text(line)).chain((0..=AGES.len()).map(names)).collect()
}

fn with_year(id: &Id, last: Option<Date>, plan: &Plan) -> String {
    let name = named(id, plan);
    last.map_or_else(|| name.to_string(), |last| format!("{name}\u{a0}{}", last.year()))
}
