//! The whole list of each pane as a table; days are `YYYY-MM-DD`, which every spreadsheet knows.

use jiff::civil::Date;

use super::context::CopyContext;
use crate::analysis::deals::words as deal_words;
use crate::analysis::money::words::cells;
use crate::analysis::{CalendarRow, words};
use crate::app::screens::{BudgetPart, CalendarPart, DealsPart};
use crate::app::squad::SquadOn;
use crate::command::{Pane, Screen};
use crate::domain::{Id, Outlook, Person, Stance};
use crate::forecast::words as chance_words;
use crate::text;

/// A list with its headings.
pub(super) struct CopiedTable {
    /// The day that it is about.
    pub(super) day: Date,
    pub(super) title: String,
    pub(super) headings: Vec<&'static str>,
    pub(super) rows: Vec<Vec<String>>,
}

/// The list of the pane with the focus; `None` if there is none to copy.
pub(super) fn pane(of: CopyContext<'_>) -> Option<CopiedTable> {
    let screens = of.screens;
    match screens.shown {
        Screen::Board => match screens.board.focus {
            Pane::Depth => Some(of.depth()),
            Pane::Injured => Some(of.injured()),
            Pane::Targets => Some(of.targets()),
            Pane::Gaps => Some(of.gaps()),
            Pane::Sheet => of.sheet(),
        },
        Screen::Pitch => Some(of.depth()),
        Screen::Calendar => of.weeks(),
        Screen::Deals => match screens.deals.focus {
            DealsPart::List => Some(of.deals()),
            DealsPart::Ladder => of.ladder(),
            DealsPart::Ends => Some(of.ends()),
        },
        Screen::Squad => Some(of.squad()),
        Screen::Budget => of.budget(),
        Screen::WhatIfs => of.what_ifs(),
        Screen::Market => of.market(),
    }
}

