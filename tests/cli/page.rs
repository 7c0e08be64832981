//! Pages to hand on, by what is printed and what is written.

use std::fs;

use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::Value;

use crate::{SAMPLE, json, plan, sample, text_of, touchline, with_plan};

/// The answers of the page, each asked for alone.
#[test]
fn the_json_has_every_answer_as_it_is_printed_alone() {
    let folder = sample();
    // What is of a later day than the one asked about is known to none of them.
    let lines = [
        "bid balerdi 28m+4m@50% source RMC",
        "answer balerdi rejected on 2025-06-19",
        "report leoni \"Parma want 35m\" source Sky asks 35m on 2025-06-20",
        "what-if \"No Gatti\" lose gatti",
    ];
    touchline(&folder, &[&["do", "plan.ron"], &lines[..]].concat()).success();
    let page = json(&folder, &["page", "plan.ron", "--format", "json"]);
    for (key, words) in [
        ("cover", vec!["cover"]),
        ("calendar", vec!["calendar"]),
        ("worth", vec!["worth"]),
        ("deals", vec!["deals"]),
        ("lists", vec!["lists"]),
        ("budget", vec!["budget"]),
        ("what_ifs", vec!["whatif"]),
        ("chances", vec!["risk"]),
    ] {
        let alone = json(&folder, &[&words[..1], &["plan.ron", "--json"]].concat());
        assert_eq!(page[key], alone, "{key}");
    }
    assert!(!page.to_string().contains("rejected") && !page.to_string().contains("35000000"));
    for (key, day) in [("cover", "--on"), ("calendar", "--from"), ("lists", "--on")] {
        for on in ["2025-06-12", "2025-06-20", "2025-08-01"] {
            let page = json(&folder, &["page", "plan.ron", "--format", "json", "--on", on]);
            assert_eq!(page[key], json(&folder, &[key, "plan.ron", "--json", day, on]), "{key} {on}");
        }
    }
    let absences = json(&folder, &["export", "plan.ron", "--format", "json", "--what", "absences"]);
    assert_eq!(page["absences"], absences);
    assert_eq!(
        [&page["version"], &page["on"], &page["at_least"]],
        [&Value::from(1), &"2025-06-17".into(), &"competent".into()]
    );
}

