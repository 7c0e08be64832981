//! Where the user is, which decides what can be done.

use super::as_typed::quote;
use crate::domain::words::words;
use crate::domain::{FieldName, Id};

words! {
    /// The panes of the board.
    Pane { Depth = "Depth", Injured = "Injured", Targets = "Targets", Gaps = "Gaps", Sheet = "Sheet" }
}

words! {
    /// The screens of the program.
    Screen {
        Board = "Board",
        Pitch = "Pitch",
        Calendar = "Calendar",
        Deals = "Deals",
        Squad = "Squad",
        Budget = "Budget",
        WhatIfs = "What-ifs",
        Market = "Market",
    }
}

/// Where the user is and what is selected there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Context {
    pub screen: Screen,
    pub pane: Pane,
    /// The selected person.
    pub person: Option<(Id, PersonKind)>,
    /// Those who are marked, and whom a field is set of instead.
    pub marked: Vec<Id>,
    /// The field of the selected cell.
    pub field: Option<FieldName>,
    /// The label of the selected slot.
    pub slot: Option<String>,
    /// Whether somebody of the market is selected.
    pub market_row: bool,
    /// The name of the selected what-if.
    pub what_if: Option<String>,
    /// The change that undo takes back.
    pub undo: Option<String>,
    /// Whether another program wrote something that can be taken back.
    pub external: bool,
    pub redo: Option<String>,
    /// Whether an earlier session left something that it could not save.
    pub unsaved: bool,
    /// The number of conflicts that wait to be settled.
    pub conflicts: usize,
    /// Whether somebody of a file may be several.
    pub unclear_person: bool,
    /// Whether the screens show the plan with a what-if.
    pub assumed: bool,
    pub mode: Mode,
}

/// What the keys do at the moment.
///
/// Those that share keys stand side by side: lists, then lines, then the card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// The lists of a screen are in sight.
    Browsing,
    /// A text covers the lists.
    Reading,
    /// What a file would change is shown, and each line is taken or left out.
    Importing,
    /// Conflicts are shown, and a side of each is chosen.
    Settling,
    /// A line of text is being typed.
    Typing,
    /// The program asks whether to quit with unsaved changes.
    Leaving,
    /// The program asks what to do with what an earlier session could not save.
    Recovering,
    /// The help is open, and its search is being typed.
    Helping,
    /// The filter is being typed.
    Filtering,
    /// That card is shown, and it asks whether to quit with unsaved changes.
    CardLeaving,
    /// The window is too small: only a card that says so is shown.
    Card,
}

impl Mode {
    /// In their order.
    pub const ALL: &[Mode] = &[
        Mode::Browsing,
        Mode::Reading,
        Mode::Importing,
        Mode::Settling,
        Mode::Typing,
        Mode::Leaving,
        Mode::Recovering,
        Mode::Helping,
        Mode::Filtering,
        Mode::CardLeaving,
        Mode::Card,
    ];

    /// Those from one to another, both included.
    pub(super) const fn from_to(first: Mode, last: Mode) -> &'static [Mode] {
        let (until, _) = Mode::ALL.split_at(last as usize + 1);
        until.split_at(first as usize).1
    }

    /// Whether the program waits for an answer.
    pub fn is_question(self) -> bool {
        matches!(self, Mode::Leaving | Mode::CardLeaving | Mode::Recovering)
    }

    /// The end of the refusal “works only …”.
    pub(super) fn place(self) -> &'static str {
        match self {
            Mode::Browsing => "where lists are shown",
            Mode::Reading => "over a text",
            Mode::Typing => "while a line is typed",
            Mode::Filtering => "while the filter is typed",
            Mode::Helping => "in the help",
            Mode::Leaving | Mode::CardLeaving => "when asked whether to leave",
            Mode::Recovering => "when asked what becomes of what was not saved",
            Mode::Importing => "where it is shown what a file would change",
            Mode::Settling => "where conflicts are shown",
            Mode::Card => "where the window has no room",
        }
    }

    /// Whether keys are typed into a line of text.
    pub fn is_typing(self) -> bool {
        matches!(self, Mode::Typing | Mode::Filtering | Mode::Helping | Mode::Leaving | Mode::Recovering)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PersonKind {
    Player,
    Target,
}

/// What has to be selected or waiting before a key can call the command.
///
/// The selection also begins the command's line: a bid for the selected target, the depth of the selected slot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    Nothing,
    Person,
    /// A person, or those who are marked; the selected cell names the field.
    People,
    Player,
    Target,
    Slot,
    /// A player in a slot.
    PlayerInSlot,
    Undo,
    /// Something that another program wrote.
    External,
    Redo,
    /// Something that an earlier session could not save.
    Unsaved,
    /// Something that both sides changed.
    Conflicts,
    /// Somebody of a file who may be several.
    UnclearPerson,
    /// A what-if that every screen shows.
    Assumed,
    /// A what-if in the list of them.
    WhatIf,
    /// Somebody of the market.
    MarketRow,
}

