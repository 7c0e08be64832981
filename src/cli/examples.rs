//! The examples at the end of each command's help, which a test runs as they stand.

use clap::Command;

/// The lines under the help of each command; the first row is that of the program.
///
/// They fit a terminal of 80 columns, for clap would wrap them. They are of a folder with a plan of Juventus,
/// `plan.ron`, and somebody else's table, `squad.csv`.
const EXAMPLES: &[(&str, &[&str])] = &[
    ("touchline", &["touchline", "touchline plan.ron"]),
    ("check", &["touchline check plan.ron"]),
    (
        "do",
        &[
            r#"touchline do plan.ron 'bid balerdi 28m+4m@50% source "Tuttojuve"'"#,
            "touchline do plan.ron 'answer balerdi rejected' 'stage balerdi talks'",
        ],
    ),
    ("cover", &["touchline cover plan.ron --on 2025-08-24 --at-least natural"]),
    ("calendar", &["touchline calendar plan.ron --weeks 12"]),
    (
        "whatif",
        &[
            "touchline whatif plan.ron 'sign balerdi' 'lose gatti until 2025-09-01'",
            "touchline whatif plan.ron 'formation 4-2-3-1' --weeks 4",
        ],
    ),
    ("worth", &["touchline worth plan.ron --budget 40m"]),
    ("risk", &["touchline risk plan.ron --weeks 8 --seed 7"]),
    ("fee", &["touchline fee plan.ron", "touchline fee plan.ron balerdi --json"]),
    ("lists", &["touchline lists plan.ron --rules 'Serie A' --on 2025-08-23"]),
    ("deals", &["touchline deals plan.ron"]),
    (
        "show",
        &[
            "touchline show plan.ron balerdi",
            "touchline show plan.ron",
            "touchline do plan.ron 'remove-entry bremer absence 1'",
        ],
    ),
    ("story", &["touchline story plan.ron", "touchline story plan.ron --since 2025-06-01 --json"]),
    (
        "squad",
        &[
            "touchline squad plan.ron --filter 'cb u30' --sort value",
            "touchline squad plan.ron --on '24 aug' --sort availability",
        ],
    ),
    ("budget", &["touchline budget plan.ron"]),
    ("alternatives", &["touchline alternatives plan.ron RCB", "touchline alternatives plan.ron balerdi --like"]),
    (
        "export",
        &["touchline export plan.ron --format csv > table.csv", "touchline export plan.ron --format json --what bids"],
    ),
    ("page", &["touchline page plan.ron --out page.html", "touchline page plan.ron --format md --on '24 aug'"]),
    ("keys", &["touchline keys > keys.md"]),
    ("diff", &["touchline diff yesterday.ron plan.ron"]),
    ("merge", &["touchline merge yesterday.ron plan.ron theirs.ron"]),
    (
        "import",
        &[
            "touchline import plan.ron squad.csv --dry-run",
            "touchline import plan.ron squad.csv --as targets --club Chelsea",
        ],
    ),
    (
        "inspect",
        &[
            "touchline inspect squad.csv",
            "touchline inspect --guess squad.csv > mine.ron",
            "touchline inspect squad.csv --dialect mine.ron",
        ],
    ),
    (
        "market",
        &[
            "touchline market squad.csv --where 'value<50m' --sort age",
            "touchline market squad.csv --search palmr",
            "touchline market squad.csv --for plan.ron --slot GK",
            "touchline market squad.csv --for plan.ron --like balerdi",
        ],
    ),
    (
        "new",
        &[
            "touchline new ours.ron --club 'Chievo' --formation 4-4-2",
            "touchline new chelsea.ron --from squad.csv --club Chelsea",
        ],
    ),
    ("completions", &["touchline completions bash > touchline.bash"]),
    ("man", &["touchline man > touchline.1"]),
    ("paths", &["touchline paths", "touchline paths settings"]),
];

/// The program with the examples under the help of each command.
pub(super) fn with_examples(program: Command) -> Command {
    EXAMPLES.iter().fold(program, |program, (name, lines)| {
        let heading = if lines.len() == 1 { "Example:" } else { "Examples:" };
        let help = lines.iter().fold(heading.to_owned(), |help, line| format!("{help}\n  {line}"));
        match program.get_name() == *name {
            true => program.after_help(help),
            false => program.mut_subcommand(*name, |task| task.after_help(help)),
        }
    })
}
