//! What is offered, answered, said and signed, from the keyboard and from the command line.

use super::session::check;

#[test]
fn offers_go_up_and_down() {
    check("jb28m<Enter>", "bid 28m for Leoni", r#"(on: "2025-06-17", by: Us, terms: "28m", answer: Pending)"#);
    check(
        "b28m/4+4m@50% source \"RMC\" on 2025-06-20<Enter>",
        "bid 28m/4+4m@50% for Balerdi (though Marseille refuses to talk (he is vital))",
        r#"(on: "2025-06-20", by: Us, terms: "28m/4+4m@50%", answer: Pending, source: "RMC")"#,
    );
    check(
        "bloan 3m obl 14.5m/3 swap yildiz=1m<Enter>",
        "bid loan 3m obl 14.5m/3 swap yildiz=1m for Balerdi (though Marseille refuses to talk (he is vital))",
        r#"terms: "loan 3m obl 14.5m/3 swap yildiz=1m""#,
    );
    check(
        "jb28m+2m(on 20 games)@50% +1m(source of joy) source RMC on 2025-06-20<Enter>",
        "bid 28m+2m(on 20 games)@50%+1m(source of joy) for Leoni",
        r#"terms: "28m+2m(on 20 games)@50%+1m(source of joy)""#,
    );
    check(
        "jbloan 3m costs 0.8m until 2026-01-31 obl(20 games)@80% 14.5m/3 5y wage 4m<Enter>",
        "bid loan 3m costs 0.8m until 2026-01-31 obl(20 games)@80% 14.5m/3 5y wage 4m for Leoni",
        r#"terms: "loan 3m costs 0.8m until 2026-01-31 obl(20 games)@80% 14.5m/3 5y wage 4m""#,
    );
    check(
        "c30m source RMC<Enter>",
        "counter 30m for Balerdi",
        r#"by: Them, terms: "30m", answer: Pending, source: "RMC""#,
    );
    check("jb28m<Enter>c30m<Enter>", "counter 30m for Leoni", r#"terms: "28m", answer: Countered"#);
    check(
        "jb28m<Enter>orejected source RMC<Enter>",
        "bid for Leoni rejected",
        r#"answered: "2025-06-17", answer_source: "RMC""#,
    );
    check("jc28m<Enter>oaccepted<Enter>", "bid for Leoni accepted", "answer: Accepted");
    check(":bid sesko 70m<Enter>:answer sesko withdrawn<Enter>", "bid for Šeško withdrawn", "answer: Withdrawn");
}

#[test]
fn the_stage_and_both_stances_move_apart() {
    check("Stalks<Enter>", "Balerdi talks", "stage: Talks");
    check("jb28m<Enter>oaccepted<Enter>", "bid for Leoni accepted", "stage: FeeAgreed");
    check("jb28m<Enter>oaccepted<Enter>owithdrawn<Enter>", "bid for Leoni withdrawn", "stage: Talks");
    check("jb28m<Enter>oaccepted<Enter>Sterms-agreed<Enter>", "Leoni terms-agreed", "stage: TermsAgreed");
    check(
        "jb28m<Enter>Soff too dear on 2025-06-20<Enter>",
        "Leoni off (too dear)",
        r#"(on: "2025-06-20", stage: Off, why: "too dear")"#,
    );
    check("jb28m<Enter>Soff<Enter>", "Leoni off", r#"answer: Expired"#);
    check("sopen<Enter>", "seller of Balerdi open", "seller: Open");
    check("sunknown<Enter>", "seller of Balerdi unknown", "-seller: Refuses");
    check(
        "srefuses he is vital source RMC on 2025-06-16<Enter>",
        "seller of Balerdi refuses (he is vital)",
        r#"(on: "2025-06-16", seller: Refuses("he is vital"), source: "RMC")"#,
    );
    check(
        "srefuses no talks before July<Enter>",
        "seller of Balerdi refuses (no talks before July)",
        r#"seller: Refuses("no talks before July")"#,
    );
    check("jsrefuses<Enter>", "seller of Leoni refuses", r#"seller: Refuses("")"#);
    check("popen<Enter>", "Balerdi open", "player: Open");
    check("jprefuses \"no source\"<Enter>", "Leoni refuses (no source)", r#"player: Refuses("no source")"#);
}

#[test]
fn a_signing_makes_a_player_of_a_target_in_one_step() {
    check(
        "jb28m<Enter>oaccepted<Enter>Yuntil 2030-06-30 source club<Enter>",
        "Leoni signed until 2030-06-30",
        r#"on: "2025-06-17", from: "Parma", terms: "28m", source: "club""#,
    );
    check(
        "jYuntil 2026-06-30 joins 2025-07-01 source club for loan 1m opt 20m<Enter>",
        "Leoni signed until 2026-06-30",
        r#"loan: (from: "Parma", until: "2026-06-30")"#,
    );
}

#[test]
fn players_of_ours_have_offers_and_go() {
    check(
        "<Tab><Tab>jb20m club Villa source Sky<Enter>",
        "offer 20m of Villa for Savona",
        r#"by: Them, club: "Villa", terms: "20m", answer: Pending,"#,
    );
    check(
        ":bid savona 20m club Villa<Enter>:counter savona 25m<Enter>",
        "counter 25m for Savona",
        r#"by: Us, club: "Villa", terms: "25m", answer: Pending"#,
    );
    check(
        ":bid savona 20m club Villa<Enter>:bid savona 21m club Roma<Enter>:answer savona rejected club villa<Enter>",
        "offer for Savona rejected",
        r#"club: "Villa", terms: "20m", answer: Rejected"#,
    );
    check(
        ":bid savona 20m club Villa<Enter>:answer savona accepted<Enter><Tab><Tab>jxsource Sky on 2025-07-01<Enter>",
        "Savona sold",
        r#"left: (on: "2025-07-01", to: "Villa", terms: "20m", source: "Sky")"#,
    );
    check(
        ":sell kelly source Sky for loan 1m until 2026-01-31 club Ajax<Enter>",
        "Kelly lent until 2026-01-31",
        r#"terms: "loan 1m until 2026-01-31""#,
    );
    check(
        ":sell kelly for 20m buyback 30m until 2027-06-30 source Sky<Enter>",
        "Kelly sold",
        r#"terms: "20m buyback 30m until 2027-06-30""#,
    );
    check(
        ":sign leoni for 20m buyback 30m until 2027-06-30 until 2030-06-30 source Sky<Enter>",
        "Leoni signed until 2030-06-30",
        r#"terms: "20m buyback 30m until 2027-06-30""#,
    );
    check(
        ":sign leoni source Sky for 20m until 2030-06-30<Enter>",
        "Leoni signed until 2030-06-30",
        r#"terms: "20m", source: "Sky""#,
    );
    check(
        ":bid leoni 20m until 2028-12-31<Enter>:answer leoni accepted<Enter>:sign leoni source Sky<Enter>",
        "Leoni signed until 2028-12-31",
        r#"terms: "20m until 2028-12-31""#,
    );
    check(
        ":bid leoni 20m until 2025-06-30 wage 1m<Enter>",
        "bid 20m until 2025-06-30 wage 1m for Leoni (though the contract ends on 2025-06-30, before he joins on 2025-07-01)",
        r#"terms: "20m until 2025-06-30 wage 1m""#,
    );
    check(
        ":sign leoni for loan 1m until 2026-06-30 opt 20m source Sky<Enter>",
        "Leoni signed until 2026-06-30",
        r#"loan: (from: "Parma", until: "2026-06-30")"#,
    );
    check(
        ":set yildiz future renewing<Enter>:renew yildiz until 2032-06-30 source club wage 7m<Enter>",
        "Yıldız renewed until 2032-06-30 for 7m a season (club)",
        r#"renewed: [(on: "2025-06-17", was: "2029-06-30", wage: "7m", source: "club")]"#,
    );
    check(
        ":sell kelly source Sky for loan 1m club Ajax until 2026-06-30 on 2025-06-20<Enter>",
        "Kelly lent until 2026-06-30",
        r#"lent: (to: "Ajax", since: "2025-06-20", until: "2026-06-30")"#,
    );
    check(
        ":set savona lent Ajax from 2025-07-05 until 2026-06-30<Enter>",
        "lent of Savona",
        r#"lent: (to: "Ajax", since: "2025-07-05", until: "2026-06-30")"#,
    );
    check(
        ":plan windows 2025-07-05 2025-09-01 2026-01-03 2026-02-02<Enter>:sell kelly source Sky for 9m joins 2025-08-01<Enter>",
        "Kelly sold",
        r#"left: (on: "2025-08-01", terms: "9m", source: "Sky")"#,
    );
    check(
        ":end-loan conceicao source Porto on 2025-07-01<Enter>",
        "loan of Conceição ended",
        r#"ended: (on: "2025-07-01", source: "Porto")"#,
    );
    check(
        ":sell kelly source Sky for loan 1m opt 9m club Ajax until 2026-06-30 on 2025-06-10<Enter>:take-up kelly source Ajax<Enter>",
        "purchase of Kelly taken up",
        r#"left: (on: "2025-06-17", to: "Ajax", terms: "9m", source: "Ajax")"#,
    );
    check(
        ":bid conceicao 30m 5y<Enter>:answer conceicao accepted<Enter>:sign conceicao until 2030-06-30 source Sky<Enter>",
        "Conceição signed until 2030-06-30",
        r#"on: "2025-07-14", until: "2030-06-30", terms: "30m 5y", source: "Sky","#,
    );
    check(":sell kelly source Sky for free<Enter>", "Kelly sold", r#"terms: "free", source: "Sky""#);
    check(
        ":sell kelly source Sky for loan 1m club Ajax until 2026-06-30<Enter>",
        "Kelly lent until 2026-06-30",
        r#"lent: (to: "Ajax", since: "2025-07-01", until: "2026-06-30")"#,
    );
}

#[test]
fn claims_have_a_source_a_day_and_perhaps_a_price() {
    check(
        "rhe will bid on Monday source RMC asks 25m on 2025-06-16<Enter>",
        "report of RMC on Balerdi",
        r#"(on: "2025-06-16", source: "RMC", says: "he will bid on Monday", asks: "25m")"#,
    );
    check("rnot even that source RMC refuses 40m<Enter>", "report of RMC on Balerdi", r#"refuses: "40m""#);
    check(
        "<Tab><Tab>rout of favour source \"Tutto juve\"<Enter>",
        "report of Tutto juve on Perin",
        r#"(on: "2025-06-17", source: "Tutto juve", says: "out of favour")"#,
    );
}