#[test]
fn the_page_says_what_it_is_about_and_who_said_it() {
    let folder = sample();
    let page = text_of(&folder, &["page", "plan.ron", "--format", "md", "--at-least", "natural", "--on", "2025-08-24"]);
    for said in [
        "# Juventus, 24 Aug 2025",
        "- Day: Sunday 24 August 2025",
        "- Who counts: natural players only",
        "- Deals and budget: as they stand on 17 Jun 2025",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
    let page = text_of(&folder, &["page", "plan.ron", "--format", "md"]);
    for said in [
        "- Margin 2: Any 2 more absences leave an eleven; lose any 3 of Gatti, Kalulu, Kelly, Rugani, Savona and the \
         back three can't be filled.",
        "Gazzetta, 13 Jun 2025: 24 Aug 2025; DAZN, 12 Jun 2025: 24 Jul 2025",
        "- Sources differ on when Bremer is back: 24 Jul 2025 to 24 Aug 2025.",
        "seller refuses: Champions League season; he is vital",
        "| 14 Jul 2025",
        "- An eleven in each of the 60 weeks ahead; the lowest margin is 0, from 1 Jul 2026.",
        "Lent out, back on 1 Jul 2025: Miretti (Genoa), Arthur (Girona), Fagioli (Fiorentina).",
        "## What may come, as chances",
        "- Chance 1.5 % ±0.1 in the 3 weeks whose matches the plan lists, to 30 Jun 2026: base rate.",
        "- With Leoni 1.5 % → 1.2 %, ±0.1.",
        "- Best signings by figures alone, without a limit: Leoni for €18m: ",
        "- Four in five deals such as theirs cost: Leoni €17.5m to €56m, half under €34.5m.",
        "- Chance of no eleven 1.5 % ±0.1 in the 3 weeks whose matches the plan lists, base rate.",
        "- Who matters most: Vlahović 3.4, Milik 2.8, Gatti 0.7, Kalulu 0.7, Savona 0.7 (points by which an empty slot \
         is likelier in a week without them).",
        "Right within 9 points to 8 weeks, on seasons left out in turn",
        // Yıldız is born on 4 May 2005, Conceição on 14 December 2002 and here on loan until July.
        "| Forwards    | Yıldız\u{a0}2029   | Mbangula\u{a0}2028, Conceição\u{a0}2025 |",
    ] {
        assert!(page.contains(said), "{said}\n{page}");
    }
}

/// Where there is little room, a day beneath another says what it is, and one that says nothing new is left out.
#[test]
fn the_days_of_a_return_stand_together() {
    let folder = sample();
    let page = text_of(&folder, &["page", "plan.ron"]);
    let out = page.split("id=\"out\"").nth(1).unwrap().split("</section>").next().unwrap();
    let beneath = |said: &str| format!("<span class=\" whole\">{said}</span>");
    assert!(
        out.contains(&format!("24 Aug 2025</time><span class=\"under\">{}</span>", beneath("at best 24 Jul 2025"))),
        "{out}"
    );
    assert_eq!((out.matches("at best").count(), out.matches("at worst").count()), (1, 1), "{out}");
    assert!(out.contains(&beneath("at worst 30 Jun 2025")), "{out}");
}

#[test]
fn a_what_if_that_only_signs_a_target_is_told_once() {
    let folder = sample();
    touchline(&folder, &["do", "plan.ron", "what-if Cheapest sign leoni", "what-if Both sign leoni, sign solet"])
        .success();
    let page = text_of(&folder, &["page", "plan.ron", "--format", "md"]);
    let chances = page.split("## What may come, as chances").nth(1).unwrap().split("\n## ").next().unwrap();
    assert!(
        chances.contains("- With Leoni ") && chances.contains("Both") && !chances.contains("Cheapest"),
        "{chances}"
    );
    let twice = ["page", "plan.ron", "--format", "md", "--what-if", "Both", "--what-if", "both"];
    assert!(text_of(&folder, &twice).contains("- Compared with: “Both”\n"));
}

#[test]
fn of_many_changes_those_that_do_most_are_told() {
    let folder = sample();
    let more: Vec<String> = (0..20).map(|nth| format!("add-target t{nth} \"Target {nth}\" plays ST")).collect();
    let more: Vec<&str> = more.iter().map(String::as_str).collect();
    touchline(&folder, &[&["do", "plan.ron"], &more[..]].concat()).success();
    let page = text_of(&folder, &["page", "plan.ron", "--format", "md"]);
    let chances = page.split("## What may come, as chances").nth(1).unwrap().split("\n## ").next().unwrap();
    assert_eq!(chances.matches("\n- With ").count(), 12, "{chances}");
    assert!(
        chances.contains("\n- 17 more signings, what-ifs and returns change it no more than these.\n"),
        "{chances}"
    );
}

#[test]
fn a_page_is_written_where_it_is_wanted_and_never_over_the_plan() {
    // Nobody is in it, so that the page is soon made.
    let folder =
        with_plan(r#"(format: 1, club: "Juventus", tactic: (formation: "3-4-2-1"), players: {}, targets: {})"#);
    let before = plan(&folder);
    for (out, begins) in
        [("page.html", "<!DOCTYPE html>"), ("page.xlsx", "PK"), ("page.md", "# Juventus"), ("page.JSON", "{")]
    {
        let said = text_of(&folder, &["page", "plan.ron", "--out", out]);
        assert_eq!(said, format!("wrote {out}\n"));
        assert!(fs::read(folder.path().join(out)).unwrap().starts_with(begins.as_bytes()), "{out}");
    }
    fs::create_dir(folder.path().join("folder.md")).unwrap();
    assert_eq!(text_of(&folder, &["page", "plan.ron", "--out", "-"]), text_of(&folder, &["page", "plan.ron"]));
    assert!(!folder.path().join("-").exists());
    fs::hard_link(folder.path().join("plan.ron"), folder.path().join("second-name.md")).unwrap();
    for (words, why) in [
        (vec!["--out", "./plan.ron", "--format", "md"], "is the plan itself"),
        (vec!["--out", "second-name.md"], "is the plan itself"),
        (vec!["--format", "xlsx"], "expected a file for the workbook"),
        (vec!["--out", "page.doc"], "whose ending tells no format"),
        (vec!["--out", "nowhere/page.md"], "cannot write nowhere/page.md: there is no such folder"),
        (vec!["--out", "plan.ron/page.md"], "cannot write plan.ron/page.md: part of the path is a file"),
        (vec!["--out", "folder.md"], "cannot write folder.md: it is a folder"),
        (vec!["--format", "xlsx", "--out", "x.html"], "expected --out x.xlsx, or --format html"),
        (vec!["--format", "xlsx", "--out", "-"], "expected a file for the workbook"),
        (vec!["--what-if", "No Gati"], "expected one called “No Gati”"),
        (vec!["--on", "someday"], "invalid value 'someday' for '--on <DAY>'"),
    ] {
        let assert = touchline(&folder, &[&["page", "plan.ron"], &words[..]].concat()).failure();
        let said = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
        assert!(said.contains(why), "{words:?}: {said}");
    }
    assert_eq!(plan(&folder), before);
}

/// A write that fails in the middle, as on a full disk: what was there stays, and nothing is left beside it.
#[cfg(unix)]
#[test]
fn a_page_that_cannot_be_written_leaves_the_one_that_was_there() {
    let folder = sample();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("page.md"), "the last one").unwrap();
    let files = || fs::read_dir(folder.path()).unwrap().count();
    let before = files();
    let limited = |script: &str| {
        let touchline = snapbox::cmd::cargo_bin!("touchline");
        let script = format!("{script} exec '{}' page plan.ron --out page.md", touchline.display());
        snapbox::cmd::Command::new("sh").current_dir(folder.path()).args(["-c", &script]).assert()
    };
    let assert = limited("trap '' XFSZ; ulimit -f 1;").failure();
    let said = String::from_utf8(assert.get_output().stderr.clone()).unwrap();
    assert!(said.contains("cannot write page.md: "), "{said}");
    assert_eq!((fs::read_to_string(at("page.md")).unwrap().as_str(), files()), ("the last one", before));
    limited("").success();
    assert!(fs::read_to_string(at("page.md")).unwrap().starts_with("# Juventus"));
}

#[cfg(unix)]
#[test]
fn links_modes_and_pipes_stay_what_they_are() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = sample();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("board")).unwrap();
    fs::write(at("board/real.md"), "old").unwrap();
    fs::set_permissions(at("board/real.md"), PermissionsExt::from_mode(0o640)).unwrap();
    symlink("board/real.md", at("page.md")).unwrap();
    text_of(&folder, &["page", "plan.ron", "--out", "page.md"]);
    assert!(fs::symlink_metadata(at("page.md")).unwrap().is_symlink());
    let real = fs::metadata(at("board/real.md")).unwrap();
    assert!(real.len() > 1000 && real.permissions().mode() & 0o777 == 0o640, "{real:?}");
    let piped = text_of(&folder, &["page", "plan.ron", "--format", "md", "--out", "/dev/stdout"]);
    let page = text_of(&folder, &["page", "plan.ron", "--format", "md"]);
    assert_eq!(piped, format!("{page}wrote /dev/stdout\n"));
}

