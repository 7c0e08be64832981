//! The command line, with a file for each subcommand.

mod ahead;
mod alternatives;
mod board;
mod budget;
mod calendar;
mod check;
mod checked;
mod completions;
mod cover;
mod deals;
mod diff;
mod edits;
mod examples;
mod export;
mod fee;
mod import;
mod inspect;
mod keys;
mod lines;
mod lists;
mod man;
mod market;
mod merge;
mod new;
mod page;
mod paths;
mod risk;
mod show;
mod squad;
mod story;
mod usage;
mod what_if;
mod worth;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::{Command, CommandFactory, Parser, Subcommand};

use ahead::{AheadArguments, Level};

/// Can we field a proper eleven on any given date? A squad-planning dashboard for the terminal.
///
/// Without a file it opens a sample: Juventus on 17 June 2025.
#[derive(Parser)]
#[command(name = "touchline", version, args_conflicts_with_subcommands = true)]
pub struct Arguments {
    /// The plan to open
    file: Option<PathBuf>,
    /// A file of competition rules, beside those that the program knows
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,
    /// Begin with a market: everybody of these files, to search, filter and rank
    #[arg(long, value_name = "FILE", num_args = 1..)]
    market: Vec<PathBuf>,
    /// Start without your settings
    #[arg(long)]
    no_settings: bool,
    #[command(subcommand)]
    task: Option<Task>,
}

