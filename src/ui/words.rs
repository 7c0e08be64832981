//! Dates and people as the panes write them.

use jiff::civil::Date;

use super::signs::{COMPETENT, EMERGENCY};
use crate::app::Model;
use crate::command::Command;
use crate::domain::{Bid, Familiarity, Profile, Side};
use crate::text;

/// A day as `24 Aug`, with the year if it differs from `this`: `30 Jun 2029`.
pub(super) fn day(day: Date, this: Date) -> String {
    let form = if day.year() == this.year() { "%-d %b" } else { "%-d %b %Y" };
    day.strftime(form).to_string()
}

/// A day with its weekday: `Tue 17 Jun 2025`.
pub(super) fn full_day(day: Date) -> String {
    day.strftime("%a %-d %b %Y").to_string()
}

/// The key of a command that takes no words: `Esc`.
pub(super) fn key(model: &Model, of: &Command) -> String {
    model.catalogue.keymap.usual_key_of(of).unwrap_or_default()
}

/// The positions of a person: `CB LB`.
pub(super) fn positions(profile: &Profile) -> String {
    let positions: Vec<&str> = profile.positions.iter().map(|(position, _)| position.word()).collect();
    positions.join(" ")
}

/// The sign beside a person for whom the position is not natural.
pub(super) fn mark(familiarity: Familiarity) -> &'static str {
    match familiarity {
        Familiarity::Natural => "",
        Familiarity::Competent => COMPETENT.glyph,
        Familiarity::Emergency => EMERGENCY.glyph,
    }
}

/// A bid and its answer: `28m rejected`, or `theirs 35m pending`.
pub(super) fn bid(bid: &Bid) -> String {
    let whose = if bid.by == Side::Them { "theirs " } else { "" };
    format!("{whose}{} {}", bid.terms, bid.answer)
}

/// A number of entries as `6`, or `2 of 6` while the filter is on.
pub(super) fn count(model: &Model, shown: usize, all: usize) -> String {
    if model.asked.only().is_some() { format!("{shown} of {all}") } else { all.to_string() }
}

/// A note about the filter for lists that it dims instead of shortening: ` · only “yildiz”`.
pub(super) fn only(model: &Model) -> String {
    model.asked.only().map(|filter| format!(" · only “{}”", text::fit(filter, 20))).unwrap_or_default()
}
