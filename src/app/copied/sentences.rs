//! The selection of each screen as a sentence, with who said it and what proves it.

use jiff::civil::Date;

use super::context::CopyContext;
use crate::analysis::money::words::cells;
use crate::analysis::{Worst, cover, words};
use crate::app::screens::{BudgetPart, CalendarPart, DealsPart};
use crate::app::squad::SquadOn;
use crate::command::{Pane, Screen, SquadColumn};
use crate::domain::{Bid, CostBasis, Id, Moved, Outlook, Person, Player, Profile, Report, Stance, Target, Why};
use crate::text;

/// The sentence without its context, and the day that it is about.
pub(super) fn selection(of: CopyContext<'_>) -> Option<(Date, String)> {
    let (on, today) = (of.asked.on, of.asked.as_of());
    let screens = of.screens;
    match screens.shown {
        Screen::Board if screens.board.focus == Pane::Gaps => Some((on, of.gap()?)),
        Screen::WhatIfs => Some((on, of.what_if()?)),
        Screen::Market => Some((on, of.market_row()?)),
        Screen::Calendar if screens.calendar.focus == CalendarPart::Breaks => Some((on, of.week()?)),
        Screen::Calendar => {
            let said: Vec<String> = [of.selected(), of.week()].into_iter().flatten().collect();
            Some((on, said.join(". "))).filter(|_| !said.is_empty())
        }
        Screen::Deals if screens.deals.focus == DealsPart::Ends => Some((today, of.end()?)),
        Screen::Deals => Some((today, of.deal()?)),
        Screen::Budget => Some((today, of.budget_line()?)),
        Screen::Board | Screen::Pitch | Screen::Squad => Some((on, of.selected()?)),
    }
}

