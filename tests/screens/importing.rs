//! What a file would change, at every size of the screen.

use touchline::app::{Effect, Model, Msg, update};

use crate::picture::{done, model, picture, press};

/// A spreadsheet with people of the sample, one whom it lacks, one who may be two, and a cell that is not understood.
pub(crate) const TABLE: &str = "name\tposition\tclub\tcontract_expires\tmarket_value\twage\n\
                     Leonardo Balerdi\tCB\tOlympique de Marseille\t2028-06-30\t€29m\t€2.5m a year\n\
                     Federico Gatti\tCB\tJuventus\t2030-06-30\t€18m\t\n\
                     Kenan Yıldız\tLW ST\tJuventus\t2029-06-30\tsoon\t\n\
                     Bo\u{1b}[31m Ek\tRB\tA club whose name is much longer than any that a terminal of eighty columns can show\t\t€1m\t\n";

/// The screen after a paste.
pub(crate) fn pasted(mut model: Model, table: &str) -> Model {
    let effects = update(&mut model, Msg::Paste(table.to_owned()));
    read(&mut model, effects);
    model
}

fn read(model: &mut Model, effects: Vec<Effect>) {
    for effect in effects {
        if let Effect::Start(job) = effect {
            update(model, Msg::Job(done(&job)));
        }
    }
}

#[test]
fn what_a_paste_would_change_at_three_sizes() {
    for (name, columns, lines) in [("80x24", 80, 24), ("120x36", 120, 36), ("200x50", 200, 50)] {
        let mut model = pasted(model(columns, lines), TABLE);
        let effects = update(&mut model, Msg::Key("N".parse().ok().unwrap()));
        read(&mut model, effects);
        press(&mut model, "jj<Space>");
        insta::assert_snapshot!(format!("import_{name}"), picture(&mut model));
    }
}

#[test]
fn who_is_who_is_asked_in_the_narrowest_window() {
    let table = "name\tposition\tdate_of_birth\tclub\tmarket_value\n\
                 Federico Gatti\tCB\t1998-06-25\tJuventus\t€12m\n\
                 Kenan Yıldız\tLW\t2005-05-05\tJuventus\t€80m\n";
    let mut model = pasted(model(80, 24), table);
    press(&mut model, "j");
    let effects = update(&mut model, Msg::Key("w".parse().ok().unwrap()));
    read(&mut model, effects);
    insta::assert_snapshot!("import_who_80x24", picture(&mut model));
}

#[test]
fn thousands_of_lines_are_there_to_the_last() {
    let rows = (0..900).map(|row| format!("Bo Number{row}\tRB\tAda\n"));
    let table = format!("name\tposition\tclub\n{}", rows.collect::<String>());
    let mut model = pasted(model(80, 24), &table);
    let effects = update(&mut model, Msg::Key("N".parse().ok().unwrap()));
    read(&mut model, effects);
    assert!(picture(&mut model).contains("900 of 900 taken"));
    press(&mut model, "G");
    let last = picture(&mut model);
    assert!(last.contains("Bo Number899"), "{last}");
    update(&mut model, Msg::Resize(60, 15));
    assert!(picture(&mut model).contains("Bo Number899"), "a smaller window keeps it");
    press(&mut model, "g<Space>");
    assert!(picture(&mut model).contains("0 of 900 taken"));
}