#[test]
fn weeks_that_break_for_one_reason_are_told_together() {
    let folder = sample();
    let told = "on 2025-06-19, 2025-06-26, 2025-08-24 and in 57 more weeks: 1 slot stays empty: RWB";
    let calendar = text_of(&folder, &["calendar", "plan.ron", "--at-least", "natural"]);
    assert!(calendar.contains(&format!("breaks {told}")) && calendar.matches("breaks on").count() == 1, "{calendar}");
    let page = text_of(&folder, &["page", "plan.ron", "--at-least", "natural", "--format", "md"]);
    let told = "- Breaks on 19 Jun 2025, 26 Jun 2025, 24 Aug 2025 and in 57 more weeks: 1 slot stays empty: RWB";
    assert_eq!(page.matches(told).count(), 1, "{page}");
}

#[test]
fn a_what_if_of_somebody_who_is_gone_holds_no_more() {
    let folder = sample();
    let keep = ["do", "plan.ron", "what-if Leoni sign leoni", "what-if Sale sell kalulu", "remove leoni"];
    text_of(&folder, &keep);
    let page = text_of(&folder, &["page", "plan.ron", "--format", "md"]);
    let differ = page.lines().find(|line| line.starts_with("| Figures differ") || line.starts_with("| figures differ"));
    let cells: Vec<&str> = differ.unwrap_or_else(|| panic!("{page}")).split('|').map(str::trim).collect();
    assert_eq!(cells[3..5], ["holds no more", "17 Jun 2025"]);
}

