//! What is copied: each text says club, day, assumption, and who said it.

use jiff::civil::date;
use touchline::app::{Effect, Model, Msg, update};
use touchline::command::PageFormat;
use touchline::desk::Document;
use touchline::runtime;
use touchline::store::assets::SAMPLE;

use crate::session::{Session, done, keys, read};

fn sample() -> Model {
    let mut model = runtime::open_sample().unwrap();
    update(&mut model, Msg::Resize(120, 36));
    model
}

/// What the last of these keys copies.
fn copied(model: &mut Model, pressed: &str) -> String {
    let effects = keys(pressed).into_iter().map(|key| update(model, Msg::Key(key))).last();
    match effects.unwrap_or_default().pop() {
        Some(Effect::Copy(words)) => words,
        other => panic!("{pressed}: {other:?}: {}", model.status.text),
    }
}

#[test]
fn the_selection_of_each_screen_is_a_sentence_with_its_proof() {
    let balerdi = "Leonardo Balerdi (CB, 26, Marseille): approached; seller refuses: Champions League season; he is vital \
                   (Tuttojuve, 17 Jun 2025); player unknown; no bid yet; expected cost €20m (market value); with him margin 2, \
                   short 1 → 0 today; “Marseille will not open talks” (Tuttojuve, 17 Jun 2025)";
    let week = "In the week of 16 Jun 2025, margin 2 and short 1 at the worst: any 2 more absences leave an eleven; lose any 3 of \
                Gatti, Kalulu, Kelly, Rugani, Savona and the back three can't be filled (17 Jun 2025); 19 Jun 2025 v Al Ain (Club \
                World Cup); 22 Jun 2025 v Wydad (Club World Cup); counting competent players and better";
    let di_gregorio = "Michele Di Gregorio (GK, 27): available; starts at GK; contract until 30 Jun 2029; value €18m";
    for (pressed, words) in [
        ("y", balerdi.to_owned()),
        (
            "<Shift-Tab>jy",
            "Gleison Bremer (CB, 28): injured (cruciate ligament) since 2 Oct 2024, back 24 Jul 2025 (DAZN, 12 Jun 2025) or 24 \
             Aug 2025 (Gazzetta, 13 Jun 2025); contract until 30 Jun 2029; value €50m"
                .to_owned(),
        ),
        ("<Shift-Tab><Shift-Tab>y", di_gregorio.to_owned()),
        (
            "<Tab>y",
            "thin RCB CB LCB: 5 players (Gatti, Kalulu, Kelly, Rugani, Savona); lose any 3 and the back three can't be filled; \
             1 short: RCB CB LCB want 6, have 5; closed by Leoni, Solet, Balerdi, Boyomo, Lucumí, Koulierakis; counting \
             competent players and better"
                .to_owned(),
        ),
        ("2y", di_gregorio.to_owned()),
        ("3y", format!("{di_gregorio}. {week}")),
        (
            "4y",
            format!(
                "{balerdi}; nothing tells what his club would take; chance: 4 in 5 such deals cost €9m to €28.5m, half under \
                 €17.5m; 77 to 81 % fell inside; it does not say whether his club sells; stalled: nothing moved for 7 \
                 days, and Pre-season camp is 37 days away"
            ),
        ),
        (
            "4<Tab><Tab>y",
            "Fabio Miretti (CM, 21): at Genoa until 30 Jun 2025; value €14m; loan away (Genoa) ends on 30 Jun 2025".to_owned(),
        ),
        ("5y", di_gregorio.to_owned()),
    ] {
        assert_eq!(copied(&mut sample(), pressed), format!("Juventus, 17 Jun 2025: {words}."), "{pressed}");
    }
}

