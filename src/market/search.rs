//! Who is meant by what is typed, the best first: words in names and clubs, without accents, with slips of the finger.

use std::cmp::Reverse;
use std::ops::Range;

use frizbee::{CaseMatching, Config, Matcher, SortStrategy};

use super::columns::NOTHING;
use super::everybody::Market;
use super::lots::side_by_side;
use super::order::smallest;
use super::selection::Selection;
use crate::text;

/// Somebody who may be meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RankedName {
    pub row: u32,
    /// More is better.
    pub score: u16,
}

/// Everybody who may be meant by what is typed: each word is in his name or in that of his club.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NameSearch {
    /// Folded.
    words: Vec<String>,
    /// In the order of the market.
    found: Vec<RankedName>,
}

/// Names that are matched in one go.
const BATCH: usize = if cfg!(test) { 3 } else { 4_096 };

/// Words, and letters of one, beyond which nothing is looked for.
const MOST_WORDS: usize = 8;
const MOST_LETTERS: usize = 64;

/// The letters of a word that a name may lack.
fn slips(word: &str) -> u16 {
    match word.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

impl NameSearch {
    /// How many may be meant.
    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// Whether whoever is meant by words is among those who were found: they say more, and allow no more slips.
    fn holds(&self, words: &[String]) -> bool {
        let is_begun = |(held, word): (&String, &String)| word.starts_with(held.as_str()) && slips(held) == slips(word);
        !self.words.is_empty()
            && self.words.len() <= words.len()
            && self.words.iter().zip(words).rev().skip(1).all(|(held, word)| held == word)
            && self.words.iter().zip(words).all(is_begun)
    }
}

impl Market {
    /// Looks for what is typed; where it goes on from what was looked for last, those whom that left out stay out.
    pub fn search(&self, typed: &str, last: Option<&NameSearch>) -> NameSearch {
        let cut = |word: &str| word.chars().take(MOST_LETTERS).collect::<String>();
        let words: Vec<String> = text::fold(typed).split_whitespace().take(MOST_WORDS).map(cut).collect();
        let last = last.filter(|last| last.holds(&words));
        let clubs: Vec<Vec<u16>> = words.iter().map(|word| self.clubs(word)).collect();
        let people = last.map_or(self.len(), NameSearch::count);
        let lots = side_by_side(people, |lot| match last {
            Some(last) => {
                self.rank(&words, &clubs, last.found.get(lot).unwrap_or_default().iter().map(|found| found.row))
            }
            None => self.rank(&words, &clubs, numbers(lot)),
        });
        NameSearch { found: lots.concat(), words }
    }

    /// The best of those who may be meant and are shown; of two alike the more valuable.
    pub fn best(&self, search: &NameSearch, shown: &Selection, most: usize) -> Vec<usize> {
        let lots = side_by_side(search.found.len(), |lot| {
            let found = search.found.get(lot).unwrap_or_default().iter();
            let found = found.filter(|found| shown.has(found.row as usize));
            let key = |found: &RankedName| {
                let value = self.columns.values.get(found.row as usize).map_or(0, |value| value.units() + 1);
                (Reverse(found.score), Reverse(value), found.row)
            };
            smallest(found.map(key), most)
        });
        smallest(lots.into_iter().flatten(), most).into_iter().map(|(.., row)| row as usize).collect()
    }

    /// Those who are shown and may be meant.
    pub fn meant(&self, search: &NameSearch, shown: &Selection) -> Selection {
        let meant = search.found.iter().map(|found| found.row as usize).filter(|row| shown.has(*row));
        Selection::of(self.len(), meant)
    }

    fn rank(&self, words: &[String], clubs: &[Vec<u16>], rows: impl Iterator<Item = u32>) -> Vec<RankedName> {
        let mut matchers: Vec<Matcher> = words.iter().map(|word| matcher(word)).collect();
        let (mut found, mut batch, mut names) = (Vec::new(), Vec::with_capacity(BATCH), Vec::with_capacity(BATCH));
        let mut rows = rows.peekable();
        while rows.peek().is_some() {
            batch.clear();
            batch.extend(rows.by_ref().take(BATCH).map(|row| RankedName { row, score: 0 }));
            for (matcher, clubs) in matchers.iter_mut().zip(clubs) {
                names.clear();
                names.extend(batch.iter().map(|one| self.columns.folded.get(one.row as usize)));
                let matches = matcher.match_list(&names);
                self.keep(&mut batch, matches.iter().map(|found| (found.index as usize, found.score)), clubs);
            }
            found.extend_from_slice(&batch);
        }
        found
    }

    /// Keeps those of a batch whose name matches a word, or whose club does, and adds the better of the two scores.
    fn keep(&self, batch: &mut Vec<RankedName>, matches: impl Iterator<Item = (usize, u16)>, clubs: &[u16]) {
        let mut matches = matches.peekable();
        let mut place = 0;
        batch.retain_mut(|one| {
            let name = matches.next_if(|(at, _)| *at == place).map(|(_, score)| score.max(1));
            place += 1;
            let club = self.columns.clubs.get(one.row as usize).copied().unwrap_or(NOTHING);
            let club = clubs.get(club as usize).copied().filter(|score| *score > 0);
            let best = name.max(club);
            one.score = one.score.saturating_add(best.unwrap_or(0));
            best.is_some()
        });
    }

    /// The score of each club for a word; 0 where it does not match, and no scores at all where none does.
    fn clubs(&self, word: &str) -> Vec<u16> {
        let names: Vec<String> = self.columns.club_names.all().iter().map(|club| text::fold(club)).collect();
        let matches = matcher(word).match_list(&names);
        if matches.is_empty() {
            return Vec::new();
        }
        let mut scores = vec![0; names.len()];
        for found in matches {
            scores.get_mut(found.index as usize).into_iter().for_each(|score| *score = found.score.max(1));
        }
        scores
    }
}

fn numbers(lot: Range<usize>) -> impl Iterator<Item = u32> {
    lot.filter_map(|row| u32::try_from(row).ok())
}

fn matcher(word: &str) -> Matcher {
    let config =
        Config::default().max_typos(Some(slips(word))).casing(CaseMatching::Respect).sort(SortStrategy::IndexAsc);
    Matcher::new(frizbee::Pattern::new(word, frizbee::PatternConfig::default()), &config)
}