impl Need {
    /// # Errors
    /// What is missing, and how to get there.
    pub fn met(self, context: &Context) -> Result<(), &'static str> {
        let kind = context.person.as_ref().map(|(_, kind)| *kind);
        match self {
            Need::Person | Need::People if kind.is_none() => {
                Err("select a person first: Tab to a pane that lists people")
            }
            Need::Player if kind != Some(PersonKind::Player) => {
                Err("select a player first: Tab to Depth or Injured, or name him in the command line (:)")
            }
            Need::Target if kind != Some(PersonKind::Target) => {
                Err("select a target first: Tab to Targets, or name him in the command line (:)")
            }
            Need::Slot | Need::PlayerInSlot if context.slot.is_none() => Err("select a slot first: Tab to Depth"),
            Need::PlayerInSlot if kind != Some(PersonKind::Player) => Err("nobody to move in this slot"),
            Need::Undo if context.undo.is_none() && context.external => {
                Err("nothing of yours to undo: undo-external takes back what another program wrote")
            }
            Need::Undo if context.undo.is_none() => Err("nothing to undo"),
            Need::External if !context.external => Err("no other program has written anything to take back"),
            Need::Redo if context.redo.is_none() => Err("nothing to redo"),
            Need::Unsaved if !context.unsaved => Err("nothing waits to be recovered"),
            Need::Conflicts if context.conflicts == 0 => Err("nothing waits to be settled"),
            Need::UnclearPerson if !context.unclear_person => Err("nobody of the file may be several"),
            Need::Assumed if !context.assumed => Err("the screens show the plan as it is already"),
            Need::WhatIf if context.what_if.is_none() => Err("no what-if is kept that could be selected"),
            Need::MarketRow if !context.market_row => Err("nobody of the market is selected"),
            Need::Nothing
            | Need::Person
            | Need::People
            | Need::Player
            | Need::Target
            | Need::Slot
            | Need::PlayerInSlot
            | Need::Undo
            | Need::External
            | Need::Redo
            | Need::Unsaved
            | Need::Conflicts
            | Need::UnclearPerson
            | Need::Assumed
            | Need::WhatIf
            | Need::MarketRow => Ok(()),
        }
    }

    /// Whether it is a selection in a list.
    pub const fn is_selected(self) -> bool {
        matches!(
            self,
            Need::WhatIf
                | Need::MarketRow
                | Need::Person
                | Need::People
                | Need::Player
                | Need::Target
                | Need::Slot
                | Need::PlayerInSlot
        )
    }

    /// The words that follow the command's name at the start of its line.
    pub fn subject(self, context: &Context) -> Option<String> {
        match self {
            Need::Person | Need::Player | Need::Target => context.person.as_ref().map(|(id, _)| id.to_string()),
            Need::People => {
                let selected = context.person.as_ref().map(|(id, _)| id).filter(|_| context.marked.is_empty());
                let people = context.marked.iter().chain(selected).map(Id::as_str);
                let words: Vec<&str> = people.chain(context.field.map(FieldName::word)).collect();
                Some(words.join(" "))
            }
            Need::WhatIf => context.what_if.as_deref().map(quote),
            Need::Slot | Need::PlayerInSlot => context.slot.as_deref().map(quote),
            Need::Nothing
            | Need::Undo
            | Need::External
            | Need::Redo
            | Need::Unsaved
            | Need::Conflicts
            | Need::UnclearPerson
            | Need::MarketRow
            | Need::Assumed => None,
        }
    }
}
