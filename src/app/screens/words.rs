//! The selection in words, to paste into a message.

use crate::app::asked::Asked;
use crate::domain::{Id, Person};
use crate::text;

/// `Leonardo Balerdi, CB, 26, value 25m, Marseille, approached, seller refuses`
pub(super) fn person(id: &Id, person: Person<'_>, asked: &Asked) -> String {
    let profile = person.profile();
    let mut words = vec![text::display(&profile.name).into_owned()];
    words.push(profile.positions.iter().map(|(position, _)| position.word()).collect::<Vec<_>>().join(" "));
    words.extend(profile.age(asked.on).map(|age| age.to_string()));
    words.extend(profile.value.map(|value| format!("value {value}")));
    if let Person::Target(target) = person {
        words.extend(target.club.as_deref().map(|club| text::display(club).into_owned()));
        words.push(target.stage.to_string());
        words.push(format!("seller {}", target.seller.word()));
        words.extend(target.bids.last().map(|bid| format!("bid {} {}", bid.terms, bid.answer)));
    } else if let Some(player) = asked.plan().players.get(id) {
        words.extend(
            asked
                .plan()
                .absence(player, asked.on)
                .map(|(_, absence)| format!("out: {}", text::display(absence.why.text()))),
        );
    }
    words.join(", ")
}
