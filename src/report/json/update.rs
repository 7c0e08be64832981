//! JSON of what a file of others changes in a plan.

use serde_json::{Value, json};

use super::ids;
use crate::domain::Id;
use crate::import::OpenedFile;
use crate::import::update::{PlanUpdate, UpdateContext};

/// What changes, what stands, who could not be told, and what was left out.
pub fn update(found: &PlanUpdate, opened: &OpenedFile, context: &UpdateContext<'_>) -> Value {
    let names = |rows: &[usize]| -> Value {
        let people = rows.iter().filter_map(|row| opened.people.people.get(*row));
        people.map(|person| json!({ "name": person.name, "line": person.lines.first() })).collect()
    };
    let proposals = found.proposals.iter().map(|proposal| {
        json!({
            "person": proposal.person.as_str(),
            "name": proposal.name,
            "kind": proposal.kind.word(),
            "was": proposal.was,
            "typed": proposal.typed.map(|day| day.to_string()),
            "becomes": proposal.becomes,
            "on": proposal.on.to_string(),
        })
    });
    let differences = found.differences.iter().map(|held| {
        json!({
            "person": held.person.as_str(),
            "name": held.name,
            "kind": held.kind.word(),
            "plan": held.plan,
            "file": held.file,
            "why": held.why.to_string(),
        })
    });
    let unsure = found
        .unsure
        .iter()
        .map(|unsure| json!({ "rows": names(&unsure.rows), "people": ids(&unsure.people), "by": unsure.by.word() }));
    let asked = found.asked.iter().map(|asked| {
        json!({
            "name": asked.name,
            "line": asked.line,
            "may_be": ids(&asked.people),
            "by": asked.by.word(),
            "chosen": asked.chosen.as_ref().map(|id| id.as_ref().map_or("new", Id::as_str)),
        })
    });
    let remarks = found.remarks.iter().map(|(remark, names)| json!({ "remark": remark.to_string(), "people": names }));
    json!({
        "source": context.source,
        "on": context.on.to_string(),
        "people": opened.people.people.len(),
        "known": found.matched.len(),
        "changes": proposals.collect::<Vec<_>>(),
        "differences": differences.collect::<Vec<_>>(),
        "unsure": unsure.collect::<Vec<_>>(),
        "asked": asked.collect::<Vec<_>>(),
        "already": found.already.iter().map(|(_, id)| Value::from(id.as_str())).collect::<Vec<_>>(),
        "missing": ids(&found.missing),
        "others": found.others.len(),
        "remarks": remarks.collect::<Vec<_>>(),
        "past_absences": found.past_absences,
        "open_absences": found.open_absences,
        "columns_not_understood": opened.not_understood().collect::<Vec<_>>(),
        "is_cut": opened.table.is_cut,
        "doubt_count": opened.doubts.count(),
    })
}
