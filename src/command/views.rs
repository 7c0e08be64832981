//! Lines of commands that do not change the plan.

use std::path::{Path, PathBuf};

use super::as_typed::quote;
use super::line::{LineProblem, LineWords, Suggestion};
use super::{
    Asking, Command, ImportRequest, ImportSource, Looking, Over, PageFile, PageFormat, PersonKind, Program, SquadColumn,
};
use crate::domain::{Edit, WithoutYear};
use crate::text;

pub(super) fn date(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    Ok(Command::Look(Looking::On(line.date(WithoutYear::Next)?)))
}

pub(super) fn sort(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    Ok(Command::Sort(Some(line.one_of("a column", SquadColumn::ALL, SquadColumn::word)?)))
}

/// Columns of the squad, each once, or `all`.
pub(super) fn columns(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    Ok(Command::Columns(line.columns(SquadColumn::ALL, SquadColumn::word)?))
}

/// What is copied, where somebody types it behind the verb: `copy pane` is `copy-pane`.
pub(super) fn copy(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    Ok(Command::Program(match line.one_of("what to copy", &["row", "pane", "page"], |word| word)? {
        "pane" => Program::CopyPane,
        "page" => Program::CopyPage,
        _ => Program::Copy,
    }))
}

pub(super) fn signings(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let budget = if line.is_empty() { None } else { Some(line.money()?) };
    Ok(Command::Ask(Asking::Signings(budget)))
}

pub(super) fn assume(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    if line.is_empty() {
        line.more = kept(line, &[]);
        return Ok(Command::Look(Looking::Assume(None)));
    }
    let name = Some(line.kept_what_if()?);
    Ok(Command::Look(Looking::Assume(name)))
}

/// Keeps terms under a name: those that follow it, else those of the filter that is on.
pub(super) fn keep_filter(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let held = &line.scope.plan.filters;
    let choices: Vec<Suggestion> = held.iter().map(|filter| Suggestion::new(quote(&filter.name), "")).collect();
    let what = "a name for the filter, in \"quotes\" where it has several words";
    let name = line.word(what, |_| choices, |word| Some(word.to_owned()))?;
    if line.is_empty() {
        return Ok(Command::KeepFilter(name));
    }
    let terms = line.raw().to_owned();
    Ok(Command::Edit(Edit::KeepFilter { name, terms }))
}

pub(super) fn use_filter(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    Ok(Command::Look(Looking::Only(line.kept_filter()?)))
}

pub(super) fn remove_filter(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    Ok(Command::Edit(Edit::RemoveFilter { name: line.kept_filter()? }))
}

/// The most what-ifs that are compared at a time: a table of more is wider than a terminal.
pub const MOST_COMPARED: usize = 3;

pub(super) fn compare(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let plan = line.scope.plan;
    let mut names = Vec::new();
    while !line.is_empty() && names.len() < MOST_COMPARED {
        let known = |word: &str| plan.what_if(word).map(|what_if| what_if.name.clone());
        names.push(line.word("the name of a what-if that the plan keeps", |line| kept(line, &names), known)?);
    }
    if names.len() < MOST_COMPARED {
        line.more = kept(line, &names);
    }
    Ok(Command::Ask(Asking::Compare(names)))
}

/// The kept what-ifs that the line does not name yet.
fn kept(line: &LineWords<'_>, but: &[String]) -> Vec<Suggestion> {
    let kept = line.scope.plan.what_ifs.iter().filter(|what_if| !but.contains(&what_if.name));
    kept.map(|what_if| Suggestion::new(quote(&what_if.name), "")).collect()
}

/// The verb that reads a file of others.
pub(super) const IMPORT: &str = "import";

