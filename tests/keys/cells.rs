//! The squad as a spreadsheet: from cell to cell, several rows at once, new rows, and how many keys that takes.

use jiff::civil::date;
use touchline::app::Msg;
use touchline::command::{Screen, SquadColumn};
use touchline::domain::{Money, Player};

use super::session::{Session, keys};

fn player<'s>(session: &'s Session, id: &str) -> &'s Player {
    session.plan().players.entry(id).unwrap().1
}

#[test]
fn tab_runs_the_line_of_a_cell_and_begins_the_next() {
    let mut session = Session::new();
    session.press("5gjj<Tab>");
    assert_eq!(session.line(), "set kelly born ");
    session.press("1 jan 1998<Tab>");
    assert_eq!(session.line(), "set kelly nations ");
    session.press("ENG<Enter><Tab>");
    assert_eq!(session.line(), "set kelly contract ", "after Enter as well");
    session.press("<Tab>");
    assert_eq!(session.line(), "set kelly wage ", "a cell in which nothing is typed is left");
    session.press("2<Tab>");
    assert_eq!(session.line(), "set kelly wage 2m ", "what can be completed is");
    session.press("<Tab>");
    assert_eq!(session.line(), "set kelly value ");
    session.press("dear<Tab>");
    assert!(session.is_refused());
    assert_eq!(session.line(), "set kelly value dear", "what makes no sense stays to be mended");
    session.press("<Ctrl-c><Shift-Tab>");
    assert_eq!(session.line(), "set kelly wage ");
    let kelly = player(&session, "kelly");
    assert_eq!((kelly.profile.born, kelly.profile.contract), (Some(date(1998, 1, 1)), None));
    assert_eq!((kelly.profile.nations.as_slice(), kelly.profile.wage), (&["ENG".to_owned()][..], "2m".parse().ok()));
}

#[test]
fn behind_the_last_cell_of_a_row_comes_the_first_of_the_next_row() {
    let mut session = Session::new();
    let end = "<Right>".repeat(30);
    session.press(&format!("5gjj{end}<Tab>"));
    assert_eq!(session.line(), "set gatti positions ");
    session.press("<Ctrl-c><Shift-Tab>");
    assert_eq!(session.line(), "set kelly shirt ", "availability is no field");
    session.press(&format!("<Ctrl-c>G{end}<Tab>"));
    assert_eq!((session.status(), session.model.prompt().is_none()), ("this is the last cell", true));
    session.press(&format!("g{}<Shift-Tab>", "<Left>".repeat(30)));
    assert_eq!((session.status(), session.model.prompt().is_none()), ("this is the first cell", true));
}

#[test]
fn a_row_that_a_new_value_moves_stays_selected() {
    let mut session = Session::new();
    session.press(":sort rating<Enter>:set gatti rating 80<Enter>gjj");
    let id = session.selected().to_owned();
    session.press("e90<Tab>");
    assert_eq!((session.line(), session.model.screens.squad.line()), (format!("set {id} joined ").as_str(), Some(0)));
}

#[test]
fn one_line_sets_a_field_of_all_who_are_marked_and_undo_takes_it_back_whole() {
    let mut session = Session::new();
    session.press("5g<Space>j<Space><Right><Right><Right>e");
    assert_eq!(session.line(), "set perin kelly contract ");
    session.press("30 jun 2028<Enter>");
    assert_eq!(session.status(), "contract of Perin, Kelly: 2028-06-30");
    let contracts = |session: &Session| ["perin", "kelly"].map(|id| player(session, id).profile.contract);
    assert_eq!(contracts(&session), [Some(date(2028, 6, 30)); 2]);
    session.press("u");
    assert_eq!(contracts(&session), [None; 2]);
    session.press("e<Ctrl-c>a");
    assert_eq!(session.line(), "absent gatti ", "other commands are about the selected one");
    session.press("<Ctrl-c>k<Space>ge");
    assert_eq!(session.line(), "set perin contract ", "marked no longer");
    session.press("<Ctrl-c><Esc>je");
    assert_eq!(session.line(), "set savona contract ", "Esc leaves nobody marked");
    session.press("<Ctrl-c><Esc>");
    assert_eq!(session.model.screens.shown, Screen::Board);
}

#[test]
fn what_one_of_several_refuses_is_refused_of_all() {
    let mut session = Session::new();
    let before = session.plan().clone();
    for (line, says) in [
        ("set perin balerdi shirt 4", "Balerdi is a target"),
        ("set perin kelly name Ada", "the name of a field"),
        ("set perin nobody value 4m", "found “nobody”, expected the name of a field"),
        ("set perin kelly born 2030-01-01", "2030-01-01"),
    ] {
        session.press(&format!(":{line}<Enter>"));
        assert!(session.is_refused() && session.status().contains(says), "{line}: {}", session.status());
        session.press("<Ctrl-c>");
    }
    assert_eq!(*session.plan(), before);
    session.press(":set perin balerdi value 4m<Enter>");
    assert_eq!(session.status(), "value of Perin, Balerdi: 4m");
}

