//! The arguments of `touchline new`.

use std::path::PathBuf;

#[derive(clap::Args)]
pub(crate) struct NewArguments {
    /// The plan's file, which must not be there yet
    pub(crate) file: PathBuf,
    /// The club's name; of a file with one club, that one
    #[arg(long, value_name = "NAME", required_unless_present = "from")]
    pub(crate) club: Option<String>,
    /// One of the known formations; for a plan from a file the one that its squad fills best, unless said
    #[arg(long, value_name = "NAME", required_unless_present = "from")]
    pub(crate) formation: Option<String>,
    /// Somebody else's file with the club's people; - is standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) from: Option<PathBuf>,
    /// The day that the file is of, and then the plan's today; unless said, when the file was last changed
    #[arg(long, value_name = "DAY", allow_negative_numbers = true, requires = "from")]
    pub(crate) on: Option<String>,
    /// How the file is read, where no source that is known writes such columns
    #[arg(long, value_name = "FILE", requires = "from")]
    pub(crate) dialect: Option<PathBuf>,
    /// The table to take where the file has several: its name or number
    #[arg(long, value_name = "NAME", requires = "from")]
    pub(crate) table: Option<String>,
}
