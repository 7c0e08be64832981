//! The shape of a file of rules, as serde reads it.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::shape::{Entries, Name, Text, shapes};

shapes! {
    RawRuleFile = "RuleFile" { groups: Entries<Text<'a>, Vec<Text<'a>>>, rules: RulesByName<'a> }
    RawRules = "Rules" {
        places: Option<i64>, kept: Vec<RawKept<'a>>, goalkeepers: Option<i64>, goalkeepers_in_all: Option<i64>,
        free: Option<RawFree<'a>>, least: Vec<RawCounted<'a>>, most: Vec<RawCounted<'a>>, season_starts: Option<Text<'a>>,
        changes: Option<RawChanges<'a>>,
        sources: Vec<RawRuleSource<'a>>,
    }
    RawChanges = "Changes" {
        new: Option<i64>, when: Option<Text<'a>>, filed_by: Option<Text<'a>>, again_from: Option<Text<'a>>, again_by: Option<Text<'a>>, between_windows: Option<bool>, goalkeepers_free: Option<bool>,
        replaced: Vec<RawReplaced<'a>>,
    }
    RawReplaced = "Replaced" {
        goalkeeper: Option<bool>, days: Option<i64>, since: Option<Text<'a>>, until: Option<Text<'a>>,
    }
    RawRuleSource = "Source" {
        since: Option<Text<'a>>, until: Option<Text<'a>>, confidence: Option<Name<'a>>, source: Option<Text<'a>>,
    }
}

/// A day, or years from that in which the season begins.
#[derive(serde::Deserialize)]
#[serde(untagged, bound(deserialize = "'de: 'a"), expecting = "a day in quotes, or Season(-21)")]
pub(super) enum RawBornFrom<'a> {
    Day(Text<'a>),
    Season(RawSeason),
}

#[derive(serde::Deserialize)]
pub(super) enum RawSeason {
    Season(i64),
}

/// One way to have been with the club so long, or several.
pub(super) enum RawAtClubs {
    One(RawAtClub),
    Several(Vec<RawAtClub>),
}

/// Years, the age since which they count, the age that he must have, the years that a loan may last.
#[derive(serde::Deserialize)]
#[serde(rename = "AtClub", deny_unknown_fields)]
pub(super) struct RawAtClub {
    #[serde(default)]
    pub(super) years: Option<i64>,
    #[serde(default)]
    pub(super) since_age: Option<i64>,
    #[serde(default)]
    pub(super) aged: Option<i64>,
    #[serde(default)]
    pub(super) loan: Option<i64>,
}

/// Rules by the name of their competition.
pub(super) type RulesByName<'a> = Entries<Text<'a>, RawRules<'a>>;

/// What is asked of a player, and in which seasons, borrowed from whatever asks it.
pub(super) struct RawWho<'m, 'a> {
    pub(super) trained: &'m [Name<'a>],
    pub(super) nations: &'m [Text<'a>],
    pub(super) not_from: &'m [Text<'a>],
    pub(super) born_from: &'m Option<RawBornFrom<'a>>,
    pub(super) at_club: &'m Option<RawAtClubs>,
    pub(super) since: &'m Option<Text<'a>>,
    pub(super) until: &'m Option<Text<'a>>,
}

/// Declares a struct of rules that asks something of a player.
macro_rules! asking {
    ($($name:ident = $written:literal { $($field:ident: $type:ty),+ $(,)? })+) => { $(
        shapes! { $name = $written {
            trained: Vec<Name<'a>>, nations: Vec<Text<'a>>, not_from: Vec<Text<'a>>, born_from: Option<RawBornFrom<'a>>,
            at_club: Option<RawAtClubs>, since: Option<Text<'a>>, until: Option<Text<'a>>,
            $($field: $type),+
        } }

        impl<'a> $name<'a> {
            pub(super) fn who(&self) -> RawWho<'_, 'a> {
                let $name { trained, nations, not_from, born_from, at_club, since, until, .. } = self;
                RawWho { trained, nations, not_from, born_from, at_club, since, until }
            }
        }
    )+ };
}

asking! {
    RawKept = "Kept" { name: Option<Text<'a>>, places: Option<i64> }
    RawFree = "Free" { name: Option<Text<'a>> }
    RawCounted = "Counted" { name: Option<Text<'a>>, number: Option<i64> }
}

struct AtClubsVisitor;

impl<'de> Visitor<'de> for AtClubsVisitor {
    type Value = RawAtClubs;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(years: 2, since_age: 15), or several such in [ ]")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<RawAtClubs, A::Error> {
        RawAtClub::deserialize(MapAccessDeserializer::new(map)).map(RawAtClubs::One)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<RawAtClubs, A::Error> {
        let mut ways = Vec::new();
        while let Some(way) = list.next_element()? {
            ways.push(way);
        }
        Ok(RawAtClubs::Several(ways))
    }
}

impl<'de> Deserialize<'de> for RawAtClubs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<RawAtClubs, D::Error> {
        deserializer.deserialize_any(AtClubsVisitor)
    }
}
