//! Alternatives in words, a line for each; every name is made harmless here.

use super::{Alike, Alternative, Alternatives, AttributeScale, Behind, Candidate, CoverGain, Like, Part, Span};
use crate::analysis::weeks::Weeks;
use crate::analysis::words::{self, group_of};
use crate::domain::{CostBasis, Familiarity, Id, Plan, Profile, Stance};
use crate::text;

/// Said where somebody's club refuses.
pub const REFUSES: &str = "his club refuses to talk";

/// What is sought, over which weeks, and by which role: `others than Balerdi for CB, over 60 weeks from 2025-06-17; the
/// role of CB weighs aerial 3, pace 2 (of 20)`
pub fn heading(found: &Alternatives, weeks: Weeks, plan: &Plan, scale: AttributeScale) -> String {
    let sought = &found.sought;
    let positions: Vec<&str> = sought.positions.iter().map(|position| position.word()).collect();
    let whom = match &sought.person {
        Some(person) => format!("others than {} for {}", text::display(plan.short_name(person)), positions.join(" ")),
        None => format!("for {}", group_of(&sought.slots, &plan.tactic.formation)),
    };
    let role = match found.role {
        None => "the tactic has no role for it".to_owned(),
        Some(role) => {
            let weights =
                plan.tactic.role(role).iter().map(|(name, weight)| format!("{} {weight}", text::display(name)));
            format!("the role of {role} weighs {} (of {})", weights.collect::<Vec<_>>().join(", "), scale.top())
        }
    };
    format!("{whom}, {}; {role}", words::over(weeks))
}

