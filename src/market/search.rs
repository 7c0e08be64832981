//! Who is meant by what is typed, the best first: words in names and clubs, without accents, with slips of the finger.

use std::cmp::Reverse;
use std::ops::Range;

use frizbee::{CaseMatching, Config, Matcher, SortStrategy};
use memchr::memmem::Finder;

use super::everybody::Market;
use super::order::smallest;
use super::selected::Selection;
use super::texts::letters;
use crate::import::lots::side_by_side;
use crate::text::{self, TypedWord};

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

/// What stands between the words of a text.
const PARTING: [char; 3] = [' ', '-', '\''];

/// What a word adds to a score for each degree of nearness, more than its letters do.
const NEAR: u16 = 2_000;

impl SearchedWord {
    /// How near the nearest word of a folded text is, in score: the same, one that begins so, one that was mistyped.
    ///
    /// Within a word it says less, and none where it is not in the text: letters here and there are nothing.
    fn nearness(&self, text: &str) -> Option<u16> {
        let is_in = self.finder.find(text.as_bytes()).is_some();
        if !is_in && self.slips == 0 && !text.contains(PARTING) {
            return None;
        }
        let degree = |word: &str| match word.strip_prefix(self.word.as_str()) {
            Some("") => 3,
            Some(_) => 2,
            None if !is_in && self.slips > 0 && self.typed.may_be(word, self.slips.into()) => 1,
            None => 0,
        };
        let degree = text.split(PARTING).map(degree).max().unwrap_or(0);
        (degree > 0 || is_in || self.is_joined_in(text)).then_some(degree * NEAR)
    }

    /// Whether words of a text begin so where nothing parts them: `vandijk` of `van dijk`.
    fn is_joined_in(&self, text: &str) -> bool {
        let begins = |from: &str| {
            let mut letters = from.chars().filter(|c| !PARTING.contains(c));
            self.word.chars().all(|letter| letters.next() == Some(letter))
        };
        let mut from = Some(text);
        while let Some(rest) = from {
            if begins(rest) {
                return true;
            }
            from = rest.split_once(PARTING).map(|(_, rest)| rest);
        }
        false
    }
}

impl NameSearch {
    /// How many may be meant.
    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// Whether somebody may be meant, by his number.
    pub fn has(&self, number: usize) -> bool {
        self.found.binary_search_by_key(&number, |found| found.row as usize).is_ok()
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

/// A search that goes on slice by slice, so that who is found at once is shown at once.
#[derive(Debug)]
pub struct SearchSteps<'m> {
    market: &'m Market,
    words: Vec<SearchedWord>,
    /// Those whom the last search left; everybody where there is none.
    among: Option<&'m [RankedName]>,
    /// How many of them were looked at, and how many are next.
    looked: usize,
    next: usize,
    so_far: NameSearch,
}

/// A word that is looked for.
#[derive(Debug)]
struct SearchedWord {
    /// Folded.
    word: String,
    typed: TypedWord,
    finder: Finder<'static>,
    slips: u16,
    letters: u32,
    /// The score of each club; 0 where it does not match, and no scores at all where none does.
    clubs: Vec<u16>,
}

/// People of the first slice; of each later one there are twice as many, up to a limit.
const FIRST_SLICE: usize = if cfg!(test) { 2 } else { 1 << 15 };
const LARGEST_SLICE: usize = if cfg!(test) { 8 } else { 1 << 17 };

impl SearchSteps<'_> {
    /// Looks at some more people, more each time; whether there were any left.
    pub fn go_on(&mut self) -> bool {
        let people = self.people();
        if self.looked >= people {
            return false;
        }
        let first = self.looked;
        let last = (first + self.next).min(people);
        let lots = side_by_side(last - first, |lot| {
            let lot = first + lot.start..first + lot.end;
            match self.among {
                Some(among) => {
                    let rows = among.get(lot).unwrap_or_default().iter().map(|found| found.row);
                    self.market.rank(&self.words, rows)
                }
                None => self.market.rank(&self.words, numbers(lot)),
            }
        });
        lots.iter().for_each(|lot| self.so_far.found.extend_from_slice(lot));
        (self.looked, self.next) = (last, (self.next * 2).min(LARGEST_SLICE));
        true
    }

    /// Who was found so far.
    pub fn so_far(&self) -> &NameSearch {
        &self.so_far
    }

    /// Whether everybody was looked at.
    pub fn is_done(&self) -> bool {
        self.looked >= self.people()
    }

