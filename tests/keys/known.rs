//! What the screens know on a day, and that they and the page give the same figures.

use touchline::analysis::lists::ListReasons;
use touchline::desk::Document;
use touchline::domain::{Answer, Id, Stance, Target};
use touchline::forecast::EffectOf;
use touchline::report::page::{PageAnswers, PageQuestion};
use touchline::store::assets;

use super::session::{PLAN, Session, done, read};

/// The plans' own day.
const TODAY: &str = "2025-06-17";

fn target<'a>(session: &'a Session, id: &str) -> &'a Target {
    session.model.asked.plan().targets.get(&Id::new(id).unwrap()).unwrap()
}

#[test]
fn an_earlier_day_knows_nothing_of_what_came_later() {
    let mut session = Session::new();
    session.press("b28m<Enter>orejected on 2025-06-19<Enter>");
    assert!(session.status().ends_with("; it is of a later day than the one shown"), "{}", session.status());
    assert_eq!(target(&session, "balerdi").bids[0].answer, Answer::Pending);
    assert_eq!((session.model.asked.later, session.plan().targets.iter().next().unwrap().1.bids.len()), (1, 1));
    session.press(":player balerdi refuses he stays on 2025-06-20<Enter>:date 2025-06-19<Enter>");
    let balerdi = target(&session, "balerdi");
    assert_eq!((&balerdi.bids[0].answer, &balerdi.player), (&Answer::Rejected, &Stance::Unknown));
    session.press(":date 2025-06-20<Enter>");
    assert_eq!((session.model.asked.later, &target(&session, "balerdi").player.says()[..]), (0, "refuses: he stays"));
    session.press(":date 2025-06-10<Enter>4");
    assert_eq!((session.model.asked.later, target(&session, "balerdi").bids.len()), (3, 0));
    assert!(session.model.screens.deals.negotiation().unwrap().rungs.is_empty());
    // An edit is made of the whole plan, and says so where it is not seen.
    session.press(":bid balerdi 30m<Enter>");
    assert!(session.status().ends_with("of a later day than the one shown"), "{}", session.status());
    assert_eq!(session.plan().targets.iter().next().unwrap().1.bids.len(), 2);
    // The entries keep their numbers, whatever stands before them in the file.
    for day in ["2025-06-18", "2025-06-09"] {
        session.press(&format!(":report balerdi \"no talks\" source RMC on {day}<Enter>"));
    }
    let rungs = &session.model.screens.deals.negotiation().unwrap().rungs;
    assert_eq!(rungs.iter().map(|rung| rung.entry.unwrap().to_string()).collect::<Vec<_>>(), ["report 2"]);
    session.press("uuuuuu");
    assert_eq!((session.model.asked.later, session.plan()), (0, &read(PLAN)));
}

/// Two days of a plan with entries before, between and after them, as it is and with each what-if assumed.
#[test]
fn the_board_and_the_page_give_the_same_figures() {
    let lines = [
        "bid balerdi 28m+4m@50% source RMC on 2025-06-12",
        "answer balerdi rejected on 2025-06-19",
        "report leoni \"Parma want 25m\" source Sky asks 25m on 2025-06-13",
        "report leoni \"Parma want 35m\" source Sky asks 35m on 2025-06-20",
        "plan transfers 40m",
        "what-if \"No Gatti\" lose gatti until 2025-09-01",
        "what-if Leoni sign leoni",
    ];
    let sample = read(assets::SAMPLE);
    for (plan, days) in [(sample, ["2025-06-14", TODAY]), (read(PLAN), ["2025-06-13", TODAY])] {
        for day in days {
            let mut session = Session::with(plan.clone(), Document::in_file("plan.ron".into()));
            for line in lines {
                session.press(&format!(":{line}<Enter>"));
                assert!(!session.is_refused(), "{line}: {}", session.status());
            }
            session.press(&format!("0:date {day}<Enter>3"));
            let page = page_of(&session);
            board_is(&mut session, &page);
            for name in ["No Gatti", "Leoni"] {
                session.press(&format!(":assume {name}<Enter>"));
                // A chance is drawn: what a change does to it stands beside what it is after the change.
                if let Some(found) = page.chances.as_ref().filter(|_| day == TODAY) {
                    work_out(&mut session);
                    let effect =
                        found.effects.iter().find(|effect| effect.of == EffectOf::WhatIf(name.into())).unwrap();
                    let season = session.model.chances().unwrap().forecast.in_the_season().unwrap().broken.chance;
                    assert!((season - effect.after.chance).abs() < 0.005, "{name}: {season} and {:?}", effect.after);
                }
                let compared = &page.what_ifs.as_ref().unwrap().what_ifs;
                let (_, compared) = compared.iter().find(|(what_if, _)| what_if.name == name).unwrap();
                let shown = &session.model.asked.answers.cover;
                let told = compared.now;
                assert_eq!((shown.margin, shown.shortfall), (told.margin, told.shortfall), "{day}, {name}");
                session.press("0");
            }
        }
    }
}

fn work_out(session: &mut Session) {
    session.press("1");
    while let Some(job) = session.chances.take() {
        session.tell(touchline::app::Msg::Job(done(&job)));
    }
}

/// The answers of the page that `:page` would write.
fn page_of(session: &Session) -> PageAnswers {
    let asked = &session.model.asked;
    let (on, today) = (asked.on, session.model.today().min(asked.on));
    let known = session.plan().known_on(on);
    let plan = known.seen_on(today);
    let (injuries, fees) = assets::forecast().unwrap();
    PageAnswers::new(
        &plan,
        PageQuestion {
            on,
            today,
            at_least: asked.at_least,
            what_ifs: &plan.what_ifs,
            rules: &[],
            lists: ListReasons::Newcomers,
            injuries: Some(&injuries),
            fees: Some(&fees),
        },
    )
}

fn board_is(session: &mut Session, page: &PageAnswers) {
    session.press("4613");
    work_out(session);
    let (model, day) = (&session.model, session.model.asked.on);
    let asked = &model.asked;
    assert_eq!(asked.answers.cover, page.cover, "{day}");
    let doubts: Vec<&Id> = asked.answers.out.iter().filter(|out| out.doubt).map(|out| &out.id).collect();
    let (mut doubts, mut doubtful): (Vec<_>, Vec<_>) = (doubts, page.doubtful.iter().collect());
    doubts.sort();
    doubtful.sort();
    assert_eq!(doubts, doubtful, "{day}");
    for worth in &page.worth {
        assert_eq!(asked.worth(&worth.target), Some(worth), "{day}");
    }
    assert_eq!(asked.finances(), Some(&page.finances), "{day}");
    assert_eq!(model.screens.calendar.answer(), Some(&page.calendar), "{day}");
    let deals: Vec<_> = page.deals.deals.iter().map(|found| &found.deal).collect();
    assert_eq!(model.screens.deals.shown(asked), deals, "{day}");
    let coming: Vec<_> = page.coming.iter().map(|coming| coming.on).collect();
    let shown: Vec<_> = asked.answers.coming.iter().map(|coming| coming.on).collect();
    assert_eq!(shown, coming[..shown.len()], "{day}");
    if day == model.today() {
        let (chances, told) = (model.chances().unwrap(), page.chances.as_ref().unwrap());
        assert_eq!((&*chances.forecast, &chances.effects), (&told.forecast, &told.effects), "{day}");
        let gaps: Vec<_> = told.gaps.iter().map(|slots| told.forecast.gap(slots)).collect();
        let shown: Vec<_> = model.chances.gaps.iter().map(|gap| gap.now.clone()).collect();
        assert_eq!(shown, gaps, "{day}");
    }
}
