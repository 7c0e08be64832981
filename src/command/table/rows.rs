//! The rows of the table.

use super::heard::{
    ALL_BUT_THE_CARD, ANY_LINE, ANY_LIST, ANY_QUESTION, Heard, LINE, LINE_OR_FILTER, LINE_OR_HELP, LISTS, LISTS_OR_TEXT,
};
use super::{Does, Entry, FooterPlace, Group, LineForm};
use crate::command::line::{LineOption, LineProblem, LineWords, MATCHES};
use crate::command::{
    Asking, Changing, Command, Deciding, Looking, MarketCommand, Mode, Moving, Need, Opening, Program, Screen, Typing,
    deals, entries, market, people, team, views,
};
use crate::domain::Origin;

/// A command that takes no words.
const fn at_once(id: &'static str, name: &'static str, group: Group, command: Command, doc: &'static str) -> Entry {
    row(id, name, group, Does::AtOnce(command), doc)
}

/// A command whose words a function reads, and an example of them.
#[expect(clippy::too_many_arguments, reason = "one for each column")]
const fn line(
    id: &'static str,
    name: &'static str,
    group: Group,
    takes: &'static str,
    options: &'static [LineOption],
    read: fn(&mut LineWords<'_>) -> Result<Command, LineProblem>,
    doc: &'static str,
    example: &'static str,
) -> Entry {
    row(id, name, group, Does::Line(LineForm { takes, options, read, example }), doc)
}

const fn row(id: &'static str, name: &'static str, group: Group, does: Does, doc: &'static str) -> Entry {
    Entry {
        id,
        name,
        doc,
        group,
        needs: Need::Nothing,
        heard: Heard { modes: LISTS_OR_TEXT, screens: Screen::ALL },
        footer: FooterPlace::InOrder,
        essential: false,
        keys: &[],
        does,
        called: &[],
    }
}

impl Entry {
    /// What is selected is seen in the lists alone.
    const fn needs(mut self, needs: Need) -> Entry {
        self.needs = needs;
        if needs.is_selected() { self.heard(LISTS) } else { self }
    }

    const fn heard(mut self, modes: &'static [Mode]) -> Entry {
        self.heard.modes = modes;
        self
    }

    const fn on(mut self, screens: &'static [Screen]) -> Entry {
        self.heard.screens = screens;
        self
    }

    const fn footer(mut self, place: FooterPlace) -> Entry {
        self.footer = place;
        self
    }

    const fn called(mut self, names: &'static [(Mode, &'static str)]) -> Entry {
        self.called = names;
        self
    }

    const fn keys(mut self, keys: &'static [&'static str]) -> Entry {
        self.keys = keys;
        self
    }

    const fn essential(mut self) -> Entry {
        self.essential = true;
        self
    }
}

const SOURCE: LineOption = LineOption::new("source", "TEXT");
const ON: LineOption = LineOption::new("on", "DAY");
const CLUB: LineOption = LineOption::new("club", "TEXT");
const ABSENCE: LineOption = LineOption::new("absence", "NUMBER");

impl LineOption {
    const fn required(mut self) -> LineOption {
        self.required = true;
        self
    }
}

/// The screens with more than one pane.
const WITH_PANES: &[Screen] = &[Screen::Board, Screen::Calendar, Screen::Deals, Screen::Budget];

/// The screens that list people.
const WITH_PEOPLE: &[Screen] =
    &[Screen::Board, Screen::Pitch, Screen::Calendar, Screen::Deals, Screen::Squad, Screen::Budget];

/// The screens on which something stands to the left and to the right.
const WITH_SIDES: &[Screen] =
    &[Screen::Board, Screen::Pitch, Screen::Calendar, Screen::Squad, Screen::Budget, Screen::Market];

/// The screens with a sheet for whoever is selected.
const WITH_SHEETS: &[Screen] =
    &[Screen::Board, Screen::Pitch, Screen::Calendar, Screen::Deals, Screen::Squad, Screen::Budget, Screen::Market];

/// The screens with one table.
const WITH_A_TABLE: &[Screen] = &[Screen::Squad, Screen::Market];

const MARKET: &[Screen] = &[Screen::Market];

