//! A million people with the names, clubs, nations, ages and values of real ones where those lie beside the project, else of invented ones.

use std::collections::HashMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Counts up with what is made, so that a file of before is not taken for it.
pub(crate) const VERSION: u32 = 1;

/// What people are made of, each as often as it comes.
struct Pool {
    first: Vec<String>,
    last: Vec<String>,
    clubs: Vec<String>,
    nations: Vec<String>,
    ages: Vec<u16>,
    values: Vec<String>,
}

const POSITIONS: &[&str] = &[
    "Goalkeeper",
    "Centre-Back",
    "Centre-Back",
    "Centre-Back",
    "Left-Back",
    "Right-Back",
    "Defensive Midfield",
    "Central Midfield",
    "Central Midfield",
    "Attacking Midfield",
    "Left Winger",
    "Right Winger",
    "Centre-Forward",
    "Centre-Forward",
    "Second Striker",
    "Left Midfield",
    "Right Midfield",
];

/// A table of so many people as Transfermarkt's are.
pub(crate) fn people(count: usize) -> String {
    let pool = real().unwrap_or_else(invented);
    let mut chance = Chance(7);
    let mut rows = String::from(
        "player_id,name,date_of_birth,sub_position,foot,height_in_cm,country_of_citizenship,current_club_name,\
         contract_expiration_date,market_value_in_eur\n",
    );
    for id in 1..=count {
        let year = 2026 - pool.ages[chance.below(pool.ages.len())];
        let (month, day) = (chance.below(12) + 1, chance.below(28) + 1);
        let height = if chance.below(3) == 0 { String::new() } else { (chance.below(38) + 165).to_string() };
        let contract = if chance.below(3) == 0 { String::new() } else { format!("{}-06-30", 2026 + chance.below(6)) };
        let [first, last, club, nation, value] =
            [&pool.first, &pool.last, &pool.clubs, &pool.nations, &pool.values].map(|of| &of[chance.below(of.len())]);
        let (position, foot) =
            (POSITIONS[chance.below(POSITIONS.len())], ["right", "right", "left", "both", ""][chance.below(5)]);
        let _ = writeln!(
            rows,
            "{id},{first} {last},{year}-{month:02}-{day:02},{position},{foot},{height},{nation},\"{club}\",{contract},{value}"
        );
    }
    rows
}

/// Those of the 25,577 players of Transfermarkt.
fn real() -> Option<Pool> {
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().skip(1);
    let file = above
        .map(|folder| folder.join("shared/data/transfermarkt/players-25577-2026-04.csv"))
        .find(|file| file.is_file())?;
    let text = fs::read_to_string(file).ok()?;
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let at: HashMap<String, usize> =
        reader.headers().ok()?.iter().enumerate().map(|(at, name)| (name.to_owned(), at)).collect();
    let mut pool = Pool { first: vec![], last: vec![], clubs: vec![], nations: vec![], ages: vec![], values: vec![] };
    for row in reader.records().filter_map(Result::ok) {
        let cell = |name: &str| at.get(name).and_then(|at| row.get(*at)).unwrap_or("").replace(['"', ','], " ");
        let name = cell("player_name");
        let (first, last) = name.rsplit_once(' ').unwrap_or(("", &name));
        pool.first.push(first.split(' ').next().unwrap_or(first).to_owned());
        pool.last.push(last.to_owned());
        pool.clubs.push(cell("current_club_name"));
        pool.nations.push(cell("nationality"));
        pool.values.push(cell("market_value"));
        pool.ages
            .extend(cell("age").parse::<f32>().ok().filter(|age| (15.0..60.0).contains(age)).map(|age| age as u16));
    }
    (!pool.ages.is_empty()).then_some(pool)
}

fn invented() -> Pool {
    let words = |ends: &[&str]| -> Vec<String> {
        let begins =
            ["Ada", "Bo", "Cy", "Dra", "Eli", "Fer", "Gat", "Hal", "Ig", "Jo", "Kal", "Lo", "Mar", "Nic", "Šeš", "Vla"];
        begins.iter().flat_map(|begin| ends.iter().map(move |end| format!("{begin}{end}"))).collect()
    };
    Pool {
        first: words(&["", "n", "mir", "rio", "vin", "ño"]),
        last: words(&["ez", "ić", "sen", "mann", "ovic", "ulu", "ard", "ko", "son", "elli"]),
        clubs: words(&[" FC", " United", " City", "burg"]),
        nations: ["Spain", "Italy", "Brazil", "France", "Sweden", "Türkiye", "Ghana"].map(str::to_owned).to_vec(),
        ages: (16..38).collect(),
        values: ["", "50000", "100000", "300000", "1000000", "5000000", "25000000"].map(str::to_owned).to_vec(),
    }
}

/// SplitMix64 (Steele, Lea and Flood, 2014).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % limit.max(1) as u64) as usize
    }
}
