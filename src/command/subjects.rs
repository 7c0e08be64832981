//! Words of a line that name something in the plan.

use std::collections::HashSet;
use std::sync::Arc;

use crate::domain::{Ban, Familiarity, FieldName, Formation, Id, Position, Positions, Profile};
use crate::text;

use super::as_typed::quote;
use super::line::{LineProblem, LineWords, Suggestion};

impl LineWords<'_> {
    pub(super) fn person(&mut self) -> Result<Id, LineProblem> {
        let plan = self.scope.plan;
        let everyone = plan.targets.iter().map(|(id, person)| (id, &person.profile));
        self.id(
            "the id of a player or a target",
            everyone.chain(plan.players.iter().map(|(id, person)| (id, &person.profile))),
        )
    }

    /// Whether the next word is somebody's id, and not the name of a field.
    pub(super) fn at_person(&self) -> bool {
        let plan = self.scope.plan;
        let ids = || plan.players.iter().map(|(id, _)| id).chain(plan.targets.iter().map(|(id, _)| id));
        self.next_is(|word| {
            FieldName::from_word(word).is_none() && ids().any(|id| id.as_str().eq_ignore_ascii_case(word))
        })
    }

    /// The id and the name of somebody new; the last word of a name gives the id where none stands before it.
    pub(super) fn new_person(&mut self) -> Result<(Id, String), LineProblem> {
        if !self.is_before_option() {
            return Ok((self.new_id()?, self.text("his name")?));
        }
        let place = self.place();
        let name = self.text("his name")?;
        let last = text::fold(name.split_whitespace().next_back().unwrap_or(""));
        let id: String = last.chars().filter(|c| Id::may_hold(*c)).collect();
        Id::new(&id).map(|id| (id, name)).map_err(|_| LineProblem {
            at: place,
            found: "a name without letters".into(),
            expected: "an id before the name, such as di-gregorio".into(),
            choices: Vec::new(),
        })
    }

    pub(super) fn player(&mut self) -> Result<Id, LineProblem> {
        let plan = self.scope.plan;
        self.id("a player's id", plan.players.iter().map(|(id, person)| (id, &person.profile)))
    }

    pub(super) fn target(&mut self) -> Result<Id, LineProblem> {
        let plan = self.scope.plan;
        self.id("a target's id", plan.targets.iter().map(|(id, person)| (id, &person.profile)))
    }

    /// A target, or a player whose loan may be made permanent.
    pub(super) fn signable(&mut self) -> Result<Id, LineProblem> {
        let plan = self.scope.plan;
        let targets = plan.targets.iter().map(|(id, person)| (id, &person.profile));
        let borrowed = plan.players.iter().filter(|(_, player)| player.borrowed().is_some());
        self.id(
            "the id of a target, or of a player who is borrowed",
            targets.chain(borrowed.map(|(id, person)| (id, &person.profile))),
        )
    }

    /// Players up to the next option or the end.
    pub(super) fn players(&mut self) -> Result<Vec<Id>, LineProblem> {
        let mut players = Vec::new();
        while !self.is_empty() {
            players.push(self.player()?);
        }
        Ok(players)
    }

    /// Players up to the next option or the end; one at least.
    pub(super) fn players_to_option(&mut self) -> Result<Vec<Id>, LineProblem> {
        let mut players = vec![self.player()?];
        while !self.is_empty() && !self.at_option() {
            players.push(self.player()?);
        }
        Ok(players)
    }

    fn id<'p>(&mut self, what: &str, people: impl Iterator<Item = (&'p Id, &'p Profile)>) -> Result<Id, LineProblem> {
        let people: Vec<(&Id, &Profile)> = people.collect();
        let choices = |_: &LineWords<'_>| {
            people.iter().map(|(id, profile)| Suggestion::new(id.as_str(), text::display(&profile.name))).collect()
        };
        // An exact match comes first, since two ids may differ only in case.
        let found = |word: &str| {
            let exact = people.iter().find(|(id, _)| id.as_str() == word);
            let alike = || people.iter().find(|(id, _)| id.as_str().eq_ignore_ascii_case(word));
            exact.or_else(alike).map(|(id, _)| (*id).clone())
        };
        self.word(what, choices, found)
    }

    /// The name of a what-if that the plan keeps.
    pub(super) fn kept_what_if(&mut self) -> Result<String, LineProblem> {
        let names = self.scope.plan.what_ifs.iter().map(|what_if| what_if.name.as_str()).collect();
        self.named("a what-if's name", names)
    }

    /// The name of a filter that the plan keeps.
    pub(super) fn kept_filter(&mut self) -> Result<String, LineProblem> {
        let names: Vec<&str> = self.scope.plan.filters.iter().map(|filter| filter.name.as_str()).collect();
        let (first, at) = (self.next, self.place());
        let name = self.named("a filter's name", names.clone())?;
        let typed = text::fold(&name);
        let begun = || names.iter().filter(|held| text::fold(held).starts_with(&typed));
        if names.contains(&name.as_str()) || begun().next().is_none() {
            return Ok(name);
        }
        let choices = begun().map(|held| Suggestion::new(quote(held), "")).collect();
        let at = at.start..self.taken();
        self.next = first;
        self.problem("the whole name of a filter", choices).map_err(|problem| LineProblem { at, ..problem })
    }

    /// How long a ban lasts: `2 matches`, or `2 matches in "Serie A"`.
    pub(super) fn ban(&mut self) -> Result<Ban, LineProblem> {
        let matches = self.number("how many matches", &Ban::MATCHES)?;
        self.word(
            "matches, perhaps with in and a competition",
            |_| vec![Suggestion::new("matches", "")],
            |word| ["match", "matches"].iter().any(|known| word.eq_ignore_ascii_case(known)).then_some(()),
        )?;
        let competition = if self.takes("in") { Some(self.competition()?) } else { None };
        Ok(Ban { matches, competition })
    }

    pub(super) fn competition(&mut self) -> Result<String, LineProblem> {
        let plan = self.scope.plan;
        let played = plan.matches.iter().filter_map(|played| played.competition.as_deref());
        let filed = plan.registered.iter().map(|filed| filed.competition.as_str());
        let named = plan.competitions.iter().map(String::as_str);
        let mut names: Vec<&str> = named.chain(filed).chain(played).collect();
        let mut seen = HashSet::new();
        names.retain(|name| seen.insert(*name));
        self.named("a competition, such as \"Serie A\"", names)
    }

    /// A text, with these names as suggestions; the plan refuses a wrong one.
    pub(super) fn named(&mut self, what: &str, names: Vec<&str>) -> Result<String, LineProblem> {
        if self.is_empty() {
            let choices = names.into_iter().map(|name| Suggestion::new(quote(name), "")).collect();
            return self.problem(what, choices);
        }
        self.text(what)
    }

    /// The label of a slot of the plan's formation.
    pub(super) fn slot(&mut self) -> Result<String, LineProblem> {
        let formation = &self.scope.plan.tactic.formation;
        let labels: Vec<&str> = formation.slots().iter().map(|slot| slot.label.as_str()).collect();
        let choices = |_: &LineWords<'_>| labels.iter().map(|label| Suggestion::new(*label, "")).collect();
        let found = |word: &str| formation.slot(word).map(|slot| slot.label.clone());
        self.word(&format!("a slot: {}", labels.join(", ")), choices, found)
    }

    pub(super) fn formation(&mut self) -> Result<Arc<Formation>, LineProblem> {
        let scope = self.scope;
        let choices = |_: &LineWords<'_>| {
            let labels = |formation: &Formation| {
                formation.slots().iter().map(|slot| slot.label.as_str()).collect::<Vec<_>>().join(" ")
            };
            scope.all_formations().map(|formation| Suggestion::new(formation.name(), labels(formation))).collect()
        };
        let found = |word: &str| scope.all_formations().find(|formation| formation.name() == word).cloned();
        self.word("a formation, such as 3-4-2-1", choices, found)
    }

    /// Positions up to the next option: `CB LB:competent`.
    pub(super) fn positions(&mut self) -> Result<Positions, LineProblem> {
        let start = self.place();
        let mut positions = vec![self.position()?];
        while self.next_is(|word| Positions::typed(word).is_some()) {
            positions.push(self.position()?);
        }
        Positions::new(positions).map_err(|error| LineProblem {
            at: start,
            found: error.to_string(),
            expected: "each position once".into(),
            choices: Vec::new(),
        })
    }

    fn position(&mut self) -> Result<(Position, Familiarity), LineProblem> {
        let choices =
            |_: &LineWords<'_>| Position::ALL.iter().map(|position| Suggestion::new(position.word(), "")).collect();
        self.word("a position, such as CB or LB:competent (natural, competent, emergency)", choices, Positions::typed)
    }
}
