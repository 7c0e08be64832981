//! Dates and people as the panes write them.

use jiff::civil::Date;

use crate::app::Model;
use crate::domain::{Bid, Familiarity, Money, Profile, Side};
use crate::text;

/// `24 Aug`, with the year where it is not this one: `30 Jun 2029`.
pub(super) fn day(day: Date, this: Date) -> String {
    let form = if day.year() == this.year() { "%-d %b" } else { "%-d %b %Y" };
    day.strftime(form).to_string()
}

/// `Tue 17 Jun 2025`
pub(super) fn full_day(day: Date) -> String {
    day.strftime("%a %-d %b %Y").to_string()
}

/// `CB LB`
pub(super) fn positions(profile: &Profile) -> String {
    let positions: Vec<&str> = profile.positions.iter().map(|(position, _)| position.word()).collect();
    positions.join(" ")
}

/// The sign beside a person who does not play there by nature.
pub(super) fn mark(familiarity: Familiarity) -> &'static str {
    match familiarity {
        Familiarity::Natural => "",
        Familiarity::Competent => "°",
        Familiarity::Emergency => "~",
    }
}

/// An amount in the plan's currency.
pub(super) fn money(money: Money, currency: Option<&str>) -> String {
    match currency {
        Some("EUR") => format!("€{money}"),
        Some("GBP") => format!("£{money}"),
        Some("USD") => format!("${money}"),
        Some(other) => format!("{money} {other}"),
        None => money.to_string(),
    }
}

/// `28m rejected`, or `theirs 35m pending`
pub(super) fn bid(bid: &Bid) -> String {
    let whose = if bid.by == Side::Them { "theirs " } else { "" };
    format!("{whose}{} {}", bid.terms, bid.answer)
}

/// `6`, or `2 of 6` while the filter leaves some of them out.
pub(super) fn count(model: &Model, shown: usize, all: usize) -> String {
    if model.asked.only().is_some() { format!("{shown} of {all}") } else { all.to_string() }
}

/// ` · only “yildiz”`, where the filter dims instead of leaving out.
pub(super) fn only(model: &Model) -> String {
    model.asked.only().map(|filter| format!(" · only “{}”", text::fit(filter, 20))).unwrap_or_default()
}
