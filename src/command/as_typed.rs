//! Fields as one would type them.

use super::line::{Suggestion, is_quote};
use crate::domain::{Familiarity, FieldName, Id, Money, Person, Plan, Profile, Training};

/// The plan's windows as one would type them, if it has any.
pub(super) fn typed_windows(plan: &Plan) -> Option<String> {
    let windows: Vec<String> = plan.windows.iter().map(|held| format!("{} {}", held.opens, held.closes)).collect();
    (!windows.is_empty()).then(|| windows.join(" "))
}

/// Where somebody was trained, as it would be typed.
fn typed_training(training: &Training) -> String {
    match training {
        Training::Everywhere(trained) => trained.to_string(),
        Training::By(each) => {
            let each = each.iter().map(|(name, trained)| format!("{} {trained}", quote(name)));
            each.collect::<Vec<_>>().join(" ")
        }
    }
}

/// The person's attributes as one would type them.
pub(super) fn attributes(plan: &Plan, id: &Id) -> Vec<Suggestion> {
    let held = plan.person(id).into_iter().flat_map(|person| &person.profile().attributes);
    held.map(|(name, figure)| Suggestion::new(format!("{} {figure}", quote(name)), "as it is")).collect()
}

/// The field as one would type it if all of these people have it alike, and else empty.
pub(super) fn typed_of_all(plan: &Plan, people: &[Id], field: FieldName) -> String {
    let mut typed = people.iter().map(|id| typed(plan, id, field));
    let first = typed.next().unwrap_or_default();
    if typed.all(|other| other == first) { first } else { String::new() }
}

/// The person's field as one would type it; empty if it is not set.
fn typed(plan: &Plan, id: &Id, field: FieldName) -> String {
    let Some(person) = plan.person(id) else { return String::new() };
    let profile = person.profile();
    let (player, target) = match person {
        Person::Player(player) => (Some(player), None),
        Person::Target(target) => (None, Some(target)),
    };
    let text = match field {
        FieldName::Name => Some(quote(&profile.name)),
        FieldName::Born => profile.born.map(|born| born.to_string()),
        FieldName::Nations => Some(quote_all(&profile.nations)),
        FieldName::Positions => Some(typed_positions(profile)),
        FieldName::Foot => profile.foot.map(|foot| foot.to_string()),
        FieldName::Height => profile.height_cm.map(|height| height.to_string()),
        FieldName::Rating => profile.rating.map(|rating| rating.to_string()),
        FieldName::Value => profile.value.map(Money::as_typed),
        FieldName::Wage => profile.wage.map(Money::as_typed),
        FieldName::Contract => profile.contract.map(|contract| contract.to_string()),
        FieldName::Clause => profile.clause.map(|clause| clause.to_string()),
        FieldName::Attribute => None,
        FieldName::Notes => profile.notes.as_deref().map(quote),
        FieldName::Joined => player.and_then(|player| player.joined).map(|joined| joined.to_string()),
        FieldName::Loan => player
            .and_then(|player| player.loan.as_ref())
            .map(|loan| format!("{} until {}", quote(&loan.from), loan.until)),
        FieldName::Lent => player.and_then(|player| player.lent.as_ref()).map(|lent| {
            let since = lent.since.map(|since| format!(" from {since}")).unwrap_or_default();
            format!("{}{since} until {}", quote(&lent.to), lent.until)
        }),
        FieldName::Trained => profile.trained.as_ref().map(typed_training),
        FieldName::Shirt => player.and_then(|player| player.shirt).map(|shirt| shirt.to_string()),
        FieldName::Future => player.and_then(|player| player.future).map(|future| future.to_string()),
        FieldName::Asking => player.and_then(|player| player.asking).map(Money::as_typed),
        FieldName::Club => target.and_then(|target| target.club.as_deref()).map(quote),
        FieldName::League => target.and_then(|target| target.league.as_deref()).map(quote),
        FieldName::Priority => target.and_then(|target| target.priority).map(|priority| priority.to_string()),
        FieldName::Ties => target.map(|target| quote_all(&target.ties)),
    };
    text.unwrap_or_default()
}

fn typed_positions(profile: &Profile) -> String {
    let positions = profile.positions.iter().map(|(position, familiarity)| match familiarity {
        Familiarity::Natural => position.to_string(),
        familiarity => format!("{position}:{familiarity}"),
    });
    positions.collect::<Vec<_>>().join(" ")
}

fn quote_all(texts: &[String]) -> String {
    texts.iter().map(|text| quote(text)).collect::<Vec<_>>().join(" ")
}

/// The text as one word of a line, quoted if need be.
pub fn quote(text: &str) -> String {
    let plain = !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '.' | '/' | '_'));
    if plain && !text.eq_ignore_ascii_case("none") {
        return text.to_owned();
    }
    let mut quoted = String::from('"');
    let mut backslashes = 0;
    for c in text.chars() {
        if is_quote(c) {
            quoted.extend(std::iter::repeat_n('\\', backslashes + 1));
        }
        backslashes = if c == '\\' { backslashes + 1 } else { 0 };
        quoted.push(c);
    }
    quoted.extend(std::iter::repeat_n('\\', backslashes));
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_quoted_where_it_needs_it() {
        assert_eq!(quote("Porto"), "Porto");
        assert_eq!(quote("2025-26"), "2025-26");
        assert_eq!(quote("Champions League"), "\"Champions League\"");
        assert_eq!(quote("none"), "\"none\"");
        assert_eq!(quote(""), "\"\"");
        assert_eq!(quote(r#"say "no" \ “no”"#), r#""say \"no\" \ \“no\”""#);
        assert_eq!(quote(r"C:\new\table"), r#""C:\new\table""#);
        assert_eq!(quote(r#"\"\"#), r#""\\\"\\""#);
    }
}
