//! Reads the rules of competitions: a map by name, in a file of its own, and the groups of nations that they name.

use std::collections::BTreeSet;

use super::nations;
use super::value::{self, Read};
use crate::domain::{
    AtClub, BornFrom, Changes, Counted, Free, Kept, NationError, Replaced, RuleSource, Rules, Season, SeasonDay,
    SeasonError, SeasonSpan, SeasonStart, Who,
};
use crate::store::place::At;
use crate::store::rule_shape as shape;
use crate::store::shape::{Entries, Text};
use crate::store::source::Source;
use crate::store::{syntax, walk};

const WHO: &str = "trained: [Club]";

/// The nations of each group, by its name.
type Groups = Vec<(String, Vec<String>)>;

/// What the rules of one competition are read with.
struct RuleScope<'k> {
    groups: &'k Groups,
    starts: Option<SeasonStart>,
}

/// Reads the rules of at least one competition.
///
/// # Errors
///
/// A located error for anything that is not a rule, or does not make sense.
pub fn read_rules(source: &Source<'_>) -> Read<Vec<Rules>> {
    let at = At::root(source);
    let first = walk::token_at(source.text(), 0).and_then(|token| source.text().get(token.range()));
    if first != Some("(") {
        return competitions(&at, &syntax::parse(source)?, &Vec::new());
    }
    let file: shape::RawRuleFile<'_> = syntax::parse(source)?;
    let groups = groups(&at.field("groups"), &file.groups)?;
    competitions(&at.field("rules"), &file.rules, &groups)
}

fn groups(at: &At<'_>, shapes: &Entries<Text<'_>, Vec<Text<'_>>>) -> Read<Groups> {
    value::map(at, shapes, |key, at, name, codes| {
        if nations::is_called(name) {
            return Err(key.refuse("a name that is no nation's, such as \"EU\""));
        }
        Ok((name.to_owned(), value::list(at, codes, |at, name| nation(name).map_err(|error| at.refuse(error)))?))
    })
}

fn competitions(at: &At<'_>, shapes: &shape::RulesByName<'_>, groups: &Groups) -> Read<Vec<Rules>> {
    let read = value::map(at, shapes, |key, at, name, shape| rules(at, value::competition(key, name)?, shape, groups))?;
    match read.is_empty() {
        true => Err(at.opening_problem("found no rules here, expected at least one: \"Serie A\": (places: 25)")),
        false => Ok(read),
    }
}

fn rules(at: &At<'_>, name: String, shape: &shape::RawRules<'_>, groups: &Groups) -> Read<Rules> {
    if shape.least.is_empty() {
        value::required(at, &shape.places, "places", "25")?;
    }
    let start = |text: &Text<'_>| {
        let start = text.as_str().parse();
        start.map_err(|error: SeasonError| at.field("season_starts").refuse(error))
    };
    let starts = shape.season_starts.as_ref().map(start).transpose()?;
    let known = RuleScope { groups, starts };
    let counted = |name: &'static str, shapes: &[shape::RawCounted<'_>]| {
        value::list(&at.field(name), shapes, |at, shape| counted(at, shape, &known))
    };
    let goalkeepers = value::number_if(at, shape.goalkeepers, "goalkeepers", Rules::GOALKEEPERS)?.unwrap_or(0);
    let in_all = value::number_if(at, shape.goalkeepers_in_all, "goalkeepers_in_all", Rules::GOALKEEPERS)?;
    let rules = Rules {
        name,
        places: value::number_if(at, shape.places, "places", Rules::PLACES)?,
        kept: value::list(&at.field("kept"), &shape.kept, |at, shape| kept(at, shape, &known))?,
        goalkeepers,
        goalkeepers_in_all: in_all.unwrap_or(0).max(goalkeepers),
        free: shape.free.as_ref().map(|shape| free(&at.field("free"), shape, &known)).transpose()?,
        least: counted("least", &shape.least)?,
        most: counted("most", &shape.most)?,
        season_starts: starts,
        changes: shape.changes.as_ref().map(|shape| changes(&at.field("changes"), shape, &known)).transpose()?,
        sources: value::list(&at.field("sources"), &shape.sources, |at, shape| {
            Ok(RuleSource {
                seasons: seasons(at, &shape.since, &shape.until, &known)?,
                confidence: value::named(
                    &at.field("confidence"),
                    value::required(at, &shape.confidence, "confidence", "Press")?,
                )?,
                source: value::words(at, &shape.source, "source", "\"CU 29/A of 4 August 2022\"")?,
            })
        })?,
    };
    check_together(at, &rules)?;
    Ok(rules)
}

