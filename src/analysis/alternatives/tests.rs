//! Ranges hold every filling-in of what is unknown, distances are the same from either side, and no order comes from the
//! order of the input.

use std::sync::{Arc, LazyLock};

use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::domain::{Foot, Formation, Positions, Slot};
use crate::runs::runs;

const NAMES: [&str; 3] = ["aerial", "pace", "passing"];
const TOP: u8 = 20;
const COMPETENT: Familiarity = Familiarity::Competent;

static FORMATION: LazyLock<Arc<Formation>> = LazyLock::new(|| {
    use Position::{CB, CM, GK, LB, LM, RB, RM, ST};
    let positions = [GK, RB, CB, CB, LB, RM, CM, CM, LM, ST, ST].into_iter().enumerate();
    let slot = |(place, position)| Slot { label: format!("S{place}"), position, across: 50, up: 50 };
    Arc::new(Formation::new("4-4-2".into(), positions.map(slot).collect()).unwrap())
});

fn any_profile() -> impl Strategy<Value = Profile> {
    let position = (select(Position::ALL), select(Familiarity::ALL));
    let positions = vec(position, 1..4).prop_filter_map("twice", |positions| Positions::new(positions).ok());
    let born = option::of((1985i16..2009, 1i8..=12).prop_map(|(year, month)| date(year, month, 1)));
    let attributes = vec(option::of(0..=TOP), NAMES.len());
    let rest = (born, option::of(select(Foot::ALL)), option::of(100u8..=250), attributes);
    (positions, rest).prop_map(|(positions, (born, foot, height_cm, figures))| {
        let figures = NAMES.iter().zip(figures).filter_map(|(name, figure)| Some(((*name).to_owned(), figure?)));
        let attributes = figures.collect();
        Profile { born, foot, height_cm, attributes, ..Profile::new("A".into(), positions) }
    })
}

/// The same person with all that was unknown filled in.
fn filled(profile: &Profile, with: &Profile, figures: [u8; 3], day: Date) -> Profile {
    let figure = |name: &str, other: u8| span::attribute(profile, name).unwrap_or(other);
    Profile {
        born: profile.born.or(with.born).or(Some(day)),
        foot: profile.foot.or(with.foot).or(Some(Foot::Left)),
        height_cm: profile.height_cm.or(with.height_cm).or(Some(250)),
        attributes: NAMES.iter().zip(figures).map(|(name, other)| ((*name).to_owned(), figure(name, other))).collect(),
        ..profile.clone()
    }
}

fn within(inner: Span, outer: Span) -> bool {
    outer.least <= inner.least && inner.most <= outer.most
}

#[derive(Debug)]
struct KnownPerson {
    id: Id,
    profile: Profile,
    cost: Option<(Money, CostBasis)>,
    ties: Vec<String>,
}

impl KnownPerson {
    fn candidate(&self) -> Candidate<'_> {
        let KnownPerson { id, profile, cost, ties } = self;
        let age = profile.age(date(2026, 8, 22));
        Candidate { id, profile, club: None, age, cost: *cost, ties, seller: &Stance::Unknown }
    }
}

fn any_candidates() -> impl Strategy<Value = Vec<KnownPerson>> {
    let rest = (option::of(0u64..3), 0usize..2);
    vec((any_profile(), rest), 1..8).prop_map(|people| {
        let known = people.into_iter().enumerate().map(|(place, (profile, (cost, ties)))| KnownPerson {
            id: Id::new(&format!("m{place}")).unwrap(),
            profile,
            cost: cost.map(|cost| (Money::from_units(cost), CostBasis::MarketValue)),
            ties: vec!["a tie".to_owned(); ties],
        });
        known.collect()
    })
}

fn plan() -> Plan {
    let mut plan = Plan::new("Juventus".into(), Arc::clone(&FORMATION));
    plan.tactic.roles = vec![(Position::CB, vec![("aerial".into(), 3), ("pace".into(), 2)])];
    plan
}

