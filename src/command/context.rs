//! A snapshot of where the user is, for what can be done there.

use crate::domain::Id;
use crate::domain::words::words;

words! {
    /// The parts of the board.
    Pane { Depth = "Depth", Injured = "Injured", Targets = "Targets", Gaps = "Gaps", Sheet = "Sheet" }
}

words! {
    /// The whole screens.
    Screen { Board = "Board", Pitch = "Pitch", Calendar = "Calendar", Deals = "Deals" }
}

/// Where the user is: what a command may take for granted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Context {
    pub screen: Screen,
    pub pane: Pane,
    /// The selected person.
    pub person: Option<(Id, PersonKind)>,
    /// The label of the selected slot.
    pub slot: Option<String>,
    pub undo: Option<String>,
    pub redo: Option<String>,
    /// Whether there is something that an earlier session could not save.
    pub unsaved: bool,
    /// How much waits to be settled.
    pub conflicts: usize,
    pub mode: Mode,
}

/// What keys are for at the moment.
///
/// Those that share keys stand side by side: lists, then lines, then the card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// The lists of a screen are seen, and one of their lines is selected.
    Browsing,
    /// A text that was asked for lies over the lists, which are not seen.
    Reading,
    /// Conflicts are shown, to choose a side of each.
    Settling,
    /// A line of text is being typed.
    Typing,
    /// The line is the answer to whether the program may be left.
    Leaving,
    /// The line is the answer to what becomes of what an earlier session could not save.
    Recovering,
    /// The help is shown, and what it shows is being typed.
    Helping,
    /// What the lists show is being typed.
    Filtering,
    /// There is no room to show anything, and the card asks whether the program may be left.
    CardLeaving,
    /// There is no room to show anything.
    Card,
}

impl Mode {
    /// In their order.
    pub const ALL: &[Mode] = &[
        Mode::Browsing,
        Mode::Reading,
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

    /// Whether the program asks something then.
    pub fn is_question(self) -> bool {
        matches!(self, Mode::Leaving | Mode::CardLeaving | Mode::Recovering)
    }

    /// Where one is then, as a refusal says it: works only …
    pub(super) fn place(self) -> &'static str {
        match self {
            Mode::Browsing => "where lists are shown",
            Mode::Reading => "over a text",
            Mode::Typing => "while a line is typed",
            Mode::Filtering => "while the filter is typed",
            Mode::Helping => "in the help",
            Mode::Leaving | Mode::CardLeaving => "when asked whether to leave",
            Mode::Recovering => "when asked what becomes of what was not saved",
            Mode::Settling => "where conflicts are shown",
            Mode::Card => "where the window has no room",
        }
    }

    /// Whether keys go into a line of text.
    pub fn is_typing(self) -> bool {
        matches!(self, Mode::Typing | Mode::Filtering | Mode::Helping | Mode::Leaving | Mode::Recovering)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PersonKind {
    Player,
    Target,
}

/// What a command needs of the context when a key calls it.
///
/// What it needs also begins its line: a bid for the selected target, the depth of the selected slot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    Nothing,
    Person,
    Player,
    Target,
    Slot,
    /// A player in a slot.
    PlayerInSlot,
    Undo,
    Redo,
    /// Something that an earlier session could not save.
    Unsaved,
    /// Something that both sides changed.
    Conflicts,
}

impl Need {
    /// # Errors
    /// What is missing, and how to get there.
    pub fn met(self, context: &Context) -> Result<(), &'static str> {
        let kind = context.person.as_ref().map(|(_, kind)| *kind);
        match self {
            Need::Person if kind.is_none() => Err("select a person first: Tab to a pane that lists people"),
            Need::Player if kind != Some(PersonKind::Player) => {
                Err("select a player first: Tab to Depth or Injured, or name him in the command line (:)")
            }
            Need::Target if kind != Some(PersonKind::Target) => {
                Err("select a target first: Tab to Targets, or name him in the command line (:)")
            }
            Need::Slot | Need::PlayerInSlot if context.slot.is_none() => Err("select a slot first: Tab to Depth"),
            Need::PlayerInSlot if kind != Some(PersonKind::Player) => Err("nobody to move in this slot"),
            Need::Undo if context.undo.is_none() => Err("nothing to undo"),
            Need::Redo if context.redo.is_none() => Err("nothing to redo"),
            Need::Unsaved if !context.unsaved => Err("nothing waits to be recovered"),
            Need::Conflicts if context.conflicts == 0 => Err("nothing waits to be settled"),
            Need::Nothing
            | Need::Person
            | Need::Player
            | Need::Target
            | Need::Slot
            | Need::PlayerInSlot
            | Need::Undo
            | Need::Redo
            | Need::Unsaved
            | Need::Conflicts => Ok(()),
        }
    }

    /// Whether it is something of a list that is selected there.
    pub const fn is_selected(self) -> bool {
        matches!(self, Need::Person | Need::Player | Need::Target | Need::Slot | Need::PlayerInSlot)
    }

    /// The words that a command's line begins with after its name.
    pub fn subject(self, context: &Context) -> Option<&str> {
        match self {
            Need::Person | Need::Player | Need::Target => context.person.as_ref().map(|(id, _)| id.as_str()),
            Need::Slot | Need::PlayerInSlot => context.slot.as_deref(),
            Need::Nothing | Need::Undo | Need::Redo | Need::Unsaved | Need::Conflicts => None,
        }
    }
}
