//! The registration lists: who is left out or free, and what each target would take.

use crate::analysis::lists::{Case, ListStanding, Registration, words as said};
use crate::domain::{Id, Plan};
use crate::report::page::answers::PageAnswers;
use crate::report::page::content::{PageBlock, PageCell, PageColumn, PageTable};
use crate::report::page::words::{line, named, sentence, spelled};
use crate::text;

/// The most people of one standing who are named in a sentence.
const MOST_NAMED: usize = 30;

pub(super) fn blocks(answers: &PageAnswers, plan: &Plan) -> Vec<PageBlock> {
    let lists = &answers.lists;
    let unknown = answers.without_rules.iter().map(|name| format!("No rules are known of {}.", line(name)));
    let points: Vec<String> = lists.iter().map(|list| in_short(list, plan)).chain(unknown).collect();
    if points.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![PageBlock::Points(points)];
    if let Some(first) = lists.first() {
        let rows = lists.iter().map(|list| row(list, plan)).collect();
        let columns = ["Competition", "Left out", "Left out if all that is unknown counts", "Free of the list"];
        let columns = columns.map(PageColumn::text).into();
        blocks.push(PageBlock::Table(PageTable { name: "Lists".to_owned(), columns, rows }));
        blocks.extend(targets(first, lists, plan));
    }
    blocks
}

/// A list: who is left out of it and who is free of it.
fn row(list: &Registration, plan: &Plan) -> Vec<PageCell> {
    let those = |case: &Case, stands: ListStanding| {
        let held = case.players.iter().filter(|(_, standing)| *standing == stands);
        text::some_of(held.map(|(id, _)| named(id, plan)), MOST_NAMED)
    };
    let out = |case: &Case| match those(case, ListStanding::Out) {
        nobody if nobody.is_empty() => "nobody".to_owned(),
        names => names,
    };
    vec![
        PageCell::text(line(&list.rules.name)),
        PageCell::text(out(&list.least)),
        list.most.as_ref().map_or(PageCell::Nothing, |most| PageCell::text(out(most))),
        PageCell::text(those(&list.least, ListStanding::Free)),
    ]
}

/// What place each target would take on each list.
fn targets(first: &Registration, lists: &[Registration], plan: &Plan) -> Option<PageBlock> {
    let columns = lists.iter().map(|list| PageColumn::text(line(&list.rules.name)));
    let columns = std::iter::once(PageColumn::text("What he would take")).chain(columns).collect();
    let row = |id: &Id| -> Vec<PageCell> {
        let takes = |list: &Registration| PageCell::text(spelled(&said::player(list, id, plan).unwrap_or_default()));
        std::iter::once(PageCell::text(named(id, plan))).chain(lists.iter().map(takes)).collect()
    };
    let rows: Vec<_> = first.least.targets.iter().map(|target| row(&target.id)).collect();
    (!rows.is_empty()).then(|| PageBlock::Table(PageTable { name: "Places".to_owned(), columns, rows }))
}

/// A list in a sentence: its rules, how many are left out, what is not known.
fn in_short(list: &Registration, plan: &Plan) -> String {
    let mut lowest_to_highest: Vec<usize> = list.cases().map(|case| case.left_out()).collect();
    lowest_to_highest.sort_unstable();
    lowest_to_highest.dedup();
    let left_out = match lowest_to_highest.as_slice() {
        [0] => "nobody is left out".to_owned(),
        [one] => format!("{one} left out"),
        counts => {
            let ends = [counts.first(), counts.last()].map(|end| end.copied().unwrap_or_default());
            format!("{} to {} left out, by what is not known", ends[0], ends[1])
        }
    };
    let parts = [
        Some(format!("{}, by the {}: {left_out}", line(&list.rules.name), said::rules(list))),
        said::unknown(list, plan).map(|unknown| format!("Not known: {unknown}")),
    ];
    sentence(&parts.into_iter().flatten().collect::<Vec<_>>().join(". "))
}
