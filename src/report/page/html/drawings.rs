//! The pitch, the weeks as a heat map, and the deals on one scale; every figure stands in them as text.

use maud::{Markup, html};

use crate::domain::Money;
use crate::report::page::content::{MarkKind, PageFigure, PageWeek, PitchPlace, ScaleMark, ScaleRow};
use crate::report::page::tables::{bodies, tone};
use crate::report::page::words::{amount, day, number};
use crate::text;

use super::table::{long, tone as class};

/// The most players behind a starter who are named on the pitch.
const MOST_BEHIND: usize = 5;

/// How far apart up the pitch, in percent, the places of one line may be.
const ONE_LINE: u8 = 10;

/// The columns of a name on the pitch.
const NAME: usize = 15;

/// The formation with its depth, our goal at the bottom.
pub(super) fn pitch(places: &[PitchPlace]) -> Markup {
    let lines = lines(places);
    html! {
        svg class="pitch" role="img" aria-label="The eleven on the pitch, with those behind each" {
            g class="lines" {
                line x1="0" x2="100%" y1="50%" y2="50%" {}
                circle cx="50%" cy="50%" r="50" {}
                rect x="25%" width="50%" y="86%" height="14%" {}
                rect x="25%" width="50%" y="0" height="14%" {}
            }
            @for place in places { (slot(place, across(place, places, &lines), &lines)) }
        }
        p class="legend" { "Behind each starter those who could play there, in order; in italics who starts elsewhere." }
    }
}

/// How far up the highest place of each line is, the forwards first.
fn lines(places: &[PitchPlace]) -> Vec<u8> {
    let mut ups: Vec<u8> = places.iter().map(|place| place.up).collect();
    ups.sort_unstable_by(|one, other| other.cmp(one));
    let mut lines: Vec<u8> = Vec::new();
    for up in ups {
        if lines.last().is_none_or(|first| first.saturating_sub(up) > ONE_LINE) {
            lines.push(up);
        }
    }
    lines
}

/// How far apart across the pitch, in percent, two names of one line are, where there is room.
const APART: f32 = 24.0;

/// Where a slot stands across the drawing, in percent: as in the formation, or further from its neighbours so that the
/// names do not touch.
fn across(place: &PitchPlace, places: &[PitchPlace], lines: &[u8]) -> f32 {
    let on_pitch = |place: &PitchPlace| 4.0 + f32::from(place.across) * 0.92;
    let mut beside: Vec<&PitchPlace> =
        places.iter().filter(|other| line_of(other, lines) == line_of(place, lines)).collect();
    beside.sort_by_key(|other| other.across);
    let gaps = beside.windows(2).filter_map(|two| Some(on_pitch(two.get(1)?) - on_pitch(two.first()?)));
    let (nearest, steps) = (gaps.fold(f32::MAX, f32::min), beside.len().saturating_sub(1) as f32);
    let (Some(first), Some(last)) = (beside.first().map(|one| on_pitch(one)), beside.last().map(|one| on_pitch(one)))
    else {
        return on_pitch(place);
    };
    if nearest >= APART || steps < 1.0 {
        return on_pitch(place);
    }
    let wide = (APART * steps).max(last - first).min(82.0);
    let middle = ((first + last) / 2.0).clamp(9.0 + wide / 2.0, 91.0 - wide / 2.0);
    let nth = beside.iter().position(|other| other.label == place.label).unwrap_or(0);
    middle - wide / 2.0 + wide * nth as f32 / steps
}

/// The place of a slot's line among the lines.
fn line_of(place: &PitchPlace, lines: &[u8]) -> usize {
    lines.iter().rposition(|first| place.up <= *first).unwrap_or(0)
}