/// In the order of the help; the footer shows the first that fit the place.
#[rustfmt::skip]
pub static TABLE: &[Entry] = &[
    line("bid", "bid", Group::Deals, "PERSON TERMS", &[CLUB, SOURCE, ON], deals::bid, "Record an offer: ours for a target, another club's for a player of ours", "bid balerdi 28m/4+4m@50% source Tuttojuve").keys(&["b"]).needs(Need::Person).essential(),
    line("answer", "answer", Group::Deals, "PERSON ANSWER", &[CLUB, SOURCE, ON], deals::answer, "Record the answer to the pending bid, or that the accepted one is withdrawn", "answer balerdi rejected").keys(&["o"]).needs(Need::Person),
    line("counter", "counter", Group::Deals, "PERSON TERMS", &[CLUB, SOURCE, ON], deals::counter, "Record the seller's own terms: his club's for a target, ours for a player of ours", "counter balerdi 35m source Marseille").keys(&["c"]).needs(Need::Person),
    line("stage", "stage", Group::Deals, "TARGET STAGE [REASON]", &[ON], deals::stage, "Record how far the deal has come and, when it is off, why", "stage leoni talks").keys(&["S"]).needs(Need::Target),
    line("seller", "seller", Group::Deals, "TARGET STANCE [REASON]", &[SOURCE, ON], deals::seller, "Record whether the club would sell: unknown, open, or refuses and why", "seller balerdi refuses \"he is vital\" source Marseille").keys(&["s"]).needs(Need::Target),
    line("player", "player", Group::Deals, "TARGET STANCE [REASON]", &[SOURCE, ON], deals::player, "Record whether the target would come: unknown, open, or refuses and why", "player balerdi open source \"his agent\"").keys(&["p"]).needs(Need::Target),
    line("sign", "sign", Group::Deals, "PERSON", &[LineOption::new("until", "DAY").required(), SOURCE.required(), LineOption::new("joins", "DAY"), LineOption::new("for", "TERMS")], deals::sign, "Sign a target, or make a loan permanent, on the accepted terms or on those after for", "sign leoni until 2030-06-30 source club for 18m").keys(&["Y"]).needs(Need::Person),
    line("sell", "sell", Group::Deals, "PLAYER", &[SOURCE.required(), CLUB, LineOption::new("for", "TERMS"), ON, LineOption::new("until", "DAY")], deals::sell, "Sell a player, or lend him until a day, on the accepted terms or on those after for", "sell rugani source Sky for free").keys(&["x"]).needs(Need::Player),
    line("report", "report", Group::Deals, "PERSON TEXT", &[SOURCE.required(), LineOption::new("asks", "MONEY"), LineOption::new("refuses", "MONEY"), ON], deals::report, "Record what a source claims, with the price that is asked or the sum that would be refused", "report leoni \"Parma want 20m\" source Sky asks 20m").keys(&["r"]).needs(Need::Person),
    line("renew", "renew", Group::Deals, "PLAYER", &[LineOption::new("until", "DAY").required(), SOURCE.required(), LineOption::new("wage", "MONEY"), ON], deals::renew, "Extend a player's contract", "renew yildiz until 2030-06-30 source club wage 6m").keys(&["+"]).needs(Need::Player).on(WITH_PEOPLE),
    line("absent", "absence", Group::People, "PLAYER KIND WHAT", &[LineOption::new("from", "DAY"), LineOption::new("for", MATCHES), LineOption::new("back", "DAY"), SOURCE], people::absent, "Record an injury, a suspension (a ban, with its return day or for so many matches) or another absence", "absent gatti suspension red card for 2 matches in \"Serie A\"").keys(&["a"]).needs(Need::Player).essential(),
    line("return", "return date", Group::People, "PLAYER DAY", &[SOURCE.required(), ON, ABSENCE], people::returns, "Record when a source expects the player back", "return bremer 2025-08-24 source Gazzetta").keys(&["R"]).needs(Need::Player),
    line("ended", "back", Group::People, "PLAYER [DAY]", &[ABSENCE], people::ended, "End an absence; DAY is the first day back, today if left out", "ended perin 2025-07-14").keys(&["E"]).needs(Need::Player),
    line("take-up", "take up option", Group::Deals, "PLAYER", &[LineOption::new("until", "DAY"), SOURCE.required(), ON], deals::take_up, "Take up an option to buy, a conditional obligation or a buy-back, ours or the other club's", "take-up conceicao until 2030-06-30 source Sky").keys(&["U"]).needs(Need::Player),
    line("end-loan", "end loan", Group::Deals, "PLAYER", &[SOURCE.required(), ON], deals::end_loan, "End a loan early, here or away; DAY is the first day without it, today if left out", "end-loan conceicao source Porto").keys(&["Z"]).needs(Need::Player),
    at_once("order-targets", "by worth", Group::Deals, Command::Look(Looking::NextOrder), "Order the targets by priority, or by what they add for what they cost").keys(&["="]).heard(LISTS).on(&[Screen::Board]),
    line("signings", "best signings", Group::Deals, "[BUDGET]", &[], views::signings, "Find the best signings, at most five, within a budget: the plan's if left out", "signings 40m").keys(&["B"]),
    line(people::SET, "set field", Group::People, "PEOPLE FIELD VALUE", &[], people::set, "Change a field of a player or target, or of several at once, such as value, contract or nations; none clears it", "set leoni value 20m").keys(&["e"]).needs(Need::People).on(WITH_PEOPLE),
    line("add-target", "new target", Group::People, "ID NAME", &[LineOption::new("plays", "POSITIONS").required(), LineOption::new("club", "TEXT")], people::add_target, "Add a target; a single word or a name in quotes gives the id too", "add-target silva António Silva plays CB club Benfica").keys(&["n"]),
    line("add-player", "new player", Group::People, "ID NAME", &[LineOption::new("plays", "POSITIONS").required()], people::add_player, "Add a player; a single word or a name in quotes gives the id too", "add-player felipe Pedro Felipe plays CB RB:competent").keys(&["N"]),
    line("remove", "remove", Group::People, "PERSON", &[], people::remove, "Remove a player or target from the plan", "remove koulierakis").keys(&["X", "Delete"]).needs(Need::Person).on(WITH_PEOPLE),
    at_once("lists", "lists", Group::Deals, Command::Ask(Asking::Lists), "Show who may be registered for each competition, who is left out and why, and what each target would take").keys(&["#"]),
    at_once("alternatives", "instead", Group::Deals, Command::Ask(Asking::Alternatives), "Show who else could fill the place of the selected person or the gap, and why in that order").keys(&["i"]).heard(LISTS),
    at_once("like", "more like him", Group::Deals, Command::Ask(Asking::Like), "Show which targets are most like the selected person").keys(&["I"]).needs(Need::Person),
    line("change-entry", "correct entry", Group::People, "PERSON KIND NUMBER CHANGES", &[], entries::change, "Correct a bid, an answer, a report, an absence, a return, a step or a renewal, by its number", "change-entry balerdi report 1 source Sky on 2025-06-11").keys(&["*"]).needs(Need::Person),
    line("remove-entry", "remove entry", Group::People, "PERSON KIND NUMBER", &[], entries::remove, "Take such an entry out, as if it had never been made", "remove-entry balerdi report 1").keys(&["-"]).needs(Need::Person),
    at_once("earlier", "earlier in order", Group::Team, Command::Change(Changing::Earlier), "Move the player up the coach's order for the slot").keys(&["K"]).needs(Need::PlayerInSlot),
    at_once("later", "later in order", Group::Team, Command::Change(Changing::Later), "Move the player down the coach's order for the slot").keys(&["J"]).needs(Need::PlayerInSlot),
    line("order", "coach's order", Group::Team, "SLOT PLAYERS", &[], team::order, "Set the coach's order for a slot; none clears it", "order RCB kalulu gatti").keys(&["O"]).needs(Need::Slot),
    line("formation", "formation", Group::Team, "FORMATION", &[], team::formation, "Change the formation", "formation 4-3-3").keys(&["F"]),
    line("depth", "depth wanted", Group::Team, "SLOT NUMBER", &[], team::depth, "Set how many players a slot wants", "depth CB 3").keys(&["D"]).needs(Need::Slot),
    line("role", "role", Group::Team, "POSITION WEIGHTS", &[], team::role, "Set what a position looks for, each attribute weighed from 1 to 10; none clears it", "role CB aerial 3 pace 2"),
    line("deadline", "deadline", Group::Team, "DAY NAME", &[], team::deadline, "Add a deadline, or move the one with that name", "deadline 2026-02-02 Winter window closes").keys(&["L"]),
    line("remove-deadline", "remove deadline", Group::Team, "NAME", &[], team::remove_deadline, "Remove a deadline", "remove-deadline Pre-season camp"),
    line("match", "match", Group::Team, "DAY OPPONENT", &[LineOption::new("in", "COMPETITION")], team::fixture, "Add a match, or change the opponent or competition of that day's", "match 2025-08-31 Genoa in \"Serie A\"").keys(&["M"]),
    line("remove-match", "remove match", Group::Team, "DAY", &[], team::remove_fixture, "Remove the match of a day", "remove-match 2025-06-19"),
    line("call-up", "call-up", Group::Team, "FIRST-DAY LAST-DAY NAME", &[LineOption::new("players", "IDS")], team::call_up, "Add a tournament that takes players away, or replace the one with that name", "call-up 2025-10-06 2025-10-14 Qualifiers players yildiz").keys(&["C"]),
    line("file-list", "file list", Group::Team, "COMPETITION", &[LineOption::new("players", "IDS"), ON], team::file_list, "Record who is registered for a competition: the best list as it stands, or these players", "file-list UEFA on 2025-09-02"),
    line("amend-list", "amend list", Group::Team, "COMPETITION", &[LineOption::new("with", "IDS"), LineOption::new("without", "IDS"), ON], team::amend_list, "Put players on the list that is filed with a competition, and take others off it", "amend-list UEFA with kalulu without gatti"),
    line("remove-list", "remove list", Group::Team, "COMPETITION", &[], team::remove_list, "Throw away the list that is filed with a competition", "remove-list UEFA"),
    line("remove-call-up", "remove call-up", Group::Team, "NAME", &[], team::remove_call_up, "Remove a call-up", "remove-call-up Africa Cup"),
    at_once("previous-week", "week back", Group::Time, Command::Look(Looking::PreviousWeek), "Look a week earlier").keys(&["["]),
    at_once("next-week", "week on", Group::Time, Command::Look(Looking::NextWeek), "Look a week later").keys(&["]"]).essential(),
    at_once("previous-month", "month back", Group::Time, Command::Look(Looking::PreviousMonth), "Look a month earlier").keys(&["{"]),
    at_once("next-month", "month on", Group::Time, Command::Look(Looking::NextMonth), "Look a month later").keys(&["}"]),
    at_once("today", "today", Group::Time, Command::Look(Looking::Today), "Look at the plan's today").keys(&["t"]),
    line("date", "date", Group::Time, "DAY", &[], views::date, "Look at any day", "date 2025-09-01").keys(&["d"]),
    at_once("familiarity", "familiarity", Group::Time, Command::Look(Looking::NextFamiliarity), "Choose who counts in a position: natural only, competent and better, or emergency and better").keys(&["f"]).essential(),
    at_once("filter", "filter", Group::Moving, Command::Open(Opening::Filter), "Show only people who match all terms, such as a name, a club, cb, u23, left, contract<2027 or 8m-40m").keys(&["/"]).heard(LISTS),
    line("use-filter", "kept filter", Group::Moving, "NAME", &[], views::use_filter, "Show only people who match a filter that the plan keeps", "use-filter \"Young centre-backs\""),
    line("keep-filter", "keep filter", Group::Moving, "NAME [TERMS]", &[], views::keep_filter, "Keep a filter under a name: the terms behind it, or those that are on", "keep-filter \"Young centre-backs\" cb u23"),
    line("remove-filter", "remove filter", Group::Moving, "NAME", &[], views::remove_filter, "Remove a kept filter", "remove-filter Young centre-backs"),
    at_once("command-line", "command", Group::Program, Command::Open(Opening::CommandLine), "Type a command, or search for one").keys(&[":"]).footer(FooterPlace::AtTheRight(1)).essential(),
    at_once("help", "help", Group::Program, Command::Open(Opening::Help), "Show every command and its key").keys(&["?"]).heard(ANY_LIST).footer(FooterPlace::AtTheRight(0)).essential(),
    at_once("more-keys", "more", Group::Program, Command::Move(Moving::MoreKeys), "Show more keys in the bottom line; any other key goes back to the first").keys(&[","]).heard(ANY_LIST).footer(FooterPlace::AtTheRight(3)),
    at_once("tour", "tour", Group::Program, Command::Open(Opening::Tour), "Walk through ten keys on the sample: the foot of the screen says which, and what you see; Esc ends it"),
    at_once("said", "what was said", Group::Program, Command::Open(Opening::Said), "Show the whole of the last message, when it was too long for its lines").keys(&["."]),
    at_once("undo", "undo", Group::Program, Command::Change(Changing::Undo), "Undo your last change; what another program wrote since stays").keys(&["u"]).needs(Need::Undo).essential(),
    at_once("undo-external", "undo external", Group::Program, Command::Change(Changing::UndoExternal), "Undo what another program wrote last; what you changed since stays").needs(Need::External),
    at_once("redo", "redo", Group::Program, Command::Change(Changing::Redo), "Redo the change that was undone").keys(&["Ctrl-r"]).needs(Need::Redo),
    line(views::IMPORT, "import a file", Group::Importing, "FILE", &[LineOption::new("as", "KIND"), CLUB, LineOption::new("of", "PLAYER"), ON, LineOption::new("table", "TEXT"), LineOption::new("dialect", "FILE")], views::import, "Show what a file of others would change, to be taken or left out; as players or as targets adds people whom the plan does not have", "import shortlist.csv as targets").keys(&["@"]),
    at_once("take-or-leave", "take or leave", Group::Importing, Command::Decide(Deciding::Toggle), "Take the selected line or leave it out; at a name, all below it").keys(&["Space"]).heard(&[Mode::Importing]),
    at_once("take-all", "all", Group::Importing, Command::Decide(Deciding::TakeEverything), "Take every line").keys(&["a"]).heard(&[Mode::Importing]),
    at_once("take-none", "none", Group::Importing, Command::Decide(Deciding::TakeNothing), "Leave every line out").keys(&["n"]).heard(&[Mode::Importing]),
    at_once("take-in", "take in", Group::Importing, Command::Decide(Deciding::TakeIn), "Change the plan by what is taken, as one change that you can undo").keys(&["Enter"]).heard(&[Mode::Importing]),
    at_once("new-people", "new people", Group::Importing, Command::Decide(Deciding::NewPeople), "Take people whom the plan does not have as targets, as players, or not at all").keys(&["N"]).heard(&[Mode::Importing]),
    at_once("who-is-who", "who", Group::Importing, Command::Decide(Deciding::NextWho), "Say who somebody of the file is: the next of those whom he may be, somebody new, or nobody yet").keys(&["w"]).heard(&[Mode::Importing]).needs(Need::UnclearPerson).footer(FooterPlace::First),
    at_once("conflicts", "settle conflicts", Group::Settling, Command::Open(Opening::Conflicts), "Show what was changed both here and in the file, or on both sides of a merge in git, and choose a side for each").keys(&["!"]).needs(Need::Conflicts).footer(FooterPlace::First),
    at_once("take-ours", "ours", Group::Settling, Command::Decide(Deciding::Take(Origin::Ours)), "Take our side of the conflict").keys(&["o", "Left"]).heard(&[Mode::Settling]),
    at_once("take-theirs", "theirs", Group::Settling, Command::Decide(Deciding::Take(Origin::Theirs)), "Take their side of the conflict").keys(&["t", "Right"]).heard(&[Mode::Settling]),
    at_once("take-all-ours", "all ours", Group::Settling, Command::Decide(Deciding::TakeAll(Origin::Ours)), "Take our side of every conflict").keys(&["O"]).heard(&[Mode::Settling]),
    at_once("take-all-theirs", "all theirs", Group::Settling, Command::Decide(Deciding::TakeAll(Origin::Theirs)), "Take their side of every conflict").keys(&["T"]).heard(&[Mode::Settling]),
    at_once("settle", "settle", Group::Settling, Command::Decide(Deciding::Settle), "Save the plan with the sides that you chose").keys(&["Enter"]).heard(&[Mode::Settling]),
    at_once("down", "down", Group::Moving, Command::Move(Moving::Down), "Select the next line").keys(&["j", "Down"]).heard(ANY_LIST).footer(FooterPlace::FirstOverText),
    at_once("up", "up", Group::Moving, Command::Move(Moving::Up), "Select the previous line").keys(&["k", "Up"]).heard(ANY_LIST).footer(FooterPlace::FirstOverText),
    at_once("left", "left", Group::Moving, Command::Move(Moving::Left), "Go left: to the previous player in the slot, the place beside, the week before, the column before, the season before").keys(&["h", "Left"]).heard(LISTS).on(WITH_SIDES),
    at_once("right", "right", Group::Moving, Command::Move(Moving::Right), "Go right: to the next player in the slot, the place beside, the next week, the next column, the next season").keys(&["l", "Right"]).heard(LISTS).on(WITH_SIDES),
    at_once("first", "first", Group::Moving, Command::Move(Moving::First), "Select the first line").keys(&["g", "Home"]).heard(ANY_LIST),
    at_once("last", "last", Group::Moving, Command::Move(Moving::Last), "Select the last line").keys(&["G", "End"]).heard(ANY_LIST),
    at_once("page-down", "page down", Group::Moving, Command::Move(Moving::PageDown), "Move half a page down").keys(&["Ctrl-d", "PageDown"]).heard(ANY_LIST).footer(FooterPlace::FirstOverText),
    at_once("page-up", "page up", Group::Moving, Command::Move(Moving::PageUp), "Move half a page up").keys(&["Ctrl-u", "PageUp"]).heard(ANY_LIST),
    at_once("next-pane", "next pane", Group::Moving, Command::Move(Moving::NextPane), "Go to the next pane").keys(&["Tab"]).heard(LISTS).on(WITH_PANES).footer(FooterPlace::AtTheRight(2)).essential(),
    at_once("previous-pane", "previous pane", Group::Moving, Command::Move(Moving::PreviousPane), "Go to the previous pane").keys(&["Shift-Tab"]).heard(LISTS).on(WITH_PANES),
    at_once("open", "sheet", Group::Moving, Command::Move(Moving::Open), "Show all that is known of the person; from a gap, a week or a place, go to its slots").keys(&["Enter"]).heard(LISTS).on(WITH_SHEETS).essential(),
    at_once("back", "back", Group::Moving, Command::Move(Moving::Back), "Close what is open, or drop the marks or the filter").keys(&["Esc"]).heard(ALL_BUT_THE_CARD).footer(FooterPlace::FirstOverText).called(&[(Mode::Filtering, "show all")]),
    at_once("mark", "mark", Group::Moving, Command::Move(Moving::Mark), "Mark the selected player, or no longer, and go down: set is about all who are marked").keys(&["Space"]).needs(Need::Player).on(&[Screen::Squad]).footer(FooterPlace::First),
    at_once("next-cell", "next cell", Group::Moving, Command::Move(Moving::NextCell), "Go to the next cell of the squad and begin its line; so does the key that completes, once nothing is to be completed").keys(&["Tab"]).needs(Need::Player).on(&[Screen::Squad]).footer(FooterPlace::AtTheRight(2)),
    at_once("previous-cell", "previous cell", Group::Moving, Command::Move(Moving::PreviousCell), "Go to the previous cell of the squad and begin its line").keys(&["Shift-Tab"]).needs(Need::Player).on(&[Screen::Squad]),
    at_once("zoom", "zoom", Group::Moving, Command::Move(Moving::Zoom), "Make the pane fill the screen, or bring the others back").keys(&["z"]).heard(LISTS).on(&[Screen::Board, Screen::Deals, Screen::Budget]),
    at_once("scale", "weeks or months", Group::Moving, Command::Move(Moving::Scale), "Show a column for each week, or for each month").keys(&["z"]).heard(LISTS).on(&[Screen::Calendar]),
    at_once("board", "board", Group::Moving, Command::Move(Moving::Show(Screen::Board)), "Show depth, injuries, targets and gaps on one day").keys(&["1"]),
    at_once("pitch", "pitch", Group::Moving, Command::Move(Moving::Show(Screen::Pitch)), "Show the formation as a pitch, with the players of each place").keys(&["2"]),
    at_once("calendar", "calendar", Group::Moving, Command::Move(Moving::Show(Screen::Calendar)), "Show the weeks ahead: who is away, and in which weeks a slot can't be filled").keys(&["3"]),
    at_once("deals", "deals", Group::Moving, Command::Move(Moving::Show(Screen::Deals)), "Show every negotiation: what was said and offered, what comes next, what has stalled, which contracts end").keys(&["4"]),
    at_once("squad", "squad", Group::Moving, Command::Move(Moving::Show(Screen::Squad)), "Show everyone of the club in a table, also those for whom the formation has no place").keys(&["5"]),
    at_once("budget", "budget", Group::Moving, Command::Move(Moving::Show(Screen::Budget)), "Show the money by season and by deal: committed, exposed, income, free, the squad cost, and what each kept what-if does to it").keys(&["6"]),
    at_once("sort-here", "sort", Group::Moving, Command::Sort(None), "Sort the table by the selected column; once more, the other way round").keys(&["="]).heard(LISTS).on(WITH_A_TABLE).footer(FooterPlace::First),
    line("sort", "sort the squad", Group::Moving, "COLUMN", &[], views::sort, "Sort the squad by a column; by the same once more, the other way round", "sort value"),
    line("columns", "columns of the squad", Group::Moving, "COLUMNS", &[], views::columns, "Show these columns of the squad alone, from the left; all brings every one back", "columns name age contract wage"),
    at_once(market::MARKET, "market", Group::Market, Command::Move(Moving::Show(Screen::Market)), "Show everybody of other people's files, to search, filter and rank; market players.csv more.csv reads them, however many they are, and the plan does not grow").keys(&["8"]),
    at_once("make-target", "make target", Group::Market, Command::Market(MarketCommand::MakeTargets), "Make targets of those who are marked, or of the selected one: with profile, club, value, contract and source, as one change that you can undo").keys(&["+"]).needs(Need::MarketRow).on(MARKET).footer(FooterPlace::First),
    at_once("ask-market", "who of the market", Group::Market, Command::Market(MarketCommand::RankFor), "Rank the market by who comes for the selected gap, slot or person: what each adds to the cover, and why he is there; in the market, for the worst gap of the day").keys(&["H"]).heard(LISTS),
    at_once("market-like", "like him, of the market", Group::Market, Command::Market(MarketCommand::RankLike), "Rank the market by who is most like the selected person, and how each differs").keys(&["&"]).heard(LISTS),
    at_once("mark-row", "mark", Group::Market, Command::Move(Moving::Mark), "Mark the selected person of the market, or no longer, and go down: targets are made of all who are marked").keys(&["Space"]).needs(Need::MarketRow).on(MARKET).footer(FooterPlace::First),
    line("sort-market", "sort the market", Group::Market, "COLUMN", &[], market::sort, "Sort the market by a column; by the same once more, the other way round", "sort-market value"),
    line("market-columns", "columns of the market", Group::Market, "COLUMNS", &[], market::columns, "Show these columns of the market alone, from the left; all brings every one back", "market-columns name age club value"),
    at_once("copy", "copy", Group::Program, Command::Program(Program::Copy), "Copy to the clipboard what is selected, as a sentence with club, day, assumption, proof and source; or the whole text that is open").keys(&["y"]),
    at_once("copy-pane", "copy the list", Group::Program, Command::Program(Program::CopyPane), "Copy the whole list of the pane as a table, whose cells are parted by tabs").keys(&["Ctrl-y"]).heard(LISTS),
    at_once("copy-page", "copy the page", Group::Program, Command::Program(Program::CopyPage), "Copy the page to hand on, everything about the plan on this day, in Markdown"),
    line("page", "write the page", Group::Program, "[FORMAT] [FILE]", &[LineOption::new("over", "")], views::page, "Write the page to hand on, everything about the plan on this day, as html, md, xlsx or json; beside the plan unless a file is named, and over replaces one that exists", "page md juventus.md").footer(FooterPlace::ByName),
    at_once("what-ifs", "what-ifs", Group::Team, Command::Move(Moving::Show(Screen::WhatIfs)), "Show the what-ifs that are kept: what each assumes, and what becomes of margin and shortfall").keys(&["7"]),
    at_once("suppose", "what if he", Group::Team, Command::Open(Opening::WhatIf), "Begin a what-if of the selected person, on top of what is assumed already: a player is out, a target signed").keys(&["~"]).needs(Need::Person).essential(),
    at_once("assume-selected", "assume", Group::Team, Command::Move(Moving::Open), "Show every screen as the selected what-if would have it; again, as the plan is").keys(&["Enter"]).needs(Need::WhatIf).on(&[Screen::WhatIfs]).footer(FooterPlace::First),
    at_once("change-what-if", "change", Group::Team, Command::Open(Opening::WhatIf), "Change the selected what-if in its line").keys(&["e"]).needs(Need::WhatIf).on(&[Screen::WhatIfs]).footer(FooterPlace::First),
    at_once("as-it-is", "plan as it is", Group::Team, Command::Look(Looking::Assume(None)), "Show every screen by the plan as it is again, without the what-if").keys(&["0"]).needs(Need::Assumed),
    line("assume", "assume what-if", Group::Team, "[NAME]", &[], views::assume, "Show every screen as a kept what-if would have it; without a name, stop", "assume \"No Gatti\"").keys(&["A"]),
    line("compare", "compare what-ifs", Group::Team, "[NAMES]", &[], views::compare, "Compare up to three kept what-ifs with the plan as it is", "compare \"No Gatti\"").keys(&["P"]),
    at_once("worst", "worst absences", Group::Time, Command::Ask(Asking::Worst), "Show the one to four absences that would hurt most on this day, and the player you can least lose").keys(&["V"]),
    at_once("coming", "what changes", Group::Time, Command::Ask(Asking::Coming), "Show what changes on which day, and what it does to the cover").keys(&["v"]),
    line("what-if", "keep what-if", Group::Team, "NAME ASSUMPTIONS", &[], team::what_if, "Keep assumptions under a name; the board then shows every screen as they would have it", "what-if \"No Gatti\" lose gatti until 2025-09-01, sign balerdi").keys(&["w"]),
    line("remove-what-if", "remove what-if", Group::Team, "NAME", &[], team::remove_what_if, "Remove a what-if", "remove-what-if No Gatti").keys(&["X", "Delete"]).needs(Need::WhatIf).on(&[Screen::WhatIfs]).footer(FooterPlace::First),
    line("apply-what-if", "apply what-if", Group::Team, "NAME", &[], team::apply_what_if, "Make the changes that a what-if assumes, all of them or none", "apply-what-if No Gatti"),
    line("plan", "plan field", Group::Program, "FIELD VALUE", &[], team::plan, "Change the plan's club, league, season, first day of seasons, today, currency or competitions, the transfer windows, the days after which a deal is stalled, a budget for transfers or wages, or what the squad cost is held to: revenue, squad-cost, coach-wage", "plan transfers 40m"),
    line("conclude", "conclusion", Group::Program, "TEXT", &[], team::conclude, "Write what you conclude, which stands first on the page to hand on", "conclude Sign a centre-back before the camp"),
    line(views::WRITE, "write", Group::Program, "FILE", &[LineOption::new("over", "")], views::write, "Save the plan in this file from now on; over replaces a file that exists", "write juventus.ron").keys(&["W"]),
    at_once("colours", "colours", Group::Program, Command::Program(Program::NextLook), "Take the next theme: for a dark background, for a light one, of high contrast, safe for the colour-blind, without colours").keys(&["T"]),
    at_once("retry", "save again", Group::Program, Command::Program(Program::Retry), "Try again to save").keys(&["Ctrl-s"]),
    at_once("quit", "quit", Group::Program, Command::Program(Program::Quit), "Quit, once everything is saved").keys(&["q", "Ctrl-c"]).heard(&[Mode::Browsing, Mode::Reading, Mode::Importing, Mode::Settling, Mode::Card]),
    at_once("abandon", "quit without saving", Group::Program, Command::Program(Program::Abandon), "Quit, and lose what is not saved").keys(&["Ctrl-x"]).heard(&[Mode::Leaving, Mode::CardLeaving]),
    at_once("recover", "recover", Group::Program, Command::Decide(Deciding::Recover), "Bring back what could not be saved last time, as one change that you can undo").needs(Need::Unsaved),
    at_once("discard", "discard", Group::Program, Command::Decide(Deciding::Discard), "Discard what could not be saved last time").keys(&["Ctrl-x"]).needs(Need::Unsaved).heard(&[Mode::Recovering]),
    at_once("accept", "run", Group::Typing, Command::Type(Typing::Accept), "Run the line, or take the highlighted command").keys(&["Enter"]).heard(ANY_LINE).called(&[(Mode::Filtering, "keep"), (Mode::Helping, "close")]),
    at_once("complete", "complete", Group::Typing, Command::Type(Typing::Complete), "Take the highlighted word; where a cell's line has none, run it and go to the next cell").keys(&["Tab"]).heard(LINE_OR_FILTER),
    at_once("next-choice", "next choice", Group::Typing, Command::Type(Typing::NextChoice), "Highlight the next word").keys(&["Down"]).heard(LINE_OR_HELP).called(&[(Mode::Helping, "scroll down")]),
    at_once("previous-choice", "previous choice", Group::Typing, Command::Type(Typing::PreviousChoice), "Highlight the previous word").keys(&["Up"]).heard(LINE_OR_HELP).called(&[(Mode::Helping, "scroll up")]),
    at_once("recall", "last line", Group::Typing, Command::Type(Typing::Recall), "Bring back the line that you closed last").keys(&["Ctrl-p"]).heard(LINE),
    at_once("close", "close", Group::Typing, Command::Type(Typing::Close), "Close the line, and keep it for the key that brings it back").keys(&["Ctrl-c"]).heard(ANY_QUESTION).called(&[(Mode::Filtering, "show all")]),
    at_once("mouse", "mouse on or off", Group::Program, Command::Program(Program::Mouse), "Use the mouse to select and scroll, or leave it to the terminal").keys(&["m"]),
    at_once("suspend", "to the shell", Group::Program, Command::Program(Program::Suspend), "Go back to the shell for a while; fg brings the board back").keys(&["Ctrl-z"]).heard(Mode::ALL),];
