//! The shape of a plan file, format 1, as serde reads it.
//!
//! It is flat: dates, money, terms and ids are still texts. `read` turns it into domain values, and reports where that
//! fails.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, EnumAccess, MapAccess, VariantAccess, Visitor};

/// A text, which is borrowed from the file if it has no escapes.
pub struct Text<'a>(pub(super) Cow<'a, str>);

/// A name without quotes, such as an enum's value; `read` checks whether it is valid.
pub struct Name<'a>(pub Cow<'a, str>);

/// A map with every entry of the file in order; `read` refuses a key that occurs twice.
pub struct Entries<K, V>(pub Vec<(K, V)>);

/// A slot's label, position, place across and place up the pitch.
pub(super) type RawSlot<'a> = (Text<'a>, Name<'a>, i64, i64);

/// Formations by name.
pub(super) type Formations<'a> = Entries<Text<'a>, Vec<RawSlot<'a>>>;

impl<K, V> Default for Entries<K, V> {
    fn default() -> Entries<K, V> {
        Entries(Vec::new())
    }
}

impl Text<'_> {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Declares structs of optional fields, each with the name that it may have in a file.
///
/// `read` checks which fields are there.
macro_rules! shapes {
    ($($(#[$doc:meta])* $name:ident = $written:literal { $($field:ident: $type:ty),+ $(,)? })+) => { $(
        $(#[$doc])*
        #[derive(serde::Deserialize)]
        #[serde(rename = $written, deny_unknown_fields, bound(deserialize = "'de: 'a"))]
        pub(super) struct $name<'a> { $(#[serde(default)] pub(super) $field: $type),+ }
    )+ };
}

pub(super) use shapes;

shapes! {
    RawPlan = "Plan" {
        format: Option<i64>, club: Option<Text<'a>>, season: Option<Text<'a>>, season_starts: Option<Text<'a>>, today: Option<Text<'a>>,
        currency: Option<Text<'a>>, competitions: Vec<Text<'a>>, registered: Entries<Text<'a>, RawFiledList<'a>>, league: Option<Text<'a>>, patience: Option<i64>, budget: Option<RawBudget<'a>>, conclusion: Option<Text<'a>>,
        tactic: Option<RawTactic<'a>>, formations: Formations<'a>, windows: Vec<RawWindow<'a>>,
        deadlines: Vec<RawDeadline<'a>>, matches: Vec<RawMatch<'a>>, call_ups: Vec<RawCallUp<'a>>,
        players: Entries<Text<'a>, RawPlayer<'a>>, targets: Entries<Text<'a>, RawTarget<'a>>,
        what_ifs: Entries<Text<'a>, Vec<Text<'a>>>, filters: Entries<Text<'a>, Text<'a>>,
    }
    RawTactic = "Tactic" {
        formation: Option<Text<'a>>, depth: Entries<Text<'a>, i64>, order: Entries<Text<'a>, Vec<Text<'a>>>,
        roles: Entries<Name<'a>, Entries<Text<'a>, i64>>,
    }
    RawBudget = "Budget" {
        transfers: Option<Text<'a>>, wages: Option<Text<'a>>, revenue: Option<Text<'a>>, squad_cost: Option<i64>,
        coach_wage: Option<Text<'a>>,
    }
    RawFiledList = "FiledList" { on: Option<Text<'a>>, people: Vec<Text<'a>>, changes: Vec<RawListChange<'a>> }
    RawListChange = "ListChange" { on: Option<Text<'a>>, with: Vec<Text<'a>>, without: Vec<Text<'a>> }
    RawWindow = "Window" { opens: Option<Text<'a>>, closes: Option<Text<'a>> }
    RawDeadline = "Deadline" { name: Option<Text<'a>>, on: Option<Text<'a>> }
    RawMatch = "Match" { on: Option<Text<'a>>, versus: Option<Text<'a>>, competition: Option<Text<'a>> }
    RawCallUp = "CallUp" { name: Option<Text<'a>>, from: Option<Text<'a>>, until: Option<Text<'a>>, players: Vec<Text<'a>> }
    RawReport = "Report" {
        on: Option<Text<'a>>, source: Option<Text<'a>>, says: Option<Text<'a>>, asks: Option<Text<'a>>,
        refuses: Option<Text<'a>>,
    }
    RawLoan = "Loan" { from: Option<Text<'a>>, until: Option<Text<'a>>, ended: Option<RawLoanEnd<'a>> }
    RawLoanBefore = "LoanBefore" {
        from: Option<Text<'a>>, since: Option<Text<'a>>, until: Option<Text<'a>>, ended: Option<RawLoanEnd<'a>>,
        wage: Option<Text<'a>>, signed: Option<RawSigned<'a>>,
    }
    RawLent = "Lent" {
        to: Option<Text<'a>>, since: Option<Text<'a>>, until: Option<Text<'a>>, ended: Option<RawLoanEnd<'a>>,
    }
    RawLoanEnd = "LoanEnd" { on: Option<Text<'a>>, source: Option<Text<'a>> }
    RawBought = "Bought" {
        on: Option<Text<'a>>, until: Option<Text<'a>>, terms: Option<Text<'a>>, earned: Option<Text<'a>>,
        source: Option<Text<'a>>, bids: Vec<RawBid<'a>>,
    }
    RawAbsence = "Absence" {
        why: Option<RawWhy<'a>>, from: Option<Text<'a>>, matches: Option<i64>, competition: Option<Text<'a>>, returns: Vec<RawReturn<'a>>, ended: Option<Text<'a>>,
    }
    RawImported = "Imported" {
        from: Option<Text<'a>>, on: Option<Text<'a>>, id: Option<Text<'a>>, proposed: Vec<Name<'a>>,
        since: Entries<Text<'a>, RawSetBy<'a>>,
    }
    RawSetBy = "SetBy" { on: Option<Text<'a>>, from: Option<Text<'a>> }
    RawReturn = "Return" { on: Option<Text<'a>>, source: Option<Text<'a>>, back: Option<Text<'a>> }
    RawBid = "Bid" {
        on: Option<Text<'a>>, by: Option<Name<'a>>, club: Option<Text<'a>>, terms: Option<Text<'a>>,
        answer: Option<Name<'a>>, source: Option<Text<'a>>, answered: Option<Text<'a>>,
        answer_source: Option<Text<'a>>,
    }
    /// It has exactly one of stage, seller and player.
    RawStep = "Step" {
        on: Option<Text<'a>>, stage: Option<Name<'a>>, seller: Option<RawStance<'a>>, player: Option<RawStance<'a>>,
        why: Option<Text<'a>>, source: Option<Text<'a>>,
    }
    RawRenewal = "Renewal" {
        on: Option<Text<'a>>, was: Option<Text<'a>>, earned: Option<Text<'a>>, wage: Option<Text<'a>>, source: Option<Text<'a>>,
    }
    RawSigned = "Signed" {
        on: Option<Text<'a>>, from: Option<Text<'a>>, terms: Option<Text<'a>>, source: Option<Text<'a>>,
        ties: Vec<Text<'a>>, steps: Vec<RawStep<'a>>, bids: Vec<RawBid<'a>>,
    }
    RawLeft = "Left" { on: Option<Text<'a>>, to: Option<Text<'a>>, terms: Option<Text<'a>>, source: Option<Text<'a>> }
}

/// Where somebody was trained: for every competition, or by competition.
#[derive(serde::Deserialize)]
#[serde(untagged, bound(deserialize = "'de: 'a"), expecting = "Club, Association or No, or { \"Serie A\": Club }")]
pub(super) enum RawTraining<'a> {
    Everywhere(Name<'a>),
    By(Entries<Text<'a>, Name<'a>>),
}

/// The fields that players and targets share, borrowed from either.
pub(super) struct RawPerson<'m, 'a> {
    pub(super) name: &'m Option<Text<'a>>,
    pub(super) born: &'m Option<Text<'a>>,
    pub(super) nations: &'m [Text<'a>],
    pub(super) trained: &'m Option<RawTraining<'a>>,
    pub(super) positions: &'m Entries<Name<'a>, Name<'a>>,
    pub(super) foot: &'m Option<Name<'a>>,
    pub(super) height_cm: Option<i64>,
    pub(super) rating: Option<i64>,
    pub(super) value: &'m Option<Text<'a>>,
    pub(super) wage: &'m Option<Text<'a>>,
    pub(super) contract: &'m Option<Text<'a>>,
    pub(super) clause: &'m Option<Text<'a>>,
    pub(super) attributes: &'m Entries<Text<'a>, i64>,
    pub(super) reports: &'m [RawReport<'a>],
    pub(super) notes: &'m Option<Text<'a>>,
    pub(super) imported: &'m Option<RawImported<'a>>,
}

/// Declares a person's struct with the fields of a profile, since serde can't flatten in RON.
macro_rules! people {
    ($($name:ident = $written:literal { $($field:ident: $type:ty),+ $(,)? })+) => { $(
        shapes! { $name = $written {
            name: Option<Text<'a>>, born: Option<Text<'a>>, nations: Vec<Text<'a>>,
            trained: Option<RawTraining<'a>>, positions: Entries<Name<'a>, Name<'a>>, foot: Option<Name<'a>>, height_cm: Option<i64>,
            rating: Option<i64>, value: Option<Text<'a>>, wage: Option<Text<'a>>, contract: Option<Text<'a>>,
            clause: Option<Text<'a>>, attributes: Entries<Text<'a>, i64>, reports: Vec<RawReport<'a>>, notes: Option<Text<'a>>,
            imported: Option<RawImported<'a>>,
            $($field: $type),+
        } }

        impl<'a> $name<'a> {
            pub(super) fn person(&self) -> RawPerson<'_, 'a> {
                let $name {
                    name, born, nations, trained, positions, foot, height_cm, rating, value, wage, contract, clause, attributes,
                    reports, notes, imported, ..
                } = self;
                let (height_cm, rating) = (*height_cm, *rating);
                RawPerson {
                    name, born, nations, trained, positions, foot, height_cm, rating, value, wage, contract, clause, attributes,
                    reports, notes, imported,
                }
            }
        }
    )+ };
}

people! {
    RawPlayer = "Player" {
        joined: Option<Text<'a>>, loan: Option<RawLoan<'a>>, loan_before: Vec<RawLoanBefore<'a>>, lent: Option<RawLent<'a>>, lent_before: Vec<RawLent<'a>>, shirt: Option<i64>,
        absences: Vec<RawAbsence<'a>>, signed: Option<RawSigned<'a>>, bought: Vec<RawBought<'a>>, renewed: Vec<RawRenewal<'a>>, left: Option<RawLeft<'a>>,
        future: Option<Name<'a>>, asking: Option<Text<'a>>, bids: Vec<RawBid<'a>>,
    }
    RawTarget = "Target" {
        club: Option<Text<'a>>, league: Option<Text<'a>>, priority: Option<i64>, stage: Option<Name<'a>>, seller: Option<RawStance<'a>>,
        player: Option<RawStance<'a>>, ties: Vec<Text<'a>>, steps: Vec<RawStep<'a>>, bids: Vec<RawBid<'a>>,
    }
}

#[derive(serde::Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) enum RawWhy<'a> {
    Injury(Text<'a>),
    Suspension(Text<'a>),
    Other(Text<'a>),
}

#[derive(serde::Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub(super) enum RawStance<'a> {
    Unknown,
    Open,
    Refuses(Text<'a>),
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Cow<'de, str>, E> {
        Ok(Cow::Owned(text))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Text<'a>, D::Error> {
        deserializer.deserialize_str(TextVisitor).map(Text)
    }
}

/// The name of an enum's variant, as text.
struct Variant<'a>(Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for Variant<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Variant<'a>, D::Error> {
        deserializer.deserialize_identifier(TextVisitor).map(Variant)
    }
}

struct NameVisitor;

impl<'de> Visitor<'de> for NameVisitor {
    type Value = Name<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name without quotes")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<Name<'de>, A::Error> {
        let (Variant(name), rest) = access.variant()?;
        rest.unit_variant()?;
        Ok(Name(name))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Name<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Name<'a>, D::Error> {
        deserializer.deserialize_enum("", &[], NameVisitor)
    }
}

struct EntriesVisitor<K, V>(PhantomData<(K, V)>);

impl<'de, K: Deserialize<'de>, V: Deserialize<'de>> Visitor<'de> for EntriesVisitor<K, V> {
    type Value = Entries<K, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<K, V>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}

impl<'de, K: Deserialize<'de>, V: Deserialize<'de>> Deserialize<'de> for Entries<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Entries<K, V>, D::Error> {
        deserializer.deserialize_map(EntriesVisitor(PhantomData))
    }
}
