//! Somebody as a competition sees him on a day.

use jiff::civil::Date;

use crate::domain::person::Person;
use crate::domain::player::Player;
use crate::domain::profile::{Profile, Trained};
use crate::domain::season::{Season, SeasonStart};
use crate::domain::tenure::Whose;
use crate::domain::words::words;

words! {
    /// A fact on which a condition depends.
    Requirement {
        Trained = "trained",
        Nations = "nations",
        Born = "born",
        AtClub = "joined",
        /// How a loan away counts for his years with the club.
        LoanAway = "loan away",
    }
}

/// Somebody as a competition sees him on a day.
#[derive(Clone, Debug)]
pub struct Registrant<'a> {
    pub profile: &'a Profile,
    /// Where he was trained, as this competition counts it.
    pub trained: Option<Trained>,
    pub on: Date,
    pub season: Season,
    pub(super) stays: Vec<ClubStay>,
}

impl<'a> Registrant<'a> {
    /// A player as he is, or a target as if he came on the day.
    pub fn new(person: Person<'a>, competition: &str, season: Season, on: Date, starts: SeasonStart) -> Registrant<'a> {
        let profile = person.profile();
        let stays = match person {
            Person::Player(player) => ClubStay::all(player, on, starts),
            Person::Target(_) => vec![ClubStay::Here { from: Some(on), until: on }],
        };
        Registrant {
            profile,
            trained: profile.trained.as_ref().and_then(|trained| trained.counted_by(competition)),
            on,
            season,
            stays,
        }
    }
}

/// A run of days with the club, away on loan or gone; its first day may be unknown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ClubStay {
    Here {
        from: Option<Date>,
        until: Date,
    },
    /// `since` is the loan's first day, if known; if not, the run may begin with days at the club.
    Away {
        since: Option<Date>,
        from: Option<Date>,
        until: Date,
    },
    Gone,
}

impl ClubStay {
    /// All stays of a player up to a day, the earliest first.
    pub(super) fn all(player: &Player, on: Date, starts: SeasonStart) -> Vec<ClubStay> {
        let known = |day: Date| Some(day).filter(|day| *day != Date::MIN);
        let tenure = player.tenure(starts).into_iter().filter(|part| part.from <= on);
        let stays = tenure.map(|part| match part.whose {
            Whose::Ours | Whose::Borrowed => ClubStay::Here { from: known(part.from), until: part.until.min(on) },
            Whose::Lent => ClubStay::Away {
                since: player.lent_on(part.from).and_then(|lent| lent.since),
                from: known(part.from),
                until: part.until.min(on),
            },
            Whose::Gone(_) => ClubStay::Gone,
        });
        stays.collect()
    }
}