fn scale() -> AttributeScale {
    AttributeScale::of(std::iter::empty())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(1000) as u32))]

    #[test]
    fn a_fit_holds_whatever_the_unknown_attributes_are(one in any_profile(), other in any_profile(), figures: [u8; 3]) {
        let role = &plan().tactic.roles[0].1;
        let figures = figures.map(|figure| figure % (TOP + 1));
        let known = filled(&one, &other, figures, date(2000, 1, 1));
        let (fit, exact) = (scale().fit(role, &one), scale().fit(role, &known));
        prop_assert!(exact.is_exact() && within(exact, fit), "{exact:?} in {fit:?}");
    }

    #[test]
    fn a_distance_is_the_same_from_either_side_and_holds_whatever_is_unknown(
        one in any_profile(), other in any_profile(), fill in any_profile(), figures: [u8; 3], more: [u8; 3], month in 1i8..=12,
    ) {
        let low = |figures: [u8; 3]| figures.map(|figure| figure % (TOP + 1));
        let day = date(1999, month, 1);
        let (known, known_other) = (filled(&one, &fill, low(figures), day), filled(&other, &fill, low(more), day));
        for part in Part::ALL {
            let apart = part.distance(&one, &other, scale());
            prop_assert_eq!(apart, part.distance(&other, &one, scale()));
            prop_assert!(apart.least <= apart.most && apart.most <= 1000);
            prop_assert!(part.distance(&one, &one, scale()).least == 0);
            // An attribute that neither has is no part of the comparison, and filling it in makes another one.
            let named = |profile: &Profile| NAMES.iter().filter(|name| span::attribute(profile, name).is_some()).count();
            let all = NAMES.iter().all(|name| [&one, &other].into_iter().any(|person| span::attribute(person, name).is_some()));
            if *part != Part::Attributes || all || named(&one) + named(&other) == 0 {
                let exact = part.distance(&known, &known_other, scale());
                prop_assert!(exact.is_exact() && within(exact, apart), "{part}: {exact:?} in {apart:?}");
            }
        }
    }

    #[test]
    fn the_order_does_not_come_from_the_order_of_the_candidates(people in any_candidates(), turn in 0usize..8) {
        let plan = plan();
        let sought = Sought { positions: vec![Position::CB, Position::RB], person: None, slots: Vec::new() };
        let weeks = Weeks::new(date(2025, 6, 17), 2);
        let ask = |people: Vec<Candidate<'_>>| alternatives(&plan, &sought, people.into_iter(), gains(&plan, weeks, COMPETENT), COMPETENT);
        let near = |people: Vec<Candidate<'_>>| like(&people[0].id.clone(), people[0].profile, people.clone().into_iter(), scale());
        let asked: Vec<Candidate<'_>> = people.iter().map(KnownPerson::candidate).collect();
        let mut turned = asked.clone();
        turned.rotate_left(turn % asked.len());
        turned.reverse();
        let found = ask(asked.clone());
        prop_assert_eq!(&found, &ask(turned.clone()));
        let first = turned.iter().position(|person| person.id == asked[0].id).unwrap();
        turned.swap(0, first);
        prop_assert_eq!(near(asked), near(turned));
        for (one, other) in found.people.iter().zip(found.people.iter().skip(1)) {
            prop_assert!(one.plays.len() >= other.plays.len());
        }
        for (place, person) in found.people.iter().enumerate() {
            let surely = |other: &&Alternative| other.fit.zip(person.fit).is_some_and(|(other, fit)| other.least > fit.most);
            prop_assert_eq!(found.people.iter().filter(surely).count(), person.fitter);
            prop_assert_eq!(person.behind.is_some(), place > 0);
        }
    }
}

#[test]
fn a_person_of_whom_nothing_is_known_is_behind_nobody_for_his_fit() {
    let plan = plan();
    let person = |id: &str, figures: &[(&str, u8)]| KnownPerson {
        id: Id::new(id).unwrap(),
        profile: Profile {
            attributes: figures.iter().map(|(name, figure)| ((*name).to_owned(), *figure)).collect(),
            ..Profile::new(id.into(), Positions::new(vec![(Position::CB, Familiarity::Natural)]).unwrap())
        },
        cost: None,
        ties: Vec::new(),
    };
    let people = [
        person("weak", &[("aerial", 5), ("pace", 5)]),
        person("strong", &[("Aerial", 15), ("pace", 15)]),
        person("unknown", &[]),
    ];
    let sought = Sought { positions: vec![Position::CB], person: None, slots: Vec::new() };
    let weeks = Weeks::new(date(2025, 6, 17), 1);
    let found = alternatives(
        &plan,
        &sought,
        people.iter().map(KnownPerson::candidate),
        gains(&plan, weeks, COMPETENT),
        COMPETENT,
    );
    let order: Vec<(&str, Option<Span>, Option<Behind>)> =
        found.people.iter().map(|person| (person.id.as_str(), person.fit, person.behind)).collect();
    assert_eq!(
        order,
        [
            ("strong", Some(Span::exactly(75)), None),
            ("unknown", Some(Span { least: 0, most: 100 }), Some(Behind::Id)),
            ("weak", Some(Span::exactly(25)), Some(Behind::Fit)),
        ]
    );
}
