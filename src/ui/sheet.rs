//! The sheet: everything known about the selected person, each claim with its source.

use std::borrow::Cow;

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::drawing::Drawing;
use super::frame::{framed, more};
use super::row::Row;
use super::theme::Theme;
use super::words;
use crate::analysis::deals::words as deal_words;
use crate::analysis::money::words as money_words;
use crate::analysis::{Added, Weeks};
use crate::app::Model;
use crate::command::{Pane, Screen};
use crate::domain::{
    Answer, Ban, BanServed, Bid, Clause, CostBasis, EntryKind, EntryName, Familiarity, Id, Outlook, Person,
    PersonEntry, Player, Side, Stance, Target, Trained, Training,
};
use crate::forecast::{EffectOf, words as chance_words};
use crate::text;

/// Columns of the labels on the left.
const LABELS: usize = 11;

pub(super) fn draw(model: &Model, theme: &Theme, area: Rect, drawing: &mut Drawing) {
    let on_the_board = model.screens.shown == Screen::Board && model.screens.board.focus == Pane::Sheet;
    let focused = on_the_board || model.layers.iter().any(|layer| matches!(layer, crate::app::Layer::Sheet));
    let Some((id, person)) = model.selected() else {
        let inside = framed("Sheet", focused, theme, area, drawing);
        Row::new(drawing, inside, 0).put(" nobody is selected", theme.faint);
        return;
    };
    let inside = framed(model.asked.plan().short_name(id), focused, theme, area, drawing);
    let sheet = Sheet::new(model, theme, id, person, usize::from(inside.width));
    let height = usize::from(inside.height);
    let first = model.screens.board.sheet.first(sheet.lines.len(), height);
    more(inside, first, sheet.lines.len(), theme, drawing);
    for (index, line) in sheet.lines.iter().skip(first).take(height).enumerate() {
        let mut row = Row::new(drawing, inside, index);
        row.put(" ", theme.text).cell(&line.label, LABELS, theme.faint).put(&line.text, line.style);
    }
}

struct SheetLine {
    label: Cow<'static, str>,
    text: String,
    style: Style,
}

struct Sheet<'a> {
    model: &'a Model,
    theme: &'a Theme,
    columns: usize,
    /// The person with every entry, while some are of a later day than the one shown.
    whole: Option<Person<'a>>,
    lines: Vec<SheetLine>,
}

