//! The weeks ahead: the figures of each on its worst day, and what happens in it.

use jiff::civil::Date;

use crate::analysis::{Coming, ComingEvent, Week, words as said};
use crate::domain::{Outlook, Plan};
use crate::forecast::SeasonForecast;
use crate::report::page::answers::PageAnswers;
use crate::report::page::content::{PageBlock, PageWeek};
use crate::report::page::words::{day, line, sentence, spelled};

pub(super) fn blocks(answers: &PageAnswers, plan: &Plan) -> Vec<PageBlock> {
    let weeks = answers.calendar.weeks.iter().map(|found| week(found, answers, plan));
    let mut blocks = vec![
        PageBlock::Sentence(format!(
            "Margin and bodies short on the worst day of each of {} weeks, if players return when they are likely to.",
            answers.calendar.weeks.len()
        )),
        PageBlock::Weeks(weeks.collect()),
    ];
    let breaks: Vec<String> = said::breaks(&answers.broken, plan, day).iter().map(|reason| sentence(reason)).collect();
    if !breaks.is_empty() {
        blocks.push(PageBlock::Points(breaks));
    }
    blocks
}

fn week(week: &Week, answers: &PageAnswers, plan: &Plan) -> PageWeek {
    let worst = week.figures.get(Outlook::Likely);
    let within = |coming: &&Coming| week.first <= coming.on && coming.on <= week.last;
    let comes = answers.coming.iter().filter(within);
    // Matches and deadlines are those of the week itself, since the first day's own are not to come.
    let changes = comes.filter(|coming| matches!(coming.what, ComingEvent::Change(_) | ComingEvent::BackAtBest(_)));
    let mut events: Vec<_> = changes.map(|coming| (coming.on, said::coming(coming, plan))).collect();
    events.extend(week.matches.iter().map(|played| (played.on, said::match_day(played))));
    events.extend(week.deadlines.iter().map(|(name, on)| (*on, line(name))));
    let begin = plan.call_ups.iter().filter(|call_up| week.call_ups.contains(&call_up.name));
    let begin = begin.filter(|call_up| call_up.from.max(answers.on) >= week.first);
    events.extend(begin.map(|call_up| {
        let until = call_up.until.strftime("%-d %b");
        (call_up.from, format!("{}, until {until}", line(&call_up.name)))
    }));
    events.sort_by_key(|(on, _)| *on);
    let when = |on: Date| if on.year() == answers.on.year() { on.strftime("%-d %b").to_string() } else { day(on) };
    let events = events.into_iter().map(|(on, what)| format!("{}: {}", when(on), spelled(&what)));
    PageWeek {
        monday: week.monday,
        margin: worst.margin,
        shortfall: worst.shortfall,
        chance: answers.chances.as_ref().and_then(|chances| chance_of(&chances.forecast, week.monday)),
        words: said::week(week),
        events: events.collect(),
    }
}

/// The chance that the eleven can't be filled in the week, in thousandths of a percent.
///
/// What was never drawn, or always, is not certain for that.
fn chance_of(forecast: &SeasonForecast, monday: Date) -> Option<u32> {
    let drawn = forecast.week_of(monday)?.broken;
    let thousandths = (drawn.chance * 100_000.0).round() as u32;
    Some(if drawn.error > 0.0 { thousandths.clamp(1, 99_999) } else { thousandths })
}