#[test]
fn a_copy_says_what_is_assumed_and_who_bid() {
    let mut model = sample();
    for key in keys(":bid balerdi 28m source Sky<Enter>:what-if Plan lose kalulu until 2025-09-01, sign balerdi<Enter>")
    {
        update(&mut model, Msg::Key(key));
    }
    let gap = copied(&mut model, "1<Tab>y");
    let assumed = "Juventus, 17 Jun 2025, if Kalulu is out until 1 Sep 2025 and Balerdi is signed: ";
    assert!(gap.starts_with(assumed), "{gap}");
    // What-ifs are compared with the plan as it is, whatever is assumed.
    let what_if = copied(&mut model, "7y");
    let said = "Juventus, 17 Jun 2025: what if Kalulu is out until 1 Sep 2025 and Balerdi is signed: margin ";
    assert!(what_if.starts_with(said), "{what_if}");
    let what_ifs = copied(&mut model, "<Ctrl-y>");
    assert!(what_ifs.starts_with("Juventus, 17 Jun 2025, what-ifs, competent players and better\n"), "{what_ifs}");
    model.screens.budget.focus = touchline::app::BudgetPart::WhatIfs;
    assert!(copied(&mut model, "6y").starts_with("Juventus, 17 Jun 2025: what if Plan, in 2025-26: "));
    let as_it_is = copied(&mut model, "01<Shift-Tab>y");
    let bid = "player unknown; bid 28m by us, pending (Sky, 17 Jun 2025); expected cost €28m (bid); ";
    assert!(as_it_is.starts_with("Juventus, 17 Jun 2025: Leonardo") && as_it_is.contains(bid), "{as_it_is}");
    for (pressed, words) in [
        (
            "6y",
            "Balerdi, exposed: paid in 2025-26 28m, wages –, amortised 5.6m, earlier 0, later 0, in all 28m, from 2025-07-01, terms 28m.",
        ),
        ("6<Tab>y", "what if Plan, in 2025-26: committed 0 → 28m, exposed 28m → 0, income 0, amortised 5.6m."),
        ("6<Tab><Tab>y", "2025-26: committed 0, exposed 28m, income 0, amortised 5.6m."),
    ] {
        model.screens.budget.focus = touchline::app::BudgetPart::Deals;
        assert_eq!(copied(&mut model, pressed), format!("Juventus, 17 Jun 2025: {words}"), "{pressed}");
    }
}

#[test]
fn a_pane_is_a_table_of_tabs_with_a_line_of_context() {
    for (pressed, first) in [
        (
            "<Ctrl-y>",
            "Juventus, 17 Jun 2025, targets\nNo\tTarget\tPos\tClub\tStage\tSeller\tPlayer\tLast bid\tCost\tBy\tMargin\tShort\n\
             1\tBalerdi\tCB\tMarseille\tapproached\trefuses: Champions League season; he is vital\t\t\t20m\tmarket value\t2\t1 → 0\n",
        ),
        (
            "<Shift-Tab><Ctrl-y>",
            "Juventus, 17 Jun 2025, out and in doubt\nPlayer\tPos\tKind\tWhy\tSince\tBack\tAt best\tAt worst\tSources\n\
             Perin\tGK\tinjury\thand, operated on\t2025-05-26\t2025-07-21\t2025-07-21\t2025-07-21\teight weeks from surgery\n\
             Bremer\tCB\tinjury\tcruciate ligament\t2024-10-02\t2025-08-24\t2025-07-24\t2025-08-24\tDAZN, Gazzetta\n",
        ),
        (
            "2<Ctrl-y>",
            "Juventus, 17 Jun 2025, depth, competent players and better\nSlot\tState\tHave\tWant\tStarts\tOthers\n\
             GK\tcovered\t4\t3\tDi Gregorio\tPinsoglio, Daffara, Garofani\n\
             RCB\tthin\t5\t2\tKalulu\tSavona, Gatti, Kelly, Rugani\n",
        ),
        (
            "<Tab><Ctrl-y>",
            "Juventus, 17 Jun 2025, gaps, competent players and better\nState\tWhere\tPlayers\tProof\tWho closes it\n\
             short\t1 short: RCB CB LCB want 6, have 5\tGatti, Kalulu, Kelly, Rugani, Savona\t\t\n",
        ),
        (
            "3<Ctrl-y>",
            "Juventus, 17 Jun 2025, the weeks ahead, competent players and better\n\
             Week of\tMargin\tOn\tShort\tOn\tWhat is due\tAway\n\
             2025-06-16\t2\t2025-06-17\t1\t2025-06-17\t2025-06-19 v Al Ain (Club World Cup); 2025-06-22 v Wydad (Club World Cup)\tPerin, ",
        ),
        (
            "4<Tab><Ctrl-y>",
            "Juventus, 17 Jun 2025, the deal of Balerdi\nDay\tSide\tWhat\tSays\tSource\n\
             2025-06-10\tthem\treport\ta first answer of no\tDi Marzio\n",
        ),
        (
            "4<Tab><Tab><Ctrl-y>",
            "Juventus, 17 Jun 2025, what ends\nPlayer\tWhat\tClub\tLast day\nMiretti\tloan away\tGenoa\t2025-06-30\n",
        ),
        (
            ":columns name value availability<Enter><Ctrl-y>",
            "Juventus, 17 Jun 2025, squad\nname\tvalue\tavailability\nDi Gregorio\t€18m\tavailable\n\
             Perin\t€2.5m\tinjured, back 2025-07-21: hand, operated on\n",
        ),
    ] {
        let table = copied(&mut sample(), pressed);
        assert!(table.starts_with(first), "{pressed}:\n{table}");
        let columns: Vec<usize> = table.lines().skip(1).map(|line| line.matches('\t').count()).collect();
        assert!(columns.iter().all(|count| *count == columns[0]), "{pressed}: {columns:?}");
    }
    let mut model = sample();
    let table = copied(&mut model, "<Ctrl-y>");
    assert_eq!((table.lines().count(), model.status.text.as_str()), (8, "copied 6 lines as a table"));
    assert_eq!(copied(&mut model, "/leoni<Enter><Ctrl-y>").lines().count(), 3, "the filter holds");
    for pressed in ["6", "6<Tab>", "6<Tab><Tab>", "7", "4", "5"] {
        let line = ":sign leoni until 2030-06-30 source club for 18m<Enter>:what-if All sign solet<Enter>";
        let table = copied(&mut sample(), &format!("{line}{pressed}<Ctrl-y>"));
        assert!(table.starts_with("Juventus, 17 Jun 2025, "), "{pressed}: {table}");
    }
}

