//! Every command once: dispatch, footer, help, the command line and the README read this table.

use crate::domain::Origin;
use crate::domain::words::words;

use super::context::{Mode, Need};
use super::line::{LineOption, LineProblem, LineWords};
use super::view::View;
use super::{Command, deals, people, team, views};

words! {
    /// How commands are grouped in the help.
    Group {
        Moving = "Moving about",
        Time = "Date and familiarity",
        Deals = "Deals",
        People = "People",
        Team = "Tactic and dates",
        Program = "Plan and program",
        Settling = "Settling what both sides changed",
        Typing = "While typing",
    }
}

/// One command.
pub struct Entry {
    /// The verb that a line begins with.
    pub id: &'static str,
    /// Its name in a few words, for the footer and the palette.
    pub name: &'static str,
    pub doc: &'static str,
    pub group: Group,
    /// When a key may call it, and what its line then begins with.
    pub needs: Need,
    /// What follows the verb, in order.
    pub takes: &'static str,
    /// What may follow after that, in any order.
    pub options: &'static [LineOption],
    pub read: fn(&mut LineWords<'_>) -> Result<Command, LineProblem>,
}

impl Entry {
    /// The verb and what follows it: `bid TARGET TERMS [source TEXT] [on DAY]`.
    pub fn usage(&self) -> String {
        let mut usage = self.id.to_owned();
        if !self.takes.is_empty() {
            usage = format!("{usage} {}", self.takes);
        }
        for (option, value) in self.options {
            let sourced = matches!(self.id, "report" | "return" | "sign" | "sell" | "renew" | "take-up" | "end-loan");
            let required = *option == "plays"
                || (*option == "source" && sourced)
                || (*option == "until" && matches!(self.id, "sign" | "renew"));
            let option = format!("{option} {value}");
            usage += &if required { format!(" {option}") } else { format!(" [{}]", option.trim_end()) };
        }
        usage
    }

    /// Whether its key is heard in this mode.
    pub fn listens(&self, mode: Mode) -> bool {
        match mode {
            Mode::Board => !matches!(self.needs, Need::LineWords | Need::Leaving | Need::Recovering | Need::Settling),
            Mode::Reading => self.listens(Mode::Board) && !self.needs.is_selected() && !OF_A_LIST.contains(&self.id),
            Mode::Typing => self.needs == Need::LineWords || matches!(self.id, "back" | "suspend"),
            Mode::Filtering => matches!(self.id, "accept" | "close" | "back" | "suspend"),
            Mode::Helping => self.listens(Mode::Filtering) || matches!(self.id, "next-choice" | "previous-choice"),
            Mode::Recovering => self.needs == Need::Recovering || self.listens(Mode::Typing),
            Mode::Settling => self.needs == Need::Settling || IN_A_LIST.contains(&self.id),
            Mode::Leaving => self.needs == Need::Leaving || self.listens(Mode::Typing),
            Mode::Card => matches!(self.id, "quit" | "suspend"),
        }
    }

    /// Its name for the footer, by what it does in this mode.
    pub fn name_in(&self, mode: Mode) -> &'static str {
        match (mode, self.id) {
            (Mode::Filtering, "accept") => "keep",
            (Mode::Filtering, "back" | "close") => "show all",
            (Mode::Helping, "accept") => "close",
            (Mode::Helping, "next-choice") => "scroll down",
            (Mode::Helping, "previous-choice") => "scroll up",
            _ => self.name,
        }
    }

    /// Whether its key runs it without a line to finish.
    pub fn runs_at_once(&self) -> bool {
        self.takes.is_empty()
    }
}

/// What moves in a list, closes it and leads out of it.
const IN_A_LIST: [&str; 10] =
    ["down", "up", "first", "last", "page-down", "page-up", "back", "help", "quit", "suspend"];

/// What goes by the selection of a list, or changes which lists are shown, though it names nothing of them.
const OF_A_LIST: [&str; 9] =
    ["open", "left", "right", "next-pane", "previous-pane", "zoom", "filter", "alternatives", "order-targets"];

const SOURCE: LineOption = ("source", "TEXT");
const ON: LineOption = ("on", "DAY");
const CLUB: LineOption = ("club", "TEXT");

/// A command that takes no words.
macro_rules! view {
    ($id:literal, $name:literal, $group:ident, $needs:ident, $view:ident, $doc:literal) => {
        Entry {
            id: $id,
            name: $name,
            doc: $doc,
            group: Group::$group,
            needs: Need::$needs,
            takes: "",
            options: &[],
            read: |_| Ok(Command::View(View::$view)),
        }
    };
    ($id:literal, $name:literal, $group:ident, $needs:ident, $view:ident($with:path), $doc:literal) => {
        Entry { read: |_| Ok(Command::View(View::$view($with))), ..view!($id, $name, $group, $needs, Back, $doc) }
    };
}

