//! The words of a filter, and the table of them for people to read.

use crate::domain::words::words;

words! {
    /// A figure of a person that a filter compares.
    Figure {
        /// In whole years.
        Age = "age",
        /// In centimetres.
        Height = "height",
        Rating = "rating",
        /// In units of the plan's currency.
        Value = "value",
        /// What he is expected to cost, in units of the plan's currency.
        Cost = "cost",
        /// Gross for a season, in units of the plan's currency.
        Wage = "wage",
    }
}

words! {
    /// Where a person stands on a day, as a filter asks it.
    State {
        Injured = "injured",
        Suspended = "suspended",
        /// Ours, and lent to another club.
        Away = "away",
        /// Away or borrowed.
        Loan = "loan",
    }
}

/// The terms of a filter: examples, and who is shown.
pub const TERMS: &[(&str, &str)] = &[
    ("cb", "who plays this position: GK RB CB LB RWB LWB DM CM RM LM AM RW LW SS ST"),
    ("left", "who is left-footed; also `right` and `both`"),
    ("u23", "who is at most 22 years old on the day shown"),
    ("8m-40m", "who is worth from 8m to 40m; also `8-40m`"),
    ("value<20m", "who is worth less than 20m; also `>`, `<=`, `>=`, and `:` for a value or a range: `value:8m-40m`"),
    (
        "cost<20m",
        "who is expected to cost less than 20m on the day shown: by a standing bid, else the price asked or the value, or a lower \
         release clause; nothing where the contract is over",
    ),
    ("wage>2m", "who earns more than 2m gross for a season"),
    ("height>185", "who is taller than 185 cm"),
    ("age:20-24", "who is 20 to 24 years old on the day shown"),
    ("rating>=75", "who is rated 75 or better"),
    ("contract<2027", "whose contract ends before 2027; `contract:2027` in that year, `contract>2027` later"),
    (
        "contract<2027-06-30",
        "whose contract ends before that day; also `contract<30/6/2027`, `contract<\"30 jun\"` or `contract<+90`",
    ),
    ("nation:ARG", "who may play for this nation, by its FIFA code or its name"),
    ("club:parma", "whose other club has this in its name: a target's own, that of a loan here or away"),
    ("league:ITA1", "whose other club plays in a league with this in its name or its code"),
    (
        "list:room",
        "in the market, for whom each list of the plan's competitions has room, so that nobody is left out for him; `list:place` \
         who takes a place on each, whoever goes for him, and `list:free` who needs none; what is not known counts against him",
    ),
    ("injured", "who is injured on the day shown; also `suspended`"),
    ("away", "who is lent to another club on the day shown; `loan` also shows who is borrowed"),
    ("balerdi", "who has this in the name, the id, the club, its league or the notes; accents don't matter"),
    ("\"AC Milan\"", "the same for a text with spaces, and for a word that is a term: `\"left\"`, `club:\"AC Milan\"`"),
    ("!injured", "who is not: `!` turns any term around"),
];
