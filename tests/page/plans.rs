//! The pages that are looked at: the sample, a plan with much in it, one with hostile names, an empty one.

use jiff::civil::date;
use touchline::analysis::lists::ListReasons;
use touchline::domain::{Familiarity, Plan};
use touchline::report::page::{PageAnswers, PageQuestion, html, page};
use touchline::runtime;
use touchline::store::{assets, read_plan};

pub(super) fn pages() -> Vec<(&'static str, String)> {
    vec![
        ("sample", laid_out(assets::SAMPLE)),
        ("busy", laid_out(&busy())),
        ("hostile", laid_out(&hostile())),
        ("empty", laid_out("(format: 1, club: \"Nobody\", tactic: (formation: \"4-4-2\"))")),
    ]
}

fn laid_out(text: &str) -> String {
    let catalogue = runtime::catalogue();
    let plan: Plan = read_plan("plan.ron", text, &catalogue.formations).unwrap();
    let on = plan.today.unwrap_or(date(2025, 6, 17));
    let plan = plan.seen_on(on);
    let rules = catalogue.rules();
    let at_least = Familiarity::Competent;
    let (what_ifs, lists) = (&plan.what_ifs, ListReasons::Newcomers);
    let (injuries, fees) = (catalogue.forecast.injuries(), catalogue.forecast.fees());
    let question = PageQuestion { on, today: on, at_least, what_ifs, rules: &rules, lists, injuries, fees };
    html(&page(&PageAnswers::new(&plan, question), &plan))
}

/// The sample with bids, a conclusion, a budget and what-ifs.
fn busy() -> String {
    let bids = "bids: [(on: \"2025-06-18\", by: Us, terms: \"24m+4m@50%\", answer: Rejected, source: \"RMC\"), \
                (on: \"2025-06-20\", by: Them, terms: \"38m\", answer: Pending, source: \"La Provence\")],";
    assets::SAMPLE
        .replacen("ties: [", &format!("{bids} ties: ["), 1)
        .replacen("    tactic: (", "    budget: (transfers: \"60m\", wages: \"120m\", revenue: \"400m\", squad_cost: 70),\n    \
             conclusion: \"Sign a centre-back before the camp: Leoni is the cheapest who closes the gap.\",\n    tactic: (", 1)
        .replacen("    targets: {", "    what_ifs: { \"No Gatti\": [\"lose gatti until 2025-09-30\"], \
             \"Leoni in, Vlahović out\": [\"sign leoni\", \"sell vlahovic\"] },\n    targets: {", 1)
}

/// The sample with names that would break a page which is put together from strings.
fn hostile() -> String {
    let long = "W".repeat(120);
    assets::SAMPLE
        .replace("Leonardo Balerdi", "Leonardo <script>alert(1)</script>")
        .replace("\"Marseille\"", "\"</td></table><img/src=x onerror=alert(2)>\"")
        .replace("Federico Gatti", &format!("Federico {long}"))
        .replace("Giovanni Leoni", "Giovanni &lt;Leoni\\u{202e}\\u{7}")
        .replace("\"Juventus\"", &format!("\"<b>{long}</b>\""))
        .replace("Tuttojuve", "\\\" style=\\\"color:red")
}