impl CopyContext<'_> {
    /// A table about the day shown.
    fn of_day(self, title: &str, headings: &[&'static str], rows: Vec<Vec<String>>) -> CopiedTable {
        CopiedTable { day: self.asked.on, title: title.to_owned(), headings: headings.to_vec(), rows }
    }

    /// A table about the plan's today.
    fn of_today(self, title: &str, headings: &[&'static str], rows: Vec<Vec<String>>) -> CopiedTable {
        CopiedTable { day: self.asked.as_of(), ..self.of_day(title, headings, rows) }
    }

    fn name(self, id: &Id) -> String {
        self.plan().short_name(id).to_owned()
    }

    /// The first player of a slot is the one who starts there, if anybody does.
    fn depth(self) -> CopiedTable {
        let slots = &self.asked.answers.cover.slots;
        let rows = slots.iter().enumerate().map(|(index, slot)| {
            let starts = slot.ranked.iter().find(|ranked| ranked.fielded == Some(index));
            let others = slot.ranked.iter().filter(|ranked| ranked.fielded != Some(index));
            vec![
                slot.label.clone(),
                slot.severity.to_string(),
                slot.ranked.len().to_string(),
                slot.wanted.to_string(),
                starts.map(|ranked| self.name(&ranked.id)).unwrap_or_default(),
                others.map(|ranked| self.name(&ranked.id)).collect::<Vec<_>>().join(", "),
            ]
        });
        let headings = ["Slot", "State", "Have", "Want", "Starts", "Others"];
        self.of_day(&format!("depth, {}", self.who_counts()), &headings, rows.collect())
    }

    fn injured(self) -> CopiedTable {
        let rows = self.asked.shown_out().into_iter().filter_map(|out| {
            let player = self.plan().players.get(&out.id)?;
            let absence = player.absences.get(out.absence)?;
            let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
            let [likely, best, worst] = out.back;
            let sources: Vec<&str> = absence.returns.iter().map(|report| report.source.as_str()).collect();
            Some(vec![
                self.name(&out.id),
                positions(Person::Player(player)),
                absence.why.kind().to_owned(),
                absence.why.text().to_owned(),
                absence.from.to_string(),
                if out.doubt { "in doubt".to_owned() } else { day(likely) },
                day(best),
                day(worst),
                sources.join(", "),
            ])
        });
        let headings = ["Player", "Pos", "Kind", "Why", "Since", "Back", "At best", "At worst", "Sources"];
        self.of_day("out and in doubt", &headings, rows.collect())
    }

    fn targets(self) -> CopiedTable {
        let rows = self.asked.shown_targets().iter().filter_map(|id| {
            let target = self.plan().targets.get(id)?;
            let said = |stance: &Stance| if *stance == Stance::Unknown { String::new() } else { stance.says() };
            let cost = target.expected_cost(self.asked.as_of());
            let worth = self.asked.worth(id);
            let row = vec![
                target.priority.map(|priority| priority.to_string()).unwrap_or_default(),
                self.name(id),
                positions(Person::Target(target)),
                target.club.clone().unwrap_or_default(),
                target.stage.to_string(),
                said(&target.seller),
                said(&target.player),
                target
                    .bids
                    .last()
                    .map(|bid| format!("{} by {}, {}", bid.terms, bid.by, bid.answer))
                    .unwrap_or_default(),
                cost.map(|(cost, _)| cost.to_string()).unwrap_or_default(),
                cost.map(|(_, basis)| basis.to_string()).unwrap_or_default(),
                worth.map(|found| text::change(found.now.before.margin, found.now.after.margin)).unwrap_or_default(),
                worth
                    .map(|found| text::change(found.now.before.shortfall, found.now.after.shortfall))
                    .unwrap_or_default(),
            ];
            Some((row, self.chances.with_target(self.asked, id).map(chance_words::before_and_after)))
        });
        let headings =
            ["No", "Target", "Pos", "Club", "Stage", "Seller", "Player", "Last bid", "Cost", "By", "Margin", "Short"];
        let (headings, rows) = with_chances(&headings, rows.collect());
        self.of_day("targets", &headings, rows)
    }

    fn gaps(self) -> CopiedTable {
        let answers = &self.asked.answers;
        let short = answers.short.iter().map(|part| {
            (vec!["short".to_owned(), part.need.clone(), part.players.clone(), String::new(), String::new()], None)
        });
        let gaps = answers.gaps.iter().enumerate().map(|(place, gap)| {
            let closers = answers.closers.get(place).cloned().unwrap_or_default();
            let row = vec![gap.severity.to_owned(), gap.slots.clone(), gap.players.clone(), gap.proof.clone(), closers];
            (row, self.chances.of_gap(self.asked, place))
        });
        let margin = format!("margin {}", answers.cover.margin);
        let margin = vec![margin, String::new(), String::new(), answers.margin.clone(), String::new()];
        let today = self.asked.today();
        let no_eleven = match self.asked.on == today {
            true => "no eleven".to_owned(),
            false => format!("no eleven from {today} on"),
        };
        let by_deadline = self.chances().into_iter().flat_map(|chances| {
            let forecast = &chances.forecast;
            forecast.deadlines.iter().map(|some| {
                let up_to = chance_words::up_to(some, forecast.by_match);
                let row = vec![no_eleven.clone(), up_to, String::new(), String::new(), String::new()];
                (row, Some(chance_words::drawn(some.broken)))
            })
        });
        let rows = short.chain(gaps).chain([(margin, None)]).chain(by_deadline).collect();
        let (headings, rows) = with_chances(&["State", "Where", "Players", "Proof", "Who closes it"], rows);
        self.of_day(&format!("gaps, {}", self.who_counts()), &headings, rows)
    }

    /// Every entry about the selected person.
    fn sheet(self) -> Option<CopiedTable> {
        let (id, person) = self.screens.selected(self.asked)?;
        let (whole, day) = (self.asked.whole().person(id), self.asked.on);
        let rows = person.entries().into_iter().map(|(name, entry)| {
            let name = whole.map_or(name, |whole| name.in_whole(whole, day));
            let source = entry.source().unwrap_or_default().to_owned();
            vec![name.to_string(), entry.on().to_string(), entry.says(), source]
        });
        let title = text::display(self.plan().short_name(id)).into_owned();
        Some(self.of_day(&title, &["Entry", "Day", "Says", "Source"], rows.collect()))
    }

    /// The weeks ahead, or those that break where these have the focus.
    fn weeks(self) -> Option<CopiedTable> {
        let calendar = self.screens.calendar.answer()?;
        let (focus, breaks) = (self.screens.calendar.focus, self.screens.calendar.breaks());
        let is_shown = |place: &usize| focus == CalendarPart::Players || breaks.contains(place);
        let rows = calendar.weeks.iter().enumerate().filter(|(place, _)| is_shown(place)).map(|(place, week)| {
            let is_away =
                |row: &&CalendarRow| row.cells.get(place).is_some_and(|cell| cell.days.iter().any(Option::is_some));
            let away = calendar.players.iter().filter(is_away).map(|row| self.plan().short_name(&row.id));
            let found = week.figures.get(Outlook::Likely);
            let matches = week.matches.iter().map(|played| format!("{} {}", played.on, words::match_day(played)));
            let due = week.deadlines.iter().map(|(name, on)| format!("{on} {name}"));
            let chance = self.chances().and_then(|chances| chances.forecast.week_of(week.monday));
            let base_rate = |is_base_rate| if is_base_rate { ", base rate" } else { "" };
            let chance =
                chance.map(|week| format!("{}{}", chance_words::drawn(week.broken), base_rate(week.is_base_rate)));
            let row = vec![
                week.monday.to_string(),
                found.margin.to_string(),
                found.margin_on.to_string(),
                found.shortfall.to_string(),
                found.shortfall_on.to_string(),
                matches.chain(due).chain(week.call_ups.iter().cloned()).collect::<Vec<_>>().join("; "),
                away.collect::<Vec<_>>().join(", "),
            ];
            (row, chance)
        });
        let headings = ["Week of", "Margin", "On", "Short", "On", "What is due", "Away"];
        let (headings, rows) = with_chances(&headings, rows.collect());
        Some(self.of_day(&format!("the weeks ahead, {}", self.who_counts()), &headings, rows))
    }

    fn deals(self) -> CopiedTable {
        let rows = self.screens.deals.shown(self.asked).into_iter().filter_map(|deal| {
            let person = self.plan().person(&deal.person)?;
            let (seller, player, bid) = match person {
                Person::Target(target) => (target.seller.says(), target.player.says(), target.bids.last()),
                Person::Player(player) => (String::new(), String::new(), player.bids.last()),
            };
            Some(vec![
                self.name(&deal.person),
                deal.standing.to_string(),
                deal.moved.map(|day| day.to_string()).unwrap_or_default(),
                deal.stalled.as_ref().map(deal_words::stalled).unwrap_or_default(),
                seller,
                player,
                bid.map(|bid| format!("{} by {}, {}", bid.terms, bid.by, bid.answer)).unwrap_or_default(),
            ])
        });
        let headings = ["Person", "Stage", "Last moved", "Stalled", "Seller", "Player", "Last bid"];
        self.of_today("deals", &headings, rows.collect())
    }

    fn ladder(self) -> Option<CopiedTable> {
        let found = self.screens.deals.negotiation()?;
        let rows = found.rungs.iter().map(|rung| {
            vec![
                rung.on.to_string(),
                deal_words::column(rung).to_string(),
                rung.kind.to_string(),
                rung.says.clone(),
                rung.source.clone().unwrap_or_default(),
            ]
        });
        let title = format!("the deal of {}", text::display(self.plan().short_name(&found.person)));
        Some(self.of_today(&title, &["Day", "Side", "What", "Says", "Source"], rows.collect()))
    }

    fn ends(self) -> CopiedTable {
        let ends = self.screens.deals.shown_ends(self.asked);
        let rows = ends.into_iter().map(|end| {
            let club = end.club.clone().unwrap_or_default();
            vec![self.name(&end.person), end.what.to_string(), club, end.on.to_string()]
        });
        self.of_today("what ends", &["Player", "What", "Club", "Last day"], rows.collect())
    }

    fn squad(self) -> CopiedTable {
        let (squad, lines) = (&self.screens.squad, SquadOn::of(self.asked));
        let rows = squad.shown().iter().filter_map(|id| lines.line(id)).map(|line| {
            let cell = |column| line.cell(column, &|day| day.to_string()).unwrap_or_default().into_owned();
            squad.columns.iter().map(|column| cell(*column)).collect()
        });
        let headings: Vec<&'static str> = squad.columns.iter().map(|column| column.word()).collect();
        self.of_day("squad", &headings, rows.collect())
    }

    fn budget(self) -> Option<CopiedTable> {
        let budget = &self.screens.budget;
        let (lines, season) = (budget.lines()?, budget.season(self.asked)?);
        let figures = |name: &str, held: &[cells::BudgetCell]| {
            std::iter::once(name.to_owned()).chain(held.iter().map(|cell| cell.text.clone())).collect()
        };
        let headings = |first| std::iter::once(first).chain(cells::FIGURES).collect::<Vec<_>>();
        Some(match budget.focus {
            BudgetPart::Seasons => {
                let rows = lines.seasons.iter().map(|(season, held)| figures(&season.to_string(), held));
                self.of_today("budget by season", &headings("season"), rows.collect())
            }
            BudgetPart::WhatIfs => {
                let rows = lines.what_ifs.iter().map(|(name, held)| figures(name, held));
                self.of_today(&format!("budget of {season} by what-if"), &headings("what-if"), rows.collect())
            }
            BudgetPart::Deals => {
                let rows = budget.shown_deals(self.asked).into_iter().map(|deal| {
                    let first = [self.name(&deal.person), deal.sum.to_string()];
                    first.into_iter().chain(deal.cells.iter().cloned()).collect()
                });
                let headings =
                    ["person", "sum", "paid", "wages", "amortised", "earlier", "later", "in all", "from", "terms"];
                self.of_today(&format!("deals in the budget of {season}"), &headings, rows.collect())
            }
        })
    }

    fn what_ifs(self) -> Option<CopiedTable> {
        let listed = self.screens.what_ifs.answer()?;
        let row = |name: &str, assumes: &str, would_be: &[String; 2]| {
            vec![name.to_owned(), assumes.to_owned(), would_be[0].clone(), would_be[1].clone()]
        };
        let kept = self.asked.known().what_ifs.iter().enumerate();
        let held = kept.map(|(place, what_if)| match listed.what_ifs.get(place) {
            Some(held) => row(&what_if.name, &held.assumes, &held.would_be),
            None => row(&what_if.name, "…", &["…", "…"].map(str::to_owned)),
        });
        let rows = std::iter::once(row("as it is", "", &listed.as_it_is)).chain(held).collect();
        let title = format!("what-ifs, {}", self.who_counts());
        Some(self.of_day(&title, &["What-if", "Assumes", "On the day", "At the worst"], rows))
    }
}

/// The chances of no eleven as a last column, once some are known.
fn with_chances(
    headings: &[&'static str],
    rows: Vec<(Vec<String>, Option<String>)>,
) -> (Vec<&'static str>, Vec<Vec<String>>) {
    let is_known = rows.iter().any(|(_, chance)| chance.is_some());
    let headings = headings.iter().copied().chain(is_known.then_some("Chance of no eleven")).collect();
    let row = |(mut row, chance): (Vec<String>, Option<String>)| {
        row.extend(is_known.then(|| chance.unwrap_or_default()));
        row
    };
    (headings, rows.into_iter().map(row).collect())
}

fn positions(person: Person<'_>) -> String {
    person.profile().positions.iter().map(|(position, _)| position.word()).collect::<Vec<_>>().join(" ")
}
