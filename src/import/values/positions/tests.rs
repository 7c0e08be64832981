use proptest::prelude::*;

use super::*;
use crate::runs::runs;

fn shown(column: PositionColumn, cell: &str) -> String {
    match column.read(cell) {
        CellValue::Known(played) => {
            let one = |at: &PlayedAt| {
                let mark = if at.proposed { "?" } else { "" };
                let less = if at.familiarity == Familiarity::Natural { "" } else { ":c" };
                format!("{}{less}{mark}", at.position)
            };
            played.iter().map(one).collect::<Vec<_>>().join(" ")
        }
        CellValue::Unknown => "unknown".into(),
        CellValue::Doubt(reason) => format!("{reason:?}"),
    }
}

fn read(cells: &[&str]) -> Vec<String> {
    let column = PositionColumn::of(cells.iter().copied(), None);
    cells.iter().map(|cell| shown(column, cell)).collect()
}

#[test]
fn football_manager_names_lines_and_sides() {
    assert_eq!(
        read(&["D/WB (RL), DM, M (C)", "AM (RLC), ST (C)", "GK", "D (RC), WB (R)", "D/WB/M/AM (L)", "M/AM (C)", ""]),
        ["RB LB RWB LWB DM CM", "RW AM LW ST SS:c?", "GK", "RB CB RWB", "LB LWB LM LW", "CM AM", "unknown"]
    );
    assert_eq!(
        read(&["DM/M/AM C", "GK ", "AM/ST RLC", "D C", "ST ", "DM/M LC", "D/WB/AM R", "S C"]),
        ["DM CM AM", "GK", "RW AM LW ST SS:c?", "CB", "ST", "DM CM LM", "RB RWB RW", "ST"],
        "tools that read its memory write no brackets"
    );
    assert_eq!(read(&["DL (C), MP (DIC)", "D/WB (R)"]), ["ST RW AM LW SS:c?", "RB RWB"], "in Spanish");
    assert_eq!(read(&["D", "XY (C)", "D (X)", "D (C), soon", "WB (C)", "D/WB (R)"])[..5], ["NoPosition"; 5]);
}

#[test]
fn feeds_have_a_word_for_each_position_and_none_for_wing_backs() {
    assert_eq!(
        read(&["Centre-Back", "Right-Back", "Left Winger", "Right Winger, Centre-Forward, Second Striker", "Missing"]),
        ["CB", "RB RWB:c?", "LW AM:c?", "RW ST:c SS:c AM:c?", "unknown"]
    );
    assert_eq!(read(&["DC DL", "MC DM", "['LW']", "GK"]), ["CB LB:c LWB:c?", "CM DM:c", "LW AM:c?", "GK"]);
    assert_eq!(read(&["CB", "RB5, RWB", "GK", "RCMF3, RCMF, RDMF", "CF"]), ["CB", "RB RWB:c", "GK", "CM DM:c", "ST"]);
}

#[test]
fn a_game_that_had_wing_backs_lacks_them_only_where_no_cell_names_one() {
    assert_eq!(read(&["CDM, CM", "RB, CB", "CF, ST"]), ["DM CM:c", "RB CB:c RWB:c?", "SS ST:c"]);
    assert_eq!(read(&["RB, CB", "LWB, CDM", "RW"]), ["RB CB:c", "LWB DM:c", "RW AM:c?"]);
}

#[test]
fn a_centre_forward_is_a_second_striker_to_one_game_alone() {
    assert_eq!(read(&["GK", "CB", "CF"]), ["GK", "CB", "ST"]);
    assert_eq!(read(&["CM, CB", "CF", "ST, CF"]), ["CM CB:c", "ST", "ST"]);
    assert_eq!(read(&["CM", "CF", "CAM"]), ["CM", "SS", "AM"]);
}

#[test]
fn spreadsheets_have_words_of_several_sources() {
    assert_eq!(
        read(&["DL", "AML", "AMR, AMC", "STC", "DM", "WBR", "cdm", "CF"]),
        ["LB", "LW AM:c?", "RW AM:c", "ST", "DM", "RWB", "DM", "ST"]
    );
    assert_eq!(read(&["DL", "GK"]), ["LB LWB:c?", "GK"]);
}

#[test]
fn a_line_alone_proposes_all_that_it_may_mean() {
    assert_eq!(
        read(&["Defender", "Midfielder", "Forward", "Goalkeeper", "Missing"]),
        [
            "CB:c? RB:c? LB:c? RWB:c? LWB:c?",
            "CM:c? DM:c? AM:c? RM:c? LM:c?",
            "ST:c? SS:c? RW:c? LW:c?",
            "GK",
            "unknown"
        ]
    );
    let fpl = PositionColumn::of(["1", "4"].into_iter(), Some(PositionCode::Line));
    assert_eq!((shown(fpl, "1"), shown(fpl, "5")), ("GK".into(), "NoPosition".into()));
}

