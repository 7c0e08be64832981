//! A page as one web page: no script, nothing from the network, light and dark, and fit for A4.

mod drawings;
mod table;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use super::content::{PageBlock, PageFigure, PageSection, PlanPage};
use super::tables::said;
use super::words::day;

const STYLE: &str = include_str!("style.css");

/// The whole page.
pub fn html(page: &PlanPage) -> String {
    let title = format!("{}, {}", page.club, day(page.on));
    let markup = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy());
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="generator" content="Touchline";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                div class="sheet" {
                    (head(page))
                    (conclusion(page))
                    dl class="figures" { @for found in &page.figures { (figure(found, page.currency.as_deref())) } }
                    main {
                        @for found in &page.sections {
                            (section(found, page))
                            @if found.id == "summary" { (facts(page)) }
                        }
                    }
                    p class="foot" {
                        "Figures are exact for what the plan lists: a player can play where the plan says so, and nowhere else. "
                        "Made with Touchline."
                    }
                }
            }
        }
    };
    markup.into_string()
}

/// What the page may load and run: its own style, and nothing else.
fn policy() -> String {
    let digest = STANDARD.encode(Sha256::digest(STYLE.as_bytes()));
    format!("default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'")
}

fn head(page: &PlanPage) -> Markup {
    let fact = |label: &str| page.facts.iter().find(|(held, _)| *held == label).map_or("", |(_, said)| said.as_str());
    html! {
        header {
            div {
                p class="kicker" { "Squad plan " (fact("Season")) " · " (fact("Formation")) }
                h1 { (page.club) }
            }
            p class="day" { time datetime=(page.on) { (fact("Day")) } }
        }
    }
}

fn conclusion(page: &PlanPage) -> Markup {
    html! {
        @if !page.conclusion.is_empty() {
            blockquote {
                @for paragraph in &page.conclusion { p { (paragraph) } }
                footer { "The planner’s conclusion" }
            }
        }
    }
}

fn figure(found: &PageFigure, currency: Option<&str>) -> Markup {
    html! {
        div {
            dt { (found.label) }
            dd {
                div class={ "value " (table::tone(found.tone)) } { (said(&found.value, currency)) }
                div class="note" { (found.note) }
                @if found.trend.len() > 1 { (drawings::trend(found)) }
            }
        }
    }
}

/// What the page takes for granted.
fn facts(page: &PlanPage) -> Markup {
    html! {
        section class="facts" id="facts" {
            h2 { "About this page" }
            dl { @for (label, said) in &page.facts { dt { (label) } dd { (said) } } }
        }
    }
}

fn section(found: &PageSection, page: &PlanPage) -> Markup {
    html! {
        section id=(found.id) {
            h2 { (found.heading) }
            @for block in &found.blocks { (laid_out(block, page.currency.as_deref())) }
        }
    }
}

fn laid_out(block: &PageBlock, currency: Option<&str>) -> Markup {
    match block {
        PageBlock::Sentence(said) => html! { p { (said) } },
        PageBlock::Points(points) => html! { ul { @for point in points { li { (point) } } } },
        PageBlock::Table(found) => table::table(found, currency),
        PageBlock::Pitch(places) => drawings::pitch(places),
        PageBlock::Weeks(weeks) => drawings::weeks(weeks),
        PageBlock::Scale(rows) => drawings::scale(rows, currency),
    }
}
