//! What is read first: what the page is about, the figures that matter most, and what they mean.

use jiff::civil::Date;

use super::chances;
use crate::analysis::{Week, Worst, words as said};
use crate::domain::{Id, Outlook, Plan, Stage};
use crate::forecast::words as chance_words;
use crate::report::page::answers::PageAnswers;
use crate::report::page::content::{PageBlock, PageCell, PageFigure, PageTone};
use crate::report::page::words::{day, line, named, number, priced, sentence, spelled};
use crate::text;

/// The most coming events that the summary tells.
const MOST_COMING: usize = 5;

/// What the page is about, and what it takes for granted.
pub(super) fn facts(answers: &PageAnswers, plan: &Plan) -> Vec<(&'static str, String)> {
    let mut facts = vec![
        ("Day", answers.on.strftime("%A %-d %B %Y").to_string()),
        ("Season", answers.season.to_string()),
        ("Formation", line(plan.tactic.formation.name())),
        ("Who counts", said::who_counts(answers.at_least)),
        ("Assumed", "nothing: the plan as it is, and players return when the latest report says".to_owned()),
    ];
    if let Some(found) = &answers.what_ifs {
        let names: Vec<String> =
            found.what_ifs.iter().map(|(what_if, _)| format!("“{}”", line(&what_if.name))).collect();
        facts.push(("Compared with", names.join(", ")));
    }
    if answers.today != answers.on {
        facts.push(("Deals and budget", format!("as they stand on {}", day(answers.today))));
    }
    facts.extend(plan.currency.as_deref().map(|currency| ("Amounts", format!("in {}", line(currency)))));
    facts
}

/// The planner's own conclusion, by paragraphs.
pub(super) fn conclusion(plan: &Plan) -> Vec<String> {
    let paragraphs = plan.conclusion.as_deref().unwrap_or("").lines().map(line);
    paragraphs.filter(|paragraph| !paragraph.is_empty()).collect()
}

/// The figures that are read first.
pub(super) fn figures(answers: &PageAnswers, plan: &Plan) -> Vec<PageFigure> {
    let cover = &answers.cover;
    let mut figures = vec![
        PageFigure {
            label: "Margin",
            value: PageCell::Number(cover.margin.into()),
            note: match cover.margin {
                ..0 => "slots stay empty".to_owned(),
                _ => "absences the eleven surely survives".to_owned(),
            },
            tone: margin_tone(cover.margin),
            trend: answers.calendar.weeks.iter().map(|week| likely(week).margin).collect(),
        },
        PageFigure {
            label: "Shortfall",
            value: PageCell::Number(cover.shortfall.into()),
            note: "bodies missing for the depth wanted".to_owned(),
            tone: if cover.shortfall > 0 { PageTone::Warning } else { PageTone::Good },
            trend: answers.calendar.weeks.iter().map(|week| likely(week).shortfall.try_into().unwrap_or(0)).collect(),
        },
    ];
    if let Some((margin, on)) = worst_margin(answers) {
        let note = format!("lowest of {} weeks, from {}", answers.calendar.weeks.len(), day(on));
        figures.push(PageFigure {
            label: "Worst ahead",
            value: PageCell::Number(margin.into()),
            note,
            tone: margin_tone(margin),
            trend: Vec::new(),
        });
    }
    let out: Vec<&Id> = plan
        .players
        .iter()
        .filter(|(_, player)| plan.absence(player, answers.on).is_some())
        .map(|(id, _)| id)
        .collect();
    let names = text::some_of(out.iter().map(|id| named(id, plan)), 3);
    let doubts = answers.doubtful.len();
    let doubts = if doubts > 0 {
        format!("; in doubt: {}", text::some_of(answers.doubtful.iter().map(|id| named(id, plan)), 3))
    } else {
        String::new()
    };
    figures.push(PageFigure {
        label: "Out",
        value: PageCell::Number(out.len().try_into().unwrap_or(i64::MAX)),
        note: if out.is_empty() && doubts.is_empty() { "nobody".to_owned() } else { format!("{names}{doubts}") },
        tone: PageTone::Plain,
        trend: Vec::new(),
    });
    let stages = plan.targets.iter().map(|(_, target)| target.stage);
    let open: Vec<Stage> = stages.filter(|stage| !matches!(stage, Stage::Off | Stage::Signed)).collect();
    let under_way = open.iter().filter(|stage| Stage::Approached <= **stage).count();
    figures.push(PageFigure {
        label: "Targets",
        value: PageCell::Number(open.len().try_into().unwrap_or(i64::MAX)),
        note: format!("{under_way} under way"),
        tone: PageTone::Plain,
        trend: Vec::new(),
    });
    if let Some(free) = answers.finances.transfers_free() {
        figures.push(PageFigure {
            label: "Free for transfers",
            value: PageCell::Money { units: free, leaves_out: false },
            note: format!("in {}", answers.finances.season),
            tone: if free < 0 { PageTone::Bad } else { PageTone::Plain },
            trend: Vec::new(),
        });
    }
    figures
}