/// The lines stand as far from each other as the names under them need, whatever their distance on grass.
fn slot(place: &PitchPlace, across: f32, lines: &[u8]) -> Markup {
    let (have, wanted) = bodies(place);
    let (x, line) = (format!("{across:.1}%"), line_of(place, lines));
    let behind_line = lines.get(line).map_or(0, |first| first.saturating_sub(place.up));
    let y = format!("{:.1}%", (line as f32 + 0.16) * 100.0 / lines.len().max(1) as f32 + f32::from(behind_line) * 0.3);
    let severity = class(tone(place.severity));
    let state = if severity == "plain" { String::new() } else { format!(" {}", place.severity) };
    html! {
        svg x=(x) y=(y) width="1" height="1" overflow="visible" {
            text class={ "slot " (severity) } y="0" { (place.label) " " (have) "/" (wanted) tspan class="state" { (state) } }
            text class="starter" y="1.15em" { (text::fit(place.starter.as_deref().unwrap_or("nobody"), NAME)) }
            @for (at, (name, elsewhere)) in place.behind.iter().take(MOST_BEHIND).enumerate() {
                text class=(if *elsewhere { "elsewhere" } else { "" }) y={ (2.55 + at as f32 * 1.15) "em" } { (text::fit(name, NAME)) }
            }
            @if place.behind.len() > MOST_BEHIND {
                text class="more" y={ (2.55 + MOST_BEHIND as f32 * 1.15) "em" } { "+" (place.behind.len() - MOST_BEHIND) }
            }
        }
    }
}

/// A figure week by week as a small line with steps, over a line at nothing.
pub(super) fn trend(found: &PageFigure) -> Markup {
    let highest = found.trend.iter().copied().max().unwrap_or(0).max(1);
    let lowest = found.trend.iter().copied().min().unwrap_or(0).min(0);
    let down = |figure: i32| highest - figure;
    let steps: Vec<String> =
        (0..).zip(&found.trend).map(|(week, figure)| format!("{week},{0} {1},{0}", down(*figure), week + 1)).collect();
    html! {
        svg class={ "trend " (class(found.tone)) } role="img" preserveAspectRatio="none"
            viewBox={ "0 -0.15 " (found.trend.len()) " " (f64::from(highest - lowest) + 0.3) }
            aria-label={ (found.label) " in each of the " (found.trend.len()) " weeks ahead" } {
            line x1="0" x2=(found.trend.len()) y1=(down(0)) y2=(down(0)) {}
            polyline points=(steps.join(" ")) {}
        }
        div class="note" { "the " (found.trend.len()) " weeks ahead" }
    }
}