#[test]
fn what_is_typed_in_the_plan_stays_text() {
    let hostile =
        SAMPLE.replace("Leonardo Balerdi", "Leo <b>Bal|erdi</b>").replace("\"Marseille\"", "\"Mar\\u{202e}seille\"");
    let folder = with_plan(&hostile);
    let page = text_of(&folder, &["page", "plan.ron", "--format", "md"]);
    assert!(!page.contains("<b>") && !page.contains('\u{202e}'), "{page}");
    assert!(page.contains(r"\<b\>Bal\|erdi\</b\>") && page.contains("Mar‹202E›seille"), "{page}");
    let page = text_of(&folder, &["page", "plan.ron"]);
    assert!(!page.contains("<b>") && !page.contains('\u{202e}'), "{page}");
    assert!(page.contains("&lt;b&gt;Bal|erdi&lt;/b&gt;") && page.contains("Mar‹202E›seille"), "{page}");
}

#[test]
fn named_what_ifs_alone_are_compared() {
    let folder = sample();
    touchline(&folder, &["do", "plan.ron", "what-if \"No Gatti\" lose gatti", "what-if Leoni sign leoni"]).success();
    let both = text_of(&folder, &["page", "plan.ron", "--format", "md"]);
    assert!(both.contains("- Compared with: “No Gatti”, “Leoni”"), "{both}");
    let one = text_of(&folder, &["page", "plan.ron", "--format", "md", "--what-if", "Leoni"]);
    assert!(one.contains("- Compared with: “Leoni”\n") && one.contains("1 → 0"), "{one}");
    let html = text_of(&folder, &["page", "plan.ron"]);
    for marked in ["good\">1 → 0</span>", "bad\">2 → 1</span>", "bad\">1 → 2</span>"] {
        assert!(html.contains(&format!("<span class=\"mark {marked}")), "{marked}");
    }
}

/// What a page of 18 June knows of an answer of 19 June, and of the offers after it.
#[test]
fn a_page_of_an_earlier_day_knows_nothing_of_what_was_said_later() {
    let folder = sample();
    let lines = [
        "bid balerdi 28m+4m@50% source RMC on 2025-06-18",
        "answer balerdi rejected source RMC on 2025-06-19",
        "counter balerdi 38m source \"La Provence\" on 2025-06-20",
        "player balerdi refuses \"he stays\" source RMC on 2025-06-20",
        "report leoni \"Parma want 25m\" source Sky asks 25m on 2025-06-20",
    ];
    touchline(&folder, &[&["do", "plan.ron"], &lines[..]].concat()).success();
    let of = |day: &str| text_of(&folder, &["page", "plan.ron", "--format", "md", "--on", day]);
    let pages = ["2025-06-18", "2025-06-19", "2025-06-20"].map(|day| (day, of(day)));
    let row = |page: &str, name: &str| {
        page.lines().find(|line| line.starts_with(&format!("| {name}")) && line.contains("| CB ")).unwrap().to_owned()
    };
    for ((day, page), (known, unknown)) in pages.iter().zip([
        (
            &["28m+4m@50% by us, pending", "€30m", "player unknown", "seller refuses"][..],
            &["38m", "rejected", "stays"][..],
        ),
        (&["28m+4m@50% by us, rejected", "refused bid"], &["38m", "stays"]),
        (&["38m by them, pending", "€38m", "asking price", "player refuses: he stays", "seller open"], &["rejected"]),
    ]) {
        let balerdi = row(page, "Balerdi");
        known.iter().for_each(|said| assert!(balerdi.contains(said), "{day}: {said}: {balerdi}"));
        unknown.iter().for_each(|said| assert!(!balerdi.contains(said), "{day}: {said}: {balerdi}"));
    }
    let [_, (_, before), (_, after)] = &pages;
    for said in ["La Provence", "he stays", "Parma want"] {
        assert!(!before.contains(said) && after.contains(said), "{said}");
    }
    assert!(row(before, "Leoni").contains("€18m") && row(after, "Leoni").contains("€25m"));
}

#[test]
fn amounts_have_their_currency_and_numbers_one_minus() {
    let folder = sample();
    let lines =
        ["plan transfers 10m", "sign solet until 2030-06-30 source club for 18m/2 so10", "what-if All sign leoni"];
    touchline(&folder, &[&["do", "plan.ron"], &lines[..]].concat()).success();
    let page = text_of(&folder, &["page", "plan.ron", "--format", "md"]);
    for said in
        ["**Free for transfers €1m**", "from Udinese for €18m/2 so10", "of the plan's budget of €10m", "headline €18m"]
    {
        assert!(page.contains(said), "{said}\n{page}");
    }
    let page = text_of(&folder, &["page", "plan.ron", "--format", "md", "--at-least", "natural"]);
    let below = page.lines().filter(|line| line.contains('−')).count();
    assert!(below > 3 && !page.contains(" -1") && !page.contains("(-"), "{page}");
}

