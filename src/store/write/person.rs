//! Writes players and targets, with related fields on one line.

use jiff::civil::Date;

use super::entries::{field, field_beside, list, push_filled, quoted, words};
use super::layout::{Group, Node};
use crate::domain::{
    Absence, Bid, Bought, Imported, Left, Lent, LoanBefore, LoanEnd, Moved, Player, Profile, Renewal, Report, Return,
    SetBy, Signed, Stance, Target, TrackStep, Training, Why,
};

pub(super) fn player(player: &Player) -> Group {
    let profile = &player.profile;
    let mut group = Group::fields();
    name_line(&mut group, profile);
    group.push("positions", positions(profile));
    let mut line = FieldLine::new(&mut group);
    body(&mut line, profile);
    line.field("contract", profile.contract.map(quoted));
    line.field("clause", profile.clause.map(quoted));
    let mut line = FieldLine::new(&mut group);
    line.field("joined", player.joined.map(quoted));
    line.field(
        "loan",
        player.loan.as_ref().map(|loan| stay("from", &loan.from, None, loan.until, loan.ended.as_ref())),
    );
    line.field("lent", player.lent.as_ref().map(away));
    push_filled(&mut group, "loan_before", list(&player.loan_before, loan_before));
    push_filled(&mut group, "lent_before", list(&player.lent_before, away));
    let mut line = FieldLine::new(&mut group);
    line.field("trained", trained(profile));
    line.field("shirt", player.shirt.map(|shirt| shirt.to_string()));
    push_filled(&mut group, "absences", list(&player.absences, absence));
    field(&mut group, "signed", player.signed.as_ref().map(signed));
    push_filled(&mut group, "bought", list(&player.bought, bought));
    push_filled(&mut group, "renewed", list(&player.renewed, renewal));
    field(&mut group, "left", player.left.as_ref().map(left));
    let mut line = FieldLine::new(&mut group);
    line.field("future", player.future.map(|future| future.ron_name().to_owned()));
    line.field("asking", player.asking.map(quoted));
    push_filled(&mut group, "bids", list(&player.bids, bid));
    rest(&mut group, profile);
    group
}

pub(super) fn target(target: &Target) -> Group {
    let profile = &target.profile;
    let mut group = Group::fields();
    name_line(&mut group, profile);
    let mut line = FieldLine::new(&mut group);
    line.field("positions", Some(positions(profile)));
    body(&mut line, profile);
    let mut line = FieldLine::new(&mut group);
    line.field("club", target.club.as_ref().map(quoted));
    line.field("league", target.league.as_ref().map(quoted));
    line.field("contract", profile.contract.map(quoted));
    line.field("trained", trained(profile));
    line.field("clause", profile.clause.map(quoted));
    let mut line = FieldLine::new(&mut group);
    line.field("priority", target.priority.map(|priority| priority.to_string()));
    line.field("stage", Some(target.stage.ron_name().to_owned()));
    field(&mut group, "seller", stance(&target.seller));
    field(&mut group, "player", stance(&target.player));
    push_filled(&mut group, "ties", words(target.ties.iter().map(quoted)));
    push_filled(&mut group, "steps", list(&target.steps, step));
    push_filled(&mut group, "bids", list(&target.bids, bid));
    rest(&mut group, profile);
    group
}

/// Fields that share a line; the first one with a value begins it.
struct FieldLine<'g> {
    group: &'g mut Group,
    begun: bool,
}