fn margin_tone(margin: i32) -> PageTone {
    match margin {
        ..0 => PageTone::Bad,
        0 => PageTone::Warning,
        1 => PageTone::Plain,
        _ => PageTone::Good,
    }
}

/// The figures of a week if players return when they are likely to.
fn likely(week: &Week) -> &Worst {
    week.figures.get(Outlook::Likely)
}

fn worst_margin(answers: &PageAnswers) -> Option<(i32, Date)> {
    answers.calendar.weeks.iter().map(|week| (likely(week).margin, likely(week).margin_on)).min()
}

/// Whether there is an eleven on every day: `An eleven in each of the 60 weeks ahead; the lowest margin is 0, from 1 Jul 2026.`
fn ahead(answers: &PageAnswers) -> Option<String> {
    let (margin, on) = worst_margin(answers)?;
    let (weeks, broken) = (answers.calendar.weeks.len(), answers.broken.len());
    let lowest = format!("the lowest margin is {}, from {}", number(margin.into()), day(on));
    Some(match broken {
        0 => format!("An eleven in each of the {weeks} weeks ahead; {lowest}."),
        _ => format!("No eleven in {broken} of the {weeks} weeks ahead; {lowest}."),
    })
}

/// What the figures mean, whom to sign, and what comes next.
pub(super) fn blocks(answers: &PageAnswers, plan: &Plan) -> Vec<PageBlock> {
    let cover = &answers.cover;
    let mut points: Vec<String> = ahead(answers).into_iter().collect();
    points.extend([
        format!("Margin {}: {}", number(cover.margin.into()), sentence(&said::margin(cover, plan))),
        format!("Shortfall {}: {}", cover.shortfall, sentence(&said::shortfall(cover))),
    ]);
    if let Some(broken) = answers.broken.first() {
        points.push(sentence(&format!("breaks on {}: {}", day(broken.cover.on), said::margin(&broken.cover, plan))));
    }
    points.extend(said::doubtful(&answers.doubtful, plan).map(|words| sentence(&words)));
    if !answers.best.best.players.is_empty() {
        let best =
            format!("best signings by figures alone, {}: {}", answers.within, said::signings(&answers.best.best, plan));
        points.push(sentence(&priced(&best, plan.currency.as_deref())));
        points.extend(such_deals(answers, plan));
    }
    let season = answers.chances.as_ref().and_then(|found| chance_words::in_the_season(&found.forecast));
    points.extend(season.map(|words| sentence(&words)));
    points.extend(chances::who_matters(answers, plan));
    let next = answers.coming.iter().take(MOST_COMING);
    let next = next.map(|coming| format!("{}: {}", day(coming.on), spelled(&said::coming(coming, plan))));
    let next: Vec<String> = next.collect();
    let mut blocks = vec![PageBlock::Points(points)];
    if !next.is_empty() {
        blocks.push(PageBlock::Sentence("What comes next:".to_owned()));
        blocks.push(PageBlock::Points(next));
    }
    blocks
}

/// What completed deals such as those for the best signings cost.
fn such_deals(answers: &PageAnswers, plan: &Plan) -> Option<String> {
    let fees = answers.fees.as_ref()?;
    let of = |id: &Id| {
        let (_, range) = fees.targets.iter().find(|(held, _)| held == id)?;
        let range = range.as_ref().ok()?;
        Some(format!("{} {}", named(id, plan), chance_words::fee_range(range, plan.currency.as_deref())))
    };
    let told: Vec<String> = answers.best.best.players.iter().filter_map(of).collect();
    (!told.is_empty()).then(|| format!("Four in five deals such as theirs cost: {}.", told.join("; ")))
}
