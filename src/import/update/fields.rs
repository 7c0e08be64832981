//! What a file says otherwise of a person's fields.

use std::fmt::Display;

use jiff::civil::Date;

use super::claim::{Claim, ClaimKind, PlanStands};
use super::context::UpdateContext;
use super::loans::NO_CLUB;
use super::meeting::Meeting;
use super::news::report;
use super::scales::OtherScales;
use crate::domain::{Clause, Edit, Field, FieldName, Money, Person, Player, Positions, Profile, Report, SetBy, Target};
use crate::import::people::People;
use crate::import::squad::is_same_club;
use crate::import::values::{Amount, Told};

/// What is said of somebody's fields and is not in the plan.
pub(super) fn claims(meeting: &Meeting<'_>, people: &People, scales: &OtherScales) -> Vec<Claim> {
    let said = meeting.file;
    let profile = meeting.person.profile();
    let units = |amount: Option<Amount>| held(amount, Amount::middle);
    let born = said.born.and_then(Told::day);
    let mut claims = Claims { meeting, found: Vec::new() };
    claims.field(profile.born, born, |born| Field::Born(Some(born)));
    claims.nations(profile);
    claims.positions(profile);
    claims.field(profile.foot, said.foot, |foot| Field::Foot(Some(foot)));
    claims.field(profile.height_cm, said.height_cm, |height| Field::Height(Some(height)));
    claims.rating(profile, scales.of_ratings);
    claims.field(profile.value, units(said.value), |value| Field::Value(Some(value)));
    let wage = held(said.wage, Amount::for_a_season);
    claims.field(profile.wage, wage, |wage| Field::Wage(Some(wage)));
    claims.field(profile.contract, said.contract, |day| Field::Contract(Some(day)));
    let clause = units(said.clause).filter(|amount| profile.clause.is_none_or(|held| held.amount != *amount));
    // A file tells the amount alone: the clause that holds still ends when it did.
    let until = profile.clause.and_then(|held| held.until).filter(|until| meeting.context.on <= *until);
    let clause = clause.map(|amount| Clause { amount, until });
    claims.field(profile.clause, clause, |clause| Field::Clause(Some(clause)));
    claims.attributes(profile, people, &scales.of_attributes);
    match meeting.person {
        Person::Player(player) => claims.of_player(player),
        Person::Target(target) => claims.of_target(target),
    }
    claims.found
}

/// An amount as a plan holds it; what is held at the most that there is was more.
pub(super) fn held(amount: Option<Amount>, of: impl Fn(Amount) -> Money) -> Option<Money> {
    amount.map(of).filter(|money| *money < Money::MAX)
}

struct Claims<'m> {
    meeting: &'m Meeting<'m>,
    found: Vec<Claim>,
}

