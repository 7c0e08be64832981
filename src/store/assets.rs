//! The files that are part of the program.

use std::sync::LazyLock;

pub use super::read::nations;
use super::read::{read_fees, read_forecast, read_injuries, read_rules};
use super::source::{Located, Source};
use crate::domain::Rules;
pub use crate::domain::formations;
use crate::forecast::{FeeTables, InjuryTables, ShippedTables};

/// The sample plan: Juventus on 17 June 2025.
pub const SAMPLE: &str = include_str!("../../assets/juventus-2025-06-17.ron");
/// The file name under which the sample plan is saved.
pub const SAMPLE_NAME: &str = "juventus-2025-06-17.ron";

const FORECAST: &str = include_str!("../../assets/forecast.ron");

const RULES: &str = include_str!("../../assets/rules.ron");

/// The rules of the competitions that every plan may name, which are read at the first use.
pub fn rules() -> &'static LazyLock<Vec<Rules>> {
    // A test reads them.
    static READ: LazyLock<Vec<Rules>> =
        LazyLock::new(|| read_rules(&Source::new("rules.ron", RULES)).unwrap_or_default());
    &READ
}

/// What was measured of injuries and of fees.
///
/// # Errors
///
/// The tables can't be read, which a test rules out.
pub fn forecast() -> Result<(InjuryTables, FeeTables), Located> {
    read_forecast(&Source::new("forecast.ron", FORECAST))
}

