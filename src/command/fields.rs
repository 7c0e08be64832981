//! Fields of a person or the plan, read from a line.

use jiff::civil::Date;

use crate::domain::{
    Budget, Field, FieldName, Foot, Future, Id, Lent, Loan, Money, Plan, PlanField, Player, Position, Profile, Season,
    SeasonStart, Tactic, Target, TransferWindow, Weights, WithoutYear,
};
use crate::text::display;

use super::as_typed::{attributes, quote, typed_of_all, typed_windows};
use super::line::{LineProblem, LineWords, Suggestion};

impl LineWords<'_> {
    /// A field that these people have, with its new value.
    pub(super) fn field(&mut self, people: &[Id]) -> Result<Field, LineProblem> {
        let plan = self.scope.plan;
        let is_shared = |field: &FieldName| people.len() < 2 || *field != FieldName::Name;
        let fits = |field: &FieldName| {
            is_shared(field) && people.iter().all(|id| plan.person(id).is_none_or(|person| field.fits(person)))
        };
        let choices = |_: &LineWords<'_>| {
            let current = |field: FieldName| display(&typed_of_all(plan, people, field)).into_owned();
            let fields = FieldName::ALL.iter().copied().filter(|field| fits(field));
            let said = |field: FieldName| match current(field) {
                held if held.is_empty() => wanted(field).to_owned(),
                held => format!("{held} · {}", wanted(field)),
            };
            fields.map(|field| Suggestion::new(field.word(), said(field))).collect()
        };
        let expected = "the name of a field";
        let name = self.word(expected, choices, |word| FieldName::from_word(word).filter(is_shared))?;
        if self.is_empty() {
            if name == FieldName::Attribute {
                return self.problem(
                    "the attribute's name and its figure, or none",
                    people.first().map(|id| attributes(plan, id)).unwrap_or_default(),
                );
            }
            let mut choices = vec![Suggestion::new(typed_of_all(plan, people, name), "as it is")];
            choices.retain(|choice| !choice.text.is_empty());
            if !name.can_be_cleared() {
                return self.problem(wanted(name), choices);
            }
            if !choices.is_empty() {
                choices.push(Suggestion::new("none", "not known"));
            }
            if matches!(name, FieldName::Contract | FieldName::Joined) {
                choices.extend(self.day_choices());
            }
            return self.problem(format!("{}, or none", wanted(name)), choices);
        }
        self.field_value(name)
    }

    fn field_value(&mut self, name: FieldName) -> Result<Field, LineProblem> {
        Ok(match name {
            FieldName::Name => Field::Name(self.needed("a person has a name", "set gatti name \"Federico Gatti\"")?),
            FieldName::Positions => Field::Positions(self.positions()?),
            FieldName::Attribute => {
                let name = self.text_before_figure("the attribute's name")?;
                Field::Attribute(name, self.or_none(|line| line.number("a figure", &Profile::ATTRIBUTE))?)
            }
            FieldName::Nations => Field::Nations(self.nations()?),
            FieldName::Ties => Field::Ties(self.list("a tie, in \"quotes\"")?),
            FieldName::Born => Field::Born(self.or_none(|line| line.date(WithoutYear::Unclear))?),
            FieldName::Contract => Field::Contract(self.or_none(|line| line.date(WithoutYear::Next))?),
            FieldName::Clause => Field::Clause(self.or_none(LineWords::clause)?),
            FieldName::Joined => Field::Joined(self.or_none(|line| line.date(WithoutYear::Nearest))?),
            FieldName::Foot => Field::Foot(self.or_none(|line| line.one_of("a foot", Foot::ALL, Foot::word))?),
            FieldName::Trained => Field::Trained(self.or_none(LineWords::training)?),
            FieldName::Height => {
                Field::Height(self.or_none(|line| line.number("a height in centimetres", &Profile::HEIGHT_CM))?)
            }
            FieldName::Future => {
                Field::Future(self.or_none(|line| line.one_of("what is planned for him", Future::ALL, Future::word))?)
            }
            FieldName::Asking => Field::Asking(self.or_none(LineWords::money)?),
            FieldName::Rating => Field::Rating(self.or_none(|line| line.number("a rating", &Profile::RATING))?),
            FieldName::Shirt => Field::Shirt(self.or_none(|line| line.number("a shirt number", &Player::SHIRT))?),
            FieldName::Priority => Field::Priority(self.or_none(|line| line.number("a priority", &Target::PRIORITY))?),
            FieldName::Value => Field::Value(self.or_none(LineWords::money)?),
            FieldName::Wage => Field::Wage(self.or_none(LineWords::money)?),
            FieldName::Notes => Field::Notes(self.or_none(|line| line.text("notes"))?),
            FieldName::League => Field::League(self.or_none(|line| line.text("a league's code, such as ITA1"))?),
            FieldName::Club => Field::Club(self.or_none(|line| line.text("a club"))?),
            FieldName::Loan => Field::Loan(self.or_none(|line| {
                let from = line.item("the club he is borrowed from, in \"quotes\", until DAY")?;
                Ok(Loan { from, until: line.until(None)?, ended: None })
            })?),
            FieldName::Lent => Field::Lent(self.or_none(|line| {
                let to = line.item("the club he is lent to, in \"quotes\", from DAY until DAY")?;
                let since = if line.takes("from") { Some(line.date(WithoutYear::Nearest)?) } else { None };
                Ok(Lent { to, since, until: line.until(since)?, ended: None })
            })?),
        })
    }

    /// A field of the plan itself, with its new value.
    pub(super) fn plan_field(&mut self) -> Result<PlanField, LineProblem> {
        let plan = self.scope.plan;
        let current = |text: Option<&str>| text.map(|text| display(text).into_owned()).unwrap_or_default();
        let budget = |field, held: Option<Money>| {
            Suggestion::new(field, held.map_or("not given".into(), |money| money.to_string()))
        };
        let choices = |_: &LineWords<'_>| {
            vec![
                Suggestion::new("club", current(Some(&plan.club))),
                Suggestion::new("season", plan.named_season().map(|season| season.to_string()).unwrap_or_default()),
                Suggestion::new("season-starts", plan.season_starts.to_string()),
                Suggestion::new("today", plan.today.map_or("the clock's".into(), |today| today.to_string())),
                Suggestion::new("currency", current(plan.currency.as_deref())),
                Suggestion::new("competitions", current(Some(&plan.competitions.join(", ")))),
                Suggestion::new("league", current(plan.league.as_deref())),
                Suggestion::new("patience", plan.patience.unwrap_or(Plan::USUAL_PATIENCE).to_string()),
                Suggestion::new("windows", typed_windows(plan).unwrap_or_else(|| plan.usual_windows().into())),
                budget("transfers", plan.budget.transfers),
                budget("wages", plan.budget.wages),
                budget("revenue", plan.budget.revenue),
                Suggestion::new(
                    "squad-cost",
                    plan.budget.squad_cost.map_or("no limit".into(), |percent| format!("{percent} %")),
                ),
                budget("coach-wage", plan.budget.coach_wage),
            ]
        };
        const FIELDS: [&str; 14] = [
            "club",
            "season",
            "season-starts",
            "today",
            "currency",
            "competitions",
            "league",
            "patience",
            "windows",
            "transfers",
            "wages",
            "revenue",
            "squad-cost",
            "coach-wage",
        ];
        let known = |word: &str| FIELDS.iter().copied().find(|field| word.eq_ignore_ascii_case(field));
        let (last, others) = FIELDS.split_last().unwrap_or((&"", &[]));
        let expected = format!("{} or {last}", others.join(", "));
        Ok(match self.word(&expected, choices, known)? {
            "club" => PlanField::Club(self.needed("a plan has a club", "plan club Juventus")?),
            "season" => PlanField::Season(self.or_none(LineWords::season)?),
            "season-starts" => PlanField::SeasonStarts(self.or_none(LineWords::season_start)?.unwrap_or_default()),
            "today" => PlanField::Today(self.or_none(|line| line.date(WithoutYear::Nearest))?),
            "competitions" => PlanField::Competitions(self.list("a competition, such as \"Serie A\"")?),
            "league" => PlanField::League(self.or_none(|line| line.text("a league's code, such as ITA1"))?),
            "windows" => PlanField::Windows(self.windows()?),
            "transfers" => PlanField::Transfers(self.or_none(LineWords::money)?),
            "wages" => PlanField::Wages(self.or_none(LineWords::money)?),
            "revenue" => PlanField::Revenue(self.or_none(LineWords::money)?),
            "squad-cost" => {
                PlanField::SquadCost(self.or_none(|line| line.number("a percentage", &Budget::SQUAD_COST))?)
            }
            "coach-wage" => PlanField::CoachWage(self.or_none(LineWords::money)?),
            "patience" => PlanField::Patience(self.or_none(|line| line.number("days", &Plan::PATIENCE))?),
            _ => PlanField::Currency(self.or_none(|line| line.text("a currency's code, such as EUR"))?),
        })
    }

    /// Transfer windows as pairs of first and last day, or `none`.
    fn windows(&mut self) -> Result<Vec<TransferWindow>, LineProblem> {
        if self.is_empty() {
            let held = typed_windows(self.scope.plan).map(|held| Suggestion::new(held, "as they are"));
            let choices = held.into_iter().chain([Suggestion::new("none", self.scope.plan.usual_windows())]).collect();
            return self.problem("the first and the last day of each window, or none for the usual ones", choices);
        }
        if self.takes("none") {
            return Ok(Vec::new());
        }
        let mut windows = Vec::new();
        while windows.is_empty() || !self.is_empty() {
            let opens = match windows.last().map(|window: &TransferWindow| window.closes) {
                Some(before) => self.date(WithoutYear::From(before))?,
                None => self.first_day()?,
            };
            windows.push(TransferWindow { opens, closes: self.date(WithoutYear::From(opens))? });
        }
        Ok(windows)
    }

    fn season(&mut self) -> Result<Season, LineProblem> {
        let starts = self.scope.plan.season_starts;
        let said = Some(starts).filter(|starts| *starts != SeasonStart::default());
        self.parsed("a season such as 2025-26", |word| Season::named(word, said))
    }

    fn season_start(&mut self) -> Result<SeasonStart, LineProblem> {
        self.parsed("the first day of seasons, such as 01-01", str::parse)
    }

    /// The attributes of a role with their weights, up to the end of the line.
    pub(super) fn weights(&mut self, position: Position) -> Result<Weights, LineProblem> {
        let plan = self.scope.plan;
        let mut weights = Vec::new();
        while weights.is_empty() || !self.is_empty() {
            let held = plan.tactic.role(position).iter().map(|(name, weight)| format!("{} {weight}", quote(name)));
            let held: Vec<String> = held.collect();
            let choices = |_: &LineWords<'_>| {
                let held = Some(held.join(" ")).filter(|held| weights.is_empty() && !held.is_empty());
                held.into_iter().map(|held| Suggestion::new(held, "as it is")).collect()
            };
            let what = "an attribute and its weight, such as aerial 3, or none";
            let name = self.word(what, choices, |word| (!word.is_empty()).then(|| word.to_owned()))?;
            weights.push((name, self.number("a weight", &Tactic::WEIGHT)?));
        }
        Ok(weights)
    }

    /// A value, or the word `none`.
    pub(super) fn or_none<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, LineProblem>,
    ) -> Result<Option<T>, LineProblem> {
        if self.takes("none") {
            return Ok(None);
        }
        read(self)
            .map(Some)
            .map_err(|problem| LineProblem { expected: format!("{}, or none", problem.expected), ..problem })
    }

    /// A text that can't be cleared, so the word `none` without quotes is refused.
    fn needed(&mut self, why: &str, such_as: &str) -> Result<String, LineProblem> {
        if self.is_last("none") {
            return self.problem(format!("a text, since {why}: {such_as}"), Vec::new());
        }
        self.text("a name")
    }

    /// Words or quoted texts up to the end; `none` for an empty list.
    fn list(&mut self, what: &str) -> Result<Vec<String>, LineProblem> {
        if self.takes("none") {
            return Ok(Vec::new());
        }
        let mut items = vec![self.item(what)?];
        while !self.is_empty() {
            items.push(self.item(what)?);
        }
        Ok(items)
    }

    fn item(&mut self, what: &str) -> Result<String, LineProblem> {
        self.word(what, |_| Vec::new(), |word| (!word.is_empty()).then(|| word.to_owned()))
    }

    /// `until` and a last day, which comes after the first day if there is one.
    fn until(&mut self, first: Option<Date>) -> Result<Date, LineProblem> {
        if !self.takes("until") {
            return self.problem("until and the last day", vec![Suggestion::new("until", "DAY")]);
        }
        self.date(first.map_or(WithoutYear::Next, WithoutYear::From))
    }
}

