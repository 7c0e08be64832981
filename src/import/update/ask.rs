//! What a user says of a file, understood with the file and the plan at hand.

use jiff::civil::Date;

use super::context::TakenAs;
use crate::domain::{Currency, Id, Plan};
use crate::import::OpenedFile;
use crate::import::people::FileContext;
use crate::import::squad::{ClubError, choose, is_same_club};
use crate::store::assets::nations;
use crate::text;

/// What a file cannot say of itself, and a plan can.
pub fn file_context(plan: &Plan, on: Date) -> FileContext<'static> {
    FileContext { on, currency: plan.currency.as_deref().and_then(Currency::named), nations: nations() }
}

/// What a user says of a file.
#[derive(Clone, Copy, Debug)]
pub struct UpdateAsk<'a> {
    pub taken_as: Option<TakenAs>,
    /// The club whose people are new; of players the plan's own unless said.
    pub club: Option<&'a str>,
    /// Whose absences they are, where the file does not say.
    pub of: Option<&'a str>,
    /// What stands before the name of an option where the user types: `--` in the shell.
    pub dashes: &'a str,
}

impl UpdateAsk<'_> {
    /// The club whose people may be new, as the file spells it; none where that is no matter.
    ///
    /// # Errors
    ///
    /// The file has no such club, or several.
    pub fn club<'o>(&self, opened: &'o OpenedFile, plan: &Plan) -> Result<Option<&'o str>, String> {
        let own = || Some(plan.club.as_str()).filter(|_| self.taken_as == Some(TakenAs::Players));
        let Some(said) = self.club.or_else(own) else { return Ok(None) };
        let found = choose(&opened.people.people, Some(said)).and_then(|club| match club {
            // A part of a name is enough where somebody said it.
            Some(club) if self.club.is_none() && !is_same_club(club, said) => {
                Err(ClubError::Unknown(vec![text::fit(club, 40).into_owned()]))
            }
            club => Ok(club),
        });
        found.map_err(|error| {
            let (named, said, dashes) = (error.named().join(", "), text::fit(said, 40), self.dashes);
            format!("{}: found no club “{said}”, expected one of the file, with {dashes}club: {named}", opened.name)
        })
    }

    /// Whose the people of the file are, where somebody said so.
    ///
    /// # Errors
    ///
    /// The file does not say and nobody said so, or both did; nobody has the id.
    pub fn chosen(&self, opened: &OpenedFile, plan: &Plan) -> Result<Vec<(usize, Option<Id>)>, String> {
        let (name, dashes) = (&opened.name, self.dashes);
        let nobodys = opened.people.people.iter().position(|person| person.name.is_empty());
        let Some(of) = self.of else {
            return match nobodys {
                Some(_) => Err(format!(
                    "{name} does not say whose absences these are: say so, with {dashes}of and an id of the plan"
                )),
                None => Ok(Vec::new()),
            };
        };
        let known = Id::new(of).ok().filter(|id| plan.players.contains(id));
        let Some(id) = known else {
            let ids = plan.players.iter().map(|(held, _)| held.as_str());
            let nearest = text::nearest(of, ids).map(|near| format!("; the nearest is {near}"));
            let found = text::fit(of, 40);
            let nearest = nearest.unwrap_or_default();
            return Err(format!("found {dashes}of “{found}”, expected the id of a player{nearest}"));
        };
        match nobodys {
            Some(row) => Ok(vec![(row, Some(id))]),
            None => Err(format!("{name} says whose its rows are: leave {dashes}of out")),
        }
    }
}
