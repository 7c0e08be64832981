//! One person of a file as a player of a plan.

use super::absences;
use super::clubs::{is_lent_by, is_same_club};
use super::context::SquadContext;
use super::remarks::{Remark, Remarks};
use crate::domain::{Clause, Imported, Lent, Loan, Money, Player, Positions, Profile};
use crate::import::people::FilePerson;
use crate::import::values::{Amount, Parting, Standing, Told, last_of_month};

/// Hardly anybody plays who is older, and lists of sources keep people long after they have stopped.
const OLDEST: i16 = 42;

/// Makes a player of a person, and keeps what the plan holds otherwise than the file.
pub(in crate::import) struct PlayerMaker<'m> {
    pub(in crate::import) person: &'m FilePerson,
    pub(in crate::import) context: &'m SquadContext<'m>,
    pub(in crate::import) remarks: &'m mut Remarks,
}

impl PlayerMaker<'_> {
    /// The player; none where a plan could not hold him, or where he has left the club.
    pub(in crate::import) fn player(mut self, attributes: &[String]) -> Option<Player> {
        let person = self.person;
        let (lent_to, month) = match &person.standing {
            Some(Standing::Gone(Parting::Lent(club, month))) if person.loan_from.is_none() => {
                (Some(club.clone()), *month)
            }
            Some(Standing::Gone(_)) => return self.left_out(Remark::Gone),
            _ => (person.lent_to.clone(), None),
        };
        if !person.name.chars().any(char::is_alphabetic) {
            return self.left_out(Remark::NoName);
        }
        let played = person.positions.iter().map(|at| (at.position, at.familiarity)).collect();
        let Ok(positions) = Positions::new(played) else { return self.left_out(Remark::NoPosition) };
        let mut player = Player::new(self.profile(attributes, positions));
        player.shirt = person.shirt;
        player.asking = self.amount(person.asking, Amount::middle);
        let (absences, news) = absences::absences(person, self.context);
        player.absences = absences;
        player.profile.reports.extend(news);
        self.loan(&mut player, lent_to, month);
        self.days(&mut player);
        let on = self.context.on;
        let year = person.born.map(|born| on.year() - born.year());
        let age = player.profile.age(on).or(person.age.map(i16::from)).or(year);
        if age.is_some_and(|age| age > OLDEST) {
            self.remark(Remark::Old);
        }
        Some(player)
    }

    fn left_out(&mut self, remark: Remark) -> Option<Player> {
        self.remark(remark);
        None
    }

    fn remark(&mut self, remark: Remark) {
        self.remarks.add(remark, &self.person.name);
    }

    fn profile(&mut self, attributes: &[String], positions: Positions) -> Profile {
        let person = self.person;
        match (person.born, person.age) {
            (Some(Told::Year(_)), _) => self.remark(Remark::YearAlone),
            (None, Some(_)) => self.remark(Remark::AgeAlone),
            _ => {}
        }
        if person.value.is_some_and(Amount::is_range) {
            self.remark(Remark::ValueRange);
        }
        let amount = self.amount(person.clause, Amount::middle);
        let proposed: Vec<_> = person.positions.iter().filter(|at| at.proposed).map(|at| at.position).collect();
        match proposed.len() {
            0 => {}
            all if all == person.positions.len() => self.remark(Remark::LineAlone),
            _ => self.remark(Remark::Proposed),
        }
        Profile {
            born: person.born.and_then(Told::day),
            nations: person.nations.iter().map(|code| code.to_string()).collect(),
            foot: person.foot,
            height_cm: person.height_cm,
            rating: person.rating,
            value: self.amount(person.value, Amount::middle),
            wage: self.amount(person.wage, Amount::for_a_season),
            contract: person.contract,
            clause: amount.map(|amount| Clause { amount, until: None }),
            attributes: self.attributes(attributes),
            imported: Some(Imported {
                from: self.context.source.to_owned(),
                on: self.context.on,
                id: person.id.clone(),
                proposed,
                since: Vec::new(),
            }),
            ..Profile::new(person.name.clone(), positions)
        }
    }

    /// An amount as a plan holds it; what is held at the most that there is was more.
    fn amount(&mut self, amount: Option<Amount>, of: impl Fn(Amount) -> Money) -> Option<Money> {
        let money = of(amount?);
        if money == Money::MAX {
            self.remark(Remark::TooMuch);
            return None;
        }
        Some(money)
    }

    fn attributes(&mut self, names: &[String]) -> Vec<(String, u8)> {
        let (mut attributes, mut is_range, mut is_far) = (Vec::new(), false, false);
        for (name, figure) in names.iter().zip(&self.person.figures) {
            let Some(figure) = figure else { continue };
            is_range |= figure.exact().is_none();
            let middle = figure.low.midpoint(figure.high);
            match Profile::ATTRIBUTE.contains(&middle) {
                true => attributes.push((name.clone(), middle)),
                false => is_far = true,
            }
        }
        if is_range {
            self.remark(Remark::FigureRange);
        }
        if is_far {
            self.remark(Remark::TooMuch);
        }
        attributes
    }

    /// A loan here or away. Where a file does not say until when, it is the last day of the month that it names, or of the season, said in his notes.
    fn loan(&mut self, player: &mut Player, lent_to: Option<String>, month: Option<u8>) {
        let person = self.person;
        let said = if person.lent_to.is_some() { person.lent_until } else { person.loan_until };
        let told = person.news_on.unwrap_or(self.context.on);
        let in_month = month.and_then(|month| last_of_month(month, told));
        let until = said.or(in_month).unwrap_or(self.context.season_ends);
        let lent_to = lent_to.or_else(|| {
            self.context.club.filter(|club| is_lent_by(person, club))?;
            person.club.as_deref().map(str::to_owned)
        });
        let own = |from: &&String| self.context.club.is_some_and(|club| is_same_club(club, from));
        let note = match (lent_to, person.loan_from.as_ref().filter(|from| !own(from))) {
            (Some(to), _) => {
                player.lent = Some(Lent { to, since: None, until, ended: None });
                "lent out"
            }
            (None, Some(from)) => {
                player.loan = Some(Loan { from: from.clone(), until, ended: None });
                "on loan"
            }
            (None, None) => return,
        };
        if said.is_some() {
            if until < self.context.on {
                self.remark(Remark::LoanOver);
            }
            return;
        }
        let how_long = if in_month.is_some() { "until which day of that month" } else { "until when" };
        player.profile.notes = Some(format!("{note}; {} does not say {how_long}", self.context.source));
        self.remark(Remark::LoanOpen);
    }

    /// Days that contradict each other are no days of a plan.
    fn days(&mut self, player: &mut Player) {
        let contract = player.profile.contract.filter(|_| player.loan.is_none());
        if contract.is_some_and(|last| last < self.context.on) {
            self.remark(Remark::ContractOver);
        }
        let last = contract.or(player.loan.as_ref().map(|loan| loan.until));
        match (self.person.joined, last) {
            (Some(joined), Some(last)) if last < joined => self.remark(Remark::JoinedLate),
            (joined, _) => player.joined = joined,
        }
    }
}
