//! The deals screen: whom it selects, what it says of him, and the ends of a deal from there.

use touchline::app::{DealsPart, Reading};
use touchline::command::Screen;

use super::session::Session;

fn standings(session: &Session) -> Vec<String> {
    session
        .model
        .screens
        .deals
        .shown(&session.model.asked)
        .iter()
        .map(|deal| format!("{} {}", deal.person, deal.standing))
        .collect()
}

#[test]
fn the_selected_target_is_the_one_whose_ladder_is_shown() {
    let mut session = Session::new();
    session.press("j4");
    assert_eq!((session.model.screens.shown, session.selected()), (Screen::Deals, "leoni"));
    assert_eq!(standings(&session), ["balerdi approached", "leoni identified", "sesko identified"]);
    session.press("b28m<Enter>");
    assert_eq!(standings(&session), ["balerdi approached", "leoni approached", "sesko identified"]);
    let read = session.model.screens.deals.negotiation().unwrap();
    assert_eq!((read.person.as_str(), read.rungs.len(), read.next[0].verb), ("leoni", 1, "counter"));
    session.press("kc30m<Enter>");
    assert_eq!((session.selected(), standings(&session)[0].as_str()), ("balerdi", "balerdi talks"), "and follows him");
    session.press("<Enter>");
    assert!(!session.model.layers.is_empty(), "his sheet");
    session.press("<Esc><Esc>");
    assert_eq!(session.model.screens.shown, Screen::Board);
}

#[test]
fn a_deal_goes_from_the_first_bid_to_the_squad_and_all_the_way_back() {
    let mut session = Session::new();
    let before = session.plan().clone();
    session.press("j4b20m<Enter>orejected<Enter>b25m<Enter>oaccepted<Enter>popen<Enter>Smedical<Enter>");
    let moves: Vec<&str> =
        session.model.screens.deals.negotiation().unwrap().next.iter().map(|next| next.verb).collect();
    assert_eq!(moves, ["sign", "answer", "stage"]);
    session.press("Yuntil 2030-06-30 source Sky<Enter>");
    assert_eq!(session.status(), "Leoni signed until 2030-06-30");
    assert_eq!(standings(&session), ["balerdi approached", "sesko identified", "leoni signed"]);
    assert_eq!(session.selected(), "leoni");
    assert_eq!(session.model.screens.deals.negotiation().unwrap().rungs.len(), 7, "his ladder is kept");
    session.press("u");
    assert_eq!(standings(&session)[0], "leoni medical", "one step back is all of the signing");
    session.press("uuuuuu");
    assert_eq!(session.plan(), &before);
}

#[test]
fn a_sale_shows_what_it_does_to_the_cover_before_it_is_agreed() {
    let mut session = Session::new();
    session.press(":bid gatti 20m club Villa<Enter>:answer gatti accepted");
    let Reading::Ready { says, .. } = &session.prompt().reading else { panic!("an answer") };
    let (margin, short) = (session.model.asked.answers.cover.margin, session.model.asked.answers.cover.shortfall);
    let said = format!("once he goes: on 2025-07-01: margin {margin} → {} · short {short} → {}", margin - 1, short + 1);
    assert_eq!(says, &["offer for Gatti accepted".to_owned(), said]);
    session.press("<Esc>:plan transfers 40m<Enter>:answer gatti accepted");
    let Reading::Ready { says, .. } = &session.prompt().reading else { panic!("an answer") };
    assert_eq!(says[2], "2025-26: 60m of 40m for transfers free after this", "what is paid for him counts");
    session.press("<Enter>4");
    assert_eq!(standings(&session).last().unwrap(), "gatti offer agreed");
    session.press("Gxsource Sky<Enter>");
    assert_eq!(session.model.asked.answers.cover.margin, margin, "he goes on 1 July");
    session.press("uGxsource Sky on 2025-06-17<Enter>");
    assert_eq!((session.status(), session.model.asked.answers.cover.margin), ("Gatti sold", margin - 1));
    assert_eq!(standings(&session).last().unwrap(), "gatti left");
    session.press("u");
    assert_eq!(session.model.asked.answers.cover.margin, margin);
}

#[test]
fn a_deal_that_nothing_moves_is_stalled_and_says_who_else_would_do() {
    let mut session = Session::new();
    session.press(":report balerdi \"no\" source RMC on 2025-06-10<Enter>4");
    let read = session.model.screens.deals.negotiation().unwrap();
    assert_eq!(read.stalled.as_deref(), Some("stalled: nothing moved for 7 days, and Window closes is 76 days away"));
    let others = &session.model.screens.deals.alternatives().unwrap().others;
    assert!(matches!(&others[..], [leoni] if leoni.starts_with("1 Leoni (Parma): CB; ")), "{others:?}");
    session.press("srefuses again source RMC<Enter>");
    assert!(session.model.screens.deals.negotiation().unwrap().stalled.is_some(), "a refusal moves nothing");
    session.press(":plan patience 8<Enter>");
    assert_eq!(session.model.screens.deals.negotiation().unwrap().stalled, None);
    session.press("u:remove-deadline Window closes<Enter>");
    assert_eq!(
        session.model.screens.deals.negotiation().unwrap().stalled,
        None,
        "nothing comes that it would be late for"
    );
    session.press("ub20m<Enter>");
    assert_eq!(session.model.screens.deals.negotiation().unwrap().stalled, None, "a bid moves it");
}

