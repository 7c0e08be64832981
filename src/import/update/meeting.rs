//! Somebody of a file beside who he is in the plan.

use jiff::civil::Date;

use super::claim::{ClaimKind, PlanStands};
use super::context::UpdateContext;
use crate::domain::{Edit, Field, FieldName, Id, Person, Plan, Player, SetBy};
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
    ///
    /// What it told on the day of the file may be of this file.
    pub(super) fn said_on(&self) -> Date {
        let on = self.context.on;
        let told = self.told_on().filter(|told| *told != on).max();
        let is_new = |news: &Date| *news <= on && told.is_none_or(|told| told < *news);
        self.file.news_on.filter(is_new).unwrap_or(on)
    }

    /// The day of the last that the source has told of him by the plan.
    pub(super) fn last_told(&self) -> Option<Date> {
        self.told_on().max()
    }

    /// The days on which the source has told of him by the plan.
    fn told_on(&self) -> impl Iterator<Item = Date> {
        let source = self.context.source;
        let profile = self.person.profile();
        let read = profile.imported.iter().filter(move |held| held.from == source).map(|held| held.on);
        let reports = profile.reports.iter().filter(move |report| report.source == source).map(|report| report.on);
        let absences = match self.person {
            Person::Player(player) => player.absences.as_slice(),
            Person::Target(_) => &[],
        };
        let returns = absences.iter().flat_map(|absence| &absence.returns);
        let returns = returns.filter(move |report| report.source == source).map(|report| report.on);
        read.chain(reports).chain(returns)
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

    /// The edit that sets a field.
    pub(super) fn set(&self, field: Field) -> Edit {
        Edit::Set { people: vec![self.id.clone()], field }
    }

    /// Whether a file may set a field, or why the plan keeps it: whoever has set it, it is of a later day than the file.
    ///
    /// What is empty is filled by any file, unless somebody has emptied it. On one day the planner goes before a file,
    /// and of two files of one source the one that was read first; of two sources neither.
    pub(super) fn may_set(&self, field: &Field, is_filled: bool) -> Result<(), PlanStands> {
        let (on, source) = (self.context.on, self.context.source);
        let imported = self.person.profile().imported.as_ref().filter(|_| field.name().is_of_files());
        let imported = imported.filter(|held| is_filled || held.is_since(field.name()));
        let stands = match imported.map(|held| held.set_by(field.name())) {
            Some(SetBy::Planner(Some(day))) if on <= day => Some(PlanStands::Typed(day)),
            Some(SetBy::File { on: day, .. }) if on < day => Some(PlanStands::Since(day)),
            Some(SetBy::File { from, on: day }) if on == day && from == source && !self.context.is_passing() => {
                Some(PlanStands::Since(day))
            }
            _ => None,
        };
        let signed = match (field, self.person) {
            (Field::Contract(_) | Field::Wage(_), Person::Player(player)) => last_signature(player),
            _ => None,
        };
        let signed = signed.filter(|signed| *signed > on).map(PlanStands::Since);
        let renewed = || match (field, self.person) {
            (Field::Contract(Some(last)), Person::Player(player)) => renewed_from(player, *last),
            _ => None,
        };
        stands.or(signed).or_else(|| renewed().map(PlanStands::Renewed)).map_or(Ok(()), Err)
    }

    /// Whether anything of a kind may be taken, however the plan has it; of fields see [`may_set`](Meeting::may_set).
    pub(super) fn may_take(&self, kind: ClaimKind) -> Result<(), PlanStands> {
        let on = self.context.on;
        let is_field = match (kind, self.person) {
            (ClaimKind::Field(FieldName::Asking), Person::Target(_)) => false,
            (kind, _) => matches!(kind, ClaimKind::Field(_) | ClaimKind::Attributes),
        };
        let later = self.last_told().filter(|told| !is_field && *told > on).map(PlanStands::Since);
        // Who is ours on the day of the file has a contract that ends no earlier.
        let is_over = kind == ClaimKind::Field(FieldName::Contract) && matches!(self.person, Person::Player(_));
        let over = self.file.contract.filter(|last| is_over && *last < on).map(PlanStands::Over);
        later.or(over).map_or(Ok(()), Err)
    }
}

/// The day on which a player renewed a contract with this last day, which a source may have still.
fn renewed_from(player: &Player, last: Date) -> Option<Date> {
    let renewal = player.renewed.iter().max_by_key(|renewal| renewal.on)?;
    (renewal.was == Some(last)).then_some(renewal.on)
}

/// The day of the last contract that somebody signed with us, as far as the plan tells.
pub(super) fn last_signature(player: &Player) -> Option<Date> {
    let renewed = player.renewed.iter().map(|renewal| renewal.on);
    let signed = player.signed.iter().map(|signed| signed.on);
    renewed.chain(signed).chain(player.bought.iter().map(|bought| bought.on)).max()
}
