//! Who said what, how often and when last; and what is in doubt or unknown.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::analysis::deals::words as deal_words;
use crate::domain::{Id, Outlook, Person, Plan};
use crate::report::page::answers::PageAnswers;
use crate::report::page::content::{PageBlock, PageCell, PageColumn, PageTable};
use crate::report::page::words::{day, line, named, priced, sentence};
use crate::text;

/// The most people who are named beside a source or a doubt.
const MOST_NAMED: usize = 6;

pub(super) fn blocks(answers: &PageAnswers, plan: &Plan) -> Vec<PageBlock> {
    let doubts = doubts(answers, plan);
    let mut blocks = Vec::new();
    if !doubts.is_empty() {
        blocks.push(PageBlock::Points(doubts));
    }
    let rows: Vec<_> = sources(plan).into_iter().map(|source| source.row(plan)).collect();
    if !rows.is_empty() {
        let columns = vec![
            PageColumn::text("Source"),
            PageColumn::figures("Claims"),
            PageColumn::text("Latest"),
            PageColumn::text("About"),
        ];
        blocks.push(PageBlock::Table(PageTable { name: "Sources".to_owned(), columns, rows }));
    }
    blocks
}

/// What one source said.
struct SourceClaims<'p> {
    source: String,
    claims: i64,
    latest: Date,
    about: Vec<&'p Id>,
}

impl SourceClaims<'_> {
    fn row(&self, plan: &Plan) -> Vec<PageCell> {
        let about = text::some_of(self.about.iter().map(|id| named(id, plan)), MOST_NAMED);
        vec![
            PageCell::text(&self.source),
            PageCell::Number(self.claims),
            PageCell::Day(self.latest),
            PageCell::text(about),
        ]
    }
}

/// The sources of all entries, those with the latest claims first.
fn sources(plan: &Plan) -> Vec<SourceClaims<'_>> {
    let players = plan.players.iter().map(|(id, player)| (id, Person::Player(player)));
    let people = players.chain(plan.targets.iter().map(|(id, target)| (id, Person::Target(target))));
    let mut found: BTreeMap<String, SourceClaims<'_>> = BTreeMap::new();
    for (id, person) in people {
        for (_, entry) in person.entries() {
            let Some(source) = entry.source().map(line).filter(|source| !source.is_empty()) else { continue };
            let claims = found.entry(source.clone()).or_insert_with(|| SourceClaims {
                source,
                claims: 0,
                latest: entry.on(),
                about: Vec::new(),
            });
            claims.claims += 1;
            claims.latest = claims.latest.max(entry.on());
            if !claims.about.contains(&id) {
                claims.about.push(id);
            }
        }
    }
    let mut sources: Vec<SourceClaims<'_>> = found.into_values().collect();
    sources.sort_by_key(|source| std::cmp::Reverse(source.latest));
    sources
}

/// What sources contradict each other in, and what nobody told.
fn doubts(answers: &PageAnswers, plan: &Plan) -> Vec<String> {
    let mut doubts = Vec::new();
    for (id, player) in plan.players.iter() {
        let [best, worst] = [Outlook::Best, Outlook::Worst].map(|outlook| plan.back(player, answers.on, outlook));
        let Some((best, worst)) = best.zip(worst).filter(|(best, worst)| best < worst) else { continue };
        let name = named(id, plan);
        doubts.push(if answers.doubtful.contains(id) {
            format!("{name} is in doubt: his reported return has come, and nobody has recorded that he is back.")
        } else {
            format!("Sources differ on when {name} is back: {} to {}.", day(best), day(worst))
        });
    }
    for deal in &answers.deals.deals {
        let Some(person) = plan.person(&deal.deal.person) else { continue };
        if deal.limits.contradiction().is_some() {
            let said = deal_words::limits(&deal.limits, person);
            let said = said.last().map(|said| priced(said, plan.currency.as_deref()));
            doubts.extend(said.map(|said| sentence(&format!("{}: {said}", named(&deal.deal.person, plan)))));
        }
    }
    let without = |what: &str, missing: Vec<&Id>| {
        let names = text::some_of(missing.iter().map(|id| named(id, plan)), MOST_NAMED);
        (!missing.is_empty()).then(|| format!("{what}: {names}."))
    };
    let unpriced = answers.worth.iter().filter(|worth| worth.cost.is_none()).map(|worth| &worth.target).collect();
    let open_ended = plan.players.iter().filter(|(_, player)| player.last_day(plan.season_starts).is_none());
    let proposed = plan.players.iter().filter(|(_, player)| {
        player.profile.positions.iter().any(|(position, _)| player.profile.is_proposed(position))
    });
    let unknown = [
        without("Nothing tells what these cost", unpriced),
        without("No last day of a contract is known of", open_ended.map(|(id, _)| id).collect()),
        without("Positions are only proposed of", proposed.map(|(id, _)| id).collect()),
    ];
    doubts.extend(unknown.into_iter().flatten());
    doubts
}