#[test]
fn hostile_names_stay_in_their_cells() {
    let text = SAMPLE.replacen("club: \"Marseille\"", "club: \"=cmd\\t|x\\n\\u{1b}[31m\"", 1).replacen(
        "club: \"Juventus\"",
        "club: \"J\\n\\u{202e}\"",
        1,
    );
    let mut session = Session::with(read(&text), Document::sample("sample.ron".into()));
    let mut words = |key: &str| match &session.press(key).effects[..] {
        [Effect::Copy(words)] => words.clone(),
        other => panic!("{other:?}"),
    };
    let sentence = words("y");
    let said = "J ‹202E›, 17 Jun 2025: Leonardo Balerdi (CB, 26, =cmd |x ␛[31m): approached;";
    assert!(sentence.starts_with(said), "{sentence}");
    let table = words("<Ctrl-y>");
    assert!(table.starts_with("J ‹202E›, 17 Jun 2025, targets\n") && table.contains("\t'=cmd |x ␛[31m\t"), "{table}");
}

#[test]
fn an_empty_list_leaves_the_clipboard_alone() {
    let mut session = Session::new();
    session.press("6:copy pane<Enter>");
    assert_eq!((session.status(), session.is_refused()), ("this list is empty: nothing is copied", true));
    assert!(session.effects.is_empty(), "{:?}", session.effects);
}

#[test]
fn the_page_is_made_elsewhere_and_then_copied() {
    let mut session = Session::sample();
    session.press(":copy-page<Enter>");
    let [Effect::CopyPage(asked)] = &session.effects[..] else { panic!("{:?}", session.effects) };
    assert_eq!((asked.on, asked.today, asked.what_ifs.len()), (session.model.asked.on, session.model.asked.today(), 0));
    assert_eq!(session.status(), "the page is being made");
    session.tell(Msg::Page("# Juventus\n\nall of it\n".into()));
    assert_eq!(session.effects, [Effect::Copy("# Juventus\n\nall of it\n".into())]);
    assert_eq!(session.status(), "copied the page: 3 lines");
    session.press(":copy pane<Enter>");
    assert!(
        matches!(&session.effects[..], [Effect::Copy(table)] if table.contains(", targets\n")),
        "{:?}",
        session.effects
    );
    session.press(":copy page<Enter>");
    assert!(matches!(&session.effects[..], [Effect::CopyPage(_)]), "{:?}", session.effects);
    session.press(":copy row<Enter>");
    assert!(matches!(&session.effects[..], [Effect::Copy(said)] if said.contains(": Leonardo Balerdi (")));
    session.press(":copy everything<Enter>");
    assert!(session.effects.is_empty(), "{:?}", session.effects);
}

