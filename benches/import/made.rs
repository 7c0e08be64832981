//! Files of the shape of real ones, with invented people.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

/// The columns of a search of Football Manager 26, of which most are attributes.
const SEARCH: &str = "Inf;Player;Acceleration;Best Position;Media Description;Eligible;Position;Agility;Balance;Jumping Reach;\
    Natural Fitness;Pace;Stamina;Strength;Free Kick Taking;Marking;Technique;Recommendation;Cons;Ability;Role Ability;\
    Role Ability Out Of Possession;Potential;Pros;2nd Nat;Right Foot;Nation of Birth;EU National;Left Foot;Height;Age;\
    Morale;Knowledge;Injury Susceptibility;Tackling;Penalty Taking;Passing;Long Throws;Long Shots;Heading;Communication;\
    First Touch;Finishing;Dribbling;Crossing;Corners;Based In;Division;Work Rate;Team Work;Vision;Positioning;Off The Ball;\
    Leadership;Club;Decisions;Flair;Determination;Concentration;Aggression;Composure;Anticipation;Bravery;Throwing;\
    Rushing Out (Tendency);Aerial Reach;Reflexes;Punching;One On Ones;Command Of Area;Kicking;Eccentricity;Handling;\
    Transfer Value;Recommendation";

const FIRST: [&str; 8] = ["Ada", "Bo", "Cy", "Zoë", "Íñigo", "Jörg", "Mia", "Tom"];
const LAST: [&str; 8] = ["Ruiz", "Ek", "Ode", "Mür", "Lis", "van der Aa", "Álvarez", "Whitby-Moor"];
const NATIONS: [&str; 8] = ["Spain", "Sweden", "England", "Brazil", "Germany", "Tunisia", "Suriname", "Portugal"];
const POSITIONS: [&str; 6] = ["GK", "D (C)", "D/WB (RL)", "DM, M/AM (C)", "M/AM (RL), ST (C)", "ST (C)"];

/// 1,030 rows of 75 cells.
pub(crate) fn search() -> String {
    let mut file = format!("{SEARCH}\n");
    for row in 0..1_030 {
        let of = |words: &[&'static str], times: usize| words[row * times % words.len()];
        let cells = SEARCH.split(';').enumerate().map(|(column, header)| match header {
            "Player" => name(row),
            "Inf" => of(&["", "Wnt", "Req", ""], 1).to_owned(),
            "Best Position" | "Position" => of(&POSITIONS, 5).to_owned(),
            "Media Description" => of(&["Winger", "Attacking midfielder", "Striker"], 1).to_owned(),
            "Eligible" | "EU National" => "True".to_owned(),
            "Right Foot" | "Left Foot" => of(&["Very Strong", "Reasonable", "Fairly Strong"], column).to_owned(),
            "2nd Nat" | "Nation of Birth" | "Based In" => of(&NATIONS, column).to_owned(),
            "Height" => format!("{} cm", 165 + row % 35),
            "Age" => (17 + row % 20).to_string(),
            "Club" => of(&["Levante", "West Ham", "Zenit", "Lower Saxony"], 3).to_owned(),
            "Division" => "First Division".to_owned(),
            "Transfer Value" if row % 2 == 0 => format!("{},5M €", row % 60),
            "Transfer Value" => format!("{}M € - {}M €", row % 60, row % 60 + 9),
            "Recommendation" => "A+".to_owned(),
            "Morale" | "Knowledge" | "Injury Susceptibility" | "Pros" => "Extensive Knowledge".to_owned(),
            "Cons" | "Ability" | "Potential" => "Unknown".to_owned(),
            "Role Ability" | "Role Ability Out Of Possession" => String::new(),
            _ => (1 + (row * 7 + column * 11) % 20).to_string(),
        });
        file += &cells.collect::<Vec<_>>().join(";");
        file += "\n";
    }
    file
}

/// A list of 25,577 players with 13 cells each.
pub(crate) fn players() -> String {
    let mut file = "player_name,age,nationality,position,current_club_name,league,minutes_played,goals,assists,\
        market_value,goals_per90,assists_per90,role_cluster\n"
        .to_owned();
    for row in 0..25_577 {
        let position = ["Goalkeeper", "Defender", "Midfield", "Forward"][row % 4];
        let (nation, minutes) = (NATIONS[row / 3 % 8], row * 31 % 14_000 + 90);
        let each = |goals: usize| goals as f64 * 90.0 / minutes as f64;
        let (goals, assists) = (row % 50, row % 27);
        file += &format!(
            "{},{}.0,{nation},{position},Paok Whitby {},Super League,{minutes},{goals},{assists},{},{},{},{}\n",
            name(row),
            17 + row % 30,
            row % 400,
            (row % 300 + 1) * 50_000,
            each(goals),
            each(assists),
            row % 4
        );
    }
    file
}

fn name(row: usize) -> String {
    format!("{} {} {}", FIRST[row % 8], LAST[row / 8 % 8], row / 64)
}

/// A workbook as spreadsheets write it: texts that are shared, numbers, days.
pub(crate) fn workbook(rows: usize, columns: usize) -> Vec<u8> {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut page = "<worksheet><sheetData>".to_owned();
    for row in 1..=rows {
        page += &format!("<row r=\"{row}\">");
        for column in 0..columns {
            let (first, second) = (column / 26, (b'A' + (column % 26) as u8) as char);
            let first =
                first.checked_sub(1).map(|first| (b'A' + first as u8) as char).map(String::from).unwrap_or_default();
            page += &match (row, column % 4) {
                (1, _) | (_, 0) => {
                    format!("<c r=\"{first}{second}{row}\" t=\"s\"><v>{}</v></c>", (row * 7 + column) % 2_000)
                }
                (_, 1) => format!("<c r=\"{first}{second}{row}\" s=\"1\"><v>{}</v></c>", 36_000 + row),
                _ => format!("<c r=\"{first}{second}{row}\"><v>{}</v></c>", row * column % 20),
            };
        }
        page += "</row>";
    }
    page += "</sheetData></worksheet>";
    let texts: String = (0..2_000).map(|n| format!("<si><t>Player of the name {n}</t></si>")).collect();
    let parts = [
        ("[Content_Types].xml", "<Types/>".to_owned()),
        (
            "_rels/.rels",
            format!(
                "<Relationships><Relationship Id=\"r\" Type=\"{relation}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns:r=\"{relation}\"><sheets><sheet name=\"1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships><Relationship Id=\"r1\" Type=\"{relation}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/styles.xml",
            "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>".into(),
        ),
        ("xl/sharedStrings.xml", format!("<sst uniqueCount=\"2000\">{texts}</sst>")),
        ("xl/worksheets/sheet1.xml", page),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let written =
            zip.start_file(name, SimpleFileOptions::default()).is_ok() && zip.write_all(text.as_bytes()).is_ok();
        assert!(written, "memory takes what is written");
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}
