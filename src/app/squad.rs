//! The squad on a day: in which order its table stands, and what each cell says.

use std::borrow::Cow;
use std::cmp::Reverse;

use jiff::civil::Date;

use super::asked::{Asked, Out};
use crate::command::SquadColumn;
use crate::domain::{Cause, Id, Loan, Money, Outlook, Plan, Player, Spell, Training, Whose};
use crate::text;

/// The squad on a day.
#[derive(Clone, Copy)]
pub struct SquadOn<'p> {
    plan: &'p Plan,
    on: Date,
    /// Who is absent or in doubt.
    out: &'p [Out],
}

/// The order of the squad's table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SquadOrder {
    pub by: SquadColumn,
    /// From the most to the least.
    pub falling: bool,
}

/// A line of the squad's table.
pub struct SquadLine<'p> {
    squad: SquadOn<'p>,
    id: &'p Id,
    player: &'p Player,
    /// Whether he is no longer the club's player.
    pub has_left: bool,
    /// What keeps him away.
    pub away: Option<Spell<'p>>,
}

/// What people are sorted by: of the same kind for everyone.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum SortKey {
    Figure(u64),
    Day(Date),
    /// The youngest are the least old.
    Born(Reverse<Date>),
    Word(String),
}

impl<'p> SquadOn<'p> {
    /// `out`: who is absent or in doubt on the day.
    pub fn new(plan: &'p Plan, on: Date, out: &'p [Out]) -> SquadOn<'p> {
        SquadOn { plan, on, out }
    }

    pub fn of(asked: &'p Asked) -> SquadOn<'p> {
        SquadOn::new(asked.plan(), asked.on, &asked.answers.out)
    }

    /// Everyone who is to be shown, in order.
    ///
    /// Those who have left come last, and before them those of whom it is unknown, whichever way the others are
    /// sorted. Among equals the plan's own order holds.
    pub fn in_order(self, order: SquadOrder, shows: impl Fn(&Id) -> bool) -> Vec<Id> {
        let shown = self.plan.players.iter().filter(|(id, _)| shows(id));
        let mut listed: Vec<((bool, bool), Option<SortKey>, &Id)> = shown
            .map(|(id, player)| {
                let key = self.sort_key(id, player, order.by);
                ((self.has_left(player), key.is_none()), key, id)
            })
            .collect();
        listed.sort_by(|(place, key, _), (other_place, other_key, _)| {
            let by_key = key.cmp(other_key);
            place.cmp(other_place).then(if order.falling { by_key.reverse() } else { by_key })
        });
        listed.into_iter().map(|(_, _, id)| id.clone()).collect()
    }

    /// A player's line; `None` if he is not in the plan.
    pub fn line(self, id: &'p Id) -> Option<SquadLine<'p>> {
        let player = self.plan.players.get(id)?;
        let (has_left, away) = (self.has_left(player), self.away(id, player));
        Some(SquadLine { squad: self, id, player, has_left, away })
    }

    fn has_left(self, player: &Player) -> bool {
        match player.whose(self.on, self.plan.season_starts) {
            Whose::Gone(cause) => cause != Cause::NotJoined,
            Whose::Ours | Whose::Borrowed | Whose::Lent => false,
        }
    }

    fn away(self, id: &Id, player: &'p Player) -> Option<Spell<'p>> {
        self.plan.away(id, player, self.on, Outlook::Likely)
    }

    fn out(self, id: &Id) -> Option<&'p Out> {
        self.out.iter().find(|out| out.id == *id)
    }

    fn sort_key(self, id: &Id, player: &'p Player, by: SquadColumn) -> Option<SortKey> {
        let profile = &player.profile;
        let figure = match by {
            SquadColumn::Name => return Some(SortKey::Word(text::fold(self.plan.short_name(id)))),
            SquadColumn::Nation => return profile.nations.first().map(|nation| SortKey::Word(text::fold(nation))),
            SquadColumn::Position => profile.positions.iter().next()?.0 as u64,
            SquadColumn::Age => {
                let born = profile.born.filter(|_| profile.age(self.on).is_some());
                return born.map(|born| SortKey::Born(Reverse(born)));
            }
            SquadColumn::Contract => return profile.contract.map(SortKey::Day),
            SquadColumn::Since => return player.joined.map(SortKey::Day),
            SquadColumn::Wage => profile.wage.map(Money::units)?,
            SquadColumn::Value => profile.value.map(Money::units)?,
            SquadColumn::Rating => profile.rating?.into(),
            SquadColumn::Height => profile.height_cm?.into(),
            SquadColumn::Shirt => player.shirt?.into(),
            SquadColumn::Foot => return profile.foot.map(|foot| SortKey::Word(foot.to_string())),
            SquadColumn::Trained => match profile.trained.as_ref()? {
                Training::Everywhere(trained) => *trained as u64,
                Training::By(_) => u64::MAX,
            },
            SquadColumn::Availability => self.availability(id, player),
        };
        Some(SortKey::Figure(figure))
    }

    /// Who is injured comes first, and who can play last.
    fn availability(self, id: &Id, player: &'p Player) -> u64 {
        match self.away(id, player).map(|spell| spell.cause) {
            Some(Cause::Injury) => 0,
            Some(Cause::Suspension) => 1,
            Some(Cause::Other) => 2,
            Some(Cause::CallUp) => 3,
            Some(Cause::Lent) => 4,
            Some(Cause::NotJoined | Cause::LoanOver | Cause::ContractOver | Cause::Left) => 5,
            None if self.out(id).is_some() => 6,
            None => 7,
        }
    }
}

impl<'p> SquadLine<'p> {
    /// What the cell of a column says, with days as `day` writes them; `None` where nothing is known.
    pub fn cell(&self, column: SquadColumn, day: &dyn Fn(Date) -> String) -> Option<Cow<'p, str>> {
        let (SquadOn { plan, on, .. }, player, profile) = (self.squad, self.player, &self.player.profile);
        let in_currency = |money: Money| money.in_currency(plan.currency.as_deref());
        let said = match column {
            SquadColumn::Name => return Some(plan.short_name(self.id).into()),
            SquadColumn::Availability => self.availability(day),
            SquadColumn::Position => {
                profile.positions.iter().map(|(position, _)| position.word()).collect::<Vec<_>>().join(" ")
            }
            SquadColumn::Nation if profile.nations.is_empty() => return None,
            SquadColumn::Nation => profile.nations.join(" "),
            SquadColumn::Age => profile.age(on)?.to_string(),
            SquadColumn::Contract => day(profile.contract?),
            SquadColumn::Wage => in_currency(profile.wage?),
            SquadColumn::Value => in_currency(profile.value?),
            SquadColumn::Rating => profile.rating?.to_string(),
            SquadColumn::Since => day(player.joined?),
            SquadColumn::Trained => match profile.trained.as_ref()? {
                Training::Everywhere(trained) => trained.to_string(),
                Training::By(_) => "varies".to_owned(),
            },
            SquadColumn::Foot => profile.foot?.to_string(),
            SquadColumn::Height => profile.height_cm?.to_string(),
            SquadColumn::Shirt => player.shirt?.to_string(),
        };
        Some(said.into())
    }

    /// Whether his contract is over, though nothing says that he has gone.
    pub fn is_out_of_contract(&self) -> bool {
        self.player.profile.contract_over(self.squad.on).is_some()
    }

    /// Whether a report has him back only later.
    pub fn is_in_doubt(&self) -> bool {
        self.away.is_none() && self.squad.out(self.id).is_some()
    }

    /// The loan that he is here on.
    pub fn borrowed(&self) -> Option<&'p Loan> {
        self.player.borrowed().filter(|loan| loan.last_day() >= self.squad.on)
    }

    /// What keeps him away and until when, or that he can play.
    fn availability(&self, day: &dyn Fn(Date) -> String) -> String {
        let Some(Spell { cause, what, last, .. }) = self.away else {
            return match self.borrowed() {
                _ if self.is_in_doubt() => "in doubt".into(),
                Some(loan) => format!("here from {} until {}", text::fit(&loan.from, 30), day(loan.last_day())),
                None => "available".into(),
            };
        };
        let what = text::fit(what, 30);
        let until = if last < Date::MAX { format!(" until {}", day(last)) } else { String::new() };
        let out = |word: &str| {
            let back = self.squad.out(self.id).and_then(|out| out.back[0]);
            let back = back.map_or("no return known".to_owned(), |back| format!("back {}", day(back)));
            format!("{word}, {back}: {what}")
        };
        match cause {
            Cause::NotJoined => format!("joins {}", last.tomorrow().map(day).unwrap_or_default()),
            Cause::LoanOver | Cause::ContractOver => cause.to_string(),
            Cause::Left if what.is_empty() => "left".into(),
            Cause::Left => format!("left for {what}"),
            Cause::Lent => format!("at {what}{until}"),
            Cause::CallUp => format!("{what}{until}"),
            Cause::Injury => out("injured"),
            Cause::Suspension => out("suspended"),
            Cause::Other => out("out"),
        }
    }
}