// the board is opened without any of them, so what each takes is put together when it is named
#[derive(Subcommand)]
#[command(defer = true)]
enum Task {
    /// Say where a plan is wrong; silent when it is good
    Check {
        /// The plan
        file: PathBuf,
    },
    /// Make edits, all of them or none, and save the plan
    ///
    /// Each edit is a line as on the board.
    Do {
        /// The plan
        file: PathBuf,
        /// An edit, as it would be typed on the board
        #[arg(required = true)]
        edits: Vec<String>,
    },
    /// Say who can be fielded on a day, how many absences the plan survives, and where it is short
    Cover {
        /// The plan
        file: PathBuf,
        /// The day; the plan's today unless said
        #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
        on: Option<String>,
        /// The lowest familiarity that counts
        #[arg(long, value_enum, default_value_t = Level::Competent)]
        at_least: Level,
        /// Print the answer as JSON
        #[arg(long)]
        json: bool,
    },
    /// Say how well each of the coming weeks is covered on its worst day, and who is away
    Calendar {
        /// The plan
        file: PathBuf,
        /// The first day; the plan's today unless said
        #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
        from: Option<String>,
        #[command(flatten)]
        ahead: AheadArguments,
    },
    /// Say what would be: the plan as it is beside what is assumed
    ///
    /// Each assumption is a line, or the name of a what-if that the plan keeps. Without any, all kept ones are compared.
    #[command(name = "whatif")]
    WhatIf {
        /// The plan
        file: PathBuf,
        /// sign ID [from DAY], sell ID [from DAY], lose ID [from DAY] [until DAY], back ID DAY, formation NAME
        assumptions: Vec<String>,
        #[command(flatten)]
        ahead: AheadArguments,
    },
    /// Say what each target adds, and whom to buy
    Worth {
        /// The plan
        file: PathBuf,
        /// What may be spent, such as 40m; the plan's budget where it has one, else anything
        #[arg(long, value_name = "AMOUNT")]
        budget: Option<String>,
        #[command(flatten)]
        ahead: AheadArguments,
    },
    /// Say how likely it is that the eleven can't be filled in each of the coming weeks, and what changes that
    ///
    /// Injuries to come, the end of those that last and doubts are chance; contracts, loans, bans and call-ups are
    /// certain. A chance changes no margin. With --check it scores itself on what was seen.
    Risk(risk::RiskArguments),
    /// Say what completed deals for people of such a value, age, league and contract cost
    ///
    /// One deal in ten cost less than the range and one in ten more. Whether the seller sells it does not say. With --check
    /// it scores itself on deals.
    Fee(fee::FeeArguments),
    /// Say who may be registered for a competition, whom to leave out, and what each target would take
    ///
    /// Without rules, those of the competitions that the plan names. Everyone counts whom the club has on the day, fit
    /// or not.
    Lists {
        /// The plan
        file: PathBuf,
        /// UEFA, "Serie A", "Premier League", Bundesliga, or a file of rules
        #[arg(long, value_name = "NAME or FILE")]
        rules: Option<String>,
        /// The day; the plan's today unless said
        #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
        on: Option<String>,
        /// The lowest familiarity that counts
        #[arg(long, value_enum, default_value_t = Level::Competent)]
        at_least: Level,
        /// Print the answer as JSON
        #[arg(long)]
        json: bool,
    },
    /// Say how every deal stands, what was said and offered, what comes next, and which contracts and loans end
    ///
    /// A deal that is under way is stalled when nothing has moved it for as many days as the plan has patience (7
    /// unless it says otherwise) and a deadline is still to come. A bid, an answer, a stage and a stance move it; a
    /// refusal to talk and a report do not.
    Deals {
        /// The plan
        file: PathBuf,
        /// Print the answer as JSON
        #[arg(long)]
        json: bool,
    },
    /// Say what the plan has of a person: bids, answers, reports, absences, steps and renewals, each with its number
    ///
    /// By kind and number, change-entry corrects an entry and remove-entry takes it out. Without a person it prints
    /// everything that the plan has, a line for each thing, as git compares two versions.
    Show {
        /// The plan
        file: PathBuf,
        /// The id of a player or a target
        id: Option<String>,
        /// Print the entries as JSON
        #[arg(long)]
        json: bool,
    },
    /// Tell what happened in the plan, day by day: absences, returns, reports, stances, bids, answers, signings
    ///
    /// What is dated after the plan's today is marked as to come. Matches, deadlines and call-ups are in the calendar.
    Story {
        /// The plan
        file: PathBuf,
        /// The first day that is told
        #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
        since: Option<String>,
        /// The last day that is told
        #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
        until: Option<String>,
        /// Print the story as JSON
        #[arg(long)]
        json: bool,
    },
    /// Print the club's players on a day as a table, sorted and filtered as on the board
    ///
    /// Who has left comes last. A column of which the plan has nothing is left out.
    Squad {
        /// The plan
        file: PathBuf,
        #[command(flatten)]
        arguments: squad::SquadArguments,
    },
    /// Say what the plan's deals cost in which season, and what they leave of its budget
    Budget {
        /// The plan
        file: PathBuf,
        /// Print the answer as JSON
        #[arg(long)]
        json: bool,
    },
    /// Say who else could come for a person, a slot or the gap that it is in, and why each is where he is
    Alternatives {
        /// The plan
        file: PathBuf,
        /// The id of a target or a player, or the label of a slot
        id: String,
        /// Those most like the person, the nearest first
        #[arg(long)]
        like: bool,
        #[command(flatten)]
        ahead: AheadArguments,
    },
    /// Write the squad, the targets, the absences or the bids as a table for other programs
    ///
    /// Money is in whole units, days are YYYY-MM-DD, and what nobody knows is empty. In CSV an apostrophe stands before
    /// a text that a spreadsheet would take for a formula.
    Export {
        /// The plan
        file: PathBuf,
        #[command(flatten)]
        arguments: export::ExportArguments,
    },
    /// Write everything about the plan on a day as one page to hand on
    ///
    /// The eleven, margin and gaps with their proofs, who is out by which source, the weeks ahead, targets, deals, lists,
    /// budget and what-ifs. The web page is one file that needs no network, and prints.
    Page {
        /// The plan
        file: PathBuf,
        #[command(flatten)]
        arguments: page::PageArguments,
    },
    /// Print every command of the board with your keys, as a Markdown table
    Keys {
        /// Without your settings
        #[arg(long)]
        no_settings: bool,
    },
    /// Say what is different in the second of two plans
    ///
    /// Many changes of one kind, as after an import, are summed up.
    Diff(diff::DiffArguments),
    /// Merge two versions of a plan into OURS, as git's merge driver
    ///
    /// Exits with 1 when both sides changed the same: OURS keeps its own there, and each conflict is named. To set it
    /// up: git config merge.touchline.driver 'touchline merge %O %A %B --path %P --labels %X %Y', and the line
    /// '*.ron merge=touchline diff=touchline' in .gitattributes. docs/sharing.md has the rest: versions compared in
    /// words, and a hook that refuses a plan that cannot be read
    Merge(merge::MergeArguments),
    /// Update a plan from somebody else's newer file: values, contracts, absences, who is new
    ///
    /// People are known by the source's id, else by name and birth date, else by name, club and position; who fits two
    /// is named and left alone. What was typed after the day of the file stands. Nobody is removed.
    Import(import::ImportArguments),
    /// Say what somebody else's file holds: its source, its people, what was read of them, and what is doubtful
    ///
    /// It may be an export of Football Manager, a spreadsheet, a web page or a feed: CSV, HTML, text with | between its columns,
    /// .xlsx, .ods or JSON, packed by gzip or not. Where no known source writes such columns, write down how they are read:
    /// --guess begins that, and --dialect takes it.
    Inspect(inspect::InspectArguments),
    /// Look through everybody of other people's files: who matches, who is meant, who closes a gap of a plan
    ///
    /// Files may have a million people; a person who is in several is told once, by the newest, with what the others say
    /// otherwise. With --for they are ranked for a plan's worst gap, a slot, or somebody's place.
    Market(market::MarketArguments),
    /// Make a plan: an empty one, or one with a club's people from somebody else's file
    ///
    /// The file may be an export of Football Manager, a spreadsheet, a web page or a feed.
    New(new::NewArguments),
    /// Print a script by which your shell completes commands, options and files
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
    /// Say where your settings are, and what the program keeps between two sessions
    Paths {
        /// Print this path alone, for scripts
        what: Option<paths::PathKind>,
    },
}

