//! The words of the screens and what each means, for the help and the pages.

/// A word, what it means, and an example: lines to type on the sample (` · ` between them), and what the screen then says.
#[derive(Clone, Copy, Debug)]
pub struct GlossaryWord {
    pub word: &'static str,
    pub means: &'static str,
    pub line: &'static str,
    pub shows: &'static str,
}

const fn word(word: &'static str, means: &'static str, line: &'static str, shows: &'static str) -> GlossaryWord {
    GlossaryWord { word, means, line, shows }
}

/// In the order in which they explain each other.
#[rustfmt::skip]
pub const GLOSSARY: &[GlossaryWord] = &[
    word("margin", "How many more absences the eleven surely survives, whoever they hit; below 0, how many slots stay empty", "date 2025-07-14", "margin 1"),
    word("short", "How many players are missing for the depth wanted (the shortfall); a player who covers three slots counts once", "depth ST 4", "short 2"),
    word("depth", "How many players a slot has and wants, two where nothing else is said", "depth ST 4", "ST want 4, have 3"),
    word("gap", "A set of slots of one severity that share their players, with how many of them can't be lost together", "date 2026-07-01", "lose Milik and ST"),
    word("thin", "The slot is in the set that proves what is short: less depth than wanted, and no worse", "date 2025-06-18", "thin   RCB CB LCB"),
    word("bare", "One absence can make the slot broken", "date 2026-07-01", "bare   ST"),
    word("broken", "Even an eleven that fills as many slots as possible may leave the slot empty", "date 2027-07-01", "broken ST"),
    word("closed", "A gap is closed by a target with whom it is gone, and eased by one with whom it is less severe or less is missing", "date 2025-06-18", "closed by"),
    word("worst", "The absences that would hurt most on the day, one or more together", "date 2025-06-18", "lose Gatti: margin 2 → 1"),
    word("chance", "How likely it is that the eleven, or a gap, can't be filled because of injuries to come: in italics, with how far such chances were right, and never an exact answer", "calendar", "chance of no eleven"),
    word("familiarity", "How well somebody plays a position: natural, competent, or in an emergency; it says who counts", "familiarity", "emergency, competent and better"),
    word("doubt", "Reports differ on whether somebody is out on the day", "date 2025-06-18", "in doubt"),
    word("what-if", "Assumptions under a name: laid over every screen, they show what would change, and the plan stays as it is", r#"what-if "No Gatti" lose gatti · assume "No Gatti""#, "short 1 → 2"),
    word("headline", "Every fee, option and add-on of a bid, and the value of the players who go the other way", "bid balerdi 28m/4+4m@50%", "headline 32m"),
    word("guaranteed", "What a bid costs whatever happens", "bid balerdi 28m/4+4m@50%", "guaranteed 28m"),
    word("expected", "Guaranteed, and what depends on something by how likely it is", "bid balerdi 28m/4+4m@50%", "expected 30m"),
    word("at worst", "The most that others can make us pay; an option is ours to take up, so it does not count", "bid balerdi 28m/4+4m@50%", "at worst 32m"),
    word("amortised", "What the books bear of a fee each full season, spread over the contract, five years at most", "bid balerdi 28m/4+4m@50%", "5.6m a year over 5"),
];