pub(super) fn import(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let path = line.text("a file's name, such as squad.csv")?.into();
    let mut request = ImportRequest::of(ImportSource::File(path));
    while let Some(option) = line.option()? {
        match option {
            "as" => {
                let kinds = [PersonKind::Player, PersonKind::Target];
                request.taken_as = Some(line.one_of("what people become who are new", &kinds, plural)?);
            }
            "club" => request.club = Some(line.text("the club whose people are new, as the file calls it")?),
            "of" => request.of = Some(line.player()?),
            "table" => request.table = Some(line.text("the name or the number of a table")?),
            "dialect" => request.dialect = Some(line.text("a file's name, such as mine.ron")?.into()),
            _ => request.on = Some(line.date(line.on)?),
        }
    }
    Ok(Command::Ask(Asking::Import(Box::new(request))))
}

fn plural(kind: PersonKind) -> &'static str {
    match kind {
        PersonKind::Player => "players",
        PersonKind::Target => "targets",
    }
}

impl ImportRequest {
    pub fn of(from: ImportSource) -> ImportRequest {
        ImportRequest {
            from,
            taken_as: None,
            club: None,
            of: None,
            chosen: Vec::new(),
            on: None,
            table: None,
            dialect: None,
        }
    }

    /// The line that asks for it; none for a paste.
    pub fn line(&self) -> Option<String> {
        let ImportSource::File(path) = &self.from else { return None };
        let quoted = |path: &Path| quote(&path.display().to_string());
        let options = [
            ("as", self.taken_as.map(|kind| plural(kind).to_owned())),
            ("club", self.club.as_deref().map(quote)),
            ("of", self.of.as_ref().map(|id| id.to_string())),
            ("on", self.on.map(|on| on.to_string())),
            ("table", self.table.as_deref().map(quote)),
            ("dialect", self.dialect.as_deref().map(quoted)),
        ];
        let said = options.into_iter().filter_map(|(word, value)| Some(format!(" {word} {}", value?)));
        Some(format!("{IMPORT} {}{}", quoted(path), said.collect::<String>()))
    }
}

/// A page's format, its file, or both; the file's ending tells the format, too.
pub(super) fn page(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let formats = || PageFormat::ALL.iter().map(|format| Suggestion::new(format.word(), "")).collect();
    if line.is_empty() {
        line.more = formats();
    }
    let is_named = line.next_is(|word| PageFormat::from_word(word).is_some());
    let named = if is_named { Some(line.one_of("a format", PageFormat::ALL, PageFormat::word)?) } else { None };
    let at = line.place();
    let path = match line.is_empty() || line.at_option() {
        true => None,
        false => Some(PathBuf::from(line.text("a file's name, such as page.html")?)),
    };
    let by_ending = path.as_deref().map_or(Some(PageFormat::Html), PageFormat::by_ending);
    let problem = |expected: String, choices| LineProblem {
        at,
        found: format!("“{}”", text::fit(&path.iter().map(|path| path.display().to_string()).collect::<String>(), 40)),
        expected,
        choices,
    };
    if let Some((named, other)) = named.zip(by_ending).filter(|(named, other)| path.is_some() && named != other) {
        let expected =
            format!("a file's name that ends in .{0}, as {0} is asked for, or {1}", named.word(), other.word());
        return Err(problem(expected, Vec::new()));
    }
    let format = named.or(by_ending);
    // Whether a folder has that name is seen when the page is written.
    let may_be_a_folder =
        |path: &PathBuf| path.extension().is_none() && path.display().to_string().contains(['/', '\\', '~']);
    if format.is_none() && !path.as_ref().is_some_and(may_be_a_folder) {
        let expected = "html, md, xlsx or json, a file's name that ends in one of them, or a folder, such as board/";
        return Err(problem(expected.to_owned(), formats()));
    }
    let over = if line.takes("over") { Over::Replace } else { Over::Refuse };
    Ok(Command::Program(Program::Page(PageFile { format, path, over })))
}

/// The verb that names a file; the question whether to quit offers it.
pub(super) const WRITE: &str = "write";

pub(super) fn write(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let path = line.text("a file's name, such as plan.ron")?.into();
    let over = if line.takes("over") { Over::Replace } else { Over::Refuse };
    Ok(Command::Program(Program::Write { path, over }))
}

/// The start of the line that gives the plan a file.
pub fn write_line(path: &Path) -> String {
    format!("{WRITE} {} ", quote(&path.display().to_string()))
}