/// What a field takes, with an example.
fn wanted(field: FieldName) -> &'static str {
    match field {
        FieldName::Name => "the whole name, such as Pedro Felipe",
        FieldName::Positions => "positions, such as CB RB:competent",
        FieldName::Attribute => "an attribute and its figure, such as pace 15",
        FieldName::Nations => "nations, such as ARG ITA",
        FieldName::Ties => "ties, each in quotes, such as \"plays with his brother\"",
        FieldName::Born => "the day of birth, such as 24 may 2001",
        FieldName::Contract => "the last day of the contract, such as 30 jun 2028",
        FieldName::Clause => "the sum of a release clause, such as 12m until 30 jun",
        FieldName::Joined => "the first day here, such as 1 jul 2025",
        FieldName::Foot => "left, right or both",
        FieldName::Trained => "where he was trained: club, association or no",
        FieldName::Height => "a height in centimetres, such as 188",
        FieldName::Future => "what is planned for him",
        FieldName::Asking => "the price that we ask, such as 20m",
        FieldName::Rating => "a rating from 0 to 200",
        FieldName::Shirt => "a shirt number, such as 24",
        FieldName::Priority => "a priority, 1 being the first",
        FieldName::Value => "a market value, such as 20m or 350k",
        FieldName::Wage => "a wage for a season, gross, such as 4m",
        FieldName::Notes => "any text",
        FieldName::League => "a league's code, such as ITA1",
        FieldName::Club => "a club's name",
        FieldName::Loan => "from which club until when, such as \"Porto\" until 2026-06-30",
        FieldName::Lent => "to which club until when, such as \"Como\" until 2026-06-30",
    }
}
