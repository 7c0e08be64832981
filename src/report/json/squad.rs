//! JSON of the club's players on a day.

use jiff::civil::Date;
use serde_json::{Map, Value, json};

use crate::domain::{Id, Money, Outlook, Plan, Player, Training};

/// These players in their order, with what the plan has of each; what it does not have is null.
pub fn squad(ids: &[Id], plan: &Plan, on: Date) -> Value {
    let players = ids.iter().filter_map(|id| Some(player(id, plan.players.get(id)?, plan, on)));
    json!({ "on": on.to_string(), "players": players.collect::<Vec<_>>() })
}

fn player(id: &Id, player: &Player, plan: &Plan, on: Date) -> Value {
    let profile = &player.profile;
    let away = plan.away(id, player, on, Outlook::Likely);
    json!({
        "player": id.as_str(),
        "name": profile.name,
        "positions": profile.positions.iter().map(|(position, _)| position.word()).collect::<Vec<_>>(),
        "age": profile.age(on),
        "nations": profile.nations,
        "contract": profile.contract.map(|day| day.to_string()),
        "wage": profile.wage.map(Money::units),
        "value": profile.value.map(Money::units),
        "rating": profile.rating,
        "since": player.joined.map(|day| day.to_string()),
        "trained": profile.trained.as_ref().map(trained),
        "foot": profile.foot.map(|foot| foot.word()),
        "height": profile.height_cm,
        "shirt": player.shirt,
        "away": away.map(|spell| json!({
            "cause": spell.cause.to_string(),
            "what": spell.what,
            "until": (spell.last < Date::MAX).then(|| spell.last.to_string()),
        })),
    })
}

/// Where he was trained, by competition where that makes a difference.
fn trained(training: &Training) -> Value {
    match training {
        Training::Everywhere(trained) => trained.word().into(),
        Training::By(each) => {
            let each = each.iter().map(|(name, trained)| (name.clone(), Value::from(trained.word())));
            Value::Object(each.collect::<Map<_, _>>())
        }
    }
}