/// A command whose words a function reads.
macro_rules! line {
    ($id:literal, $name:literal, $group:ident, $needs:ident, $takes:literal, [$($option:expr),*], $read:path, $doc:literal) => {
        Entry {
            id: $id,
            name: $name,
            doc: $doc,
            group: Group::$group,
            needs: Need::$needs,
            takes: $takes,
            options: &[$($option),*],
            read: $read,
        }
    };
}

/// In the order of the help; the footer shows the first that fit the place, conflicts before all.
#[rustfmt::skip]
pub static TABLE: &[Entry] = &[
    line!("bid", "bid", Deals, Person, "PERSON TERMS", [CLUB, SOURCE, ON], deals::bid, "Record an offer, such as 28m/4+4m@50%: ours for a target, another club's for a player of ours"),
    line!("answer", "answer", Deals, Person, "PERSON ANSWER", [CLUB, SOURCE, ON], deals::answer, "Record what became of the pending bid, or that the accepted one is withdrawn"),
    line!("counter", "counter", Deals, Person, "PERSON TERMS", [CLUB, SOURCE, ON], deals::counter, "Record the seller's own terms: his club's for a target, ours for a player of ours"),
    line!("stage", "stage", Deals, Target, "TARGET STAGE [REASON]", [ON], deals::stage, "Say how far the deal is, and why it is off"),
    line!("seller", "seller", Deals, Target, "TARGET STANCE [REASON]", [SOURCE, ON], deals::seller, "Record what his club says: unknown, open, or refuses and why"),
    line!("player", "player", Deals, Target, "TARGET STANCE [REASON]", [SOURCE, ON], deals::player, "Record what he says himself"),
    line!("sign", "sign", Deals, Person, "PERSON", [("until", "DAY"), SOURCE, ("joins", "DAY"), ("for", "TERMS")], deals::sign, "Make a target a player, or a loan permanent, on the accepted terms or on others: sign balerdi until 2029-06-30 source club"),
    line!("sell", "sell", Deals, Player, "PLAYER", [SOURCE, CLUB, ("for", "TERMS"), ON, ("until", "DAY")], deals::sell, "Let a player go on the accepted terms or on others, such as free; a loan has its last day"),
    line!("report", "report", Deals, Person, "PERSON TEXT", [SOURCE, ("asks", "MONEY"), ("refuses", "MONEY"), ON], deals::report, "Record a sourced claim, with an asking price or a sum that would not do when it is one"),
    line!("renew", "renew", Deals, Player, "PLAYER", [("until", "DAY"), SOURCE, ("wage", "MONEY"), ON], deals::renew, "Extend a player's contract: renew yildiz until 2030-06-30 source club wage 6m"),
    line!("absent", "absence", People, Player, "PLAYER KIND WHAT", [("from", "DAY"), ("back", "DAY"), SOURCE], people::absent, "Record an injury, a suspension or another absence"),
    line!("return", "return date", People, Player, "PLAYER DAY", [SOURCE, ON], people::returns, "Record who says when he is back"),
    line!("ended", "back", People, Player, "PLAYER [DAY]", [], people::ended, "End his absence: the first day back, today unless said"),
    line!("take-up", "take up option", Deals, Player, "PLAYER", [("until", "DAY"), SOURCE, ON], deals::take_up, "Take up the option, the obligation that hung on something or the buy-back of a player's terms: ours, or the other club's"),
    line!("end-loan", "end loan", Deals, Player, "PLAYER", [SOURCE, ON], deals::end_loan, "End a loan, here or away, before its last day: the first day that it is over"),
    view!("order-targets", "by worth", Deals, Nothing, NextOrder, "Order the targets by priority, or by what they add for their money"),
    line!("signings", "best signings", Deals, Nothing, "[BUDGET]", [], views::signings, "Find the best signings within a budget, or the plan's, at most five"),
    line!("set", "set field", People, Person, "PERSON FIELD VALUE", [], people::set, "Change a field of a person, or clear it with none"),
    line!("add-target", "new target", People, Nothing, "ID NAME", [("plays", "POSITIONS"), ("club", "TEXT")], people::add_target, "Add a target: add-target silva António Silva plays CB club Benfica"),
    line!("add-player", "new player", People, Nothing, "ID NAME", [("plays", "POSITIONS")], people::add_player, "Add a player: add-player leoni Giovanni Leoni plays CB RB:competent"),
    line!("remove", "remove", People, Person, "PERSON", [], people::remove, "Take a person out of the plan"),
    view!("lists", "lists", Deals, Nothing, Lists, "Who may be registered for the plan's competitions, who is left out and why, and what each target takes"),
    view!("alternatives", "instead", Deals, Nothing, Alternatives, "Who else could come for the selected person or gap, and why each is where he is"),
    view!("like", "more like him", Deals, Person, Like, "Which targets are most like the selected person"),
    view!("earlier", "earlier in order", Team, PlayerInSlot, Earlier, "Move the player up the coach's order for the slot"),
    view!("later", "later in order", Team, PlayerInSlot, Later, "Move the player down the coach's order for the slot"),
    line!("order", "coach's order", Team, Slot, "SLOT PLAYERS", [], team::order, "Write the coach's order for a slot; none for no order"),
    line!("formation", "formation", Team, Nothing, "FORMATION", [], team::formation, "Change the formation"),
    line!("depth", "depth wanted", Team, Slot, "SLOT NUMBER", [], team::depth, "Say how many bodies a slot wants"),
    line!("role", "role", Team, Nothing, "POSITION WEIGHTS", [], team::role, "Weigh what a position looks for, 1 to 10 each: role CB aerial 3 pace 2; none for nothing"),
    line!("deadline", "deadline", Team, Nothing, "DAY NAME", [], team::deadline, "Add a deadline, or move the one of that name"),
    line!("remove-deadline", "remove deadline", Team, Nothing, "NAME", [], team::remove_deadline, "Remove a deadline"),
    line!("match", "match", Team, Nothing, "DAY OPPONENT", [], team::fixture, "Add a match, or change that day's opponent"),
    line!("remove-match", "remove match", Team, Nothing, "DAY", [], team::remove_fixture, "Remove the match of a day"),
    line!("call-up", "call-up", Team, Nothing, "FIRST-DAY LAST-DAY NAME", [("players", "IDS")], team::call_up, "Add a tournament that takes players away, or replace the one of that name"),
    line!("remove-call-up", "remove call-up", Team, Nothing, "NAME", [], team::remove_call_up, "Remove a call-up"),
    view!("previous-week", "week back", Time, Nothing, PreviousWeek, "Look a week earlier"),
    view!("next-week", "week on", Time, Nothing, NextWeek, "Look a week later"),
    view!("previous-month", "month back", Time, Nothing, PreviousMonth, "Look a month earlier"),
    view!("next-month", "month on", Time, Nothing, NextMonth, "Look a month later"),
    view!("today", "today", Time, Nothing, Today, "Look at the plan's today"),
    line!("date", "date", Time, Nothing, "DAY", [], views::date, "Look at any day"),
    view!("familiarity", "familiarity", Time, Nothing, NextFamiliarity, "Count natural, competent or emergency players and better"),
    view!("filter", "filter", Moving, Nothing, Filter, "Show only the people whose name, club or position has this"),
    view!("command-line", "command", Program, Nothing, CommandLine, "Type a command, or search for one"),
    view!("help", "help", Program, Nothing, Help, "Show every command and its key"),
    view!("said", "what was said", Program, Nothing, Said, "Show the whole of what was said last, when it is longer than its lines"),
    view!("undo", "undo", Program, Undo, Undo, "Take the last change back"),
    view!("redo", "redo", Program, Redo, Redo, "Make the change again that was taken back"),
    view!("conflicts", "settle conflicts", Settling, Conflicts, Conflicts, "Show what was changed both here and in the file, to choose a side"),
    view!("take-ours", "ours", Settling, Settling, Take(Origin::Ours), "Take our side of the conflict"),
    view!("take-theirs", "theirs", Settling, Settling, Take(Origin::Theirs), "Take their side of the conflict"),
    view!("take-all-ours", "all ours", Settling, Settling, TakeAll(Origin::Ours), "Take our side of every conflict"),
    view!("take-all-theirs", "all theirs", Settling, Settling, TakeAll(Origin::Theirs), "Take their side of every conflict"),
    view!("settle", "settle", Settling, Settling, Settle, "Save the plan with the sides that were taken"),
    view!("down", "down", Moving, Nothing, Down, "Select the next line"),
    view!("up", "up", Moving, Nothing, Up, "Select the line before"),
    view!("left", "left", Moving, Nothing, Left, "Select the player before in the slot"),
    view!("right", "right", Moving, Nothing, Right, "Select the next player in the slot"),
    view!("first", "first", Moving, Nothing, First, "Select the first line"),
    view!("last", "last", Moving, Nothing, Last, "Select the last line"),
    view!("page-down", "page down", Moving, Nothing, PageDown, "Move half a page down"),
    view!("page-up", "page up", Moving, Nothing, PageUp, "Move half a page up"),
    view!("next-pane", "next pane", Moving, Nothing, NextPane, "Go to the next pane"),
    view!("previous-pane", "pane before", Moving, Nothing, PreviousPane, "Go to the pane before"),
    view!("open", "sheet", Moving, Nothing, Open, "Show everything known about the person; from a gap, a week or a place, go to its slots"),
    view!("back", "back", Moving, Nothing, Back, "Close what is open, drop the filter"),
    view!("zoom", "zoom", Moving, Nothing, Zoom, "Let the pane fill the screen, or stop it; weeks or months in the calendar"),
    view!("board", "board", Moving, Nothing, Board, "Depth, injuries, targets and gaps on one day"),
    view!("pitch", "pitch", Moving, Nothing, Pitch, "The formation as a pitch, with the players of each place"),
    view!("calendar", "calendar", Moving, Nothing, Calendar, "The weeks ahead: who is away, and which weeks break"),
    view!("deals", "deals", Moving, Nothing, Deals, "Every negotiation: the ladder of what was said and offered, what comes next, what stalls, what ends"),
    view!("copy", "copy", Program, Nothing, Copy, "Copy what the pane says about the selection to the clipboard, or the whole text that lies over it"),
    line!("assume", "assume what-if", Team, Nothing, "[NAME]", [], views::assume, "Lay a kept what-if over every screen; without a name, stop"),
    line!("compare", "compare what-ifs", Team, Nothing, "[NAMES]", [], views::compare, "Up to three kept what-ifs beside the plan as it is, as a table"),
    view!("worst", "worst absences", Time, Nothing, Worst, "The one to four absences that would hurt most on this day, and the player the plan can least lose"),
    view!("coming", "what changes", Time, Nothing, Coming, "What changes when, and what it does to the cover"),
    line!("what-if", "keep what-if", Team, Nothing, "NAME ASSUMPTIONS", [], team::what_if, "Keep assumptions by a name: what-if \"No Gatti\" lose gatti until 2025-09-01, sign balerdi"),
    line!("remove-what-if", "remove what-if", Team, Nothing, "NAME", [], team::remove_what_if, "Throw a what-if away"),
    line!("apply-what-if", "make what-if so", Team, Nothing, "NAME", [], team::apply_what_if, "Change the plan as a what-if assumes, all of it or nothing"),
    line!("plan", "plan field", Program, Nothing, "FIELD VALUE", [], team::plan, "Change the plan's club, season, first day of seasons, today, currency or competitions, the transfer windows, the days after which a deal is stalled, a budget (transfers 40m, wages 120m), or what the squad cost is held to (revenue 400m, squad-cost 70, coach-wage 6m)"),
    line!("write", "write", Program, Nothing, "FILE", [("over", "")], views::write, "Keep the plan in this file from now on; over replaces one that exists"),
    view!("colours", "colours", Program, Nothing, NextLook, "Colours for a dark ground, for a light one, or none"),
    view!("retry", "save again", Program, Nothing, Retry, "Try again to save the newest version"),
    view!("quit", "quit", Program, Nothing, Quit, "Leave, once everything is saved"),
    view!("abandon", "leave without saving", Program, Leaving, Abandon, "Leave, and let go of what is not saved"),
    view!("recover", "recover", Program, Unsaved, Recover, "Take in what could not be saved the last time, as one change that undo takes back"),
    view!("discard", "throw away", Program, Recovering, Discard, "Throw away what could not be saved the last time"),
    view!("accept", "run", Typing, LineWords, Accept, "Run the line, or take the highlighted command"),
    view!("complete", "complete", Typing, LineWords, Complete, "Take the highlighted word"),
    view!("next-choice", "next choice", Typing, LineWords, NextChoice, "Highlight the next word"),
    view!("previous-choice", "choice before", Typing, LineWords, PreviousChoice, "Highlight the word before"),
    view!("recall", "last line", Typing, LineWords, Recall, "Bring back the line that was closed"),
    view!("close", "close", Typing, LineWords, Back, "Close the line, and keep it for the key that brings it back"),
    view!("mouse", "mouse on or off", Program, Nothing, Mouse, "Let the mouse select and scroll here, or leave it to the terminal"),
    view!("suspend", "to the shell", Program, Nothing, Suspend, "Stop for a while and go back to the shell; fg brings the board back"),
];

/// The command of this name.
pub fn entry(id: &str) -> Option<&'static Entry> {
    TABLE.iter().find(|entry| entry.id == id)
}