#[test]
fn the_season_is_that_of_the_day() {
    let folder = sample();
    let page = text_of(&folder, &["page", "plan.ron", "--format", "md", "--on", "2026-07-01"]);
    assert!(page.contains("- Season: 2026-27\n"), "{page}");
}

#[test]
fn the_web_page_runs_nothing_and_loads_nothing() {
    let folder = sample();
    let page = text_of(&folder, &["page", "plan.ron"]);
    assert!(page.contains("content=\"default-src 'none'; style-src 'sha256-"), "{page}");
    for none in ["<script", "<link", "<img", "<iframe", "src=", "href=", "url(", "@import", "style=\"", " onload="] {
        assert!(!page.contains(none), "{none}");
    }
}

#[test]
fn what_the_planner_concludes_stands_first() {
    let folder = sample();
    touchline(&folder, &["do", "plan.ron", "conclude Sign Leoni, # not Balerdi"]).success();
    let page = text_of(&folder, &["page", "plan.ron", "--format", "md"]);
    assert!(page.starts_with("# Juventus, 17 Jun 2025\n\n> Sign Leoni, # not Balerdi\n\n- Day:"), "{page}");
    assert_eq!(json(&folder, &["page", "plan.ron", "--format", "json"])["conclusion"], "Sign Leoni, # not Balerdi");
    touchline(&folder, &["do", "plan.ron", "conclude none"]).success();
    assert_eq!(plan(&folder), SAMPLE);
}

#[test]
fn a_workbook_has_days_and_amounts_as_such() {
    let folder = sample();
    text_of(&folder, &["page", "plan.ron", "--out", "page.xlsx"]);
    let mut book: Xlsx<_> = open_workbook(folder.path().join("page.xlsx")).unwrap();
    let names = book.sheet_names();
    for name in ["Page", "Eleven", "Gaps", "Out", "Weeks", "Targets", "Sums", "Contracts", "Lists", "Budget", "Sources"]
    {
        assert!(names.contains(&name.to_owned()), "{name}: {names:?}");
    }
    let contracts = book.worksheet_range("Contracts").unwrap();
    let row: Vec<Data> = contracts.rows().nth(4).unwrap().to_vec();
    assert_eq!(row[0], Data::String("Conceição".into()));
    // 13 July 2025, as spreadsheets count days.
    assert!(matches!(&row[2], Data::DateTime(on) if on.as_f64() == 45_851.0 && on.is_datetime()), "{row:?}");
    assert_eq!(row[3], Data::Float(28_000_000.0));
    let weeks = book.worksheet_range("Weeks").unwrap();
    assert_eq!(weeks.height(), 61, "a heading and 60 weeks");
    assert_eq!(weeks.get((1, 1)), Some(&Data::Float(2.0)));
    assert!(weeks.rows().skip(1).all(|row| matches!(row[1..3], [Data::Float(_), Data::Float(_)])));
    assert_eq!(weeks.get((0, 3)), Some(&Data::String("Chance of no eleven".into())));
    // Contracts end, and the chance grows.
    let chances: Vec<f64> = weeks
        .rows()
        .skip(1)
        .filter_map(|row| if let Data::Float(chance) = row[3] { Some(chance) } else { None })
        .collect();
    assert_eq!(chances.len(), 60);
    assert!(chances[0] < 0.001 && 0.1 < chances[59] && chances.iter().all(|chance| *chance < 1.0), "{chances:?}");
    let first = book.worksheet_range("Page").unwrap();
    let figure = |label: &str| first.rows().find(|row| row[0] == Data::String(label.into())).unwrap()[1].clone();
    assert_eq!((figure("Margin"), figure("Out")), (Data::Float(2.0), Data::Float(3.0)));
    let per_million = book.worksheet_range("Targets").unwrap();
    let at =
        per_million.rows().next().unwrap().iter().position(|cell| *cell == Data::String("A million".into())).unwrap();
    assert_eq!(per_million.get((1, at)), Some(&Data::Float(0.8)));
}
