//! The dialects that are part of the program.

use super::{Dialect, read_dialect};
use crate::store::{Located, Source};

/// By the names of their files. Where two know a file alike, the first counts: tables that are nobody's come last.
const FILES: &[(&str, &str)] = &[
    ("touchline.ron", include_str!("../../../assets/dialects/touchline.ron")),
    ("touchline-market.ron", include_str!("../../../assets/dialects/touchline-market.ron")),
    ("touchline-absences.ron", include_str!("../../../assets/dialects/touchline-absences.ron")),
    ("touchline-bids.ron", include_str!("../../../assets/dialects/touchline-bids.ron")),
    ("fm26-export.ron", include_str!("../../../assets/dialects/fm26-export.ron")),
    ("fm-page.ron", include_str!("../../../assets/dialects/fm-page.ron")),
    ("fm-memory.ron", include_str!("../../../assets/dialects/fm-memory.ron")),
    ("fmsave.ron", include_str!("../../../assets/dialects/fmsave.ron")),
    ("transfermarkt.ron", include_str!("../../../assets/dialects/transfermarkt.ron")),
    ("transfermarkt-api.ron", include_str!("../../../assets/dialects/transfermarkt-api.ron")),
    ("ea-fc.ron", include_str!("../../../assets/dialects/ea-fc.ron")),
    ("sofifa.ron", include_str!("../../../assets/dialects/sofifa.ron")),
    ("wyscout.ron", include_str!("../../../assets/dialects/wyscout.ron")),
    ("fpl.ron", include_str!("../../../assets/dialects/fpl.ron")),
    ("sofascore.ron", include_str!("../../../assets/dialects/sofascore.ron")),
    ("injuries.ron", include_str!("../../../assets/dialects/injuries.ron")),
    ("table.ron", include_str!("../../../assets/dialects/table.ron")),
];

/// The name of the dialect of tables that are nobody's in particular.
pub const NOBODYS: &str = "A table";

/// The dialects that every file is tried by.
///
/// # Errors
/// One that is part of the program cannot be read; a test holds that they can.
pub fn dialects() -> Result<Vec<Dialect>, Located> {
    FILES.iter().map(|(name, text)| read_dialect(&Source::new(name, text))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::dialects::recognise;

    /// The dialect that a line of headers is recognised as.
    fn of(headers: &str, between: char) -> Option<String> {
        let headers: Vec<String> = headers.split(between).map(str::to_owned).collect();
        let dialects = dialects().unwrap_or_else(|error| panic!("{error}"));
        recognise(&headers, &dialects).map(|dialect| dialect.name.clone())
    }

    #[test]
    fn a_source_is_known_by_its_headers() {
        for (headers, name) in [
            ("Inf;Player;Best Position;Position;2nd Nat;Height;Age;Club;Transfer Value", "FM26 export"),
            ("Picked;Inf;Player;Style;Age;Position;Transfer Value;Jumping Reach", "FM26 export"),
            ("Инф;Игрок;Ускорение;Рост;Возраст;Сумма трансфера", "FM26 export"),
            ("Joueuse;Poste;Âge;Taille;Montant transfert;Salaire;Expire le", "FM26 export"),
            ("Name;Best Pos;Age;Height;Wage;Expires;Transfer Value;Acc;Pac", "Football Manager page"),
            (
                "Number;Inf;Name;Positions;Nationalities;CA;PA;Age;Asking Price;Condition (%);Banned",
                "Football Manager memory tool",
            ),
            (
                "player_id;player_name;club_name;age;position;nationality;market_value;height;foot;contract_expires",
                "Transfermarkt table",
            ),
            (
                "player_name;age;nationality;position;current_club_name;league;minutes_played;market_value",
                "Transfermarkt table",
            ),
            (
                "id;name;position;dateOfBirth;age;nationality;height;foot;joinedOn;contract;marketValue;status",
                "transfermarkt-api",
            ),
            ("Rank;Name;OVR;PAC;SHO;Position;Weakfoot;Preferred foot;Height;Age;Nation;Team", "EA FC ratings"),
            ("short_name;long_name;player_positions;overall;value_eur;wage_eur;dob;height_cm", "sofifa table"),
            (
                "Player;Full name;Wyscout id;Team;Position;Age;Birthday;Market value;Contract expires;Passport country",
                "Wyscout table",
            ),
            (
                "id;first_name;second_name;web_name;element_type;status;chance_of_playing_next_round;news",
                "Fantasy Premier League",
            ),
            ("name;position;dateOfBirthTimestamp;contractUntilTimestamp;height;preferredFoot", "SofaScore squad"),
            ("player_id;player_name;season_name;injury_reason;from_date;end_date;days_missed", "Injuries"),
            ("Name;Position;Age;Club;Foot", NOBODYS),
            ("Nom;Poste;Taille", NOBODYS),
        ] {
            assert_eq!(of(headers, ';').as_deref(), Some(name), "{headers}");
        }
        assert_eq!(of("country;window;open;close", ';'), None);
        assert_eq!(of("14;12;9;11", ';'), None, "a file without a header");
    }

    #[test]
    fn the_order_of_headers_does_not_matter() {
        let headers = "Club;Transfer Value;Age;Height;Position;Player;Inf";
        assert_eq!(of(headers, ';').as_deref(), Some("FM26 export"));
    }
}
