//! JSON of who may be registered for competitions, and why.

use serde_json::{Value, json};

use super::ids;
use crate::analysis::lists::{Because, Case, ListStanding, Loss, Registration};
use crate::domain::Counted;

/// One entry for each competition.
pub fn lists(answers: &[Registration]) -> Value {
    answers.iter().map(registration).collect()
}

fn registration(answer: &Registration) -> Value {
    json!({
        "rules": answer.rules.name,
        "season": answer.season.to_string(),
        "confidence": answer.confidence.map(|confidence| confidence.word()),
        "sources": answer.rules.sources_of(answer.season).map(|source| source.source.as_str()).collect::<Vec<_>>(),
        "on": answer.on.to_string(),
        "filed": answer.filed.as_ref().map(|filed| json!({
            "on": filed.on.to_string(),
            "changed": filed.changed.map(|day| day.to_string()),
            "players": ids(&filed.people),
            "new_at_most": filed.new,
            "new_from": filed.from.map(|day| day.to_string()),
            "until": filed.until.map(|day| day.to_string()),
            "off_until_a_window": ids(&filed.gone),
            "replaceable": filed.replaceable.iter().map(|one| json!({
                "goalkeepers": one.goalkeepers,
                "days_asked": one.asked,
                "players": one.people.iter().map(|(id, days)| json!({ "player": id.as_str(), "days": days }))
                    .collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
        })),
        "compared_by": if answer.rated { "rating" } else { "value" },
        "unknown": answer.unknown.iter().map(|unknown| json!({
            "person": unknown.id.as_str(),
            "what": unknown.what.iter().map(|what| what.word()).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "if_unknown_does_not_count": case(&answer.least, answer),
        "if_unknown_counts": answer.most.as_ref().map(|most| case(most, answer)),
    })
}

fn case(case: &Case, answer: &Registration) -> Value {
    let standing = |standing: ListStanding| match standing {
        ListStanding::Free => json!({ "standing": "free" }),
        ListStanding::Out => json!({ "standing": "out" }),
        ListStanding::On(kind) => {
            let kind = case.kinds.get(kind).and_then(|kind| kind.name.as_deref());
            json!({ "standing": "on", "place": kind.unwrap_or("open") })
        }
    };
    let with = |mut value: Value, more: &[(&str, Value)]| {
        for (key, more) in more {
            value[key] = more.clone();
        }
        value
    };
    let players = (0..case.players.len()).filter_map(|place| case.player(place)).map(|(player, stands, because)| {
        let (loss, others) = match because {
            Because::Better { loss, instead } => (Some(loss), ids(instead)),
            Because::Worse { loss, gone } => (Some(loss), ids(gone)),
            Because::Free | Because::Room | Because::NoPlace => (None, ids(&[])),
        };
        let more = [("player", player.as_str().into()), ("else_worse_by", loss.map(worse).into()), ("for", others)];
        with(standing(stands), &more)
    });
    let targets = case.targets.iter().map(|target| {
        let more = [("person", target.id.as_str().into()), ("instead_of", ids(&target.instead_of))];
        with(standing(target.standing), &more)
    });
    json!({
        "left_out": case.left_out(),
        "places": case.kinds.iter().map(|kind| json!({
            "kind": kind.name.as_deref().unwrap_or("open"),
            "places": kind.places,
            "taken": kind.taken,
        })).collect::<Vec<_>>(),
        "goalkeepers_missing": case.keepers_missing,
        "goalkeepers_missing_in_all": case.keepers_missing_in_all,
        "at_least": counted(&answer.rules.least, &case.least),
        "at_most": counted(&answer.rules.most, &case.most),
        "eleven": case.eleven,
        "shortfall": case.shortfall,
        "new": answer.filed.as_ref().map(|filed| ids(&case.new_on(filed).cloned().collect::<Vec<_>>())),
        "off": answer.filed.as_ref().map(|filed| ids(&case.gone_from(filed).cloned().collect::<Vec<_>>())),
        "players": players.collect::<Vec<_>>(),
        "targets": targets.collect::<Vec<_>>(),
    })
}

fn counted(rules: &[Counted], have: &[u32]) -> Value {
    let both = rules.iter().zip(have);
    both.map(|(rule, have)| json!({ "kind": rule.name, "number": rule.number, "have": have })).collect()
}

fn worse(loss: &Loss) -> Value {
    match loss {
        Loss::Goalkeepers(by) => json!({ "goalkeepers": by }),
        Loss::GoalkeepersInAll(by) => json!({ "goalkeepers_in_all": by }),
        Loss::Kinds(by) => json!({ "kinds": by }),
        Loss::Eleven(by) => json!({ "eleven": by }),
        Loss::Depth(by) => json!({ "depth": by }),
        Loss::Merit(by) => json!({ "merit": by }),
        Loss::PlanOrder => json!({ "plan_order": true }),
    }
}
