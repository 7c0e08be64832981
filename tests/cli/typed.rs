//! Days and money as people type them in the shell.

use snapbox::str;

use crate::{plan, sample, text_of, touchline};

#[test]
fn do_reads_days_and_money_as_the_board_does_and_says_what_it_understood() {
    let folder = sample();
    let edits = [
        "set leoni value €20,5 m",
        "set yildiz contract 30/6/2031",
        "absent gatti injury knee from 10 jun back next window source Sky",
        "bid leoni 28 m/1 sep,1 jul on yesterday",
        "what-if \"No Gatti\" lose gatti until 1 sep",
    ];
    touchline(&folder, &[&["do", "plan.ron"], &edits[..]].concat()).success().stdout_eq(str![[r#"
value of Leoni: €20.5m, was €18m
contract of Yıldız: 2031-06-30, was 2029-06-30
Gatti absent: injury knee; 10 jun is 2025-06-10; next window is 2025-07-01
bid 28m/2025-09-01,2026-07-01 for Leoni; yesterday is 2025-06-16
what-if No Gatti; 1 sep is 2025-09-01

"#]]);
    let written = plan(&folder);
    for text in [r#"value: "20.5m""#, r#"back: "2025-07-01""#, r#"terms: "28m/2025-09-01,2026-07-01""#] {
        assert!(written.contains(text), "{text}\n{written}");
    }
}

#[test]
fn do_refuses_what_may_be_another_day_or_sum() {
    let folder = sample();
    let before = plan(&folder);
    for (edit, says) in [
        (
            "set leoni value 35",
            str![[r#"
edit 1: found “35”, expected 35m for millions, 35k for thousands, or 35.00 if no more is meant, or none
  set leoni value 35
                  ^^
nothing was changed

"#]],
        ),
        (
            "report leoni dear source Sky asks £20m",
            str![[r#"
edit 1: found “£20m”, expected an amount in EUR: this plan counts in EUR, and £ is another currency
  report leoni dear source Sky asks £20m
                                    ^^^^
nothing was changed

"#]],
        ),
        (
            "renew yildiz until 31 jun 2030 source club",
            str![[r#"
edit 1: found “31 jun 2030”, expected a day that exists: June has 30 days
  renew yildiz until 31 jun 2030 source club
                     ^^^^^^^^^^^
nothing was changed

"#]],
        ),
    ] {
        touchline(&folder, &["do", "plan.ron", edit]).code(1).stdout_eq("").stderr_eq(says);
    }
    assert_eq!(plan(&folder), before);
}

#[test]
fn options_take_the_same_days_and_sums() {
    let folder = sample();
    let said = |words: &[&str]| text_of(&folder, words);
    for (typed, day) in [
        ("24 aug", "2025-08-24"),
        ("1/9/2025", "2025-09-01"),
        ("tomorrow", "2025-06-18"),
        ("+7", "2025-06-24"),
        ("-3", "2025-06-14"),
        ("next window", "2025-07-01"),
        ("end of season", "2026-06-30"),
    ] {
        assert_eq!(said(&["cover", "plan.ron", "--on", typed]), said(&["cover", "plan.ron", "--on", day]), "{typed}");
        let [typed, day] = [typed, day].map(|from| said(&["calendar", "plan.ron", "--from", from]));
        assert_eq!(typed, day);
    }
    let weeks = ["--weeks", "4"];
    let [typed, filed] =
        ["€20,5 m", "20.5m"].map(|sum| said(&[&["worth", "plan.ron", "--budget", sum], &weeks[..]].concat()));
    assert_eq!(typed, filed);
    touchline(&folder, &["worth", "plan.ron", "--budget", "40"]).code(2).stdout_eq("").stderr_eq(str![[r#"
error: invalid value '40' for '--budget <AMOUNT>': expected 40m for millions, 40k for thousands, or 40.00 if no more is meant

For more information, try '--help'.

"#]]);
    let [typed, filed] = ["lose gatti until 1 sep", "lose gatti until 2025-09-01"]
        .map(|line| said(&[&["whatif", "plan.ron", line], &weeks[..]].concat()));
    assert_eq!(typed.replace("1 sep", "2025-09-01"), filed);
}