    /// Everybody who may be meant.
    pub fn finish(mut self) -> NameSearch {
        self.next = usize::MAX / 4;
        self.go_on();
        self.so_far
    }

    fn people(&self) -> usize {
        self.among.map_or(self.market.len(), <[RankedName]>::len)
    }
}

impl Market {
    /// Looks for what is typed; where it goes on from what was looked for last, those whom that left out stay out.
    pub fn search(&self, typed: &str, last: Option<&NameSearch>) -> NameSearch {
        self.begin_search(typed, last).finish()
    }

    /// The same slice by slice; nobody was looked at yet.
    pub fn begin_search<'m>(&'m self, typed: &str, last: Option<&'m NameSearch>) -> SearchSteps<'m> {
        let cut = |word: &str| word.chars().take(MOST_LETTERS).collect::<String>();
        let words: Vec<String> = text::fold(typed).split_whitespace().take(MOST_WORDS).map(cut).collect();
        let among = last.filter(|last| last.holds(&words)).map(|last| last.found.as_slice());
        let searched = words.iter().map(|word| {
            let finder = Finder::new(word.as_str()).into_owned();
            let mut searched = SearchedWord {
                word: word.clone(),
                typed: TypedWord::new(word),
                finder,
                slips: slips(word),
                letters: letters(word),
                clubs: Vec::new(),
            };
            searched.clubs = self.clubs(&searched);
            searched
        });
        let words_of = searched.collect();
        let so_far = NameSearch { words, found: Vec::new() };
        SearchSteps { market: self, words: words_of, among, looked: 0, next: FIRST_SLICE, so_far }
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

    fn rank(&self, words: &[SearchedWord], rows: impl Iterator<Item = u32>) -> Vec<RankedName> {
        let mut matchers: Vec<Matcher> = words.iter().map(|word| matcher(&word.word)).collect();
        let (mut found, mut batch) = (Vec::new(), Vec::with_capacity(BATCH));
        let (mut names, mut places) = (Vec::with_capacity(BATCH), Vec::with_capacity(BATCH));
        let mut rows = rows.peekable();
        while rows.peek().is_some() {
            batch.clear();
            batch.extend(rows.by_ref().take(BATCH).map(|row| RankedName { row, score: 0 }));
            for (matcher, word) in matchers.iter_mut().zip(words) {
                names.clear();
                places.clear();
                for (place, one) in batch.iter().enumerate() {
                    let held = self.columns.letters.get(one.row as usize).copied().unwrap_or(0);
                    if (word.letters & !held).count_ones() <= u32::from(word.slips) {
                        names.push(self.columns.folded.get(one.row as usize));
                        places.push(place);
                    }
                }
                let matches = matcher.match_list(&names);
                let matches =
                    matches.iter().filter_map(|found| Some((*places.get(found.index as usize)?, found.score)));
                self.keep(&mut batch, matches, word);
            }
            found.extend_from_slice(&batch);
        }
        found
    }

    /// Keeps those of a batch whose name matches a word, or whose club does, and adds the better of the two scores.
    fn keep(&self, batch: &mut Vec<RankedName>, matches: impl Iterator<Item = (usize, u16)>, word: &SearchedWord) {
        let mut matches = matches.peekable();
        let mut place = 0;
        batch.retain_mut(|one| {
            let row = one.row as usize;
            let name = matches.next_if(|(at, _)| *at == place);
            let near = |(_, score): (usize, u16)| Some(score.max(1) + word.nearness(self.columns.folded.get(row))?);
            let name = name.and_then(near);
            place += 1;
            let club = match word.clubs.is_empty() {
                true => None,
                false => self.columns.clubs.get(row).and_then(|club| word.clubs.get(*club as usize)),
            };
            let best = name.max(club.copied().filter(|score| *score > 0));
            one.score = one.score.saturating_add(best.unwrap_or(0));
            best.is_some()
        });
    }

    /// The score of each club for a word; 0 where it does not match, and no scores at all where none does.
    fn clubs(&self, word: &SearchedWord) -> Vec<u16> {
        let names = self.columns.folded_clubs();
        let matches = matcher(&word.word).match_list(names);
        if matches.is_empty() {
            return Vec::new();
        }
        let mut scores = vec![0; names.len()];
        for found in matches {
            let at = found.index as usize;
            let near = names.get(at).and_then(|name| word.nearness(name)).map(|near| found.score.max(1) + near);
            scores.get_mut(at).zip(near).into_iter().for_each(|(score, near)| *score = near);
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