impl CopyContext<'_> {
    /// A gap with the players that prove it, and who would close it.
    fn gap(self) -> Option<String> {
        let (answers, place) = (&self.asked.answers, self.screens.board.line(Pane::Gaps, self.asked)?);
        let gap = answers.gaps.get(place)?;
        let mut said = vec![format!("{} {}", gap.severity, gap.slots)];
        said.extend(Some(format!("({})", gap.players)).filter(|_| !gap.players.is_empty()));
        let mut said = vec![said.join(" "), gap.proof.clone()];
        said.extend(answers.short.iter().find(|part| part.players == gap.players).map(|part| part.need.clone()));
        said.extend(answers.closers.get(place).filter(|closers| !closers.is_empty()).cloned());
        said.push(format!("counting {}", self.who_counts()));
        Some(said.join("; "))
    }

    /// The week of the day shown, with the proof of its worst day.
    fn week(self) -> Option<String> {
        let calendar = self.screens.calendar.answer()?;
        let week = calendar.weeks.get(self.screens.calendar.week_of(self.asked.on))?;
        let Worst { margin_on, .. } = *week.figures.get(Outlook::Likely);
        let [margin, short] = words::week(week);
        let cover = cover(&self.plan().seen_on(self.asked.as_of()), margin_on, self.asked.at_least);
        let proof = words::margin(&cover, self.plan());
        let worst = format!("In the week of {}, margin {margin} and short {short} at the worst", self.day(week.monday));
        let mut said = vec![format!("{worst}: {proof} ({})", self.day(margin_on))];
        let matches = week.matches.iter().map(|played| format!("{} {}", self.day(played.on), words::match_day(played)));
        said.extend(matches);
        said.extend(week.deadlines.iter().map(|(name, on)| format!("{name} on {}", self.day(*on))));
        said.push(format!("counting {}", self.who_counts()));
        Some(said.join("; "))
    }

    fn what_if(self) -> Option<String> {
        let place = self.screens.what_ifs.line(self.asked)?;
        let held = self.screens.what_ifs.answer()?.what_ifs.get(place)?;
        let kept = self.asked.known().what_ifs.get(place)?;
        let assumed: Vec<String> = kept.assumptions.iter().map(|assumption| self.assumption(assumption)).collect();
        let mut said = vec![format!("what if {}: {}", assumed.join(" and "), held.would_be[0])];
        said.push(held.would_be[1].clone());
        said.extend(held.stale.iter().cloned());
        said.push(format!("counting {}", self.who_counts()));
        Some(said.join("; "))
    }

    /// An agreement that ends.
    fn end(self) -> Option<String> {
        let place = self.screens.deals.line(DealsPart::Ends, self.asked)?;
        let ends = self.screens.deals.shown_ends(self.asked);
        let found = ends.get(place)?;
        let club = found.club.as_deref().map(|club| format!(" ({club})")).unwrap_or_default();
        let ends = format!("{}{club} ends on {}", found.what, self.day(found.on));
        Some(format!("{}; {ends}", self.selected()?))
    }

    /// Whom the selected deal is about, and between which sums it can be made.
    fn deal(self) -> Option<String> {
        let negotiation = self.screens.deals.negotiation()?;
        let mut said = vec![self.selected()?];
        said.extend(negotiation.limits_said.iter().cloned());
        said.extend(self.such_deals.said().iter().cloned());
        said.extend(negotiation.stalled.clone());
        Some(said.join("; "))
    }

    /// A line of the focused table, with the names of its figures.
    fn budget_line(self) -> Option<String> {
        let budget = &self.screens.budget;
        let (lines, place) = (budget.lines()?, budget.line(budget.focus, self.asked)?);
        let season = budget.season(self.asked)?;
        let figures = |figures: &[cells::BudgetCell]| {
            let told = cells::FIGURES.iter().zip(figures).filter(|(_, cell)| cell.text != text::UNKNOWN);
            told.map(|(name, cell)| format!("{name} {}", cell.text)).collect::<Vec<_>>().join(", ")
        };
        Some(match budget.focus {
            BudgetPart::Seasons => {
                let (season, held) = lines.seasons.get(place)?;
                format!("{season}: {}", figures(held))
            }
            BudgetPart::WhatIfs => {
                let (name, held) = lines.what_ifs.get(place)?;
                format!("what if {name}, in {season}: {}", figures(held))
            }
            BudgetPart::Deals => {
                let deals = budget.shown_deals(self.asked);
                let deal = deals.get(place)?;
                let mut headings = cells::deal_headings(season);
                headings[0] = format!("paid in {season}");
                let told = headings.into_iter().zip(&deal.cells).filter(|(_, cell)| !cell.is_empty());
                let told: Vec<String> = told.map(|(heading, cell)| format!("{heading} {cell}")).collect();
                format!("{}, {}: {}", self.plan().short_name(&deal.person), deal.sum, told.join(", "))
            }
        })
    }

    /// The selected person.
    fn selected(self) -> Option<String> {
        let (id, person) = self.screens.selected(self.asked)?;
        Some(match person {
            Person::Player(player) => self.player(id, player),
            Person::Target(target) => self.target(id, target),
        })
    }

    /// `Gleison Bremer (CB, 28): injured, cruciate ligament, since 2 Oct 2024; …`
    fn player(self, id: &Id, player: &Player) -> String {
        let mut said = vec![self.status(id, player)];
        let slots = &self.asked.answers.cover.slots;
        let ranked = |id: &Id| slots.iter().flat_map(|slot| &slot.ranked).find(|ranked| ranked.id == *id);
        let starts = ranked(id).and_then(|ranked| slots.get(ranked.fielded?));
        said.extend(starts.map(|slot| format!("starts at {}", slot.label)));
        let contract = player.profile.contract.filter(|_| player.borrowed().is_none());
        said.extend(contract.map(|last| format!("contract until {}", self.day(last))));
        said.extend(self.value(&player.profile));
        said.extend(player.future.map(|future| future.to_string()));
        said.extend(player.asking.map(|price| format!("we ask {price}")));
        said.extend(player.bids.last().map(|bid| self.bid(bid, player.bids.len())));
        said.extend(self.report(&player.profile));
        format!("{}: {}", self.who(&player.profile, None), said.join("; "))
    }

    /// Why he is out and who expects him back when, or what else is known of him on the day.
    fn status(self, id: &Id, player: &Player) -> String {
        let out = self.asked.answers.out.iter().find(|out| out.id == *id);
        let absence = out.and_then(|out| player.absences.get(out.absence).map(|absence| (out, absence)));
        let Some((out, absence)) = absence else {
            let line = SquadOn::of(self.asked).line(id);
            let said =
                line.and_then(|line| Some(line.cell(SquadColumn::Availability, &|day| self.day(day))?.into_owned()));
            return said.unwrap_or_default();
        };
        let is = match absence.why {
            _ if out.doubt => "in doubt",
            Why::Injury(_) => "injured",
            Why::Suspension(_) => "suspended",
            Why::Other(_) => "out",
        };
        let why = Some(absence.why.text()).filter(|why| !why.is_empty());
        let why = why.map(|why| format!(" ({why})")).unwrap_or_default();
        let mut said = vec![format!("{is}{why} since {}", self.day(absence.from))];
        said.extend(absence.ban.as_ref().map(|ban| format!("for {ban}")));
        let back = |on, source: &str, said| format!("{} ({source}, {})", self.day(on), self.day(said));
        let returns: Vec<String> =
            absence.returns.iter().map(|report| back(report.back, &report.source, report.on)).collect();
        said.extend((!returns.is_empty()).then(|| format!("back {}", returns.join(" or "))));
        if absence.returns.is_empty() && absence.ban.is_none() {
            let back = out.back[0].map(|day| format!("back {}", self.day(day)));
            said.push(back.unwrap_or("no return reported".to_owned()));
        }
        said.join(", ")
    }

    /// `Leonardo Balerdi (CB, 26, Marseille): approached; seller refuses: he is vital (Tuttojuve, 17 Jun 2025); …`
    fn target(self, id: &Id, target: &Target) -> String {
        let mut said = vec![match target.why_off() {
            Some(why) => format!("{}: {why}", target.stage),
            None => target.stage.to_string(),
        }];
        let steps = target.steps.iter().rev();
        let track = |name: &str, stance: &Stance, is_of: &dyn Fn(&Moved) -> bool| {
            let found = steps.clone().find(|step| is_of(&step.to)).map(|step| self.by(step.source.as_deref(), step.on));
            format!("{name} {}{}", stance.says(), found.unwrap_or_default())
        };
        let is_sellers = |to: &Moved| matches!(to, Moved::Seller(held) if *held == target.seller);
        let is_players = |to: &Moved| matches!(to, Moved::Player(held) if *held == target.player);
        said.push(track("seller", &target.seller, &is_sellers));
        said.push(track("player", &target.player, &is_players));
        let bid = target.bids.last().map(|bid| self.bid(bid, target.bids.len()));
        said.push(bid.unwrap_or("no bid yet".to_owned()));
        let currency = self.plan().currency.as_deref();
        said.extend(target.expected_cost(self.asked.as_of()).map(|(cost, basis)| match basis {
            CostBasis::OutOfContract => basis.to_string(),
            CostBasis::RefusedBid => format!("expected cost more than {} ({basis})", cost.in_currency(currency)),
            basis => format!("expected cost {} ({basis})", cost.in_currency(currency)),
        }));
        said.extend(self.asked.worth(id).map(|worth| {
            let (before, after) = (worth.now.before, worth.now.after);
            let change = text::change::<i64>;
            let margin = change(before.margin.into(), after.margin.into());
            format!("with him margin {margin}, short {} today", change(before.shortfall.into(), after.shortfall.into()))
        }));
        said.extend(self.report(&target.profile));
        format!("{}: {}", self.who(&target.profile, target.club.as_deref()), said.join("; "))
    }

    /// `Leonardo Balerdi (CB, 26, Marseille)`
    fn who(self, profile: &Profile, club: Option<&str>) -> String {
        let positions: Vec<&str> = profile.positions.iter().map(|(position, _)| position.word()).collect();
        let age = profile.age(self.asked.on).map(|age| age.to_string());
        let known = [Some(positions.join(" ")), age, club.map(str::to_owned)];
        format!("{} ({})", profile.name, known.into_iter().flatten().collect::<Vec<_>>().join(", "))
    }

    fn value(self, profile: &Profile) -> Option<String> {
        Some(format!("value {}", profile.value?.in_currency(self.plan().currency.as_deref())))
    }

    /// The last of some bids: `28m by us, rejected on 19 Jun 2025 (RMC), the last of 2 bids`.
    fn bid(self, bid: &Bid, count: usize) -> String {
        let club = bid.club.as_deref().map(|club| format!(" ({club})")).unwrap_or_default();
        let source = bid.answer_source.as_deref().or(bid.source.as_deref());
        let answered = format!("{}{}", bid.answer, self.by(source, bid.answered.unwrap_or(bid.on)));
        let last = if count > 1 { format!(", the last of {count} bids") } else { String::new() };
        format!("bid {} by {}{club}, {answered}{last}", bid.terms, bid.by)
    }

    /// The latest report: `“Marseille will not open talks” (Tuttojuve, 17 Jun 2025)`.
    fn report(self, profile: &Profile) -> Option<String> {
        let Report { says, source, on, .. } = profile.reports.iter().max_by_key(|report| report.on)?;
        Some(format!("“{says}”{}", self.by(Some(source), *on)))
    }

    /// ` (Tuttojuve, 17 Jun 2025)`
    fn by(self, source: Option<&str>, on: Date) -> String {
        let source = source.filter(|source| !source.is_empty()).map(|source| format!("{source}, ")).unwrap_or_default();
        format!(" ({source}{})", self.day(on))
    }
}