/// A figure of a week: its text, and how good it is.
type Heat = fn(&PageWeek) -> (String, &'static str);

/// Margin and shortfall of each week side by side, and what happens.
pub(super) fn weeks(weeks: &[PageWeek]) -> Markup {
    let margin: Heat = |week| {
        let heat = match week.margin {
            ..0 => "neg",
            0 => "m0",
            1 => "m1",
            2 => "m2",
            _ => "m3",
        };
        (number(week.margin.into()), heat)
    };
    let short: Heat = |week| {
        let heat = match week.shortfall {
            0 => "m2",
            1 => "m1",
            2 => "m0",
            _ => "neg",
        };
        (week.shortfall.to_string(), heat)
    };
    html! {
        div class="weeks" {
            (heat_map("Margin", margin, weeks))
            (heat_map("Bodies short", short, weeks))
            ol class="events" {
                @for week in weeks {
                    @for event in &week.events {
                        @let (when, what) = event.split_once(": ").unwrap_or(("", event));
                        li { span class="when" { (when) } " " (what) }
                    }
                }
            }
        }
        @if weeks.iter().any(|week| !week.events.is_empty()) {
            p class="legend" { "Underlined: something happens in that week." }
        }
    }
}

fn heat_map(caption: &str, heat: Heat, weeks: &[PageWeek]) -> Markup {
    html! {
        table class="heat" {
            caption { (caption) }
            thead { tr {
                th scope="col" { "Month" }
                @for of in ["1st", "2nd", "3rd", "4th", "5th"] { th scope="col" { (of) } }
            } }
            tbody {
                @for month in weeks.chunk_by(|one, next| one.monday.first_of_month() == next.monday.first_of_month()) {
                    tr {
                        @if let Some(first) = month.first() {
                            th scope="row" { (first.monday.strftime("%b %Y").to_string()) }
                            @for _ in 1..nth(first) { td {} }
                        }
                        @for week in month {
                            @let (said, heat) = heat(week);
                            td class=(heat) title={ "Week of " (day(week.monday)) } {
                                span class=(if week.events.is_empty() { "" } else { "event" }) { (said) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Which Monday of its month a week begins with, from 1.
fn nth(week: &PageWeek) -> i8 {
    (week.monday.day() - 1) / 7 + 1
}

/// The sums that were named for each person, on one scale from nothing to the highest.
pub(super) fn scale(rows: &[ScaleRow], currency: Option<&str>) -> Markup {
    let highest = rows.iter().flat_map(|row| &row.marks).map(|mark| mark.sum.units()).max().unwrap_or(0);
    let (step, end) = ticks(highest);
    let at = |sum: u64| format!("{:.2}%", sum as f64 * 100.0 / end.max(1) as f64);
    let ticks = || (0..=end.checked_div(step).unwrap_or(0)).map(|tick| tick * step);
    html! {
        table class="scale" {
            thead { tr {
                th scope="col" { "Person" }
                th scope="col" class="track" {
                    svg role="img" aria-label="Scale" {
                        @for tick in ticks() {
                            text x=(at(tick)) y="11" { (amount(i64::try_from(tick).unwrap_or(0), currency)) }
                        }
                    }
                }
                th scope="col" { "Sums" }
            } }
            tbody {
                @for row in rows { tr {
                    th scope="row" class=(long(&row.person)) { (row.person) }
                    td class="track" { (track(row, ticks().map(at), at)) }
                    td class="sums" { @for (nth, mark) in row.marks.iter().enumerate() { @if nth > 0 { "; " } (mark_in_words(mark, currency)) } }
                } }
            }
        }
        p class="legend" { "● below what the other side wants · ◆ what it asks or would take · ❘ market value" }
    }
}

fn track(row: &ScaleRow, ticks: impl Iterator<Item = String>, at: impl Fn(u64) -> String) -> Markup {
    let sums = || row.marks.iter().filter(|mark| mark.kind != MarkKind::Value).map(|mark| mark.sum.units());
    let ends = sums().min().zip(sums().max());
    html! {
        svg role="img" aria-label={ "The sums named for " (row.person) } {
            @for tick in ticks { line x1=(tick) x2=(tick) y1="0" y2="100%" {} }
            @if let Some((low, high)) = ends { line class="range" x1=(at(low)) x2=(at(high)) y1="50%" y2="50%" {} }
            @for mark in &row.marks {
                @let x = at(mark.sum.units());
                @match mark.kind {
                    MarkKind::Below => circle class="below" cx=(x) cy="50%" r="5" {},
                    MarkKind::Above => svg x=(x) y="50%" width="1" height="1" overflow="visible" {
                        path class="above" d="M0-6 6 0 0 6-6 0z" {}
                    },
                    MarkKind::Value => line class="worth" x1=(x) x2=(x) y1="20%" y2="80%" {},
                }
            }
        }
    }
}

fn mark_in_words(mark: &ScaleMark, currency: Option<&str>) -> String {
    let on = mark.on.map(|on| format!(", {}", day(on))).unwrap_or_default();
    let source = mark.source.as_deref().map(|source| format!(", {source}")).unwrap_or_default();
    format!("{} {}{on}{source}", amount(mark.sum.signed(), currency), mark.what)
}

/// The step between two ticks and the end of a scale that holds a sum: at most five steps of 1, 2 or 5 and zeros.
fn ticks(highest: u64) -> (u64, u64) {
    let highest = highest.clamp(1, Money::MAX.units());
    let steps = (0..12).flat_map(|zeros| [1, 2, 5].map(|first| first * 10_u64.pow(zeros)));
    let step = steps.into_iter().find(|step| highest.div_ceil(*step) <= 5).unwrap_or(highest);
    (step, highest.div_ceil(step) * step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_ends_at_a_round_sum_that_holds_all() {
        for (highest, step, end) in
            [(25_000_000, 5_000_000, 25_000_000), (32_500_000, 10_000_000, 40_000_000), (0, 1, 1), (7, 2, 8)]
        {
            assert_eq!(ticks(highest), (step, end), "{highest}");
        }
    }
}