impl Claims<'_> {
    fn context(&self) -> &UpdateContext<'_> {
        self.meeting.context
    }

    fn claim(&mut self, kind: ClaimKind, was: Option<String>, becomes: String, edits: Result<Vec<Edit>, PlanStands>) {
        self.found.push(Claim { kind, was, becomes, on: self.meeting.context.on, edits });
    }

    fn field<T: PartialEq + Display>(&mut self, held: Option<T>, said: Option<T>, field: impl Fn(T) -> Field) {
        let Some(said) = said.filter(|said| held.as_ref() != Some(said)) else { return };
        let becomes = said.to_string();
        let field = field(said);
        let kind = ClaimKind::Field(field.name());
        let was = held.as_ref().map(ToString::to_string);
        let edits = self.meeting.may_set(&field, held.is_some()).map(|()| {
            let old = was.as_deref().and_then(|was| self.old_value(&field, was));
            std::iter::once(self.meeting.set(field)).chain(old).collect()
        });
        self.claim(kind, was, becomes, edits);
    }

    /// Who told of the contract that a player has renewed last, and when.
    fn renewal(&self, field: &Field) -> Option<(String, Date)> {
        let Person::Player(player) = self.meeting.person else { return None };
        let renewal = player.renewed.iter().max_by_key(|renewal| renewal.on)?;
        matches!(field, Field::Contract(_)).then(|| (renewal.source.clone(), renewal.on))
    }

    /// The report that keeps what a value was, where a source has told it.
    fn old_value(&self, field: &Field, was: &str) -> Option<Edit> {
        let profile = self.meeting.person.profile();
        let set_by = profile.imported.as_ref().map(|imported| imported.set_by(field.name()));
        let (from, on) = match set_by {
            Some(SetBy::File { from, on }) => (from, on),
            _ => self.renewal(field)?,
        };
        let says = match field {
            Field::Value(_) => format!("value {was}"),
            Field::Contract(_) => format!("contract until {was}"),
            Field::Wage(_) => format!("wage {was}"),
            _ => return None,
        };
        let is_told = profile.reports.iter().any(|held| (&held.says, &held.source, held.on) == (&says, &from, on));
        (!is_told).then(|| report(self.meeting.id, &says, &from, on))
    }

    /// A second nation is added; another first one is no reason to forget one: exporters have them from the row above.
    fn nations(&mut self, profile: &Profile) {
        let (held, said) = (&profile.nations, &self.meeting.file.nations);
        let is_held = |code: &str| held.iter().any(|held| held == code);
        let new: Vec<String> = said.iter().filter(|code| !is_held(code)).map(|code| code.to_string()).collect();
        let Some(first) = said.first().filter(|_| !new.is_empty()) else { return };
        let was = Some(held.join(", ")).filter(|was| !was.is_empty());
        let kind = ClaimKind::Field(FieldName::Nations);
        if was.is_some() && !is_held(first) {
            return self.claim(kind, was, said.join(", "), Err(PlanStands::Words));
        }
        let all: Vec<String> = held.iter().cloned().chain(new).collect();
        let becomes = all.join(", ");
        let field = Field::Nations(all);
        let edits = self.meeting.may_set(&field, was.is_some()).map(|()| vec![self.meeting.set(field)]);
        self.claim(kind, was, becomes, edits);
    }

    /// Positions are added, and taken away only where they were no more than proposed.
    fn positions(&mut self, profile: &Profile) {
        let said = self.meeting.file.positions.iter().filter(|at| !at.proposed);
        let said: Vec<_> = said.map(|at| (at.position, at.familiarity)).collect();
        let held: Vec<_> = profile.positions.iter().collect();
        let is_new = |(position, _): &&(_, _)| profile.positions.at(*position).is_none();
        let all_proposed = held.iter().all(|(position, _)| profile.is_proposed(*position));
        if said.is_empty() || (!said.iter().any(|at| is_new(&at)) && !all_proposed) {
            return;
        }
        let becomes: Vec<_> = match all_proposed {
            true => said.clone(),
            false => held.iter().chain(said.iter().filter(is_new)).copied().collect(),
        };
        let Ok(becomes) = Positions::new(becomes) else { return };
        let line = |positions: &Positions| {
            let each = positions.iter().map(|(position, familiarity)| format!("{position}:{familiarity}"));
            each.collect::<Vec<_>>().join(" ")
        };
        let (was, shown) = (line(&profile.positions), line(&becomes));
        let field = Field::Positions(becomes);
        let kind = ClaimKind::Field(field.name());
        let edits = self.meeting.may_set(&field, true).map(|()| {
            let imported = profile.imported.clone().filter(|held| !all_proposed && !held.proposed.is_empty());
            let person = self.meeting.id.clone();
            let proposed = imported.map(|imported| Edit::Import { person, imported });
            std::iter::once(self.meeting.set(field)).chain(proposed).collect()
        });
        self.claim(kind, Some(was), shown, edits);
    }

    fn rating(&mut self, profile: &Profile, has_own_scale: bool) {
        let Some(said) = self.meeting.file.rating else { return };
        if has_own_scale && profile.rating != Some(said) {
            let was = profile.rating.map(|rating| rating.to_string());
            self.claim(ClaimKind::Field(FieldName::Rating), was, said.to_string(), Err(PlanStands::Scale));
        } else {
            self.field(profile.rating, Some(said), |rating| Field::Rating(Some(rating)));
        }
    }

    fn attributes(&mut self, profile: &Profile, people: &People, of_other_scale: &[bool]) {
        let (mut was, mut becomes, mut edits) = (Vec::new(), Vec::new(), Vec::new());
        let mut may_set = Ok(());
        let figures = people.attributes.iter().zip(&self.meeting.file.figures);
        for ((name, figure), is_other) in figures.zip(of_other_scale) {
            let Some(said) = figure.and_then(|figure| figure.exact()) else { continue };
            let held = profile.attributes.iter().find(|(held, _)| held == name).map(|(_, figure)| *figure);
            if held == Some(said) || !Profile::ATTRIBUTE.contains(&said) {
                continue;
            }
            was.extend(held.map(|held| format!("{name} {held}")));
            becomes.push(format!("{name} {said}"));
            let field = Field::Attribute(name.clone(), Some(said));
            let scale = if *is_other { Err(PlanStands::AttributeScale) } else { Ok(()) };
            may_set = may_set.and(scale).and_then(|()| self.meeting.may_set(&field, held.is_some()));
            edits.push(self.meeting.set(field));
        }
        if becomes.is_empty() {
            return;
        }
        let was = Some(was.join(", ")).filter(|was| !was.is_empty());
        let edits = may_set.map(|()| edits);
        self.claim(ClaimKind::Attributes, was, becomes.join(", "), edits);
    }

    fn of_player(&mut self, player: &Player) {
        let said = self.meeting.file;
        self.field(player.shirt, said.shirt, |shirt| Field::Shirt(Some(shirt)));
        if player.loan.is_none() {
            // What others report him to cost is no news of what we ask.
            let reported = player.profile.asking_price().map(|(price, _)| price);
            let asking = held(said.asking, Amount::middle).filter(|asks| reported != Some(*asks));
            self.field(player.asking, asking, |asking| Field::Asking(Some(asking)));
            if player.signed.is_none() && player.bought.is_empty() {
                let over = player.profile.contract.max(said.contract);
                let joined = said.joined.filter(|joined| over.is_none_or(|over| *joined <= over));
                self.field(player.joined, joined, |joined| Field::Joined(Some(joined)));
            }
        }
    }

    /// A target who has no club any more.
    fn no_club(&mut self, target: &Target) {
        let Some(was) = target.club.clone().filter(|_| self.meeting.file.has_no_club) else { return };
        let field = Field::Club(None);
        let kind = ClaimKind::Field(field.name());
        let edits = self.meeting.may_set(&field, true).map(|()| vec![self.meeting.set(field)]);
        self.claim(kind, Some(was), NO_CLUB.to_owned(), edits);
    }

    fn of_target(&mut self, target: &Target) {
        let said = self.meeting.file;
        let club =
            said.club.as_deref().filter(|club| !target.club.as_ref().is_some_and(|held| is_same_club(held, club)));
        self.field(target.club.clone(), club.map(str::to_owned), |club| Field::Club(Some(club)));
        self.no_club(target);
        let Some(asks) = held(said.asking, Amount::middle) else { return };
        let (source, on) = (self.context().source, self.context().on);
        let latest = |report: &&Report| report.source == source && report.asks.is_some();
        let held = target.profile.reports.iter().rfind(latest).and_then(|report| report.asks);
        // Whoever reported it first, it is no news.
        let known = target.profile.asking_price().map(|(price, _)| price);
        if held != Some(asks) && known != Some(asks) {
            let report = Edit::Report {
                person: self.meeting.id.clone(),
                says: "asking price".to_owned(),
                source: source.to_owned(),
                asks: Some(asks),
                refuses: None,
                on: Some(on),
            };
            let kind = ClaimKind::Field(FieldName::Asking);
            self.claim(kind, held.map(|held| held.to_string()), asks.to_string(), Ok(vec![report]));
        }
    }
}