#[test]
fn the_page_is_written_elsewhere_beside_the_plan_or_where_it_is_wanted() {
    let mut session = Session::with(read(crate::session::PLAN), Document::in_file("plans/juve.ron".into()));
    session.model.catalogue.home = Some("/home/ada".into());
    for (line, format, path, over) in [
        ("page", Some(PageFormat::Html), "plans/juve.html", false),
        ("page md", Some(PageFormat::Markdown), "plans/juve.md", false),
        ("page XLSX over", Some(PageFormat::Workbook), "plans/juve.xlsx", true),
        ("page for the board.json", Some(PageFormat::Json), "for the board.json", false),
        ("page ~/board.HTML over", Some(PageFormat::Html), "/home/ada/board.HTML", true),
        ("page md ./html", Some(PageFormat::Markdown), "./html", false),
        ("page html \"over\"", Some(PageFormat::Html), "over", false),
        ("page md ~ada/x", Some(PageFormat::Markdown), "~ada/x", false),
        ("page ~/board", None, "/home/ada/board", false),
        ("page for the board/", None, "for the board/", false),
    ] {
        session.press(&format!(":{line}<Enter>"));
        let [Effect::WritePage(asked)] = &session.effects[..] else { panic!("{line}: {:?}", session.effects) };
        assert_eq!((asked.format, asked.path.to_str(), asked.over), (format, Some(path), over), "{line}");
        let name = format!("juve.{}", format.unwrap_or(PageFormat::Html));
        assert_eq!((asked.name.to_str(), asked.plan_file.as_deref()), (Some(&*name), Some("plans/juve.ron".as_ref())));
        assert_eq!(session.status(), "the page is being made");
    }
    session.press(
        ":what-if Plan sign leoni<Enter>:what-if Other sign balerdi<Enter>:assume Plan<Enter>:date 2025-08-01<Enter>:familiarity<Enter>",
    );
    session.press(":page<Enter>");
    let [Effect::WritePage(asked)] = &session.effects[..] else { panic!("{:?}", session.effects) };
    let (page, model) = (&asked.page, &session.model);
    assert_eq!((page.on, page.today, page.at_least), (date(2025, 8, 1), model.asked.today(), model.asked.at_least));
    assert_eq!(page.what_ifs.iter().map(|what_if| what_if.name.as_str()).collect::<Vec<_>>(), ["Plan"]);
    session.tell(Msg::PageWritten(Ok("/plans/juve.html".into())));
    assert_eq!(session.status(), "wrote the page to /plans/juve.html");
    session.tell(Msg::PageWritten(Err("juve.html exists".into())));
    assert!(session.is_refused() && session.status() == "juve.html exists");
    assert_eq!(session.press(":write ~/mine.ron<Enter>").job().path.to_str(), Some("/home/ada/mine.ron"));
}

/// An answer is about the day and the plan that it was asked of, which are not always those on the screens.
#[test]
fn an_answer_is_copied_with_the_day_and_the_plan_that_it_is_of() {
    let mut model = sample();
    for key in keys(":what-if Plan lose kalulu until 2025-09-01<Enter>:date 2025-08-20<Enter>") {
        update(&mut model, Msg::Key(key));
    }
    for (line, head) in [
        ("worst", "Juventus, 20 Aug 2025, if Kalulu is out until 1 Sep 2025, competent players and better\n"),
        ("signings", "Juventus, 17 Jun 2025, if Kalulu is out until 1 Sep 2025, competent players and better\n"),
        ("compare", "Juventus, 17 Jun 2025, competent players and better\n"),
    ] {
        let effects = keys(&format!(":{line}<Enter>")).into_iter().flat_map(|key| update(&mut model, Msg::Key(key)));
        let started: Vec<Effect> = effects.collect();
        let Some(Effect::Start(job)) = started.iter().find(|effect| matches!(effect, Effect::Start(_))) else {
            panic!("{line}: {started:?}")
        };
        update(&mut model, Msg::Job(done(job)));
        let answer = copied(&mut model, "y");
        assert!(answer.starts_with(head), "{line}: {answer}");
        update(&mut model, Msg::Key(keys("<Esc>").remove(0)));
    }
}