#[test]
fn a_new_player_is_selected_and_his_first_empty_field_is_asked() {
    let mut session = Session::new();
    session.press("5Nfelipe Pedro Felipe plays CB<Enter>");
    assert_eq!((session.selected(), session.line()), ("felipe", "set felipe born "));
    session.press("<Ctrl-c>GN\"Xavi Simons\" plays AM<Enter>");
    assert_eq!((session.selected(), session.line()), ("simons", "set simons born "), "the last name gives the id");
    assert_eq!(player(&session, "simons").profile.name, "Xavi Simons");
    session.press("<Ctrl-c>NŠeško plays ST<Enter>");
    assert_eq!(session.status(), "the id sesko is Šeško's already: choose another");
    session.press("<Ctrl-c>/cb<Enter>NBergvall plays AM<Enter>");
    assert!(session.model.prompt().is_none(), "the filter does not show him");
    session.press("<Esc>1NKudus plays RW<Enter>");
    assert!(session.model.prompt().is_none(), "nor does the board have cells");
    session.press("N\"!\" plays RW<Enter>");
    assert!(session.status().starts_with("found a name without letters"), "{}", session.status());
}

/// Who, position, born, nation, contract, wage and value.
const SQUAD: [[&str; 7]; 22] = [
    ["Kinsky", "GK", "13/3/2003", "CZE", "30/6/2031", "2m", "9m"],
    ["Vicario", "GK", "7/10/1996", "ITA", "30/6/2028", "4m", "20m"],
    ["Austin", "GK", "8/1/1999", "ENG", "30/6/2026", "1m", "850k"],
    ["Porro", "RB", "13/9/1999", "ESP", "30/6/2028", "5m", "40m"],
    ["Spence", "RB", "9/8/2000", "ENG", "30/6/2028", "4m", "25m"],
    ["Udogie", "LB", "28/11/2002", "ITA", "30/6/2030", "4m", "40m"],
    ["Davies", "LB", "24/4/1993", "WAL", "30/6/2026", "4m", "3m"],
    ["Romero", "CB", "27/4/1998", "ARG", "30/6/2029", "9m", "50m"],
    ["Danso", "CB", "19/9/1998", "AUT", "30/6/2030", "4m", "25m"],
    ["Vuskovic", "CB", "24/2/2007", "CRO", "30/6/2030", "1m", "20m"],
    ["Takai", "CB", "4/9/2004", "JPN", "30/6/2030", "1m", "5m"],
    ["Palhinha", "DM", "9/7/1995", "POR", "30/6/2026", "8m", "30m"],
    ["Bentancur", "CM", "25/6/1997", "URU", "30/6/2029", "6m", "30m"],
    ["Bissouma", "CM", "30/8/1996", "MLI", "30/6/2026", "3m", "18m"],
    ["Sarr", "CM", "14/9/2002", "SEN", "30/6/2030", "4m", "32m"],
    ["Gray", "CM", "12/3/2006", "ENG", "30/6/2030", "3m", "35m"],
    ["Bergvall", "AM", "2/2/2006", "SWE", "30/6/2031", "3m", "40m"],
    ["Simons", "AM", "21/4/2003", "NED", "30/6/2030", "9m", "70m"],
    ["Kudus", "RW", "2/8/2000", "GHA", "30/6/2031", "8m", "55m"],
    ["Odobert", "LW", "28/11/2004", "FRA", "30/6/2029", "3m", "22m"],
    ["Solanke", "ST", "14/9/1997", "ENG", "30/6/2030", "7m", "40m"],
    ["Tel", "ST", "27/4/2005", "FRA", "30/6/2031", "4m", "30m"],
];

fn check_squad(session: &Session) {
    assert_eq!(session.plan().players.len(), 8 + SQUAD.len());
    for [name, position, born, nation, contract, wage, value] in SQUAD {
        let profile = &player(session, &name.to_lowercase()).profile;
        let (day, money) = (
            |text: &str| {
                let [day, month, year] =
                    text.split('/').map(|part| part.parse::<i16>().unwrap()).collect::<Vec<_>>()[..]
                else {
                    panic!("{text}")
                };
                Some(date(year, month as i8, day as i8))
            },
            |text: &str| text.parse::<Money>().ok(),
        );
        let plays: Vec<&str> = profile.positions.iter().map(|(position, _)| position.word()).collect();
        assert_eq!((plays, &profile.nations[..]), (vec![position], &[nation.to_owned()][..]), "{name}");
        assert_eq!((profile.born, profile.contract), (day(born), day(contract)), "{name}");
        assert_eq!((profile.wage, profile.value), (money(wage), money(value)), "{name}");
    }
}

#[test]
fn twenty_two_players_with_six_fields_take_at_most_1_100_keys() {
    let mut session = Session::new();
    let script: String = SQUAD
        .iter()
        .map(|[name, position, born, nation, contract, wage, value]| {
            format!("N{name} plays {position}<Enter>{born}<Tab>{nation}<Tab>{contract}<Tab>{wage}<Tab>{value}<Enter>")
        })
        .collect();
    session.press("5").press(&script);
    check_squad(&session);
    let typed = 1 + keys(&script).len();
    assert!(typed <= 1_100, "{typed} keys");
    assert_eq!((session.selected(), session.model.screens.squad.column), ("tel", SquadColumn::Value));
}

#[test]
fn twenty_two_players_are_pasted_with_at_most_40_keys() {
    let mut session = Session::new();
    let mut table = "name\tposition\tdate_of_birth\tnationality\tcontract_expires\twage\tmarket_value\n".to_owned();
    for person in SQUAD {
        let [name, position, born, nation, contract, wage, value] = person;
        table += &format!("{name}\t{position}\t{born}\t{nation}\t{contract}\t{wage} p/a\t{value}\n");
    }
    session.tell(Msg::Paste(table)).answer();
    let mut typed = 0;
    for script in ["N", "N", "<Enter>"] {
        session.press(script).answer();
        typed += keys(script).len();
    }
    check_squad(&session);
    assert!(typed <= 40, "{typed} keys");
    session.press("u");
    assert_eq!(session.plan().players.len(), 8, "it is one change");
}