/// Refuses rules that hold in one season and do not go together.
fn check_together(at: &At<'_>, rules: &Rules) -> Read<()> {
    if rules.places.is_none() && !rules.kept.is_empty() {
        return Err(value::missing(at, "places", "25"));
    }
    let (places, counts) = (u32::from(rules.places.unwrap_or(0)), [("least", &rules.least), ("most", &rules.most)]);
    let counted = counts.iter().flat_map(|(_, counted)| counted.iter().map(|one| one.seasons));
    let spans = rules.kept.iter().map(|kept| kept.seasons).chain(counted);
    // The most hold at once in a season in which one of them begins.
    let firsts: BTreeSet<i16> = spans.map(|span| span.since.unwrap_or(i16::MIN)).collect();
    for season in firsts.into_iter().map(|first| Season::beginning(first, SeasonStart::default())) {
        let kept = rules.kept.iter().filter(|kept| kept.seasons.holds(season));
        let kept: u32 = kept.map(|kept| u32::from(kept.places)).sum();
        if kept > places {
            let problem = format!("found {kept} kept places in one season, expected at most {places}");
            return Err(at.field("kept").problem(problem));
        }
        for (name, counted) in counts {
            let found = counted.iter().filter(|one| one.seasons.holds(season)).count();
            if found > Rules::MOST_COUNTED {
                let problem = format!("found {found} in one season, expected at most {}", Rules::MOST_COUNTED);
                return Err(at.field(name).problem(problem));
            }
        }
        if kept > 0 && rules.least.iter().any(|least| least.seasons.holds(season)) {
            return Err(at.field("least").problem("found kept places and a least number, expected one of them"));
        }
    }
    Ok(())
}

fn changes(at: &At<'_>, shape: &shape::RawChanges<'_>, known: &RuleScope<'_>) -> Read<Changes> {
    let new = *value::required(at, &shape.new, "new", "3")?;
    let season_day = |name: &'static str, text: &Option<Text<'_>>| -> Read<Option<SeasonDay>> {
        let day = |text: &Text<'_>| text.as_str().parse().map_err(|expected| at.field(name).refuse(expected));
        text.as_ref().map(day).transpose()
    };
    Ok(Changes {
        new: value::number(&at.field("new"), new, 0..=*Rules::PLACES.end())?,
        when: value::words(at, &shape.when, "when", "\"after the league phase\"")?,
        filed_by: season_day("filed_by", &shape.filed_by)?,
        again_from: season_day("again_from", &shape.again_from)?,
        again_by: season_day("again_by", &shape.again_by)?,
        between_windows: shape.between_windows.unwrap_or(false),
        goalkeepers_free: shape.goalkeepers_free.unwrap_or(false),
        replaced: value::list(&at.field("replaced"), &shape.replaced, |at, shape| {
            let days = *value::required(at, &shape.days, "days", "60")?;
            Ok(Replaced {
                goalkeeper: shape.goalkeeper.unwrap_or(false),
                days: value::number(&at.field("days"), days, 1..=250)?,
                seasons: seasons(at, &shape.since, &shape.until, known)?,
            })
        })?,
    })
}

fn kept(at: &At<'_>, shape: &shape::RawKept<'_>, known: &RuleScope<'_>) -> Read<Kept> {
    let places = *value::required(at, &shape.places, "places", "4")?;
    let (who, seasons) = who(at, &shape.who(), known)?;
    let name = value::words(at, &shape.name, "name", "\"club-trained\"")?;
    Ok(Kept { name, places: value::number(&at.field("places"), places, Rules::PLACES)?, who, seasons })
}

fn free(at: &At<'_>, shape: &shape::RawFree<'_>, known: &RuleScope<'_>) -> Read<Free> {
    let (who, seasons) = who(at, &shape.who(), known)?;
    Ok(Free { name: value::owned(&shape.name), who, seasons })
}

fn counted(at: &At<'_>, shape: &shape::RawCounted<'_>, known: &RuleScope<'_>) -> Read<Counted> {
    let number = *value::required(at, &shape.number, "number", "12")?;
    let (who, seasons) = who(at, &shape.who(), known)?;
    let name = value::words(at, &shape.name, "name", "\"German\"")?;
    Ok(Counted { number: value::number(&at.field("number"), number, 0..=*Rules::PLACES.end())?, name, who, seasons })
}

