//! Dates and people as the panes write them.

use jiff::civil::Date;

use super::signs::{COMPETENT, EMERGENCY};
use crate::app::{DateStyle, Model};
use crate::command::Command;
use crate::domain::{Bid, Familiarity, Profile, Side};
use crate::text;

/// What is said of chances, which are those from today on, and that they are where another day is shown.
pub(super) fn chance_from(model: &Model, said: &str) -> String {
    let today = model.asked.today();
    if model.asked.on == today {
        said.to_owned()
    } else {
        format!("{said}, from {}", whole_day(today, model.window.dates))
    }
}

/// A day as `24 Aug`, with the year if it differs from `this`: `30 Jun 2029`.
///
/// No style takes more columns than these two.
pub(super) fn day(day: Date, this: Date, style: DateStyle) -> String {
    if day.year() != this.year() {
        return whole_day(day, style);
    }
    let form = match style {
        DateStyle::DayMonth => "%-d %b",
        DateStyle::MonthDay => "%b %-d",
        DateStyle::Numbers => "%d/%m",
        DateStyle::Iso => "%m-%d",
    };
    day.strftime(form).to_string()
}

/// A day with its year: `17 Jun 2025`.
pub(super) fn whole_day(day: Date, style: DateStyle) -> String {
    style.whole(day)
}

/// A day with its weekday: `Tue 17 Jun 2025`.
pub(super) fn full_day(day: Date, style: DateStyle) -> String {
    format!("{} {}", day.strftime("%a"), whole_day(day, style))
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

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_take_no_more_columns_in_one_style_than_in_another() {
        let this = date(2025, 6, 17);
        let said =
            |style| [day(date(2025, 8, 24), this, style), day(date(2029, 6, 3), this, style), full_day(this, style)];
        assert_eq!(said(DateStyle::DayMonth), ["24 Aug", "3 Jun 2029", "Tue 17 Jun 2025"]);
        assert_eq!(said(DateStyle::MonthDay), ["Aug 24", "Jun 3 2029", "Tue Jun 17 2025"]);
        assert_eq!(said(DateStyle::Numbers), ["24/08", "03/06/2029", "Tue 17/06/2025"]);
        assert_eq!(said(DateStyle::Iso), ["08-24", "2029-06-03", "Tue 2025-06-17"]);
        for style in DateStyle::ALL.iter().copied() {
            for on in (0..366).map(|days| this + days.days()) {
                assert!(day(on, on, style).len() <= 6 && whole_day(on, style).len() <= 11, "{on} {style:?}");
            }
        }
    }
}