/// A person's line: `Leoni (Parma): CB; 24 gains in 20 weeks; fit 62 to 84; 18m, as valued; 18 years old`, and from the
/// second on why he is behind the one before.
pub fn alternative(found: &Alternatives, place: usize, candidates: &[Candidate<'_>], plan: &Plan) -> String {
    let Some(person) = found.people.get(place) else { return String::new() };
    let Some(candidate) = candidates.iter().find(|candidate| *candidate.id == person.id) else { return String::new() };
    let mut parts = vec![plays(person)];
    parts.push(match person.gain {
        CoverGain { gains: 0, .. } => "adds nothing to the cover".to_owned(),
        CoverGain { gains, weeks } => words::gains(gains, weeks),
    });
    parts.extend(reasons(person, candidate));
    let before = place.checked_sub(1).and_then(|before| found.people.get(before));
    let behind = before.zip(why(person)).map(|(before, why)| format!("behind {}: {why}", name(&before.id, plan)));
    parts.extend(behind);
    format!("{}: {}", who(candidate, plan), parts.join("; "))
}

/// Why somebody is where he is, what decided it first: `20m, as valued: he costs more; CB; fit 62; 18 years old; behind Leoni`
pub fn why_there(person: &Alternative, candidate: &Candidate<'_>, before: Option<&str>) -> String {
    let mut parts = vec![plays(person)];
    parts.extend(reasons(person, candidate));
    let Some((before, why)) = before.zip(why(person)) else { return parts.join("; ") };
    let decided = match person.behind {
        Some(Behind::Positions | Behind::Familiarity) => Some(plays(person)),
        Some(Behind::Fit) => person.fit.map(fits),
        Some(Behind::Cost) => Some(cost(person)),
        Some(Behind::Age) => Some(age(person)),
        Some(Behind::Cover | Behind::Ties | Behind::Born | Behind::Id) | None => None,
    };
    parts.retain(|part| Some(part) != decided.as_ref());
    let first = decided.map_or(why.clone(), |decided| format!("{decided}: {why}"));
    let parts = std::iter::once(first).chain(parts).chain([format!("behind {before}")]);
    parts.collect::<Vec<_>>().join("; ")
}

/// What else is compared of a person: `fit 62 to 84`, `18m, as valued`, `18 years old`.
pub fn reasons(person: &Alternative, candidate: &Candidate<'_>) -> Vec<String> {
    let mut parts: Vec<String> = person.fit.map(fits).into_iter().collect();
    parts.extend(candidate.ties.iter().map(|tie| text::display(tie).into_owned()));
    parts.push(cost(person));
    parts.push(age(person));
    if let Stance::Refuses(_) = candidate.seller {
        parts.push(REFUSES.to_owned());
    }
    parts
}

fn fits(fit: Span) -> String {
    format!("fit {}", span(fit))
}

fn age(person: &Alternative) -> String {
    person.age.map_or("age unknown".to_owned(), |age| format!("{age} years old"))
}

/// The positions sought that somebody plays: `CB RB competent`.
pub fn plays(person: &Alternative) -> String {
    let plays = person.plays.iter().map(|(position, familiarity)| match familiarity {
        Familiarity::Natural => position.to_string(),
        familiarity => format!("{position} {familiarity}"),
    });
    plays.collect::<Vec<_>>().join(" ")
}

fn who(candidate: &Candidate<'_>, plan: &Plan) -> String {
    let name = name(candidate.id, plan);
    candidate.club.map_or(name.clone(), |club| format!("{name} ({})", text::display(club)))
}

fn name(id: &Id, plan: &Plan) -> String {
    text::display(plan.short_name(id)).into_owned()
}

/// `62`, or `62 to 84`.
pub fn span(span: Span) -> String {
    if span.is_exact() { span.least.to_string() } else { format!("{} to {}", span.least, span.most) }
}

fn cost(person: &Alternative) -> String {
    match person.cost {
        None => "cost unknown".to_owned(),
        Some((cost, CostBasis::Bid)) => format!("{cost}, as bid"),
        Some((cost, CostBasis::AskingPrice)) => format!("{cost}, as asked"),
        Some((cost, CostBasis::RefusedBid)) => format!("more than {cost}, as refused"),
        Some((cost, CostBasis::ReleaseClause)) => format!("{cost}, by the release clause"),
        Some((cost, CostBasis::MarketValue)) => format!("{cost}, as valued"),
        Some((_, CostBasis::OutOfContract)) => "no fee, out of contract".to_owned(),
    }
}

/// Why somebody is behind the one before: `he is older`.
pub fn why(person: &Alternative) -> Option<String> {
    Some(match person.behind? {
        Behind::Positions => "he plays fewer of the positions".to_owned(),
        Behind::Familiarity => "he plays there less well".to_owned(),
        Behind::Cover => "he adds less to the cover".to_owned(),
        Behind::Fit if person.fitter == 1 => "one person surely fits the role better".to_owned(),
        Behind::Fit => format!("{} people surely fit the role better", person.fitter),
        Behind::Ties => "fewer ties".to_owned(),
        Behind::Cost if person.cost.is_none() => "nothing tells his cost".to_owned(),
        Behind::Cost => "he costs more".to_owned(),
        Behind::Age if person.age.is_none() => "nothing tells his age".to_owned(),
        Behind::Born if person.born.is_none() => "nothing tells his day of birth".to_owned(),
        Behind::Age | Behind::Born => "he is older".to_owned(),
        Behind::Id => "nothing tells them apart".to_owned(),
    })
}

/// What people are compared by: `by positions, foot, height and age; of his attributes nothing is known`
pub fn compared(like: &Like) -> String {
    let words = |parts: &mut dyn Iterator<Item = &Part>| parts.map(|part| part.word()).collect::<Vec<_>>().join(", ");
    let unknown = words(&mut Part::ALL.iter().filter(|part| !like.by.contains(part)));
    let by = words(&mut like.by.iter());
    if unknown.is_empty() {
        format!("by {by}")
    } else {
        format!("by {by}; not by {unknown}, which the plan does not tell of him")
    }
}

/// A person's line: `Koulierakis (Wolfsburg): 21 to 46 apart; same positions; left foot; height unknown; 5 years
/// younger`
pub fn alike(like: &Like, place: usize, person: &Profile, candidates: &[Candidate<'_>], plan: &Plan) -> String {
    let Some(found) = like.people.get(place) else { return String::new() };
    let Some(candidate) = candidates.iter().find(|candidate| *candidate.id == found.id) else { return String::new() };
    let parts =
        like.by.iter().zip(&found.parts).map(|(part, apart)| difference(*part, *apart, person, candidate.profile));
    format!("{}: {} apart of 100; {}", who(candidate, plan), apart(found), parts.collect::<Vec<_>>().join("; "))
}

/// How far somebody is from the person, of 100: `8.8`, or `6.7 to 31.7`.
pub fn apart(found: &Alike) -> String {
    let Alike { distance, .. } = found;
    let tenths = |thousandths: u32| format!("{}.{}", thousandths / 10, thousandths % 10);
    match distance.is_exact() {
        true => tenths(distance.least),
        false => format!("{} to {}", tenths(distance.least), tenths(distance.most)),
    }
}

/// How somebody differs from the person in a part: `5 cm taller`.
pub fn difference(part: Part, apart: Span, person: &Profile, other: &Profile) -> String {
    match part {
        Part::Positions if apart.most == 0 => "same positions".to_owned(),
        Part::Positions => {
            let plays: Vec<&str> = other.positions.iter().map(|(position, _)| position.word()).collect();
            format!("plays {}", plays.join(" "))
        }
        Part::Foot if apart.most == 0 => "same foot".to_owned(),
        Part::Foot => other.foot.map_or("foot unknown".to_owned(), |foot| match foot {
            crate::domain::Foot::Both => "both feet".to_owned(),
            foot => format!("{foot} foot"),
        }),
        Part::Height => match person.height_cm.zip(other.height_cm) {
            None => "height unknown".to_owned(),
            Some((his, other)) if his == other => "as tall".to_owned(),
            Some((his, other)) if his < other => format!("{} cm taller", other - his),
            Some((his, other)) => format!("{} cm shorter", his - other),
        },
        Part::Age => match person.born.zip(other.born) {
            None => "day of birth unknown".to_owned(),
            Some((his, other)) => {
                let months = (his.year() - other.year()) * 12 + i16::from(his.month()) - i16::from(other.month());
                match (months.unsigned_abs() / 12, months > 0) {
                    (0, _) => "same age".to_owned(),
                    (1, true) => "a year older".to_owned(),
                    (1, false) => "a year younger".to_owned(),
                    (years, true) => format!("{years} years older"),
                    (years, false) => format!("{years} years younger"),
                }
            }
        },
        Part::Attributes => {
            let percent = Span { least: apart.least / 10, most: apart.most / 10 };
            format!("attributes {} apart of 100", span(percent))
        }
    }
}