#[test]
fn what_ends_soon_is_listed_and_dealt_with() {
    let mut session = Session::new();
    session.press("4<Tab><Tab>");
    assert_eq!(session.model.screens.deals.focus, DealsPart::Ends);
    let ends: Vec<String> = session
        .model
        .screens
        .deals
        .shown_ends(&session.model.asked)
        .iter()
        .map(|end| format!("{} {} {}", end.person, end.what, end.on))
        .collect();
    assert_eq!(ends, ["conceicao loan here 2025-07-13"], "Yıldız's contract is far away");
    assert_eq!(session.selected(), "conceicao");
    session.press(":set yildiz contract 2026-12-17<Enter>:set gatti contract 2026-12-18<Enter>j");
    assert_eq!((session.model.screens.deals.shown_ends(&session.model.asked).len(), session.selected()), (2, "yildiz"));
    session.press("efuture renewing<Enter>");
    assert_eq!(session.status(), "future of Yıldız: renewing, was none");
    session.press("<Tab>");
    assert_eq!(standings(&session).last().unwrap(), "yildiz renewing");
}

#[test]
fn the_filter_and_the_ends_of_the_lists_hold() {
    let mut session = Session::new();
    session.press("4/parma<Enter>");
    assert_eq!((standings(&session), session.selected()), (vec!["leoni identified".to_owned()], "leoni"));
    session.press("<Esc>kkkk");
    assert_eq!(session.selected(), "balerdi");
    session.press("G");
    assert_eq!(session.selected(), "sesko");
    session.press("/nobody<Enter>");
    assert!(session.model.screens.deals.negotiation().is_none());
    session.press("b");
    assert_eq!(session.status(), "select a person first: Tab to a pane that lists people");
    session.press("<Esc><Tab>jjjjjj");
    assert!(session.model.screens.deals.scrolled.lines() > 0);
}

#[test]
fn a_deal_says_what_its_person_takes_of_the_lists_and_who_else_could_come() {
    let mut session = Session::new();
    session.press(":plan competitions \"Serie A\"<Enter>4");
    let lists = |session: &Session| {
        session.model.screens.deals.alternatives().map(|turn| turn.lists.clone()).unwrap_or_default()
    };
    let born = "if all that is unknown counts: needs no place, if born is as asked, which the plan does not tell";
    assert_eq!(
        lists(&session),
        [format!("Serie A, rules of 2025-26 (press): in an open place, and nobody goes for him; {born}")]
    );
    session.press(":set balerdi born 1999-01-26<Enter>");
    assert_eq!(
        lists(&session),
        [
            "Serie A, rules of 2025-26 (press): in an open place, and nobody goes for him; if all that is unknown counts: in a place for \
          club-trained, and nobody goes for him"
        ]
    );
    session.press(":set balerdi trained no<Enter>");
    assert_eq!(lists(&session), ["Serie A, rules of 2025-26 (press): in an open place, and nobody goes for him"]);
    session.press("j");
    let others = &session.model.screens.deals.alternatives().unwrap().others;
    assert!(others[0].starts_with("1 Balerdi (Marseille): CB; "), "{others:?}");
    assert!(others[0].ends_with("his club refuses to talk"), "{others:?}");
    session.press(":bid kelly 20m club Newcastle<Enter>:filter<Enter>");
    session.press("<Esc>G");
    while session.selected() != "kelly" {
        session.press("k");
    }
    let turn = session.model.screens.deals.alternatives().unwrap();
    assert!(turn.lists[0].starts_with("Serie A, rules of 2025-26 (press): on the list"), "{:?}", turn.lists);
    assert!(turn.others.is_empty(), "he is the club's own");
}

#[test]
fn before_a_sale_is_agreed_its_line_says_what_it_does_to_cover_and_lists() {
    let mut session = Session::new();
    session.press(":plan competitions \"Serie A\"<Enter>:bid kelly 20m club Roma<Enter>");
    for line in [":answer kelly accepted", ":sell kelly source Sky club Roma for 20m"] {
        session.press(line);
        let Some(Reading::Ready { says, .. }) = session.model.prompt().map(|prompt| &prompt.reading) else {
            panic!("{line} is not ready")
        };
        for part in ["margin ", "Serie A, rules of "] {
            assert!(says.iter().any(|said| said.contains(part)), "{part} of {line}: {says:?}");
        }
        session.press("<Esc>");
    }
}
