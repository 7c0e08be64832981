//! What the pages show of files and lines is read as they say. The RON of the pages loads. Its fence says what it is: `ron` a plan, `ron rules` rules of competitions, `ron dialect` a dialect, `ron plan`
//! fields of a plan, `ron player` and `ron target` one of these with its id.

use touchline::command::{Scope, entry, parse};
use touchline::domain::{Plan, Rules, Terms};
use touchline::import::dialects::{FileField, read_dialect};
use touchline::report::export::{absences, bids, squad, targets};
use touchline::runtime::{self, Settings};
use touchline::store::{Source, assets, read_plan, read_rules, write_plan};

use super::pages::{Block, Page, pages};

#[test]
fn every_piece_of_a_file_loads() {
    let (mut kinds, keymap) = (Vec::new(), runtime::catalogue().keymap);
    for page in pages() {
        for block in page.blocks().iter().filter(|block| block.kind.split(' ').next() == Some("ron")) {
            match block.kind {
                "ron rules" => drop(rules(&page, block)),
                "ron settings" => drop(Settings::read(&Source::new(&page.name, block.text), &keymap).unwrap()),
                "ron dialect" => drop(read_dialect(&Source::new(&page.name, block.text)).unwrap()),
                _ => drop(plan(&page, block)),
            }
            kinds.push(block.kind.to_owned());
        }
    }
    for kind in ["ron", "ron plan", "ron player", "ron target", "ron rules", "ron dialect", "ron settings"] {
        assert!(kinds.iter().any(|one| one == kind), "no piece of kind {kind}");
    }
}

#[test]
fn every_field_of_the_file_is_explained() {
    let format = pages().into_iter().find(|page| page.name == "docs/file-format.md").unwrap();
    let is_field = |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let shapes = [include_str!("../../src/store/shape.rs"), include_str!("../../src/store/rule_shape.rs")].concat();
    let typed = [": Option<", ": Vec<", ": Entries<"];
    let fields: Vec<&str> = typed
        .iter()
        .flat_map(|kind| shapes.match_indices(kind))
        .filter_map(|(at, _)| shapes[..at].rsplit(|c: char| !c.is_alphanumeric() && c != '_').next())
        .filter(|name| is_field(name))
        .collect();
    assert!(fields.len() > 80, "{fields:?}");
    for field in fields {
        assert!(format.text.contains(&format!("{field}:")), "{field} stands nowhere in docs/file-format.md");
    }
}

#[test]
fn every_field_of_a_dialect_is_explained() {
    let dialects = pages().into_iter().find(|page| page.name == "docs/dialects.md").unwrap();
    for field in FileField::ALL {
        let name = format!("`{}`", field.ron_name());
        assert!(dialects.text.contains(&name), "{name} stands nowhere in docs/dialects.md");
    }
}

#[test]
fn every_column_of_an_export_is_explained() {
    let page = pages().into_iter().find(|page| page.name == "docs/export.md").unwrap();
    let formations = runtime::catalogue().formations;
    let sample = read_plan(assets::SAMPLE_NAME, assets::SAMPLE, &formations).unwrap();
    let tables = [squad(&sample, sample.today.unwrap()), targets(&sample), absences(&sample), bids(&sample)];
    for header in tables.iter().flat_map(|table| &table.headers) {
        assert!(page.text.contains(&format!("`{header}`")), "{header} stands nowhere in docs/export.md");
    }
}

#[test]
fn every_line_of_the_notation_of_terms_is_read() {
    let terms = pages().into_iter().find(|page| page.name == "docs/terms.md").unwrap();
    let (_, table) = terms.text.split_once("| notation | means |\n|---|---|\n").unwrap();
    let rows: Vec<&str> =
        table.lines().map_while(|line| line.strip_prefix("| `")?.split_once('`')).map(|row| row.0).collect();
    assert!(rows.len() > 15, "{rows:?}");
    for row in rows {
        row.parse::<Terms>().unwrap_or_else(|error| panic!("{row}: {error}"));
    }
}

#[test]
fn every_command_of_the_board_in_a_sentence_is_one() {
    let formations = runtime::catalogue().formations;
    let sample = read_plan(assets::SAMPLE_NAME, assets::SAMPLE, &formations).unwrap();
    let mut checked = 0;
    for page in pages() {
        // The tables of keys, of words and of “Try this” are held to the program elsewhere.
        let held = |line: &&str| {
            line.starts_with('|') && matches!(&*page.name, "README.md" | "docs/keys.md" | "docs/cover.md")
        };
        let prose = page.prose().lines().filter(|line| !held(line)).collect::<Vec<_>>().join(" ");
        for line in prose.split('`').skip(1).step_by(2) {
            let mut words = line.split_whitespace();
            let is_command = words.next().is_some_and(|verb| entry(verb).is_some());
            // What is in capitals is for the reader to fill in.
            let is_form = line.ends_with(' ') || words.clone().any(|word| word.chars().all(|c| c.is_ascii_uppercase()));
            if is_command && words.next().is_some() && !is_form {
                let today = sample.today.unwrap();
                let scope = Scope { plan: &sample, formations: &formations, nations: assets::nations(), today };
                parse(scope, line).unwrap_or_else(|problem| panic!("{}: {line}: {problem}", page.name));
                checked += 1;
            }
        }
    }
    assert!(checked > 5, "{checked} commands");
}

fn rules(page: &Page, block: &Block<'_>) -> Vec<Rules> {
    read_rules(&Source::new(&page.name, block.text)).unwrap_or_else(|error| fail(page, block, error))
}

/// A piece of a plan loads as part of the smallest plan that has all else.
fn plan(page: &Page, block: &Block<'_>) -> Plan {
    let text = match block.kind {
        "ron" => block.text.to_owned(),
        "ron plan" => whole(block.text),
        "ron player" => whole(&format!("players: {{ {} }},", block.text)),
        "ron target" => whole(&format!("targets: {{ {} }},", block.text)),
        kind => panic!("{}:{}: what is {kind}?", page.name, block.line),
    };
    let formations = runtime::catalogue().formations;
    let plan = read_plan(&page.name, &text, &formations).unwrap_or_else(|error| fail(page, block, error));
    assert_eq!(read_plan(&page.name, &write_plan(&plan), &formations).unwrap(), plan, "{}:{}", page.name, block.line);
    plan
}

fn whole(fields: &str) -> String {
    let required =
        [("format:", "format: 1,"), ("club:", "club: \"Juventus\","), ("tactic:", "tactic: (formation: \"3-4-2-1\"),")];
    let stands = |name: &str| fields.lines().any(|line| line.starts_with(name));
    let lacking = required.into_iter().filter(|(name, _)| !stands(name)).map(|(_, field)| field);
    format!("(\n{}\n{fields}\n)", lacking.collect::<String>())
}

fn fail<T>(page: &Page, block: &Block<'_>, error: impl std::fmt::Display) -> T {
    panic!("{}:{}: {error}", page.name, block.line)
}