impl<'a> Sheet<'a> {
    fn new(model: &'a Model, theme: &'a Theme, id: &Id, person: Person<'_>, columns: usize) -> Sheet<'a> {
        let whole = model.kept_plan().person(id).filter(|_| model.asked.later > 0);
        let columns = columns.saturating_sub(LABELS + 2);
        let mut sheet = Sheet { model, theme, columns, whole, lines: Vec::new() };
        sheet.add("name", person.profile().name.clone(), theme.strong);
        sheet.add("id", id.to_string(), theme.faint);
        // Facts that everybody has come first, so that they don't move while one goes through a list.
        sheet.profile(person);
        match person {
            Person::Player(player) => sheet.player(id, player),
            Person::Target(target) => sheet.target(id, target),
        }
        sheet.cost(id);
        sheet.said(person);
        sheet
    }

    /// Adds a wrapped text, with the label beside its first line.
    fn add(&mut self, label: impl Into<Cow<'static, str>>, text: impl AsRef<str>, style: Style) {
        let mut label = label.into();
        for line in text::wrap(text.as_ref(), self.columns) {
            self.lines.push(SheetLine { label: std::mem::take(&mut label), text: line, style });
        }
    }

    /// Adds an entry, labelled with the name by which it can be corrected.
    fn add_entry(&mut self, kind: EntryKind, place: usize, text: impl AsRef<str>, style: Style) {
        self.add(self.named(EntryName::at(kind, place)), text, style);
    }

    /// The name by which an entry can be corrected: that of the whole plan.
    fn named(&self, name: EntryName) -> String {
        self.whole.map_or(name, |whole| name.in_whole(whole, self.model.asked.on)).to_string()
    }

    /// Adds a text without wrapping it, since its columns line up with those of another line.
    fn add_as_is(&mut self, label: &'static str, text: String, style: Style) {
        self.lines.push(SheetLine { label: label.into(), text, style });
    }

    /// Adds the known facts on one line.
    fn facts<const N: usize>(&mut self, label: &'static str, facts: [Option<String>; N]) {
        let known: Vec<String> = facts.into_iter().flatten().collect();
        match known.as_slice() {
            [] => self.add(label, "unknown", self.theme.faint),
            known => self.add(label, known.join(" · "), self.theme.text),
        }
    }

    fn day(&self, day: jiff::civil::Date) -> String {
        words::day(day, self.model.asked.on, self.model.window.dates)
    }

    fn money(&self, money: crate::domain::Money) -> String {
        money.in_currency(self.model.asked.plan().currency.as_deref())
    }

    fn clause(&self, clause: Clause) -> String {
        let until = clause.until.map(|until| format!(" until {}", self.day(until))).unwrap_or_default();
        format!("{}{until}", self.money(clause.amount))
    }

    fn ban(&mut self, ban: &Ban, served: &BanServed) {
        let theme = self.theme;
        if let Some(last) = served.last {
            self.add("", format!("served with the match on {}", self.day(last)), theme.faint);
        }
        if let Some(doubts) = served.doubts(ban) {
            self.add("", doubts, theme.thin);
        }
    }

    fn player(&mut self, id: &Id, player: &Player) {
        let (theme, on) = (self.theme, self.model.asked.on);
        let available = self.model.asked.plan().available(id, player, on, Outlook::Likely);
        let plan = self.model.asked.plan();
        let state = match (plan.absence(player, on), plan.call_up(id, on)) {
            _ if available && plan.doubt(player, on, self.model.asked.as_of()).is_some() => {
                "available, in doubt".to_owned()
            }
            _ if available => "available".to_owned(),
            (Some((_, absence)), _) => format!("out: {}", absence.why.text()),
            (None, Some(call_up)) => format!("away: {}", call_up.name),
            (None, None) => "not with the club on this day".to_owned(),
        };
        self.add("state", state, if available { theme.good } else { theme.bare });
        let mut reports = 0;
        for (place, absence) in player.absences.iter().enumerate() {
            let ended = absence.ended.map(|ended| format!(", back {}", self.day(ended))).unwrap_or_default();
            let ban = absence.ban.as_ref().map(|ban| format!(" for {ban}")).unwrap_or_default();
            let what = format!("{} {}", absence.why.kind(), absence.why.text());
            let text = format!("{what} since {}{ban}{ended}", self.day(absence.from));
            self.add_entry(EntryKind::Absence, place, text, theme.text);
            let served = self.model.asked.answers.served(id, place);
            if let Some((ban, served)) = absence.ban.as_ref().zip(served).filter(|_| absence.ended.is_none()) {
                self.ban(ban, served);
            }
            for report in &absence.returns {
                let text = format!("back {} says {}, {}", self.day(report.back), report.source, self.day(report.on));
                self.add_entry(EntryKind::Return, reports, text, theme.faint);
                reports += 1;
            }
            if absence.returns.is_empty() && absence.ended.is_none() && absence.ban.is_none() {
                self.add("", "no return reported", theme.faint);
            }
        }
        if let Some(loan) = &player.loan {
            self.add("loan", format!("from {} until {}", loan.from, self.day(loan.until)), theme.text);
        }
        if let Some(lent) = &player.lent {
            let since = lent.since.map(|since| format!(" from {}", self.day(since))).unwrap_or_default();
            self.add("lent", format!("to {}{since} until {}", lent.to, self.day(lent.until)), theme.text);
        }
        if let Some(said) = deal_words::standing(Person::Player(player)) {
            self.add("deal", said, theme.text);
        }
        self.such_deals();
        for (place, renewal) in player.renewed.iter().enumerate() {
            let says = PersonEntry::Renewal(renewal.clone(), player.renewed_until(place)).says();
            let text = format!("{}: {says}, {}", self.day(renewal.on), renewal.source);
            self.add_entry(EntryKind::Renewal, place, text, theme.text);
        }
        let before = Person::Player(player).offers().len() - player.bids.len();
        for (place, bid) in player.bids.iter().enumerate() {
            self.bid(bid, EntryName::of_offer(bid, player.buyer(), before + place));
        }
        self.chance(id);
        self.effect(&EffectOf::Back(id.clone()));
    }

    fn target(&mut self, id: &Id, target: &Target) {
        let theme = self.theme;
        let priority = target.priority.map(|priority| format!(" · priority {priority}")).unwrap_or_default();
        self.add("stage", format!("{}{priority}", target.stage), theme.text);
        if let Some(why) = target.why_off() {
            self.add("off", why, theme.text);
        }
        if let Some((held, _)) = self.model.asked.plan().on_loan_as(id) {
            self.add("here", format!("on loan as {held}: to buy him adds nobody"), theme.text);
        }
        self.stance("seller", &target.seller);
        self.stance("player", &target.player);
        if let Some((cost, basis)) = target.expected_cost(self.model.asked.as_of()) {
            let cost = self.money(cost);
            let said = match (basis, target.profile.contract) {
                (CostBasis::OutOfContract, Some(over)) => format!("no fee, his contract ended {}", self.day(over)),
                (CostBasis::Bid, _) => format!("{cost}, by our bid"),
                (CostBasis::RefusedBid, _) => format!("more than {cost}, our refused bid"),
                (basis, _) => format!("{cost}, the {basis}"),
            };
            self.add("expected", said, theme.text);
        }
        for (place, bid) in target.bids.iter().enumerate() {
            self.bid(bid, EntryName::of_offer(bid, Side::Us, place));
        }
        self.such_deals();
        self.worth(id);
        self.effect(&EffectOf::Target(id.clone()));
    }

    /// Adds what such people cost, which is a chance and no claim about this deal.
    fn such_deals(&mut self) {
        let mut label = "such deals";
        for said in self.model.such_deals.said() {
            self.add(std::mem::take(&mut label), said, self.theme.faint);
        }
    }

    /// Adds what the target would bring, today and over the weeks ahead, for the whole plan and for his slots.
    fn worth(&mut self, id: &Id) {
        let Some(worth) = self.model.asked.worth(id) else { return };
        let added = |when: &str, Added { before, after }: Added| {
            let margin = text::change(before.margin, after.margin);
            let shortfall = text::change(before.shortfall, after.shortfall);
            format!("{when:<10}  margin {margin:<7}  short {shortfall}")
        };
        let lines = [added("today", worth.now), added("his places", worth.own_now), added("worst week", worth.ahead)];
        let (better, gain) = (worth.weeks_better, worth.gain());
        let per_million = worth.per_million().map(|gain| format!(" ({}.{:02} a million)", gain / 100, gain % 100));
        let all = Weeks::USUAL;
        let weeks = format!("gains {gain}{} in {better} of {all} weeks", per_million.unwrap_or_default());
        let mut label = "with him";
        for line in lines.into_iter().chain([weeks]) {
            self.add_as_is(std::mem::take(&mut label), line, self.theme.text);
        }
        if let Some(day) = worth.registered {
            self.add("", format!("can be registered from {}", self.day(day)), self.theme.faint);
        }
    }

    /// Adds what his coming or his return does to the chance of an eleven that can't be filled.
    fn effect(&mut self, of: &EffectOf) {
        let Some(chances) = self.model.chances() else { return };
        let Some((effect, season)) = chances.effect(of).zip(chances.forecast.in_the_season()) else { return };
        let heading = words::chance_from(self.model, "that the eleven can't be filled");
        self.add("chance", format!("{heading}:"), self.theme.chance);
        self.add("", chance_words::effect(effect, self.model.asked.plan()), self.theme.chance);
        self.add("", chance_words::up_to(season, chances.forecast.by_match), self.theme.chance);
        self.add("", chance_words::right_within(&chances.forecast.basis), self.theme.chance);
    }

    /// Adds how likely a player is to be out.
    fn chance(&mut self, id: &Id) {
        let Some(chances) = self.model.chances() else { return };
        let (forecast, plan) = (&chances.forecast, self.model.asked.plan());
        let person = forecast.people.iter().find(|person| person.id == *id);
        let Some(said) = person.and_then(|person| chance_words::person(person, forecast, plan)) else { return };
        self.add("chance", words::chance_from(self.model, &said), self.theme.chance);
    }

    /// Adds the cost of his deals by season, and how much of the budget is then free.
    fn cost(&mut self, id: &Id) {
        let Some(finances) = self.model.asked.finances() else { return };
        let mut label = "cost";
        for said in finances.of(id).flat_map(|deal| {
            money_words::owed(deal, self.model.asked.plan()).into_iter().chain(money_words::shares(deal))
        }) {
            self.add(std::mem::take(&mut label), said, self.theme.text);
        }
        if let Some(free) = money_words::free(finances).filter(|_| label.is_empty()) {
            self.add("budget", free, if finances.is_overdrawn() { self.theme.warning } else { self.theme.text });
        }
    }

    fn stance(&mut self, label: &'static str, stance: &Stance) {
        match stance {
            Stance::Unknown => self.add(label, "unknown", self.theme.faint),
            Stance::Open => self.add(label, "open", self.theme.good),
            Stance::Refuses(reason) if reason.is_empty() => self.add(label, "refuses", self.theme.refusal),
            Stance::Refuses(reason) => self.add(label, format!("refuses: {reason}"), self.theme.refusal),
        }
    }

    fn bid(&mut self, bid: &Bid, name: EntryName) {
        let source = bid.source.as_ref().map(|source| format!(", {source}")).unwrap_or_default();
        let club = bid.club.as_ref().map(|club| format!(" ({club})")).unwrap_or_default();
        let text = format!("{} by {}{club}: {}{source}", self.day(bid.on), bid.by, words::bid(bid));
        self.add(self.named(name), text, self.theme.strong);
        if bid.answer != Answer::Pending {
            let day = bid.answered.map(|answered| format!(" {}", self.day(answered))).unwrap_or_default();
            let source = bid.answer_source.as_ref().map(|source| format!(", {source}")).unwrap_or_default();
            let name = EntryName { kind: EntryKind::Answer, ..name };
            self.add(self.named(name), format!("{}{day}{source}", bid.answer), self.theme.faint);
        }
        self.add("", bid.terms.words(), self.theme.text);
        self.add("", bid.terms.costs_in_words(), self.theme.faint);
    }

    fn profile(&mut self, person: Person<'_>) {
        let (theme, profile) = (self.theme, person.profile());
        let plays = profile.positions.iter().map(|(position, familiarity)| {
            let proposed = if profile.is_proposed(position) { " (proposed)" } else { "" };
            match familiarity {
                Familiarity::Natural => format!("{position}{proposed}"),
                familiarity => format!("{position} {familiarity}{proposed}"),
            }
        });
        self.add("plays", plays.collect::<Vec<_>>().join(", "), theme.text);
        let age = profile.age(self.model.asked.on).map(|age| format!(", {age}")).unwrap_or_default();
        let nations = Some(profile.nations.join(" ")).filter(|nations| !nations.is_empty());
        let trained = profile.trained.as_ref().map(|trained| match trained {
            Training::Everywhere(trained) => trained_in(*trained).to_owned(),
            Training::By(each) => {
                let each = each.iter().map(|(name, at)| format!("{} for {}", trained_in(*at), text::display(name)));
                each.collect::<Vec<_>>().join(", ")
            }
        });
        self.facts("born", [profile.born.map(|born| format!("{}{age}", self.day(born))), nations, trained]);
        let height = profile.height_cm.map(|height| format!("{height} cm"));
        self.facts("foot", [profile.foot.map(|foot| foot.to_string()), height]);
        let until = profile.contract.map(|contract| format!("until {}", self.day(contract)));
        match person {
            Person::Player(player) => {
                let joined = player.joined.map(|joined| format!("from {}", self.day(joined)));
                self.facts("contract", [joined, until, player.shirt.map(|shirt| format!("shirt {shirt}"))]);
            }
            Person::Target(target) => self.facts("club", [target.club.clone(), until]),
        }
        let value = profile.value.map(|value| self.money(value));
        let wage = profile.wage.map(|wage| format!("wage {} a season", self.money(wage)));
        let clause = profile.clause.map(|clause| format!("clause {}", self.clause(clause)));
        self.facts("value", [value, wage, clause]);
    }

    /// Adds what people said and noted about him.
    fn said(&mut self, person: Person<'_>) {
        let (theme, profile) = (self.theme, person.profile());
        if let Person::Target(target) = person {
            for tie in &target.ties {
                self.add("tie", tie, theme.text);
            }
        }
        if let Some(rating) = profile.rating {
            self.add("rating", rating.to_string(), theme.text);
        }
        for (name, figure) in &profile.attributes {
            self.add("attribute", format!("{name} {figure}"), theme.text);
        }
        for (place, report) in profile.reports.iter().enumerate() {
            let asks = report.asks.map(|asks| format!(" (asks {})", self.money(asks))).unwrap_or_default();
            let refuses = report.refuses.map(|sum| format!(" (refuses {})", self.money(sum))).unwrap_or_default();
            let text = format!("{}{asks}{refuses}", report.says);
            self.add_entry(EntryKind::Report, place, text, theme.text);
            self.add("", format!("{}, {}", report.source, self.day(report.on)), theme.faint);
        }
        if let Some(notes) = &profile.notes {
            self.add("notes", notes, theme.text);
        }
        if let Some(imported) = &profile.imported {
            let id = imported.id.as_ref().map(|id| format!(", id {id}")).unwrap_or_default();
            self.add("imported", format!("{}, {}{id}", imported.from, self.day(imported.on)), theme.faint);
        }
    }
}

fn trained_in(trained: Trained) -> &'static str {
    match trained {
        Trained::Club => "trained at the club",
        Trained::Association => "trained in the association",
        Trained::No => "not trained here",
    }
}