impl<'g> FieldLine<'g> {
    fn new(group: &'g mut Group) -> FieldLine<'g> {
        FieldLine { group, begun: false }
    }

    fn field(&mut self, name: &str, value: Option<impl Into<Node>>) {
        let held = value.is_some();
        if self.begun {
            field_beside(self.group, name, value)
        } else {
            field(self.group, name, value)
        }
        self.begun |= held;
    }
}

fn name_line(group: &mut Group, profile: &Profile) {
    let mut line = FieldLine::new(group);
    line.field("name", Some(quoted(&profile.name)));
    line.field("born", profile.born.map(quoted));
    let nations = words(profile.nations.iter().map(quoted));
    line.field("nations", Some(nations).filter(|nations| !nations.is_empty()));
}

fn trained(profile: &Profile) -> Option<Node> {
    Some(match profile.trained.as_ref()? {
        Training::Everywhere(trained) => trained.ron_name().to_owned().into(),
        Training::By(each) => {
            let mut map = Group::map();
            for (competition, trained) in each {
                map.push_beside(quoted(competition), trained.ron_name().to_owned());
            }
            map.into()
        }
    })
}

fn positions(profile: &Profile) -> Group {
    let mut map = Group::map();
    for (position, familiarity) in profile.positions.iter() {
        map.push_beside(position.ron_name(), familiarity.ron_name().to_owned());
    }
    map
}

fn body(line: &mut FieldLine<'_>, profile: &Profile) {
    line.field("foot", profile.foot.map(|foot| foot.ron_name().to_owned()));
    line.field("height_cm", profile.height_cm.map(|height| height.to_string()));
    line.field("rating", profile.rating.map(|rating| rating.to_string()));
    line.field("value", profile.value.map(quoted));
    line.field("wage", profile.wage.map(quoted));
}

/// Writes the fields that come last for everyone.
fn rest(group: &mut Group, profile: &Profile) {
    let mut attributes = Group::map();
    for (name, figure) in &profile.attributes {
        attributes.push_beside(quoted(name), figure.to_string());
    }
    push_filled(group, "attributes", attributes);
    push_filled(group, "reports", list(&profile.reports, report));
    field(group, "notes", profile.notes.as_ref().map(quoted));
    field(group, "imported", profile.imported.as_ref().map(imported));
}

fn imported(imported: &Imported) -> Group {
    let mut group = Group::fields();
    group.push("from", quoted(&imported.from));
    group.push_beside("on", quoted(imported.on));
    field_beside(&mut group, "id", imported.id.as_ref().map(quoted));
    let proposed = words(imported.proposed.iter().map(|position| position.ron_name().to_owned()));
    field_beside(&mut group, "proposed", Some(proposed).filter(|proposed| !proposed.is_empty()));
    let mut since = Group::map();
    for (field, by) in &imported.since {
        since.push_beside(quoted(field), set_by(by));
    }
    push_filled(&mut group, "since", since);
    group
}

fn set_by(by: &SetBy) -> Group {
    let mut group = Group::fields();
    field(&mut group, "on", by.on().map(quoted));
    if let SetBy::File { from, .. } = by {
        group.push_beside("from", quoted(from));
    }
    group
}

fn away(lent: &Lent) -> Group {
    stay("to", &lent.to, lent.since, lent.until, lent.ended.as_ref())
}

fn loan_before(before: &LoanBefore) -> Group {
    let LoanBefore { since, loan, wage, signed: deal } = before;
    let mut group = stay("from", &loan.from, *since, loan.until, loan.ended.as_ref());
    field_beside(&mut group, "wage", wage.map(quoted));
    field(&mut group, "signed", deal.as_ref().map(signed));
    group
}

fn stay(word: &str, club: &str, since: Option<Date>, until: Date, ended: Option<&LoanEnd>) -> Group {
    let mut group = Group::fields();
    group.push(word, quoted(club));
    field_beside(&mut group, "since", since.map(quoted));
    group.push_beside("until", quoted(until));
    field(&mut group, "ended", ended.map(loan_end));
    group
}

fn loan_end(ended: &LoanEnd) -> Group {
    let mut group = Group::fields();
    group.push("on", quoted(ended.on));
    group.push_beside("source", quoted(&ended.source));
    group
}

fn bought(bought: &Bought) -> Group {
    let mut group = Group::fields();
    group.push("on", quoted(bought.on));
    group.push_beside("until", quoted(bought.until));
    field_beside(&mut group, "terms", bought.terms.as_ref().map(quoted));
    field_beside(&mut group, "earned", bought.earned.map(quoted));
    group.push_beside("source", quoted(&bought.source));
    push_filled(&mut group, "bids", list(&bought.bids, bid));
    group
}

fn absence(absence: &Absence) -> Group {
    let why = match &absence.why {
        Why::Injury(text) => format!("Injury({})", quoted(text)),
        Why::Suspension(text) => format!("Suspension({})", quoted(text)),
        Why::Other(text) => format!("Other({})", quoted(text)),
    };
    let mut group = Group::fields();
    group.push("why", why);
    group.push_beside("from", quoted(absence.from));
    if let Some(ban) = &absence.ban {
        group.push_beside("matches", ban.matches.to_string());
        field_beside(&mut group, "competition", ban.competition.as_ref().map(quoted));
    }
    push_filled(&mut group, "returns", list(&absence.returns, reported_return));
    field(&mut group, "ended", absence.ended.map(quoted));
    group
}

fn reported_return(report: &Return) -> Group {
    let mut group = Group::fields();
    group.push("on", quoted(report.on));
    group.push_beside("source", quoted(&report.source));
    group.push_beside("back", quoted(report.back));
    group
}

fn report(report: &Report) -> Group {
    let mut group = Group::fields();
    group.push("on", quoted(report.on));
    group.push_beside("source", quoted(&report.source));
    group.push_beside("says", quoted(&report.says));
    field_beside(&mut group, "asks", report.asks.map(quoted));
    field_beside(&mut group, "refuses", report.refuses.map(quoted));
    group
}

fn bid(bid: &Bid) -> Group {
    let mut group = Group::fields();
    group.push("on", quoted(bid.on));
    group.push_beside("by", bid.by.ron_name().to_owned());
    field_beside(&mut group, "club", bid.club.as_ref().map(quoted));
    group.push_beside("terms", quoted(&bid.terms));
    group.push_beside("answer", bid.answer.ron_name().to_owned());
    field_beside(&mut group, "source", bid.source.as_ref().map(quoted));
    field_beside(&mut group, "answered", bid.answered.map(quoted));
    field_beside(&mut group, "answer_source", bid.answer_source.as_ref().map(quoted));
    group
}

fn step(step: &TrackStep) -> Group {
    let mut group = Group::fields();
    group.push("on", quoted(step.on));
    match &step.to {
        Moved::Stage(stage, why) => {
            group.push_beside("stage", stage.ron_name().to_owned());
            field_beside(&mut group, "why", why.as_ref().map(quoted));
        }
        Moved::Seller(said) => group.push_beside("seller", any_stance(said)),
        Moved::Player(said) => group.push_beside("player", any_stance(said)),
    }
    field_beside(&mut group, "source", step.source.as_ref().map(quoted));
    group
}

fn renewal(renewal: &Renewal) -> Group {
    let mut group = Group::fields();
    group.push("on", quoted(renewal.on));
    field_beside(&mut group, "was", renewal.was.map(quoted));
    field_beside(&mut group, "earned", renewal.earned.map(quoted));
    field_beside(&mut group, "wage", renewal.wage.map(quoted));
    group.push_beside("source", quoted(&renewal.source));
    group
}

fn signed(signed: &Signed) -> Group {
    let mut group = Group::fields();
    group.push("on", quoted(signed.on));
    field_beside(&mut group, "from", signed.from.as_ref().map(quoted));
    field_beside(&mut group, "terms", signed.terms.as_ref().map(quoted));
    group.push_beside("source", quoted(&signed.source));
    push_filled(&mut group, "ties", words(signed.ties.iter().map(quoted)));
    push_filled(&mut group, "steps", list(&signed.steps, step));
    push_filled(&mut group, "bids", list(&signed.bids, bid));
    group
}

fn left(left: &Left) -> Group {
    let mut group = Group::fields();
    group.push("on", quoted(left.on));
    field_beside(&mut group, "to", left.to.as_ref().map(quoted));
    field_beside(&mut group, "terms", left.terms.as_ref().map(quoted));
    group.push_beside("source", quoted(&left.source));
    group
}

/// A stance as it is written; `None` if it is unknown.
fn stance(stance: &Stance) -> Option<String> {
    Some(any_stance(stance)).filter(|_| *stance != Stance::Unknown)
}

fn any_stance(stance: &Stance) -> String {
    match stance {
        Stance::Unknown => "Unknown".to_owned(),
        Stance::Open => "Open".to_owned(),
        Stance::Refuses(reason) => format!("Refuses({})", quoted(reason)),
    }
}
