//! The refusals of edits, which say what would be accepted.

use jiff::civil::Date;

use crate::domain::{EntryName, FieldName, Id, Stage};

/// Why an edit was refused and what would be accepted.
///
/// Names are fit for a screen.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refused {
    #[error("nothing would change: the plan says so already")]
    NoChange,
    #[error("nobody in the plan has the id {0}: add him with add-target or add-player, or give another id")]
    Nobody(Id),
    #[error("{0} is a player, not a target: give a target's id")]
    NotATarget(String),
    #[error("{0} is a target, not a player: give a player's id")]
    NotAPlayer(String),
    #[error("the id {0} is {1}'s already: choose another")]
    IdTaken(Id, String),
    #[error("a name is needed: give at least one letter")]
    NoName,
    #[error("{name} is {whose}, and {field} belongs to {others} alone")]
    FieldOfOthers { name: String, whose: &'static str, field: FieldName, others: &'static str },
    #[error("the deal for {0} is {1}: change its stage first, with stage {2} talks")]
    DealOver(String, Stage, Id),
    #[error("a bid of {terms} for {name} is still pending: answer it first, with answer {id} rejected or withdrawn")]
    BidPending { name: String, id: Id, terms: String },
    #[error("no bid for {0} is pending: make one first, with bid {1} 28m")]
    NothingPending(String, Id),
    #[error("pending is not an answer: say rejected, countered, accepted, withdrawn or expired")]
    AnswerPending,
    #[error("{0} is not signed while his club refuses to talk: record that it is open first, with seller {1} open")]
    SellerRefuses(String, Id),
    #[error("{0} is not signed while he refuses: record that he is open first, with player {1} open")]
    PlayerRefuses(String, Id),
    #[error(
        "no fee is agreed for {0}: record the bid that was accepted first, with bid {1} 28m and answer {1} accepted"
    )]
    FeeFirst(String, Id),
    #[error("{terms} is agreed for {name}: {}", if *.resume {
        format!("take it up there, with stage {id} fee-agreed")
    } else {
        format!("if it fell through, say so first, with answer {id} withdrawn")
    })]
    FeeAgreed { name: String, id: Id, terms: String, resume: bool },
    #[error("{0} is signed with a last day and a source: sign {1} until 2029-06-30 source \"…\"")]
    SignWith(String, Id),
    #[error("no terms are agreed for {0}: record the bid that was accepted, or say them, with for 28m")]
    NoTerms(String),
    #[error("a loan of {0} has a last day, {1} or later, when he goes: say it, with until 2026-06-30")]
    LoanUntil(String, Date),
    #[error("{0} is sold for good, so until has no place: leave it out, or say the terms of a loan, with for loan 1m")]
    SoldUntil(String),
    #[error("{0} is borrowed from {1}, and not ours to deal with: he goes on the last day of his loan")]
    Borrowed(String, String),
    #[error("{0} is on no loan that could end: give somebody who is borrowed or lent out")]
    NoLoan(String),
    #[error("{0} is ours from {1} on, and his loan ends with that: it is not ended before")]
    IsBought(String, Date),
    #[error("{0} is sold when his loan ends, on {1}: it is not ended before")]
    IsSold(String, Date),
    #[error("the loan of {name} does not end early on {on}: give a day {}", loan_days(*.began, *.last))]
    LoanEndOutside { name: String, on: Date, began: Option<Date>, last: Date },
    #[error(
        "there is nothing to take up for {0} on {1}: no option, no obligation that hangs on something and no buy-back of his terms holds on that day"
    )]
    NothingToTakeUp(String, Date),
    #[error(
        "the terms for {0} do not say how long his contract lasts: say its last day, with take-up {1} until 2030-06-30"
    )]
    ContractUntil(String, Id),
    #[error(
        "another loan of {0} would begin on {1}, and the one that counts now lasts until {2}: give a later day, with joins"
    )]
    LoanAgain(String, Date, Date),
    #[error("{0} is here on loan already: another loan is agreed under that id, with bid {1} loan 4m, then sign {1}")]
    LoanOfTarget(String, Id),
    #[error("{0} would be bought on {1}, before he is here, from {2} on: give a later day")]
    BoughtBeforeJoined(String, Date, Date),
    #[error("{0} left and came back already, and the plan keeps one departure of a person: add him under another id")]
    LeftTwice(String),
    #[error("{0} is borrowed from {1}, and a bid for him is with that club: leave club out")]
    ClubOfLoan(String, String),
    #[error("{0} is lent to {1} until {2}: end that first, with set {3} lent none")]
    LentOut(String, String, Date, Id),
    #[error("the contract of {0} lasts until {1} already: give a later day, or correct it with set {2} contract")]
    LastsAlready(String, Date, Id),
    #[error(
        "the contract of {0} is over on {1}, before the renewal on {2}: give the day on which it was signed, with on"
    )]
    ContractOver(String, Date, Date),
    #[error("a renewal of {0} on {1} comes before he joins, on {2}: give that day or a later one, with on {2}")]
    RenewedBeforeJoined(String, Date, Date),
    #[error("a contract until {0} is over by its renewal on {1}: give a later last day")]
    RenewedUntil(Date, Date),
    #[error("the contract of {0} was renewed on {1}: give that day or a later one")]
    RenewedSince(String, Date),
    #[error("{name} has no {entry}: {}", if there.is_empty() { "the plan has no entry of his".to_owned() } else { format!("he has {there}") })]
    NoSuchEntry { name: String, entry: EntryName, there: String },
    #[error("{first} of {name} rests on {entry}: remove that first, with remove-entry {id} {first}")]
    RestsOn { name: String, id: Id, entry: EntryName, first: EntryName },
    #[error("{entry} of {name} stays so: {why}")]
    EntryStands { name: String, entry: EntryName, why: String },
    #[error("{0} can't be so, for then {1}: change or remove the other entry first")]
    EntriesClash(String, &'static str),
    #[error("{0} was bought since, on {1}, under a contract of its own: an earlier renewal stays as it is")]
    BoughtSince(String, Date),
    #[error("{0} has left, on {1}: give somebody who is still here")]
    HasLeft(String, Date),
    #[error("{0} is a target, and a bid for him is with his own club: leave club out, or change it with set {1} club")]
    ClubOfTarget(String, Id),
    #[error("an answer on {answer} comes before the bid for {name}, made on {bid}: give {bid} or a later day")]
    AnsweredFirst { name: String, bid: Date, answer: Date },
    #[error("a source is needed: say who said it, with source \"…\"")]
    NoSource,
    #[error("an empty source says nothing: say who said it, or leave source out")]
    EmptySource,
    #[error("{0} is later than today: give the day that he was born on")]
    BornLater(Date),
    #[error("a reported claim is needed: say what was said")]
    NothingSaid,
    #[error("{0} has that absence already, {1} from {2}: give another day or reason")]
    AbsentAlready(String, String, Date),
    #[error("{name} has {}: give the number of one, from 1", match *.there { 0 => "no absence".to_owned(), 1 => "1 absence".to_owned(), n => format!("{n} absences") })]
    NoSuchAbsence { name: String, nth: usize, there: usize },
    #[error("{0} is out for several reasons: say which, with absence and its number: {1}")]
    WhichAbsence(String, String),
    #[error("{0} is banned for {1}, and the plan's matches say until when: change the ban, or end it with ended")]
    MatchesCount(String, String),
    #[error("matches are counted of a suspension, not of {0}: leave for out, or record a suspension")]
    BanOfOthers(&'static str),
    #[error("a ban of {0} matches: 1 to 99 can be counted")]
    BanMatches(u8),
    #[error("{0} has no absence that is still open: record one first, with absent {1} injury knee")]
    NotAbsent(String, Id),
    #[error("{back} comes before the absence of {name}, which begins on {from}: give {from} or a later day")]
    BackBeforeAbsence { name: String, from: Date, back: Date },
    #[error("{0} can't be changed so, for then {1}: withdraw one first, with answer {2} withdrawn")]
    BreaksDeal(String, &'static str, Id),
    #[error("{0} is both borrowed and lent out: clear one first, with set {1} loan none or set {1} lent none")]
    LentAndBorrowed(String, Id),
    #[error("{0} would be gone on {1}, before he joins on {2}: give a later last day or an earlier first one")]
    GoneBeforeJoined(String, Date, Date),
    #[error("{0} goes the other way in the pending bid for {1}: answer that bid first, with answer {2} withdrawn")]
    InPendingSwap(String, String, Id),
    #[error("{formation} has no slot {slot}: its slots are {slots}")]
    NoSuchSlot { formation: String, slot: String, slots: String },
    #[error("{0} is named twice: name each player once")]
    Twice(String),
    #[error("a depth of {0}: 1 to 9 bodies can be wanted")]
    Depth(u8),
    #[error("the attribute {0} is named twice: give each one once")]
    AttributeTwice(String),
    #[error("a weight of {0}: 1 to 10 can be given")]
    Weight(u8),
    #[error("no deadline is called {0}: {1}")]
    NoSuchDeadline(String, String),
    #[error("there is no match on {0}: {1}")]
    NoSuchMatch(Date, String),
    #[error("no list is filed with {0}: {1}")]
    NoSuchList(String, String),
    #[error("a list has somebody on it: name the players, or throw it away with remove-list")]
    NobodyFiled,
    #[error("the list of {competition} was filed on {filed}, after {on}: give a later day, or file it with its day")]
    NotFiledYet { competition: String, filed: Date, on: Date },
    #[error("{0} is on the list of {1} already: name somebody who is not")]
    OnList(String, String),
    #[error("{0} is not on the list of {1}: name somebody who is")]
    OffList(String, String),
    #[error("no call-up is called {0}: {1}")]
    NoSuchCallUp(String, String),
    #[error("the absence of {name} would end on {until}, before it begins on {from}: give a later last day")]
    AbsenceOver { name: String, from: Date, until: Date },
    #[error("a what-if needs an assumption, such as sign balerdi from 2025-07-01")]
    NothingAssumed,
    #[error("no what-if is called {0}: {1}")]
    NoSuchWhatIf(String, String),
    #[error("a filter needs a term, such as cb or u23")]
    EmptyFilter,
    #[error("no filter is called {0}: {1}")]
    NoSuchFilter(String, String),
    #[error("“{0}” can't be made so: {1}")]
    NotSo(String, Box<Refused>),
    #[error("{name} would be lent until {until}, before the loan begins on {since}: give a later last day")]
    LentOverFirst { name: String, since: Date, until: Date },
    #[error("a window closes on {closes}, before it opens on {opens}: give a later last day")]
    WindowClosesFirst { opens: Date, closes: Date },
    #[error("the call-up ends on {until}, before it begins on {from}: give a later last day")]
    CallUpEndsFirst { from: Date, until: Date },
}

/// The days on which a loan may end early, in words.
fn loan_days(began: Option<Date>, last: Date) -> String {
    began.map_or_else(|| format!("by {last}"), |began| format!("after {began} and by {last}"))
}