/// The same, for what can do without it, each read at its first use: the first frame shows fees and no injuries.
pub fn shipped_tables() -> ShippedTables {
    static INJURIES: LazyLock<Option<InjuryTables>> =
        LazyLock::new(|| read_injuries(&Source::new("forecast.ron", FORECAST)).ok());
    static FEES: LazyLock<Option<FeeTables>> = LazyLock::new(|| read_fees(&Source::new("forecast.ron", FORECAST)).ok());
    ShippedTables::new(&INJURIES, &FEES)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::domain::{Position, Season, SeasonStart, Stance};
    use crate::store::read_plan;

    #[test]
    fn nineteen_formations_have_eleven_slots_from_the_goalkeeper_on() {
        let formations = formations();
        assert_eq!(formations.len(), 19);
        for formation in &formations {
            assert_eq!(formation.slots()[0].position, Position::GK, "{formation}");
            let lines: Vec<usize> = formation.name().split('-').map(|people| people.parse().unwrap()).collect();
            assert_eq!(lines.iter().sum::<usize>(), 10, "{formation}");
        }
        let tudors = formations.iter().find(|formation| formation.name() == "3-4-2-1").unwrap();
        let slots: Vec<String> =
            tudors.slots().iter().map(|slot| format!("{}:{}", slot.label, slot.position)).collect();
        assert_eq!(slots.join(" "), "GK:GK RCB:CB CB:CB LCB:CB RWB:RWB RCM:CM LCM:CM LWB:LWB RAM:AM LAM:AM ST:ST");
    }

    #[test]
    fn formations_run_from_right_to_left_along_each_line() {
        for formation in formations() {
            let places: Vec<(u8, u8)> = formation.slots().iter().map(|slot| (slot.across, slot.up)).collect();
            let centre = places.iter().map(|(across, _)| u32::from(*across)).sum::<u32>();
            assert_eq!(centre, 50 * 11, "{formation} leans to a side");
        }
    }

    #[test]
    fn the_sample_reads_and_knows_who_is_out() {
        let plan = read_plan(SAMPLE_NAME, SAMPLE, &formations()).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!((plan.players.len(), plan.targets.len()), (33, 6));
        let today = plan.today.unwrap();
        assert_eq!(today, date(2025, 6, 17));
        let out: Vec<String> = plan
            .players
            .iter()
            .filter_map(|(id, player)| Some(format!("{id} {:?}", plan.absence(player, today)?.1.likely())))
            .collect();
        assert_eq!(out, ["perin Some(2025-07-21)", "bremer Some(2025-08-24)", "cabal None"]);
        let (_, locatelli) = plan.players.entry("locatelli").unwrap();
        assert!(plan.doubt(locatelli, today, today).is_some());
        let (_, balerdi) = plan.targets.entry("balerdi").unwrap();
        assert_eq!(balerdi.seller, Stance::Refuses("Champions League season; he is vital".into()));
        assert_eq!(plan.players.entry("vlahovic").unwrap().1.profile.name, "Dušan Vlahovic\u{301}");
        assert!(plan.players.entry("yildiz").unwrap().1.profile.name.contains('ı'));
    }

    #[test]
    fn the_tables_of_injuries_and_of_fees_are_the_same_alone() {
        let (injuries, fees) = forecast().unwrap();
        let alone = shipped_tables();
        assert_eq!(format!("{:?}", alone.injuries().unwrap()), format!("{injuries:?}"));
        assert_eq!(format!("{:?}", alone.fees().unwrap()), format!("{fees:?}"));
    }

    #[test]
    fn the_rules_of_competitions_know_their_season() {
        let rules = rules();
        let told = |year: i16| -> Vec<String> {
            let season = Season::beginning(year, SeasonStart::default());
            let told = rules.iter().map(|rules| {
                let rules = rules.of(season);
                let kept: Vec<String> =
                    rules.kept.iter().map(|kept| format!("{} {}", kept.places, kept.name)).collect();
                let least = rules.least.iter().map(|least| format!("{} {}", least.number, least.name));
                let kept: Vec<String> = kept.into_iter().chain(least).collect();
                let born = rules.free.as_ref().and_then(|free| Some(free.who.born_from?.day(season).to_string()));
                format!(
                    "{}: {:?} ({}), {}/{} GK, {}, {}",
                    rules.name,
                    rules.places,
                    kept.join(", "),
                    rules.goalkeepers,
                    rules.goalkeepers_in_all,
                    born.unwrap_or_default(),
                    rules.confidence(season).unwrap()
                )
            });
            told.collect()
        };
        assert_eq!(
            told(2025),
            [
                "UEFA: Some(25) (4 club-trained, 4 locally trained), 2/3 GK, 2004-01-01, press",
                "Serie A: Some(25) (4 club-trained, 4 trained in Italy), 0/0 GK, 2003-01-01, press",
                "Premier League: Some(25) (8 home-grown), 0/0 GK, 2004-01-01, press",
                "Bundesliga: None (12 German, 8 locally trained, 4 club-trained), 0/0 GK, , official",
            ]
        );
        assert_eq!(
            told(2026),
            [
                "UEFA: Some(25) (4 club-trained, 4 locally trained), 2/3 GK, 2005-01-01, derived",
                "Serie A: Some(25) (4 club-trained, 4 trained in Italy), 0/0 GK, 2004-01-01, derived",
                "Premier League: Some(25) (8 home-grown), 0/0 GK, 2005-01-01, derived",
                "Bundesliga: None (12 German, 8 locally trained, 4 club-trained), 0/0 GK, , official",
            ]
        );
        // Sourced for other seasons: UEFA 2016/17, 2019/20, 2021/22 and 2024/25, Serie A from 2018-19 to 2021-22.
        let born = |name: &str, year: i16| {
            let season = Season::beginning(year, SeasonStart::default());
            let rules = Rules::named(name, rules).unwrap();
            rules.free.as_ref().unwrap().who.born_from.unwrap().day(season).year()
        };
        assert_eq!([2016, 2019, 2021, 2024].map(|year| born("UEFA", year)), [1995, 1998, 2000, 2003]);
        assert_eq!([2018, 2019, 2020, 2021].map(|year| born("Serie A", year)), [1996, 1997, 1998, 1999]);
        assert_eq!([2024].map(|year| born("Premier League", year)), [2003]);
        assert_eq!(rules.iter().map(Rules::open).collect::<Vec<_>>(), [Some(17), Some(17), Some(17), None]);
    }
}
