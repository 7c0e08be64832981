//! Lines about the market: everybody of other people's files.

use std::path::{Path, PathBuf};

use super::as_typed::quote;
use super::line::{LineOption, LineProblem, LineWords};
use super::{Command, MarketCommand, MarketRequest};
use crate::market::MarketColumn;

/// The verb that shows the market, and reads it where files are named.
pub(super) const MARKET: &str = "market";

/// What may follow the files.
const OPTIONS: &[LineOption] = &[LineOption::new("table", "TEXT"), LineOption::new("dialect", "FILE")];

/// Files, each a word or in quotes.
pub(super) fn read(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    line.with_options(OPTIONS);
    let mut request = MarketRequest::of(Vec::new());
    while request.files.is_empty() || (!line.is_empty() && !line.at_option()) {
        let path = line.word("a file's name, such as players.csv", |_| Vec::new(), |word| Some(PathBuf::from(word)))?;
        request.files.push((path, None));
    }
    while let Some(option) = line.option()? {
        match option {
            "table" => request.table = Some(line.text("the name or the number of a table")?),
            _ => request.dialect = Some(line.text("a file's name, such as mine.ron")?.into()),
        }
    }
    Ok(Command::Market(MarketCommand::Read(Box::new(request))))
}

pub(super) fn sort(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let by = line.one_of("a column", MarketColumn::ALL, MarketColumn::word)?;
    Ok(Command::Market(MarketCommand::Sort(by)))
}

/// Columns of the market, each once, or `all`.
pub(super) fn columns(line: &mut LineWords<'_>) -> Result<Command, LineProblem> {
    let columns = line.columns(MarketColumn::ALL, MarketColumn::word)?;
    Ok(Command::Market(MarketCommand::Columns(columns)))
}

impl MarketRequest {
    pub fn of(files: Vec<PathBuf>) -> MarketRequest {
        MarketRequest { files: files.into_iter().map(|file| (file, None)).collect(), table: None, dialect: None }
    }

    /// The line that asks for it.
    pub fn line(&self) -> String {
        let quoted = |path: &Path| quote(&path.display().to_string());
        let files = self.files.iter().map(|(file, _)| quoted(file));
        let table = self.table.as_deref().map(|table| format!("table {}", quote(table)));
        let dialect = self.dialect.as_deref().map(|dialect| format!("dialect {}", quoted(dialect)));
        let words: Vec<String> = std::iter::once(MARKET.to_owned()).chain(files).chain(table).chain(dialect).collect();
        words.join(" ")
    }
}