/// The command line as people meet it.
fn command_line() -> Command {
    examples::with_examples(Arguments::command())
}

/// Prints the output of a subcommand; it is no error if the reader closes the pipe early.
fn print(said: &str) -> anyhow::Result<()> {
    match io::stdout().write_all(said.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error).context("cannot print the answer"),
        _ => Ok(()),
    }
}

impl Arguments {
    /// Runs the subcommand, or the board if there is none.
    ///
    /// An error goes to standard error and says what to do about it; the exit code is then 1.
    pub fn run(self) -> ExitCode {
        let done = match self.task {
            None => board::run(self.file.as_deref(), self.rules.as_deref(), self.market, self.no_settings),
            Some(Task::Check { file }) => check::run(&file),
            Some(Task::Do { file, edits }) => edits::run(&file, &edits),
            Some(Task::Cover { file, on, at_least, json }) => cover::run(&file, on.as_deref(), at_least.into(), json),
            Some(Task::Lists { file, rules, on, at_least, json }) => {
                lists::run(&file, rules.as_deref(), on.as_deref(), at_least.into(), json)
            }
            Some(Task::Show { file, id, json }) => show::run(&file, id.as_deref(), json),
            Some(Task::Story { file, since, until, json }) => {
                story::run(&file, [since.as_deref(), until.as_deref()], json)
            }
            Some(Task::Squad { file, arguments }) => squad::run(&file, &arguments),
            Some(Task::Budget { file, json }) => budget::run(&file, json),
            Some(Task::Alternatives { file, id, like, ahead }) => alternatives::run(&file, &id, like, &ahead),
            Some(Task::Deals { file, json }) => deals::run(&file, json),
            Some(Task::Export { file, arguments }) => export::run(&file, &arguments),
            Some(Task::Page { file, arguments }) => page::run(&file, &arguments),
            Some(Task::Keys { no_settings }) => keys::run(no_settings),
            Some(Task::Diff(arguments)) => diff::run(&arguments),
            Some(Task::Merge(arguments)) => merge::run(&arguments),
            Some(Task::Calendar { file, from, ahead }) => calendar::run(&file, from.as_deref(), &ahead),
            Some(Task::WhatIf { file, assumptions, ahead }) => what_if::run(&file, &assumptions, &ahead),
            Some(Task::Worth { file, budget, ahead }) => worth::run(&file, budget.as_deref(), &ahead),
            Some(Task::Risk(arguments)) => risk::run(&arguments),
            Some(Task::Fee(arguments)) => fee::run(&arguments),
            Some(Task::Import(arguments)) => import::run(&arguments),
            Some(Task::Inspect(arguments)) => inspect::run(&arguments),
            Some(Task::Market(arguments)) => market::run(&arguments),
            Some(Task::New(arguments)) => new::run(&arguments),
            Some(Task::Completions { shell }) => completions::run(shell, command_line()),
            Some(Task::Man) => man::run(command_line()),
            Some(Task::Paths { what }) => paths::run(what),
        };
        match done.and_then(|said| print(&said)) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                // Not `eprintln`, which panics if the terminal is gone.
                let usage = error.downcast_ref::<clap::Error>();
                let _ = match usage {
                    Some(usage) => write!(io::stderr(), "{usage}"),
                    None => writeln!(io::stderr(), "{error}"),
                };
                if usage.is_some() { ExitCode::from(2) } else { ExitCode::FAILURE }
            }
        }
    }
}