fn who(at: &At<'_>, shape: &shape::RawWho<'_, '_>, known: &RuleScope<'_>) -> Read<(Who, SeasonSpan)> {
    let who = Who {
        trained: value::list(&at.field("trained"), shape.trained, value::named)?,
        nations: codes(&at.field("nations"), shape.nations, known)?,
        not_from: codes(&at.field("not_from"), shape.not_from, known)?,
        known_nations: if shape.nations.is_empty() && shape.not_from.is_empty() { &[] } else { &nations::CODES },
        born_from: shape.born_from.as_ref().map(|from| born_from(&at.field("born_from"), from)).transpose()?,
        at_club: shape
            .at_club
            .as_ref()
            .map(|ways| at_club(&at.field("at_club"), ways))
            .transpose()?
            .unwrap_or_default(),
    };
    let seasons = seasons(at, shape.since, shape.until, known)?;
    if who.is_anyone() { Err(value::missing(at, "condition", WHO)) } else { Ok((who, seasons)) }
}

/// Codes of nations, for each that is named and for those of each group.
fn codes(at: &At<'_>, written: &[Text<'_>], known: &RuleScope<'_>) -> Read<Vec<String>> {
    let mut codes = Vec::new();
    for (index, name) in written.iter().enumerate() {
        match known.groups.iter().find(|(group, _)| group == name.as_str()) {
            Some((_, group)) => codes.extend(group.iter().cloned()),
            None => codes.push(
                nation(name)
                    .map_err(|error| at.entry(index).refuse(format_args!("{error}, or the name of a group")))?,
            ),
        }
    }
    Ok(codes)
}

fn nation(name: &Text<'_>) -> Result<String, NationError> {
    match nations::is_code(name.as_str()) {
        true => Ok(name.as_str().to_owned()),
        false => nations::nations().named(name.as_str()).map(|nation| nation.code.clone()),
    }
}

fn seasons(at: &At<'_>, since: &Option<Text<'_>>, until: &Option<Text<'_>>, known: &RuleScope<'_>) -> Read<SeasonSpan> {
    let year = |name: &'static str, text: &Option<Text<'_>>| {
        let named = |text: &Text<'_>| Season::named(text.as_str(), known.starts);
        let named = text.as_ref().map(named).transpose();
        named.map(|season| season.map(Season::year)).map_err(|error| at.field(name).refuse(error))
    };
    let span = SeasonSpan { since: year("since", since)?, until: year("until", until)? };
    match span.since.zip(span.until).is_some_and(|(since, until)| until < since) {
        true => Err(at.field("until").refuse("the season of since, or a later one")),
        false => Ok(span),
    }
}

fn born_from(at: &At<'_>, shape: &shape::RawBornFrom<'_>) -> Read<BornFrom> {
    match shape {
        shape::RawBornFrom::Day(day) => Ok(BornFrom::Day(value::date(at, day)?)),
        shape::RawBornFrom::Season(shape::RawSeason::Season(years)) => {
            let years = i16::try_from(*years).ok().filter(|years| BornFrom::YEARS.contains(years));
            let expected = format!("Season({}) to Season({})", BornFrom::YEARS.start(), BornFrom::YEARS.end());
            years.map(BornFrom::Season).ok_or_else(|| at.refuse(expected))
        }
    }
}

fn at_club(at: &At<'_>, shape: &shape::RawAtClubs) -> Read<Vec<AtClub>> {
    match shape {
        shape::RawAtClubs::One(one) => Ok(vec![way(at, one)?]),
        shape::RawAtClubs::Several(ways) => value::list(at, ways, way),
    }
}

fn way(at: &At<'_>, shape: &shape::RawAtClub) -> Read<AtClub> {
    let years = *value::required(at, &shape.years, "years", "2")?;
    if shape.aged.is_none() {
        value::required(at, &shape.since_age, "since_age", "15")?;
    }
    Ok(AtClub {
        years: value::number(&at.field("years"), years, AtClub::YEARS)?,
        since_age: value::number_if(at, shape.since_age, "since_age", AtClub::AGE)?,
        aged: value::number_if(at, shape.aged, "aged", AtClub::AGE)?,
        loan: value::number_if(at, shape.loan, "loan", AtClub::YEARS)?,
    })
}
