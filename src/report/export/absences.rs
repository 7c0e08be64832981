//! Every absence that the plan knows, one a row.

use jiff::civil::Date;

use super::cell::{day, id, number, text, text_if, word};
use super::{ExportColumn, ExportTable, back, table, what};
use crate::domain::{Absence, Id, Plan, Return};

/// A player's absence.
struct AbsenceRow<'p> {
    plan: &'p Plan,
    id: &'p Id,
    name: &'p str,
    absence: &'p Absence,
}

fn columns<'p>() -> [ExportColumn<AbsenceRow<'p>>; 12] {
    [
        ("id", |row| id(row.id)),
        ("name", |row| text(row.name)),
        ("absence", |row| what(row.absence)),
        ("absence_kind", |row| word(Some(row.absence.why.kind()))),
        ("absence_from", |row| day(Some(row.absence.from))),
        ("absence_back", |row| day(back(row.absence, &row.plan.matches))),
        ("earliest_back", |row| day(row.by_reports(Absence::best))),
        ("latest_back", |row| day(row.by_reports(|absence| absence.worst(None)))),
        ("matches", |row| number(row.absence.ban.as_ref().map(|ban| ban.matches))),
        ("competition", |row| text_if(row.absence.ban.as_ref().and_then(|ban| ban.competition.as_deref()))),
        ("reported", |row| day(row.latest().map(|report| report.on))),
        ("source", |row| text_if(row.latest().map(|report| report.source.as_str()))),
    ]
}

impl AbsenceRow<'_> {
    /// A first day back by the reports; of a ban its matches decide it.
    fn by_reports(&self, by: impl Fn(&Absence) -> Option<Date>) -> Option<Date> {
        if self.absence.ban.is_some() { back(self.absence, &self.plan.matches) } else { by(self.absence) }
    }

    /// The latest report of his return.
    fn latest(&self) -> Option<&Return> {
        self.absence.returns.iter().max_by_key(|report| report.on)
    }
}

/// Every absence of every player, over or not.
pub fn absences(plan: &Plan) -> ExportTable {
    let rows = plan.players.iter().flat_map(|(id, player)| {
        let name = player.profile.name.as_str();
        player.absences.iter().map(move |absence| AbsenceRow { plan, id, name, absence })
    });
    table(&columns(), rows)
}