#[test]
fn words_stand_beside_codes() {
    assert_eq!(
        read(&["ST", "Goalkeeper", "Centre-Back", "center back / Right back", "Striker", "Left winger", "RCB", "DM"]),
        ["ST", "GK", "CB", "CB RB:c RWB:c?", "ST", "LW AM:c?", "CB", "DM"]
    );
    assert_eq!(read(&["AM (RL), ST (C)", "Defensive midfielder", "D (C)"])[1], "DM");
    assert_eq!(read(&["CB", "Left wing-back", "LB"]), ["CB", "LWB", "LB"], "who names wing-backs means none elsewhere");
}

#[test]
fn a_word_for_several_positions_is_told_where_others_are_named() {
    let cells = ["Goalkeeper", "Centre-Back", "Striker", "Midfielder", "Winger, ST", "Libero?", "CB, Coach"];
    assert_eq!(
        read(&cells),
        ["GK", "CB", "ST", "CM:c? DM:c? AM:c? RM:c? LM:c?", "RW:c? LW:c? ST", "NoPosition", "NoPosition"]
    );
    let column = PositionColumn::of(cells.into_iter(), None);
    let told: Vec<&str> = cells.into_iter().filter(|cell| column.names_several(cell)).collect();
    assert_eq!(told, ["Midfielder", "Winger, ST"]);
    let lines = PositionColumn::of(["Goalkeeper", "Midfielder", "Striker"].into_iter(), None);
    assert!(!lines.names_several("Midfielder"), "a source that has no more than lines says so of everybody");
    assert_eq!(shown(lines, "Striker"), "ST:c? SS:c? RW:c? LW:c?");
}

#[test]
fn a_plan_writes_how_well_each_position_is_played() {
    assert_eq!(read(&["CB, RB:competent", "am ss:emergency"]), ["CB RB:c", "AM SS:c"]);
    let column = PositionColumn::of(["LB", "GK"].into_iter(), Some(PositionCode::Touchline));
    assert_eq!(shown(column, "RWB:competent?, RWB"), "RWB:c?");
    for cell in ["CB:well", "XX", "CB:", ",", "CB, ?"] {
        assert_eq!(shown(column, cell), "NoPosition", "{cell}");
    }
}

#[test]
fn a_word_means_what_its_code_says() {
    let of = |code| PositionColumn::of(std::iter::empty(), Some(code));
    assert_eq!(shown(of(PositionCode::EaFc), "CF"), "SS");
    assert_eq!(shown(of(PositionCode::Wyscout), "CF"), "ST");
    assert_eq!(shown(of(PositionCode::Sofascore), "DL"), "LB LWB:c?");
    assert_eq!(shown(of(PositionCode::FootballManager), "DL (C)"), "ST");
    assert_eq!(shown(of(PositionCode::FootballManager), "DL"), "NoPosition", "a striker in Spanish has a side");
    assert_eq!(shown(of(PositionCode::Common), "AML, CF"), "LW ST:c AM:c?");
    assert_eq!(shown(of(PositionCode::Transfermarkt), "Attack"), "NoPosition");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(runs(512) as u32))]

    #[test]
    fn any_cell_is_read_or_refused(cells in proptest::collection::vec("[DWBMASTGKRLC/(), ]{0,16}|.*", 0..5)) {
        let column = PositionColumn::of(cells.iter().map(String::as_str), None);
        for cell in &cells {
            if let CellValue::Known(played) = column.read(cell) {
                let mut positions: Vec<Position> = played.iter().map(|at| at.position).collect();
                positions.sort();
                positions.dedup();
                prop_assert_eq!(positions.len(), played.len());
                prop_assert!(!played.is_empty());
            }
        }
    }

    #[test]
    fn every_line_and_side_of_the_game_is_read(line in 0usize..4, sides in proptest::sample::subsequence(vec!['R', 'L', 'C'], 1..=3)) {
        let sides: String = sides.into_iter().collect();
        let (name, expected): (&str, [Position; 3]) = [
            ("D", [Position::RB, Position::LB, Position::CB]),
            ("M", [Position::RM, Position::LM, Position::CM]),
            ("AM", [Position::RW, Position::LW, Position::AM]),
            ("WB", [Position::RWB, Position::LWB, Position::RWB]),
        ][line];
        prop_assume!(name != "WB" || sides != "C");
        let cell = format!("{name} ({sides})");
        let column = PositionColumn::of([cell.as_str()].into_iter(), Some(PositionCode::FootballManager));
        let read = column.read(&cell).known().unwrap();
        for (side, position) in ['R', 'L', 'C'].into_iter().zip(expected) {
            if name != "WB" || side != 'C' {
                prop_assert_eq!(read.iter().any(|at| at.position == position), sides.contains(side), "{} in {}", position, cell);
            }
        }
    }
}
