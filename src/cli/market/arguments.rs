//! What the user says to `touchline market`.

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::analysis::Weeks;
use crate::cli::ahead::{Level, weeks};
use crate::market::{Market, MarketColumn};
use crate::text;

#[derive(Args)]
pub(crate) struct MarketArguments {
    /// The files; - is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// Only people who match all terms, as in the board's filter: 'cb u28 contract<2028'
    #[arg(long = "where", value_name = "TERMS", allow_hyphen_values = true)]
    pub(super) terms: Option<String>,
    /// Only people who also match a filter that the plan keeps
    #[arg(long = "use-filter", value_name = "NAME", requires = "plan")]
    pub(super) kept: Option<String>,
    /// Who is meant by words of a name or a club, the best first; accents and slips of the finger don't matter
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(super) search: Option<String>,
    /// The column to sort by; money, ratings and heights begin with the most. Unless said, the value, or who is meant best
    #[arg(long, value_name = "COLUMN", value_parser = PossibleValuesParser::new(MarketColumn::ALL.iter().map(|column| column.word())))]
    pub(super) sort: Option<String>,
    /// Sort the other way round
    #[arg(long, requires = "sort")]
    pub(super) reverse: bool,
    /// How many people to print
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(super) limit: usize,
    /// The day of ages and costs; today unless said, or the plan's today
    #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
    pub(super) on: Option<String>,
    /// The plan for which people are ranked, by what they add to it; its own people and those of its club are left out
    #[arg(long = "for", value_name = "PLAN", conflicts_with_all = ["sort", "search"])]
    pub(super) plan: Option<PathBuf>,
    /// The slot of the plan, or the gap that it is in
    #[arg(long, value_name = "LABEL", requires = "plan", conflicts_with_all = ["instead_of", "like"])]
    pub(super) slot: Option<String>,
    /// The player or target of the plan in whose place they come
    #[arg(long, value_name = "ID", requires = "plan", conflicts_with = "like")]
    pub(super) instead_of: Option<String>,
    /// The player or target of the plan whom they are most like
    #[arg(long, value_name = "ID", requires = "plan")]
    pub(super) like: Option<String>,
    /// How many weeks of the plan to look at
    #[arg(long, default_value_t = Weeks::USUAL, value_parser = weeks, requires = "plan")]
    pub(super) weeks: u8,
    /// The lowest familiarity that counts
    #[arg(long, value_enum, default_value_t = Level::Competent, requires = "plan")]
    pub(super) at_least: Level,
    /// How the files are read, where no source that is known writes such columns
    #[arg(long, value_name = "FILE")]
    pub(super) dialect: Option<PathBuf>,
    /// The table to take where a file has several: its name or number
    #[arg(long, value_name = "NAME")]
    pub(super) table: Option<String>,
    /// Print the people as JSON
    #[arg(long, conflicts_with = "csv")]
    pub(super) json: bool,
    /// Print the people as CSV, for other programs; with --for each has his rank and the reason for it
    #[arg(long)]
    pub(super) csv: bool,
}

/// How many of how many: `12 of 25577 people`.
pub(super) fn people(count: usize, all: usize) -> String {
    match count < all {
        true => format!("{count} of {}", text::counted(all, "person")),
        false => text::counted(all, "person"),
    }
}

/// What was not believed of the files.
pub(super) fn doubts(market: &Market) -> Option<String> {
    let doubts = market.doubts();
    (doubts > 0).then(|| format!("{}: touchline inspect FILE names them", text::counted(doubts, "doubt")))
}

/// What the terms ask and no file tells of anybody.
pub(super) fn lacks(lacking: &[&str]) -> Option<String> {
    let lacking = lacking.join(", ");
    (!lacking.is_empty()).then(|| format!("the terms ask what the files tell of nobody: {lacking}"))
}
