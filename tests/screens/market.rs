//! The market's table and its sheets, at every size of the screen.

use std::fmt::Write as _;
use std::fs;

use jiff::civil::date;
use touchline::app::{Effect, Model, Msg, Status, update};

use crate::hostile::{HOSTILE, is_raw};
use crate::picture::{done, drawn, model, picture, press};

/// People of one file, of whom an older one says some things otherwise.
const PEOPLE: &str = "name,position,date_of_birth,nationality,club,contract_expires,market_value,wage,foot,height\n\
    Ada Ruiz,CB LB,2003-05-01,Spain,Getafe,2027-06-30,€12m,€1.2m a year,left,184\n\
    Bo Ek,RB,2005-02-02,Sweden,Ajax,2029-06-30,€30m,,right,\n\
    Leonardo Balerdi,CB,1999-01-26,Argentina,Marseille,2028-06-30,€20m,€3m a year,right,187\n\
    Cy Öde Who Has A Name That Is Longer Than Any Column,ST,1995-01-01,Germany,A Club With A Very Long Name Indeed,2026-06-30,€2m,,,\n\
    Di Fox,,1995-01-02,,Ajax,,€1m,,,\n";
const OLDER: &str = "name,position,date_of_birth,club,contract_expires,market_value\n\
    Ada Ruiz,CB,2003-05-01,Sevilla,2026-06-30,€9m\n";

/// The screen with a market of these files, each newer than the next.
pub(crate) fn market(mut model: Model, files: &[&str]) -> Model {
    let folder = tempfile::tempdir().unwrap();
    let mut line = ":market".to_owned();
    for (number, text) in files.iter().enumerate() {
        let path = folder.path().join(format!("{}.csv", ["people", "older"][number]));
        fs::write(&path, text).unwrap();
        write!(line, " \"{}\"", path.display()).unwrap();
    }
    press(&mut model, &line);
    let read = update(&mut model, Msg::Key("Enter".parse().ok().unwrap()));
    for effect in read {
        let Effect::Start(mut job) = effect else { continue };
        job.question.date_files(|path, _, _| match path.ends_with("older.csv") {
            true => date(2025, 5, 1),
            false => date(2025, 6, 10),
        });
        for effect in update(&mut model, Msg::Job(done(&job))) {
            let Effect::Start(job) = effect else { continue };
            update(&mut model, Msg::Job(done(&job)));
        }
    }
    model
}

#[test]
fn the_market_at_three_sizes() {
    for (name, columns, lines) in [("80x24", 80, 24), ("120x36", 120, 36), ("200x50", 200, 50)] {
        let mut model = model(columns, lines);
        press(&mut model, "8");
        insta::assert_snapshot!(format!("market_nothing_{name}"), picture(&mut model));
        let mut model = market(model, &[PEOPLE, OLDER]);
        press(&mut model, "j<Space>");
        insta::assert_snapshot!(format!("market_{name}"), picture(&mut model));
        press(&mut model, "/cb u25");
        insta::assert_snapshot!(format!("market_typed_{name}"), picture(&mut model));
        press(&mut model, "<Enter><Enter>");
        insta::assert_snapshot!(format!("market_sheet_{name}"), picture(&mut model));
        press(&mut model, "<Esc><Esc><Esc>:date 2025-08-01<Enter>H");
        model.status = Status::default();
        insta::assert_snapshot!(format!("market_ranked_{name}"), picture(&mut model));
    }
}

#[test]
fn names_of_a_market_do_nothing_to_a_terminal() {
    for text in HOSTILE {
        let cell = text.replace('"', "\"\"");
        let people =
            format!("name,position,club,nationality\n\"{cell}\",CB,\"{cell}\",\"{cell}\"\n\"a {cell}\",ST,,\n");
        let older = format!("name,position,club\n\"{cell}\",CB,\"other {cell}\"\n");
        for (columns, lines) in [(80, 24), (200, 60)] {
            let mut model = market(model(columns, lines), &[&people, &older]);
            for keys in ["j", "<Enter>", "<Esc>+", "y", "/x", "<Esc>"] {
                press(&mut model, keys);
                for cell in drawn(&model).content() {
                    assert!(!cell.symbol().chars().any(is_raw), "{:?} of {text:?} after {keys:?}", cell.symbol());
                }
                assert!(!model.status.text.chars().any(is_raw), "{:?}", model.status.text);
            }
        }
    }
}
