//! Who is most like somebody.

use super::*;
use crate::analysis::alternatives::{self, AttributeScale, everybody};
use crate::domain::Foot;
use crate::runs::runs;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(256) as u32))]

    #[test]
    fn the_most_alike_are_those_of_a_full_scan(market in any_market(), line in select(LINES), most in 1usize..9, figures in option::of(0u8..30)) {
        let (plan, shown) = (plan(), market.select(&filter(line), ON));
        let mut profile = Profile::new("Ada".into(), Positions::new(vec![(Position::CB, Familiarity::Natural)]).unwrap());
        profile.born = Some(date(2000, 1, 1));
        profile.height_cm = figures.map(|_| 183);
        profile.foot = Some(Foot::Left);
        profile.attributes = figures.map(|figure| ("Aerial".to_owned(), figure)).into_iter().collect();
        let (found, candidates) = market.like(&profile, &plan, &shown, most);
        let rows: Vec<usize> = candidates.iter().map(|one| one.row).collect();
        let all = everybody_of(&market, &shown);
        let scale = AttributeScale::of(everybody(&plan).chain(all.iter().map(|one| &one.target.profile)));
        let person = crate::domain::Id::new("ada").unwrap();
        let scanned = alternatives::like(&person, &profile, all.iter().map(|one| one.candidate(ON)), scale);
        let row = |alike: &alternatives::Alike| alike.id.as_str().parse::<usize>().unwrap();
        prop_assert_eq!(rows, scanned.people.iter().map(row).take(most).collect::<Vec<_>>());
        prop_assert_eq!(&found.by, &scanned.by);
        for (one, other) in found.people.iter().zip(&scanned.people) {
            prop_assert_eq!((one.distance, &one.parts, one.nearer), (other.distance, &other.parts, other.nearer));
        }
    }
}

#[test]
fn a_likeness_that_looks_at_no_foot_is_found_out() {
    let row = |name: &str, foot: &str| format!("{name},{name},,2000-01-01,CB,{foot},,,,,,,,,,,,\n");
    let market = market(&[(&format!("{HEADERS}{}{}", row("A", "right"), row("B", "left")), ON)]);
    let (plan, all) = (plan(), Selection::all(&market));
    let mut profile = Profile::new("Ada".into(), Positions::new(vec![(Position::CB, Familiarity::Natural)]).unwrap());
    profile.foot = Some(Foot::Left);
    profile.born = Some(date(2000, 1, 1));
    let first =
        |profile: &Profile| market.like(profile, &plan, &all, 2).1.iter().map(|one| one.row).collect::<Vec<_>>();
    let twin = Profile { foot: None, ..profile.clone() };
    assert_eq!((first(&profile), first(&twin)), (vec![1, 0], vec![0, 1]));
}
