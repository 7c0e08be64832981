//! Somebody of a file beside who he is in the plan.

use jiff::civil::Date;

use super::claim::{ClaimKind, PlanStands};
use super::context::UpdateContext;
use crate::domain::{Field, FieldName, Id, Imported, Person, Plan, Player};
use crate::import::dialects::RowIs;
use crate::import::people::FilePerson;
use crate::import::squad::is_same_club;

/// Somebody of a file, and who he is in the plan.
pub(super) struct Meeting<'m> {
    pub(super) plan: &'m Plan,
    pub(super) id: &'m Id,
    pub(super) person: Person<'m>,
    pub(super) file: &'m FilePerson,
    pub(super) context: &'m UpdateContext<'m>,
    /// What the file calls our club, where that is another name; see [`our_name`](super::loans::our_name).
    pub(super) ours: Option<&'m str>,
}

impl<'m> Meeting<'m> {
    /// Whether he is no longer ours: what becomes of him elsewhere is no concern of the plan.
    pub(super) fn has_left(&self) -> bool {
        let Person::Player(player) = self.person else { return false };
        let back = player.bought.iter().map(|bought| bought.on).max();
        player.left.as_ref().is_some_and(|left| left.on <= self.context.on && back.is_none_or(|back| back < left.on))
    }

    /// The day that what the file says of his availability is dated: that of its news, unless the source has told more since.
    pub(super) fn said_on(&self) -> Date {
        let on = self.context.on;
        let told = self.last_told();
        let is_new = |news: &Date| *news <= on && told.is_none_or(|told| told < *news);
        self.file.news_on.filter(is_new).unwrap_or(on)
    }

    /// The day of the last that the source has told of him by the plan.
    pub(super) fn last_told(&self) -> Option<Date> {
        let source = self.context.source;
        let profile = self.person.profile();
        let read = profile.imported.iter().filter(|held| held.from == source).map(|held| held.on);
        let reports = profile.reports.iter().filter(|report| report.source == source).map(|report| report.on);
        let absences = match self.person {
            Person::Player(player) => player.absences.as_slice(),
            Person::Target(_) => &[],
        };
        let returns = absences.iter().flat_map(|absence| &absence.returns);
        let returns = returns.filter(|report| report.source == source).map(|report| report.on);
        read.chain(reports).chain(returns).max()
    }

    /// Whether a club is ours, as the plan or as the file spells it.
    pub(super) fn is_ours(&self, club: &str) -> bool {
        self.ours
            .into_iter()
            .chain(self.context.our_club())
            .chain([self.plan.club.as_str()])
            .any(|own| is_same_club(own, club))
    }

    pub(super) fn season_begins(&self) -> Date {
        self.plan.season_of(self.context.on).first_day()
    }

    /// The day on which somebody may have said what the plan has of a field, where the file is no newer.
    pub(super) fn typed_since(&self, field: &Field, is_filled: bool) -> Option<Date> {
        let on = self.context.on;
        let read = self.person.profile().imported.as_ref().filter(|held| {
            let is_own = held.from == self.context.source;
            (is_own && held.on >= on) || (is_filled && held.on > on)
        });
        let signed = match (field, self.person) {
            (Field::Contract(_) | Field::Wage(_), Person::Player(player)) => last_signature(player),
            _ => None,
        };
        read.map(|held| held.on).into_iter().chain(signed.filter(|signed| *signed > on)).max()
    }

    /// Why nothing of a kind is taken, however the plan has it.
    pub(super) fn stands(&self, kind: ClaimKind) -> Option<PlanStands> {
        let on = self.context.on;
        let later = self.last_told().filter(|told| *told > on).map(PlanStands::Since);
        // Who is ours on the day of the file has a contract that ends no earlier.
        let is_over = kind == ClaimKind::Field(FieldName::Contract) && matches!(self.person, Person::Player(_));
        let over = self.file.contract.filter(|last| is_over && *last < on).map(PlanStands::Over);
        later.or(over)
    }

    /// Where he was read from by now; none where that says nothing new, or another source knew him first.
    pub(super) fn read(&self) -> Option<Imported> {
        let UpdateContext { source, on, .. } = *self.context;
        if self.context.rows != RowIs::Person {
            return None;
        }
        let held = self.person.profile().imported.as_ref();
        let read = match held {
            None => Imported { from: source.to_owned(), on, id: self.file.id.clone(), proposed: Vec::new() },
            Some(held) if held.from == source => {
                let id = self.file.id.clone().or_else(|| held.id.clone());
                Imported { on: held.on.max(on), id, ..held.clone() }
            }
            Some(_) => return None,
        };
        (held != Some(&read)).then_some(read)
    }
}

/// The day of the last contract that somebody signed with us, as far as the plan tells.
pub(super) fn last_signature(player: &Player) -> Option<Date> {
    let renewed = player.renewed.iter().map(|renewal| renewal.on);
    let signed = player.signed.iter().map(|signed| signed.on);
    renewed.chain(signed).chain(player.bought.iter().map(|bought| bought.on)).max()
}
