//! Filed lists with too many players: cases worked by hand.

use touchline::analysis::lists::{TooMany, too_many};
use touchline::domain::Rules;
use touchline::store::{Source, read_rules};

use crate::lists::{plan, player};

/// Three places are open and one is kept; who was born from 2004 on needs none.
const CUP: &str = "{ \"Cup\": (places: 4, goalkeepers: 2, kept: [(places: 1, name: \"own\", trained: [Club])], \
                   free: (name: \"List B\", born_from: Season(-21)), most: [(number: 1, name: \"non-EU\", not_from: [\"ITA\"])]) }";

/// The place of the change, how many are on the list and who would be left off it, of a list and its changes.
fn found(list: &str) -> Option<(Option<usize>, usize, String)> {
    let cup: Rules = read_rules(&Source::new("cup.ron", CUP)).unwrap().remove(0);
    let one = |id: &str, born: &str, more: &str| player(id, born, "CB", &format!("{more}, joined: \"2020-07-01\""));
    let elsewhere = "trained: No, nations: [\"ITA\"]";
    let mut players: Vec<String> =
        ["a", "b", "c", "d", "e"].into_iter().map(|id| one(id, "1995-01-01", elsewhere)).collect();
    players.push(one("own", "1995-01-01", "trained: Club, nations: [\"ITA\"]"));
    players.push(one("unsure", "1995-01-01", "nations: [\"ITA\"]"));
    players.push(one("young", "2004-01-01", elsewhere));
    players.push(one("esp", "1995-01-01", "trained: No, nations: [\"ESP\"]"));
    players.push(one("fra", "1995-01-01", "trained: No, nations: [\"FRA\"]"));
    players.push(one("gone", "1995-01-01", &format!("{elsewhere}, left: (on: \"2025-08-01\", source: \"club\")")));
    players.push(player("keeper", "2004-01-01", "GK", &format!("{elsewhere}, joined: \"2020-07-01\"")));
    let plan = plan("2025-09-02", &format!("season: \"2025-26\", registered: {{ \"cup\": ({list}) }},"), &players);
    let told = |found: TooMany| {
        let off: Vec<&str> = found.off.iter().map(|id| id.as_str()).collect();
        (found.change, found.players, off.join(" "))
    };
    too_many(&plan, &plan.registered[0], &cup).map(told)
}

#[test]
fn a_list_has_no_more_players_than_places() {
    let filed = |people: &str, more: &str| {
        let people: Vec<String> = people.split_whitespace().map(|id| format!("\"{id}\"")).collect();
        found(&format!("on: \"2025-09-02\", people: [{}], {more}", people.join(", ")))
    };
    for (people, off) in [
        ("a b c own", None),
        ("a b c d", Some((4, "d"))),
        ("a b c d own", Some((5, "d"))),
        ("a b c d e own", Some((6, "d e"))),
        // He may be trained at the club, and who is young or gone takes no place.
        ("a b c unsure", None),
        ("a b c own young gone", None),
        // Nor does a goalkeeper, who could take the place of another.
        ("a b c own keeper", None),
        // Of two from elsewhere one is too many, though there is a place.
        ("a esp fra", Some((3, "fra"))),
    ] {
        assert_eq!(filed(people, ""), off.map(|(players, off)| (None, players, off.to_owned())), "{people}");
    }
    // The first change that brings too many is named.
    let changes = "changes: [(on: \"2025-09-03\", with: [\"young\"]), (on: \"2025-09-04\", with: [\"d\"]), \
                   (on: \"2025-09-05\", with: [\"e\"])]";
    assert_eq!(filed("a b c own", changes), Some((Some(1), 6, "d".to_owned())));
    let swapped = "changes: [(on: \"2025-09-04\", with: [\"d\"], without: [\"a\"])]";
    assert_eq!(filed("a b c own", swapped), None);
    // A list of an earlier season is not judged by this one's rules.
    assert_eq!(found("on: \"2024-09-02\", people: [\"a\", \"b\", \"c\", \"d\"]"), None);
}
