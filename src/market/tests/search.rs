//! Who is meant by what is typed.

use std::cmp::Reverse;

use frizbee::{CaseMatching, Config, Matcher};

use super::*;
use crate::runs::runs;
use crate::text::{self, TypedWord};

proptest! {
    // Each word makes a matcher for each person.
    #![proptest_config(ProptestConfig::with_cases(runs(24) as u32))]

    #[test]
    fn a_search_ranks_as_everybody_matched_one_by_one_and_goes_on_from_the_last_letter(
        market in any_market(), typed in "(ada|ruiz|sesko|vanek|van ek|odegard|ek a|bee c|beecity|slvr ds|ada ruizz|xruiz|alvrao)", most in 1usize..9
    ) {
        let all = Selection::all(&market);
        let mut last: Option<NameSearch> = None;
        for end in 1..=typed.len() {
            let (fresh, begun) = (market.search(&typed[..end], None), market.search(&typed[..end], last.as_ref()));
            prop_assert_eq!(&fresh, &begun, "{}", &typed[..end]);
            let mut steps = market.begin_search(&typed[..end], last.as_ref());
            while steps.go_on() {}
            prop_assert_eq!(&steps.finish(), &fresh);
            let alone = one_by_one(&market, &typed[..end]);
            prop_assert_eq!(market.best(&fresh, &all, usize::MAX), alone.clone());
            prop_assert_eq!(market.meant(&fresh, &all).count(), alone.len());
            prop_assert_eq!(market.best(&fresh, &all, most), &alone[..most.min(alone.len())]);
            last = Some(begun);
        }
    }
}

/// The order of a search by matching one person after the other.
fn one_by_one(market: &Market, typed: &str) -> Vec<usize> {
    let mut ranked = Vec::new();
    for row in 0..market.len() {
        let person = market.row(row).unwrap();
        let (name, club) = (text::fold(person.name()), person.club().map(text::fold));
        let mut score = Some(0);
        for word in typed.split_whitespace() {
            let slips = match word.len() {
                0..=3 => 0,
                4..=7 => 1,
                _ => 2,
            };
            let config = Config::default().max_typos(Some(slips)).casing(CaseMatching::Respect);
            let of = |text: &str| {
                let found = Matcher::new(word, &config).match_list(&[text]).first().map(|found| found.score.max(1));
                let score = found.map(|score| score + 2_000 * near(word, text, usize::from(slips)));
                score.filter(|_| is_in(word, text, usize::from(slips)))
            };
            let best = of(&name).max(club.as_deref().and_then(of));
            score = score.zip(best).map(|(score, best): (u16, u16)| score + best);
        }
        ranked.extend(score.map(|score| (Reverse(score), Reverse(person.value()), row)));
    }
    ranked.sort_unstable();
    ranked.into_iter().map(|(.., row)| row).collect()
}

/// How near the nearest word of a text is: 3 the same, 2 begun so, 1 mistyped, 0 none of these.
fn near(typed: &str, text: &str, slips: usize) -> u16 {
    let near = |word: &str| match (word == typed, word.starts_with(typed)) {
        (true, _) => 3,
        (_, true) => 2,
        _ => u16::from(slips > 0 && !text.contains(typed) && TypedWord::new(typed).may_be(word, slips)),
    };
    text.split([' ', '-', '\'']).map(near).max().unwrap_or(0)
}

/// Whether a word is in a text: as it stands, over words that are parted there, or with slips at the begin of one.
fn is_in(typed: &str, text: &str, slips: usize) -> bool {
    let mut words = text.split([' ', '-', '\'']).collect::<Vec<_>>();
    let mistyped = slips > 0 && words.iter().any(|word| TypedWord::new(typed).may_be(word, slips));
    let mut joined = false;
    while !words.is_empty() {
        joined |= words.concat().starts_with(typed);
        words.remove(0);
    }
    text.contains(typed) || joined || mistyped
}

#[test]
fn letters_here_and_there_are_no_word() {
    let row = |name: &str, club: &str| format!("{name},{name},{club},,CB,,,,,,,,,,,,,\n");
    let rows = [
        row("Tommaso Rinaldi", "Modena"),
        row("Ada Ruiz", "Torino"),
        row("Virgil van Dijk", "Liverpool"),
        row("Miroslav Klose", "Lazio"),
        row("Kamil Lovasen", "Basel"),
    ];
    let market = market(&[(&format!("{HEADERS}{}", rows.concat()), ON)]);
    let meant = |typed: &str| market.best(&market.search(typed, None), &Selection::all(&market), 9);
    for (typed, who) in [
        ("torino", &[1][..]),
        ("trino", &[1]),
        ("klose", &[3]),
        ("kolse lazio", &[3]),
        ("vandijk", &[2]),
        ("ruiz torino", &[1]),
        ("ruiz lazio", &[]),
        ("dijk", &[2]),
        ("tmd", &[]),
    ] {
        assert_eq!(meant(typed), who, "{typed}");
    }
}

#[test]
fn a_slip_in_a_name_is_nearer_than_its_letters_here_and_there() {
    let row = |name: &str, club: &str| format!("{name},{name},{club},,CB,,,,,,,,,,,,,\n");
    let rows =
        [row("Barnabás Varga", "MTK Budapest"), row("Kylian Mbappé", "Real Madrid"), row("Bailey Rice", "Rangers")];
    let balerdi = row("Leonardo Balerdi", "Marseille");
    let market = market(&[(&format!("{HEADERS}{}{balerdi}", rows.concat()), ON)]);
    let best = |typed: &str| market.best(&market.search(typed, None), &Selection::all(&market), 1);
    for (typed, who) in [("mbape", 1), ("mbappe", 1), ("baledri", 3), ("baledr", 3), ("budapest", 0)] {
        assert_eq!(best(typed), [who], "{typed}");
    }
    // A twin that ranks by letters alone.
    let letters = |text: &str| {
        let config = Config::default().max_typos(Some(1)).casing(CaseMatching::Respect);
        Matcher::new("mbape", &config).match_list(&[text]).first().map(|found| found.score)
    };
    assert!(letters("mtk budapest") >= letters("kylian mbappe"));
}

#[test]
fn a_search_that_goes_on_where_a_longer_word_allows_more_slips_is_found_out() {
    let row = |name: &str| format!("{name},{name},,,CB,,,,,,,,,,,,,\n");
    let market = market(&[(&format!("{HEADERS}{}{}{}", row("Šeško"), row("Sexko"), row("Bo")), ON)]);
    let all = Selection::all(&market);
    let last = market.search("ses", None);
    let twin: Vec<usize> = {
        let meant = market.meant(&last, &all);
        one_by_one(&market, "sesk").into_iter().filter(|row| meant.has(*row)).collect()
    };
    let best = market.best(&market.search("sesk", Some(&last)), &all, 9);
    assert_eq!((best, twin), (vec![0, 1], vec![0]), "by hand: three letters may have no slip, four one");
}

#[test]
fn a_search_slice_by_slice_shows_who_is_found_so_far() {
    let rows: String = (0..24).map(|number| format!("{number},Ada {number},,,CB,,,,,,,,,,,,,\n")).collect();
    let market = market(&[(&format!("{HEADERS}{rows}"), ON)]);
    let mut steps = market.begin_search("ada", None);
    let mut counts = vec![steps.so_far().count()];
    while steps.go_on() {
        counts.push(steps.so_far().count());
    }
    assert_eq!(counts, [0, 2, 6, 14, 22, 24]);
    assert!(steps.is_done());
    assert_eq!(steps.finish(), market.search("ada", None));
}
